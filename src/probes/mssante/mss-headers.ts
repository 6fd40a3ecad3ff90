import { headersNamed } from '../../formats/mime.js';
import { hasQualifiedTraits } from './cda-document.js';
import { citizensOf, headerPlace, type Mail } from './mail.js';
import type { Notes } from './notes.js';

function values(mail: Mail, name: string): string[] {
  return headersNamed(mail.message.root.headers, name).map(({ raw }) => raw);
}

/** `X-MSS-CODECDA`: the codes of all documents, when there are some, and only then. */
function judgeCodes(notes: Notes, mail: Mail): void {
  const place = headerPlace(mail, 'X-MSS-CODECDA');
  const [written, ...others] = values(mail, 'x-mss-codecda');
  const expected = new Set(mail.cdas.map(({ document }) => document.code));
  const given = new Set((written ?? '').split(',').map((code) => code.trim()).filter((code) => code !== ''));
  const missing = [...expected].filter((code) => !given.has(code));
  const extra = [...given].filter((code) => !expected.has(code));
  const problem = written === undefined ? (expected.size > 0 ? 'absent' : undefined) : others.length > 0 ? 'several' : expected.size === 0 ? 'needless' : missing.length > 0 || extra.length > 0 ? 'codes' : undefined;
  if (problem) notes.remark('mss.header.codeCda', place, { problem, missing, extra });
  if (problem !== undefined || expected.size > 0) notes.judge('mss.header.points', 'codeCda', problem === undefined, place);
}

/** `X-MSS-INS`: `O` when matricule, authority and the four traits are there, `N` otherwise. */
function judgeIns(notes: Notes, mail: Mail): void {
  const place = headerPlace(mail, 'X-MSS-INS');
  const [written, ...others] = values(mail, 'x-mss-ins');
  const expected = mail.cdas.every(({ document }) => hasQualifiedTraits(document)) ? 'O' : 'N';
  const known = mail.cdas.length > 0;
  const problem = written === undefined ? (known ? 'absent' : undefined) : others.length > 0 ? 'several' : !known ? 'needless' : written !== 'O' && written !== 'N' ? 'value' : written !== expected ? 'false' : undefined;
  if (problem) notes.remark('mss.header.ins', place, { problem, expected });
  if (problem !== undefined || known) notes.judge('mss.header.points', 'ins', problem === undefined, place);
}

/** `X-MSS-NIL`: once, on every message that the product writes. Its form is not settled: any value will do. */
export function judgeNil(notes: Notes, mail: Mail): void {
  const written = values(mail, 'x-mss-nil');
  const problem = written.length === 0 ? 'absent' : written.length > 1 ? 'several' : written[0] === '' ? 'empty' : undefined;
  if (problem) notes.remark('mss.header.nil', headerPlace(mail, 'X-MSS-NIL'), { problem });
  notes.judge('mss.header.points', 'nil', problem === undefined, headerPlace(mail, 'X-MSS-NIL'));
}

/** `X-MSS-MES`: `FIN`, in these three capitals, and a patient among the recipients. */
function judgeEnd(notes: Notes, mail: Mail): void {
  const written = values(mail, 'x-mss-mes');
  if (written.length === 0) return;
  const problem = written.length > 1 || written[0] !== 'FIN' ? 'value' : citizensOf(mail.message).length === 0 ? 'recipient' : undefined;
  if (problem) notes.remark('mss.header.end', headerPlace(mail, 'X-MSS-MES'), { problem });
  notes.judge('mss.patient.points', 'endHeader', problem === undefined, headerPlace(mail, 'X-MSS-MES'));
}

/** The headers of MSSanté on one message that the product wrote. */
export function judgeHeaders(notes: Notes, mail: Mail): void {
  judgeNil(notes, mail);
  judgeEnd(notes, mail);
  if (mail.incomplete) return;
  judgeCodes(notes, mail);
  judgeIns(notes, mail);
}
