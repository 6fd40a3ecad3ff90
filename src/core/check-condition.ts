import { OPERATORS, type Operator } from './comparison.js';
import { OPERANDS, QUANTIFIERS, type Condition, type Leaf, type OperandKind, type Quantifier } from './condition.js';
import { isDay } from './day.js';
import type { Value } from './dossier.js';
import type { ProblemList, Path } from './problem-list.js';
import type { Fact, Question, QuestionKind } from './referential.js';

/** What a leaf compares: a question, a field or a fact, seen the same way. */
export interface Operand {
  readonly kind: QuestionKind;
  readonly choices?: readonly string[];
  readonly partly?: boolean;
  readonly measured?: boolean;
}

/** The kind of question a fact answers. */
export const FACT_KINDS: Readonly<Record<Fact['type'], QuestionKind>> = { boolean: 'yesNo', number: 'number', string: 'text', strings: 'checklist', date: 'date' };

/** Questions or fields by id, as leaves compare them. */
export function questionOperands(questions: readonly Question[]): Map<string, Operand> {
  return new Map(questions.map(({ id, kind, choices, partly }) => [id, { kind, choices: (choices ?? []).map((choice) => choice.id), partly: partly === true }]));
}

/** Facts by id, as leaves compare them. */
export function factOperands(facts: readonly Fact[]): Map<string, Operand> {
  return new Map(facts.map(({ id, type }) => [id, { kind: FACT_KINDS[type], measured: true }]));
}

type Operands = ReadonlyMap<string, Operand>;

/** What conditions may name. */
export interface Scope {
  readonly profile: Operands;
  readonly questions: Operands;
  readonly facts: Operands;
  readonly lists: ReadonlyMap<string, Operands>;
  readonly named: Readonly<Record<string, Condition>>;
}

/** Not an id: stands for every list, for a named condition that nothing uses. */
const ANY_LIST = '*';

/** Where a condition stands; `list` is the one whose items it judges. */
interface Standing {
  /** The one operand it may read, by a name too or not, and what is said of the others. */
  readonly only?: { readonly operand: OperandKind; readonly named?: true; readonly code: string };
  readonly list?: string;
  readonly quantified?: boolean;
  /** Where the named condition under which we are is used. */
  readonly site?: Path;
  readonly names: readonly string[];
}

/** Conditions read, named ones developed; a large rule set has a few thousand. */
const MOST_STEPS = 50_000;
const COMBINATORS = ['all', 'any', 'not', 'condition', ...QUANTIFIERS] as const;
const UNKNOWN: Readonly<Record<OperandKind, string>> = { profile: 'unknown-profile', question: 'unknown-question', fact: 'unknown-fact', item: 'unknown-field' };
const KINDS_OF: Readonly<Partial<Record<Operator, readonly QuestionKind[]>>> = {
  equals: ['yesNo', 'choice', 'number', 'date', 'text'],
  oneOf: ['yesNo', 'choice', 'number', 'date', 'text'],
  includes: ['checklist'],
  atLeast: ['number', 'checklist', 'text'],
  atMost: ['number', 'checklist', 'text'],
  before: ['date'],
  after: ['date'],
  notOlderThan: ['date'],
};

/** Says what is wrong in conditions, and keeps the questions and named conditions they use. */
export class ConditionChecker {
  readonly usedQuestions = new Set<string>();
  private readonly usedNames = new Set<string>();
  private steps = 0;

  constructor(
    private readonly problems: ProblemList,
    private readonly scope: Scope,
  ) {}

  /** A condition on answers, facts, lists and profile. */
  rule(condition: Condition | undefined, path: Path): void {
    if (condition) this.visit(condition, path, { names: [] });
  }

  /** A condition on the profile alone; what it names is held to the same. */
  applies(condition: Condition | undefined, path: Path): void {
    if (condition) this.visit(condition, path, { only: { operand: 'profile', code: 'applies-not-profile', named: true }, names: [] });
  }

  /** When a profile question is asked: a condition on the profile alone. */
  gate(condition: Condition, path: Path): void {
    this.visit(condition, path, { only: { operand: 'profile', code: 'when-not-profile' }, names: [] });
  }

  /** A condition on the items of a list. */
  where(condition: Condition | undefined, list: string, path: Path): void {
    if (condition) this.visit(condition, path, { list, quantified: true, names: [] });
  }

  /** A condition on other fields of the same item. */
  when(condition: Condition | undefined, list: string, path: Path): void {
    if (condition) this.visit(condition, path, { only: { operand: 'item', code: 'when-not-item' }, list, quantified: true, names: [] });
  }

  /** The named conditions that nothing reached, checked for themselves; to be called last. What they read counts as unused. */
  unreached(): void {
    const used = [...this.usedQuestions];
    for (const [name, condition] of Object.entries(this.scope.named)) {
      if (!this.usedNames.has(name)) this.visit(condition, ['conditions', name], { list: ANY_LIST, names: [name] });
    }
    this.usedQuestions.clear();
    for (const id of used) this.usedQuestions.add(id);
  }

  private visit(node: Condition, path: Path, at: Standing): void {
    // Named conditions that name each other twice over double at each step.
    if (++this.steps > MOST_STEPS) {
      if (this.steps === MOST_STEPS + 1) this.problems.add('conditions-too-large', at.site ?? path, { limit: MOST_STEPS });
      return;
    }
    const keys = Object.keys(node);
    const combinator = COMBINATORS.find((key) => key in node);
    if (combinator === undefined) return void this.leaf(node as Leaf, path, at);
    const other = keys.find((key) => key !== combinator);
    if (other !== undefined) return void this.problems.add('condition-mixed', [...path, other], { keys });
    if ('all' in node) return void node.all.forEach((part, index) => this.visit(part, [...path, 'all', index], at));
    if ('any' in node) return void node.any.forEach((part, index) => this.visit(part, [...path, 'any', index], at));
    if ('not' in node) return void this.visit(node.not, [...path, 'not'], at);
    if (at.only && !(at.only.named === true && combinator === 'condition')) return void this.problems.add(at.only.code, [...path, combinator], { key: combinator });
    if ('condition' in node) return void this.named(node.condition, [...path, 'condition'], at);
    const kind = QUANTIFIERS.find((key) => key === combinator);
    if (kind) this.quantifier(kind, (node as unknown as Record<string, Quantifier>)[kind] as Quantifier, [...path, kind], at);
  }

  private named(name: string, path: Path, at: Standing): void {
    const target = Object.hasOwn(this.scope.named, name) ? this.scope.named[name] : undefined;
    if (!target) return void this.problems.unknown('unknown-condition', name, Object.keys(this.scope.named), path);
    this.usedNames.add(name);
    // A cycle is said once, apart.
    if (!at.names.includes(name)) this.visit(target, ['conditions', name], { ...at, site: at.site ?? path, names: [...at.names, name] });
  }

  private quantifier(kind: (typeof QUANTIFIERS)[number], { of, where, is }: Quantifier, path: Path, at: Standing): void {
    if (at.quantified) return void this.problems.add('nested-quantifier', at.site ?? path, { quantifier: kind, list: of });
    if (!this.scope.lists.has(of)) this.problems.unknown('unknown-list', of, this.scope.lists.keys(), [...path, 'of']);
    if (kind === 'every' && is === undefined) this.problems.add('every-without-is', path, { list: of });
    const { site: _site, ...rest } = at;
    const inside: Standing = { ...rest, list: of, quantified: true };
    if (where) this.visit(where, [...path, 'where'], inside);
    if (is) this.visit(is, [...path, 'is'], inside);
  }

  private leaf(leaf: Leaf, path: Path, at: Standing): void {
    const [operand, secondOperand] = OPERANDS.filter((key) => leaf[key] !== undefined);
    const [operator, secondOperator] = OPERATORS.filter((key) => leaf[key] !== undefined);
    if (operand === undefined) return void this.problems.add('condition-no-operand', operator === undefined ? path : [...path, operator], { operator: operator ?? '' });
    if (secondOperand !== undefined) return void this.problems.add('condition-two-operands', [...path, secondOperand], { keys: [operand, secondOperand] });
    if (operator === undefined) return void this.problems.add('condition-no-operator', [...path, operand], { operand });
    if (secondOperator !== undefined) return void this.problems.add('condition-two-operators', [...path, secondOperator], { keys: [operator, secondOperator] });
    const place = [...path, operand];
    if (at.only && operand !== at.only.operand) return void this.problems.add(at.only.code, place, { key: operand });
    const id = String(leaf[operand]);
    if (operand === 'item' && at.list === undefined) return void this.problems.add('item-outside-quantifier', at.site ?? place, { id });
    if (operand === 'question') this.usedQuestions.add(id);
    const known = this.known(operand, at);
    if (known === undefined) return;
    const found = known.get(id);
    if (found) this.comparison(id, found, operator, leaf, [...path, operator]);
    else if (!known.has(id)) this.problems.unknown(UNKNOWN[operand], id, known.keys(), place, operand === 'item' ? { list: at.list ?? '' } : {});
  }

  /** What an operand may name here; `undefined` when its list is unknown, which is said elsewhere. A field two lists declare has no one kind. */
  private known(operand: OperandKind, at: Standing): ReadonlyMap<string, Operand | undefined> | undefined {
    if (operand === 'profile') return this.scope.profile;
    if (operand === 'question') return this.scope.questions;
    if (operand === 'fact') return this.scope.facts;
    if (at.list !== ANY_LIST) return this.scope.lists.get(at.list ?? '');
    const fields = new Map<string, Operand | undefined>();
    for (const list of this.scope.lists.values()) for (const [id, field] of list) fields.set(id, fields.has(id) ? undefined : field);
    return fields;
  }

  private comparison(id: string, operand: Operand, operator: Operator, leaf: Leaf, path: Path): void {
    const kinds = KINDS_OF[operator];
    const ordersText = operand.kind === 'text' && (operator === 'atLeast' || operator === 'atMost');
    if ((kinds && !kinds.includes(operand.kind)) || (ordersText && !operand.measured)) return void this.problems.add('operator-kind', path, { id, operator, kind: operand.kind });
    if (operator === 'equals') this.value(id, operand, leaf.equals as Value, path);
    if (operator === 'oneOf') leaf.oneOf?.forEach((value, index) => this.value(id, operand, value, [...path, index]));
    if (operator === 'includes') leaf.includes?.forEach((choice, index) => this.choice(id, operand, choice, [...path, index]));
    if (ordersText || (operator !== 'atLeast' && operator !== 'atMost')) return;
    if (typeof leaf[operator] !== 'number') this.problems.add('value-kind', path, { id, kind: operand.kind, value: String(leaf[operator]) });
  }

  private value(id: string, operand: Operand, value: Value, path: Path): void {
    const { kind } = operand;
    if (kind === 'choice' && typeof value === 'string') return void this.choice(id, operand, value, path);
    if (kind === 'yesNo' && value === 'partly') {
      if (!operand.partly) this.problems.add('no-partly', path, { id });
      return;
    }
    const expected = kind === 'yesNo' ? 'boolean' : kind === 'number' ? 'number' : 'string';
    if (typeof value !== expected || kind === 'choice') return void this.problems.add('value-kind', path, { id, kind, value: String(value) });
    if (kind === 'date' && !isDay(value)) this.problems.add('impossible-day', path, { value: String(value) });
  }

  private choice(id: string, { choices }: Operand, choice: string, path: Path): void {
    if (choices && !choices.includes(choice)) this.problems.unknown('unknown-choice', choice, choices, path, { question: id });
  }
}
