import type { Day } from './day.js';
import type { ErrorParams } from './error.js';
import type { Capacity } from './roadmap/calendar.js';

/** 0 none · 1 declared · 2 documented · 3 probed · 4 attested by a third party. */
export type Grade = 0 | 1 | 2 | 3 | 4;

export type Value = boolean | number | string | readonly string[];

export const ROLES = ['editor', 'operator', 'structure'] as const;
export type Role = (typeof ROLES)[number];

/** What a person said to one question. Exactly one of `value`, `skipped`, `notApplicable`. */
export interface Answer {
  readonly value?: Value;
  /** Why it is left for later: an unknown with a reason. */
  readonly skipped?: string;
  /** Why the question has no object here: a claim, counted apart. */
  readonly notApplicable?: string;
  readonly date?: Day;
  /** A role, never a person's name. */
  readonly by?: string;
  readonly evidence?: readonly string[];
  readonly comment?: string;
}

/** One of the things a theme judges one by one. Besides the keys below, the fields its list declares. */
export interface ListItem {
  readonly id: string;
  readonly activeFrom?: Day;
  readonly activeUntil?: Day;
  readonly evidence?: readonly string[];
  readonly [field: string]: Value | undefined;
}

export interface List {
  /** The person says that nothing is missing. */
  readonly complete?: boolean;
  readonly date?: Day;
  readonly by?: string;
  readonly evidence?: readonly string[];
  readonly items?: readonly ListItem[];
}

/** Whether the file of an evidence is there, with the digest the dossier recorded. Read by an adapter. */
export type FileState = 'none' | 'present' | 'altered' | 'absent' | 'not-digested';

export interface Evidence {
  readonly file?: string;
  readonly sha256?: string;
  readonly date?: Day;
  readonly until?: Day;
  readonly issuer?: string;
  readonly reference?: string;
  readonly fileState: FileState;
  /** An auditor refused it: a campaign says so, never a dossier. */
  readonly refused?: true;
}

export interface Commitment {
  readonly id: string;
  readonly theme?: string;
  readonly level?: number;
  readonly requirement?: string;
  readonly action?: string;
  readonly date?: Day;
  readonly due: Day;
  readonly by?: string;
}

export interface Waiver {
  readonly requirement: string;
  readonly reason: string;
  readonly approver: string;
  readonly from: Day;
  readonly until: Day;
}

export interface Effort {
  readonly min: number;
  readonly likely: number;
  readonly max: number;
}

/** Whether what a probe wrote can still be believed: its artefacts are there with their digests, it was not edited. */
export type FindingState = 'verified' | 'artefact-absent' | 'artefact-altered' | 'edited';

/** A fact measured by a probe. `could-not-measure` leaves the declared answer standing; only `verified` is worth more than a declaration. */
export interface Finding {
  readonly fact: string;
  readonly outcome: 'observed' | 'absent' | 'not-applicable' | 'could-not-measure';
  readonly value?: Value;
  /** Why it could not be measured, or does not apply: a code of the probe. */
  readonly reason?: { readonly code: string; readonly params: ErrorParams };
  readonly grade: Grade;
  /** Where it was seen; where it fails, when it does. */
  readonly place?: string;
  /** For a list: the points that nothing read could tell. An answer still stands for these. */
  readonly unjudged?: readonly string[];
  /** For a list: where each point that does not hold fails. */
  readonly failing?: Readonly<Record<string, string>>;
  readonly state?: FindingState;
}

/** The dossier of one product, as read and checked; digests of its files already compared. */
export interface Dossier {
  readonly product: { readonly name: string; readonly vendor?: string; readonly version?: string };
  readonly roles: readonly Role[];
  /** `id` or `id@edition`; empty = those in force that apply to the profile. */
  readonly referentials: readonly string[];
  readonly profile: Readonly<Record<string, Value>>;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly lists: Readonly<Record<string, List>>;
  readonly evidence: Readonly<Record<string, Evidence>>;
  readonly commitments: readonly Commitment[];
  readonly waivers: readonly Waiver[];
  readonly efforts: Readonly<Record<string, Effort>>;
  /** What can be spent on convergence; a roadmap supposes one when absent. */
  readonly capacity?: Capacity;
  readonly findings: readonly Finding[];
  /** The day the findings were measured on. */
  readonly measuredOn?: Day;
  /** The editions of the guides that the product follows, when it says so: they change what probes ask of it. */
  readonly guides?: Readonly<Record<string, string>>;
  /** What the dossier says of its artefacts, by path; test when it says nothing. */
  readonly artefacts?: Readonly<Record<string, { readonly environment: 'test' | 'production' }>>;
}
