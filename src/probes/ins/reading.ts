import { parseCdaPatients } from '../../formats/cda.js';
import { parseDatamatrix } from '../../formats/datamatrix.js';
import { parseFhir, resourcesOf } from '../../formats/fhir.js';
import { parseHl7 } from '../../formats/hl7v2.js';
import { ParseError } from '../../formats/parse-error.js';
import type { Artefact, Remark } from '../probe.js';
import type { CarriedFormat, CarriedIdentity } from './carried-identity.js';
import { checkCda } from './check-cda.js';
import { checkDatamatrix } from './check-datamatrix.js';
import { checkFhir } from './check-fhir.js';
import { checkChange, checkCut, checkInsIdentifier, checkLines, checkPid, checkSeparators, checkZfd, pamEdition } from './check-hl7v2.js';
import { checkMatricules, checkSocialSecurityNumbers } from './check-matricule.js';
import { checkAttributes, checkQualified } from './check-status.js';
import { checkCoherence, checkCompleteness, checkForms, checkMailboxes, checkNames } from './check-traits.js';
import { remark, type Editions } from './checks.js';
import { identityInCda, type CdaCarrier } from './from-cda.js';
import { identityInDatamatrix, type DatamatrixCarrier } from './from-datamatrix.js';
import { identityInFhir, type FhirCarrier } from './from-fhir.js';
import { identitiesInHl7, type Hl7Carrier } from './from-hl7v2.js';
import { Notes, type Noted } from './noted.js';
import { isBefore } from './status.js';
import { checkTransport, documentBudget, transportedBy, type Transported } from './transported-cda.js';

export type Carrier = Hl7Carrier | CdaCarrier | FhirCarrier | DatamatrixCarrier;

/** What one artefact gave: the identities it carries and what was remarked of each. */
export interface Reading {
  readonly carriers: readonly Carrier[];
  readonly transported: readonly Transported[];
  readonly noted: readonly Noted[];
  /** The file could not be read, nor anything stated of it. */
  readonly unreadable: boolean;
}

function checkIdentity(identity: CarriedIdentity, givenNamesSince: boolean, frCore: string): Remark[] {
  return [
    ...checkMatricules(identity),
    ...checkSocialSecurityNumbers(identity, !isBefore(frCore, '2.2')),
    ...checkCompleteness(identity, givenNamesSince ? 'error' : 'warning'),
    ...checkForms(identity),
    ...checkQualified(identity, !isBefore(frCore, '2.3')),
    ...checkAttributes(identity),
    ...checkCoherence(identity),
    ...checkNames(identity),
    ...checkMailboxes(identity),
  ];
}

function checkCarrier(carrier: Carrier, editions: Editions): Remark[] {
  // PAM gives the list of first names a place of its own since 2.9.
  const givenNamesSince = carrier.format !== 'hl7v2' || !isBefore(pamEdition(carrier, editions), '2.9');
  const common = checkIdentity(carrier.identity, givenNamesSince, editions.frCore);
  switch (carrier.format) {
    case 'hl7v2':
      return [...common, ...checkInsIdentifier(carrier), ...checkPid(carrier), ...checkChange(carrier), ...checkZfd(carrier, editions)];
    case 'cda':
      return [...common, ...checkCda(carrier)];
    case 'fhir':
      return [...common, ...checkFhir(carrier, editions.frCore)];
    case 'datamatrix':
      return [...common, ...checkDatamatrix(carrier)];
  }
}

/** Identities and identifiers of one file: beyond, it is no export of a product under test, and memory would not hold. */
const MOST_IDENTITIES = 10_000;
const MOST_IDENTIFIERS = 100_000;

function refuseCrowd(identities: number, identifiers: number): void {
  if (identities > MOST_IDENTITIES || identifiers > MOST_IDENTIFIERS) throw new ParseError('ins/too-many-identities', { limit: MOST_IDENTITIES });
}

function readHl7(artefact: Artefact, editions: Editions): Reading {
  const notes = new Notes();
  const carriers: Carrier[] = [];
  const transported: Transported[] = [];
  const budget = documentBudget();
  let identifiers = 0;
  for (const message of parseHl7(artefact.bytes)) {
    notes.add('hl7v2', checkCut(artefact, message));
    let first = true;
    for (const carrier of identitiesInHl7(artefact, message)) {
      if (first) notes.add('hl7v2', [...checkSeparators(carrier), ...checkLines(carrier)]);
      first = false;
      const carried = transportedBy(carrier, budget);
      const documents = carried.flatMap((each) => each.documents);
      notes.add('hl7v2', [...checkCarrier(carrier, editions), ...checkTransport(carrier, carried)]);
      for (const document of documents) notes.add('cda', checkCarrier(document, editions));
      carriers.push(carrier, ...documents);
      identifiers += carrier.identity.identifiers.length;
      refuseCrowd(carriers.length, identifiers);
      transported.push(...carried);
    }
  }
  return { carriers, transported, noted: notes.all(artefact.path, 'hl7v2'), unreadable: false };
}

function carriersIn(artefact: Artefact, format: Exclude<CarriedFormat, 'hl7v2'>, editions: Editions): Carrier[] {
  switch (format) {
    case 'cda':
      return parseCdaPatients(artefact.bytes).map((patient) => identityInCda(artefact, artefact.path, patient));
    case 'fhir':
      return resourcesOf(parseFhir(artefact.bytes), 'Patient').map((resource) => identityInFhir(artefact, resource, editions.frCore));
    case 'datamatrix':
      return parseDatamatrix(artefact.bytes).map((payload) => identityInDatamatrix(artefact, payload));
  }
}

/** Reads one artefact and checks each identity it carries. A file that cannot be read gives one remark. */
export function readArtefact(artefact: Artefact, format: CarriedFormat, editions: Editions): Reading {
  try {
    if (format === 'hl7v2') return readHl7(artefact, editions);
    const notes = new Notes();
    const carriers = carriersIn(artefact, format, editions);
    for (const carrier of carriers) notes.add(format, checkCarrier(carrier, editions));
    return { carriers, transported: [], noted: notes.all(artefact.path, format), unreadable: false };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const place = { artefact: artefact.path, ...error.place };
    return { carriers: [], transported: [], noted: [{ remark: remark('ins.artefact.unreadable', place, { code: error.code }), format }], unreadable: true };
  }
}
