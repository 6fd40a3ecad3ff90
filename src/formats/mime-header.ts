import { decodeWords } from 'postal-mime';

/** One header as it stands, in its order. */
export interface MimeHeader {
  readonly name: string;
  /** Unfolded, encoded words as written. */
  readonly raw: string;
  /** With encoded words (RFC 2047) decoded. */
  readonly value: string;
  /** Written in ASCII only, as RFC 5322 asks. */
  readonly ascii: boolean;
  /** 1-based line of the file. */
  readonly line: number;
}

/** A value and its parameters: `application/pdf; name="…"`. */
export interface StructuredValue {
  readonly value: string;
  /** By lower-case name, RFC 2231 and RFC 2047 decoded; the first of a name wins. */
  readonly params: Readonly<Record<string, string>>;
}

const DECODERS: Readonly<Record<string, string>> = { 'utf-8': 'utf-8', utf8: 'utf-8', 'us-ascii': 'windows-1252', 'iso-8859-1': 'windows-1252', 'iso-8859-15': 'iso-8859-15', 'windows-1252': 'windows-1252' };

/** The text of bytes that should be UTF-8 and are sometimes of the West: one never fails. */
export function lenientText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Reads one header from its lines, joined. Undefined when it has no name. */
export function readHeader(text: string, line: number): MimeHeader | undefined {
  const match = /^([!-9;-~]+)[ \t]*:/.exec(text);
  if (!match?.[1]) return undefined;
  const raw = text.slice(match[0].length).replace(/\r?\n(?=[ \t])/g, '').trim();
  return { name: match[1], raw, value: decodeWords(raw), ascii: [...raw].every((character) => character <= '~'), line };
}

/** Splits on `;` outside quotes. */
function pieces(raw: string): string[] {
  const found: string[] = [];
  let piece = '';
  let quoted = false;
  for (let index = 0; index < raw.length; index += 1) {
    const character = raw.charAt(index);
    if (quoted && character === '\\') {
      piece += raw.slice(index, index + 2);
      index += 1;
    } else {
      if (character === '"') quoted = !quoted;
      if (character === ';' && !quoted) {
        found.push(piece);
        piece = '';
      } else piece += character;
    }
  }
  return [...found, piece];
}

function unquote(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith('"') ? trimmed.slice(1).replace(/"[^"]*$/, '').replace(/\\(.)/g, '$1') : (/^[^\s(]*/.exec(trimmed)?.[0] ?? '');
}

function percentDecoded(text: string, charset: string): string {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const hex = /^%([0-9A-Fa-f]{2})/.exec(text.slice(index, index + 3))?.[1];
    bytes.push(hex === undefined ? text.charCodeAt(index) & 0xff : Number.parseInt(hex, 16));
    if (hex !== undefined) index += 2;
  }
  const label = charset.toLowerCase();
  return new TextDecoder(Object.hasOwn(DECODERS, label) ? DECODERS[label] : 'utf-8').decode(Uint8Array.from(bytes));
}

/** Puts back together the sections `name*0*`, `name*1` of RFC 2231. */
function joinSections(sections: readonly { readonly order: number; readonly encoded: boolean; readonly text: string }[]): string {
  const ordered = sections.toSorted((left, right) => left.order - right.order);
  const charset = /^([^']*)'[^']*'/.exec(ordered[0]?.text ?? '');
  const escape = (text: string): string => text.replaceAll('%', '%25');
  const joined = ordered.map(({ encoded, text }) => (encoded ? text : escape(text))).join('');
  return percentDecoded(charset ? joined.slice(charset[0].length) : joined, charset?.[1] ?? 'utf-8');
}

/** Reads a structured header such as Content-Type or Content-Disposition. */
export function readStructured(raw: string): StructuredValue {
  const [value = '', ...rest] = pieces(raw);
  const params = new Map<string, string>();
  const sections = new Map<string, { order: number; encoded: boolean; text: string }[]>();
  for (const piece of rest) {
    const equal = piece.indexOf('=');
    if (equal < 0) continue;
    const name = piece.slice(0, equal).trim().toLowerCase();
    const text = unquote(piece.slice(equal + 1));
    const section = /^([^*]+)\*(\d{1,3})?(\*)?$/.exec(name);
    if (!section?.[1]) {
      if (!params.has(name)) params.set(name, decodeWords(text));
      continue;
    }
    const known = sections.get(section[1]) ?? [];
    known.push({ order: Number(section[2] ?? 0), encoded: section[2] === undefined || section[3] !== undefined, text });
    sections.set(section[1], known);
  }
  for (const [name, found] of sections) params.set(name, joinSections(found));
  return { value: value.trim().toLowerCase().split(/[\s(]/)[0] ?? '', params: Object.fromEntries(params) };
}
