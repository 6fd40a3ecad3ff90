import { daysBetween, type Day } from '../core/day.js';
import type { Lang } from './lang.js';

/** Dates, numbers, plurals and typography, with an explicit locale and zone: never those of the machine. */

const NBSP = '\u00A0';
const NARROW = '\u202F';
const LOCALES: Readonly<Record<Lang, string>> = { fr: 'fr-FR', en: 'en-GB' };
/** The raised « er » as letters both fonts hold; HTML writes it `<sup>er</sup>`, Markdown « er ». */
export const RAISED_ER = '\u1D49\u02B3';

/** « 1er » in plain letters, for what cannot raise them: text alternatives, titles, Markdown. */
export function plainLetters(text: string): string {
  return text.replaceAll(RAISED_ER, 'er');
}

const DATES = new Map<string, Intl.DateTimeFormat>();

function dateFormat(lang: Lang, month: 'long' | 'short'): Intl.DateTimeFormat {
  const key = `${lang}/${month}`;
  let format = DATES.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(LOCALES[lang], { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' });
    DATES.set(key, format);
  }
  return format;
}

/** « 1ᵉʳ janvier 2026 », `1 January 2026`: held together by non-breaking spaces. */
export function dayInWords(day: Day, lang: Lang, month: 'long' | 'short' = 'long'): string {
  const parts = dateFormat(lang, month).formatToParts(new Date(`${day}T00:00:00Z`));
  const words = parts.map((part) => (part.type === 'day' && part.value === '1' && lang === 'fr' ? `1${RAISED_ER}` : part.value)).join('');
  return words.replace(/ /g, NBSP);
}

const NUMBERS = new Map<string, Intl.NumberFormat>();

function number(value: number, lang: Lang, decimals: 0 | 1): string {
  // Below a thousand a whole number is its digits, in both languages; the first format costs as much as reading a dossier.
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
  const key = `${lang}/${decimals}`;
  let format = NUMBERS.get(key);
  if (!format) {
    format = new Intl.NumberFormat(LOCALES[lang], { maximumFractionDigits: decimals });
    NUMBERS.set(key, format);
  }
  return format.format(value);
}

/** A whole number with its thousands apart. */
export function wholeNumber(value: number, lang: Lang): string {
  return number(value, lang, 0);
}

/** A number of person-days as the referential wrote it: halves exist, longer decimals do not. */
export function dayCount(value: number, lang: Lang): string {
  return number(value, lang, 1);
}

const PLURALS: Readonly<Record<Lang, Intl.PluralRules>> = { fr: new Intl.PluralRules('fr-FR'), en: new Intl.PluralRules('en-GB') };

/** « 0 exigence », « 1 exigence », « 2 exigences »; in English `0 requirements`. */
export function plural(count: number, one: string, many: string, lang: Lang): string {
  return PLURALS[lang].select(count) === 'one' ? one : many;
}

/** The number and its noun: « 2 exigences ». */
export function counted(count: number, one: string, many: string, lang: Lang): string {
  return `${wholeNumber(count, lang)}${NBSP}${plural(count, one, many, lang)}`;
}

/** « 2 à 3 », `2 to 3`; the number alone when both bounds are equal. */
export function interval(bounds: { readonly low: number; readonly high: number }, lang: Lang): string {
  return bounds.low === bounds.high ? `${bounds.low}` : `${bounds.low}${NBSP}${lang === 'fr' ? 'à' : 'to'}${NBSP}${bounds.high}`;
}

/** The first `limit` of them, then « 4 autres ». */
function cut(items: readonly string[], lang: Lang, limit: number): readonly string[] {
  const left = items.length - limit;
  return left > 0 ? [...items.slice(0, limit), `${left}${NBSP}${plural(left, lang === 'fr' ? 'autre' : 'other', lang === 'fr' ? 'autres' : 'others', lang)}`] : items;
}

/** A figure and its unit, which rule sets write in the plural: « 1 erreur », « 3 erreurs », « 1 mois ». */
export function withUnit(value: number, unit: string | undefined, lang: Lang): string {
  if (unit === undefined) return `${value}`;
  const one = lang === 'fr' ? Math.abs(value) < 2 : Math.abs(value) === 1;
  return `${value} ${one && /^\p{L}{3,}s$/u.test(unit) && unit !== 'mois' ? unit.slice(0, -1) : unit}`;
}

/** « a, b et c »; beyond `limit`, « a, b et 4 autres ». */
export function joined(items: readonly string[], lang: Lang, limit = Infinity): string {
  const shown = cut(items, lang, limit);
  if (shown.length < 2) return shown[0] ?? '';
  return `${shown.slice(0, -1).join(', ')} ${lang === 'fr' ? 'et' : 'and'} ${shown.at(-1) ?? ''}`;
}

/** « a ; b ; 4 autres », for items that hold « et » or a comma of their own. */
export function listed(items: readonly string[], lang: Lang, limit = Infinity): string {
  return cut(items, lang, limit).join(lang === 'fr' ? `${NBSP}; ` : '; ');
}

/** Whole days from a deadline to the day of the assessment; 0 when it is not past. */
export function daysLate(deadline: Day, day: Day): number {
  return Math.max(0, daysBetween(deadline, day));
}

/** In quotation marks of the language. */
export function quoted(text: string, lang: Lang): string {
  return lang === 'fr' ? `«${NBSP}${text}${NBSP}»` : `“${text}”`;
}

/** Capital on the first letter only. */
export function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase('fr-FR') + text.slice(first.length);
}

/** Cut at a word, with an ellipsis, when longer than `length` characters. */
export function shortened(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  const cut = characters.slice(0, length - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > length / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:]+$/u, '')}…`;
}

/** Bidirectional controls, zero-width characters and tags: they make a text read otherwise than it is written. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu;

/** Control characters that JSON leaves as they are, and {@link INVISIBLE}. */
const UNSEEN = new RegExp(`[\\u007F-\\u009F\\u2028\\u2029]|${INVISIBLE.source}`, 'gu');

/** Writes what cannot be seen as JSON escapes, unit by unit. */
export function escapedUnseen(json: string): string {
  return json.replace(UNSEEN, (found) => found.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''));
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Letters, figures and punctuation that are harmless and composed already: nearly every text is made of these. */
const HARMLESS = /^[ -~\u00A0-\u00AC\u00AE-\u017F\u2010-\u2027\u202F\u2030-\u205E\u20AC]*$/;

/** What a stranger wrote, made harmless on one line: no control character, no direction override, no half surrogate. */
export function neutralised(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text
    .replace(LONE_SURROGATE, '□')
    .normalize('NFC')
    .replace(/[\t\n\r\u0085\u2028\u2029]+/g, ' ')
     
    .replace(/[\u0000-\u001F\u007F-\u009F]/g, '□')
    .replace(INVISIBLE, '');
}

/** What typography may have to do with: a mark that wants a space, or a number and its unit. */
const TYPESETTABLE = /[«»:;!?]|\d /;

/** Non-breaking spaces where the language wants them. Idempotent. */
export function typeset(text: string, lang: Lang): string {
  if (!TYPESETTABLE.test(text)) return text;
  const held = text.replace(/(\d) (?=(?:j|jours?|days?|%|ans?|mois)(?![\p{L}\d]))/gu, `$1${NBSP}`);
  // Sentences are assembled with French spacing, which English does not want.
  if (lang !== 'fr') return held.replace(/ ([:;])(?=\s|$)/g, '$1');
  return held
    .replace(/« ?/g, `«${NBSP}`)
    .replace(/ ?»/g, `${NBSP}»`)
    .replace(new RegExp(`«${NBSP}{2,}`, 'g'), `«${NBSP}`)
    .replace(new RegExp(`${NBSP}{2,}»`, 'g'), `${NBSP}»`)
    .replace(/ :(?=\s|$)/g, `${NBSP}:`)
    .replace(/[ \u00A0]([;!?])/g, `${NARROW}$1`);
}

/** What stands between a term and what is said of it: « terme : texte », “term: text”. */
export function colon(lang: Lang): string {
  return typeset(' : ', lang);
}
