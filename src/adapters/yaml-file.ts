import YAML, { type Document, type Node, type ParsedNode } from 'yaml';
import { ConvergenceError, type Place, type Problem } from '../core/error.js';
import type { Path, YamlContent, YamlLimits } from './yaml-content.js';
import { boundText, shapeProblems } from './yaml-shape.js';

export { DOSSIER_LIMITS, REFERENTIAL_LIMITS } from './yaml-content.js';

/** A YAML file read by the parser of the whole language. */
export interface YamlFile extends YamlContent {
  readonly document: Document.Parsed;
}

const VERSION = '1.2';
const MOST_PROBLEMS = 20;
const MOST_ALIASES = 100;

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

function parseOnly(text: string, shown: string, limits: YamlLimits, lineCounter: YAML.LineCounter): Document.Parsed[] {
  try {
    // Keys written twice are looked for apart, in one pass.
    return YAML.parseAllDocuments(text, { lineCounter, prettyErrors: false, uniqueKeys: false, strict: true, version: VERSION, merge: false }) as Document.Parsed[];
  } catch (error) {
    if (error instanceof RangeError) throw ConvergenceError.of('yaml/too-deep', { limit: limits.depth }, { file: shown });
    throw error;
  }
}

function syntaxProblems(document: Document.Parsed, limits: YamlLimits, at: (offset: number | undefined) => Place): Problem[] {
  return [...document.errors, ...document.warnings].slice(0, MOST_PROBLEMS).map((each) => {
    const place = at(each.pos[0]);
    // The parser reports its own exhausted stack as an error of the text.
    if (each.code === 'RESOURCE_EXHAUSTION') return { code: 'yaml/too-deep', params: { limit: limits.depth }, place, severity: 'error' };
    const cause = each.code === 'BAD_INDENT' && each.message.startsWith('Flow') ? 'FLOW_END' : each.code;
    return { code: 'yaml/syntax', params: { cause, detail: each.message }, place, severity: 'error' };
  });
}

function valueOf(document: Document.Parsed, shown: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    // Aliases of aliases: few lines that stand for millions.
    if (error instanceof ReferenceError) throw ConvergenceError.of('yaml/too-many-aliases', {}, { file: shown });
    throw error;
  }
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
  boundText(text, shown, limits);
  const [document, second] = parseOnly(text, shown, limits, lines);
  if (!document) throw ConvergenceError.of('yaml/empty', {}, { file: shown });
  const syntax = syntaxProblems(document, limits, at);
  if (document.contents === null && syntax.length === 0) throw ConvergenceError.of('yaml/empty', {}, { file: shown });
  if (second) throw ConvergenceError.of('yaml/several-documents', {}, at(second.contents?.range[0] ?? second.range[0]));
  // `%YAML 1.1` would make `yes` a boolean, days instants, and `<<` a merge.
  const { version } = document.directives.yaml;
  if (version !== VERSION) throw ConvergenceError.of('yaml/version', { version }, at(Math.max(0, text.search(/^%YAML/m))));
  if (syntax.length > 0) throw new ConvergenceError(syntax);
  const shape = shapeProblems(document, limits, at);
  if (shape.length > 0) throw new ConvergenceError(shape);
  return {
    value: valueOf(document, shown),
    document,
    place: (path) => {
      // The deepest part of the path that exists: a missing key is shown at its parent.
      for (let length = path.length; length >= 0; length--) {
        const offset = nodeAt(document.contents, path.slice(0, length))?.range?.[0];
        if (offset !== undefined) return { ...at(offset), path };
      }
      return { file: shown, path };
    },
  };
}
