import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/core/evaluate.js';
import type { Referential, Requirement } from '../../src/core/referential.js';
import { aDossier, rules } from '../fixtures/rules.js';

/** The table of the calculation model: rungs 1{a,b} 2{c,d} 3{e}; ✓ met, ✗ not met, ? unknown, – not applicable. */
const RUNGS: Record<string, number> = { a: 1, b: 1, c: 2, d: 2, e: 3 };

interface Options {
  readonly mode: 'cumulative' | 'direct';
  readonly caps?: Record<string, number>;
  readonly implies?: Record<string, string[]>;
}

function ladder({ mode, caps = {}, implies = {} }: Options): Referential {
  return {
    id: 'echelle',
    edition: 'essai',
    status: 'in-force',
    official: false,
    title: 'Échelle',
    inForce: {},
    sources: [],
    themes: [{ id: 'theme', title: 'Thème', ladder: { mode, official: false, source: [], rungs: [1, 2, 3].map((level) => ({ level, title: `${level}` })) } }],
    requirements: Object.entries(RUNGS).map(
      ([id, level]): Requirement => ({
        id,
        theme: 'theme',
        title: id,
        level,
        force: 'doctrine',
        opposable: false,
        official: false,
        binds: ['editor'],
        applies: { not: { profile: 'without', includes: [id] } },
        metWhen: { question: id, equals: true },
        source: [],
        ...(caps[id] === undefined ? {} : { capsLevel: caps[id] }),
        ...(implies[id] === undefined ? {} : { implies: implies[id] }),
      }),
    ),
  };
}

function stands(row: string, options: Options): { level: string; contradicted: string[] } {
  const marks = Object.fromEntries(row.split(' ').map((mark, index) => ['abcde'[index] as string, mark]));
  const assessment = evaluate(
    [rules(ladder(options))],
    { profile: [], facts: [], lists: [], questions: [] },
    aDossier({
      profile: { without: Object.keys(marks).filter((id) => marks[id] === '–') },
      answers: Object.fromEntries(Object.entries(marks).filter(([, mark]) => mark === '✓' || mark === '✗').map(([id, mark]) => [id, { value: mark === '✓' }])),
    }),
    '2026-11-22',
  );
  const level = assessment.themes[0]?.level;
  return { level: level ? `[${level.low},${level.high}]` : 'null', contradicted: [...assessment.contradictions] };
}

describe('the table of the calculation model', () => {
  it.each([
    ['✓ ✓ ✓ ? ✗', '[1,2]', '[1,2]'],
    ['✓ ✗ ✓ ✓ ✓', '[0,0]', '[3,3]'],
    ['✓ – ✓ ✓ ?', '[2,3]', '[2,3]'],
    ['✓ ✓ – – ✓', '[3,3]', '[3,3]'],
    ['✓ ✓ – – –', '[1,1]', '[1,1]'],
    ['? ? ? ? ?', '[0,3]', '[0,3]'],
  ])('%s: cumulative %s, direct %s', (row, cumulative, direct) => {
    expect(stands(row, { mode: 'cumulative' }).level).toBe(cumulative);
    expect(stands(row, { mode: 'direct' }).level).toBe(direct);
  });

  it('✓ ✓ ✓ ✗ ✓ with d caps 2: [1,1] in both modes', () => {
    for (const mode of ['cumulative', 'direct'] as const) expect(stands('✓ ✓ ✓ ✗ ✓', { mode, caps: { d: 2 } }).level).toBe('[1,1]');
  });

  it('an unknown cap lowers only the low bound', () => {
    for (const mode of ['cumulative', 'direct'] as const) expect(stands('✓ ✓ ✓ ? ✓', { mode, caps: { d: 2 } }).level).toBe('[1,3]');
  });

  it('? ? ✓ ✓ ✗ with c⇒a, d⇒b: [2,2] in both modes', () => {
    for (const mode of ['cumulative', 'direct'] as const) expect(stands('? ? ✓ ✓ ✗', { mode, implies: { c: ['a'], d: ['b'] } })).toEqual({ level: '[2,2]', contradicted: [] });
  });

  it('✗ ✓ ✓ ✓ ✗ with c⇒a: [0,0] in both modes, a and c contradicted', () => {
    for (const mode of ['cumulative', 'direct'] as const) expect(stands('✗ ✓ ✓ ✓ ✗', { mode, implies: { c: ['a'] } })).toEqual({ level: '[0,0]', contradicted: ['a', 'c'] });
  });

  it('implications are transitive, and contradict transitively', () => {
    expect(stands('? ? ? ? ✓', { mode: 'cumulative', implies: { e: ['c'], c: ['a'] } }).level).toBe('[0,3]');
    expect(stands('✗ ? ? ? ✓', { mode: 'cumulative', implies: { e: ['c'], c: ['a'] } }).contradicted).toEqual(['a', 'c', 'e']);
  });

  it('a theme with nothing applicable on its rungs has no level, which is neither 0 nor the top', () => {
    expect(stands('– – – – –', { mode: 'cumulative' }).level).toBe('null');
  });
});
