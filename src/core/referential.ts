import type { Condition } from './condition.js';
import type { Day } from './day.js';
import type { Effort, Role, Value } from './dossier.js';

export const FORCES = ['law', 'order', 'doctrine', 'funding', 'recommended'] as const;
export type Force = (typeof FORCES)[number];
export const RELIABILITIES = ['A', 'B', 'C', 'D'] as const;
/** A official text read on the point · B official text quoted by a third party and confirmed · C third party or deduction · D known, not read. */
export type Reliability = (typeof RELIABILITIES)[number];

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly published?: Day;
  readonly consulted: Day;
  readonly reliability: Reliability;
  readonly note?: string;
}

/** Where in a source a fact was read; its own reliability when it differs from the source's. */
export interface SourcePlace {
  readonly ref: string;
  readonly at: string;
  readonly reliability?: Reliability;
}

export interface Interval {
  /** First and last days included. */
  readonly from?: Day;
  readonly until?: Day;
}

export interface Choice {
  readonly id: string;
  readonly text: string;
  readonly help?: string;
}

export interface QuestionHelp {
  /** What the text asks, in our words. */
  readonly asks?: string;
  readonly yes?: string;
  readonly no?: string;
  readonly evidence?: string;
}

export const QUESTION_KINDS = ['yesNo', 'choice', 'checklist', 'number', 'date', 'text'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** What a person is asked. `partly: true` lets a yes/no question be answered `partly`. */
export interface Question {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly text: string;
  readonly help?: QuestionHelp;
  readonly choices?: readonly Choice[];
  readonly partly?: boolean;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  /** The fact that, once measured, replaces the answer. */
  readonly fact?: string;
  readonly optional?: boolean;
}

/** A question about the product. Asked when `when` (a condition on the profile questions before it) holds; else it reads as `otherwise`. */
export interface ProfileQuestion extends Question {
  readonly when?: Condition;
  /** Given with `when`. */
  readonly otherwise?: Value;
}

/** A field of the items of a list: a question about one item, asked when `when` (a condition on the item) does not fail. */
export interface Field extends Question {
  readonly when?: Condition;
}

export interface ListDefinition {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** How one item is named in a sentence; `{label}` is the item's label. */
  readonly itemTitle: string;
  readonly help?: QuestionHelp;
  readonly fields: readonly Field[];
}

export interface Fact {
  readonly id: string;
  readonly type: 'boolean' | 'number' | 'string' | 'strings' | 'date';
  readonly unit?: string;
  readonly text: string;
}

/** Shared data: profile questions, facts, lists, and questions that several referentials ask. */
export interface Vocabulary {
  readonly profile: readonly ProfileQuestion[];
  readonly facts: readonly Fact[];
  readonly lists: readonly ListDefinition[];
  readonly questions: readonly Question[];
  /** Set in another language than French only. */
  readonly untranslated?: Untranslated;
}

/** What another language shows in French, for want of a translation. */
export interface Untranslated {
  /** How many texts a translation was expected for. */
  readonly count: number;
  /** Those, and those that may stay as they are, such as the title of a French text. */
  readonly texts: readonly string[];
}

export interface Rung {
  readonly level: number;
  readonly title: string;
  readonly text?: string;
}

export interface Ladder {
  readonly mode: 'cumulative' | 'direct';
  /** False: a proposal of ours, said wherever it is shown. */
  readonly official: boolean;
  readonly source: readonly SourcePlace[];
  /** What level 0 means. */
  readonly zero?: string;
  readonly rungs: readonly Rung[];
}

export interface Target {
  readonly level: number;
  readonly since: Day;
  readonly official: boolean;
  readonly source: readonly SourcePlace[];
  readonly applies?: Condition;
}

export interface Theme {
  readonly id: string;
  readonly title: string;
  readonly applies?: Condition;
  readonly ladder: Ladder;
  readonly targets?: readonly Target[];
  /** Why no requirement of it is opposable though a text exists, and which document would change that. */
  readonly unread?: string;
  /** The list this theme judges item by item; `where` leaves out the items its edition exempts. */
  readonly collection?: { readonly of: string; readonly where?: Condition };
}

export interface Alias {
  readonly id: string;
  readonly wave?: 1 | 2;
  readonly devices?: readonly string[];
  readonly set?: string;
}

export interface Requirement {
  readonly id: string;
  readonly theme: string;
  /** The official label, when there is one: `EXI 03`. */
  readonly reference?: string;
  readonly title: string;
  readonly text?: string;
  /** What is wrong when it is not met, for page one; `{items}` names the items that fail. */
  readonly gap?: string;
  readonly level?: number;
  readonly force: Force;
  readonly opposable: boolean;
  readonly official: boolean;
  readonly binds: readonly Role[];
  readonly applies?: Condition;
  readonly metWhen: Condition;
  readonly partialWhen?: Condition;
  /** Without `from`, no text dates it: it is never in force, yet counts for the level. */
  readonly inForce?: Interval;
  readonly counts?: 'always' | 'when-in-force';
  readonly implies?: readonly string[];
  readonly capsLevel?: number;
  readonly minEvidence?: 0 | 1 | 2 | 3 | 4;
  readonly weight?: number;
  readonly evidence?: string;
  readonly source: readonly SourcePlace[];
  readonly aliases?: readonly Alias[];
  readonly note?: string;
}

export interface Action {
  readonly id: string;
  readonly title: string;
  readonly closes: readonly string[];
  readonly effort: Effort;
  /** Calendar days after the work, in somebody else's hands. */
  readonly leadTime?: number;
  readonly after?: readonly string[];
}

/** One dated text of a rule set. */
export interface Referential {
  readonly id: string;
  readonly edition: string;
  readonly status: 'in-force' | 'draft' | 'historical';
  readonly official: boolean;
  readonly title: string;
  readonly summary?: string;
  readonly inForce: Interval;
  /** To which profiles it applies when a dossier names none. */
  readonly applies?: Condition;
  readonly sources: readonly Source[];
  readonly conditions?: Readonly<Record<string, Condition>>;
  readonly themes: readonly Theme[];
  readonly questions?: readonly Question[];
  readonly requirements: readonly Requirement[];
  readonly actions?: readonly Action[];
  /** What was not found or is uncertain, shown with the referential. */
  readonly gaps?: readonly string[];
}

/** A referential as loaded: where it comes from and its digest (of ids, rungs, conditions, dates and force, not of its texts). */
export interface LoadedReferential {
  readonly referential: Referential;
  readonly digest: string;
  readonly shipped: boolean;
  readonly file: string;
  /** In another language than French only: the rule set as its authors wrote it, and what has no translation. */
  readonly original?: Referential;
  readonly untranslated?: Untranslated;
}

/** The parts of a referential that decide a result, without its texts: what its digest covers. */
export function decidingParts(referential: Referential): unknown {
  return {
    id: referential.id,
    edition: referential.edition,
    status: referential.status,
    inForce: referential.inForce,
    applies: referential.applies,
    conditions: referential.conditions,
    themes: referential.themes.map(({ id, applies, ladder, targets, collection }) => ({
      id,
      applies,
      mode: ladder.mode,
      official: ladder.official,
      levels: ladder.rungs.map(({ level }) => level),
      targets: targets?.map(({ level, since, official, applies: to }) => ({ level, since, official, applies: to })),
      collection,
    })),
    questions: referential.questions?.map(({ id, kind, choices, fact }) => ({ id, kind, choices: choices?.map((choice) => choice.id), fact })),
    requirements: referential.requirements.map((requirement) => ({
      ...requirement,
      reference: undefined,
      title: undefined,
      text: undefined,
      gap: undefined,
      evidence: undefined,
      note: undefined,
      source: undefined,
      aliases: undefined,
      official: undefined,
    })),
    actions: referential.actions?.map((action) => ({ ...action, title: undefined })),
  };
}

const ORDER: readonly Reliability[] = RELIABILITIES;

/** The reliability of a requirement: that of its best place. */
export function reliabilityOf(places: readonly SourcePlace[], sources: readonly Source[]): Reliability {
  const found = places.map((place) => place.reliability ?? sources.find((source) => source.id === place.ref)?.reliability ?? 'D');
  return ORDER.find((reliability) => found.includes(reliability)) ?? 'D';
}
