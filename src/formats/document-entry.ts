import { Element, type Document } from 'slimdom';
import { ParseError } from './parse-error.js';
import { pathTo } from './xpath.js';

/** A code with the system it belongs to, and the words beside it. */
export interface CodedValue {
  readonly code: string;
  readonly scheme: string;
  readonly label: string;
}

/** What a set of metadata codes, in the order the French volets list it. */
export const CODE_KINDS = ['class', 'type', 'format', 'confidentiality', 'facility', 'practice', 'event'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** What the metadata of an XDM archive or of an ITI-41 request say of one document. Absent values are absent, never empty. */
export interface DocumentEntry {
  /** The identifier that links it inside one set of metadata. */
  readonly id: string;
  readonly xpath: string;
  readonly mimeType?: string;
  readonly uri?: string;
  readonly hash?: string;
  readonly size?: string;
  readonly uniqueId?: string;
  /** CX: `matricule^^^&OID&ISO^NH`. */
  readonly patientId?: string;
  readonly sourcePatientId?: string;
  /** `PID-5|NOM^PRENOM`, one value for each field. */
  readonly sourcePatientInfo: readonly string[];
  readonly creationTime?: string;
  readonly languageCode?: string;
  readonly serviceStartTime?: string;
  readonly serviceStopTime?: string;
  readonly legalAuthenticator?: string;
  readonly title?: string;
  readonly authors: readonly Author[];
  readonly codes: Readonly<Record<CodeKind, readonly CodedValue[]>>;
  /** Any other slot, by its name. */
  readonly slots: Readonly<Record<string, readonly string[]>>;
}

export interface Author {
  readonly persons: readonly string[];
  readonly institutions: readonly string[];
  readonly roles: readonly string[];
  readonly specialties: readonly string[];
}

export interface SubmissionSet {
  readonly id: string;
  readonly xpath: string;
  readonly uniqueId?: string;
  readonly sourceId?: string;
  readonly patientId?: string;
  readonly submissionTime?: string;
  readonly title?: string;
  readonly contentType: readonly CodedValue[];
  readonly authors: readonly Author[];
}

export interface Association {
  readonly xpath: string;
  readonly type: string;
  readonly source: string;
  readonly target: string;
  /** `Original` or `Reference`. */
  readonly status?: string;
}

/** The metadata of one submission: its sets, its documents, and what links them. */
export interface Submission {
  /** The edition of ebXML it is written in; only 3.0 is the IHE one. */
  readonly ebXml: '3.0' | '2.1' | 'unknown';
  readonly documents: readonly DocumentEntry[];
  readonly sets: readonly SubmissionSet[];
  readonly associations: readonly Association[];
}

/** Objects of one submission: beyond, no message of the field goes. */
export const MAX_OBJECTS = 500;

const CLASSIFICATIONS: Readonly<Record<string, CodeKind>> = {
  'urn:uuid:41a5887f-8865-4c09-adf7-e362475b143a': 'class',
  'urn:uuid:f0306f51-975f-434e-a61c-c59651d33983': 'type',
  'urn:uuid:a09d5840-386c-46f2-b5ad-9c3699a4309d': 'format',
  'urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f': 'confidentiality',
  'urn:uuid:f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1': 'facility',
  'urn:uuid:cccf5598-8b07-4b77-a05e-ae952c785ead': 'practice',
  'urn:uuid:2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4': 'event',
};
const DOCUMENT_AUTHOR = 'urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d';
const SET_AUTHOR = 'urn:uuid:a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d';
const SET_CONTENT_TYPE = 'urn:uuid:aa543740-bdda-424e-8c96-df4873be8500';
const SET_NODE = 'urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd';
const DOCUMENT_PATIENT = 'urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427';
const DOCUMENT_UNIQUE = 'urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab';
const SET_PATIENT = 'urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b38446';
const SET_SOURCE = 'urn:uuid:554ac39e-e3fe-47fe-b233-965d2a147832';
const SET_UNIQUE = 'urn:uuid:96fdda7c-d067-4183-912e-bf5ee74998a8';

const RIM: Readonly<Record<string, '3.0' | '2.1'>> = {
  'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0': '3.0',
  'urn:oasis:names:tc:ebxml-regrep:rim:xsd:2.1': '2.1',
  'urn:oasis:names:tc:ebxml-regrep:registry:xsd:2.1': '2.1',
};

function children(parent: Element, name: string): Element[] {
  return parent.children.filter((child) => child.localName === name);
}

function attribute(element: Element, name: string): string | undefined {
  const value = element.getAttribute(name)?.trim();
  return value === '' || value === undefined ? undefined : value;
}

/** Slots of an object by name. A name seen twice keeps all its values. */
function slotsOf(object: Element): Record<string, string[]> {
  const slots = new Map<string, string[]>();
  for (const slot of children(object, 'Slot')) {
    const values = children(slot, 'ValueList').flatMap((list) => children(list, 'Value')).map((value) => (value.textContent ?? '').trim());
    const name = attribute(slot, 'name');
    if (name !== undefined) slots.set(name, [...(slots.get(name) ?? []), ...values.filter((value) => value !== '')]);
  }
  return Object.fromEntries(slots);
}

function titleOf(object: Element): string | undefined {
  const [name] = children(object, 'Name').flatMap((each) => children(each, 'LocalizedString'));
  return name && attribute(name, 'value');
}

function codedValue(classification: Element): CodedValue {
  return { code: attribute(classification, 'nodeRepresentation') ?? '', scheme: slotsOf(classification)['codingScheme']?.[0] ?? '', label: titleOf(classification) ?? '' };
}

function authorOf(classification: Element): Author {
  const slots = slotsOf(classification);
  return { persons: slots['authorPerson'] ?? [], institutions: slots['authorInstitution'] ?? [], roles: slots['authorRole'] ?? [], specialties: slots['authorSpecialty'] ?? [] };
}

/** What stands on an object under one classification scheme. */
function classified(object: Element, scheme: string): Element[] {
  return children(object, 'Classification').filter((each) => attribute(each, 'classificationScheme')?.toLowerCase() === scheme);
}

function identified(object: Element, scheme: string): string | undefined {
  const found = children(object, 'ExternalIdentifier').find((each) => attribute(each, 'identificationScheme')?.toLowerCase() === scheme);
  return found && attribute(found, 'value');
}

/** Only what is there: an absent value is an absent key. */
function present<T extends Record<string, string | undefined>>(values: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: string };
}

function documentEntry(object: Element): DocumentEntry {
  const slots = slotsOf(object);
  const first = (name: string): string | undefined => slots[name]?.[0];
  const codes: Record<CodeKind, CodedValue[]> = { class: [], type: [], format: [], confidentiality: [], facility: [], practice: [], event: [] };
  for (const [scheme, kind] of Object.entries(CLASSIFICATIONS)) codes[kind].push(...classified(object, scheme).map(codedValue));
  return {
    id: attribute(object, 'id') ?? '',
    xpath: pathTo(object),
    ...present({
      mimeType: attribute(object, 'mimeType'),
      uri: slots['URI']?.join(''),
      hash: first('hash'),
      size: first('size'),
      uniqueId: identified(object, DOCUMENT_UNIQUE),
      patientId: identified(object, DOCUMENT_PATIENT),
      sourcePatientId: first('sourcePatientId'),
      creationTime: first('creationTime'),
      languageCode: first('languageCode'),
      serviceStartTime: first('serviceStartTime'),
      serviceStopTime: first('serviceStopTime'),
      legalAuthenticator: first('legalAuthenticator'),
      title: titleOf(object),
    }),
    sourcePatientInfo: slots['sourcePatientInfo'] ?? [],
    authors: classified(object, DOCUMENT_AUTHOR).map(authorOf),
    codes,
    slots,
  };
}

function submissionSet(object: Element): SubmissionSet {
  return {
    id: attribute(object, 'id') ?? '',
    xpath: pathTo(object),
    ...present({
      uniqueId: identified(object, SET_UNIQUE),
      sourceId: identified(object, SET_SOURCE),
      patientId: identified(object, SET_PATIENT),
      submissionTime: slotsOf(object)['submissionTime']?.[0],
      title: titleOf(object),
    }),
    contentType: classified(object, SET_CONTENT_TYPE).map(codedValue),
    authors: classified(object, SET_AUTHOR).map(authorOf),
  };
}

function association(object: Element): Association {
  const status = slotsOf(object)['SubmissionSetStatus']?.[0];
  return {
    xpath: pathTo(object),
    type: attribute(object, 'associationType') ?? '',
    source: attribute(object, 'sourceObject') ?? '',
    target: attribute(object, 'targetObject') ?? '',
    ...(status === undefined ? {} : { status }),
  };
}

/**
 * Reads the metadata found under a node: the METADATA.XML of an XDM archive, or the body of an ITI-41 request.
 * Objects are recognised by their name and read by namespace only to tell the edition of ebXML: an old one is read too, so that it can be named.
 * @throws ParseError `submission/too-many-objects`
 */
export function readSubmission(under: Document | Element): Submission {
  const all = under instanceof Element ? [under, ...under.getElementsByTagName('*')] : under.getElementsByTagName('*');
  const named = (name: string): Element[] => all.filter((each) => each.localName === name);
  const packages = named('RegistryPackage');
  const objects = named('ExtrinsicObject');
  const associations = named('Association');
  if (packages.length + objects.length + associations.length > MAX_OBJECTS) throw new ParseError('submission/too-many-objects', { limit: MAX_OBJECTS });
  // A package is a submission set by the classification that points to it; a folder is a package too.
  const setIds = new Set(named('Classification').filter((each) => attribute(each, 'classificationNode')?.toLowerCase() === SET_NODE).map((each) => attribute(each, 'classifiedObject')));
  const namespace = [...objects, ...packages][0]?.namespaceURI ?? '';
  return {
    ebXml: RIM[namespace] ?? 'unknown',
    documents: objects.map(documentEntry),
    sets: packages.filter((each) => setIds.has(attribute(each, 'id'))).map(submissionSet),
    associations: associations.map(association),
  };
}
