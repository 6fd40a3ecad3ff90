import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { LineBreaker } from '../../src/reporters/pdf/lines.js';

/** Every letter is half as wide as it is high, so that a column of 50 points holds ten letters of size 10. */
const breaker = (): LineBreaker => new LineBreaker((piece) => [...piece].length * 500);
const lines = (text: string, letters: number): readonly string[] => breaker().lines(text, letters * 5, { size: 10 });

describe('texts broken into lines', () => {
  it.each<[string, string, number, string[]]>([
    ['at spaces, as many words as fit', 'un deux trois quatre', 10, ['un deux', 'trois', 'quatre']],
    ['never at a non-breaking space', 'le 3\u00a0mars 2026', 8, ['le', '3\u00a0mars', '2026']],
    ['after a hyphen or a slash between words', 'service e-santé et/ou DMP', 11, ['service e-', 'santé et/ou', 'DMP']],
    ['never inside a day, a number or a code', 'le 2026-11-24 un EXI-03', 10, ['le', '2026-11-24', 'un EXI-03']],
    ['inside a word wider than the column, letter by letter', 'anticonstitutionnel', 8, ['anticons', 'titution', 'nel']],
    ['nothing is one line of nothing', '', 5, ['']],
    ['a text that just fits', 'dix lettre', 10, ['dix lettre']],
  ])('%s', (_case, text, letters, expected) => {
    expect(lines(text, letters)).toEqual(expected);
  });

  it('says with an ellipsis, inside the column, that there was more', () => {
    expect(breaker().shown('un deux trois quatre cinq', 35, { size: 10 }, 2)).toEqual(['un deux', 'trois…']);
    expect(breaker().shown('un deux trois', 35, { size: 10 }, 2)).toEqual(['un deux', 'trois']);
    expect(breaker().shown('abcdefghijklmnop', 25, { size: 10 }, 1)).toEqual(['abcd…']);
  });

  it('loses nothing and never overflows', () => {
    const word = fc.string({ minLength: 1, maxLength: 14, unit: fc.constantFrom(...'abé-/3.’«Î') });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.integer({ min: 1, max: 12 }), (words, letters) => {
        const text = words.join(' ');
        const broken = lines(text, letters);
        expect(broken.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of broken) expect([...line].length).toBeLessThanOrEqual(letters);
      }),
    );
  });

  it('measures a piece once, whatever the size it is printed in', () => {
    let measured = 0;
    const counting = new LineBreaker((piece) => {
      measured += 1;
      return piece.length * 500;
    });
    for (const size of [8, 9, 10]) counting.lines('deux mots deux mots', 100, { size });
    expect(measured).toBe(3);
  });
});

describe('the fonts of the PDF', () => {
  const doc = new PDFDocument({ font: '' });
  const width = (text: string): number => doc.fontSize(1000).widthOfString(text);

  it.each(['regular', 'semibold', 'bold'])('%s brings together the letters that leave a hole, and no others', (weight) => {
    doc.font(readFileSync(new URL(`../../assets/fonts/report-sans-${weight}.ttf`, import.meta.url)), undefined);
    const kerned = (pair: string): number => width(pair) - [...pair].reduce((sum, letter) => sum + width(letter), 0);
    for (const pair of ['AV', 'To', 'L’', 'r.', 'Yé']) expect(kerned(pair), pair).toBeLessThan(-5);
    for (const pair of ['nn', 'il', '00']) expect(kerned(pair), pair).toBeCloseTo(0);
  });

  it.each(['regular', 'semibold', 'bold'])('%s draws what a report may hold', (weight) => {
    doc.font(readFileSync(new URL(`../../assets/fonts/report-sans-${weight}.ttf`, import.meta.url)), undefined);
    const missing = width('\uE000\uE000');
    // A letter the font lacks is as wide as any other it lacks: twice the same width would be a coincidence.
    for (const letter of 'ÀÉÈÇŒæœ«»’“”—…≥≤→\u202fΩЖ') expect([letter, width(letter + letter)]).not.toEqual([letter, missing]);
  });
});
