import type { Path, YamlContent } from './yaml-content.js';
import { DOSSIER_LIMITS } from './yaml-content.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Names that no file may hold: the parser of the whole of YAML says so. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/** Where the text that opens at `start` closes; -1 when it does not. */
function closing(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at += 1;
  }
  return -1;
}

function afterSpaces(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return at;
}

/** JSON keeps the last of two equal keys in silence, and reads any depth: both are looked for first, in one pass. */
function isPlain(text: string): boolean {
  const open: (Set<string> | undefined)[] = [];
  let nodes = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '{' || sign === '[') {
      open.push(sign === '{' ? new Set() : undefined);
      if (open.length > DOSSIER_LIMITS.depth) return false;
    } else if (sign === '}' || sign === ']') open.pop();
    else if (sign === ',' && ++nodes > DOSSIER_LIMITS.nodes) return false;
    else if (sign === '"') {
      const end = closing(text, at);
      if (end < 0) return false;
      const keys = open.at(-1);
      if (keys && text.charAt(afterSpaces(text, end + 1)) === ':') {
        const key = text.slice(at + 1, end);
        // An escape may hide a name: `\u005f`.
        if (keys.has(key) || key.includes('\\') || RESERVED.has(key)) return false;
        keys.add(key);
      }
      at = end;
    }
  }
  return true;
}

/** Where a value ends, from where it begins. */
function afterValue(text: string, start: number): number {
  if (text.charAt(start) === '"') return closing(text, start) + 1;
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '"') at = closing(text, at);
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']' || sign === ',') {
      if (sign !== ',' && depth > 0) depth -= 1;
      else if (depth === 0) return at;
      if (depth === 0 && sign !== ',') return at + 1;
    }
  }
  return text.length;
}

/** Where a part of a JSON text begins: its key, or its place in a list; its nearest parent when it is not there. */
function offsetOf(text: string, path: Path): number {
  let found = afterSpaces(text, 0);
  let at = found;
  for (const step of path) {
    const isMap = text.charAt(at) === '{';
    if (!isMap && text.charAt(at) !== '[') return found;
    let next = afterSpaces(text, at + 1);
    let met = -1;
    for (let index = 0; next < text.length && !']}'.includes(text.charAt(next)); index++) {
      const begins = next;
      let value = next;
      let name: string | number = index;
      if (isMap) {
        const end = closing(text, next);
        name = text.slice(next + 1, end);
        value = afterSpaces(text, afterSpaces(text, end + 1) + 1);
      }
      if (name === step) {
        [met, found] = [value, begins];
        break;
      }
      next = afterSpaces(text, afterValue(text, value));
      if (text.charAt(next) === ',') next = afterSpaces(text, next + 1);
    }
    if (met < 0) return found;
    at = met;
  }
  return found;
}

/**
 * Reads a dossier written as JSON, or `undefined` when it is none or holds what a dossier may not (a key twice, too deep): the parser of
 * the whole of YAML, which reads JSON too, then says what is wrong and where. `firstLine`: the line of the file on which the text begins.
 */
export function readJson(text: string, shown: string, firstLine = 1): YamlContent | undefined {
  if (!isPlain(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return {
    value,
    place: (path) => {
      const before = text.slice(0, offsetOf(text, path)).split('\n');
      return { file: shown, line: firstLine + before.length - 1, column: (before.at(-1) ?? '').length + 1, path };
    },
  };
}
