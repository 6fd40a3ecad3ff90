import { neutralised, typeset } from '../i18n/format.js';
import type { Lang } from '../i18n/index.js';

const CODES = new Set(['id', 'anchor', 'href', 'url', 'digest', 'lang', 'kind', 'mark', 'tone', 'state', 'version', 'date', 'document', 'd', 'closes', 'fill', 'stroke', 'color', 'weight', 'anchor']);

/** Every text of a model, made harmless and typeset, in one place: no format has to remember it. */
export function finished<T>(value: T, lang: Lang, key = ''): T {
  if (typeof value === 'string') return (CODES.has(key) ? neutralised(value) : typeset(neutralised(value), lang)) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => finished(each, lang, key)) as T;
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, finished(each as unknown, lang, name)])) as T;
  return value;
}
