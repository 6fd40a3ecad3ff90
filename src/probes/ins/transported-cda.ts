import { parseCdaPatients, type CdaPatient } from '../../formats/cda.js';
import { componentOf, repetitionsOf, type Hl7Segment } from '../../formats/hl7v2.js';
import { decodeBase64 } from '../../formats/mime-content.js';
import { ParseError } from '../../formats/parse-error.js';
import { countTags, MOST_TAGS } from '../../formats/xml-tags.js';
import type { ArtefactPlace, Remark } from '../probe.js';
import type { CarriedIdentifier } from './carried-identity.js';
import { remark } from './checks.js';
import { identityInCda, type CdaCarrier } from './from-cda.js';
import { placeIn, type Hl7Carrier } from './from-hl7v2.js';

/** One OBX-5 that says it holds XML: the CDA found in it, or why there is none. */
export interface Transported {
  readonly place: ArtefactPlace;
  readonly documents: readonly CdaCarrier[];
  readonly error?: ParseError;
}

/** What the documents of one file may still hold together. */
export interface DocumentBudget {
  tags: number;
}

export function documentBudget(): DocumentBudget {
  return { tags: MOST_TAGS };
}

/** @throws ParseError `ins/too-many-documents` once the documents of the file hold more than may be read */
function decoded(base64: string, budget: DocumentBudget): Uint8Array | undefined {
  const { content, strays } = decodeBase64(new TextEncoder().encode(base64));
  if (strays > 0) return undefined;
  budget.tags -= countTags(content);
  if (budget.tags < 0) throw new ParseError('ins/too-many-documents', { limit: MOST_TAGS });
  return content;
}

function patientsIn(bytes: Uint8Array | undefined): readonly CdaPatient[] | ParseError {
  try {
    return bytes ? parseCdaPatients(bytes) : new ParseError('hl7v2/base64');
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}

function transportedIn(carrier: Hl7Carrier, segment: Hl7Segment, index: number, budget: DocumentBudget): Transported | undefined {
  const { artefact, message } = carrier;
  if (segment.name !== 'OBX' || componentOf(repetitionsOf(message, segment, 2)[0], 1) !== 'ED') return undefined;
  const [data] = repetitionsOf(message, segment, 5);
  const encoded = componentOf(data, 4).toLowerCase() === 'base64';
  if (!encoded || componentOf(data, 3).toUpperCase() !== 'XML') return undefined;
  const place = placeIn(artefact, segment, 5);
  const found = patientsIn(decoded(componentOf(data, 5), budget));
  if (found instanceof ParseError) return { place, documents: [], error: found };
  const path = `${artefact.path}!OBX(${index + 1})-5`;
  return { place, documents: found.map((patient) => identityInCda(artefact, path, patient)) };
}

/** The CDA that a message carries for its patient. @throws ParseError `ins/too-many-documents` */
export function transportedBy(carrier: Hl7Carrier, budget: DocumentBudget): Transported[] {
  const observations = carrier.group.filter(({ name }) => name === 'OBX');
  return observations.flatMap((segment, index) => transportedIn(carrier, segment, index, budget) ?? []);
}

/** Whether a list holds an identifier: same value, and same authority where both name an OID. */
function holder(identifiers: readonly CarriedIdentifier[]): (wanted: CarriedIdentifier) => boolean {
  const oids = new Map<string, Set<string>>();
  for (const { value, oid } of identifiers) oids.set(value, (oids.get(value) ?? new Set()).add(oid));
  return ({ value, oid }) => {
    const known = oids.get(value);
    return known !== undefined && (oid === '' || known.has(oid) || known.has(''));
  };
}

/** P-14: PID-3 gives the identifiers of the CDA, those and no other. */
export function checkTransport(carrier: Hl7Carrier, transported: readonly Transported[]): Remark[] {
  const inMessage = carrier.identity.identifiers.filter(({ value, erased }) => value !== '' && !erased);
  const messageHolds = holder(inMessage);
  return transported.flatMap(({ place, documents, error }) => {
    if (error) return [remark('ins.transport.content', place, { code: error.code })];
    return documents.flatMap(({ identity }) => {
      const inDocument = identity.identifiers.filter(({ value }) => value !== '');
      const documentHolds = holder(inDocument);
      const lost = inDocument.filter((each) => !messageHolds(each));
      const added = inMessage.filter((each) => !documentHolds(each));
      return [...lost.map((each) => remark('ins.transport.ids', each.place, { flaw: 'lost' })), ...added.map((each) => remark('ins.transport.ids', each.place, { flaw: 'added' }))];
    });
  });
}
