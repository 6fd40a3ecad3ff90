import { addDuration, isDay, type Day, type Duration } from './day.js';
import type { Value } from './dossier.js';

export const OPERATORS = ['equals', 'oneOf', 'includes', 'atLeast', 'atMost', 'present', 'before', 'after', 'notOlderThan'] as const;
export type Operator = (typeof OPERATORS)[number];

/** Kleene's three values, and the emptiness a quantifier may name: neutral in `all` and `any`. */
export type Truth = 'true' | 'false' | 'unknown' | 'not-applicable';

function compareValues(left: Value, right: number | string): number | undefined {
  if (Array.isArray(left)) return typeof right === 'number' ? left.length - right : undefined;
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  // Versions: "1.10" is later than "1.9".
  const versions = [String(left), String(right)].map((text) => (/^\d+(\.\d+)*$/.test(text) ? text.split('.').map(Number) : undefined));
  const [a, b] = versions;
  if (!a || !b) return undefined;
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export function truth(holds: boolean | undefined): Truth {
  return holds === undefined ? 'unknown' : holds ? 'true' : 'false';
}

/** How one operator compares a value that is known. */
export type Test = (value: Value, day: Day, statedOn: Day | undefined) => Truth;

export const TESTS: { readonly [operator in Operator]: (expected: never) => Test } = {
  equals: (expected: Value) => (value) => truth(value === expected),
  oneOf: (expected: readonly Value[]) => (value) => truth(expected.includes(value)),
  includes: (expected: readonly string[]) => (value) => truth(Array.isArray(value) ? expected.every((choice) => value.includes(choice)) : undefined),
  atLeast: (expected: number | string) => (value) => {
    const order = compareValues(value, expected);
    return truth(order === undefined ? undefined : order >= 0);
  },
  atMost: (expected: number | string) => (value) => {
    const order = compareValues(value, expected);
    return truth(order === undefined ? undefined : order <= 0);
  },
  present: (expected: boolean) => (value) => truth((value !== '' && !(Array.isArray(value) && value.length === 0)) === expected),
  before: (expected: Day) => (value) => truth(isDay(value) ? value < expected : undefined),
  after: (expected: Day) => (value) => truth(isDay(value) ? value > expected : undefined),
  notOlderThan: (expected: Duration) => (value, day, statedOn) =>
    // An answer is taken as it stands: an event past when it was stated keeps its age on an earlier day too; one only planned has none yet.
    truth(isDay(value) ? (value <= day || (statedOn !== undefined && value <= statedOn)) && day <= addDuration(value, expected) : undefined),
};
