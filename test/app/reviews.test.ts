import { describe, expect, it } from 'vitest';
import type { ReviewFile } from '../../src/app/ports.js';
import { assignReviews } from '../../src/app/campaign/reviews.js';
import { ConvergenceError } from '../../src/core/error.js';

const file = (name: string, dossier?: string): ReviewFile => ({ name, place: { file: `reviews/${name}.yaml` }, ...(dossier === undefined ? {} : { dossier }), reviews: [{ review: { evidence: name, state: 'accepted', by: 'auditrice', date: '2026-11-20' }, place: {} }] });

function problemsOf(files: readonly ReviewFile[], keys: readonly string[]): ConvergenceError['problems'] {
  try {
    assignReviews(files, keys);
  } catch (error) {
    if (error instanceof ConvergenceError) return error.problems;
    throw error;
  }
  return [];
}

describe('the file of a review', () => {
  it.each<[string, ReviewFile, readonly string[], string | undefined]>([
    ['is the key', file('OCC/alize'), ['OCC/alize', 'OCC/bora'], 'OCC/alize'],
    ['ends the key', file('alize'), ['dossiers/OCC/alize', 'dossiers/OCC/bora'], 'dossiers/OCC/alize'],
    ['ends it on whole segments only', file('lize'), ['dossiers/OCC/alize'], undefined],
    ['is longer than the key', file('dossiers/OCC/alize'), ['OCC/alize'], undefined],
    ['is the key, though others end in it', file('alize'), ['alize', 'OCC/alize', 'IDF/alize'], 'alize'],
    ['says the key, whatever its own name', file('x', 'lot.jsonl:12'), ['lot.jsonl:1', 'lot.jsonl:12'], 'lot.jsonl:12'],
    ['says the end of a key', file('x', 'lot.jsonl:12'), ['recus/lot.jsonl:12', 'recus/lot.jsonl:2'], 'recus/lot.jsonl:12'],
    ['says something, and its name is then nothing', file('alize', 'bora'), ['OCC/alize'], undefined],
    ['leaves out dossier.yaml', file('OCC/alize'), ['recus/OCC/alize/dossier.yaml'], 'recus/OCC/alize/dossier.yaml'],
    ['is written as Windows writes paths', file('x', 'OCC\\alize'), ['recus\\OCC\\alize'], 'recus\\OCC\\alize'],
    ['begins where one is', file('x', './OCC/alize'), ['OCC/alize'], 'OCC/alize'],
    ['has capitals of its own', file('Alize'), ['OCC/alize'], undefined],
  ])('%s', (_what, one, keys, key) => {
    const { of, warnings } = assignReviews([one], keys);
    expect([[...of.keys()], warnings.map(({ code, place }) => [code, place])]).toEqual(key === undefined ? [[], [['review/no-dossier', one.place]]] : [[key], []]);
  });

  it('may not speak of several dossiers: it is asked which', () => {
    expect(problemsOf([file('alize')], ['OCC/alize', 'IDF/alize', 'BRE/alize', 'COR/alize', 'NOR/alize'])).toMatchObject([{ code: 'review/several-dossiers', params: { dossiers: ['OCC/alize', 'IDF/alize', 'BRE/alize', 'COR/alize'] }, place: { file: 'reviews/alize.yaml' } }]);
  });

  it('may not be one of two of the same dossier: both are named', () => {
    expect(problemsOf([file('OCC/alize'), file('x', 'alize')], ['OCC/alize'])).toMatchObject([{ code: 'review/two-files', params: { file: 'reviews/x.yaml', other: 'reviews/OCC/alize.yaml', dossier: 'OCC/alize' } }]);
    expect(problemsOf([file('x', 'alize'), file('y', 'alize')], ['alize'])).toHaveLength(1);
  });

  it('goes with its own dossier, among many', () => {
    const keys = Array.from({ length: 500 }, (_, index) => `lot/${index % 7}/d${index}`);
    const files = [3, 300, 499].map((index) => file(`d${index}`));
    expect([...assignReviews(files, keys).of].map(([key, reviews]) => [key, reviews[0]?.review.evidence])).toEqual([['lot/3/d3', 'd3'], ['lot/6/d300', 'd300'], ['lot/2/d499', 'd499']]);
  });
});
