import { describe, expect, it } from 'vitest';
import { compileCondition, type Condition, type ConditionContext, type ListReading, type Truth } from '../../src/core/condition.js';
import type { Value } from '../../src/core/dossier.js';

interface World {
  readonly questions?: Record<string, Value>;
  readonly list?: Partial<ListReading>;
  readonly open?: string[];
  readonly floor?: ConditionContext['floor'];
}

function truthOf(condition: Condition, { questions = {}, list = {}, open, floor = 0 }: World = {}): Truth {
  const context: ConditionContext = {
    day: '2026-11-22',
    floor,
    profile: () => undefined,
    question: (id) => questions[id],
    fact: () => undefined,
    list: () => ({ complete: true, grade: 1, items: [], ...list }),
    statedOn: () => undefined,
    ...(open ? { open } : {}),
  };
  return compileCondition(condition)(context);
}

const yes: Condition = { question: 'yes', equals: true };
const no: Condition = { question: 'no', equals: true };
const unknown: Condition = { question: 'unasked', equals: true };
const questions = { yes: true, no: false };
const nothing: Condition = { every: { of: 'list', is: { item: 'f', equals: true }, whenEmpty: 'not-applicable' } };
const item = (id: string, fields: Record<string, Value | undefined>, grade: 0 | 1 | 2 | 3 | 4 = 1): ListReading['items'][number] => ({ id, grade, fields });

describe('three-valued conditions', () => {
  it.each<[string, Condition, Truth]>([
    ['all fails on one failure, whatever is unknown', { all: [unknown, no] }, 'false'],
    ['all waits for what is unknown', { all: [yes, unknown] }, 'unknown'],
    ['all holds', { all: [yes, yes] }, 'true'],
    ['any holds on one success, whatever is unknown', { any: [unknown, yes] }, 'true'],
    ['any waits for what is unknown', { any: [no, unknown] }, 'unknown'],
    ['any fails', { any: [no, no] }, 'false'],
    ['not keeps unknown', { not: unknown }, 'unknown'],
    ['present keeps unknown', { question: 'unasked', present: true }, 'unknown'],
    ['absent keeps unknown', { question: 'unasked', present: false }, 'unknown'],
    ['not applicable is neutral in all', { all: [yes, nothing] }, 'true'],
    ['not applicable is neutral in any', { any: [no, nothing] }, 'false'],
    ['nothing but not applicable stays so', { all: [nothing, nothing] }, 'not-applicable'],
    ['not keeps not applicable', { not: nothing }, 'not-applicable'],
  ])('%s', (_title, condition, expected) => {
    expect(truthOf(condition, { questions })).toBe(expected);
  });

  it.each<[string, Condition, Value, Truth]>([
    ['equals', { question: 'q', equals: 'a' }, 'a', 'true'],
    ['oneOf', { question: 'q', oneOf: ['a', 'b'] }, 'c', 'false'],
    ['includes wants every choice', { question: 'q', includes: ['a', 'b'] }, ['b', 'a', 'c'], 'true'],
    ['includes misses one', { question: 'q', includes: ['a', 'b'] }, ['a'], 'false'],
    ['includes on what is no checklist says nothing', { question: 'q', includes: ['a'] }, 'a', 'unknown'],
    ['atLeast, number', { question: 'q', atLeast: 50 }, 50, 'true'],
    ['atLeast, version', { question: 'q', atLeast: '1.2' }, '1.10', 'true'],
    ['atLeast counts ticked choices', { question: 'q', atLeast: 2 }, ['a'], 'false'],
    ['atMost', { question: 'q', atMost: 10 }, 11, 'false'],
    ['present', { question: 'q', present: true }, [], 'false'],
    ['before is strict', { question: 'q', before: '2026-01-01' }, '2026-01-01', 'false'],
    ['after is strict', { question: 'q', after: '2025-12-31' }, '2026-01-01', 'true'],
    ['notOlderThan holds on the anniversary', { question: 'q', notOlderThan: 'P4Y' }, '2022-11-22', 'true'],
    ['notOlderThan fails the day after', { question: 'q', notOlderThan: 'P4Y' }, '2022-11-21', 'false'],
    ['a day to come has no age', { question: 'q', notOlderThan: 'P4Y' }, '2026-11-23', 'false'],
  ])('%s', (_title, condition, value, expected) => {
    expect(truthOf(condition, { questions: { q: value } })).toBe(expected);
  });

  const good = item('bon', { in: true, f: true });
  const bad = item('mauvais', { in: true, f: false });
  const outside = item('dehors', { in: false, f: false });
  const open = item('ouvert', { in: true });
  const perhaps = item('peut-être', { f: false });
  const quantified = (kind: 'every' | 'some' | 'none', whenEmpty: 'met' | 'unmet' | 'not-applicable' = 'not-applicable'): Condition =>
    ({ [kind]: { of: 'list', where: { item: 'in', equals: true }, is: { item: 'f', equals: true }, whenEmpty } });

  it.each<[string, Condition, readonly ListReading['items'][number][], boolean, Truth]>([
    ['every holds in a complete list', quantified('every'), [good, outside], true, 'true'],
    ['every can fail before the list is complete', quantified('every'), [bad], false, 'false'],
    ['every cannot hold before the list is complete', quantified('every'), [good], false, 'unknown'],
    ['every waits for an unknown field', quantified('every'), [good, open], true, 'unknown'],
    ['every waits when the scope of a failing item is unknown', quantified('every'), [good, perhaps], true, 'unknown'],
    ['some holds before the list is complete', quantified('some'), [bad, good], false, 'true'],
    ['some cannot fail before the list is complete', quantified('some'), [bad], false, 'unknown'],
    ['some fails in a complete list', quantified('some'), [bad], true, 'false'],
    ['none fails before the list is complete', quantified('none'), [good], false, 'false'],
    ['none holds in a complete list', quantified('none'), [bad], true, 'true'],
    ['nothing in scope: not applicable', quantified('every'), [outside], true, 'not-applicable'],
    ['nothing in scope: unmet', quantified('some', 'unmet'), [], true, 'false'],
    ['nothing in scope: met', quantified('every', 'met'), [], true, 'true'],
    ['nothing found yet in an incomplete list', quantified('every'), [], false, 'unknown'],
  ])('%s', (_title, condition, items, complete, expected) => {
    expect(truthOf(condition, { list: { items, complete } })).toBe(expected);
  });

  it('what is supported by less than the floor reads as unknown, completeness included', () => {
    const items = [item('bon', { in: true, f: true }, 2)];
    expect(truthOf(quantified('every'), { list: { items, grade: 2 }, floor: 2 })).toBe('true');
    expect(truthOf(quantified('every'), { list: { items, grade: 1 }, floor: 2 })).toBe('unknown');
    expect(truthOf(quantified('every'), { list: { items: [item('bon', { in: true, f: true }, 1)], grade: 2 }, floor: 2 })).toBe('unknown');
  });

  it('reports only the open inputs that keep it unknown', () => {
    const settled: string[] = [];
    truthOf({ any: [unknown, yes] }, { questions, open: settled });
    expect(settled).toEqual([]);
    const left: string[] = [];
    truthOf({ all: [{ any: [unknown, yes] }, { question: 'other', equals: true }, quantified('every')] }, { questions, open: left, list: { items: [good, open], complete: false } });
    expect(left).toEqual(['question:other', 'item:list[ouvert].f', 'list:list']);
  });
});
