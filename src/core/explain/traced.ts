import type { Condition, OperandKind, Operator, Quantifier, Truth } from '../condition.js';
import type { Day } from '../day.js';
import type { Finding, Grade, Value } from '../dossier.js';
import type { Place } from '../error.js';
import type { EvidenceLoss } from '../inputs.js';
import type { ItemRole, QuantifierKind, QuantifierOutcome } from '../quantifier.js';

/** One evidence, its strength on the day, and why it lost some. */
export interface ExplainedEvidence {
  readonly id: string;
  readonly grade: Grade;
  readonly loss?: EvidenceLoss;
  readonly file?: string;
  readonly date?: Day;
  readonly until?: Day;
  readonly issuer?: string;
  readonly reference?: string;
  readonly place?: Place;
}

/** What is read in the dossier for one operand, where, and what supports it. */
export interface ExplainedReading {
  readonly from: 'profile' | 'answer' | 'item' | 'finding' | 'nothing';
  readonly value?: Value;
  readonly grade: Grade;
  /** Absent when nothing is written there. */
  readonly place?: Place;
  readonly date?: Day;
  readonly by?: string;
  readonly evidence: readonly ExplainedEvidence[];
  readonly skipped?: string;
  readonly notApplicable?: string;
  readonly finding?: Pick<Finding, 'fact' | 'outcome' | 'place' | 'reason' | 'unjudged' | 'failing'>;
  /** The profile answers that keep this question from being asked; when they are not given yet, what it says is not read. */
  readonly gate?: { readonly asked: 'false' | 'unknown'; readonly by: readonly string[] };
  /** The answer that a measure replaced. */
  readonly replaced?: { readonly value: Value; readonly place?: Place };
}

interface Traced {
  readonly truth: Truth;
  /** The truth above comes from this one. */
  readonly decides: boolean;
}

export interface TracedMany extends Traced {
  readonly form: 'all' | 'any' | 'not' | 'condition';
  /** Of a condition that the referential names. */
  readonly name?: string;
  readonly parts: readonly TracedCondition[];
}

export interface TracedItem {
  readonly id: string;
  readonly label: string;
  readonly place?: Place;
  readonly role: ItemRole;
  readonly decides: boolean;
  readonly grade: Grade;
  readonly evidence: readonly ExplainedEvidence[];
  readonly where?: TracedCondition;
  /** Absent when the item is out of scope, or when nothing more is asked of it. */
  readonly is?: TracedCondition;
}

/** A list as the dossier states it: complete or not, by whom, on what evidence. */
export interface ExplainedList {
  readonly complete: boolean;
  readonly grade: Grade;
  readonly place?: Place;
  readonly date?: Day;
  readonly by?: string;
  readonly evidence: readonly ExplainedEvidence[];
}

export interface TracedQuantifier extends Traced, ExplainedList {
  readonly form: QuantifierKind;
  readonly of: string;
  readonly whenEmpty: Quantifier['whenEmpty'];
  readonly outcome: QuantifierOutcome;
  readonly items: readonly TracedItem[];
  /** Items of the dossier that are not active that day, by name. */
  readonly inactive: readonly string[];
}

export interface TracedLeaf extends Traced {
  readonly form: 'leaf';
  readonly operand: OperandKind;
  readonly id: string;
  readonly list?: string;
  readonly item?: string;
  readonly operator: Operator;
  readonly expected: Value;
  readonly reading: ExplainedReading;
  /** For an age: the last day on which it still holds, and the day the value was stated. */
  readonly holdsUntil?: Day;
  readonly statedOn?: Day;
}

/** A condition with the truth of every node and what was read at every leaf. */
export type TracedCondition = TracedMany | TracedQuantifier | TracedLeaf;

/** The named conditions of a referential. */
export type NamedConditions = Readonly<Record<string, Condition>>;
