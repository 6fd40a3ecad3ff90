import type { ErrorParams } from '../../core/error.js';
import type { CheckWords } from '../probe.js';

/** The words of one check: its title, what was found with parameters in braces, and what to do. */
export type WordRow = readonly [title: string, found: string, todo: string];
/** What the codes of a parameter stand for, and what stands for a value that is absent. */
export interface Codes {
  readonly nothing: string;
  readonly byParam: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

function saidOf(value: ErrorParams[string] | undefined, known: Readonly<Record<string, string>>, nothing: string): string {
  const values = (Array.isArray(value) ? (value as readonly (string | number)[]) : [value ?? '']).map(String).filter((each) => each !== '');
  return values.length === 0 ? nothing : values.map((each) => (Object.hasOwn(known, each) ? (known[each] ?? each) : each)).join(', ');
}

/** The words of every check, from rows of text: a parameter stands in braces where it is said. */
export function wordsFrom(rows: Readonly<Record<string, WordRow>>, { nothing, byParam }: Codes): Readonly<Record<string, CheckWords>> {
  const fill = (text: string, params: ErrorParams): string => text.replace(/\{(\w+)\}/g, (_whole, name: string) => saidOf(params[name], byParam[name] ?? {}, nothing));
  return Object.fromEntries(Object.entries(rows).map(([id, [title, found, todo]]) => [id, { title, found: (params: ErrorParams) => fill(found, params), todo }]));
}
