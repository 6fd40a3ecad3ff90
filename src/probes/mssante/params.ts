import type { ErrorParams } from '../../core/error.js';

export type Params = ErrorParams;

export function words(value: Params[string] | undefined): readonly string[] {
  if (Array.isArray(value)) return value as readonly string[];
  return value === undefined || value === '' ? [] : [String(value)];
}

export function list(p: Params, name: string): string {
  return words(p[name]).join(', ');
}

export function text(p: Params, name: string): string {
  return words(p[name])[0] ?? '';
}

/** The sentence that a code stands for. */
export function one(p: Params, name: string, sentences: Readonly<Record<string, string>>): string {
  return sentences[text(p, name)] ?? text(p, name);
}
