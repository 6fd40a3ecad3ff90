import { compileCondition, partsOf, QUANTIFIERS, type Condition, type ConditionContext, type ItemReading, type Leaf, type Quantifier, type Truth } from '../condition.js';
import { addDuration, isDay } from '../day.js';
import type { Value } from '../dossier.js';
import { emptyTally, isOutOfScope, outcomeOf, roleOf, type ItemRole, type QuantifierKind, type QuantifierOutcome } from '../quantifier.js';
import type { NamedConditions, TracedCondition, TracedItem, TracedLeaf } from './traced.js';
import type { DossierReadings } from './readings.js';

/** Which items make a quantifier what it is. */
const DECIDING: Readonly<Record<QuantifierOutcome, readonly ItemRole[]>> = {
  item: ['decides'],
  incomplete: ['uncertain'],
  uncertain: ['uncertain'],
  'every-item': ['neutral'],
  scope: ['in-doubt'],
  empty: ['out-of-scope'],
};

/** Where a node stands: the item under a quantifier, and the truth by which it would decide (`any`: whatever it is). */
interface Standing {
  readonly item?: ItemReading;
  readonly list?: string;
  readonly decidesBy: Truth | 'any' | 'nothing';
}

/**
 * Walks a condition that was judged and writes down the truth of every node and what every leaf read. Each truth is asked
 * of the evaluator that judges: this walk knows the shape of conditions, none of their rules.
 */
export class ConditionTracer {
  constructor(
    private readonly context: ConditionContext,
    private readonly named: NamedConditions,
    private readonly readings: DossierReadings,
    private readonly facts = true,
  ) {}

  trace(condition: Condition, standing: Standing = { decidesBy: 'any' }): TracedCondition {
    const truth = compileCondition(condition, this.named)(this.context, standing.item, standing.list);
    const decides = standing.decidesBy === 'any' || standing.decidesBy === truth;
    const below = (part: Condition, decidesBy: Truth | 'any'): TracedCondition => this.trace(part, { ...standing, decidesBy: decides ? decidesBy : 'nothing' });
    if ('all' in condition) return { form: 'all', truth, decides, parts: condition.all.map((part) => below(part, truth)) };
    if ('any' in condition) return { form: 'any', truth, decides, parts: condition.any.map((part) => below(part, truth)) };
    if ('not' in condition) return { form: 'not', truth, decides, parts: [below(condition.not, 'any')] };
    if ('condition' in condition) return { form: 'condition', name: condition.condition, truth, decides, parts: [below(this.named[condition.condition] as Condition, 'any')] };
    for (const kind of QUANTIFIERS) {
      const quantifier = (condition as Partial<Record<QuantifierKind, Quantifier>>)[kind];
      if (quantifier) return this.quantifier(kind, quantifier, truth, decides);
    }
    return this.leaf(condition as Leaf, truth, decides, standing);
  }

  private quantifier(kind: QuantifierKind, quantifier: Quantifier, truth: Truth, decides: boolean): TracedCondition {
    const { of, where, is, whenEmpty } = quantifier;
    const list = this.context.list(of);
    const ask = (condition: Condition | undefined, item: ItemReading): Truth => (condition === undefined ? 'true' : compileCondition(condition, this.named)(this.context, item, of));
    const roles = list.items.map((item) => {
      const inScope = ask(where, item);
      return { item, inScope, role: roleOf(kind, inScope, isOutOfScope(inScope) ? 'unknown' : ask(is, item)) };
    });
    const tally = emptyTally();
    for (const { role } of roles) tally[role]++;
    const outcome = outcomeOf(kind, whenEmpty, tally, list.complete && list.grade >= this.context.floor);
    const items = roles.map(({ item, inScope, role }): TracedItem => {
      const itemDecides = decides && DECIDING[outcome].includes(role);
      const part = (condition: Condition): TracedCondition => this.trace(condition, { item, list: of, decidesBy: itemDecides ? 'any' : 'nothing' });
      return {
        id: item.id,
        ...this.readings.item(of, item),
        role,
        decides: itemDecides,
        ...(where === undefined ? {} : { where: part(where) }),
        ...(is === undefined || isOutOfScope(inScope) ? {} : { is: part(is) }),
      };
    });
    return { form: kind, truth, decides, of, whenEmpty, outcome, ...this.readings.list(of), complete: list.complete, items, inactive: this.readings.inactive(of) };
  }

  private leaf(leaf: Leaf, truth: Truth, decides: boolean, { item, list }: Standing): TracedLeaf {
    const { operator, kind, id } = partsOf(leaf);
    const reading = this.readings.operand(kind, id, { facts: this.facts, ...(list === undefined ? {} : { list }), ...(item === undefined ? {} : { item }) });
    const dated = operator === 'notOlderThan' && leaf.notOlderThan !== undefined && isDay(reading.value);
    const statedOn = dated ? this.context.statedOn(kind, kind === 'item' ? (list ?? '') : id) : undefined;
    return {
      form: 'leaf',
      truth,
      decides,
      operand: kind,
      id,
      ...(list === undefined || kind !== 'item' ? {} : { list }),
      ...(item === undefined || kind !== 'item' ? {} : { item: item.id }),
      operator,
      expected: leaf[operator] as Value,
      reading,
      ...(dated ? { holdsUntil: addDuration(reading.value, leaf.notOlderThan) } : {}),
      ...(statedOn === undefined ? {} : { statedOn }),
    };
  }
}
