import type { Assessment, Bounds, JudgedRequirement, Status, Verdict } from '../../core/assessment.js';
import type { Day } from '../../core/day.js';

export interface LevelChange {
  readonly theme: string;
  readonly from: Bounds | null;
  readonly to: Bounds | null;
}

export interface GapChange {
  readonly id: string;
  readonly reference?: string;
  readonly title: string;
  readonly opposableSince?: Day;
}

/** What one answer changed. */
export interface WhatChanged {
  readonly levels: readonly LevelChange[];
  readonly opened: readonly GapChange[];
  readonly closed: readonly GapChange[];
  readonly contradicted: readonly GapChange[];
  readonly verdict?: { readonly from: Verdict; readonly to: Verdict };
  /** How many requirements are no longer unknown. */
  readonly settled: number;
  /** How many are still unknown, and now wait for other answers than before. */
  readonly advanced: number;
}

const NOT_MET: readonly Status[] = ['unmet', 'partial', 'contradicted'];

/** The day from which a requirement may be opposed, when it is now. */
export function opposableSince(requirement: JudgedRequirement): Day | undefined {
  return requirement.opposable && requirement.inForceNow ? requirement.inForce.from : undefined;
}

function gap(requirement: JudgedRequirement): GapChange {
  const since = opposableSince(requirement);
  return {
    id: requirement.id,
    ...(requirement.reference === undefined ? {} : { reference: requirement.reference }),
    title: requirement.title,
    ...(since === undefined ? {} : { opposableSince: since }),
  };
}

function sameBounds(a: Bounds | null, b: Bounds | null): boolean {
  return a?.low === b?.low && a?.high === b?.high;
}

/** Compares two assessments of one dossier, before and after an answer. Opposable gaps come first. */
export function whatChanged(before: Assessment, after: Assessment): WhatChanged {
  const key = (requirement: JudgedRequirement): string => `${requirement.referential}/${requirement.id}`;
  const earlier = new Map(before.requirements.map((requirement) => [key(requirement), requirement.status]));
  const was = (requirement: JudgedRequirement): Status => earlier.get(key(requirement)) ?? 'unknown';
  const waited = new Map(before.requirements.filter((each) => each.status === 'unknown').map((each) => [key(each), [...each.open].sort().join()]));
  const moved = after.requirements.filter((requirement) => was(requirement) !== requirement.status);
  const opened = moved.filter((each) => NOT_MET.includes(each.status) && each.status !== 'contradicted' && !NOT_MET.includes(was(each)));
  const themes = new Map(before.themes.map((theme) => [`${theme.referential}/${theme.id}`, theme.level]));
  return {
    levels: after.themes.flatMap((theme) => {
      const from = themes.get(`${theme.referential}/${theme.id}`) ?? null;
      return sameBounds(from, theme.level) ? [] : [{ theme: theme.title, from, to: theme.level }];
    }),
    opened: [...opened.filter((each) => opposableSince(each) !== undefined), ...opened.filter((each) => opposableSince(each) === undefined)].map(gap),
    closed: moved.filter((each) => each.status === 'met' && NOT_MET.includes(was(each))).map(gap),
    contradicted: moved.filter((each) => each.status === 'contradicted').map(gap),
    ...(before.verdict === after.verdict ? {} : { verdict: { from: before.verdict, to: after.verdict } }),
    settled: moved.filter((each) => was(each) === 'unknown').length,
    advanced: after.requirements.filter((each) => each.status === 'unknown' && waited.has(key(each)) && waited.get(key(each)) !== [...each.open].sort().join()).length,
  };
}
