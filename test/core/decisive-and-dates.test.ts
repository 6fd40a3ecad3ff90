import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/dossier.js';
import type { Requirement } from '../../src/core/referential.js';
import { judged, opposable, rule, ruleSet, yes } from '../fixtures/one-question-rules.js';

const declared: Answer = { value: true };
const no: Answer = { value: false };

describe('decisive questions', () => {
  const order = (requirements: readonly Requirement[], answers: Record<string, Answer> = {}) => judged([ruleSet(requirements)], { answers }).decisive.map(({ id, gain, settles }) => [id, gain, settles]);

  it('a gain is the width removed when it is met and when it is not', () => {
    // [0,2]: « a » met gives [1,2], not met [0,0]; « b » met leaves [0,2], not met gives [0,1].
    expect(order([rule('a', { level: 1 }), rule('b', { level: 2 })])).toEqual([['a', 3, 1], ['b', 1, 1]]);
  });

  it('one more when the verdict settles', () => {
    expect(order([rule('a', opposable)])).toEqual([['a', 1, 1]]);
    expect(order([rule('a', opposable), rule('b', opposable)])).toEqual([['a', 1, 1], ['b', 1, 1]]);
    expect(order([rule('a', opposable), rule('b', opposable)], { b: no })).toEqual([['a', 0, 1]]);
  });

  it('what it implies counts in its gain, and is settled with it', () => {
    // « b » met now gives [2,2], for it makes « a » met: it settles two.
    expect(order([rule('a', { level: 1 }), rule('b', { level: 2, implies: ['a'] })])).toEqual([['a', 3, 1], ['b', 3, 2]]);
  });

  it('with the same gain: the lower rung, then the more settled, then the id', () => {
    const second = [rule('met', { theme: 'high', level: 1 }), rule('a', { theme: 'high', level: 2 })];
    expect(order([...second, rule('z', { theme: 'low', level: 1 })], { met: declared })).toEqual([['z', 2, 1], ['a', 2, 1]]);
    const twice = [rule('x', { theme: 'two', level: 1, metWhen: yes('z') }), rule('y', { theme: 'two', level: 1, metWhen: yes('z') })];
    expect(order([...twice, rule('a', { theme: 'one', level: 1 })])).toEqual([['z', 2, 2], ['a', 2, 1]]);
    expect(order([rule('b', { theme: 'u', level: 1 }), rule('a', { theme: 't', level: 1 })])).toEqual([['a', 2, 1], ['b', 2, 1]]);
  });

  it('without any gain, those of the lowest open rung', () => {
    expect(order([rule('stop', { level: 1 }), rule('b', { level: 2 }), rule('a', { level: 3 })], { stop: no })).toEqual([['b', 0, 1]]);
  });

  it('what is no question left: answered, set aside or passed on a direct ladder', () => {
    const direct = ruleSet([rule('a', { level: 1 }), rule('b', { level: 2 }), rule('c', { level: 3 })]);
    const themes = direct.themes.map((theme) => ({ ...theme, ladder: { ...theme.ladder, mode: 'direct' as const } }));
    expect(judged([{ ...direct, themes }], { answers: { b: declared } }).decisive.map(({ id }) => id)).toEqual(['c']);
    expect(order([rule('a', { ...opposable, binds: ['structure'] }), rule('b')], { b: declared })).toEqual([]);
  });
});

describe('next dates', () => {
  const third = { file: 'a.pdf', sha256: 'x', date: '2026-01-01', issuer: 'tiers', reference: 'R1', until: '2026-12-31', fileState: 'present' } as const;
  const announced = (requirements: readonly Requirement[], parts: Parameters<typeof judged>[1]) => judged([ruleSet(requirements)], parts).nextDates.map(({ date, kind, id, from, to }) => [date, kind, id, from, to].join(' '));

  it('the day a requirement comes into force, and the day after its last', () => {
    expect(announced([rule('a', { ...opposable, inForce: { from: '2026-12-01', until: '2026-12-31' } }), rule('b')], { answers: { a: no, b: declared } })).toEqual([
      '2026-12-01 verdict t none-opposable non-compliant',
      '2026-12-01 requirement a no-gap unmet',
      '2027-01-01 verdict t non-compliant none-opposable',
      '2027-01-01 requirement a unmet no-gap',
    ]);
  });

  it('the day after an evidence ends', () => {
    expect(announced([rule('a', { level: 1 })], { answers: { a: { value: true, evidence: ['e'] } }, evidence: { e: third } })).toEqual(['2027-01-01 proven t 1 0']);
  });

  it('the day an item comes on duty, and the day after it leaves', () => {
    const locked = rule('a', { level: 1, metWhen: { every: { of: 'doors', is: { item: 'locked', equals: true }, whenEmpty: 'unmet' } } });
    const lists = { doors: { complete: true, items: [{ id: 'always', locked: true }, { id: 'open', locked: false, activeFrom: '2026-12-10', activeUntil: '2026-12-20' }] } };
    expect(announced([locked], { lists })).toEqual(['2026-12-10 level t 1 0', '2026-12-21 level t 0 1']);
  });

  it('the day after an age is over', () => {
    expect(announced([rule('a', { level: 1, metWhen: { question: 'a', notOlderThan: 'P1Y' } })], { answers: { a: { value: '2026-02-28' } } })).toEqual(['2027-03-01 level t 1 0']);
  });

  it('a target, without touching the verdict', () => {
    const set = ruleSet([rule('a', { level: 1 })]);
    const targets = [{ level: 1, since: '2026-01-01', official: true, source: [] }, { level: 2, since: '2027-01-01', official: true, source: [] }];
    const { nextDates, themes } = judged([{ ...set, themes: set.themes.map((theme) => ({ ...theme, targets })) }], { answers: { a: declared } });
    expect(nextDates.map(({ date, kind, from, to }) => [date, kind, from, to])).toEqual([['2027-01-01', 'target', '1', '2']]);
    expect([themes[0]?.target?.level, themes[0]?.target?.next?.level]).toEqual([1, 2]);
  });

  it('nothing else: a day on which nothing changes is not a date', () => {
    expect(announced([rule('a', { ...opposable, inForce: { from: '2027-01-01' } })], { answers: { a: declared }, evidence: { unused: third } })).toEqual(['2027-01-01 verdict t none-opposable compliant']);
  });

  it('those of a draft hold only if it is adopted', () => {
    const draft = ruleSet([rule('a', { level: 1, metWhen: { question: 'a', notOlderThan: 'P1Y' } })], { status: 'draft' });
    expect(judged([draft], { answers: { a: { value: '2026-02-28' } } }).nextDates.map((each) => each.ifAdopted)).toEqual([true]);
  });
});
