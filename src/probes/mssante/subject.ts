import { headerOf } from '../../formats/mime.js';
import { alike, even, plain } from './compare-text.js';
import type { CdaDocument } from './cda-document.js';
import { headerPlace, type Mail } from './mail.js';
import type { Notes } from './notes.js';

const PREFIX = 'XDM/1.0/DDM+';
const LABEL_LENGTH = 40;

/** The label of a document is its type, cut; several documents are counted. */
export function labelOf(documents: readonly CdaDocument[]): string {
  return documents.length === 1 ? (documents[0]?.title ?? '').slice(0, LABEL_LENGTH).trim() : `${documents.length} documents`;
}

function frenchDay(day: string): string {
  return `${day.slice(6, 8)}/${day.slice(4, 6)}/${day.slice(0, 4)}`;
}

export type SubjectDifference = 'label' | 'name' | 'nameCase' | 'date';

/** The first thing by which a subject is not the one its documents call for. The date may be left out. */
export function subjectDifference(subject: string, documents: readonly CdaDocument[]): SubjectDifference | undefined {
  const [first] = documents;
  if (!first) return undefined;
  const written = even(subject.slice(PREFIX.length));
  const label = plain(labelOf(documents));
  if (!alike(written.slice(0, label.length), label) || written.charAt(label.length) !== ' ') return 'label';
  const rest = written.slice(label.length + 1);
  const name = plain(`${first.birthName.toUpperCase()} ${first.firstName}`);
  if (!alike(rest.slice(0, name.length), name)) return 'name';
  const [birthName, firstName] = [rest.slice(0, plain(first.birthName).length), rest.slice(plain(first.birthName).length + 1, name.length)];
  if (birthName !== plain(first.birthName).toUpperCase() || firstName !== plain(firstName)) return 'nameCase';
  const date = rest.slice(name.length);
  return date === '' || date === ` ${frenchDay(first.birthDate)}` ? undefined : 'date';
}

/** The subject, built from the documents and compared: names are never shown. */
export function judgeSubject(notes: Notes, mail: Mail): void {
  const header = headerOf(mail.message.root.headers, 'subject');
  const place = headerPlace(mail, 'Subject');
  const before = notes.remarks.length;
  if (header?.ascii === false) notes.remark('mss.subject.encoding', place);
  const subject = header?.value ?? '';
  if (!subject.startsWith(PREFIX)) notes.remark('mss.subject.prefix', place, { problem: subject === '' ? 'absent' : subject.includes('XDM/1.0/DDM') ? 'misplaced' : 'missing' });
  else if (!mail.incomplete) {
    const difference = subjectDifference(subject, mail.cdas.map(({ document }) => document));
    if (difference) notes.remark('mss.subject.content', place, { part: difference });
  }
  if (!mail.incomplete || notes.remarks.length > before) notes.judge('mss.message.points', 'subject', notes.remarks.length === before, place);
}
