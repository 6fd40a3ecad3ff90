import type { Quantifier, QUANTIFIERS, Truth } from './condition.js';

export type QuantifierKind = (typeof QUANTIFIERS)[number];

/** What one item does to a quantifier. `in-doubt`: it decides nothing, but whether it is in scope is not known. */
export type ItemRole = 'out-of-scope' | 'decides' | 'neutral' | 'in-doubt' | 'uncertain';

/** Why a quantifier gives what it gives: one item decides, the list may be incomplete, an item is uncertain… */
export type QuantifierOutcome = 'item' | 'incomplete' | 'uncertain' | 'every-item' | 'scope' | 'empty';

/** How many items play each role. */
export type Tally = Record<ItemRole, number>;

const EMPTY: Record<Quantifier['whenEmpty'], Truth> = { met: 'true', unmet: 'false', 'not-applicable': 'not-applicable' };

/** `found`: the `is` that decides on one item. `then`: what it decides. `otherwise`: what a complete list without it gives. */
const TRUTHS = {
  every: { found: 'false', then: 'false', otherwise: 'true' },
  some: { found: 'true', then: 'true', otherwise: 'false' },
  none: { found: 'true', then: 'false', otherwise: 'true' },
} as const;

/** True when `where` leaves an item out: `is` is then not read. */
export function isOutOfScope(inScope: Truth): boolean {
  return inScope === 'false' || inScope === 'not-applicable';
}

/** The role of one item, from what `where` and `is` give for it. */
export function roleOf(kind: QuantifierKind, inScope: Truth, holds: Truth): ItemRole {
  if (isOutOfScope(inScope)) return 'out-of-scope';
  const { found } = TRUTHS[kind];
  if (holds !== found && holds !== 'unknown') return inScope === 'unknown' ? 'in-doubt' : 'neutral';
  return inScope === 'true' && holds === found ? 'decides' : 'uncertain';
}

export function emptyTally(): Tally {
  return { 'out-of-scope': 0, decides: 0, neutral: 0, 'in-doubt': 0, uncertain: 0 };
}

/** Why a quantifier gives what it gives. `closed`: nothing is missing from the list. */
export function outcomeOf(kind: QuantifierKind, whenEmpty: Quantifier['whenEmpty'], tally: Tally, closed: boolean): QuantifierOutcome {
  if (tally.decides > 0) return 'item';
  if (!closed) return 'incomplete';
  if (tally.uncertain > 0) return 'uncertain';
  if (tally.neutral > 0) return 'every-item';
  return tally['in-doubt'] > 0 && EMPTY[whenEmpty] !== TRUTHS[kind].otherwise ? 'scope' : 'empty';
}

/** What a quantifier gives for an outcome. */
export function truthOf(outcome: QuantifierOutcome, kind: QuantifierKind, whenEmpty: Quantifier['whenEmpty']): Truth {
  if (outcome === 'item') return TRUTHS[kind].then;
  if (outcome === 'every-item') return TRUTHS[kind].otherwise;
  return outcome === 'empty' ? EMPTY[whenEmpty] : 'unknown';
}
