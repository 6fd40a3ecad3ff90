import { describe, expect, it } from 'vitest';
import { checkMeaning } from '../../src/core/check-meaning.js';
import type { Condition } from '../../src/core/condition.js';
import type { Alias } from '../../src/core/referential.js';
import { aReferential, aVocabulary } from '../fixtures/small-rules.js';

/** Two requirements with these other names. */
function named(one: readonly Alias[], other: readonly Alias[], change: (document: ReturnType<typeof aReferential>) => void = () => undefined) {
  const document = aReferential();
  Object.assign(document.requirements[0]!, { aliases: one });
  Object.assign(document.requirements[1]!, { aliases: other });
  change(document);
  return checkMeaning({ referential: document, digest: '', shipped: true, file: 'test' }, aVocabulary(), '2026-06-01').map(({ code, place, params, severity }) => [code, place.path?.join('.'), params['devices'], severity]);
}

describe('a name of another list, given twice', () => {
  const twice = (devices: readonly string[], at = 0) => [['referential/alias-twice', `requirements.1.aliases.${at}.id`, devices, 'warning']];

  it.each<[string, Alias, Alias, unknown]>([
    ['for one device and wave', { id: 'INS/01', wave: 2, devices: ['lgc', 'dpi'] }, { id: 'INS/01', wave: 2, devices: ['dpi'] }, twice(['dpi'])],
    ['for two devices', { id: 'INS/01', wave: 2, devices: ['lgc'] }, { id: 'INS/01', wave: 2, devices: ['dpi'] }, []],
    ['in two waves', { id: 'INS/01', wave: 1, devices: ['lgc'] }, { id: 'INS/01', wave: 2, devices: ['lgc'] }, []],
    ['in two sets', { id: 'INS/01', set: 'REM-MDV', devices: ['lgc'] }, { id: 'INS/01', set: 'REM-HOP', devices: ['lgc'] }, []],
    ['one of them for every wave', { id: 'INS/01', devices: ['lgc'] }, { id: 'INS/01', wave: 2, devices: ['lgc'] }, twice(['lgc'])],
    ['one of them for every device', { id: 'INS/01', wave: 2 }, { id: 'INS/01', wave: 2, devices: ['lgc'] }, twice(['lgc'])],
    ['another name', { id: 'INS/01', wave: 2, devices: ['lgc'] }, { id: 'INS/02', wave: 2, devices: ['lgc'] }, []],
  ])('%s', (_title, one, other, expected) => {
    expect(named([one], [other])).toEqual(expected);
  });

  it('of two requirements that no product is concerned by together, one name is enough', () => {
    const alias: Alias = { id: 'INS/01', wave: 2, devices: ['lgc'] };
    const apart = (one: Condition, other: Condition) => named([alias], [alias], (document) => Object.assign(document.requirements[0]!, { applies: one }) && Object.assign(document.requirements[1]!, { applies: other, implies: [] }));
    expect(apart({ profile: 'sensitive', equals: true }, { profile: 'sensitive', equals: false })).toEqual([]);
    expect(apart({ profile: 'sensitive', equals: true }, { profile: 'kind', equals: 'lgc' })).toEqual(twice(['lgc']));
  });

  it('within one requirement, and with the nearest earlier one only', () => {
    const alias: Alias = { id: 'INS/01', wave: 2, devices: ['lgc'] };
    expect(named([], [alias, alias])).toEqual(twice(['lgc'], 1));
    expect(named([alias, { ...alias, wave: 1 }], [alias])).toEqual(twice(['lgc']));
  });
});
