import type { Duration } from '../day.js';

/** What is asked of a theme. A figure left out is not asked. */
export interface Demands {
  /** Opposable requirements in force, not held, at most. */
  readonly opposableGaps?: number;
  /** Percentage of the applicable requirements that are decided, at least. */
  readonly coverage?: number;
  /** Percentage of the requirements that a person claims without object, at most. */
  readonly claimedNotApplicable?: number;
  /** Age of what supports a held requirement, at most. */
  readonly evidenceAge?: Duration;
}

/** The thresholds of a gate, in a file of their own: what a release must be worth to go out. */
export interface Policy extends Demands {
  /** Levels to reach, by theme. */
  readonly levels?: Readonly<Record<string, { readonly declared?: number; readonly proven?: number }>>;
  /** Opposable gaps already known, that do not fail again: an id, or `referential:id`. */
  readonly knownGaps?: readonly string[];
  /** Requirements that must stay held, then those that must stay held at least in part: an id, or `referential:id`. */
  readonly held?: readonly string[];
  readonly partly?: readonly string[];
  readonly findings?: { readonly required?: boolean; readonly age?: Duration };
  /** Other figures for a theme, each with its reason. */
  readonly exceptions?: Readonly<Record<string, Demands & { readonly reason: string }>>;
  /** Roles whose waivers count; none when absent. */
  readonly approvers?: readonly string[];
  /** What a requirement that a newer edition adds or changes does to the gate. Listed apart when absent. */
  readonly newRules?: 'list' | 'fail';
}
