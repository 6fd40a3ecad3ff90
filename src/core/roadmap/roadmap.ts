import type { Bounds, Reason, ShownTarget } from '../assessment.js';
import type { Day } from '../day.js';
import type { Effort, Role } from '../dossier.js';
import type { Capacity } from './calendar.js';

/** A overdue · B opposable later · C unlocks a target rung · D the rest; `answer` and `contradiction` come before them. */
export const ACTION_CLASSES = ['answer', 'contradiction', 'A', 'B', 'C', 'D'] as const;
export type ActionClass = (typeof ACTION_CLASSES)[number];

/** `lapse`: met today, no longer from `due` if nothing is done. */
export const GAP_KINDS = ['unmet', 'lapse', 'proof', 'contradiction', 'unknown'] as const;
export type GapKind = (typeof GAP_KINDS)[number];

/** A requirement not met today or from a known day, not proven, contradicted, or that a decisive question would settle. */
export interface Gap {
  readonly kind: GapKind;
  readonly requirement: string;
  readonly referential: string;
  readonly theme: string;
  readonly class: ActionClass;
  /** The first day it must be closed on: past or present for what is overdue, null when no date is known. */
  readonly due: Day | null;
  readonly opposable: boolean;
  /** The level it caps until it is closed: nothing above the one below is reached. */
  readonly caps: number | null;
}

export interface DayRange {
  readonly min: Day | null;
  readonly likely: Day | null;
  readonly max: Day | null;
}

/** One action in its place. Days are null when its effort is not estimated, or lies beyond the horizon. */
export interface PlannedAction {
  readonly id: string;
  /** `referential`: written in a rule set; the others follow from the gaps themselves. */
  readonly kind: 'referential' | 'answer' | 'contradiction' | 'proof' | 'unwritten';
  readonly title: string;
  readonly theme: string;
  readonly class: ActionClass;
  /** The requirements it closes, those of its class first. */
  readonly closes: readonly string[];
  readonly questions: readonly string[];
  readonly effort: Effort | null;
  /** False: the effort of the rule set, or of the calculation, a hypothesis; true: the dossier's own. */
  readonly estimated: boolean;
  /** Calendar days after the work, in somebody else's hands. */
  readonly leadTime: number;
  /** The actions of this roadmap that come before it. */
  readonly after: readonly string[];
  /** Why it stands there, as a code and its parameters. */
  readonly why: Reason;
  /** The earliest day one of its opposable gaps is, or was, due. */
  readonly deadline: Day | null;
  /** In class B, the last day its work may end so that nothing is late. */
  readonly latestEnd: Day | null;
  readonly start: Day | null;
  /** Last day of work. */
  readonly workEnd: Day | null;
  /** Last day of the lead time: from that day on its gaps are closed. */
  readonly end: DayRange;
  /** The batch its work ends in. */
  readonly batch: number | null;
}

export interface Batch {
  readonly number: number;
  readonly from: Day;
  readonly until: Day;
  /** Person-days there are, and those the likely efforts take. */
  readonly capacity: number;
  readonly planned: number;
  /** Sum of the efforts of its actions. */
  readonly effort: Effort;
  /** Those whose work ends in it. */
  readonly actions: readonly string[];
  /** Those worked on, whose work ends in a later one. */
  readonly underway: readonly string[];
}

export interface TrajectoryPoint {
  readonly day: Day;
  readonly level: Bounds | null;
  readonly proven: number | null;
}

export interface RoadmapTarget extends Pick<ShownTarget, 'level' | 'official'> {
  /** Null for a target asked for the time of a question. */
  readonly since: Day | null;
}

export interface Trajectory {
  readonly theme: string;
  readonly top: number;
  readonly target: RoadmapTarget | null;
  /** First on the first day, then at each batch's end: as the rules stand on that day. */
  readonly points: readonly TrajectoryPoint[];
  /** The day the target is reached, null if this roadmap does not reach it. */
  readonly reachedOn: Day | null;
}

/** Why no capacity would hold a deadline, when that is so. */
export type Unreachable = 'lead-times' | 'not-planned' | 'unknown';

export interface Deadline {
  readonly kind: 'requirement' | 'target';
  /** A requirement's id, or a theme's. */
  readonly id: string;
  readonly theme: string;
  /** The first day it must stand on: ready that day, it is held. */
  readonly due: Day;
  readonly official: boolean;
  /** The action that ends last among those it waits for. */
  readonly action: string | null;
  /** The day it stands, null if never. */
  readonly ready: Day | null;
  /** Calendar days missing; 0 when held. */
  readonly missing: number;
  /** The smallest whole capacity, in the roadmap's period, that holds it; null when held, or when none would. */
  readonly capacity: number | null;
  readonly unreachable: Unreachable | null;
}

export interface PlannedCommitment {
  readonly id: string;
  readonly theme: string | null;
  readonly level: number | null;
  readonly requirement: string | null;
  readonly action: string | null;
  readonly due: Day;
  readonly by: string | null;
  readonly state: 'held' | 'missed' | 'pending';
  readonly basis: 'declared' | 'proven' | null;
  /** The day this roadmap keeps it; null when it never does. The day of the assessment when it is held already. */
  readonly planned: Day | null;
  /** Calendar days ahead of the promise; negative when late. */
  readonly margin: number | null;
}

export interface Roadmap {
  readonly date: Day;
  readonly from: Day;
  readonly capacity: Capacity;
  readonly roles: readonly Role[];
  readonly gaps: readonly Gap[];
  readonly actions: readonly PlannedAction[];
  readonly batches: readonly Batch[];
  readonly trajectories: readonly Trajectory[];
  readonly deadlines: readonly Deadline[];
  /** What is already overdue, and the day the last of it is closed. */
  readonly overdue: { readonly requirements: readonly string[]; readonly closedOn: Day | null };
  readonly commitments: readonly PlannedCommitment[];
  /** Person-days of everything estimated. */
  readonly effort: Effort;
  /** The day the last action ends. */
  readonly end: Day | null;
}
