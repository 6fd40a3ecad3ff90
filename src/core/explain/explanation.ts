import type { Basis, Bounds, Reason, SetAsideBy, ShownTarget, SourceCitation, Status, Verdict } from '../assessment.js';
import type { Grade, Role } from '../dossier.js';
import type { Place } from '../error.js';
import type { FloorReading, ImplicationEffect } from '../judge.js';
import type { LadderMode, Standing } from '../level.js';
import type { Alias, Force, Interval } from '../referential.js';
import type { Share, WeightedStanding } from '../sort-index.js';
import type { ExplainedReading, TracedCondition } from './traced.js';

/** What an explanation is asked of. */
export type Subject =
  | { readonly kind: 'requirement'; readonly referential: string; readonly id: string }
  | { readonly kind: 'level'; readonly referential: string; readonly theme: string }
  | { readonly kind: 'verdict' | 'index'; readonly referential?: string; readonly theme?: string };

/** What a requirement is, and where it was read. */
export interface ExplainedRequirement {
  readonly id: string;
  readonly referential: string;
  readonly edition: string;
  readonly editionStatus: 'in-force' | 'draft' | 'historical';
  readonly shipped: boolean;
  readonly theme: string;
  readonly themeTitle: string;
  readonly reference?: string;
  readonly title: string;
  readonly text?: string;
  readonly level: number | null;
  readonly capsLevel?: number;
  readonly force: Force;
  readonly opposable: boolean;
  readonly official: boolean;
  readonly inForce: Interval;
  readonly counts: 'always' | 'when-in-force';
  readonly minEvidence: Grade;
  readonly expectedEvidence?: string;
  readonly note?: string;
  readonly aliases: readonly Alias[];
  readonly source: readonly SourceCitation[];
}

/** How it stands: as the assessment gives it. */
export interface Conclusion {
  readonly status: Status;
  readonly grade: Grade;
  readonly basis: Basis;
  readonly proven: boolean;
  readonly why: Reason;
  readonly setAsideBy?: SetAsideBy;
}

/** Each floor tried, from the strongest, and what keeps it from what is asked. */
export interface ExplainedGrade {
  readonly floors: readonly FloorReading[];
  readonly grade: Grade;
  /** What would read as unknown if less than what is asked did not count. */
  readonly tooWeak: readonly { readonly input: string; readonly reading: ExplainedReading }[];
}

export interface ExplainedImplication {
  readonly from: string;
  readonly to: string;
  /** The requirements in between, when the referential implies step by step. */
  readonly via: readonly string[];
  readonly effect: ImplicationEffect['effect'] | 'none';
  /** The one at the other end: what it is, how it stands by its own conditions, and why. */
  readonly other: { readonly requirement: ExplainedRequirement; readonly own: Conclusion | null; readonly met: TracedCondition | null };
}

export interface RequirementExplanation {
  readonly kind: 'requirement';
  readonly requirement: ExplainedRequirement;
  readonly binds: { readonly roles: readonly Role[]; readonly answering: readonly Role[]; readonly bound: boolean; readonly place?: Place };
  /** The theme's condition on the profile, then its own. `null` below: a rule above was enough. */
  readonly applies: readonly { readonly of: 'theme' | 'requirement'; readonly condition: TracedCondition }[] | null;
  readonly met: TracedCondition | null;
  /** The same without the facts: they contradict it. */
  readonly answersAlone: TracedCondition | null;
  readonly partial: TracedCondition | null;
  readonly claims: readonly { readonly input: string; readonly reading: ExplainedReading }[];
  /** By its own conditions, before implications; `null` once over. */
  readonly own: Conclusion | null;
  readonly grade: ExplainedGrade | null;
  readonly implications: readonly ExplainedImplication[];
  readonly inForceNow: boolean;
  readonly counted: boolean;
  /** Its edition is in force, it is opposable and in force: the dossier's verdict looks at it. */
  readonly binding: boolean;
  readonly conclusion: Conclusion | null;
}

/** A requirement in a list, as a ladder, a verdict or an index reads it. */
export interface ExplainedRow {
  readonly id: string;
  readonly referential: string;
  readonly reference?: string;
  readonly title: string;
  readonly status: Status;
  readonly grade: Grade;
  readonly minEvidence: Grade;
  readonly setAsideBy?: SetAsideBy;
  readonly inForce: Interval;
  /** `null`: it does not apply, or does not count yet. */
  readonly standing: Standing | null;
}

export interface ClimbedRung {
  readonly level: number;
  readonly title: string;
  readonly outcome: 'reached' | 'failed' | 'passed' | 'empty' | 'not-examined';
  readonly rows: readonly ExplainedRow[];
}

/** One climb of a ladder: declared low, declared high, or proven. */
export interface ExplainedClimb {
  readonly unknownIs: 'met' | 'unmet';
  readonly rungs: readonly ClimbedRung[];
  readonly climbed: number;
  readonly caps: readonly { readonly row: ExplainedRow; readonly cap: number; readonly applied: boolean }[];
  readonly reached: number;
}

export interface ExplainedTheme {
  readonly id: string;
  readonly referential: string;
  readonly edition: string;
  readonly editionStatus: 'in-force' | 'draft' | 'historical';
  readonly title: string;
}

export interface ExplainedItem {
  readonly id: string;
  readonly label: string;
  readonly place?: Place;
  readonly level: Bounds | null;
  /** `caps`: no rung applies to it, only what it takes from the top. */
  readonly by: 'rungs' | 'caps' | 'nothing';
  readonly low: ExplainedClimb | null;
  readonly high: ExplainedClimb | null;
}

export interface LevelExplanation {
  readonly kind: 'level';
  readonly theme: ExplainedTheme;
  /** False: the profile or the role sets the whole theme aside, and the assessment does not show it. */
  readonly assessed: boolean;
  readonly mode: LadderMode;
  readonly official: boolean;
  readonly source: readonly SourceCitation[];
  readonly zero?: string;
  /** `null`: nothing applies on the rungs. */
  readonly low: ExplainedClimb | null;
  readonly high: ExplainedClimb | null;
  readonly provenClimb: ExplainedClimb | null;
  readonly level: Bounds | null;
  readonly proven: number | null;
  readonly reachable: number | null;
  readonly target: ShownTarget | null;
  readonly collection?: {
    readonly of: string;
    readonly complete: boolean;
    readonly place?: Place;
    readonly offered: Bounds | null;
    readonly held: Bounds | null;
    readonly items: readonly ExplainedItem[];
  };
}

/** The rule of the verdict at work: what decides. */
export interface ExplainedVerdict {
  readonly verdict: Verdict;
  /** Those that decide: the ones not met, else the unknown ones, else all. */
  readonly decidedBy: readonly string[];
}

export interface VerdictRow extends ExplainedRow {
  readonly provenStanding: Standing | null;
}

export interface VerdictExplanation {
  readonly kind: 'verdict';
  readonly scope: { readonly referential?: string; readonly theme?: string; readonly title?: string };
  /** Opposable and in force, those set aside included (their standing is `null`). */
  readonly rows: readonly VerdictRow[];
  /** How many requirements the verdict does not look at, and why. */
  readonly leftOut: { readonly notOpposable: number; readonly notInForce: number; readonly over: number };
  readonly declared: ExplainedVerdict;
  readonly proven: ExplainedVerdict;
  /** Of a dossier: each edition, and whether it counts. */
  readonly editions: readonly { readonly referential: string; readonly edition: string; readonly status: 'in-force' | 'draft' | 'historical'; readonly title: string; readonly counts: boolean; readonly verdict: Verdict; readonly verdictProven: Verdict }[];
}

export interface IndexRow extends ExplainedRow {
  readonly weight: number;
  /** The half weights it brings to each bound, out of twice its weight. */
  readonly halves: { readonly low: number; readonly high: number; readonly total: number };
  readonly low: WeightedStanding['standing'];
  readonly high: WeightedStanding['standing'];
  /** Read as met because its rung is below the one reached of a direct ladder. */
  readonly passed: { readonly low: boolean; readonly high: boolean };
}

export interface ThemeIndex {
  readonly theme: ExplainedTheme;
  readonly mode: LadderMode;
  readonly rows: readonly IndexRow[];
  readonly low: Share | null;
  readonly high: Share | null;
  readonly index: Bounds | null;
}

export interface IndexExplanation {
  readonly kind: 'index';
  readonly themes: readonly ThemeIndex[];
}

/** Why a figure is what it is: the steps a person can redo by hand. Codes and data, no sentence. */
export type Explanation = RequirementExplanation | LevelExplanation | VerdictExplanation | IndexExplanation;
