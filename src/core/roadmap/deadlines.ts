import type { Assessment, AssessedTheme } from '../assessment.js';
import { daysBetween, type Day } from '../day.js';
import type { Dossier } from '../dossier.js';
import type { DraftAction } from './actions.js';
import type { Deadline, Gap, PlannedCommitment, RoadmapTarget, Unreachable } from './roadmap.js';

/** The day each action of a plan ends; nothing for one without a day. */
export type Ends = ReadonlyMap<string, Day>;

/** What must be closed for something to stand, and whether that is all known. */
export interface Need {
  readonly requirements: readonly string[];
  /** An answer is missing: closing the rest may not be enough. */
  readonly unknown: boolean;
}

/** When things stand, in a plan whose actions end on given days. */
export class Readiness {
  readonly #closers = new Map<string, DraftAction[]>();

  constructor(actions: readonly DraftAction[]) {
    for (const action of actions.filter((each) => each.kind === 'referential' || each.kind === 'unwritten')) {
      for (const requirement of action.closes) this.#closers.set(requirement, [...(this.#closers.get(requirement) ?? []), action]);
    }
  }

  /** The action that closes a requirement first, with its day. */
  #closing(requirement: string, ends: Ends): { readonly action: string; readonly end: Day } | null {
    const closings = (this.#closers.get(requirement) ?? []).flatMap(({ id }) => (ends.has(id) ? [{ action: id, end: ends.get(id) as Day }] : []));
    return closings.sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0))[0] ?? null;
  }

  /** The last closing of a need; null when part of it is never closed, or not known. */
  of(need: Need, ends: Ends): { readonly action: string; readonly end: Day } | null {
    if (need.unknown) return null;
    const closings = need.requirements.map((id) => this.#closing(id, ends));
    if (closings.some((each) => each === null)) return null;
    return (closings as { action: string; end: Day }[]).sort((a, b) => (a.end < b.end ? 1 : -1))[0] ?? null;
  }

  isPlanned(need: Need): boolean {
    return need.requirements.every((id) => (this.#closers.get(id) ?? []).some((action) => action.effort !== null));
  }
}

/** What must be closed for a theme to reach a level it does not have: every gap of the rungs up to it (of that rung alone on a direct ladder), and what caps it. */
export function needOfLevel(theme: AssessedTheme, level: number, assessment: Assessment, gaps: readonly Gap[]): Need {
  const capsOf = new Map(gaps.map((gap) => [gap.requirement, gap.caps]));
  const counts = (rung: number | null, caps: number | null): boolean => (rung !== null && (theme.mode === 'direct' ? rung === level : rung <= level)) || (caps !== null && caps <= level);
  const own = assessment.requirements.filter((each) => each.theme === theme.id && each.referential === theme.referential && each.counted);
  const needed = own.filter((each) => counts(each.level, capsOf.get(each.id) ?? null));
  return {
    requirements: needed.filter((each) => gaps.some((gap) => gap.kind === 'unmet' && gap.requirement === each.id)).map((each) => each.id),
    unknown: needed.some((each) => each.status === 'unknown') || (theme.reachable ?? 0) < level,
  };
}

interface DeadlineContext {
  readonly assessment: Assessment;
  readonly gaps: readonly Gap[];
  readonly targets: ReadonlyMap<string, RoadmapTarget>;
  readonly readiness: Readiness;
  readonly ends: Ends;
  /** The days at another whole capacity, in the same period. */
  readonly endsAt: (capacity: number) => Ends;
  readonly capacity: number;
}

/** As much as a great many people: what it does not hold, lead times alone forbid. */
const GREATEST_CAPACITY = 10_000;

function held(need: Need, due: Day, { readiness }: DeadlineContext, ends: Ends): boolean {
  const ready = readiness.of(need, ends);
  return ready !== null && ready.end <= due;
}

/** The smallest whole capacity that holds a need on its day: more of it never delays, so the search may halve. */
function capacityFor(need: Need, due: Day, context: DeadlineContext): number | null {
  if (!held(need, due, context, context.endsAt(GREATEST_CAPACITY))) return null;
  let fails = Math.floor(context.capacity);
  let holds = GREATEST_CAPACITY;
  while (holds - fails > 1) {
    const middle = Math.floor((fails + holds) / 2);
    if (held(need, due, context, context.endsAt(middle))) holds = middle;
    else fails = middle;
  }
  return holds;
}

function deadline(base: Pick<Deadline, 'kind' | 'id' | 'theme' | 'due' | 'official'>, need: Need, context: DeadlineContext): Deadline {
  const ready = context.readiness.of(need, context.ends);
  if (ready && ready.end <= base.due) return { ...base, action: ready.action, ready: ready.end, missing: 0, capacity: null, unreachable: null };
  const unknown: Unreachable | null = need.unknown ? 'unknown' : context.readiness.isPlanned(need) ? null : 'not-planned';
  const capacity = unknown === null ? capacityFor(need, base.due, context) : null;
  return {
    ...base,
    action: ready?.action ?? null,
    ready: ready?.end ?? null,
    missing: ready ? daysBetween(base.due, ready.end) : 0,
    capacity,
    unreachable: unknown ?? (capacity === null ? 'lead-times' : null),
  };
}

/** Every deadline to come, in order: opposable requirements, then targets. */
export function deadlinesOf(context: DeadlineContext): Deadline[] {
  const { assessment, gaps, targets } = context;
  const official = new Map(assessment.requirements.map((each) => [each.id, each.official]));
  const requirements = gaps
    .filter((gap) => gap.class === 'B' && gap.due !== null)
    .map((gap) => deadline({ kind: 'requirement', id: gap.requirement, theme: gap.theme, due: gap.due as Day, official: official.get(gap.requirement) ?? false }, { requirements: [gap.requirement], unknown: false }, context));
  const levels = assessment.themes.flatMap((theme) => {
    const target = targets.get(theme.id);
    if (!target || target.since === null || target.since <= assessment.date || (theme.level?.low ?? 0) >= target.level) return [];
    return [deadline({ kind: 'target', id: theme.id, theme: theme.id, due: target.since, official: target.official }, needOfLevel(theme, target.level, assessment, gaps), context)];
  });
  return [...requirements, ...levels].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1));
}

/** The day each theme's target is reached. */
export function reachedOn(theme: AssessedTheme, level: number, context: Pick<DeadlineContext, 'assessment' | 'gaps' | 'readiness' | 'ends'>): Day | null {
  if ((theme.level?.low ?? -1) >= level) return context.assessment.date;
  return context.readiness.of(needOfLevel(theme, level, context.assessment, context.gaps), context.ends)?.end ?? null;
}

/** The promises of the dossier beside the days this plan keeps them. */
export function plannedCommitments(dossier: Dossier, context: Pick<DeadlineContext, 'assessment' | 'gaps' | 'readiness' | 'ends'>): PlannedCommitment[] {
  const { assessment, gaps, readiness, ends } = context;
  return dossier.commitments.map((commitment) => {
    const state = assessment.commitments.find((each) => each.id === commitment.id) ?? { state: 'pending' as const, basis: null };
    const theme = assessment.themes.find((each) => each.id === commitment.theme);
    const day = (): Day | null => {
      if (state.state === 'held') return assessment.date;
      if (theme) return reachedOn(theme, commitment.level ?? Infinity, context);
      if (commitment.requirement !== undefined) return gaps.some((gap) => gap.requirement === commitment.requirement) ? (readiness.of({ requirements: [commitment.requirement], unknown: false }, ends)?.end ?? null) : null;
      return commitment.action === undefined ? null : (ends.get(commitment.action) ?? null);
    };
    const planned = day();
    return {
      id: commitment.id,
      theme: commitment.theme ?? null,
      level: commitment.level ?? null,
      requirement: commitment.requirement ?? null,
      action: commitment.action ?? null,
      due: commitment.due,
      by: commitment.by ?? null,
      state: state.state,
      basis: state.basis,
      planned,
      margin: planned === null ? null : daysBetween(planned, commitment.due),
    };
  });
}
