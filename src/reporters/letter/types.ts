import type { Assessment } from '../../core/assessment.js';
import type { EntryReview } from '../../core/campaign/campaign.js';
import type { Day } from '../../core/day.js';
import type { Commitment } from '../../core/dossier.js';
import type { Problem } from '../../core/error.js';
import type { NamingOptions } from '../model/context.js';
import type { ReportModel, Section, Standing } from '../model.js';

/** What every letter of a campaign says besides its dossier. */
export interface Mailing {
  readonly tool: { readonly name: string; readonly version: string };
  /** The title of the campaign. */
  readonly campaign: string;
  readonly date: Day;
  /** Who sends it, in one line. */
  readonly sender?: string;
  /** The last day of the answer expected. */
  readonly replyBy?: Day;
  /** The rule sets the campaign imposed, which a command must be given to judge the same way. */
  readonly imposed: readonly string[];
}

/** What an auditor noted of one dossier. */
export interface Examination {
  readonly reviews: readonly EntryReview[];
  /** The examined level of each theme; absent where none was worked out. */
  readonly levels: ReadonlyMap<string, number | null>;
}

/** A dossier that was read and judged, as its letter tells it. */
export interface JudgedLetter extends Mailing, NamingOptions {
  readonly assessment: Assessment;
  /** SHA-256 of the result, the same as that of its report. */
  readonly digest: string;
  readonly commitments: readonly Commitment[];
  /** What was read and is doubtful without stopping. */
  readonly warnings: readonly Problem[];
  readonly examination?: Examination;
}

/** A dossier nobody can read, as its letter tells it. */
export interface UnreadableLetter extends Mailing {
  readonly lang: NamingOptions['lang'];
  /** What the dossier is called: the last part of its key. */
  readonly dossier: string;
  readonly problems: readonly Pick<Problem, 'code' | 'params' | 'place'>[];
}

/** One letter, whatever its format: its order, its words and its figures, decided once. */
export interface LetterModel {
  readonly lang: NamingOptions['lang'];
  readonly date: Day;
  readonly tool: Mailing['tool'];
  readonly title: string;
  readonly header: {
    readonly sender: string;
    readonly campaign: string;
    readonly day: string;
    readonly to: string;
    readonly subject: string;
    readonly product: string;
    readonly subtitle: string;
    /** By when an answer is expected; empty when no day was given. */
    readonly reply: string;
  };
  /** What this is, and its limits. */
  readonly lead: readonly string[];
  /** Declared with its basis, then proven; none for a dossier nobody can read. */
  readonly verdict: (Standing & { readonly sentence: string; readonly proven: string }) | null;
  readonly sections: readonly Section[];
  readonly footer: ReportModel['footer'];
}
