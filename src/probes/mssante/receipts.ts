import { contentOf, headerOf, type MimePart } from '../../formats/mime.js';
import { lenientText, readHeader, type MimeHeader } from '../../formats/mime-header.js';
import { judgeNameEncoding } from './attachments.js';
import { headerPlace, partPlace, subjectOf, type Mail } from './mail.js';
import { at, type Notes } from './notes.js';

const DISPOSITION = /^(?:manual-action|automatic-action)\/(?:MDN-sent-manually|MDN-sent-automatically)\s*;\s*(displayed|deleted|dispatched|processed)(?:\/(.*))?$/i;
/** Before v1.1.3, the volet wrote the error in the modifier itself. */
const LEGACY_ERROR = /^error\s*:\s*(\d{3})\^/i;
const ERROR_CODES = ['900', '901', '902', '903', '904', '905', '906'];
const SUCCESS_WORDS = /\b(success|succès|delivered|remis)\b/i;
const FAILURE_WORDS = /\b(fail|failed|failure|échec|undeliver\w*|non remis)\b/i;

/** Bytes of the fields of a report that are read: a conforming one holds a few hundred. */
const FIELD_BYTES = 256 * 1024;

/** Fields of a report, in the blocks that blank lines make, with their line in the message. */
function fieldBlocks(part: MimePart): MimeHeader[][] {
  const blocks: MimeHeader[][] = [[]];
  let folded = '';
  let from = part.bodyLine;
  const flush = (): void => {
    const header = readHeader(folded, from);
    if (header) blocks.at(-1)?.push(header);
    folded = '';
  };
  lenientText(contentOf(part).subarray(0, FIELD_BYTES)).split(/\r?\n/).forEach((line, index) => {
    if (/^[ \t]+\S/.test(line) && folded !== '') {
      folded += `\n${line}`;
      return;
    }
    flush();
    if (line.trim() === '') blocks.push([]);
    folded = line;
    from = part.bodyLine + index;
  });
  flush();
  return blocks.filter((block) => block.length > 0);
}

const EXPECTED_PARTS = ['text/plain', 'message/disposition-notification', 'message/rfc822'];

function judgeParts(notes: Notes, mail: Mail): void {
  const types = mail.message.root.parts.map(({ type }) => type.value);
  const problem = EXPECTED_PARTS.some((type) => !types.includes(type)) ? 'missing' : types.length > EXPECTED_PARTS.length ? 'extra' : EXPECTED_PARTS.some((type, index) => types[index] !== type) ? 'order' : undefined;
  if (problem) notes.remark('mss.mdn.parts', at(mail.artefact, { line: mail.message.root.bodyLine }), { problem, missing: EXPECTED_PARTS.filter((type) => !types.includes(type)) });
}

/** What the disposition says: `error` holds its code when it names one. */
function judgeDisposition(notes: Notes, mail: Mail, fields: readonly MimeHeader[]): { readonly error: boolean; readonly success: boolean } {
  const disposition = headerOf(fields, 'disposition');
  if (!disposition) return { error: false, success: false };
  const place = at(mail.artefact, { line: disposition.line, header: 'Disposition' });
  const match = DISPOSITION.exec(disposition.raw);
  const modifier = match?.[2]?.trim();
  const legacy = LEGACY_ERROR.exec(modifier ?? '');
  if (!match || (modifier !== undefined && !legacy && !/^[\w-]+(\s*,\s*[\w-]+)*$/.test(modifier))) notes.remark('mss.mdn.disposition', place);
  if (legacy) notes.remark('mss.mdn.legacyError', place, { code: legacy[1] ?? '' });
  const error = legacy !== null || modifier?.toLowerCase() === 'error';
  const field = headerOf(fields, 'error');
  const code = legacy?.[1] ?? /^(\d{3})\^/.exec(field?.raw ?? '')?.[1];
  if (error && !legacy && !field) notes.remark('mss.mdn.error', place, { problem: 'absent' });
  else if (error && (code === undefined || !ERROR_CODES.includes(code))) notes.remark('mss.mdn.error', field ? at(mail.artefact, { line: field.line, header: 'Error' }) : place, { problem: 'code', code: code ?? '' });
  return { error, success: match?.[1]?.toLowerCase() === 'processed' && !error };
}

/** The subject says the outcome before the subject of the message it answers; without that message, nothing is judged. */
function judgeSubject(notes: Notes, mail: Mail, outcome: { readonly error: boolean; readonly success: boolean }): void {
  const original = mail.message.root.parts.find(({ type }) => type.value === 'message/rfc822')?.parts[0];
  const answered = original && headerOf(original.headers, 'subject')?.value;
  if (answered === undefined || !(outcome.error || outcome.success)) return;
  const subject = subjectOf(mail.message);
  const held = outcome.success ? subject === answered : /^\[KO Intégration système ?!\] ?\[\d{3}\] /i.test(subject) && subject.endsWith(answered);
  if (!held) notes.remark('mss.mdn.subject', headerPlace(mail, 'Subject'), { outcome: outcome.success ? 'success' : 'error' });
}

/** A receipt of reading or of integration (MDN), in the form of either edition of the volet. */
export function judgeMdn(notes: Notes, mail: Mail): void {
  const before = notes.remarks.length;
  judgeParts(notes, mail);
  const part = mail.leaves.find(({ type }) => type.value === 'message/disposition-notification');
  if (part) {
    const fields = fieldBlocks(part).flat();
    const missing = ['Disposition', 'Final-Recipient', 'Original-Message-ID', 'Original-Recipient'].filter((name) => !headerOf(fields, name));
    if (missing.length > 0) notes.remark('mss.mdn.fields', partPlace(mail, part), { fields: missing });
    const recipient = headerOf(fields, 'final-recipient');
    if (recipient && !/^[\w-]+\s*;/.test(recipient.raw)) notes.remark('mss.mdn.recipientType', at(mail.artefact, { line: recipient.line, header: 'Final-Recipient' }));
    judgeSubject(notes, mail, judgeDisposition(notes, mail, fields));
  }
  const carried = mail.message.root.parts.find(({ type }) => type.value === 'message/rfc822')?.parts[0];
  if (carried) judgeNameEncoding(notes, mail, carried);
  notes.judge('mss.receipt.points', 'mdnReturn', !notes.remarks.slice(before).some(({ check, severity }) => check.startsWith('mss.mdn.') && severity === 'error'), at(mail.artefact));
}

/** A receipt of delivery (DSN): its fields say what became of the message, never its subject. */
export function judgeDsn(notes: Notes, mail: Mail): void {
  const part = mail.leaves.find(({ type }) => type.value === 'message/delivery-status');
  const recipients = part ? fieldBlocks(part).slice(1) : [];
  const place = part ? partPlace(mail, part) : at(mail.artefact);
  const missing = recipients.length === 0 ? ['Final-Recipient', 'Action', 'Status'] : ['Final-Recipient', 'Action', 'Status'].filter((name) => recipients.some((fields) => !headerOf(fields, name)));
  if (missing.length > 0) notes.remark('mss.dsn.fields', place, { fields: missing });
  const actions = recipients.flatMap((fields) => headerOf(fields, 'action') ?? []);
  const [subject, statuses] = [subjectOf(mail.message), recipients.flatMap((fields) => headerOf(fields, 'status')?.raw ?? [])];
  const failed = actions.find(({ raw }) => raw.toLowerCase() === 'failed');
  const delivered = actions.find(({ raw }) => ['delivered', 'relayed', 'expanded'].includes(raw.toLowerCase()));
  if ((failed && SUCCESS_WORDS.test(subject)) || (delivered && !failed && FAILURE_WORDS.test(subject))) notes.remark('mss.dsn.subject', headerPlace(mail, 'Subject'), { action: (failed ?? delivered)?.raw.toLowerCase() ?? '', status: /^[245]\.\d{1,3}\.\d{1,3}/.exec(statuses[0] ?? '')?.[0] ?? '' });
  // A server tells a delivery only when it was asked to.
  if (delivered) notes.judge('mss.receipt.points', 'dsn', true, at(mail.artefact, { line: delivered.line }));
}
