import type { Bounds, Status, Verdict } from '../../core/assessment.js';
import type { ActionClass } from '../../core/roadmap/roadmap.js';
import type { Day } from '../../core/day.js';
import type { Reliability } from '../../core/referential.js';
import type { Lang } from '../../i18n/index.js';
import type { DocumentName } from '../documents.js';
import type { Figure } from '../figures/shapes.js';

/** The shape drawn beside a status: never a colour alone, always followed by its word. */
export type Mark = 'met' | 'unmet' | 'unknown' | 'not-applicable' | 'partial' | 'contradicted';
/** What stands (petrol), what fails (brick), plain text (ink), secondary text (ink 2). */
export type Tone = 'stands' | 'fails' | 'plain' | 'quiet';

export interface Standing {
  readonly mark: Mark;
  readonly tone: Tone;
  readonly words: string;
}

/** A small line under a cell or a title. `href` is a source's address, linked only when it is `https:`. */
export interface Note {
  readonly text: string;
  readonly tone?: Tone;
  readonly href?: string;
  /** Followed by a line to write on, by hand. */
  readonly blank?: true;
}

export interface Cell {
  readonly text: string;
  readonly strong?: boolean;
  readonly mark?: Mark;
  readonly tone?: Tone;
  readonly notes?: readonly Note[];
}

export interface Column {
  readonly title: string;
  /** A small line under the title. */
  readonly note?: string;
  /** Share of the width. */
  readonly width: number;
  readonly align?: 'left' | 'right';
}

/** The generic parts of a section: every format renders these six, so a new section needs no new code in any. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: Tone }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'terms'; readonly items: readonly { readonly term: string; readonly text: string }[] }
  /** Drawn across the text column; its alternative says what it shows, or that a table beside it does. */
  | { readonly kind: 'figure'; readonly figure: Figure }
  | { readonly kind: 'table'; readonly caption: string; readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] };

export interface Section {
  readonly id: string;
  readonly title: string;
  /** Printed from the top of a page; `alone`: on pages of its own, for it is handed over. */
  readonly page?: 'new' | 'alone';
  readonly blocks: readonly Block[];
}

export interface Edition {
  readonly id: string;
  readonly edition: string;
  readonly title: string;
  /** « projet », « hors distribution »… or nothing. */
  readonly remarks: readonly string[];
  /** `authentification rie-1.0 (projet)`. */
  readonly label: string;
}

export interface Header {
  readonly product: string;
  /** How much room the name needs. */
  readonly size: 'normal' | 'long' | 'longest';
  readonly subtitle: string;
  readonly assessedOn: string;
  readonly day: string;
  readonly selfAssessment: string;
  readonly editions: readonly Edition[];
}

export interface VerdictFact {
  /** The requirement's label, `EXI 03`. */
  readonly label: string;
  readonly text: string;
  /** « EXI 03, opposable depuis le 1ᵉʳ janvier 2026 ». */
  readonly reference: string;
}

export interface VerdictBlock extends Standing {
  readonly verdict: Verdict;
  readonly verdictProven: Verdict;
  /** The first {@link PageOne.facts}; `more` says how many others there are. */
  readonly facts: readonly VerdictFact[];
  /** « et 3 autres… », for what page one leaves out. */
  readonly more: string;
  /** One sentence instead of facts: compliant, or none opposable. */
  readonly sentence: string;
  /** « Prouvé : … ». */
  readonly proven: string;
}

export type RunKind = 'proven-met' | 'declared-met' | 'unmet' | 'unknown' | 'set-aside';

/** All the opposable requirements in force, in five runs, one mark each. */
export interface OpposableRuns {
  readonly total: number;
  readonly title: string;
  /** « une marque par exigence ». */
  readonly scale: string;
  /** How many requirements one mark stands for, at most. */
  readonly per: 1 | 5;
  readonly lines: 1 | 2;
  readonly runs: readonly { readonly kind: RunKind; readonly count: number; readonly marks: number; readonly label: string }[];
  readonly alt: string;
}

export type RungState = 'proven' | 'declared' | 'undecided' | 'not-reached';

export interface Strip {
  readonly top: number;
  readonly level: Bounds | null;
  readonly proven: number | null;
  readonly rungs: readonly { readonly level: number; readonly state: RungState }[];
  /** The words above the steps, each on the last rung it names. */
  readonly labels: readonly { readonly rung: number; readonly text: string; readonly tone: Tone }[];
  readonly target: { readonly level: number; readonly official: boolean } | null;
  readonly alt: string;
}

export interface TargetWords {
  readonly title: string;
  readonly when: string;
  readonly next: string;
  readonly official: boolean;
}

export interface CitationWords {
  readonly title: string;
  readonly at: string;
  readonly url: string;
  readonly consulted: string;
  readonly reliability: Reliability;
}

export interface RequirementRow {
  readonly id: string;
  /** Its official reference, else its id. */
  readonly label: string;
  readonly title: string;
  readonly rawStatus: Status;
  readonly status: Standing;
  readonly basis: string;
  readonly grade: number;
  readonly proven: boolean;
  readonly proof: string;
  readonly level: string;
  readonly force: string;
  readonly opposable: string;
  readonly dates: readonly string[];
  readonly why: string;
  readonly gap: string;
  readonly questions: readonly string[];
  readonly sources: readonly CitationWords[];
  readonly remarks: readonly string[];
}

export interface CollectionWords {
  readonly title: string;
  readonly intro: string;
  readonly offered: string;
  readonly held: string;
  readonly completeness: string;
  readonly items: readonly { readonly label: string; readonly level: string }[];
}

export interface ThemeReport {
  readonly id: string;
  readonly anchor: string;
  readonly title: string;
  readonly edition: string;
  /** « conforme, déclaré », with « si adopté » for a draft. */
  readonly verdict: Standing;
  readonly strip: Strip;
  /** « 3 (4 possible, 2 réponses manquantes) ». */
  readonly level: string;
  readonly proven: string;
  readonly declaredShort: string;
  readonly provenShort: string;
  readonly target: TargetWords | null;
  readonly noTarget: string;
  /** « manque 1 échelon », then the one thing that explains it. */
  readonly distance: Note;
  readonly remark: Note;
  /** Why it has no verdict, and what would give it one; empty when it has one. */
  readonly unread: string;
  readonly ladderOfficial: boolean;
  readonly facts: readonly { readonly term: string; readonly text: string }[];
  readonly ladderNotes: readonly string[];
  readonly ladder: readonly { readonly level: number; readonly title: string; readonly text: string; readonly state: RungState | 'empty' | 'zero'; readonly stateWords: string }[];
  readonly collection: CollectionWords | null;
  readonly requirements: readonly RequirementRow[];
  /** The same, ready to print. */
  readonly blocks: readonly Block[];
}

export interface ActionRow {
  readonly id: string;
  readonly class: ActionClass;
  readonly title: string;
  readonly why: string;
  readonly closes: readonly string[];
  /** « 6 j », and « 4 à 11 ». */
  readonly effort: string;
  readonly effortRange: string;
  readonly deadline: Note;
  readonly deadlineNote: Note;
}

export interface ContradictionRow {
  readonly label: string;
  readonly title: string;
  readonly text: string;
  readonly depends: string;
}

/** What page one shows of what may be long. Every format keeps to it. */
export interface PageOne {
  readonly facts: number;
  readonly themes: number;
  readonly actions: number;
  readonly contradictions: number;
  readonly moreThemes: string;
  readonly moreContradictions: string;
  /** Rows of themes get smaller when there are many. */
  readonly density: 'normal' | 'compact';
}

export interface ReportModel {
  readonly document: DocumentName;
  readonly lang: Lang;
  readonly date: Day;
  readonly tool: { readonly name: string; readonly version: string };
  readonly digest: string;
  readonly title: string;
  readonly header: Header;
  readonly verdict: VerdictBlock;
  readonly opposables: OpposableRuns;
  readonly themes: readonly ThemeReport[];
  readonly actions: readonly ActionRow[];
  readonly contradictions: readonly ContradictionRow[];
  readonly contradictionsHeading: string;
  readonly contradictionsNone: string;
  readonly setAside: { readonly count: number; readonly heading: string; readonly sentence: string };
  readonly notices: readonly string[];
  /** The texts shown in the language rule sets are written in, for want of a translation. */
  readonly untranslated: readonly string[];
  /** Everything after the themes, in order. */
  readonly sections: readonly Section[];
  readonly footer: { readonly referentials: string; readonly result: string; readonly notice: string };
  readonly pageOne: PageOne;
  /** Words the formats need around the data. */
  readonly words: {
    readonly skipLink: string;
    readonly contents: string;
    readonly pageOne: string;
    readonly themes: string;
    readonly actions: string;
    readonly noActions: string;
    readonly personDays: string;
    readonly deadline: string;
    readonly action: string;
    readonly order: string;
    readonly ladder: string;
    readonly continued: string;
  };
}
