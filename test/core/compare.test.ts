import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, type Comparable, type Comparison } from '../../src/core/compare/compare.js';
import { historyOf } from '../../src/core/compare/history.js';
import type { Dossier } from '../../src/core/dossier.js';
import { evaluate } from '../../src/core/evaluate.js';
import type { Referential, Vocabulary } from '../../src/core/referential.js';
import { aDossier, rules } from '../fixtures/rules.js';

const words: Vocabulary = {
  profile: [{ id: 'web', kind: 'yesNo', text: 'web' }],
  facts: [{ id: 'f', type: 'boolean', text: 'f' }],
  lists: [],
  questions: ['a', 'b', 'c'].map((id) => ({ id, kind: 'yesNo', text: id, ...(id === 'c' ? { fact: 'f' } : {}) })),
};

function ruleSet(changed: Partial<Referential> = {}): Referential {
  const rule = (id: string, level: number) => ({ id: id.toUpperCase(), theme: 't', title: id, level, force: 'order', opposable: true, official: true, binds: ['editor'], inForce: { from: '2020-01-01' }, source: [], metWhen: { question: id, equals: true } }) as const;
  return {
    id: 'r', edition: '1', status: 'in-force', official: true, title: 'r', inForce: { from: '2020-01-01' }, sources: [],
    themes: [{ id: 't', title: 'T', ladder: { mode: 'cumulative', official: true, source: [], rungs: [1, 2, 3].map((level) => ({ level, title: `${level}` })) } }],
    requirements: [rule('a', 1), { ...rule('b', 2), applies: { profile: 'web', equals: true } }, rule('c', 3)],
    ...changed,
  };
}

const YES = { value: true, evidence: ['proof'] };
const BASE: Partial<Dossier> = {
  profile: { web: true },
  answers: { a: YES, b: YES, c: { value: true } },
  evidence: { proof: { file: 'p', sha256: 'x', date: '2026-01-01', until: '2026-06-30', issuer: 'i', reference: 'r', fileState: 'present' } },
};

function judged(parts: Partial<Dossier> = {}, day = '2026-05-01', referential = ruleSet()): Comparable {
  return evaluate([{ ...rules(referential, words), loaded: { referential, digest: JSON.stringify(referential), shipped: true, file: 'r' } }], words, aDossier({ ...BASE, ...parts }), day);
}

const compared = (from: Comparable, to: Comparable, referential = ruleSet()): Comparison => compare(from, to, { referentials: [rules(referential, words)], vocabulary: words });
const told = ({ requirements }: Comparison): string[] => requirements.map(({ id, status, proven }) => `${id} ${[status, proven].flatMap((change) => (change ? [`${String(change.from)}→${String(change.to)} ${change.causes.map(({ cause }) => cause).join('+')}`] : [])).join(', ')}`);

describe('why two results differ', () => {
  it.each<readonly [string, Comparable, Comparable, Referential, readonly string[]]>([
    ['nothing moved', judged(), judged(), ruleSet(), []],
    ['an answer', judged(), judged({ answers: { ...BASE.answers, a: { value: false } } }), ruleSet(), ['A met→unmet answer, true→false answer']],
    ['a measurement', judged(), judged({ findings: [{ fact: 'f', outcome: 'observed', value: false, grade: 3 }] }), ruleSet(), ['C met→contradicted measure']],
    ['an evidence that ended', judged(), judged({}, '2026-07-01'), ruleSet(), ['A true→false time', 'B true→false time']],
    ['an evidence taken away', judged(), judged({ evidence: {} }), ruleSet(), ['A true→false evidence', 'B true→false evidence']],
    ['the profile of the product', judged(), judged({ profile: { web: false } }), ruleSet(), ['B met→not-applicable profile, true→false profile']],
    ['a rule that a newer edition adds', judged({}, '2026-05-01', ruleSet({ requirements: ruleSet().requirements.slice(0, 2) })), judged(), ruleSet(), ['C null→met referential, null→false referential']],
    ['a rule that a newer edition changes, without a word said of the product', judged(), judged({}, '2026-05-01', ruleSet({ edition: '2', requirements: ruleSet().requirements.map((each) => (each.id === 'A' ? { ...each, metWhen: { question: 'a', equals: false } } : each)) })), ruleSet({ edition: '2', requirements: ruleSet().requirements.map((each) => (each.id === 'A' ? { ...each, metWhen: { question: 'a', equals: false } } : each)) }), ['A met→unmet referential, true→false referential']],
  ])('%s', (_what, from, to, referential, expected) => {
    expect(told(compared(from, to, referential))).toEqual(expected);
  });

  it('several causes each tell their part, and the parts add up', () => {
    const { themes } = compared(judged(), judged({ profile: { web: false }, answers: { ...BASE.answers, c: { value: false } } }, '2026-07-01'));
    const [theme] = themes;
    expect(theme?.proven).toEqual({ from: 2, to: 0, causes: [{ cause: 'time', from: 2, to: 0 }] });
    expect(theme?.level).toEqual({ from: { low: 3, high: 3 }, to: { low: 1, high: 1 }, causes: [{ cause: 'answer', from: { low: 3, high: 3 }, to: { low: 1, high: 1 } }] });
  });

  it('names the evidence that ended between the two days, and the inputs that changed', () => {
    expect(compared(judged(), judged({ answers: { ...BASE.answers, b: { value: false } } }, '2026-07-01'))).toMatchObject({ expired: [{ id: 'proof', until: '2026-06-30' }], answers: ['b'], evidence: [], facts: [] });
  });

  it('tells the worst first', () => {
    const change = compared(judged({ answers: { a: YES, b: { value: false }, c: { value: true } } }), judged({ answers: { a: { value: false }, b: YES, c: { value: true } } }));
    expect(told(change)[0]).toContain('A met→unmet');
    expect(change.requirements.at(-1)?.id).toBe('B');
  });

  it('always adds up from one end to the other', () => {
    const answer = fc.option(fc.record({ value: fc.boolean() }), { nil: undefined });
    const side = fc.record({ a: answer, b: answer, c: answer, web: fc.boolean(), late: fc.boolean(), measured: fc.option(fc.boolean(), { nil: undefined }) });
    const resultOf = ({ a, b, c, web, late, measured }: Readonly<Record<'a' | 'b' | 'c', { value: boolean } | undefined>> & { web: boolean; late: boolean; measured: boolean | undefined }, day: string): Comparable =>
      judged({ profile: { web }, answers: Object.fromEntries(Object.entries({ a, b, c }).filter(([, value]) => value !== undefined)) as NonNullable<Dossier['answers']>, findings: measured === undefined ? [] : [{ fact: 'f', outcome: 'observed', value: measured, grade: 3 }] }, late ? '2026-08-01' : day);
    fc.assert(
      fc.property(side, side, (before, after) => {
        const { themes, requirements, verdict } = compared(resultOf({ ...before, late: false }, '2026-05-01'), resultOf(after, '2026-06-01'));
        const changes = [verdict, ...themes.flatMap((each) => [each.level, each.proven, each.verdict]), ...requirements.flatMap((each) => [each.status, each.proven])].filter((each) => each !== null);
        for (const { from, to, causes } of changes) {
          expect(causes.length).toBeGreaterThan(0);
          expect(causes[0]?.from).toEqual(from);
          expect(causes.at(-1)?.to).toEqual(to);
          causes.slice(1).forEach((each, index) => expect(each.from).toEqual(causes[index]?.to));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the trend of results', () => {
  it('puts them in order, product by product, as they were published', () => {
    const named = (name: string, day: string, value: boolean): Comparable => ({ ...judged({ answers: { ...BASE.answers, a: { value } } }, day), product: { name, version: day } });
    const [first, second] = historyOf([named('Z', '2026-03-01', true), named('A', '2026-02-01', true), named('Z', '2026-01-01', false)]);
    expect(first).toMatchObject({ product: 'A', points: [{ date: '2026-02-01' }] });
    expect(second?.points.map(({ date, themes }) => [date, themes[0]?.level?.low])).toEqual([['2026-01-01', 0], ['2026-03-01', 3]]);
  });
});
