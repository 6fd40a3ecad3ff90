import type { Reason } from './assessment.js';
import type { CompiledRequirement } from './compile.js';
import { compileCondition, type ConditionContext, type ItemReading, type ListReading, type OperandKind, type Reading, type Truth } from './condition.js';
import type { Day } from './day.js';
import type { Answer, Dossier, Evidence, Finding, Grade, ListItem, Value } from './dossier.js';
import { once } from './once.js';
import { gatesOf } from './profile.js';
import type { Vocabulary } from './referential.js';

const ITEM_OWN_KEYS = new Set(['id', 'activeFrom', 'activeUntil', 'evidence']);

/** Why an evidence is worth no more than a declaration. */
export type EvidenceLoss = 'expired' | 'absent' | 'altered' | 'not-digested' | 'incomplete';

/** What settles a question or a fact, and its strength. */
export interface Statement extends Reading {
  readonly from: 'answer' | 'finding' | 'nothing';
  /** Of a list measured in part: the points not judged, and the answer that stands for them. */
  readonly unjudged?: readonly string[];
  readonly answered?: { readonly value: readonly string[]; readonly grade: Grade };
}

/** What a statement says to who reads nothing weaker than a grade. */
function readAt({ value, grade, unjudged, answered }: Statement, floor: Grade): { readonly value: Value | undefined; readonly unjudged: readonly string[] } {
  if (grade < floor) return { value: undefined, unjudged: [] };
  if (unjudged === undefined || typeof value !== 'object') return { value, unjudged: [] };
  if (answered === undefined || answered.grade < floor) return { value, unjudged };
  return { value: [...value, ...answered.value.filter((point) => unjudged.includes(point))], unjudged: [] };
}

function valueAt(statement: Statement, floor: Grade): Value | undefined {
  if (statement.grade < floor) return undefined;
  return statement.unjudged === undefined ? statement.value : readAt(statement, floor).value;
}

/**
 * The strength of one evidence on a day (scoring, "Evidence grade"): 2 documented, 4 attested by a third party;
 * 1, as if only declared, once expired, refused by an auditor, or when its file is absent, altered or without a recorded digest.
 */
export function evidenceGrade(evidence: Evidence, day: Day): { readonly grade: Grade; readonly loss?: EvidenceLoss } {
  if (evidence.fileState === 'absent' || evidence.fileState === 'altered' || evidence.fileState === 'not-digested') return { grade: 1, loss: evidence.fileState };
  if (evidence.until !== undefined && evidence.until < day) return { grade: 1, loss: 'expired' };
  if (evidence.fileState === 'none' || evidence.date === undefined) return { grade: 1, loss: 'incomplete' };
  // Not a loss of its own: who refused it, and why, is told by name beside it.
  if (evidence.refused === true) return { grade: 1 };
  return { grade: evidence.issuer !== undefined && evidence.reference !== undefined && evidence.until !== undefined ? 4 : 2 };
}

/** An item on duty that day: `activeFrom` and `activeUntil` are both included. */
export function isActive(item: ListItem, day: Day): boolean {
  return (item.activeFrom === undefined || item.activeFrom <= day) && (item.activeUntil === undefined || day <= item.activeUntil);
}

/** What conditions on the profile give together, what they leave open, and the answers that decide when they do not hold. */
export interface Applicability {
  readonly truth: Truth;
  readonly open: readonly string[];
  readonly profile: readonly string[];
}

/** How conditions read a dossier. */
export interface ReadingOptions extends Partial<Pick<ConditionContext, 'supposed' | 'open' | 'failing'>> {
  readonly floor?: Grade | undefined;
  readonly facts?: boolean | undefined;
  readonly only?: { readonly list: string; readonly item: string } | undefined;
}

/** What a dossier states on one day, ready for conditions: grades computed once, items filtered by their own dates. */
export interface Inputs {
  readonly day: Day;
  readonly dossier: Dossier;
  readonly gradeOf: (evidence: readonly string[] | undefined) => Grade;
  /** Evidence that lost its strength, by name. */
  readonly losses: readonly Reason[];
  readonly list: (id: string) => ListReading;
  /** What a question reads: what was measured replaces what was answered. `facts: false` reads the answer alone. */
  readonly question: (id: string, facts?: boolean) => Statement;
  readonly fact: (id: string) => Statement;
  /** The fact that, once measured, replaces the answer to a question. */
  readonly factOf: (question: string) => string | undefined;
  /** A claim that a question has no object here, with the strength of what supports it. */
  readonly claim: (question: string) => { readonly reason: string; readonly grade: Grade } | undefined;
  readonly skipped: (question: string) => string | undefined;
  /** A context to evaluate conditions in. `facts: false` reads answers alone, to find contradictions. */
  readonly context: (options?: ReadingOptions) => ConditionContext;
  readonly hasFacts: boolean;
  /** The context of a dossier as it is stated, with what it leaves open and what fails: the same one each time, emptied. */
  readonly asStated: () => { readonly context: ConditionContext; readonly open: readonly string[]; readonly failing: readonly string[] };
  /** The context that reads nothing weaker than a grade: the same one each time. */
  readonly atFloor: (floor: Grade) => ConditionContext;
  /** Whether something stated has exactly this strength: reading at another floor than those gives nothing new. */
  readonly supports: (grade: Grade) => boolean;
  /** What conditions on the profile alone gave, with what they left open: many requirements share them. */
  readonly applicability: Map<CompiledRequirement['applies'], Applicability>;
  /** Whether an open input can be asked now: a field of an item waits until its `when` holds. */
  readonly isAskable: (key: string) => boolean;
}

function factValue(finding: Finding | undefined): Value | undefined {
  if (finding === undefined) return undefined;
  // What was looked for and is not there is a known emptiness: `present` fails, `equals` fails.
  if (finding.outcome === 'absent') return '';
  return finding.outcome === 'observed' ? finding.value : undefined;
}

/** Prepares the inputs of one dossier on one day. */
export function readInputs(dossier: Dossier, vocabulary: Vocabulary, questionFacts: ReadonlyMap<string, string>, day: Day): Inputs {
  const evidenceGrades = new Map<string, Grade>();
  const losses: Reason[] = [];
  for (const [id, evidence] of Object.entries(dossier.evidence)) {
    const { grade, loss } = evidenceGrade(evidence, day);
    evidenceGrades.set(id, grade);
    if (loss) losses.push({ code: `evidence-${loss}`, params: { evidence: id, file: evidence.file ?? '', until: evidence.until ?? '' } });
  }
  const gradeOf = (evidence: readonly string[] | undefined): Grade => {
    let best: Grade = 1;
    for (const id of evidence ?? []) {
      const grade = evidenceGrades.get(id) ?? 1;
      if (grade > best) best = grade;
    }
    return best;
  };
  const findings = new Map(dossier.findings.map((finding) => [finding.fact, finding]));
  const answerOf = (id: string): Answer | undefined => (Object.hasOwn(dossier.answers, id) ? dossier.answers[id] : undefined);

  const nothing: Statement = { from: 'nothing', value: undefined, grade: 0 };
  const fact = (id: string): Statement => {
    const finding = findings.get(id);
    const value = factValue(finding);
    if (finding === undefined || value === undefined) return nothing;
    return { from: 'finding', value, grade: finding.grade, ...(finding.unjudged === undefined || finding.unjudged.length === 0 ? {} : { unjudged: finding.unjudged }) };
  };
  const settled = (id: string, facts: boolean): Statement => {
    const measured = facts ? questionFacts.get(id) : undefined;
    const statement = measured === undefined ? nothing : fact(measured);
    const answer = answerOf(id);
    if (statement !== nothing) return statement.unjudged === undefined || typeof answer?.value !== 'object' ? statement : { ...statement, answered: { value: answer.value, grade: gradeOf(answer.evidence) } };
    return answer?.value === undefined ? nothing : { from: 'answer', value: answer.value, grade: gradeOf(answer.evidence) };
  };
  // Read once a requirement, a floor and an item: kept.
  const statements = { withFacts: new Map<string, Statement>(), answersAlone: new Map<string, Statement>() };
  const question = (id: string, facts = true): Statement => {
    const known = facts ? statements.withFacts : statements.answersAlone;
    let statement = known.get(id);
    if (!statement) known.set(id, (statement = settled(id, facts)));
    return statement;
  };

  const lists = new Map<string, ListReading>();
  const list = (id: string): ListReading => {
    let reading = lists.get(id);
    if (!reading) {
      const stated = Object.hasOwn(dossier.lists, id) ? dossier.lists[id] : undefined;
      const declared = vocabulary.lists.find((definition) => definition.id === id);
      const items: ItemReading[] = (stated?.items ?? [])
        .filter((item) => isActive(item, day))
        .map((item) => {
          const fields: Record<string, Value | undefined> = {};
          for (const field of declared?.fields ?? []) if (!ITEM_OWN_KEYS.has(field.id) && Object.hasOwn(item, field.id)) fields[field.id] = item[field.id];
          return { id: item.id, grade: gradeOf(item.evidence), fields };
        });
      reading = { complete: stated?.complete === true, grade: gradeOf(stated?.evidence), items };
      lists.set(id, reading);
    }
    return reading;
  };

  // Asked once a requirement and an item: kept, for a list may be long.
  const alones = new Map<string, ListReading>();
  const alone = (id: string, item: string): ListReading => {
    const key = `${id}[${item}]`;
    let reading = alones.get(key);
    if (!reading) alones.set(key, (reading = { complete: true, grade: 4, items: list(id).items.filter((each) => each.id === item) }));
    return reading;
  };

  const gates = gatesOf(vocabulary);
  const gateTruths = new Map<string, Truth>();
  // A context is asked for each requirement, each floor and each side of a doubt: what never changes is made once.
  const profile: ConditionContext['profile'] = (id) => (Object.hasOwn(dossier.profile, id) ? dossier.profile[id] : undefined);
  const statedOn: ConditionContext['statedOn'] = (kind, id) => (kind === 'item' ? dossier.lists[id]?.date : kind === 'question' ? answerOf(id)?.date : undefined);
  const reading = (facts: boolean): Pick<ConditionContext, 'question' | 'fact' | 'unjudged'> => {
    const stated = (kind: OperandKind, id: string): Statement => (kind === 'question' ? question(id, facts) : kind === 'fact' && facts ? fact(id) : nothing);
    return {
      question: (id, floor) => valueAt(question(id, facts), floor),
      fact: (id, floor) => valueAt(facts ? fact(id) : nothing, floor),
      unjudged: facts ? (kind, id, floor) => readAt(stated(kind, id), floor).unjudged : undefined,
    };
  };
  const [measured, answered] = [reading(true), reading(false)];
  // Always the same keys in the same order: hundreds are made for each dossier.
  const context: Inputs['context'] = (options = {}) => {
    const { floor = 0, supposed, open, failing, facts = true, only } = options;
    const { question, fact, unjudged } = facts ? measured : answered;
    // A supposed answer may open or close a gate.
    return { day, floor, gates, gateTruths: supposed === undefined ? gateTruths : undefined, supposed, open, failing, profile, question, fact, unjudged, statedOn, list: only === undefined ? list : (id) => (only.list === id ? alone(id, only.item) : list(id)) };
  };
  // Hundreds of requirements are read one after the other: their contexts are made once.
  let stated: { readonly context: ConditionContext; readonly open: string[]; readonly failing: string[] } | undefined;
  const floors: (ConditionContext | undefined)[] = [];
  const grades = once(() => new Set<Grade>([...dossier.findings.map(({ grade }) => grade), ...evidenceGrades.values(), 1]));

  return {
    day,
    dossier,
    gradeOf,
    losses,
    list,
    question,
    fact,
    factOf: (id) => questionFacts.get(id),
    claim: (question) => {
      const answer = answerOf(question);
      return answer?.notApplicable === undefined ? undefined : { reason: answer.notApplicable, grade: gradeOf(answer.evidence) };
    },
    skipped: (question) => answerOf(question)?.skipped,
    context,
    asStated: () => {
      stated ??= ((open: string[], failing: string[]) => ({ context: context({ open, failing }), open, failing }))([], []);
      stated.open.length = 0;
      stated.failing.length = 0;
      return stated;
    },
    atFloor: (floor) => (floors[floor] ??= context({ floor })),
    applicability: new Map(),
    supports: (grade) => grades().has(grade),
    hasFacts: dossier.findings.length > 0,
    isAskable: (key) => {
      const path = parseItemKey(key);
      const definition = path && vocabulary.lists.find((each) => each.id === path.list);
      const when = path && definition?.fields.find((field) => field.id === path.field)?.when;
      const item = path && list(path.list).items.find((each) => each.id === path.item);
      return !path || !when || !item || compileCondition(when)(context(), item, path.list) === 'true';
    },
  };
}

/** The question id of an input key, or undefined when the key is not a question's. */
export function questionOfKey(key: string): string | undefined {
  return key.startsWith('question:') ? key.slice('question:'.length) : undefined;
}

/** Splits `item:accessMeans[psc].environment`; undefined for the other inputs. */
export function parseItemKey(key: string): { readonly list: string; readonly item: string; readonly field: string } | undefined {
  const match = /^item:([^[]+)\[(.*)\]\.([^.\]]+)$/.exec(key);
  return match ? { list: match[1] as string, item: match[2] as string, field: match[3] as string } : undefined;
}

/** The name people use for an input: a question's id, a list's id, `accessMeans[psc].environment`, `profile.kind`. */
export function askableId(key: string): string {
  if (key.startsWith('profile:')) return `profile.${key.slice('profile:'.length)}`;
  return key.slice(key.indexOf(':') + 1);
}

