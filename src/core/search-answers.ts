import { canonicalJson } from './canonical.js';
import { FACT_KINDS } from './check-condition.js';
import { compileCondition, inputKey, type Compiled, type Condition, type ConditionContext, type Gate, type ItemReading, type Leaf, type Truth } from './condition.js';
import type { Day } from './day.js';
import type { Value } from './dossier.js';
import { parseItemKey } from './inputs.js';
import { leavesByOperand, possibleAnswers, type PossibleAnswers } from './possible-answers.js';
import { gatesOf } from './profile.js';
import type { Question, Referential, Vocabulary } from './referential.js';

/** What is wanted of a set of answers, three-valued: unknown while the answers given do not tell. */
export type Goal = (context: ConditionContext) => Truth;

/** `undecided`: too many sets of answers to try them all. `stuck`: what some set leaves open without its ever being asked. */
export interface Search {
  readonly outcome: 'possible' | 'impossible' | 'undecided';
  readonly stuck?: string;
}

/** Sets of answers tried for one goal; conditions read for a whole rule set. What is too large is left undecided, never said wrong. */
const MOST_STEPS = 3000;
const MOST_READ = 10_000_000;
const MOST_ITEMS = 3;

/** How many items of a list rules can need at once: a witness of each different `some`, and one that fails the rest. */
function itemsNeeded(rules: unknown, list: string): number {
  const found = new Set<string>();
  const visit = (node: unknown, negated: boolean): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      const of = (value as { readonly of?: unknown } | null)?.of;
      if (of === list && (key === 'some' || (negated && (key === 'every' || key === 'none')))) found.add(canonicalJson(value));
      visit(value, negated || key === 'not');
    }
  };
  visit(rules, false);
  return found.size + 1;
}

/** How many conditions rules hold, named ones developed. */
function developedSize(rules: unknown, named: Readonly<Record<string, Condition>>): number {
  const known = new Map<string, number>();
  const visit = (node: unknown): number => {
    if (typeof node !== 'object' || node === null) return 0;
    const name = (node as { readonly condition?: unknown }).condition;
    if (typeof name !== 'string') return 1 + Object.values(node).reduce<number>((sum, each) => sum + visit(each), 0);
    if (!known.has(name)) known.set(name, 1).set(name, 1 + visit(named[name]));
    return known.get(name) ?? 1;
  };
  return visit(rules);
}

/**
 * Looks for answers that give a condition a truth, by giving to what it leaves open each answer worth trying: what an
 * exhaustive interview would do. Used to check rule sets, never to judge a product.
 */
export class AnswerSearch {
  private readonly answers = new Map<string, Value>();
  private readonly questions: ReadonlyMap<string, Question>;
  private readonly profile: ReadonlyMap<string, Question>;
  private readonly whens = new Map<string, Compiled>();
  private readonly gates: ReadonlyMap<string, Gate>;
  private readonly leaves: ReadonlyMap<string, readonly Leaf[]>;
  private readonly known = new Map<string, PossibleAnswers>();
  private read = 0;
  /** The rules the goal reads: they say how many items a list may need, and what one evaluation costs. */
  private rules: unknown;
  private cost = 0;
  private steps = 0;
  /** False once some answers to the present goal were left out. */
  private triedAll = true;

  constructor(
    private readonly referential: Referential,
    private readonly vocabulary: Vocabulary,
    private readonly day: Day,
  ) {
    this.questions = new Map([...vocabulary.questions, ...(referential.questions ?? [])].map((question) => [question.id, question]));
    this.profile = new Map(vocabulary.profile.map((question) => [question.id, question]));
    this.gates = gatesOf(vocabulary);
    this.leaves = leavesByOperand([referential, vocabulary]);
    for (const { id, fields } of vocabulary.lists) for (const { id: field, when } of fields) if (when) this.whens.set(`${id}.${field}`, compileCondition(when));
  }

  /** True once so much was tried that goals are left undecided. */
  get exhausted(): boolean {
    return this.read > MOST_READ;
  }

  /** Whether some answers reach a goal, which reads these rules. */
  reach(goal: Goal, rules: unknown): Search {
    return this.explore(goal, rules, false);
  }

  /** What some answers leave open for ever, because nobody is asked it then. */
  strands(goal: Goal, rules: unknown): string | undefined {
    return this.explore((context) => (goal(context) === 'unknown' ? 'unknown' : 'false'), rules, true).stuck;
  }

  private explore(goal: Goal, rules: unknown, untilStuck: boolean): Search {
    this.readingRules(rules);
    let stuck: string | undefined;
    const visit = (): boolean => {
      if (!this.afford()) return false;
      const open: string[] = [];
      const truth = goal(this.context(open));
      if (truth !== 'unknown') return truth === 'true';
      const key = this.nextToAsk(open);
      if (key === undefined) {
        stuck ??= open[0];
        return untilStuck;
      }
      return this.trying(key, visit);
    };
    const found = visit();
    this.answers.clear();
    return { outcome: found ? 'possible' : this.triedAll ? 'impossible' : 'undecided', ...(stuck === undefined ? {} : { stuck }) };
  }

  /**
   * Whether the answer to one question can matter: everything else being answered, two of its answers give two outcomes.
   * `outcome` says what is looked at; `unknown` while it is not decided.
   */
  matters(question: string, outcome: (context: ConditionContext) => string, rules: unknown): Search['outcome'] {
    this.readingRules(rules);
    const own = inputKey('question', question);
    const visit = (): boolean => {
      if (!this.afford()) return false;
      const open: string[] = [];
      if (outcome(this.context(open)) !== 'unknown') return false;
      const other = this.nextToAsk(open.filter((each) => each !== own));
      if (other !== undefined) return this.trying(other, visit);
      if (!open.includes(own)) return false;
      const outcomes = new Set<string>();
      return this.trying(own, () => outcomes.add(outcome(this.context([]))).size > 1);
    };
    const found = visit();
    this.answers.clear();
    return found ? 'possible' : this.triedAll ? 'impossible' : 'undecided';
  }

  private readingRules(rules: unknown): void {
    this.rules = [rules, this.referential.conditions];
    this.cost = developedSize(rules, this.referential.conditions ?? {});
    this.steps = 0;
    this.triedAll = true;
  }

  private afford(): boolean {
    this.read += this.cost;
    const affordable = ++this.steps <= MOST_STEPS && this.read <= MOST_READ;
    if (!affordable) this.triedAll = false;
    return affordable;
  }

  private trying(key: string, then: () => boolean): boolean {
    const { values, complete } = this.possible(key);
    if (!complete) this.triedAll = false;
    for (const value of values) {
      this.answers.set(key, value);
      if (then()) return true;
      this.answers.delete(key);
    }
    return false;
  }

  private context(open: string[]): ConditionContext {
    return {
      day: this.day,
      floor: 0,
      gates: this.gates,
      open,
      profile: (id) => this.answers.get(inputKey('profile', id)),
      question: (id) => this.answers.get(inputKey('question', id)),
      fact: (id) => this.answers.get(inputKey('fact', id)),
      statedOn: () => undefined,
      list: (id) => {
        const count = this.answers.get(inputKey('list', id));
        return { complete: count !== undefined, grade: 4, items: Array.from({ length: Number(count ?? 0) }, (_, index) => this.item(id, String(index))) };
      },
    };
  }

  private item(list: string, id: string): ItemReading {
    const fields = this.vocabulary.lists.find((each) => each.id === list)?.fields ?? [];
    return { id, grade: 4, fields: Object.fromEntries(fields.map((field) => [field.id, this.answers.get(inputKey('item', field.id, list, id))])) };
  }

  /** The first of these that can be asked now. As in the interview, a field waits until its own condition holds, and what that reads comes before it. */
  private nextToAsk(open: readonly string[]): string | undefined {
    for (const key of open) {
      const path = parseItemKey(key);
      const when = path && this.whens.get(`${path.list}.${path.field}`);
      if (!when) return key;
      const before: string[] = [];
      const asked = when(this.context(before), this.item(path.list, path.item), path.list);
      const next = asked === 'true' ? key : asked === 'unknown' ? this.nextToAsk(before) : undefined;
      if (next !== undefined) return next;
    }
    return undefined;
  }

  private possible(key: string): PossibleAnswers {
    if (key.startsWith('list:')) return this.itemCounts(key.slice('list:'.length));
    const shared = parseItemKey(key);
    const name = shared ? `item:${shared.list}.${shared.field}` : key;
    let possible = this.known.get(name);
    if (!possible) this.known.set(name, (possible = this.valuesOf(key)));
    return possible;
  }

  private itemCounts(list: string): PossibleAnswers {
    const needed = itemsNeeded(this.rules, list);
    return { values: [...Array.from({ length: Math.min(needed, MOST_ITEMS) }, (_, index) => index + 1), 0], complete: needed <= MOST_ITEMS };
  }

  private valuesOf(key: string): PossibleAnswers {
    const id = key.slice(key.indexOf(':') + 1);
    const of = (question: Parameters<typeof possibleAnswers>[0] | undefined, leaves: string): PossibleAnswers =>
      question ? possibleAnswers(question, this.leaves.get(leaves) ?? [], this.day) : { values: [], complete: false };
    const path = parseItemKey(key);
    if (path) return of(this.vocabulary.lists.find((each) => each.id === path.list)?.fields.find((field) => field.id === path.field), `item:${path.field}`);
    if (key.startsWith('fact:')) {
      const fact = this.vocabulary.facts.find((each) => each.id === id);
      const choices = (this.leaves.get(key) ?? []).flatMap(({ includes }) => includes ?? []).map((choice) => ({ id: choice, text: choice }));
      return of(fact && { kind: FACT_KINDS[fact.type], choices }, key);
    }
    return of((key.startsWith('profile:') ? this.profile : this.questions).get(id), key);
  }
}
