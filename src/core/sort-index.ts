import type { Bounds } from './assessment.js';

export interface WeightedStanding {
  /** Whose standing it is. */
  readonly id?: string;
  readonly weight: number;
  readonly standing: 'met' | 'partial' | 'unmet' | 'unknown';
  /** On a rung below the one reached of a direct ladder: full, whatever it was worth. */
  readonly passed?: boolean;
}

/** One bound of the index, as it is computed. In half weights, so that the division is the only rounding. */
export interface Share {
  readonly halves: number;
  readonly total: number;
  readonly index: number;
  /** What the division leaves: `100 × halves = index × total + rest`. */
  readonly rest: number;
}

/** The half weights a standing brings for a weight of 1, unknown being read as not met (0) or met (2). */
export function halvesOf(standing: WeightedStanding['standing'], unknownIs: 0 | 2): number {
  return { met: 2, partial: 1, unmet: 0, unknown: unknownIs }[standing];
}

/** The weighted share that is met, rounded down so that 100 means everything; `null` when nothing applicable weighs. */
export function shareOf(rows: readonly WeightedStanding[], unknownIs: 0 | 2): Share | null {
  const total = 2 * rows.reduce((sum, row) => sum + row.weight, 0);
  if (total === 0) return null;
  const halves = rows.reduce((sum, row) => sum + row.weight * halvesOf(row.standing, unknownIs), 0);
  const index = Math.floor((100 * halves) / total);
  return { halves, total, index, rest: 100 * halves - index * total };
}

/** The index 0..100 (scoring, section 4), partial counting half. `null` when nothing applies, or when nothing applicable weighs. */
export function indexOf(low: readonly WeightedStanding[], high: readonly WeightedStanding[] = low): Bounds | null {
  const [lowShare, highShare] = [shareOf(low, 0), shareOf(high, 2)];
  return lowShare === null || highShare === null ? null : { low: lowShare.index, high: highShare.index };
}
