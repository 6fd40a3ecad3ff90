import { contentOf, leavesOf, type MimePart } from '../../formats/mime.js';
import { alike } from './compare-text.js';
import type { ArchivedCda } from './archive.js';
import { partPlace, type Mail } from './mail.js';
import { at, type Notes } from './notes.js';
import { labelOf } from './subject.js';

const ARCHIVE_NAME = 'IHE_XDM.zip';
const PDF_NAME = /^(\d{8})_([^_]{1,40})_([^_]+)_([^_]+?)(_[^_]+)?\.pdf$/i;
/** XMP of PDF/A stands uncompressed: as an element or as an attribute. */
const PDF_A_1 = /pdfaid:part\s*(?:>|=\s*["'])\s*1\s*(?:<|["'])/;

function judgeArchivePart(notes: Notes, mail: Mail): boolean {
  const [archive, ...others] = mail.archives;
  if (!archive || others.length > 0) {
    notes.remark('mss.attachment.archive', at(mail.artefact, { line: others[0]?.line ?? 1 }), { problem: archive ? 'several' : 'absent', count: mail.archives.length });
    return false;
  }
  const name = archive.fileName ?? '';
  if (name.toLowerCase() !== ARCHIVE_NAME.toLowerCase()) {
    notes.remark('mss.attachment.archive', partPlace(mail, archive), { problem: 'name', count: 1 });
    return false;
  }
  if (name !== ARCHIVE_NAME) notes.remark('mss.attachment.archiveName', partPlace(mail, archive), { name });
  if (archive.type.value !== 'application/zip') notes.remark('mss.attachment.archiveType', partPlace(mail, archive), { type: archive.type.value });
  return true;
}

/** The parts a file name is made of, against the document it shows. */
function nameDifference(name: string, { document }: ArchivedCda): string | undefined {
  const match = PDF_NAME.exec(name);
  if (!match) return 'form';
  const [, day = '', type = '', family = '', given = ''] = match;
  if (document.actDay !== '' && day !== document.actDay) return 'date';
  // An underscore separates: a title that holds one is written without.
  if (!alike(type, labelOf([document]).replaceAll('_', ' '))) return 'type';
  return alike(family, document.birthName) && alike(given, document.firstName) ? undefined : 'patient';
}

function judgeNames(notes: Notes, mail: Mail): void {
  for (const part of mail.pdfs) {
    const name = part.fileName ?? '';
    const differences = mail.cdas.map((cda) => nameDifference(name, cda));
    // A message holds one patient and any number of documents: a name suits one of them.
    const problem = mail.cdas.length === 0 ? (PDF_NAME.test(name) ? undefined : 'form') : differences.includes(undefined) ? undefined : differences[0];
    if (problem) notes.remark('mss.attachment.pdfName', partPlace(mail, part), { problem });
    if (!mail.incomplete || problem) notes.judge('mss.message.points', 'pdfName', problem === undefined, partPlace(mail, part));
  }
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

/** A document of level 1 wraps its PDF: the one attached is the same. What is drawn from a level 3 cannot be told from its bytes. */
function judgeContent(notes: Notes, mail: Mail, contents: readonly Uint8Array[]): void {
  const wrapped = mail.cdas.flatMap(({ entry, document }) => (document.pdf ? [{ entry, pdf: document.pdf }] : []));
  const missing = wrapped.filter(({ pdf }) => !contents.some((content) => sameBytes(content, pdf)));
  for (const { entry } of missing) notes.remark('mss.attachment.pdfContent', at(mail.artefact, { entry }), { entry });
  if (missing.length > 0 || (wrapped.length === mail.cdas.length && wrapped.length > 0 && !mail.incomplete)) notes.judge('mss.message.points', 'pdfContent', missing.length === 0, at(mail.artefact));
}

/** File names are written in ASCII, encoded where they have accents. */
export function judgeNameEncoding(notes: Notes, mail: Mail, message: MimePart): void {
  for (const part of leavesOf(message)) {
    const raw = part.headers.find(({ name, ascii }) => /^content-(type|disposition)$/i.test(name) && !ascii);
    if (raw) notes.remark('mss.attachment.nameEncoding', { ...partPlace(mail, part), line: raw.line, header: raw.name });
  }
}

/** One archive of the right name, and each document again as a PDF/A-1. */
export function judgeAttachments(notes: Notes, mail: Mail): void {
  const archive = judgeArchivePart(notes, mail);
  judgeNameEncoding(notes, mail, mail.message.root);
  const counted = !mail.incomplete && mail.archives.length > 0;
  const enough = !counted || mail.pdfs.length === mail.cdas.length;
  if (!enough) notes.remark('mss.attachment.pdf', at(mail.artefact, { line: mail.archives[0]?.line ?? 1 }), { pdf: mail.pdfs.length, cda: mail.cdas.length });
  const contents = mail.pdfs.map(contentOf);
  const notPdfA = mail.pdfs.filter((_, index) => !PDF_A_1.test(new TextDecoder('latin1').decode(contents[index])));
  for (const part of notPdfA) notes.remark('mss.attachment.pdfA', partPlace(mail, part));
  const held = archive && enough && notPdfA.length === 0;
  if (counted || !held) notes.judge('mss.message.points', 'attachments', held, at(mail.artefact));
  judgeNames(notes, mail);
  judgeContent(notes, mail, contents);
}
