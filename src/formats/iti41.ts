import { Element, type Document } from 'slimdom';
import { readSubmission, type Submission } from './document-entry.js';
import { decodeBase64 } from './mime-content.js';
import { contentOf, headerOf, readMime, type MimePart } from './mime.js';
import { ParseError } from './parse-error.js';
import { vihfOf, type Vihf } from './vihf.js';
import { parseXml, XML_LIMITS, type XmlLimits } from './xml.js';
import { nodesAt, pathTo, textAt } from './xpath.js';

/** One document a request carries, beside its entry or inside the XML. */
export interface CarriedDocument {
  readonly id: string;
  readonly xpath: string;
  readonly form: 'included' | 'inline';
  /** Undefined when the part that it names is not there. */
  readonly bytes: Uint8Array | undefined;
}

/** What a request submits: metadata and documents. */
export interface SubmittedLot {
  readonly xpath: string;
  readonly submission: Submission;
  readonly documents: readonly CarriedDocument[];
}

/** A SOAP request to the DMP. It carries a lot only when it feeds (ITI-41, TD2.1). */
export interface SoapRequest {
  readonly soap: '1.2' | '1.1' | 'unknown';
  readonly packaging: 'mtom' | 'xml';
  readonly action: string;
  readonly lot: SubmittedLot | undefined;
  readonly token: Vihf | undefined;
}

const SOAP: Readonly<Record<string, '1.2' | '1.1'>> = { 'http://www.w3.org/2003/05/soap-envelope': '1.2', 'http://schemas.xmlsoap.org/soap/envelope/': '1.1' };
const MOST_DOCUMENTS = 500;
const BOUNDARY = /^--(\S{1,200}?)\r?\n/;

/** A captured body may have lost the header that names its boundary: its first line gives it. */
function withHeader(bytes: Uint8Array): Uint8Array {
  const boundary = BOUNDARY.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 300)))?.[1];
  if (boundary === undefined) return bytes;
  const header = new TextEncoder().encode(`Content-Type: multipart/related; boundary="${boundary}"\r\n\r\n`);
  const whole = new Uint8Array(header.length + bytes.length);
  whole.set(header);
  whole.set(bytes, header.length);
  return whole;
}

function contentId(part: MimePart): string {
  return headerOf(part.headers, 'content-id')?.raw.replace(/^<|>$/g, '') ?? '';
}

interface Packed {
  readonly envelope: Uint8Array;
  readonly packaging: SoapRequest['packaging'];
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

function unpack(bytes: Uint8Array): Packed {
  const first = bytes.find((byte) => ![9, 10, 13, 32, 0xef, 0xbb, 0xbf].includes(byte));
  if (first === 0x3c || (bytes[0] ?? 0) >= 0xfe) return { envelope: bytes, packaging: 'xml', parts: new Map() };
  const { root } = readMime(withHeader(bytes));
  const start = root.type.params['start']?.replace(/^<|>$/g, '');
  const main = root.parts.find((part) => start !== undefined && contentId(part) === start) ?? root.parts[0];
  if (root.type.value !== 'multipart/related' || !main) throw new ParseError('iti41/no-envelope', {}, { line: 1 });
  return { envelope: contentOf(main), packaging: 'mtom', parts: new Map(root.parts.filter((part) => part !== main).map((part) => [contentId(part), contentOf(part)])) };
}

function decoded(reference: string): string {
  const id = reference.replace(/^cid:/i, '');
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function documentOf(element: Element, parts: Packed['parts']): CarriedDocument {
  const [include] = nodesAt('xop:Include', element);
  const id = element.getAttribute('id')?.trim() ?? '';
  const xpath = pathTo(element);
  if (include instanceof Element) return { id, xpath, form: 'included', bytes: parts.get(decoded(include.getAttribute('href') ?? '')) };
  return { id, xpath, form: 'inline', bytes: decodeBase64(new TextEncoder().encode(element.textContent ?? '')).content };
}

function lotOf(envelope: Document, parts: Packed['parts']): SubmittedLot | undefined {
  const [request] = nodesAt('/*/*[local-name()="Body"]/xds:ProvideAndRegisterDocumentSetRequest', envelope);
  if (!(request instanceof Element)) return undefined;
  const documents = nodesAt('xds:Document', request) as Element[];
  if (documents.length > MOST_DOCUMENTS) throw new ParseError('submission/too-many-objects', { limit: MOST_DOCUMENTS }, { xpath: pathTo(request) });
  return { xpath: pathTo(request), submission: readSubmission(request), documents: documents.map((each) => documentOf(each, parts)) };
}

/**
 * Reads one SOAP request, as XML or as the MIME multipart it travels in (MTOM/XOP).
 * @throws ParseError those of `parseXml`, `readMime`, `readSubmission` and `vihfOf`, and `iti41/no-envelope`
 */
export function readSoapRequest(bytes: Uint8Array, limits: XmlLimits = XML_LIMITS): SoapRequest {
  const { envelope, packaging, parts } = unpack(bytes);
  const document = parseXml(envelope, limits);
  const root = document.documentElement;
  if (root?.localName !== 'Envelope') throw new ParseError('iti41/no-envelope', {}, { line: 1 });
  const [assertion] = nodesAt('*[local-name()="Header"]/wsse:Security/saml:Assertion', root);
  return {
    soap: SOAP[root.namespaceURI ?? ''] ?? 'unknown',
    packaging,
    action: textAt('string((*[local-name()="Header"]/*[local-name()="Action"])[1])', root).trim(),
    lot: lotOf(document, parts),
    token: assertion instanceof Element ? vihfOf(assertion) : undefined,
  };
}

/** The documents of a lot, as an artefact may be unfolded: each under its identifier. */
export function documentsIn(bytes: Uint8Array): { readonly path: string; readonly bytes: Uint8Array }[] {
  const { lot } = readSoapRequest(bytes);
  return (lot?.documents ?? []).flatMap(({ id, bytes: content }) => (content ? [{ path: id.replaceAll(/[/\\!]/g, '_'), bytes: content }] : []));
}
