import type { DocumentEntry, SubmissionSet } from '../../formats/document-entry.js';
import type { fileOf } from '../../formats/xdm.js';
import type { CdaDocument } from './cda-document.js';
import { alike } from './compare-text.js';
import { isInsAuthority, isMatricule, masked, readCompositeId, type AnnouncedIdentity } from './ins.js';
import { EXPECTED_CODES, isCoded, REQUIRED_OF_DOCUMENT } from './metadata-rules.js';
import { at, type Notes } from './notes.js';

interface Described {
  /** The entry of the archive that holds the metadata. */
  readonly metadata: string;
  readonly document: DocumentEntry;
  readonly found: ReturnType<typeof fileOf>;
  /** The SHA-1 of the file found. */
  readonly digest: string | undefined;
  readonly cda: CdaDocument | undefined;
}

/** The SHA-1 of a file, in hexadecimal. */
export async function sha1(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-1', Uint8Array.from(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function judgeLinks(notes: Notes, artefact: string, { metadata, document, found, digest }: Described): void {
  const place = at(artefact, { entry: metadata, xpath: document.xpath });
  const before = notes.remarks.length;
  for (const attribute of REQUIRED_OF_DOCUMENT) if (document[attribute] === undefined) notes.remark('mss.xdm.required', place, { attribute, subject: 'ExtrinsicObject' });
  if (document.uri !== undefined && !found) notes.remark('mss.xdm.uri', place, { problem: 'missing' });
  if (found) {
    if (!found.exact) notes.remark('mss.xdm.uri', place, { entry: found.file.shown, problem: 'case' });
    if (document.hash !== undefined && document.hash.toLowerCase() !== digest) notes.remark('mss.xdm.hash', place, { entry: found.file.shown });
    if (document.size !== undefined && document.size !== String(found.file.bytes.length)) notes.remark('mss.xdm.size', place, { declared: document.size.slice(0, 20), actual: found.file.bytes.length });
  }
  notes.judge('mss.xdm.points', 'links', notes.remarks.length === before, place);
}

/** What the metadata repeat of the document: its identifier and its type. */
function judgeIdentifiers(notes: Notes, artefact: string, { metadata, document, cda }: Described): void {
  if (!cda) return;
  const place = at(artefact, { entry: metadata, xpath: document.xpath });
  const { root, extension } = cda.id;
  const expected = extension === '' ? [root] : [`${root}^${extension}`, root];
  const sameId = document.uniqueId !== undefined && expected.includes(document.uniqueId);
  const type = document.codes.type[0]?.code ?? '';
  if (document.uniqueId !== undefined && !sameId) notes.remark('mss.xdm.uniqueId', place);
  if (type !== '' && type !== cda.code) notes.remark('mss.xdm.typeCode', place, { typeCode: type, code: cda.code });
  notes.judge('mss.xdm.points', 'identifiers', sameId && type === cda.code && type !== '', place);
}

/** Links, identifiers and codes of one described document. */
export function judgeDocument(notes: Notes, artefact: string, described: Described): void {
  judgeLinks(notes, artefact, described);
  judgeIdentifiers(notes, artefact, described);
  const { metadata, document } = described;
  const place = at(artefact, { entry: metadata, xpath: document.xpath });
  const missing = EXPECTED_CODES.filter(([kind]) => !isCoded(document.codes[kind])).map(([, name]) => name);
  if (missing.length > 0) notes.remark('mss.xdm.codes', place, { codes: missing });
  notes.judge('mss.xdm.points', 'codes', missing.length === 0, place);
}

/** Traits of the metadata that are not those of the document, by the field that carries them; a trait left out is no fault. */
function differingTraits(document: DocumentEntry, cda: CdaDocument): string[] {
  const field = (name: string): string => document.sourcePatientInfo.find((value) => value.startsWith(`${name}|`))?.slice(name.length + 1) ?? '';
  const [family = '', given = ''] = field('PID-5').split('~')[0]?.split('^') ?? [];
  const pairs: readonly (readonly [string, string, string])[] = [
    ['PID-5.1', family, cda.birthName],
    ['PID-5.2', given, cda.firstName],
    ['PID-7', field('PID-7').slice(0, 8), cda.birthDate],
    ['PID-8', field('PID-8'), cda.sex],
  ];
  return pairs.filter(([, written, expected]) => written !== '' && expected !== '' && !alike(written, expected)).map(([name]) => name);
}

interface Identified {
  readonly metadata: string;
  readonly document: DocumentEntry;
  readonly sets: readonly SubmissionSet[];
  readonly cda: CdaDocument | undefined;
  readonly identity: AnnouncedIdentity;
}

/** The patient as metadata name them: the INS, unless the message says that the identity is not qualified. */
export function judgePatient(notes: Notes, artefact: string, { metadata, document, sets, cda, identity }: Identified): void {
  const place = at(artefact, { entry: metadata, xpath: document.xpath });
  const before = notes.remarks.length;
  const written = document.patientId ?? '';
  if (/&(amp|lt|gt|quot);/.test(written)) notes.remark('mss.xdm.escaped', place);
  const patient = readCompositeId(written.replaceAll('&amp;', '&'));
  const isIns = isMatricule(patient.id) && isInsAuthority(patient.authority);
  if (!isIns && identity !== 'unqualified') notes.remark('mss.xdm.ins', place, { problem: 'absent' });
  if (isIns && cda?.ins && (cda.ins.matricule !== patient.id || cda.ins.authority !== patient.authority)) notes.remark('mss.xdm.ins', place, { problem: 'other', patient: masked(patient.id), document: masked(cda.ins.matricule) });
  if (isIns && (patient.kind !== 'ISO' || patient.type !== 'NH')) notes.remark('mss.xdm.patientForm', place, { type: patient.type, kind: patient.kind });
  if (sets.some(({ patientId }) => patientId !== undefined && patientId !== document.patientId)) notes.remark('mss.xdm.patientSet', place);
  const traits = cda ? differingTraits(document, cda) : [];
  if (traits.length > 0) notes.remark('mss.xdm.traits', place, { fields: traits });
  // Without a qualified identity, there is no matricule to look for: the point stays unknown.
  if (identity !== 'unqualified') notes.judge('mss.xdm.points', 'patient', isIns && notes.remarks.length === before, place);
}
