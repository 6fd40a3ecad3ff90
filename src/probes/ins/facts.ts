import type { ArtefactPlace, Remark, StatedFact } from '../probe.js';
import { insIdentifiers, matricules, type CarriedFormat } from './carried-identity.js';
import { CHANGES, changeShown, changesIns, tracesCollection } from './check-hl7v2.js';
import { followsInsProfile } from './check-fhir.js';
import { CHECKS, FACTS, type CheckId, type Editions, type InsFact } from './checks.js';
import type { Noted } from './noted.js';
import type { Carrier, Reading } from './reading.js';

/** What is missing for a fact to be stated true, and where that shows. */
interface Lack {
  readonly reason: NonNullable<StatedFact['reason']>;
  readonly places: readonly ArtefactPlace[];
}

interface Scope {
  /** The formats it can be read in. */
  readonly formats: readonly CarriedFormat[];
  /** Whether an identity says anything of it. */
  readonly speaks: (carrier: Carrier, editions: Editions) => boolean;
  /** Why what speaks of it does not prove it yet; undefined when it does. */
  readonly lacks?: (speaking: readonly Carrier[], all: readonly Carrier[]) => Lack | undefined;
  /** Remarks of its checks that are not about it. */
  readonly ignores?: (remark: Remark) => boolean;
}

const EVERY: readonly CarriedFormat[] = ['hl7v2', 'cda', 'fhir', 'datamatrix'];
/** The formats that carry a status. */
const WITH_STATUS: readonly CarriedFormat[] = ['hl7v2', 'fhir'];
const bearsMatricule = ({ identity }: Carrier): boolean => matricules(identity).length > 0;
const namesIns = ({ identity }: Carrier): boolean => insIdentifiers(identity).length > 0;

/** Each case of an A47 is proven by a message of its own. */
function changesUnseen(speaking: readonly Carrier[]): Lack | undefined {
  const seen = new Set(speaking.flatMap((carrier) => (carrier.format === 'hl7v2' ? (changeShown(carrier) ?? []) : [])));
  const missing = CHANGES.filter((change) => !seen.has(change));
  return missing.length === 0 ? undefined : { reason: { code: 'ins/changes-unseen', params: { missing } }, places: speaking.map(({ identity }) => identity.place) };
}

/** A payload says the same identity as its document only when something else read carries its matricule. */
function datamatrixAlone(speaking: readonly Carrier[], all: readonly Carrier[]): Lack | undefined {
  const elsewhere = new Set(all.filter(({ format }) => format !== 'datamatrix').flatMap(({ identity }) => matricules(identity).map(({ value }) => value)));
  const places = speaking.filter(({ identity }) => !matricules(identity).some(({ value }) => elsewhere.has(value))).map(({ identity }) => identity.place);
  return places.length === 0 ? undefined : { reason: { code: 'ins/datamatrix-alone', params: { artefacts: filesOf(places) } }, places };
}

const SCOPES: Readonly<Record<InsFact, Scope>> = {
  'ins.matricule.valid': { formats: EVERY, speaks: ({ identity }) => insIdentifiers(identity).some(({ erased }) => !erased) },
  'ins.matricule.oid': { formats: EVERY, speaks: namesIns },
  'ins.traits.complete': { formats: EVERY, speaks: bearsMatricule },
  'ins.transmitted.onlyQualified': { formats: WITH_STATUS, speaks: (carrier) => namesIns(carrier) || carrier.identity.statusCode.value !== '' },
  'ins.attributes.consistent': { formats: WITH_STATUS, speaks: ({ identity }) => identity.attributes.length > 0 },
  'ins.nir.separate': { formats: ['hl7v2', 'cda', 'fhir'], speaks: ({ identity }) => identity.identifiers.length > 0 },
  'ins.pam.identifier': { formats: ['hl7v2'], speaks: namesIns },
  // The field of the list of first names is told by ins.traits.complete.
  'ins.pam.traits': { formats: ['hl7v2'], speaks: bearsMatricule, ignores: ({ params }) => params['trait'] !== undefined && !['birthName', 'sex', 'birthPlace'].includes(String(params['trait'])) },
  'ins.pam.changes': { formats: ['hl7v2'], speaks: (carrier) => carrier.format === 'hl7v2' && changesIns(carrier), lacks: changesUnseen },
  'ins.collection.traced': { formats: ['hl7v2'], speaks: (carrier, editions) => carrier.format === 'hl7v2' && tracesCollection(carrier, editions) },
  'ins.cda.traits': { formats: ['cda'], speaks: bearsMatricule },
  'ins.cda.qualifiers': { formats: ['cda'], speaks: (carrier) => carrier.format === 'cda' && carrier.patient.names.length > 0 },
  'ins.fhir.patient': { formats: ['fhir'], speaks: (carrier) => carrier.format === 'fhir' && followsInsProfile(carrier) },
  'ins.datamatrix.valid': { formats: ['datamatrix'], speaks: () => true, lacks: datamatrixAlone },
  'ins.batch.consistent': { formats: EVERY, speaks: bearsMatricule },
  'ins.transport.sameIds': { formats: ['hl7v2'], speaks: () => false },
  'ins.firstNames.coherent': { formats: ['hl7v2', 'cda', 'fhir'], speaks: ({ identity }) => identity.traits.firstName !== undefined && identity.traits.givenNames !== undefined },
};

function onePerArtefact(places: readonly ArtefactPlace[]): ArtefactPlace[] {
  const seen = new Set<string>();
  return places.filter(({ artefact }) => !seen.has(artefact) && seen.add(artefact));
}

/** The files that places stand in, parts of a message left out. */
function filesOf(places: readonly ArtefactPlace[]): string[] {
  return [...new Set(places.map(({ artefact }) => artefact.split('!', 1)[0] ?? artefact))].sort();
}

/** Files that have nobody in common say nothing of a batch. */
function metTwice(carriers: readonly Carrier[]): readonly Carrier[] {
  const files = new Map<string, Set<string>>();
  for (const { identity } of carriers) for (const { value } of matricules(identity)) files.set(value, (files.get(value) ?? new Set()).add(identity.place.artefact));
  return carriers.filter(({ identity }) => matricules(identity).some(({ value }) => (files.get(value)?.size ?? 0) > 1));
}

function speakingOf(fact: InsFact, readings: readonly Reading[], editions: Editions): Carrier[] {
  const { formats, speaks } = SCOPES[fact];
  return readings.flatMap(({ carriers }) => carriers.filter((carrier) => formats.includes(carrier.format) && speaks(carrier, editions)));
}

function seenPlaces(fact: InsFact, readings: readonly Reading[], speaking: readonly Carrier[]): ArtefactPlace[] {
  if (fact === 'ins.transport.sameIds') return readings.flatMap(({ transported }) => transported.map(({ place }) => place));
  return (fact === 'ins.batch.consistent' ? metTwice(speaking) : speaking).map(({ identity }) => identity.place);
}

function remarksOn(fact: InsFact, noted: readonly Noted[]): Remark[] {
  const { formats, ignores } = SCOPES[fact];
  return noted.filter(({ remark, format }) => (CHECKS[remark.check as CheckId].feeds).includes(fact) && formats.includes(format) && !ignores?.(remark)).map(({ remark }) => remark);
}

function stateOne(fact: InsFact, readings: readonly Reading[], noted: readonly Noted[], unreadable: readonly ArtefactPlace[], editions: Editions): StatedFact {
  const speaking = speakingOf(fact, readings, editions);
  const seen = seenPlaces(fact, readings, speaking);
  const remarks = remarksOn(fact, noted);
  const means = ({ check, severity }: Remark): string => (severity === 'error' ? 'fails' : CHECKS[check as CheckId].warnings);
  const failing = remarks.filter((each) => means(each) === 'fails').map(({ place }) => place);
  const doubtful = remarks.filter((each) => means(each) === 'doubts').map(({ place }) => place);
  const rest = [...seen, ...failing, ...doubtful, ...unreadable];
  const artefacts = filesOf(rest);
  if (failing.length > 0) return { fact, outcome: 'observed', value: false, places: failing, artefacts };
  if (unreadable.length > 0) return { fact, outcome: 'could-not-measure', reason: { code: 'ins/unreadable', params: { artefacts: filesOf(unreadable) } }, places: unreadable, artefacts };
  if (doubtful.length > 0) return { fact, outcome: 'could-not-measure', reason: { code: 'ins/doubtful', params: { artefacts: filesOf(doubtful) } }, places: doubtful, artefacts };
  if (seen.length === 0) return { fact, outcome: 'not-applicable', reason: { code: 'ins/nothing-to-read', params: { formats: SCOPES[fact].formats } }, places: [], artefacts: [] };
  const lack = SCOPES[fact].lacks?.(speaking, readings.flatMap(({ carriers }) => carriers));
  if (lack) return { fact, outcome: 'could-not-measure', reason: lack.reason, places: onePerArtefact(lack.places), artefacts };
  return { fact, outcome: 'observed', value: true, places: onePerArtefact(seen), artefacts };
}

/** Every fact of the probe, over all that was read. An error settles a fact even when another file could not be read. */
export function stateFacts(readings: readonly Reading[], batch: readonly Noted[], editions: Editions): StatedFact[] {
  const noted = [...readings.flatMap((reading) => reading.noted), ...batch];
  const broken = readings.flatMap((reading) => (reading.unreadable ? reading.noted : []));
  return FACTS.map((fact) => {
    const unreadable = broken.filter(({ format }) => SCOPES[fact].formats.includes(format)).map(({ remark }) => remark.place);
    return stateOne(fact, readings, noted, unreadable, editions);
  });
}
