import { ParseError } from '../../formats/parse-error.js';
import { fileOf, type XdmArchive, type XdmLot } from '../../formats/xdm.js';
import type { ZipEntry } from '../../formats/zip.js';
import type { DocumentEntry, Submission } from '../../formats/document-entry.js';
import { readCdaDocument, type CdaDocument } from './cda-document.js';
import { judgeDocument, judgePatient, sha1 } from './document.js';
import { readCompositeId, type AnnouncedIdentity, type CompositeId } from './ins.js';
import { isCoded, REQUIRED_OF_SET } from './metadata-rules.js';
import { at, type Notes } from './notes.js';

/** One CDA of an archive. */
export interface ArchivedCda {
  /** Its entry, as it may be told. */
  readonly entry: string;
  readonly document: CdaDocument;
}

export interface ReadArchive {
  readonly cdas: readonly ArchivedCda[];
  /** Every patient that metadata and documents name, by the authority that numbers them. */
  readonly patients: ReadonlyMap<string, ReadonlySet<string>>;
  /** False when a lot or a document could not be read: what is counted over documents is not judged. */
  readonly complete: boolean;
}

const ROOT_FILES = ['INDEX.HTM', 'README.TXT'];
/** ISO 9660, level 1: eight characters, a dot, three. */
const SHORT_NAME = /^[A-Z0-9_]{1,8}(\.[A-Z0-9_]{1,3})?$/;
const HAS_MEMBER: readonly string[] = ['urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember', 'HasMember'];

function judgeLayout(notes: Notes, artefact: string, archive: XdmArchive): void {
  const paths = archive.entries.map(({ path }) => path);
  const missing = [...ROOT_FILES.filter((name) => !paths.some((path) => path.toUpperCase() === name)), ...(archive.lots.length === 0 ? ['IHE_XDM/SUBSET01/METADATA.XML'] : archive.lots.flatMap(({ metadata }) => (metadata.state === 'absent' ? [metadata.entry] : [])))];
  for (const entry of missing) notes.remark('mss.xdm.layout', at(artefact, { entry }), { entry });
  const long = archive.entries.filter((entry) => !archive.strays.includes(entry) && entry.path.split('/').some((name) => !SHORT_NAME.test(name)));
  for (const { shown: entry } of long) notes.remark('mss.xdm.names', at(artefact, { entry }), { entry });
  notes.judge('mss.xdm.points', 'layout', missing.length === 0 && long.length === 0, at(artefact));
  const strays = archive.strays.map(({ shown }) => shown);
  const [stray] = strays;
  if (stray !== undefined) notes.remark('mss.xdm.clean', at(artefact, { entry: stray }), { entries: strays.slice(0, 5), count: strays.length });
  notes.judge('mss.xdm.points', 'clean', stray === undefined, at(artefact, stray === undefined ? {} : { entry: stray }));
}

/** The lot as a whole: the edition of ebXML, one set, its links to each document, what it must say. */
function judgeSubmission(notes: Notes, artefact: string, entry: string, submission: Submission): void {
  const before = notes.remarks.length;
  if (submission.ebXml !== '3.0') notes.remark('mss.xdm.ebxml', at(artefact, { entry }), { edition: submission.ebXml });
  if (submission.sets.length !== 1) notes.remark('mss.xdm.set', at(artefact, { entry }), { count: submission.sets.length });
  const linked = new Set(submission.associations.filter(({ type, status }) => HAS_MEMBER.includes(type) && status === 'Original').map(({ source, target }) => `${source} ${target}`));
  for (const set of submission.sets) {
    for (const [index, document] of submission.documents.entries()) if (!linked.has(`${set.id} ${document.id}`)) notes.remark('mss.xdm.member', at(artefact, { entry, xpath: document.xpath }), { rank: index + 1 });
    for (const attribute of REQUIRED_OF_SET) if (set[attribute] === undefined) notes.remark('mss.xdm.required', at(artefact, { entry, xpath: set.xpath }), { attribute, subject: 'SubmissionSet' });
  }
  notes.judge('mss.xdm.points', 'submission', notes.remarks.length === before && submission.documents.length > 0, at(artefact, { entry }));
  for (const set of submission.sets) if (!isCoded(set.contentType)) notes.remark('mss.xdm.contentType', at(artefact, { entry, xpath: set.xpath }));
}

/** The CDA that a described file is. A file that is none is told once; a PDF beside its CDA is no fault. */
function cdaOf(notes: Notes, artefact: string, document: DocumentEntry, { shown: entry, bytes }: ZipEntry): CdaDocument | undefined {
  if (document.mimeType !== undefined && !/xml/i.test(document.mimeType)) return undefined;
  try {
    const cda = readCdaDocument(bytes);
    if (!cda) notes.remark('mss.xdm.document', at(artefact, { entry }), { reason: 'other' });
    return cda;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    notes.remark('mss.xdm.document', at(artefact, { ...error.place, entry }), { reason: error.code });
    return undefined;
  }
}

interface ReadLot {
  readonly cdas: readonly ArchivedCda[];
  readonly patients: readonly CompositeId[];
  /** False when a document described is not there to be read. */
  readonly complete: boolean;
}

async function judgeLot(notes: Notes, artefact: string, lot: XdmLot, submission: Submission, identity: AnnouncedIdentity): Promise<ReadLot> {
  const metadata = lot.metadata.entry;
  judgeSubmission(notes, artefact, metadata, submission);
  const cdas: ArchivedCda[] = [];
  // Two descriptions of one file are a fault of the set; the file is read once.
  const digests = new Map<ZipEntry, string>();
  for (const document of submission.documents) {
    const found = fileOf(lot, document);
    const cda = found && !digests.has(found.file) ? cdaOf(notes, artefact, document, found.file) : undefined;
    if (found && !digests.has(found.file)) digests.set(found.file, await sha1(found.file.bytes));
    if (found && cda) cdas.push({ entry: found.file.shown, document: cda });
    judgeDocument(notes, artefact, { metadata, document, found, digest: found && digests.get(found.file), cda });
    judgePatient(notes, artefact, { metadata, document, sets: submission.sets, cda, identity });
  }
  for (const file of lot.files) if (!digests.has(file)) notes.remark('mss.xdm.undescribed', at(artefact, { entry: file.shown }), { entry: file.shown });
  return { cdas, complete: digests.size === submission.documents.length, patients: [...submission.documents, ...submission.sets].flatMap(({ patientId }) => (patientId === undefined ? [] : [readCompositeId(patientId)])) };
}

/** Holds one archive to every rule, and hands back its documents. Its digests are computed, hence the wait. */
export async function judgeArchive(notes: Notes, artefact: string, archive: XdmArchive, identity: AnnouncedIdentity): Promise<ReadArchive> {
  const before = notes.remarks.length;
  judgeLayout(notes, artefact, archive);
  const cdas: ArchivedCda[] = [];
  const patients = new Map<string, Set<string>>();
  let complete = archive.lots.length > 0;
  const name = (authority: string, id: string): unknown => patients.set(authority, (patients.get(authority) ?? new Set()).add(id));
  for (const lot of archive.lots) {
    if (lot.metadata.state === 'unreadable') notes.remark('mss.xdm.metadata', at(artefact, { ...lot.metadata.error.place, entry: lot.metadata.entry }), { reason: lot.metadata.error.code });
    if (lot.metadata.state !== 'read') {
      notes.judge('mss.xdm.points', 'submission', false, at(artefact, { entry: lot.metadata.entry }));
      complete = false;
      continue;
    }
    const read = await judgeLot(notes, artefact, lot, lot.metadata.submission, identity);
    cdas.push(...read.cdas);
    complete &&= read.complete;
    for (const { authority, id } of read.patients) name(authority, id);
  }
  for (const { ins } of cdas.map(({ document }) => document)) if (ins) name(ins.authority, ins.matricule);
  const unread = notes.remarks.slice(before).some(({ check, params }) => check === 'mss.xdm.document' && params['reason'] !== 'other');
  return { cdas, patients, complete: complete && !unread };
}
