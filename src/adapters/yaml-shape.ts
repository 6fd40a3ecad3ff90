import YAML, { type Document, type Node, type Pair } from 'yaml';
import { ConvergenceError, type Place, type Problem } from '../core/error.js';
import type { YamlLimits } from './yaml-content.js';

/** Brackets in texts count too, hence the margin over the depth itself. */
const FLOW_DEPTH = 256;
/** Marks that may open a node, for each node admitted: texts hold commas and colons too. */
const MARKS_BY_NODE = 3;
const MARKS = new Set([...'\n,:[]{}?!&*'].map((mark) => mark.charCodeAt(0)));
const MOST_PROBLEMS = 20;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Bounds what the parser will be given: it recurses, and takes seconds on a text made of marks alone.
 * @throws ConvergenceError
 */
export function boundText(text: string, shown: string, limits: YamlLimits): void {
  let line = 1;
  let depth = 0;
  let marks = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (!MARKS.has(character)) continue;
    if (++marks > limits.nodes * MARKS_BY_NODE) throw ConvergenceError.of('yaml/too-many-nodes', { limit: limits.nodes }, { file: shown, line });
    if (character === 10) line++;
    else if (character === 91 || character === 123) {
      if (++depth > FLOW_DEPTH) throw ConvergenceError.of('yaml/too-deep', { limit: limits.depth }, { file: shown, line });
    } else if (character === 93 || character === 125) depth = Math.max(0, depth - 1);
  }
}

/** Says what a parsed document may not hold, each thing at its place: too much, too deep, the same key twice, references. */
export function shapeProblems(document: Document.Parsed, limits: YamlLimits, place: (offset: number | undefined) => Place): Problem[] {
  const problems: Problem[] = [];
  const anchors = new Map<string, Node>();
  let nodes = 0;

  const refuse = (code: string, node: Node, params: Problem['params'] = {}): void => {
    if (problems.length < MOST_PROBLEMS) problems.push({ code, params, place: place(node.range?.[0]), severity: 'error' });
  };

  /** The parser would compare each key with all those before it: on many keys, minutes. */
  const duplicates = (items: readonly Pair[]): void => {
    const seen = new Set<string>();
    for (const { key } of items) {
      if (!YAML.isScalar(key)) continue;
      const name = String(key.value);
      if (seen.has(name)) refuse('yaml/duplicate-key', key, { key: name });
      seen.add(name);
    }
  };

  const reference = (node: Node, ancestors: readonly unknown[]): void => {
    if (limits.plain) {
      if (YAML.isAlias(node)) refuse('yaml/alias', node);
      else if (node.anchor !== undefined) refuse('yaml/anchor', node);
      if (node.tag !== undefined) refuse('yaml/tag', node, { tag: node.tag });
    } else if (YAML.isAlias(node)) {
      const target = anchors.get(node.source);
      if (!target) refuse('yaml/unknown-alias', node, { name: node.source });
      else if (ancestors.includes(target)) refuse('yaml/circular-alias', node, { name: node.source });
    } else if (node.anchor !== undefined) anchors.set(node.anchor, node);
  };

  const keyOf = ({ key }: Pair): void => {
    if (!YAML.isScalar(key)) {
      if (YAML.isNode(key)) refuse('yaml/complex-key', key);
    } else if (FORBIDDEN_KEYS.has(String(key.value))) refuse('yaml/forbidden-key', key, { key: String(key.value) });
    else if (key.value === '<<') refuse('yaml/merge-key', key);
  };

  /** The parser's own visitor copies the ancestors of each node. @returns false to stop. */
  const visit = (node: unknown, above: readonly Node[]): boolean => {
    if (!YAML.isNode(node)) return true;
    nodes++;
    if (nodes > limits.nodes) {
      refuse('yaml/too-many-nodes', node, { limit: limits.nodes });
      return false;
    }
    if (above.length > limits.depth) {
      refuse('yaml/too-deep', node, { limit: limits.depth });
      return false;
    }
    reference(node, above);
    if (!YAML.isCollection(node)) return true;
    const below = [...above, node];
    if (!YAML.isMap(node)) return node.items.every((item) => (YAML.isPair(item) ? visitPair(item, below) : visit(item, below)));
    duplicates(node.items);
    return node.items.every((pair) => visitPair(pair, below));
  };
  const visitPair = (pair: Pair, below: readonly Node[]): boolean => {
    keyOf(pair);
    return visit(pair.key, below) && visit(pair.value, below);
  };

  visit(document.contents, []);
  return problems;
}
