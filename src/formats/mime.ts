import { addressParser } from 'postal-mime';
import { ParseError } from './parse-error.js';
import { decodeBase64, decodeQuotedPrintable } from './mime-content.js';
import { lenientText, readHeader, readStructured, type MimeHeader, type StructuredValue } from './mime-header.js';

/** Bounds of one message, all its parts and the messages it carries together. */
export interface MimeLimits {
  readonly bytes: number;
  readonly parts: number;
  readonly depth: number;
  /** Bytes of all headers of all parts. */
  readonly headerBytes: number;
  readonly headers: number;
  /** Lines looked at, those of a part within a part counted each time. */
  readonly lines: number;
}

export const MIME_LIMITS: MimeLimits = { bytes: 40 * 1024 * 1024, parts: 200, depth: 12, headerBytes: 256 * 1024, headers: 2000, lines: 4_000_000 };

/** What was read with tolerance, and is to be told. */
export type MimeDefectCode = 'bom' | 'headerLine' | 'finalBoundary' | 'boundaryMissing' | 'base64';
export interface MimeDefect {
  readonly code: MimeDefectCode;
  readonly line: number;
  /** The part it is about. */
  readonly part: string;
}

/** One part of a message: a leaf, a multipart and its parts, or a whole message carried by another. */
export interface MimePart {
  /** `1.2`: second part of the first; empty for the message itself. */
  readonly path: string;
  readonly line: number;
  readonly headers: readonly MimeHeader[];
  readonly type: StructuredValue;
  readonly disposition: StructuredValue;
  /** Its file name, decoded, when it names one. */
  readonly fileName?: string;
  /** As it travels; {@link contentOf} decodes it. */
  readonly body: Uint8Array;
  readonly bodyLine: number;
  readonly parts: readonly MimePart[];
}

export interface MimeMessage {
  readonly root: MimePart;
  readonly defects: readonly MimeDefect[];
  readonly size: number;
}

const LF = 10;
const CR = 13;
const DASH = 45;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** Reads spans of one message; what is counted is counted over the whole. */
class Reader {
  readonly defects: MimeDefect[] = [];
  private parts = 0;
  private headerBytes = 0;
  private headers = 0;
  private lines = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly limits: MimeLimits,
  ) {}

  part(span: Span, path: string, depth: number, fallback: string): MimePart {
    this.parts += 1;
    if (this.parts > this.limits.parts) throw new ParseError('mime/too-many-parts', { limit: this.limits.parts }, { line: span.line });
    if (depth > this.limits.depth) throw new ParseError('mime/too-deep', { limit: this.limits.depth }, { line: span.line });
    const { headers, body } = this.headersOf(span, path);
    const type = readStructured(headerOf(headers, 'content-type')?.raw ?? fallback);
    const disposition = readStructured(headerOf(headers, 'content-disposition')?.raw ?? '');
    const fileName = disposition.params['filename'] ?? type.params['name'];
    return {
      path,
      line: span.line,
      headers,
      type,
      disposition,
      ...(fileName === undefined ? {} : { fileName }),
      body: this.bytes.subarray(body.start, body.end),
      bodyLine: body.line,
      parts: this.children(type, headers, body, path, depth),
    };
  }

  private children(type: StructuredValue, headers: readonly MimeHeader[], body: Span, path: string, depth: number): MimePart[] {
    const below = (index: number): string => (path === '' ? String(index) : `${path}.${index}`);
    if (type.value === 'message/rfc822' && /^(|7bit|8bit|binary)$/.test(encodingOf(headers))) return [this.part(body, below(1), depth + 1, 'text/plain')];
    if (!type.value.startsWith('multipart/')) return [];
    const boundary = type.params['boundary'] ?? '';
    if (boundary === '') {
      this.defects.push({ code: 'boundaryMissing', line: body.line, part: path });
      return [];
    }
    const fallback = type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
    return this.split(body, boundary, path).map((span, index) => this.part(span, below(index + 1), depth + 1, fallback));
  }

  /** The end of the line that starts at an offset, its terminator excluded, and where the next starts. */
  private lineAt(start: number, end: number): { readonly end: number; readonly next: number } {
    this.lines += 1;
    if (this.lines > this.limits.lines) throw new ParseError('mime/too-many-lines', { limit: this.limits.lines });
    const found = this.bytes.indexOf(LF, start);
    if (found < 0 || found >= end) return { end, next: end };
    return { end: found > start && this.bytes[found - 1] === CR ? found - 1 : found, next: found + 1 };
  }

  private headersOf(span: Span, path: string): { headers: MimeHeader[]; body: Span } {
    const headers: MimeHeader[] = [];
    let { start, line } = span;
    let pending: { from: number; to: number; line: number } | undefined;
    const flush = (): void => {
      if (!pending) return;
      const header = readHeader(lenientText(this.bytes.subarray(pending.from, pending.to)), pending.line);
      if (header) headers.push(header);
      else if (path === '' && headers.length === 0) throw new ParseError('mime/not-a-message', {}, { line: pending.line });
      else this.defects.push({ code: 'headerLine', line: pending.line, part: path });
      this.headers += 1;
      if (this.headers > this.limits.headers) throw new ParseError('mime/too-many-headers', { limit: this.limits.headers }, { line: pending.line });
      pending = undefined;
    };
    while (start < span.end) {
      const { end, next } = this.lineAt(start, span.end);
      this.headerBytes += next - start;
      if (this.headerBytes > this.limits.headerBytes) throw new ParseError('mime/headers-too-large', { limit: this.limits.headerBytes }, { line });
      const folded = this.bytes[start] === 32 || this.bytes[start] === 9;
      if (!(folded && pending)) flush();
      if (end === start) {
        flush();
        return { headers, body: { start: next, end: span.end, line: line + 1 } };
      }
      pending = folded && pending ? { ...pending, to: end } : { from: start, to: end, line };
      start = next;
      line += 1;
    }
    flush();
    return { headers, body: { start: span.end, end: span.end, line } };
  }

  /** What stands between the delimiters of a multipart. A missing last delimiter is tolerated, and told. */
  private split(body: Span, boundary: string, path: string): Span[] {
    const delimiter = new TextEncoder().encode(`--${boundary}`);
    const spans: Span[] = [];
    let open: { start: number; line: number } | undefined;
    let { start, line } = body;
    while (start < body.end) {
      const { end, next } = this.lineAt(start, body.end);
      const kind = this.delimiterAt(start, end, delimiter);
      if (kind !== 'no') {
        if (open) spans.push({ ...open, end: this.beforeLineEnd(open.start, start) });
        if (spans.length > this.limits.parts) throw new ParseError('mime/too-many-parts', { limit: this.limits.parts }, { line });
        if (kind === 'last') return spans;
        open = { start: next, line: line + 1 };
      }
      start = next;
      line += 1;
    }
    if (open) spans.push({ ...open, end: body.end });
    this.defects.push({ code: 'finalBoundary', line, part: path });
    return spans;
  }

  private delimiterAt(start: number, end: number, delimiter: Uint8Array): 'no' | 'next' | 'last' {
    if (this.bytes[start] !== DASH || end - start < delimiter.length) return 'no';
    if (!delimiter.every((byte, index) => this.bytes[start + index] === byte)) return 'no';
    let rest = start + delimiter.length;
    const last = this.bytes[rest] === DASH && this.bytes[rest + 1] === DASH && rest + 2 <= end;
    if (last) rest += 2;
    for (; rest < end; rest += 1) if (this.bytes[rest] !== 32 && this.bytes[rest] !== 9) return 'no';
    return last ? 'last' : 'next';
  }

  /** The line end before a delimiter belongs to the delimiter. */
  private beforeLineEnd(from: number, at: number): number {
    const end = at > from && this.bytes[at - 1] === LF ? at - 1 : at;
    return end > from && this.bytes[end - 1] === CR ? end - 1 : end;
  }
}

/** The first header of a name, whatever its case. */
export function headerOf(headers: readonly MimeHeader[], name: string): MimeHeader | undefined {
  return headersNamed(headers, name)[0];
}

export function headersNamed(headers: readonly MimeHeader[], name: string): MimeHeader[] {
  const lower = name.toLowerCase();
  return headers.filter((header) => header.name.toLowerCase() === lower);
}

/** The transfer encoding a part names, in lower case; empty when it names none. */
export function encodingOf(headers: readonly MimeHeader[]): string {
  return headerOf(headers, 'content-transfer-encoding')?.raw.toLowerCase().split(/[\s;(]/)[0] ?? '';
}

/** The bytes of a leaf, decoded. */
export function contentOf(part: MimePart): Uint8Array {
  const encoding = encodingOf(part.headers);
  if (encoding === 'base64') return decodeBase64(part.body).content;
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(part.body) : part.body;
}

/** Every leaf under a part, in order. A carried message is not entered: it is another message. */
export function leavesOf(part: MimePart): MimePart[] {
  return part.type.value.startsWith('multipart/') && part.parts.length > 0 ? part.parts.flatMap(leavesOf) : [part];
}

/** The mailboxes of an address header, groups unfolded. */
export function addressesOf(header: MimeHeader | undefined): { readonly name: string; readonly address: string }[] {
  return header ? addressParser(header.raw, { flatten: true }).map(({ name, address }) => ({ name, address: address ?? '' })) : [];
}

/** What a part may be called: `IHE_XDM.zip`, else its place among the parts. Any other file name may be that of a patient. */
export function shownName({ fileName, path }: MimePart): string {
  return fileName !== undefined && /^ihe_xdm\.zip$/i.test(fileName) ? fileName : path;
}

/** The files a message carries, as an artefact may be unfolded. */
export function attachedFiles(message: MimeMessage): { readonly path: string; readonly bytes: Uint8Array }[] {
  return leavesOf(message.root)
    .filter(({ fileName, disposition }) => fileName !== undefined || disposition.value === 'attachment')
    .map((part) => ({ path: shownName(part), bytes: contentOf(part) }));
}

/**
 * Reads one message (RFC 5322, MIME), bounded: its parts, in order, headers as they stand with their lines.
 * postal-mime flattens the parts and loses lines: it decodes words and addresses, the tree is read here.
 * @throws ParseError `mime/too-large`, `mime/not-a-message`, `mime/too-many-parts`, `mime/too-deep`, `mime/headers-too-large`, `mime/too-many-headers`, `mime/too-many-lines`
 */
export function readMime(bytes: Uint8Array, limits: MimeLimits = MIME_LIMITS): MimeMessage {
  if (bytes.length > limits.bytes) throw new ParseError('mime/too-large', { limit: limits.bytes });
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const reader = new Reader(bytes, limits);
  if (marked) reader.defects.push({ code: 'bom', line: 1, part: '' });
  const root = reader.part({ start: marked ? 3 : 0, end: bytes.length, line: 1 }, '', 0, 'text/plain');
  if (root.headers.length === 0) throw new ParseError('mime/not-a-message', {}, { line: 1 });
  return { root, defects: reader.defects, size: bytes.length };
}
