import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayCount, neutralised, typeset, wholeNumber } from '../../src/i18n/format.js';
import { LANGS } from '../../src/i18n/index.js';

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;

describe('numbers', () => {
  it.each(LANGS)('are written as the locale writes them, the short ones too: %s', (lang) => {
    const whole = new Intl.NumberFormat(LOCALES[lang], { maximumFractionDigits: 0 });
    const halves = new Intl.NumberFormat(LOCALES[lang], { maximumFractionDigits: 1 });
    fc.assert(fc.property(fc.oneof(fc.integer({ min: -2000, max: 2000 }), fc.integer()), (value) => void expect(wholeNumber(value, lang)).toBe(whole.format(value))));
    fc.assert(fc.property(fc.integer({ min: 0, max: 40_000 }), (halfDays) => void expect(dayCount(halfDays / 2, lang)).toBe(halves.format(halfDays / 2))));
  });
});

describe('what a stranger wrote', () => {
  const hostile = /[\u0000-\u001f\u007f-\u009f\u00ad\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])/u;

  it('holds nothing that drives a screen or reads otherwise than it is written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) })), (text) => {
        const harmless = neutralised(text);
        expect(harmless).not.toMatch(hostile);
        expect(neutralised(harmless)).toBe(harmless);
        expect(harmless).toBe(harmless.normalize('NFC'));
      }),
      { numRuns: 500 },
    );
  });

  it('is composed, so that an accent stays on its letter', () => {
    expect(neutralised('e\u0301te\u0301')).toBe('été');
  });
});

describe('typography', () => {
  it.each<[string, string, string]>([
    ['un écart : « oui » ; non ?', 'un écart\u00a0: «\u00a0oui\u00a0»\u202f; non\u202f?', 'un écart: « oui »; non ?'],
    ['dans 3 mois et 12 jours', 'dans 3\u00a0mois et 12\u00a0jours', 'dans 3\u00a0mois et 12\u00a0jours'],
    ['rien à faire, ni ici ni là', 'rien à faire, ni ici ni là', 'rien à faire, ni ici ni là'],
  ])('%s', (text, french, english) => {
    expect([typeset(text, 'fr'), typeset(text, 'en')]).toEqual([french, english]);
  });
});
