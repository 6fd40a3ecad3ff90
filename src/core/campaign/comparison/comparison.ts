import type { Bounds, Verdict } from '../../assessment.js';
import type { Day } from '../../day.js';
import type { EvidenceLoss } from '../../inputs.js';
import type { CampaignRequirement, CampaignTheme, EntryCommitment, EntryReview, StandingLetter } from '../campaign.js';
import type { Region } from '../regions.js';

/**
 * Which way something went. An interval that narrows is `decided`, one that widens `undecided`: neither says that a product got better
 * or worse. `entered` and `left`: what is judged on one side only.
 */
export type Direction = 'up' | 'down' | 'decided' | 'undecided' | 'entered' | 'left';

/** What changed, or what explains a move. `unlinked`: the dossier changed, and nothing says whether this moves because of it. */
export const CAMPAIGN_CAUSES = ['product', 'profile', 'answer', 'measure', 'evidence', 'referential', 'review', 'time', 'unlinked', 'unknown'] as const;
export type CampaignCause = (typeof CAMPAIGN_CAUSES)[number];

export interface MoveCause {
  readonly cause: CampaignCause;
  /** The questions, facts or evidence; none for the others. */
  readonly names: readonly string[];
}

/** A letter of `standings`; null where the edition holds no such requirement, or does not judge the dossier. */
export type Standing = StandingLetter | null;

export interface RequirementMove {
  readonly id: string;
  readonly referential: string;
  readonly theme: string;
  readonly opposable: boolean;
  readonly from: Standing;
  readonly to: Standing;
  readonly direction: Direction;
  readonly causes: readonly MoveCause[];
}

export interface Move<Value> {
  readonly from: Value;
  readonly to: Value;
  readonly direction: Direction;
}

export interface ThemeMove {
  readonly id: string;
  readonly level: Move<Bounds | null> | null;
  readonly proven: Move<number | null> | null;
  readonly examined: Move<number | null> | null;
  readonly causes: readonly CampaignCause[];
}

/** What is not the same in a dossier, whatever moved. */
export interface DossierChanges {
  readonly product: readonly { readonly field: 'name' | 'version' | 'vendor' | 'kind'; readonly from: string | null; readonly to: string | null }[];
  /** Profile questions, questions and lists whose answer is not the same. */
  readonly questions: readonly string[];
  readonly facts: readonly string[];
  readonly lost: readonly { readonly evidence: string; readonly loss: EvidenceLoss }[];
  /** Evidence that had lost its strength and has it again, or is no longer given. */
  readonly regained: readonly { readonly evidence: string; readonly loss: EvidenceLoss }[];
  /** Rule sets that are not the same; null on the side that does not judge the dossier by it. */
  readonly referentials: readonly { readonly id: string; readonly from: string | null; readonly to: string | null }[];
  /** Requirements and evidence whose examination is not the same. */
  readonly reviews: readonly { readonly of: string; readonly from: EntryReview['state'] | null; readonly to: EntryReview['state'] | null }[];
}

/**
 * What became of a promise of the older campaign. `dropped`: no longer in the dossier, and not held before it went; `closed`: it was.
 * `postponed`, `weakened`: promised again, later or less, and neither held nor missed. `absent`, `unreadable`: nobody can tell.
 */
export const OUTCOMES = ['held', 'missed', 'pending', 'postponed', 'weakened', 'dropped', 'closed', 'absent', 'unreadable', 'new'] as const;
export type CommitmentOutcome = (typeof OUTCOMES)[number];

export interface FollowedCommitment {
  /** The dossier: its key in the newer campaign, else in the older one. */
  readonly key: string;
  readonly product: string;
  readonly outcome: CommitmentOutcome;
  /** How it stood in the older campaign; null for a new one. */
  readonly was: EntryCommitment['state'] | null;
  readonly basis: EntryCommitment['basis'];
  /** As it was promised; for a new one, as it is. */
  readonly promised: Pick<EntryCommitment, 'id' | 'due' | 'theme' | 'level' | 'requirement'>;
  /** What the newer dossier promises in its place, when it is another day or another level. */
  readonly now: { readonly due: Day; readonly level?: number } | null;
}

export interface ChangedDossier {
  readonly state: 'moved';
  readonly key: string;
  /** Its key in the older campaign, when the product was recognised by its name and its vendor in another place. */
  readonly formerKey: string | null;
  readonly region: string | null;
  readonly product: { readonly name: string; readonly version: string | null; readonly vendor: string | null };
  /** Its verdicts in the newer campaign, moved or not. */
  readonly now: { readonly verdict: Verdict; readonly verdictProven: Verdict };
  readonly verdict: Move<Verdict> | null;
  readonly verdictProven: Move<Verdict> | null;
  readonly themes: readonly ThemeMove[];
  /** Those of both editions, and those that one edition alone holds (null); what ended by its own day is not among them. */
  readonly requirements: readonly RequirementMove[];
  readonly contradictions: { readonly found: readonly string[]; readonly lifted: readonly string[] };
  /** `entered`: it came into force between the two days; nothing else is needed to be late on it. */
  readonly overdue: { readonly found: readonly { readonly id: string; readonly since: Day | null; readonly entered: boolean }[]; readonly mended: readonly string[] };
  readonly commitments: readonly FollowedCommitment[];
  readonly changes: DossierChanges;
  /** What changed, with `time`, `unlinked` and `unknown` where a move has no other explanation. */
  readonly causes: readonly CampaignCause[];
  readonly trend: Trend;
}

/** Whether verdict, levels and what is late went one way, both, or neither. */
export type Trend = 'up' | 'down' | 'both' | 'neither';

/** A dossier that one campaign alone holds, or that only one of them could read. */
export interface ArrivedDossier {
  readonly state: 'new' | 'gone' | 'readable' | 'unreadable';
  readonly key: string;
  readonly formerKey: string | null;
  readonly region: string | null;
  /** Null when nobody could ever read it. */
  readonly product: ChangedDossier['product'] | null;
}

export type DossierMove = ChangedDossier | ArrivedDossier;

/** Where a dossier stands in one campaign, verdict and proof together. */
export const PLACES = ['proven', 'compliant', 'undetermined', 'non-compliant', 'none-opposable', 'unreadable', 'absent'] as const;
export type DossierPlace = (typeof PLACES)[number];

/** A rule set, as each campaign applied it. */
export interface RulesChange {
  readonly id: string;
  readonly title: string;
  readonly from: { readonly edition: string; readonly digest: string } | null;
  readonly to: { readonly edition: string; readonly digest: string } | null;
  readonly same: boolean;
  /** Requirements of one of the two editions only; empty when one side has no edition. */
  readonly entered: readonly CampaignRequirement[];
  readonly withdrawn: readonly CampaignRequirement[];
}

/** How many dossiers of both campaigns went which way on a theme. */
export interface ThemeMoves {
  readonly theme: CampaignTheme;
  readonly level: Readonly<Record<Direction | 'same', number>>;
  readonly proven: Readonly<Record<Direction | 'same', number>>;
}

export interface OverdueMoves {
  readonly id: string;
  /** Dossiers of each campaign, the new and the gone ones among them. */
  readonly before: number;
  readonly after: number;
  /** Among the dossiers of both. */
  readonly found: number;
  readonly mended: number;
}

export interface RegionMoves {
  readonly region: Region;
  readonly before: { readonly read: number; readonly nonCompliant: number };
  readonly after: { readonly read: number; readonly nonCompliant: number };
}

export interface CampaignSide {
  readonly date: Day;
  readonly received: number;
  readonly read: number;
}

export interface CampaignNotice {
  readonly code: 'rules-differ' | 'rules-not-shipped' | 'sets-differ' | 'same-day';
  readonly params: Readonly<Record<string, number | readonly string[]>>;
}

export interface CampaignComparison {
  readonly calculation: number;
  readonly before: CampaignSide;
  readonly after: CampaignSide;
  readonly notices: readonly CampaignNotice[];
  readonly rules: readonly RulesChange[];
  readonly counts: {
    readonly matched: number;
    readonly fresh: number;
    readonly gone: number;
    readonly readable: number;
    readonly unreadable: number;
    readonly moved: number;
    readonly trends: Readonly<Record<Trend, number>>;
  };
  /** Matched by name and vendor in another place: by what the dossier says of itself, so each is named. */
  readonly renamed: readonly { readonly before: string; readonly after: string }[];
  /** Products that several dossiers of one campaign claim: none of them was matched. */
  readonly ambiguous: readonly { readonly name: string; readonly vendor: string | null; readonly before: readonly string[]; readonly after: readonly string[] }[];
  readonly verdicts: readonly { readonly from: DossierPlace; readonly to: DossierPlace; readonly dossiers: number }[];
  readonly themes: readonly ThemeMoves[];
  /** In how many dossiers each cause is found, and how many moves of requirements it is attached to. */
  readonly causes: readonly { readonly cause: CampaignCause; readonly dossiers: number; readonly moves: number }[];
  readonly overdue: readonly OverdueMoves[];
  /** Requirements that ended between the two days, and how many dossiers were judged on them. */
  readonly closed: readonly { readonly id: string; readonly dossiers: number }[];
  readonly regions: readonly RegionMoves[];
  readonly commitments: Readonly<Record<CommitmentOutcome, number>> & { readonly heldProven: number };
  /** Every promise of either campaign, in the order of the dossiers; worked out as it is read. */
  readonly followed: Iterable<FollowedCommitment>;
  /** Those that moved, came or went, in the order of their keys; worked out as they are read, for there may be many. */
  readonly dossiers: Iterable<DossierMove>;
}
