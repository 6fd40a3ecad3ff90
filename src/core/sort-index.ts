import type { Bounds } from './assessment.js';

export interface WeightedStanding {
  readonly weight: number;
  readonly standing: 'met' | 'partial' | 'unmet' | 'unknown';
}

/**
 * The index 0..100 (scoring, section 4): weighted share met, partial counting half, rounded down so that 100 means everything.
 * `null` when nothing applies, or when nothing applicable weighs.
 */
export function indexOf(low: readonly WeightedStanding[], high: readonly WeightedStanding[] = low): Bounds | null {
  const share = (rows: readonly WeightedStanding[], unknownIs: 0 | 2): number | null => {
    // In halves, so that the division is the only rounding.
    const value = { met: 2, partial: 1, unmet: 0, unknown: unknownIs } as const;
    const total = rows.reduce((sum, row) => sum + row.weight, 0);
    if (total === 0) return null;
    return Math.floor((100 * rows.reduce((sum, row) => sum + row.weight * value[row.standing], 0)) / (2 * total));
  };
  const lowShare = share(low, 0);
  const highShare = share(high, 2);
  return lowShare === null || highShare === null ? null : { low: lowShare, high: highShare };
}
