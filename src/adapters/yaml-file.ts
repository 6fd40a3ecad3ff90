import YAML, { type Document, type Node, type ParsedNode } from 'yaml';
import { ConvergenceError, type Place, type Problem } from '../core/error.js';

export interface YamlLimits {
  /** Bytes. */
  readonly size: number;
  readonly depth: number;
  readonly nodes: number;
  /** A dossier is a stranger's: no anchors, aliases, merge keys or tags. */
  readonly plain: boolean;
}

export const DOSSIER_LIMITS: YamlLimits = { size: 2 * 1024 * 1024, depth: 32, nodes: 100_000, plain: true };
export const REFERENTIAL_LIMITS: YamlLimits = { size: 4 * 1024 * 1024, depth: 64, nodes: 400_000, plain: false };

/** A YAML file read: its value, and where each of its keys stands. */
export interface YamlFile {
  readonly value: unknown;
  readonly document: Document.Parsed;
  place(path: readonly (string | number)[]): Place;
}

type Path = readonly (string | number)[];

/** Brackets in texts count too, hence the margin over the depth itself. */
const FLOW_DEPTH = 256;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

interface Positions {
  at(offset: number): { readonly line: number; readonly column: number };
}

function placeOf(document: Document.Parsed, positions: Positions, shown: string, path: Path): Place {
  // The deepest part of the path that exists: a missing key is shown at its parent.
  for (let length = path.length; length >= 0; length--) {
    const node = nodeAt(document.contents, path.slice(0, length));
    const offset = node?.range?.[0];
    if (offset === undefined) continue;
    return { file: shown, ...positions.at(offset), path };
  }
  return { file: shown, path };
}

/** The key of a path inside a map, else the value inside a sequence. */
function nodeAt(root: ParsedNode | null, path: Path): Node | undefined {
  let node: Node | null | undefined = root;
  let found: Node | undefined = root ?? undefined;
  for (const step of path) {
    if (YAML.isMap(node)) {
      const pair: { key: unknown; value: unknown } | undefined = node.items.find((item) => YAML.isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair || !YAML.isNode(pair.key)) return undefined;
      found = pair.key;
      node = YAML.isNode(pair.value) ? pair.value : undefined;
    } else if (YAML.isSeq(node)) {
      const item: unknown = node.items[Number(step)];
      if (!YAML.isNode(item)) return undefined;
      found = item;
      node = item;
    } else return undefined;
  }
  return found;
}

function shapeProblems(document: Document.Parsed, limits: YamlLimits, place: (offset: number | undefined) => Place): Problem[] {
  const problems: Problem[] = [];
  const refuse = (code: string, node: Node, params: Problem['params'] = {}): void => {
    if (problems.length < 20) problems.push({ code, params, place: place(node.range?.[0]), severity: 'error' });
  };
  let nodes = 0;
  YAML.visit(document, {
    Node(_key, node, ancestors) {
      nodes++;
      if (nodes > limits.nodes) {
        refuse('yaml/too-many-nodes', node, { limit: limits.nodes });
        return YAML.visit.BREAK;
      }
      // Ancestors hold a pair between two levels of maps.
      if (ancestors.filter((each) => YAML.isCollection(each)).length > limits.depth) {
        refuse('yaml/too-deep', node, { limit: limits.depth });
        return YAML.visit.BREAK;
      }
      if (!limits.plain) return undefined;
      if (YAML.isAlias(node)) refuse('yaml/alias', node);
      else if (node.anchor !== undefined) refuse('yaml/anchor', node);
      if (node.tag !== undefined) refuse('yaml/tag', node, { tag: node.tag });
      return undefined;
    },
    Pair(_key, pair) {
      if (!YAML.isScalar(pair.key)) {
        if (YAML.isNode(pair.key)) refuse('yaml/complex-key', pair.key);
      } else if (FORBIDDEN_KEYS.has(String(pair.key.value))) refuse('yaml/forbidden-key', pair.key, { key: String(pair.key.value) });
      else if (pair.key.value === '<<') refuse('yaml/merge-key', pair.key);
    },
  });
  return problems;
}

/**
 * Parses a bounded YAML text (JSON is YAML too), keeping the place of every key.
 * @throws ConvergenceError with every problem of syntax and shape found.
 */
export function parseYaml(text: string, shown: string, limits: YamlLimits): YamlFile {
  const lines = new YAML.LineCounter();
  const at = (offset: number | undefined): Place => {
    if (offset === undefined) return { file: shown };
    const { line, col } = lines.linePos(offset);
    return { file: shown, line, column: col };
  };
  // Nesting is bounded before parsing: the parser itself recurses.
  const nesting = deepestFlow(text);
  if (nesting.depth > FLOW_DEPTH) throw ConvergenceError.of('yaml/too-deep', { limit: limits.depth }, { file: shown, line: nesting.line });
  let documents: Document.Parsed[];
  try {
    documents = YAML.parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, strict: true, version: '1.2', merge: false }) as Document.Parsed[];
  } catch (error) {
    if (error instanceof RangeError) throw ConvergenceError.of('yaml/too-deep', { limit: limits.depth }, { file: shown });
    throw error;
  }
  const [document, second] = documents;
  if (!document || document.contents === null) throw ConvergenceError.of('yaml/empty', {}, { file: shown });
  if (second) throw ConvergenceError.of('yaml/several-documents', {}, at(second.contents?.range[0] ?? second.range[0]));
  const syntax = [...document.errors, ...document.warnings].map((each): Problem => ({ code: each.code === 'DUPLICATE_KEY' ? 'yaml/duplicate-key' : 'yaml/syntax', params: { detail: each.message }, place: at(each.pos[0]), severity: 'error' }));
  if (syntax.length > 0) throw new ConvergenceError(syntax.slice(0, 20));
  const shape = shapeProblems(document, limits, at);
  if (shape.length > 0) throw new ConvergenceError(shape);
  const positions: Positions = {
    at: (offset) => {
      const { line, col } = lines.linePos(offset);
      return { line, column: col };
    },
  };
  return { value: document.toJS({ maxAliasCount: 100 }), document, place: (path) => placeOf(document, positions, shown, path) };
}

/** The deepest flow nesting, or indentation, reached in a text, without parsing it. */
function deepestFlow(text: string): { readonly depth: number; readonly line: number } {
  let depth = 0;
  let deepest = { depth: 0, line: 1 };
  let line = 1;
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character === 10) line++;
    else if (character === 91 || character === 123) {
      depth++;
      if (depth > deepest.depth) deepest = { depth, line };
    } else if (character === 93 || character === 125) depth = Math.max(0, depth - 1);
  }
  return deepest;
}
