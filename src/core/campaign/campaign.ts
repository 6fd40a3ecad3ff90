import type { Bounds, Verdict } from '../assessment.js';
import type { Day } from '../day.js';
import type { Problem } from '../error.js';
import type { EvidenceLoss } from '../inputs.js';
import type { Referential } from '../referential.js';
import type { EntryReprobe } from './reprobe.js';

/** What a manifest, or the place of a dossier, says of it. */
export interface CampaignLine {
  /** The dossier, as the campaign names it: its path, or the line of a file. One entry each. */
  readonly key: string;
  /** INSEE code of the region. */
  readonly region?: string;
  readonly category?: string;
  /** Who answers for the service: éditeur, GRADeS, établissement… */
  readonly actor?: string;
  readonly users?: number;
  /** The product and its editor as the auditor's manifest names them: all that is known of a dossier nobody can read. */
  readonly announced?: { readonly product?: string; readonly editor?: string };
}

/** A promise, as it stands on the day of the campaign. */
export interface EntryCommitment {
  readonly id: string;
  readonly due: Day;
  readonly state: 'held' | 'missed' | 'pending';
  readonly basis: 'declared' | 'proven' | null;
  readonly theme?: string;
  readonly level?: number;
  readonly requirement?: string;
  readonly action?: string;
  /** The day it was made, and in which role: never a person's name. */
  readonly date?: Day;
  readonly by?: string;
}

/** What an auditor noted of a requirement or an evidence, on the day it was examined. */
export interface EntryReview {
  /** Exactly one of the two. */
  readonly requirement?: string;
  readonly evidence?: string;
  readonly state: 'accepted' | 'refused' | 'to-complete';
  readonly comment?: string;
  /** A role, never a person's name. */
  readonly by: string;
  readonly date: Day;
  /** The evidence has another digest than the one that was examined: the review is shown and lowers nothing. */
  readonly changed?: true;
}

/** Where a product stands on one theme. */
export interface EntryTheme {
  readonly id: string;
  readonly level: Bounds | null;
  readonly proven: number | null;
  /** The proven level once what the auditor refused is worth a declaration; absent when nothing of the dossier was examined. */
  readonly examined?: number | null;
}

/** The requirements of one edition, a letter each in the order of {@link CampaignEdition}: see {@link STANDINGS}. */
export interface EntryStandings {
  readonly referential: string;
  readonly edition: string;
  readonly letters: string;
}

/** One dossier that was read: what a campaign keeps of its assessment. */
export interface ReadEntry extends CampaignLine {
  readonly read: true;
  readonly product: { readonly name: string; readonly version?: string; readonly vendor?: string; readonly kind?: string };
  readonly verdict: Verdict;
  readonly verdictProven: Verdict;
  readonly themes: readonly EntryTheme[];
  readonly standings: readonly EntryStandings[];
  /** What is answered, a fingerprint for each of the campaign's `questions`: enough to tell what changed, not what was said. */
  readonly answered: string;
  /** The same of its `facts`; absent when nothing is measured. */
  readonly measured?: string;
  readonly contradictions: readonly string[];
  /** Opposable requirements in force and not held, with the day they are due since. */
  readonly overdue: readonly { readonly id: string; readonly since: Day | null }[];
  /** Evidence worth no more than a declaration, and why. */
  readonly losses: readonly { readonly evidence: string; readonly loss: EvidenceLoss }[];
  readonly commitments: readonly EntryCommitment[];
  /** The one that stands of each requirement and evidence, requirements first, by id; absent when nothing was examined. */
  readonly reviews?: readonly EntryReview[];
  /** Rungs declared and not proven, all themes together. */
  readonly distance: number;
  /** Measurements that nobody can believe: edited, without their file, or dated after the day of the campaign. */
  readonly lost: number;
  /** Present when the probes were run again: what they changed. */
  readonly reprobed?: EntryReprobe;
}

/** One that could not: an entry with its cause, never a stop. */
export interface UnreadableEntry extends CampaignLine {
  readonly read: false;
  readonly problems: readonly Pick<Problem, 'code' | 'params' | 'place'>[];
}

export type CampaignEntry = ReadEntry | UnreadableEntry;

/** A theme, as every dossier of a campaign is judged on it. */
export interface CampaignTheme {
  readonly id: string;
  readonly title: string;
  readonly top: number;
  readonly target: { readonly level: number; readonly since: Day; readonly official: boolean } | null;
}

/** An edition that judged some dossier of a campaign, with its requirements in the order of the letters. */
export interface CampaignEdition {
  readonly id: string;
  readonly edition: string;
  readonly digest: string;
  readonly title: string;
  readonly status: Referential['status'];
  readonly requirements: readonly CampaignRequirement[];
}

export interface CampaignRequirement {
  readonly id: string;
  readonly title: string;
  readonly reference?: string;
  readonly theme: string;
  readonly opposable: boolean;
}

/** What a campaign says before its entries: enough to read them. */
export interface CampaignHead {
  readonly calculation: number;
  readonly date: Day;
  /** By id, then edition. */
  readonly editions: readonly CampaignEdition[];
  /** Everything a person can be asked, in the order of the fingerprints. */
  readonly questions: readonly string[];
  /** Everything a probe can state, in the same way. */
  readonly facts: readonly string[];
  readonly themes: readonly CampaignTheme[];
}

export interface Campaign extends CampaignHead {
  /** In the order of their keys; read one by one, for there may be a hundred thousand. */
  readonly entries: Iterable<CampaignEntry>;
}

/**
 * The letters of {@link EntryStandings}: a requirement that is met is a capital when it is proven too; a point is one over by that day.
 * They keep a campaign of a hundred thousand dossiers readable.
 */
export const STANDINGS = { M: 'met-proven', m: 'met', p: 'partial', u: 'unmet', c: 'contradicted', '?': 'unknown', '-': 'not-applicable', '.': 'over' } as const;
export type StandingLetter = keyof typeof STANDINGS;

export function isRead(entry: CampaignEntry): entry is ReadEntry {
  return entry.read;
}

/** Compares two keys: those of one file of dossiers, `file.jsonl:12`, in the order of its lines. */
export function compareKeys(a: string, b: string): number {
  const [, fileA = a, lineA = '0'] = /^(.*):(\d{1,12})$/s.exec(a) ?? [];
  const [, fileB = b, lineB = '0'] = /^(.*):(\d{1,12})$/s.exec(b) ?? [];
  return fileA < fileB ? -1 : fileA > fileB ? 1 : Number(lineA) - Number(lineB) || (a < b ? -1 : a > b ? 1 : 0);
}
