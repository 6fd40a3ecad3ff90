import { once } from '../core/once.js';
import { neutralised, typeset } from '../i18n/format.js';
import type { Lang } from '../i18n/index.js';

const CODES = new Set(['id', 'anchor', 'href', 'url', 'digest', 'lang', 'kind', 'mark', 'tone', 'state', 'version', 'date', 'document', 'd', 'closes', 'fill', 'stroke', 'color', 'weight']);

/**
 * Every text of a model, made harmless and typeset, in one place: no format has to remember it. What the model works out
 * when asked (a getter) is so too, and once.
 */
export function finished<T>(value: T, lang: Lang, key = ''): T {
  if (typeof value === 'string') return (CODES.has(key) ? neutralised(value) : typeset(neutralised(value), lang)) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => finished(each, lang, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const result = {};
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(value))) {
    const done = (): unknown => finished((value as Readonly<Record<string, unknown>>)[name], lang, name);
    Object.defineProperty(result, name, { ...('value' in descriptor ? { value: done() } : { get: once(done) }), enumerable: true });
  }
  return result as T;
}
