import type { Bounds } from './assessment.js';

/** How one applicable requirement stands when rungs are climbed. Partial and contradicted are `unmet`. */
export type Standing = 'met' | 'unmet' | 'unknown';

export interface RungStanding {
  /** Whose standing it is. */
  readonly id?: string;
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

/** How a ladder was climbed, for whoever wants to redo it: the rungs looked at, in order, and the caps. */
export interface Climb {
  readonly rungs: readonly { readonly level: number; readonly failed: readonly RungStanding[] }[];
  /** Before the caps. */
  readonly climbed: number;
  readonly caps: readonly { readonly row: RungStanding; readonly cap: number; readonly failed: boolean }[];
  readonly reached: number;
}

/** Climbs a ladder, unknown being read as met or as not met (scoring, section 2). */
export function climb(rows: readonly RungStanding[], mode: LadderMode, unknownIs: 'met' | 'unmet'): Climb {
  const hasFailed = (row: RungStanding): boolean => row.standing === 'unmet' || (row.standing === 'unknown' && unknownIs === 'unmet');
  const levels = [...new Set(rows.flatMap((row) => (row.level === undefined ? [] : [row.level])))].sort((a, b) => a - b);
  const rungs: { readonly level: number; readonly failed: readonly RungStanding[] }[] = [];
  let climbed = 0;
  for (const level of levels) {
    const failed = rows.filter((row) => row.level === level && hasFailed(row));
    rungs.push({ level, failed });
    if (failed.length === 0) climbed = level;
    else if (mode === 'cumulative') break;
  }
  const caps = rows.flatMap((row) => (row.capsLevel === undefined ? [] : [{ row, cap: row.capsLevel - 1, failed: hasFailed(row) }]));
  const reached = Math.min(climbed, ...caps.filter(({ failed }) => failed).map(({ cap }) => cap));
  return { rungs, climbed, caps, reached };
}

/**
 * The level of a theme: `low` reads unknown as not met, `high` as met (scoring, section 2).
 * Empty rungs neither stop the climb nor can be reached. `null` when nothing applies on the rungs.
 */
export function levelOf(rows: readonly RungStanding[], mode: LadderMode): Bounds | null {
  if (reachable(rows) === null) return null;
  return { low: climb(rows, mode, 'unmet').reached, high: climb(rows, mode, 'met').reached };
}
