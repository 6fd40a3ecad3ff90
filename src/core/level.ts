import type { Bounds } from './assessment.js';

/** How one applicable requirement stands when rungs are climbed. Partial and contradicted are `unmet`. */
export type Standing = 'met' | 'unmet' | 'unknown';

export interface RungStanding {
  /** Whose standing it is. */
  readonly id?: string;
  readonly level?: number | undefined;
  readonly capsLevel?: number | undefined;
  readonly standing: Standing;
}

export type LadderMode = 'cumulative' | 'direct';

/** The highest rung that holds an applicable requirement; `null` when none does. */
export function reachable(rows: readonly RungStanding[]): number | null {
  let highest: number | null = null;
  for (const { level } of rows) if (level !== undefined && (highest === null || level > highest)) highest = level;
  return highest;
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
  const levels: number[] = [];
  for (const { level } of rows) if (level !== undefined && !levels.includes(level)) levels.push(level);
  levels.sort((a, b) => a - b);
  const rungs: { readonly level: number; readonly failed: readonly RungStanding[] }[] = [];
  let climbed = 0;
  for (const level of levels) {
    const failed = rows.filter((row) => row.level === level && hasFailed(row));
    rungs.push({ level, failed });
    if (failed.length === 0) climbed = level;
    else if (mode === 'cumulative') break;
  }
  const caps: { readonly row: RungStanding; readonly cap: number; readonly failed: boolean }[] = [];
  for (const row of rows) if (row.capsLevel !== undefined) caps.push({ row, cap: row.capsLevel - 1, failed: hasFailed(row) });
  const reached = caps.reduce((lowest, { cap, failed }) => (failed ? Math.min(lowest, cap) : lowest), climbed);
  return { rungs, climbed, caps, reached };
}

/**
 * The level of a theme: `low` reads unknown as not met, `high` as met (scoring, section 2).
 * Empty rungs neither stop the climb nor can be reached. `null` when nothing applies on the rungs.
 */
export function levelOf(rows: readonly RungStanding[], mode: LadderMode): Bounds | null {
  if (reachable(rows) === null) return null;
  const low = climb(rows, mode, 'unmet').reached;
  // Without an unknown, both readings are one.
  return { low, high: rows.some(({ standing }) => standing === 'unknown') ? climb(rows, mode, 'met').reached : low };
}

/** Its lower bound alone: what is not known is simply not held. */
export function lowestLevel(rows: readonly RungStanding[], mode: LadderMode): number | null {
  return reachable(rows) === null ? null : climb(rows, mode, 'unmet').reached;
}
