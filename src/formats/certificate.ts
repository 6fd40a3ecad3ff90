import type { Day } from '../core/day.js';
import { ParseError } from './parse-error.js';

/** What is read of an X.509 certificate: when it is valid, first and last day included. Nothing of it is verified. */
export interface CertificateDates {
  readonly from: Day;
  readonly until: Day;
}

/** What the key of a certificate may do, of what tells a signature from a login. `undefined` when it says nothing. */
export interface KeyUsage {
  readonly digitalSignature: boolean;
  readonly nonRepudiation: boolean;
}

const SEQUENCE = 0x30;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const EXTENSIONS = 0xa3;
/** 2.5.29.15, as DER writes it. */
const KEY_USAGE = '85,29,15';
const VERSION = 0xa0;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;

interface Node {
  readonly tag: number;
  readonly content: Uint8Array;
}

/** The elements of one DER value, in order; a length that passes the end is refused. */
function* elements(bytes: Uint8Array): Generator<Node> {
  let offset = 0;
  while (offset < bytes.length) {
    const tag = bytes[offset] ?? 0;
    let length = bytes[offset + 1] ?? 0;
    offset += 2;
    if (length > 0x80) {
      const size = length - 0x80;
      if (size > 4) throw new ParseError('certificate/damaged');
      length = bytes.subarray(offset, offset + size).reduce((total, byte) => total * 256 + byte, 0);
      offset += size;
    }
    if (offset + length > bytes.length) throw new ParseError('certificate/damaged');
    yield { tag, content: bytes.subarray(offset, offset + length) };
    offset += length;
  }
}

function firstSequence(bytes: Uint8Array): Uint8Array {
  const [node] = elements(bytes);
  if (node?.tag !== SEQUENCE) throw new ParseError('certificate/damaged');
  return node.content;
}

/** UTCTime has two digits of year: 50 and more are of the last century (RFC 5280 §4.1.2.5.1). */
function dayOf(node: Node | undefined): Day {
  const text = String.fromCharCode(...(node?.content.subarray(0, 20) ?? []));
  const short = node?.tag === UTC_TIME;
  const match = (short ? /^(\d{2})(\d{2})(\d{2})\d{4,6}Z$/ : /^(\d{4})(\d{2})(\d{2})\d{4,6}Z$/).exec(text);
  if (!match || (!short && node?.tag !== GENERALIZED_TIME)) throw new ParseError('certificate/damaged');
  const [, year = '', month = '', day = ''] = match;
  const century = Number(year) >= 50 ? '19' : '20';
  return `${short ? century : ''}${year}-${month}-${day}`;
}

/**
 * The validity of a certificate in DER: the fourth field of its body, or the fifth when it names its version.
 * @throws ParseError `certificate/damaged`
 */
export function certificateDates(der: Uint8Array): CertificateDates {
  const body = [...elements(firstSequence(firstSequence(der)))];
  const validity = body[body[0]?.tag === VERSION ? 4 : 3];
  if (validity?.tag !== SEQUENCE) throw new ParseError('certificate/damaged');
  const [from, until] = [...elements(validity.content)];
  return { from: dayOf(from), until: dayOf(until) };
}

/**
 * The key usage of a certificate in DER (RFC 5280 §4.2.1.3): the first two bits are enough to tell a certificate of signature.
 * @throws ParseError `certificate/damaged`
 */
export function keyUsage(der: Uint8Array): KeyUsage | undefined {
  const body = [...elements(firstSequence(firstSequence(der)))];
  const extensions = body.find(({ tag }) => tag === EXTENSIONS);
  if (!extensions) return undefined;
  for (const { content } of elements(firstSequence(extensions.content))) {
    const [id, ...rest] = [...elements(content)];
    if (id?.content.join() !== KEY_USAGE) continue;
    const value = rest.find(({ tag }) => tag === OCTET_STRING);
    const [bits] = value ? [...elements(value.content)] : [];
    if (bits?.tag !== BIT_STRING) throw new ParseError('certificate/damaged');
    const first = bits.content[1] ?? 0;
    return { digitalSignature: (first & 0x80) !== 0, nonRepudiation: (first & 0x40) !== 0 };
  }
  return undefined;
}
