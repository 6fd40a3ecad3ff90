import { OPERATORS, TESTS, truth, type Operator, type Truth } from './comparison.js';
import type { Day, Duration } from './day.js';
import type { Grade, Value } from './dossier.js';
import { emptyTally, isOutOfScope, outcomeOf, roleOf, truthOf, type QuantifierKind } from './quantifier.js';

export type { Operator, Truth } from './comparison.js';

/**
 * The closed vocabulary of conditions, as written in a referential. A leaf names one operand (profile, question, fact,
 * or item inside a quantifier) and one operator; `condition` names one of the referential's own `conditions`.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly condition: string }
  | { readonly every: Quantifier }
  | { readonly some: Quantifier }
  | { readonly none: Quantifier }
  | Leaf;

export interface Quantifier {
  readonly of: string;
  readonly where?: Condition;
  readonly is?: Condition;
  /** What holds when `where` finds nothing in a complete list. */
  readonly whenEmpty: 'met' | 'unmet' | 'not-applicable';
}

export interface Leaf {
  readonly profile?: string;
  readonly question?: string;
  readonly fact?: string;
  readonly item?: string;
  readonly equals?: Value;
  readonly oneOf?: readonly Value[];
  /** Every one of these choices is ticked. */
  readonly includes?: readonly string[];
  /** Numbers, dotted versions, or the number of ticked choices. */
  readonly atLeast?: number | string;
  readonly atMost?: number | string;
  readonly present?: boolean;
  /** Strictly before or after a day. */
  readonly before?: Day;
  readonly after?: Day;
  /** Holds up to and on the anniversary. What was still to come when it was stated has no age before its day. */
  readonly notOlderThan?: Duration;
}

export const OPERANDS = ['profile', 'question', 'fact', 'item'] as const;
export type OperandKind = (typeof OPERANDS)[number];
export const QUANTIFIERS = ['every', 'some', 'none'] as const;

/** A stated value and the strength of what supports it. `value: undefined` is not known. */
export interface Reading {
  readonly value: Value | undefined;
  readonly grade: Grade;
}

export interface ItemReading {
  readonly id: string;
  readonly grade: Grade;
  readonly fields: Readonly<Record<string, Value | undefined>>;
}

export interface ListReading {
  readonly complete: boolean;
  readonly grade: Grade;
  readonly items: readonly ItemReading[];
}

/** What keeps a profile question from being asked: it is only when `asked` holds, and reads as `otherwise` when it does not. */
export interface Gate {
  readonly asked: Compiled;
  readonly otherwise: Value;
  /** The profile questions `asked` reads. */
  readonly reads: readonly string[];
}

/** Where conditions read: the profile, answers, facts and lists of one dossier on one day. */
export interface ConditionContext {
  readonly day: Day;
  /** Everything supported by less than this reads as unknown. The profile is taken as declared. */
  readonly floor: Grade;
  /** What the dossier states, whatever its gate. */
  profile(id: string): Value | undefined;
  /** The profile questions that are not always asked. */
  readonly gates?: ReadonlyMap<string, Gate> | undefined;
  /** Whether gated questions are asked, once known: the same for every condition that reads one dossier. */
  readonly gateTruths?: Map<string, Truth> | undefined;
  question(id: string, floor: Grade): Value | undefined;
  fact(id: string, floor: Grade): Value | undefined;
  /** The points of a list, measured in part, that neither a probe nor an answer of that strength tells. */
  readonly unjudged?: ((kind: OperandKind, id: string, floor: Grade) => readonly string[]) | undefined;
  list(id: string): ListReading;
  /** The day an answer, a fact or a list was stated, when it says so. */
  statedOn(kind: OperandKind, id: string): Day | undefined;
  /** What one open input is supposed to settle, when looking for decisive questions. */
  readonly supposed?: { readonly input: string; readonly truth: boolean } | undefined;
  /** Receives the open inputs (see {@link inputKey}) that keep the condition unknown. */
  readonly open?: string[] | undefined;
  /** Receives the ids of the items that fail a quantifier. */
  readonly failing?: string[] | undefined;
}

/** A condition made a function; `item` is the item under a quantifier. */
export type Compiled = (context: ConditionContext, item?: ItemReading, list?: string) => Truth;

/** The name of one thing a person can be asked: `profile:kind`, `question:auth.lockout`, `list:accessMeans`, `item:accessMeans[psc].environment`. */
export function inputKey(kind: OperandKind | 'list', id: string, list?: string, item?: string): string {
  return kind === 'item' ? `item:${list ?? ''}[${item ?? ''}].${id}` : `${kind}:${id}`;
}

/** What a condition reads, for cross-checks, next dates and the interview. */
export interface ConditionUse {
  readonly profile: Set<string>;
  readonly questions: Set<string>;
  readonly facts: Set<string>;
  /** The choices asked of a checklist, a question's or a fact's, by input key. */
  readonly choices: Map<string, Set<string>>;
  readonly lists: Set<string>;
  /** `list.field`. */
  readonly fields: Set<string>;
  readonly ages: { readonly kind: OperandKind; readonly id: string; readonly list?: string; readonly duration: Duration }[];
}

export function emptyUse(): ConditionUse {
  return { profile: new Set(), questions: new Set(), facts: new Set(), choices: new Map(), lists: new Set(), fields: new Set(), ages: [] };
}

/**
 * The truth of a leaf on a profile question that is not asked, or not yet known to be; `undefined` when it is asked.
 * While its gate is unknown, it is known only if what is stated and what it would read otherwise agree, and what is open is the gate.
 */
function behindGate(context: ConditionContext, id: string, judge: (value: Value) => Truth): Truth | undefined {
  const gate = context.gates?.get(id);
  if (!gate) return undefined;
  const before = context.open?.length ?? 0;
  let asked = context.gateTruths?.get(id);
  if (asked === undefined) {
    asked = gate.asked(context);
    // What is unknown has open inputs to name each time.
    if (asked !== 'unknown') context.gateTruths?.set(id, asked);
  }
  if (asked === 'true') return undefined;
  const closed = judge(gate.otherwise);
  if (asked === 'false') return closed;
  const stated = context.profile(id);
  if (stated === undefined || judge(stated) !== closed) return 'unknown';
  if (context.open) context.open.length = before;
  return closed;
}

/** What a leaf reads, what it compares it with, and how. @throws for a leaf that the referential's check refuses. */
export function partsOf(leaf: Leaf): { readonly operator: Operator; readonly kind: OperandKind; readonly id: string } {
  const operator = OPERATORS.find((name) => leaf[name] !== undefined);
  const kind = OPERANDS.find((name) => leaf[name] !== undefined);
  if (!operator || !kind) throw new Error(`malformed leaf: ${JSON.stringify(leaf)}`);
  return { operator, kind, id: leaf[kind] as string };
}

/** What an operand is worth in a context; undefined when it is not known, or not supported well enough. */
export function operandValue(kind: OperandKind, id: string, context: ConditionContext, item?: ItemReading): Value | undefined {
  if (kind === 'item') return item && item.grade >= context.floor && Object.hasOwn(item.fields, id) ? item.fields[id] : undefined;
  if (kind === 'profile') return context.profile(id);
  return kind === 'question' ? context.question(id, context.floor) : context.fact(id, context.floor);
}

function compileLeaf(leaf: Leaf): Compiled {
  const { operator, kind, id } = partsOf(leaf);
  const test = TESTS[operator](leaf[operator] as never);
  return (context, item, list) => {
    const gated = kind === 'profile' ? behindGate(context, id, (value) => test(value, context.day, undefined)) : undefined;
    if (gated !== undefined) return gated;
    const value = operandValue(kind, id, context, item);
    if (value !== undefined) {
      const known = test(value, context.day, operator === 'notOlderThan' ? context.statedOn(kind, kind === 'item' ? (list ?? '') : id) : undefined);
      const unjudged = typeof value === 'object' ? (context.unjudged?.(kind, id, context.floor) ?? []) : [];
      // Every comparison of a list is monotone: what holds with none and with all of the doubtful points holds with some.
      if (unjudged.length === 0 || test([...(value as readonly string[]), ...unjudged], context.day, undefined) === known) return known;
    }
    const key = inputKey(kind, id, list, item?.id);
    if (context.supposed?.input === key) return truth(context.supposed.truth);
    context.open?.push(key);
    return 'unknown';
  };
}

/** Runs something and keeps what it leaves open only when it stays unknown. */
export function settling<Result extends string>(context: ConditionContext, run: () => Result): Result {
  const before = context.open?.length ?? 0;
  const result = run();
  if (result !== 'unknown' && context.open) context.open.length = before;
  return result;
}

function compileMany(parts: readonly Compiled[], decisive: 'true' | 'false'): Compiled {
  const otherwise = decisive === 'false' ? 'true' : 'false';
  return (context, item, list) => {
    const { open } = context;
    const before = open === undefined ? 0 : open.length;
    let result: Truth = parts.length > 0 ? 'not-applicable' : otherwise;
    for (const part of parts) {
      const value = part(context, item, list);
      if (value === decisive) {
        result = decisive;
        break;
      }
      if (value === 'unknown') result = 'unknown';
      else if (value !== 'not-applicable' && result !== 'unknown') result = otherwise;
    }
    // What does not stay unknown leaves nothing open.
    if (open !== undefined && result !== 'unknown') open.length = before;
    return result;
  };
}

function compileQuantifier(kind: QuantifierKind, quantifier: Quantifier, where: Compiled | undefined, is: Compiled | undefined): Compiled {
  return (context) =>
    settling(context, () => {
      const list = context.list(quantifier.of);
      const key = inputKey('list', quantifier.of);
      const tally = emptyTally();
      for (const item of list.items) {
        const before = context.open?.length ?? 0;
        const inScope = where ? where(context, item, quantifier.of) : 'true';
        if (isOutOfScope(inScope)) continue;
        const holds = is ? is(context, item, quantifier.of) : 'true';
        const role = roleOf(kind, inScope, holds);
        tally[role]++;
        // An item that decides nothing leaves nothing open, unless whether it is in scope matters.
        if (role === 'neutral' && context.open) context.open.length = before;
        if (role === 'decides' && kind !== 'some') context.failing?.push(item.id);
      }
      const supposed = context.supposed?.input === key ? context.supposed.truth : undefined;
      if (tally.decides === 0 && supposed === true && kind === 'some') return 'true';
      if (tally.decides === 0 && supposed === false && kind !== 'some') return 'false';
      const outcome = outcomeOf(kind, quantifier.whenEmpty, tally, (list.complete && list.grade >= context.floor) || supposed !== undefined);
      if (outcome === 'incomplete') context.open?.push(key);
      return truthOf(outcome, kind, quantifier.whenEmpty);
    });
}

/**
 * Compiles a condition to a closure, and adds to `use` what it reads.
 * @param named the referential's own `conditions`; an unknown or circular name throws (the referential's check comes first).
 */
export function compileCondition(condition: Condition, named: Readonly<Record<string, Condition>> = {}, use: ConditionUse = emptyUse()): Compiled {
  const visit = (node: Condition, list: string | undefined, path: readonly string[]): Compiled => {
    if ('all' in node) return compileMany(node.all.map((part) => visit(part, list, path)), 'false');
    if ('any' in node) return compileMany(node.any.map((part) => visit(part, list, path)), 'true');
    if ('not' in node) {
      const inner = visit(node.not, list, path);
      return (context, item, of) => {
        const value = inner(context, item, of);
        return value === 'true' ? 'false' : value === 'false' ? 'true' : value;
      };
    }
    if ('condition' in node) {
      const target = Object.hasOwn(named, node.condition) ? named[node.condition] : undefined;
      if (!target || path.includes(node.condition)) throw new Error(`unknown or circular condition: ${node.condition}`);
      return visit(target, list, [...path, node.condition]);
    }
    for (const kind of QUANTIFIERS) {
      const quantifier = (node as Partial<Record<typeof kind, Quantifier>>)[kind];
      if (!quantifier) continue;
      use.lists.add(quantifier.of);
      const where = quantifier.where && visit(quantifier.where, quantifier.of, path);
      const is = quantifier.is && visit(quantifier.is, quantifier.of, path);
      return compileQuantifier(kind, quantifier, where, is);
    }
    const leaf = node as Leaf;
    if (leaf.profile !== undefined) use.profile.add(leaf.profile);
    if (leaf.question !== undefined) use.questions.add(leaf.question);
    if (leaf.fact !== undefined) use.facts.add(leaf.fact);
    for (const choice of leaf.includes ?? []) {
      const { kind, id } = partsOf(leaf);
      const key = inputKey(kind, id);
      use.choices.set(key, (use.choices.get(key) ?? new Set()).add(choice));
    }
    if (leaf.item !== undefined) use.fields.add(`${list ?? ''}.${leaf.item}`);
    if (leaf.notOlderThan !== undefined) {
      const kind = OPERANDS.find((name) => leaf[name] !== undefined) ?? 'question';
      use.ages.push({ kind, id: leaf[kind] as string, duration: leaf.notOlderThan, ...(list === undefined ? {} : { list }) });
    }
    return compileLeaf(leaf);
  };
  return visit(condition, undefined, []);
}
