import { describe, expect, it } from 'vitest';
import { checkSources, checkVocabularyUse } from '../../src/core/check-upkeep.js';
import { aReferential, aVocabulary } from '../fixtures/small-rules.js';

const DAY = '2026-06-01';

describe('a source read long ago', () => {
  const stale = (consulted: string): unknown => {
    const document = aReferential();
    document.sources[1]!.consulted = consulted;
    return checkSources(document, DAY).map(({ code, place, severity, params }) => [code, place.path, severity, params['id']]);
  };

  it.each([
    ['2026-05-31', false],
    ['2025-06-01', false],
    ['2025-05-31', true],
    ['2022-01-01', true],
  ])('consulted on %s, checked on 2026-06-01: %s', (consulted, isStale) => {
    expect(stale(consulted)).toEqual(isStale ? [['referential/stale-source', ['sources', 1, 'consulted'], 'warning', 'guide']] : []);
  });
});

describe('what the vocabulary offers and nothing uses', () => {
  it('facts that no probe states are told, as information', () => {
    expect(checkVocabularyUse(aVocabulary(), [aReferential()], ['tls']).map(({ code, place, severity }) => [code, place.path, severity])).toEqual([['referential/fact-not-stated', ['facts', 1, 'id'], 'info']]);
    expect(checkVocabularyUse(aVocabulary(), [aReferential()], ['tls', 'signed'])).toEqual([]);
  });

  it('questions, lists and fields that no rule set reads; not the name of an item, nor the kind of product', () => {
    const vocabulary = aVocabulary();
    vocabulary.profile.push({ id: 'idle', kind: 'yesNo', text: '' }, { id: 'gate', kind: 'yesNo', text: '' }, { id: 'gated', kind: 'yesNo', text: '', when: { profile: 'gate', equals: true }, otherwise: false });
    vocabulary.questions.push({ id: 'idle', kind: 'yesNo', text: '' });
    vocabulary.lists[0]!.fields.push({ id: 'idle', kind: 'yesNo', text: '' });
    vocabulary.lists.push({ ...structuredClone(vocabulary.lists[0]!), id: 'others' });
    const referential = aReferential();
    delete referential.applies;
    const said = checkVocabularyUse(vocabulary, [referential], ['tls', 'signed']).map(({ code, place, severity }) => [code.replace('referential/', ''), place.path?.join('.'), severity]);
    expect(said).toEqual([
      ['idle-profile', 'profile.2.id', 'info'],
      ['idle-profile', 'profile.4.id', 'info'],
      ['idle-shared-question', 'questions.1.id', 'info'],
      ['idle-field', 'lists.0.fields.3.id', 'info'],
      ['idle-list', 'lists.1.id', 'info'],
    ]);
  });
});
