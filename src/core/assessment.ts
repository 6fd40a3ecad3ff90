import type { Day } from './day.js';
import type { Answer, Evidence, Finding, Grade, List, Role, Value } from './dossier.js';
import type { ErrorParams } from './error.js';
import type { Alias, Force, Interval, Reliability } from './referential.js';

export const CALCULATION = 1;

export type Status = 'not-applicable' | 'unknown' | 'contradicted' | 'met' | 'partial' | 'unmet';
export type Basis = 'none' | 'deduced' | 'declared' | 'documented' | 'probed' | 'attested';
export type Verdict = 'compliant' | 'non-compliant' | 'undetermined' | 'none-opposable';

/** Both bounds included. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** A reason as a code and its parameters; the catalogues write the sentence. */
export interface Reason {
  readonly code: string;
  readonly params: ErrorParams;
}

export interface SourceCitation {
  readonly id: string;
  readonly title: string;
  readonly at: string;
  readonly url?: string;
  readonly consulted: Day;
  readonly reliability: Reliability;
}

/** Who set a requirement aside: the profile, the role bound, the list, or a claim. */
export type SetAsideBy = 'profile' | 'role' | 'list' | 'claim';

export interface JudgedRequirement {
  readonly id: string;
  readonly referential: string;
  readonly theme: string;
  readonly reference?: string;
  readonly title: string;
  readonly gap?: string;
  readonly level: number | null;
  readonly force: Force;
  readonly opposable: boolean;
  readonly official: boolean;
  readonly binds: readonly Role[];
  readonly inForce: Interval;
  /** In force on the day of the assessment. */
  readonly inForceNow: boolean;
  /** False before its day for a requirement that counts only when in force. */
  readonly counted: boolean;
  readonly status: Status;
  readonly proven: boolean;
  readonly grade: Grade;
  readonly basis: Basis;
  readonly minEvidence: Grade;
  readonly why: Reason;
  readonly setAsideBy?: SetAsideBy;
  /** The inputs (see `inputKey`) that keep it unknown. */
  readonly open: readonly string[];
  /** Ids of the list items that fail it. */
  readonly items: readonly string[];
  /** The questions and lists that settle it. */
  readonly questions: readonly string[];
  readonly evidence: readonly string[];
  readonly expectedEvidence?: string;
  readonly aliases: readonly Alias[];
  readonly source: readonly SourceCitation[];
  readonly note?: string;
}

export interface Counts {
  readonly total: number;
  readonly applicable: number;
  readonly met: number;
  readonly partial: number;
  readonly unmet: number;
  readonly unknown: number;
  readonly contradicted: number;
  readonly 'not-applicable': { readonly automatic: number; readonly claimed: number };
}

export interface ShownTarget {
  readonly level: number;
  readonly since: Day;
  /** False for a proposal of ours. */
  readonly official: boolean;
  readonly source: readonly SourceCitation[];
  readonly next?: { readonly level: number; readonly since: Day; readonly official: boolean };
}

export interface ItemLevel {
  readonly id: string;
  readonly label: string;
  readonly level: Bounds | null;
}

export interface CollectionLevels {
  readonly of: string;
  readonly complete: boolean;
  readonly offered: Bounds | null;
  readonly held: Bounds | null;
  /** Each judged item, alone in a complete list. */
  readonly items: readonly ItemLevel[];
}

export interface AssessedTheme {
  readonly id: string;
  readonly referential: string;
  readonly edition: string;
  readonly title: string;
  readonly official: boolean;
  readonly mode: 'cumulative' | 'direct';
  readonly verdict: Verdict;
  readonly verdictProven: Verdict;
  readonly level: Bounds | null;
  readonly proven: number | null;
  readonly top: number;
  readonly reachable: number | null;
  readonly collection?: CollectionLevels;
  readonly target: ShownTarget | null;
  readonly index: Bounds | null;
  readonly counts: Counts;
  readonly decisive: readonly string[];
  readonly zero?: string;
  readonly rungs: readonly { readonly level: number; readonly title: string; readonly text?: string }[];
}

export interface AssessedReferential {
  readonly id: string;
  readonly edition: string;
  readonly status: 'in-force' | 'draft' | 'historical';
  readonly official: boolean;
  readonly shipped: boolean;
  readonly digest: string;
  readonly title: string;
  readonly verdict: Verdict;
  readonly verdictProven: Verdict;
}

export interface DecisiveQuestion {
  readonly id: string;
  readonly gain: number;
  readonly settles: number;
  readonly themes: readonly string[];
}

export interface NextDate {
  readonly date: Day;
  readonly kind: 'verdict' | 'level' | 'proven' | 'offered' | 'held' | 'target' | 'requirement';
  readonly id: string;
  readonly referential: string;
  readonly from: string;
  readonly to: string;
  /** The edition is a draft: the date holds only if it is adopted. */
  readonly ifAdopted: boolean;
}

export interface SetAside {
  readonly requirement: string;
  readonly by: SetAsideBy;
  /** The answer that does so: `profile:sensitive`, `list:accessMeans`, a question, or the roles bound. */
  readonly answer: string;
}

export interface Assessment {
  readonly calculation: number;
  readonly date: Day;
  readonly product: { readonly name: string; readonly vendor?: string; readonly version?: string };
  readonly profile: Readonly<Record<string, Value>>;
  readonly roles: readonly Role[];
  readonly referentials: readonly AssessedReferential[];
  readonly verdict: Verdict;
  readonly verdictProven: Verdict;
  readonly themes: readonly AssessedTheme[];
  readonly requirements: readonly JudgedRequirement[];
  readonly contradictions: readonly string[];
  readonly setAside: readonly SetAside[];
  readonly decisive: readonly DecisiveQuestion[];
  readonly nextDates: readonly NextDate[];
  readonly commitments: readonly { readonly id: string; readonly state: 'held' | 'missed' | 'pending'; readonly basis: 'declared' | 'proven' | null }[];
  readonly waivers: readonly { readonly requirement: string; readonly state: 'active' | 'upcoming' | 'expired' }[];
  readonly notices: readonly Reason[];
  /** Enough to recompute. */
  readonly inputs: {
    readonly referentials: readonly string[];
    readonly answers: Readonly<Record<string, Answer>>;
    readonly lists: Readonly<Record<string, List>>;
    readonly facts: readonly Finding[];
    readonly evidence: Readonly<Record<string, Evidence>>;
  };
}
