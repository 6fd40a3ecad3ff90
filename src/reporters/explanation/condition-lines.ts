import type { Truth } from '../../core/condition.js';
import type { TracedCondition, TracedItem, TracedLeaf, TracedMany, TracedQuantifier } from '../../core/explain/traced.js';
import { isDay } from '../../core/day.js';
import type { Value } from '../../core/dossier.js';
import type { Mark } from '../model.js';
import { markedLine, plainLine, type Line } from './document.js';
import type { Telling, Wording } from './words.js';

const MARKS: Readonly<Record<Truth, Mark>> = { true: 'met', false: 'unmet', unknown: 'unknown', 'not-applicable': 'not-applicable' };

/** `P1Y6M` in numbers. */
function ageOf(duration: string): readonly [years: number, months: number, days: number] {
  const number = (unit: string): number => Number(new RegExp(`(\\d+)${unit}`).exec(duration)?.[1] ?? 0);
  return [number('Y'), number('M'), number('D')];
}

function expectedWords(leaf: TracedLeaf, wording: Wording): string {
  const { expected: said, read } = wording.said;
  const question = wording.question(leaf.operand, leaf.id, leaf.list);
  const value = (each: Value): string => wording.value(each, question);
  const each = [leaf.expected].flat() as Value[];
  const bound = (): string => (question?.kind === 'checklist' ? read.ticked(Number(leaf.expected)) : typeof leaf.expected === 'number' ? value(leaf.expected) : String(leaf.expected));
  switch (leaf.operator) {
    case 'equals':
      return said.is(value(leaf.expected));
    case 'oneOf':
      return said.oneOf(each.map(value));
    case 'includes':
      return said.includes(wording.all(each.map((choice) => value([String(choice)]))));
    case 'atLeast':
      return said.atLeast(bound());
    case 'atMost':
      return said.atMost(bound());
    case 'present':
      return leaf.expected === true ? said.present : said.absent;
    case 'before':
    case 'after':
      return said[leaf.operator](isDay(leaf.expected) ? wording.day(leaf.expected) : String(leaf.expected));
    case 'notOlderThan':
      return said.notOlderThan(said.age(...ageOf(String(leaf.expected))));
  }
}

function leafNotes(leaf: TracedLeaf, wording: Wording): string[] {
  const [first = '', ...rest] = wording.reading(leaf.reading, wording.question(leaf.operand, leaf.id, leaf.list), leaf.operand === 'item' ? `${leaf.list ?? ''}[${leaf.item ?? ''}].${leaf.id}` : leaf.operand === 'profile' ? `profile.${leaf.id}` : leaf.id);
  const until = leaf.holdsUntil === undefined ? [] : [wording.said.read.holdsUntil(wording.day(leaf.holdsUntil))];
  return [[expectedWords(leaf, wording), first, ...until].join(' · '), ...(rest.length === 0 ? [] : [rest.join(' · ')])];
}

function outcomeWords(node: TracedQuantifier, wording: Wording): string {
  const { outcome: said } = wording.said;
  const items = wording.all(node.items.filter((item) => item.decides).map((item) => wording.quoted(item.label)));
  switch (node.outcome) {
    case 'item':
      return said.item[node.form](items);
    case 'every-item':
      return said['every-item'][node.form];
    case 'uncertain':
    case 'scope':
      return said[node.outcome](items);
    case 'empty':
      return said.empty[node.whenEmpty];
    case 'incomplete':
      return [said.incomplete, ...(items === '' ? [] : [said.uncertain(items)])].join(' ');
  }
}

function itemStanding(item: TracedItem, wording: Wording): readonly [Mark, string] {
  const { role: said } = wording.said;
  if (item.role === 'out-of-scope') return ['not-applicable', said['out-of-scope']];
  if (item.role === 'uncertain' || item.role === 'in-doubt') return ['unknown', said[item.role]];
  const fulfils = (item.is?.truth ?? 'true') === 'true';
  return item.is?.truth === 'not-applicable' ? ['not-applicable', wording.said.truth['not-applicable']] : fulfils ? ['met', said.fulfils] : ['unmet', said.fails];
}

/** What stands before a line: what it is for, and the name of the condition it comes from. */
interface Label {
  readonly prefix?: string;
  readonly name?: string;
}

class Walk {
  constructor(
    private readonly wording: Wording,
    private readonly telling: Telling,
  ) {}

  private isFolded({ decides }: { readonly decides: boolean }): boolean {
    return !decides && !this.telling.all;
  }

  private head(depth: number, node: TracedCondition, { prefix, name }: Label, text: string, notes: readonly string[] = []): Line {
    const { truth, decides } = this.wording.said;
    const word = node.decides && node.form === 'leaf' ? `${truth[node.truth]}, ${decides}` : truth[node.truth];
    const label = [prefix, name].filter((part) => part !== undefined).join(' ');
    return markedLine(depth, MARKS[node.truth], word, label === '' ? text : this.wording.labelled(label, text), notes);
  }

  private many(depth: number, node: TracedMany, label: Label): Line[] {
    const [only] = node.parts;
    // A name gives its truth to what it names: one line says both.
    if (node.form === 'condition' && only) return this.lines(depth, only, { ...label, name: node.name ?? '' });
    const text = node.form === 'condition' ? '' : this.wording.said.condition[node.form];
    const head = this.head(depth, node, label, text);
    return this.isFolded(node) ? [head] : [head, ...node.parts.flatMap((part) => this.lines(depth + 1, part))];
  }

  private item(depth: number, item: TracedItem): Line[] {
    const { condition } = this.wording.said;
    const [mark, word] = itemStanding(item, this.wording);
    const text = this.wording.placed(item.label, item.place);
    if (this.isFolded(item)) return [markedLine(depth, mark, word, text)];
    const proof = this.wording.support(item).join(' · ');
    return [
      { ...markedLine(depth, mark, word, text, [proof]), strong: item.decides },
      ...(item.where === undefined ? [] : this.lines(depth + 1, item.where, { prefix: condition.where })),
      ...(item.is === undefined ? [] : this.lines(depth + 1, item.is, { prefix: condition.is })),
    ];
  }

  private quantifier(depth: number, node: TracedQuantifier, label: Label): Line[] {
    const { condition, outcome, read } = this.wording.said;
    const text = condition[node.form](this.wording.quoted(this.wording.listTitle(node.of)));
    if (this.isFolded(node)) return [this.head(depth, node, label, text, [outcomeWords(node, this.wording)])];
    const list = this.wording.placed(node.complete ? outcome.complete : outcome.notComplete, node.place);
    const stated = [...(node.by === undefined ? [] : [read.by(node.by)]), ...(node.date === undefined ? [] : [read.statedOn(this.wording.day(node.date))])];
    const proof = node.complete ? [...stated, ...this.wording.support(node)] : stated;
    const inactive = node.inactive.length === 0 ? [] : [outcome.inactive(this.wording.all(node.inactive))];
    return [this.head(depth, node, label, text, [outcomeWords(node, this.wording), [list, ...proof].join(' · '), ...inactive]), ...node.items.flatMap((item) => this.item(depth + 1, item))];
  }

  lines(depth: number, node: TracedCondition, label: Label = {}): Line[] {
    if (node.form === 'leaf') {
      const notes = leafNotes(node, this.wording);
      return [this.head(depth, node, label, this.wording.operand(node.operand, node.id, node.list), this.isFolded(node) ? notes.slice(0, 1) : notes)];
    }
    return 'items' in node ? this.quantifier(depth, node, label) : this.many(depth, node, label);
  }
}

/** A traced condition as lines: every node with its truth, every leaf with what it expected and what it read. */
export function conditionLines(condition: TracedCondition, wording: Wording, depth = 0): Line[] {
  return new Walk(wording, wording.telling).lines(depth, condition);
}

/** Lines under a plain heading. */
export function headed(heading: string, depth: number, lines: (depth: number) => readonly Line[]): Line[] {
  return [plainLine(depth, heading), ...lines(depth + 1)];
}
