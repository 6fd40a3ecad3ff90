import { decode, encodingNamed, separatorsOf, unescape, type Hl7Separators } from './hl7v2-text.js';
import { ParseError } from './parse-error.js';

export interface Hl7Limits {
  readonly bytes: number;
  readonly segments: number;
  readonly messages: number;
  /** Fields of a segment, repetitions of a field, components of a repetition. */
  readonly parts: number;
}

export const HL7_LIMITS: Hl7Limits = { bytes: 16 * 1024 * 1024, segments: 100_000, messages: 10_000, parts: 1_000 };

export interface Hl7Segment {
  readonly name: string;
  /** 1-based line of the file, whatever ends its lines. */
  readonly line: number;
  /** In bytes, from the start of the file. */
  readonly offset: number;
  /** `fields[n]` is field n as HL7 counts them, escapes kept; `fields[0]` the name. */
  readonly fields: readonly string[];
}

export interface Hl7Message {
  readonly line: number;
  readonly separators: Hl7Separators;
  /** MSH-2 as written. */
  readonly encodingCharacters: string;
  /** What MSH-18 names; undefined when it is empty. */
  readonly encoding: string | undefined;
  readonly segments: readonly Hl7Segment[];
  /** Lines that are not a segment: 1-based. */
  readonly strayLines: readonly number[];
  /** Nothing ends its last line, neither a line end nor a frame: the file may be cut there. */
  readonly endsAbruptly: boolean;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly ended: boolean;
}

const CR = 13;
const LF = 10;
/** MLLP: start block, end block. */
const FRAMING = new Set([0x0b, 0x1c]);
/** File and batch headers and trailers stand around messages. */
const BATCH = new Set(['FHS', 'BHS', 'BTS', 'FTS']);

/** The lines that hold something, ended by CR, LF or CRLF, freed of MLLP framing. */
function* linesOf(bytes: Uint8Array): Generator<Line> {
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let number = 1; start < bytes.length; number += 1) {
    let end = start;
    while (end < bytes.length && bytes[end] !== CR && bytes[end] !== LF) end += 1;
    let [from, to] = [start, end];
    while (from < to && FRAMING.has(bytes[from] ?? 0)) from += 1;
    while (to > from && FRAMING.has(bytes[to - 1] ?? 0)) to -= 1;
    if (to > from) yield { start: from, end: to, number, ended: end < bytes.length || to < end };
    start = bytes[end] === CR && bytes[end + 1] === LF ? end + 2 : end + 1;
  }
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function nameAt(bytes: Uint8Array, { start }: Line): string {
  return String.fromCharCode(...bytes.subarray(start, start + 3));
}

function openMessage(bytes: Uint8Array, line: Line): Omit<Hl7Message, 'segments' | 'strayLines' | 'endsAbruptly'> {
  const raw = bytes.subarray(line.start, line.end);
  // Separators and MSH-18 are read before the encoding is known, byte for byte; a damaged MSH-2 may take several bytes.
  const [field = ''] = new TextDecoder('latin1').decode(raw.subarray(3, 4));
  const charset = field === '' ? '' : (new TextDecoder('latin1').decode(raw).split(field, 19)[17] ?? '');
  const encoding = encodingNamed((charset.split(/[~^]/, 1)[0] ?? '').trim(), line.number);
  const header = decode(raw, encoding, line.number);
  const separators = separatorsOf(header, line.number);
  return { line: line.number, separators, encodingCharacters: header.slice(4).split(separators.field, 1)[0] ?? '', encoding };
}

function bounded(text: string, separator: string, limit: number, line: number): string[] {
  const parts = text.split(separator, limit + 1);
  if (parts.length > limit) throw new ParseError('hl7v2/too-many-parts', { limit }, { line });
  return parts;
}

/**
 * The messages of a file. CR, LF and CRLF end a segment; MLLP framing and batch headers are tolerated.
 * @throws ParseError `hl7v2/too-large`, `hl7v2/no-header`, `hl7v2/separators`, `hl7v2/charset`, `hl7v2/not-text`, `hl7v2/too-many-messages`, `hl7v2/too-many-segments`, `hl7v2/too-many-parts`
 */
export function parseHl7(bytes: Uint8Array, limits: Hl7Limits = HL7_LIMITS): Hl7Message[] {
  if (bytes.length > limits.bytes) throw new ParseError('hl7v2/too-large', { limit: limits.bytes });
  // No MSH-18 names UTF-16, which would have to be known to read it.
  if (isUtf16(bytes)) throw new ParseError('hl7v2/not-text', {}, { line: 1 });
  const messages: (Hl7Message & { readonly segments: Hl7Segment[]; readonly strayLines: number[]; endsAbruptly: boolean })[] = [];
  let count = 0;
  for (const line of linesOf(bytes)) {
    count += 1;
    if (count > limits.segments) throw new ParseError('hl7v2/too-many-segments', { limit: limits.segments }, { line: line.number });
    const name = nameAt(bytes, line);
    if (name === 'MSH') {
      if (messages.length >= limits.messages) throw new ParseError('hl7v2/too-many-messages', { limit: limits.messages }, { line: line.number });
      messages.push({ ...openMessage(bytes, line), segments: [], strayLines: [], endsAbruptly: false });
    } else if (BATCH.has(name)) continue;
    const message = messages.at(-1);
    if (!message) throw new ParseError('hl7v2/no-header', {}, { line: line.number });
    const text = decode(bytes.subarray(line.start, line.end), message.encoding, line.number);
    const { field } = message.separators;
    message.endsAbruptly = !line.ended;
    if (!/^[A-Z][A-Z0-9]{2}$/.test(name) || (text.length > 3 && !text.startsWith(field, 3))) message.strayLines.push(line.number);
    else message.segments.push({ name, line: line.number, offset: line.start, fields: fieldsOf(text, name, field, limits.parts, line.number) });
  }
  if (messages.length === 0) throw new ParseError('hl7v2/no-header', {}, { line: 1 });
  return messages;
}

function fieldsOf(text: string, name: string, separator: string, limit: number, line: number): string[] {
  const fields = bounded(text, separator, limit, line);
  // MSH-1 is the field separator itself.
  return name === 'MSH' ? ['MSH', separator, ...fields.slice(1)] : fields;
}

/** One repetition of a field: components, each made of subcomponents, escapes undone. */
export type Hl7Repetition = readonly (readonly string[])[];

/** The repetitions of one field; none when it is empty. @throws ParseError `hl7v2/too-many-parts` */
export function repetitionsOf(message: Hl7Message, segment: Hl7Segment, field: number, limits: Hl7Limits = HL7_LIMITS): Hl7Repetition[] {
  const raw = segment.fields[field] ?? '';
  if (raw === '') return [];
  const { repetition, component, subcomponent } = message.separators;
  const split = (text: string, separator: string): string[] => bounded(text, separator, limits.parts, segment.line);
  return split(raw, repetition).map((each) => split(each, component).map((part) => split(part, subcomponent).map((leaf) => unescape(leaf, message.separators, message.encoding, segment.line))));
}

/** Component `component` (1-based) of a repetition, its subcomponent `subcomponent` (1-based); empty when absent. */
export function componentOf(repetition: Hl7Repetition | undefined, component: number, subcomponent = 1): string {
  return repetition?.[component - 1]?.[subcomponent - 1] ?? '';
}

/** Component of the first repetition of a field of the first segment of that name. */
export function valueAt(message: Hl7Message, name: string, field: number, component = 1): string {
  const segment = message.segments.find((each) => each.name === name);
  return segment ? componentOf(repetitionsOf(message, segment, field)[0], component) : '';
}
