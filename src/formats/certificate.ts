import type { Day } from '../core/day.js';
import { ParseError } from './parse-error.js';

/** What is read of an X.509 certificate: when it is valid, first and last day included. Nothing of it is verified. */
export interface CertificateDates {
  readonly from: Day;
  readonly until: Day;
}

const SEQUENCE = 0x30;
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
