import { SaxesParser } from 'saxes';
import { parseXmlDocument, type Document } from 'slimdom';
import { ParseError } from './parse-error.js';

/** Bounds of one XML artefact: beyond, it is refused before any tree is built. */
export interface XmlLimits {
  readonly bytes: number;
  readonly depth: number;
  readonly nodes: number;
}

export const XML_LIMITS: XmlLimits = { bytes: 16 * 1024 * 1024, depth: 256, nodes: 400_000 };

/** The encodings an XML declaration of the field names; any other is refused rather than guessed. */
const ENCODINGS: Readonly<Record<string, string>> = { 'utf-8': 'utf-8', utf8: 'utf-8', 'us-ascii': 'utf-8', 'utf-16': 'utf-16', 'iso-8859-1': 'windows-1252', 'windows-1252': 'windows-1252', 'iso-8859-15': 'iso-8859-15' };

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^(?:\u00EF\u00BB\u00BF)?\s*<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  const encoding = Object.hasOwn(ENCODINGS, declared) ? ENCODINGS[declared] : undefined;
  if (encoding === undefined) throw new ParseError('xml/encoding', { encoding: declared }, { line: 1 });
  return encoding === 'utf-16' ? 'utf-16le' : encoding;
}

/** The text of an XML artefact, in the encoding it declares. @throws ParseError `xml/encoding`, `xml/not-text` */
export function decodeXml(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new ParseError('xml/not-text', { encoding });
  }
}

/** How often a text holds a character, counted no further than needed. */
function occurrences(text: string, wanted: string, most: number): number {
  let count = 0;
  for (let index = text.indexOf(wanted); index >= 0 && count <= most; index = text.indexOf(wanted, index + 1)) count += 1;
  return count;
}

/** Refuses what must not reach a tree: a document type (hence every entity), too deep, too many nodes, not well-formed. */
function inspect(text: string, limits: XmlLimits): void {
  const parser = new SaxesParser({ xmlns: true, position: true });
  let depth = 0;
  let nodes = 0;
  const refuse = (code: string, params = {}): never => {
    throw new ParseError(code, params, { line: parser.line, column: parser.column + 1 });
  };
  const count = (added: number): void => {
    nodes += added;
    if (nodes > limits.nodes) refuse('xml/too-many-nodes', { limit: limits.nodes });
  };
  parser.on('doctype', () => refuse('xml/doctype'));
  parser.on('opentag', () => {
    depth += 1;
    count(1);
    if (depth > limits.depth) refuse('xml/too-deep', { limit: limits.depth });
  });
  parser.on('closetag', () => (depth -= 1));
  // Attributes one by one: a tag may hold 100,000 before it ends.
  parser.on('attribute', () => count(1));
  for (const node of ['text', 'cdata', 'comment', 'processinginstruction'] as const) parser.on(node, () => count(1));
  parser.on('error', (error) => refuse('xml/not-well-formed', { detail: error.message.replace(/^\d+:\d+: /, '') }));
  parser.write(text).close();
}

/**
 * Reads one XML artefact, bounded: no document type, no external entity, no deep or crowded tree.
 * @throws ParseError `xml/too-large`, `xml/encoding`, `xml/not-text`, `xml/doctype`, `xml/too-deep`, `xml/too-many-nodes`, `xml/not-well-formed`
 */
export function parseXml(bytes: Uint8Array, limits: XmlLimits = XML_LIMITS): Document {
  if (bytes.length > limits.bytes) throw new ParseError('xml/too-large', { limit: limits.bytes });
  const text = decodeXml(bytes);
  // A reference costs its reader as much as a node.
  if (occurrences(text, '&', limits.nodes) > limits.nodes) throw new ParseError('xml/too-many-nodes', { limit: limits.nodes });
  inspect(text, limits);
  try {
    return parseXmlDocument(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ParseError('xml/not-well-formed', { detail: error instanceof Error ? error.message.slice(0, 200) : '' });
  }
}
