import type { Assessment, Reason } from '../assessment.js';
import type { Day } from '../day.js';
import { judgeDossier } from '../judge-dossier.js';
import { once } from '../once.js';
import { actionsFor, type DraftAction } from './actions.js';
import { periodAt, periodOf, type Capacity } from './calendar.js';
import { deadlinesOf, plannedCommitments, reachedOn, Readiness, type Ends } from './deadlines.js';
import { gapsOf, type GapContext } from './gaps.js';
import { ordered, type RankedAction } from './order.js';
import { projected, themeStates, type ThemeState } from './theme-states.js';
import { ACTION_CLASSES, type Batch, type Gap, type PlannedAction, type Roadmap, type RoadmapTarget, type Trajectory } from './roadmap.js';
import { fromTwentieths, inTwentieths, schedule, type Schedule } from './schedule.js';
import { roadmapTargets } from './targets.js';

export interface RoadmapRequest extends Pick<GapContext, 'referentials' | 'vocabulary' | 'dossier' | 'suppositions'> {
  readonly assessment: Assessment;
  readonly capacity: Capacity;
  /** The first day of work; never before the day of the assessment. */
  readonly from: Day;
  /** Levels asked for the time of a question, by theme; they replace the targets. */
  readonly targets?: Readonly<Record<string, number>>;
}

/** What there is to do, in order, before any calendar. */
export interface OrderedWork {
  readonly gaps: readonly Gap[];
  readonly ranked: readonly RankedAction[];
  readonly targets: ReadonlyMap<string, RoadmapTarget>;
}

/** Gaps grouped into actions and put in order: what page one shows, and what the calendar places. */
export function orderWork({ referentials, vocabulary, dossier, assessment, suppositions, targets: asked = {} }: Omit<RoadmapRequest, 'capacity' | 'from'>): OrderedWork {
  const now = judgeDossier(referentials, vocabulary, dossier, assessment.date, suppositions);
  const targets = roadmapTargets(assessment.themes, asked);
  const gaps = gapsOf({ referentials, vocabulary, dossier, day: assessment.date, now, targets, ...(suppositions === undefined ? {} : { suppositions }) });
  return { gaps, targets, ranked: ordered(actionsFor(gaps, referentials, assessment, dossier.efforts), now) };
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const better = (a: PlannedAction['class'], b: PlannedAction['class']): PlannedAction['class'] => (ACTION_CLASSES.indexOf(a) <= ACTION_CLASSES.indexOf(b) ? a : b);

function why({ action, serves, latestEnd, rungs, chainEffort }: RankedAction, targets: OrderedWork['targets']): Reason {
  if (serves !== null) return { code: 'serves', params: { action: serves } };
  const opposable = action.gaps.filter((gap) => gap.class === 'A').map((gap) => gap.requirement);
  switch (action.class) {
    case 'answer':
      return { code: 'answer', params: { questions: action.questions } };
    case 'contradiction':
      return { code: 'contradiction', params: { requirements: action.closes } };
    case 'A':
      return { code: 'overdue', params: { requirements: opposable, effort: chainEffort } };
    case 'B':
      return { code: 'due', params: { requirements: action.gaps.filter((gap) => gap.class === 'B').map((gap) => gap.requirement), latestEnd: latestEnd ?? '' } };
    case 'C':
      return { code: 'target', params: { theme: action.theme, level: targets.get(action.theme)?.level ?? 0, rungs, requirements: action.closes } };
    case 'D':
      return { code: action.kind === 'proof' ? 'proof' : 'rest', params: { requirements: action.closes } };
  }
}

/** The class an action takes from what it serves. */
function classes(ranked: readonly RankedAction[]): ReadonlyMap<string, PlannedAction['class']> {
  const own = new Map(ranked.map(({ action }) => [action.id, action.class]));
  return new Map(ranked.map(({ action, serves }) => [action.id, serves === null ? action.class : better(action.class, own.get(serves) ?? action.class)]));
}

function scheduled(ranked: readonly RankedAction[], size: 'min' | 'likely' | 'max', { from, capacity }: Pick<RoadmapRequest, 'from' | 'capacity'>): Schedule {
  const order = ranked.flatMap(({ action, after }) => (action.effort === null ? [] : [{ id: action.id, effort: action.effort[size], leadTime: action.leadTime, after }]));
  return schedule(order, from, capacity);
}

const endsOf = (plan: Schedule): Ends => new Map([...plan.slots].map(([id, slot]) => [id, slot.end]));

function batches(actions: readonly (Dates & Pick<PlannedAction, 'id' | 'effort'>)[], plan: Schedule, { from, capacity }: Pick<RoadmapRequest, 'from' | 'capacity'>): Batch[] {
  const last = Math.max(0, ...plan.worked.keys(), ...actions.flatMap((action) => action.batch ?? []));
  return Array.from({ length: last }, (_, index) => {
    const period = periodAt(from, capacity.period, index + 1);
    const own = actions.filter((action) => action.batch === period.number);
    return {
      number: period.number,
      from: period.from,
      until: period.until,
      capacity: capacity.days,
      planned: fromTwentieths(inTwentieths(plan.worked.get(period.number) ?? 0)),
      effort: sum(own),
      actions: own.map((action) => action.id),
      underway: actions.filter(({ start, workEnd }) => start !== null && workEnd !== null && start <= period.until && workEnd > period.until).map((action) => action.id),
    };
  });
}

function sum(actions: readonly Pick<PlannedAction, 'effort'>[]): Batch['effort'] {
  const total = (size: 'min' | 'likely' | 'max'): number => fromTwentieths(actions.reduce((count, { effort }) => count + inTwentieths(effort?.[size] ?? 0), 0));
  return { min: total('min'), likely: total('likely'), max: total('max') };
}

function trajectories(request: RoadmapRequest, work: OrderedWork, drafts: readonly DraftAction[], ends: Ends, days: readonly Day[]): Omit<Trajectory, 'reachedOn'>[] {
  const { assessment, referentials, vocabulary, dossier, suppositions } = request;
  const statesOn = (day: Day): ReadonlyMap<string, ThemeState> => {
    const closed = new Set(drafts.flatMap((action) => ((ends.get(action.id) ?? '9999') <= day && action.kind !== 'answer' && action.kind !== 'contradiction' ? action.closes : [])));
    return new Map(judgeDossier(referentials, vocabulary, dossier, day, suppositions).judged.flatMap((judged) => [...themeStates(judged, projected(judged, closed))]));
  };
  const states = days.map((day) => ({ day, themes: statesOn(day) }));
  return assessment.themes.map((theme) => ({
    theme: theme.id,
    top: theme.top,
    target: work.targets.get(theme.id) ?? null,
    // Today nothing is done yet, whatever ends tonight.
    points: [
      { day: assessment.date, level: theme.level, proven: theme.proven },
      ...states.map(({ day, themes }) => ({ day, level: themes.get(theme.id)?.level ?? null, proven: themes.get(theme.id)?.proven ?? null })),
    ],
  }));
}

type Dates = Pick<PlannedAction, 'start' | 'workEnd' | 'end' | 'batch'>;

/** The work of a roadmap placed in a calendar, and what follows from it. Each thing is worked out when asked: page one asks for none. */
function datedWork(request: RoadmapRequest, work: OrderedWork): Pick<Roadmap, 'batches' | 'trajectories' | 'deadlines' | 'overdue' | 'commitments' | 'end'> & { readonly dates: (action: string) => Dates } {
  const { assessment, dossier, from, capacity } = request;
  const { gaps, ranked, targets } = work;
  const drafts = ranked.map(({ action }) => action);
  const plan = scheduled(ranked, 'likely', request);
  const [shortest, longest] = [scheduled(ranked, 'min', request), scheduled(ranked, 'max', request)];
  const ends = endsOf(plan);
  const readiness = new Readiness(drafts);
  const dates = (id: string): Dates => {
    const slot = plan.slots.get(id);
    return {
      start: slot?.start ?? null,
      workEnd: slot?.workEnd ?? null,
      end: { min: shortest.slots.get(id)?.end ?? null, likely: slot?.end ?? null, max: longest.slots.get(id)?.end ?? null },
      batch: slot ? periodOf(from, capacity.period, slot.workEnd) : null,
    };
  };
  const memo = new Map<number, Ends>();
  const endsAt = (days: number): Ends => {
    const known = memo.get(days) ?? endsOf(scheduled(ranked, 'likely', { from, capacity: { ...capacity, days } }));
    memo.set(days, known);
    return known;
  };
  const context = { assessment, gaps, targets, readiness, ends, endsAt, capacity: capacity.days };
  const overdue = gaps.filter((gap) => gap.class === 'A').map((gap) => gap.requirement);
  const done = batches(ranked.map(({ action }) => ({ id: action.id, effort: action.effort, ...dates(action.id) })), plan, request);
  const lastDay = [...ends.values()].sort().at(-1) ?? null;
  const days = done.map((batch) => batch.until);
  if (lastDay !== null && lastDay > (days.at(-1) ?? from)) days.push(periodAt(from, capacity.period, periodOf(from, capacity.period, lastDay)).until);
  // Judged again at the end of each period; placed again at each capacity tried.
  const trajectory = once(() =>
    trajectories(request, work, drafts, ends, days).map((each) => {
      const theme = assessment.themes.find(({ id }) => id === each.theme);
      return { ...each, reachedOn: theme && each.target ? reachedOn(theme, each.target.level, context) : null };
    }),
  );
  const deadlines = once(() => deadlinesOf(context));
  return {
    dates,
    batches: done,
    get trajectories() {
      return trajectory();
    },
    get deadlines() {
      return deadlines();
    },
    overdue: { requirements: overdue, closedOn: overdue.length === 0 ? null : (readiness.of({ requirements: overdue, unknown: false }, ends)?.end ?? null) },
    commitments: plannedCommitments(dossier, context).sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : byId(a, b))),
    end: lastDay,
  };
}

/**
 * The convergence roadmap of a dossier (scoring, "Roadmap"): deterministic, no solver. Each action stands where its class and
 * rank put it, and starts on the first day its prerequisites and the capacity allow.
 */
export function planRoadmap(request: RoadmapRequest): Roadmap {
  const { assessment, dossier, from, capacity } = request;
  const work = orderWork(request);
  const { gaps, ranked, targets } = work;
  const taken = classes(ranked);
  const dated = once(() => datedWork(request, work));

  const actions = ranked.map(({ action, after, latestEnd, ...rank }): PlannedAction => {
    const { gaps: _gaps, after: _after, ...own } = action;
    const actionClass = taken.get(action.id) ?? action.class;
    const dates = once(() => dated().dates(action.id));
    return {
      ...own,
      class: actionClass,
      after,
      why: why({ action, after, latestEnd, ...rank }, targets),
      latestEnd: actionClass === 'B' ? latestEnd : null,
      get start() {
        return dates().start;
      },
      get workEnd() {
        return dates().workEnd;
      },
      get end() {
        return dates().end;
      },
      get batch() {
        return dates().batch;
      },
    };
  });

  return {
    date: assessment.date,
    from,
    capacity,
    roles: dossier.roles,
    gaps: [...gaps, ...ranked.flatMap(({ action }) => (action.kind === 'answer' ? action.gaps : []))],
    actions,
    get batches() {
      return dated().batches;
    },
    get trajectories() {
      return dated().trajectories;
    },
    get deadlines() {
      return dated().deadlines;
    },
    get overdue() {
      return dated().overdue;
    },
    get commitments() {
      return dated().commitments;
    },
    effort: sum(actions),
    get end() {
      return dated().end;
    },
  };
}
