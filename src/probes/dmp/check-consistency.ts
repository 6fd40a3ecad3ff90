import { sameIdentifier, type CdaDocument, type Identifier } from '../../formats/cda-document.js';
import type { DocumentEntry } from '../../formats/document-entry.js';
import type { Vihf } from '../../formats/vihf.js';
import { masked, shown } from '../ins/matricule.js';
import type { ArtefactPlace } from '../probe.js';
import { isMachine, patientOf } from './check-vihf.js';
import { documentType, WRAPPED_FORMATS } from './document-types.js';
import type { ReadLot } from './lot.js';
import { at, type Notes } from './notes.js';
import type { PointOf } from './points.js';
import { sameTime } from './times.js';

type Held = boolean | undefined;

/** One document of a lot, in the three places that say the same of it. */
interface Repeated {
  readonly notes: Notes;
  readonly place: ArtefactPlace;
  readonly entry: DocumentEntry;
  readonly document: CdaDocument;
  readonly token: Vihf | undefined;
  readonly read: ReadLot;
}

const RPLC = 'urn:ihe:iti:2007:AssociationType:RPLC';

/** A point holds when nothing fails it; what nobody could compare leaves it unknown. */
function all(...held: readonly Held[]): Held {
  if (held.includes(false)) return false;
  return held.includes(undefined) ? undefined : true;
}

/** A composite identifier of HL7: `id^^^&authority&ISO^type`. */
function compositeId(text: string): Identifier {
  const [extension = '', , , authority = ''] = text.split('^');
  return { extension, root: authority.split('&')[1] ?? '' };
}

function judgePatient({ notes, place, entry, document, token, read }: Repeated): Held {
  const { patient } = document;
  if (!patient) return undefined;
  const same = (other: Identifier | undefined, where: string): boolean =>
    notes.holds('dmp.same.patient', other !== undefined && sameIdentifier(patient, other), place, { where, patient: masked(patient.extension), other: masked(other?.extension ?? '') });
  const sets = read.lot.submission.sets.flatMap(({ patientId }) => (patientId === undefined ? [] : [same(compositeId(patientId), 'set')]));
  const entryHeld = entry.patientId === undefined ? undefined : same(compositeId(entry.patientId), 'entry');
  // What a token must say of its patient is judged with the token.
  const written = token && patientOf(token);
  return all(...sets, entryHeld, written ? same(written, 'token') : undefined);
}

/** Identifiers of persons in metadata: `ID^NOM^PRENOM^…`. */
function personIds(persons: readonly string[]): string[] {
  return persons.map((person) => person.split('^')[0] ?? '').filter((id) => id !== '');
}

function judgeIdentifiers({ notes, place, entry, document, read }: Repeated): Held {
  const { root, extension } = document.id;
  const expected = extension === '' ? [root] : [`${root}^${extension}`, root];
  const unique = entry.uniqueId === undefined ? undefined : notes.holds('dmp.same.uniqueId', expected.includes(entry.uniqueId), place, { uniqueId: shown(entry.uniqueId), id: shown(expected[0] ?? '') });
  const [signer] = entry.legalAuthenticator === undefined ? [] : personIds([entry.legalAuthenticator]);
  const signed = signer === undefined ? undefined : notes.holds('dmp.same.signer', document.signers.includes(signer), place);
  const replaces = read.lot.submission.associations.some(({ type, source }) => type === RPLC && source === entry.id);
  const replaced = notes.holds('dmp.same.replacement', replaces === document.replaced.length > 0, place, { where: replaces ? 'entry' : 'document' });
  return all(unique, signed, replaced);
}

/** The format a document is expected to announce, as far as our table goes. */
function formatOf({ form, mediaType, code, templates }: CdaDocument): string | undefined {
  if (form === 'unstructured') return Object.hasOwn(WRAPPED_FORMATS, mediaType) ? WRAPPED_FORMATS[mediaType] : undefined;
  const type = documentType(code);
  return type?.templates.some((template) => templates.includes(template)) ? type.format : undefined;
}

function judgeCodes({ notes, place, entry, document }: Repeated): Held {
  const same = (check: string, written: string | undefined, expected: string | undefined): Held => {
    if (written === undefined || written === '' || expected === undefined || expected === '') return undefined;
    return notes.holds(check, written === expected, place, { written: shown(written), expected: shown(expected) });
  };
  const { codes } = entry;
  return all(
    same('dmp.same.typeCode', codes.type[0]?.code, document.code),
    same('dmp.same.format', codes.format[0]?.code, formatOf(document)),
    same('dmp.same.confidentiality', codes.confidentiality[0]?.code, document.confidentiality),
    same('dmp.same.facility', codes.facility[0]?.code, document.facility),
    same('dmp.same.practice', codes.practice[0]?.code, document.practice),
  );
}

function judgeDates({ notes, place, entry, document }: Repeated): Held {
  const written = [entry.creationTime, entry.serviceStartTime, entry.serviceStopTime].filter((time) => time !== undefined);
  const utc = notes.holds('dmp.same.utc', written.every((time) => /^\d{4}(?:\d{2}){0,5}$/.test(time)), place);
  const same = (check: string, name: string, ofMetadata: string | undefined, ofDocument: string): Held => {
    if (ofMetadata === undefined || ofDocument === '') return undefined;
    return notes.holds(check, sameTime(ofDocument, ofMetadata), place, { name });
  };
  const stop = entry.serviceStopTime === undefined ? true : same('dmp.same.serviceTime', 'serviceStopTime', entry.serviceStopTime, document.actStop);
  return all(utc, same('dmp.same.creation', 'creationTime', entry.creationTime, document.created), same('dmp.same.serviceTime', 'serviceStartTime', entry.serviceStartTime, document.actStart), stop);
}

function judgeAuthor({ notes, place, entry, document, token }: Repeated): Held {
  const persons = personIds(entry.authors.flatMap((author) => author.persons));
  const written = persons.length === 0 ? undefined : notes.holds('dmp.same.author', persons.some((id) => document.authors.includes(id)), place);
  // A machine sends for others: its token names no author.
  const person = !token || isMachine(token) ? undefined : notes.holds('dmp.same.person', [...document.authors, ...document.signers].includes(token.nameId), place);
  return all(written, person);
}

const POINT_RULES: Readonly<Record<PointOf<'dmp.lot.consistency'>, (repeated: Repeated) => Held>> = { author: judgeAuthor, patient: judgePatient, identifiers: judgeIdentifiers, codes: judgeCodes, dates: judgeDates };

/** What a document, its entry and the token repeat of one another, in one lot. */
export function judgeConsistency(notes: Notes, read: ReadLot): void {
  const { artefact, request, items } = read;
  for (const { entry, content } of items) {
    const place = at(artefact, { xpath: entry.xpath });
    if (content.kind === 'unreadable' || content.kind === 'absent') notes.unreadable(['dmp.lot.consistency'], place);
    if (content.kind !== 'cda') continue;
    const repeated: Repeated = { notes, place, entry, document: content.document, token: request.token, read };
    for (const point of Object.keys(POINT_RULES) as PointOf<'dmp.lot.consistency'>[]) notes.judge('dmp.lot.consistency', point, POINT_RULES[point](repeated), place);
  }
}
