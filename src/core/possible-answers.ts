import { OPERATORS } from './comparison.js';
import { OPERANDS, type Leaf } from './condition.js';
import { addDays, addDuration, fromDayNumber, toDayNumber, type Day, type Duration } from './day.js';
import type { Value } from './dossier.js';
import type { Question } from './referential.js';

/** Answers worth trying: one for each way the conditions that read them can tell answers apart. */
export interface PossibleAnswers {
  readonly values: readonly Value[];
  /** False when there would be too many: some way is then missing. */
  readonly complete: boolean;
}

/** Subsets of more boxes than this are not all tried. */
const MOST_BOXES = 6;

/** Every leaf written anywhere in these rules, by what it reads: `question:auth.lockout`, `item:kind` for a field of any list. */
export function leavesByOperand(rules: unknown): ReadonlyMap<string, readonly Leaf[]> {
  const found = new Map<string, Leaf[]>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const leaf = node as Leaf;
    const operand = OPERANDS.find((name) => typeof leaf[name] === 'string');
    if (operand !== undefined && OPERATORS.some((name) => leaf[name] !== undefined)) {
      const key = `${operand}:${leaf[operand] ?? ''}`;
      found.set(key, [...(found.get(key) ?? []), leaf]);
      return;
    }
    for (const each of Object.values(node)) visit(each);
  };
  visit(rules);
  return found;
}

function unique(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** What leaves compare with, whatever their operator. */
function constants(leaves: readonly Leaf[]): Value[] {
  return leaves.flatMap(({ equals, oneOf, before, after, atLeast, atMost }) => [equals, before, after, atLeast, atMost, ...(oneOf ?? [])]).filter((value) => value !== undefined);
}

/** The first day that still has this age on `day`. */
function oldestWithin(duration: Duration, day: Day): Day {
  let low = 0;
  let high = 200 * 366;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (day <= addDuration(addDays(day, -middle), duration)) low = middle;
    else high = middle - 1;
  }
  return fromDayNumber(toDayNumber(day) - low);
}

function dates(leaves: readonly Leaf[], day: Day): Value[] {
  const limits = leaves.flatMap(({ equals, oneOf, before, after }) => [equals, before, after, ...(oneOf ?? [])]).filter((value) => typeof value === 'string');
  const oldest = leaves.flatMap(({ notOlderThan }) => (notOlderThan === undefined ? [] : [oldestWithin(notOlderThan, day)]));
  return [day, ...[...limits, ...oldest].flatMap((limit) => [limit, addDays(limit, -1), addDays(limit, 1)])];
}

function numbers(leaves: readonly Leaf[], { min = -Infinity, max = Infinity }: Pick<Question, 'min' | 'max'>): Value[] {
  const limits = constants(leaves).filter((value) => typeof value === 'number');
  return [...limits.flatMap((limit) => [limit, limit - 1, limit + 1]), Number.isFinite(min) ? min : 0].filter((value) => value >= min && value <= max);
}

/** Texts, and versions below, at and above each one compared. */
function texts(leaves: readonly Leaf[]): Value[] {
  const limits = constants(leaves).map(String);
  return [...limits, ...limits.map((limit) => `${limit}.1`), 'x', '0', ''];
}

/** All the subsets of the boxes that conditions name, with as many others as a count can ask for: full ones first. */
function ticks(leaves: readonly Leaf[], choices: readonly string[]): PossibleAnswers {
  const named = [...new Set(leaves.flatMap(({ includes }) => includes ?? []))];
  const others = choices.filter((choice) => !named.includes(choice));
  const counts = leaves.flatMap(({ atLeast, atMost }) => [atLeast, atMost]).filter((limit) => typeof limit === 'number');
  const most = Math.min(others.length, Math.max(1, ...counts.map((count) => count + 1)));
  const boxes = named.slice(0, MOST_BOXES);
  const subsets = Array.from({ length: 2 ** boxes.length }, (_, mask) => boxes.filter((_box, index) => (mask & (1 << index)) !== 0)).reverse();
  const values = subsets.flatMap((subset) => Array.from({ length: most + 1 }, (_, count) => [...subset, ...others.slice(0, count)]));
  return { values: [named, ...values, []], complete: named.length <= MOST_BOXES };
}

/** The answers worth trying to a question that these leaves read. */
export function possibleAnswers(question: Pick<Question, 'kind' | 'choices' | 'partly' | 'min' | 'max'>, leaves: readonly Leaf[], day: Day): PossibleAnswers {
  const choices = (question.choices ?? []).map((choice) => choice.id);
  const all = (values: readonly Value[]): PossibleAnswers => ({ values: unique(values), complete: true });
  switch (question.kind) {
    case 'yesNo':
      return all(question.partly === true ? [true, false, 'partly'] : [true, false]);
    case 'choice': {
      const named = constants(leaves).map(String).filter((choice) => choices.includes(choice));
      return all([...named, ...choices.filter((choice) => !named.includes(choice)).slice(0, 1)]);
    }
    case 'checklist': {
      const { values, complete } = ticks(leaves, choices);
      return { values: unique(values), complete };
    }
    case 'number':
      return all(numbers(leaves, question));
    case 'date':
      return all(dates(leaves, day));
    case 'text':
      return all(texts(leaves));
  }
}
