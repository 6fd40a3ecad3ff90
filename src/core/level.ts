import type { Bounds } from './assessment.js';

/** How one applicable requirement stands when rungs are climbed. Partial and contradicted are `unmet`. */
export type Standing = 'met' | 'unmet' | 'unknown';

export interface RungStanding {
  readonly level?: number;
  readonly capsLevel?: number;
  readonly standing: Standing;
}

export type LadderMode = 'cumulative' | 'direct';

/** The highest rung that holds an applicable requirement; `null` when none does. */
export function reachable(rows: readonly RungStanding[]): number | null {
  const levels = rows.flatMap((row) => (row.level === undefined ? [] : [row.level]));
  return levels.length === 0 ? null : Math.max(...levels);
}

function climb(rows: readonly RungStanding[], mode: LadderMode, unknownIs: 'met' | 'unmet'): number {
  const failed = (row: RungStanding): boolean => row.standing === 'unmet' || (row.standing === 'unknown' && unknownIs === 'unmet');
  const levels = [...new Set(rows.flatMap((row) => (row.level === undefined ? [] : [row.level])))].sort((a, b) => a - b);
  let reached = 0;
  for (const level of levels) {
    const rungFailed = rows.some((row) => row.level === level && failed(row));
    if (!rungFailed) reached = level;
    else if (mode === 'cumulative') break;
  }
  for (const row of rows) {
    if (row.capsLevel !== undefined && failed(row)) reached = Math.min(reached, row.capsLevel - 1);
  }
  return reached;
}

/**
 * The level of a theme: `low` reads unknown as not met, `high` as met (scoring, section 2).
 * Empty rungs neither stop the climb nor can be reached. `null` when nothing applies on the rungs.
 */
export function levelOf(rows: readonly RungStanding[], mode: LadderMode): Bounds | null {
  if (reachable(rows) === null) return null;
  return { low: climb(rows, mode, 'unmet'), high: climb(rows, mode, 'met') };
}
