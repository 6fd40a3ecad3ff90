import { Element, type Document } from 'slimdom';
import { ParseError } from './parse-error.js';
import { parseXml } from './xml.js';
import { nodesAt, textAt } from './xpath.js';

/** An identifier: an OID, alone or with an extension. */
export interface Identifier {
  readonly root: string;
  readonly extension: string;
}

/** What metadata, token and other versions repeat of a CDA document. Traits are not read: nobody else repeats them here. */
export interface CdaDocument {
  readonly tree: Document;
  readonly root: Element;
  readonly form: 'unstructured' | 'structured' | 'none';
  readonly mediaType: string;
  readonly id: Identifier;
  readonly setId: Identifier;
  readonly version: string;
  readonly replaced: readonly Identifier[];
  readonly code: string;
  readonly templates: readonly string[];
  readonly confidentiality: string;
  readonly facility: string;
  readonly practice: string;
  readonly created: string;
  readonly actStart: string;
  readonly actStop: string;
  /** Identifiers of the professionals who wrote it, and of who signs it. */
  readonly authors: readonly string[];
  readonly signers: readonly string[];
  readonly patient: Identifier | undefined;
}

const CDA = 'urn:hl7-org:v3';
/** Elements of a header, all told: no document of the field has a tenth of them, and expressions slow down with their number. */
const MOST_HEADER = 3000;
const INS = /^1\.2\.250\.1\.213\.1\.4\.(?:8|9|10|11)$/;

/** The authorities of an INS: the two in force, then those of test and demonstration. */
export function isInsAuthority(oid: string): boolean {
  return INS.test(oid);
}

/** Whether two identifiers are the same, and are there. */
export function sameIdentifier(one: Identifier, other: Identifier): boolean {
  return one.root !== '' && one.root === other.root && one.extension === other.extension;
}

function identifiers(expression: string, root: Element): Identifier[] {
  return nodesAt(expression, root)
    .filter((node): node is Element => node instanceof Element)
    .map((node) => ({ root: node.getAttribute('root')?.trim() ?? '', extension: node.getAttribute('extension')?.trim() ?? '' }));
}

function formOf(root: Element): CdaDocument['form'] {
  if (nodesAt('hl7:component/hl7:structuredBody', root).length > 0) return 'structured';
  return nodesAt('hl7:component/hl7:nonXMLBody', root).length > 0 ? 'unstructured' : 'none';
}

function refuseCrowd(root: Element): void {
  let count = 0;
  for (const child of root.children) {
    if (child.localName !== 'component') count += child.getElementsByTagName('*').length;
    count += 1;
    if (count > MOST_HEADER) throw new ParseError('cda/too-many-parts', { limit: MOST_HEADER }, { xpath: '/ClinicalDocument' });
  }
}

/** What is compared of a CDA tree; undefined when its root is another. @throws ParseError `cda/too-many-parts` */
export function documentOf(tree: Document): CdaDocument | undefined {
  const root = tree.documentElement;
  if (root?.localName !== 'ClinicalDocument' || root.namespaceURI !== CDA) return undefined;
  refuseCrowd(root);
  const text = (path: string): string => textAt(`string((${path})[1])`, root).trim();
  const first = (path: string): Identifier => identifiers(`(${path})[1]`, root)[0] ?? { root: '', extension: '' };
  const act = 'hl7:documentationOf[1]/hl7:serviceEvent';
  return {
    tree,
    root,
    form: formOf(root),
    mediaType: text('hl7:component/hl7:nonXMLBody/hl7:text/@mediaType').toLowerCase(),
    id: first('hl7:id'),
    setId: first('hl7:setId'),
    version: text('hl7:versionNumber/@value'),
    replaced: identifiers('hl7:relatedDocument[@typeCode="RPLC"]/hl7:parentDocument/hl7:id', root),
    code: text('hl7:code/@code'),
    templates: identifiers('hl7:templateId', root).map((each) => each.root),
    confidentiality: text('hl7:confidentialityCode/@code'),
    facility: text('hl7:componentOf/hl7:encompassingEncounter/hl7:location/hl7:healthCareFacility/hl7:code/@code'),
    practice: text(`${act}/hl7:performer/hl7:assignedEntity/hl7:representedOrganization/hl7:standardIndustryClassCode/@code`),
    created: text('hl7:effectiveTime/@value'),
    actStart: text(`${act}/hl7:effectiveTime/hl7:low/@value`),
    actStop: text(`${act}/hl7:effectiveTime/hl7:high/@value`),
    authors: identifiers('hl7:author/hl7:assignedAuthor/hl7:id', root).map(({ extension }) => extension),
    signers: identifiers('hl7:legalAuthenticator/hl7:assignedEntity/hl7:id', root).map(({ extension }) => extension),
    patient: identifiers('hl7:recordTarget/hl7:patientRole/hl7:id', root).find((id) => isInsAuthority(id.root)),
  };
}

/** Reads a CDA document. @throws ParseError as `parseXml`, and `cda/not-a-document`, `cda/too-many-parts` */
export function readDocument(bytes: Uint8Array): CdaDocument {
  const document = documentOf(parseXml(bytes));
  if (!document) throw new ParseError('cda/not-a-document', {}, { line: 1 });
  return document;
}
