import { ParseError } from './parse-error.js';

/** The five characters a message declares in MSH-1 and MSH-2. */
export interface Hl7Separators {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
  readonly subcomponent: string;
}

/** MSH-2 as HL7 recommends it and PAM FR requires it. */
export const STANDARD_ENCODING_CHARACTERS = '^~\\&';

/** MSH-18 (table 0211) → encoding. An empty MSH-18 means ASCII: UTF-8 reads it, and what is not UTF-8 is read as Western European. */
const CHARSETS: Readonly<Record<string, string>> = { ASCII: 'utf-8', 'UNICODE UTF-8': 'utf-8', 'UTF-8': 'utf-8', '8859/1': 'windows-1252', '8859/15': 'iso-8859-15' };

/** The encoding that MSH-18 names. @throws ParseError `hl7v2/charset` */
export function encodingNamed(charset: string, line: number): string | undefined {
  if (charset === '') return undefined;
  const encoding = Object.hasOwn(CHARSETS, charset) ? CHARSETS[charset] : undefined;
  if (encoding === undefined) throw new ParseError('hl7v2/charset', { charset: charset.slice(0, 40) }, { line, segment: 'MSH-18' });
  return encoding;
}

/** @throws ParseError `hl7v2/not-text` */
export function decode(bytes: Uint8Array, encoding: string | undefined, line: number): string {
  try {
    return new TextDecoder(encoding ?? 'utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    if (encoding === undefined) return new TextDecoder('windows-1252').decode(bytes);
    throw new ParseError('hl7v2/not-text', { encoding }, { line });
  }
}

/** Beyond, MSH-2 is no declaration any more. */
const LONGEST_DECLARATION = 16;
/** In one value; a text of a whole page holds a few hundred. */
const MOST_ESCAPES = 100_000;

/**
 * The separators of a message, from the start of its MSH segment. A damaged MSH-2 is read as it declares itself, as long as it can be read:
 * missing characters take their usual value.
 * @throws ParseError `hl7v2/separators`
 */
export function separatorsOf(header: string, line: number): Hl7Separators {
  const start = header.slice(3, 3 + LONGEST_DECLARATION);
  const [field = ''] = start;
  const characters = field === '' ? [] : [...(start.slice(field.length).split(field, 1)[0] ?? '')];
  const usual = [...STANDARD_ENCODING_CHARACTERS];
  const [component = '', repetition = '', escape = '', subcomponent = ''] = usual.map((character, index) => characters[index] ?? character);
  const all = [field, component, repetition, escape, subcomponent];
  // A fifth character, the truncation mark, is allowed since 2.7.
  const readable = characters.length > 0 && characters.length <= 5 && new Set(all).size === 5 && all.every((each) => each !== '' && !/[\p{L}\p{N}\s\p{Cc}]/u.test(each));
  if (!readable) throw new ParseError('hl7v2/separators', {}, { line, segment: 'MSH-2' });
  return { field, component, repetition, escape, subcomponent };
}

/**
 * Text with its escapes undone; those that only lay out text (`\H\`, `\.br\`) and the local ones stay as they are.
 * @throws ParseError `hl7v2/too-many-parts`
 */
export function unescape(text: string, separators: Hl7Separators, encoding: string | undefined, line: number): string {
  const { escape } = separators;
  if (!text.includes(escape)) return text;
  const meanings: Readonly<Record<string, string>> = { F: separators.field, S: separators.component, T: separators.subcomponent, R: separators.repetition, E: escape };
  const parts = text.split(escape, MOST_ESCAPES + 1);
  if (parts.length > MOST_ESCAPES) throw new ParseError('hl7v2/too-many-parts', { limit: MOST_ESCAPES }, { line });
  let result = parts[0] ?? '';
  for (let index = 1; index < parts.length; index += 1) {
    const code = parts[index] ?? '';
    const meaning = index + 1 < parts.length ? (Object.hasOwn(meanings, code) ? meanings[code] : hexadecimal(code, encoding)) : undefined;
    if (meaning === undefined) result += `${escape}${code}`;
    else {
      result += `${meaning}${parts[index + 1] ?? ''}`;
      index += 1;
    }
  }
  return result;
}

function hexadecimal(code: string, encoding: string | undefined): string | undefined {
  if (!/^X(?:[0-9A-Fa-f]{2}){1,4096}$/.test(code)) return undefined;
  const bytes = Uint8Array.from(code.slice(1).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return new TextDecoder(encoding ?? 'utf-8').decode(bytes);
}
