import type { JudgedDossier } from '../judge-dossier.js';
import { addDays, type Day } from '../day.js';
import type { DraftAction } from './actions.js';
import { projected, themeStates, type ThemeState } from './theme-states.js';
import { ACTION_CLASSES } from './roadmap.js';
import { fromTwentieths, inTwentieths } from './schedule.js';

/** An action in its rank, with what put it there. */
export interface RankedAction {
  readonly action: DraftAction;
  /** The actions of this roadmap it waits for, directly. */
  readonly after: readonly string[];
  /** It stands here for another, whose class and rank it took. */
  readonly serves: string | null;
  readonly latestEnd: Day | null;
  /** Person-days, likely, of the action and of all that comes before it. */
  readonly chainEffort: number;
  /** Rungs the chain unlocks, over all themes. */
  readonly rungs: number;
}

/** What closing an action with all that comes before it brings; `effort` in twentieths of a person-day. */
interface Chain {
  readonly opposable: number;
  readonly rungs: number;
  readonly indexGain: number;
  readonly effort: number;
}

const CLASS_A = ACTION_CLASSES.indexOf('A');
const CLASS_B = ACTION_CLASSES.indexOf('B');
const byClass = (action: DraftAction): number => ACTION_CLASSES.indexOf(action.class);

/** The actions that must come before one, all the way, itself excluded. A cycle, which the check refuses, ends where it began. */
function chainOf(id: string, after: ReadonlyMap<string, readonly string[]>): Set<string> {
  const chain = new Set<string>();
  const visit = (from: string): void => {
    for (const before of after.get(from) ?? []) {
      if (before === id || chain.has(before)) continue;
      chain.add(before);
      visit(before);
    }
  };
  visit(id);
  return chain;
}

function chainGain(actions: readonly DraftAction[], now: JudgedDossier, before: ReadonlyMap<string, ThemeState>): Chain {
  const gaps = actions.flatMap((action) => action.gaps);
  const closed = new Set(gaps.map((gap) => gap.requirement));
  let rungs = 0;
  let indexGain = 0;
  for (const judged of now.judged) {
    if (!gaps.some((gap) => gap.referential === judged.compiled.referential.id)) continue;
    for (const [theme, state] of themeStates(judged, projected(judged, closed), before)) {
      rungs += Math.max(0, (state.level?.low ?? 0) - (before.get(theme)?.level?.low ?? 0));
      indexGain += Math.max(0, (state.index?.low ?? 0) - (before.get(theme)?.index?.low ?? 0));
    }
  }
  return { opposable: new Set(gaps.filter((gap) => gap.opposable).map((gap) => gap.requirement)).size, rungs, indexGain, effort: actions.reduce((sum, action) => sum + inTwentieths(action.effort?.likely ?? 0), 0) };
}

/** Compares two gains per effort without dividing, the greater first; an effort of nothing counts for the smallest there is. */
function perEffort(gain: number, effort: number, otherGain: number, otherEffort: number): number {
  return otherGain * Math.max(effort, 1) - gain * Math.max(otherEffort, 1);
}

interface LatestEnd {
  readonly day: Day;
  /** The action whose deadline decides, when it is not its own. */
  readonly serves: string | null;
}

/**
 * The last day the work of each action may end (class B): its first deadline, less its lead time, and early enough
 * for what must follow. What follows straight on needs no room of its own: whatever the order, it ends later than what it
 * follows. After a wait it does, one day for each person-day: counted at the capacity, more of it could change the order and so
 * delay something.
 */
function latestEnds(actions: readonly DraftAction[], after: ReadonlyMap<string, readonly string[]>): Map<string, LatestEnd> {
  const known = new Map(actions.map((action) => [action.id, action]));
  const followers = new Map<string, string[]>();
  for (const [id, befores] of after) for (const before of befores) followers.set(before, [...(followers.get(before) ?? []), id]);
  const ends = new Map<string, LatestEnd>();
  const visiting = new Set<string>();
  const latest = (action: DraftAction): LatestEnd | undefined => {
    if (ends.has(action.id) || visiting.has(action.id)) return ends.get(action.id);
    visiting.add(action.id);
    const days = action.gaps.flatMap((gap): LatestEnd[] => (gap.class === 'B' && gap.due !== null ? [{ day: addDays(gap.due, -action.leadTime), serves: null }] : []));
    for (const id of followers.get(action.id) ?? []) {
      const follower = known.get(id);
      const end = follower && latest(follower);
      if (!follower || !end) continue;
      const wait = action.leadTime === 0 ? 0 : action.leadTime + Math.ceil(follower.effort?.likely ?? 0);
      days.push({ day: addDays(end.day, -wait), serves: end.serves ?? id });
    }
    const first = days.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))[0];
    if (first !== undefined) ends.set(action.id, first);
    return first;
  };
  for (const action of actions) latest(action);
  return ends;
}

/** Puts actions in the order they are done in (scoring, "Roadmap"): by class, then inside each class, prerequisites first. */
export function ordered(actions: readonly DraftAction[], now: JudgedDossier): RankedAction[] {
  const known = new Map(actions.map((action) => [action.id, action]));
  // What comes before and has nothing left to close is done.
  const after = new Map(actions.map((action) => [action.id, action.after.filter((id) => id !== action.id && known.has(id))]));
  const before = new Map(now.judged.flatMap((judged) => [...themeStates(judged, judged.judgements)]));
  const ends = latestEnds(actions, after);
  const chains = new Map(
    actions.map((action) => {
      const members = [action, ...[...chainOf(action.id, after)].map((id) => known.get(id) as DraftAction)];
      return [action.id, chainGain(members, now, before)];
    }),
  );
  // In class B a prerequisite has a latest end of its own, earlier than that of what it serves.
  const rank = (action: DraftAction): number => (ends.has(action.id) ? Math.min(byClass(action), CLASS_B) : byClass(action));
  const compared = (a: DraftAction, b: DraftAction): number => {
    const classes = rank(a) - rank(b);
    if (classes !== 0) return classes;
    // What nobody estimated cannot be weighed, nor dated.
    if ((a.effort === null) !== (b.effort === null)) return a.effort === null ? 1 : -1;
    if (rank(a) === CLASS_B) {
      const [left, right] = [ends.get(a.id)?.day ?? '9999', ends.get(b.id)?.day ?? '9999'];
      if (left !== right) return left < right ? -1 : 1;
    } else if (rank(a) >= CLASS_A) {
      const [left, right] = [chains.get(a.id) as Chain, chains.get(b.id) as Chain];
      for (const gain of ['opposable', 'rungs', 'indexGain'] as const) {
        const difference = perEffort(left[gain], left.effort, right[gain], right.effort);
        if (difference !== 0) return difference;
      }
    }
    // A denial on which the verdict depends is looked at before the others.
    const binding = (action: DraftAction): number => Number(action.kind === 'contradiction' && action.gaps.some(({ opposable }) => opposable));
    return binding(b) - binding(a) || (a.id < b.id ? -1 : 1);
  };

  const result: RankedAction[] = [];
  const placed = new Set<string>();
  const place = (action: DraftAction, serves: string | null): void => {
    if (placed.has(action.id)) return;
    placed.add(action.id);
    const needed = (after.get(action.id) ?? []).map((id) => known.get(id) as DraftAction).sort(compared);
    for (const each of needed) place(each, serves ?? action.id);
    const chain = chains.get(action.id) as Chain;
    const end = ends.get(action.id);
    result.push({ action, after: needed.map((each) => each.id).sort(), serves: serves ?? (byClass(action) > CLASS_B ? (end?.serves ?? null) : null), latestEnd: end?.day ?? null, chainEffort: fromTwentieths(chain.effort), rungs: chain.rungs });
  };
  for (const action of [...actions].sort(compared)) place(action, null);
  return result;
}
