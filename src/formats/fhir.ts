import { ParseError } from './parse-error.js';

export interface JsonLimits {
  readonly bytes: number;
  readonly depth: number;
  /** Values, keys included. */
  readonly count: number;
}

export const JSON_LIMITS: JsonLimits = { bytes: 16 * 1024 * 1024, depth: 64, count: 400_000 };

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export interface FhirResource {
  readonly resource: JsonObject;
  /** JSON pointer from the root of the document; empty for the root itself. */
  readonly pointer: string;
}

interface Container {
  /** Keys already read; undefined for an array. */
  readonly keys: Set<string> | undefined;
  key: boolean;
}

const LINE_FEED = 10;

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let index = 0; index < offset; index += 1) if (text.charCodeAt(index) === LINE_FEED) line += 1;
  return line;
}

/** The end of the string that opens at `start`, quote included. */
function stringEnd(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index + 1;
}

function keyIn(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}

/** Refuses, before any tree is built, what is too deep, too crowded, or says one key twice. */
function inspect(text: string, limits: JsonLimits): void {
  const open: Container[] = [];
  let count = 0;
  const refuse = (code: string, params: ParseError['params'], offset: number): never => {
    throw new ParseError(code, params, { line: lineAt(text, offset) });
  };
  for (let index = 0; index < text.length; index += 1) {
    const top = open.at(-1);
    switch (text[index]) {
      case '{':
      case '[':
        open.push(text[index] === '{' ? { keys: new Set(), key: true } : { keys: undefined, key: false });
        if (open.length > limits.depth) refuse('json/too-deep', { limit: limits.depth }, index);
        count += 1;
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case ',':
        if (top?.keys) top.key = true;
        count += 1;
        break;
      case ':':
        count += 1;
        break;
      case '"': {
        const end = stringEnd(text, index);
        if (top?.keys && top.key) {
          const key = keyIn(text.slice(index, end));
          if (top.keys.has(key)) refuse('json/duplicate-key', { key: key.slice(0, 60) }, index);
          top.keys.add(key);
          top.key = false;
        }
        index = end - 1;
      }
    }
    if (count > limits.count) refuse('json/too-many-values', { limit: limits.count }, index);
  }
}

/**
 * Reads one JSON text, bounded, in UTF-8.
 * @throws ParseError `json/too-large`, `json/not-text`, `json/too-deep`, `json/too-many-values`, `json/duplicate-key`, `json/not-well-formed`
 */
export function parseJson(bytes: Uint8Array, limits: JsonLimits = JSON_LIMITS): Json {
  if (bytes.length > limits.bytes) throw new ParseError('json/too-large', { limit: limits.bytes });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ParseError('json/not-text');
  }
  inspect(text, limits);
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    throw new ParseError('json/not-well-formed', {}, position === undefined ? {} : { line: lineAt(text, Number(position)) });
  }
}

export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** The items of an element that may be absent; whatever is not a list is taken for none. */
export function itemsOf(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? (json as readonly Json[]) : [];
}

export function textOf(json: Json | undefined): string {
  return typeof json === 'string' ? json : '';
}

/** Where a child stands, as RFC 6901 writes it. */
export function childPointer(pointer: string, ...keys: readonly (string | number)[]): string {
  return [pointer, ...keys.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}

/** One FHIR resource. @throws ParseError as {@link parseJson}, and `fhir/not-a-resource` */
export function parseFhir(bytes: Uint8Array, limits: JsonLimits = JSON_LIMITS): JsonObject {
  const json = parseJson(bytes, limits);
  if (!isObject(json) || textOf(json['resourceType']) === '') throw new ParseError('fhir/not-a-resource', {}, { pointer: '' });
  return json;
}

/** The resources of one type: the root, and those a Bundle holds. What another resource contains is its own metadata, not a resource sent. */
export function resourcesOf(root: JsonObject, type: string, pointer = ''): FhirResource[] {
  const inside = itemsOf(root['entry']).flatMap((entry, index) =>
    isObject(entry) && isObject(entry['resource']) ? resourcesOf(entry['resource'], type, childPointer(pointer, 'entry', index, 'resource')) : [],
  );
  return [...(root['resourceType'] === type ? [{ resource: root, pointer }] : []), ...inside];
}
