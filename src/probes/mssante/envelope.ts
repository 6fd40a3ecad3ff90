import { addressesOf, contentOf, headerOf, headersNamed, type MimePart } from '../../formats/mime.js';
import { domainOf, headerPlace, partPlace, type Mail } from './mail.js';
import { at, type Notes } from './notes.js';

const MESSAGE_ID = /^<[^\s<>@]+@[^\s<>@]+>$/;
const MESSAGE_IDS = /<[^\s<>@]+@[^\s<>@]+>/g;

/** How the message is made: what was read with tolerance, its date. */
export function judgeForm(notes: Notes, mail: Mail): void {
  for (const { code, line } of mail.message.defects) notes.remark('mss.message.form', at(mail.artefact, { line }), { defect: code });
  if (!headerOf(mail.message.root.headers, 'date')) notes.remark('mss.message.date', headerPlace(mail, 'Date'));
}

/** `seen` are the identifiers of messages read before. */
export function judgeMessageId(notes: Notes, mail: Mail, seen: Set<string>): void {
  const found = headersNamed(mail.message.root.headers, 'message-id');
  const [first] = found;
  const problem = !first ? 'absent' : found.length > 1 ? 'several' : !MESSAGE_ID.test(first.raw) ? 'form' : seen.has(first.raw) ? 'duplicate' : undefined;
  if (problem) notes.remark('mss.message.id', headerPlace(mail, 'Message-ID'), { problem });
  if (first) seen.add(first.raw);
  notes.judge('mss.message.points', 'messageId', problem === undefined, headerPlace(mail, 'Message-ID'));
}

/** A text says that it is UTF-8, and is. */
function isUtf8(part: MimePart): boolean {
  if (part.type.params['charset']?.toLowerCase() !== 'utf-8') return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(contentOf(part));
    return true;
  } catch {
    return false;
  }
}

/** The body: plain text, or plain text and its other form, in UTF-8. */
export function judgeBody(notes: Notes, mail: Mail): void {
  const { root } = mail.message;
  const body = root.type.value === 'multipart/mixed' ? root.parts[0] : root;
  const type = body?.type.value ?? '';
  const held = type === 'text/plain' || type === 'multipart/alternative';
  if (!held) notes.remark('mss.message.body', body ? partPlace(mail, body) : at(mail.artefact), { type });
  notes.judge('mss.message.points', 'body', held, body ? partPlace(mail, body) : at(mail.artefact));
  const texts = mail.leaves.filter((part) => part.type.value.startsWith('text/') && part.disposition.value !== 'attachment');
  for (const part of texts) {
    const utf8 = isUtf8(part);
    if (!utf8) notes.remark('mss.message.utf8', partPlace(mail, part), { charset: part.type.params['charset'] ?? 'absent' });
    notes.judge('mss.message.points', 'utf8', utf8, partPlace(mail, part));
  }
}

/** A label that speaks: not empty, not the address; a person has a first name and a name in capitals, an organisation has words. */
export function judgeSender(notes: Notes, mail: Mail): void {
  const place = headerPlace(mail, 'From');
  const [sender] = addressesOf(headerOf(mail.message.root.headers, 'from'));
  const label = sender?.name.trim() ?? '';
  const problem = label === '' ? 'absent' : label.includes('@') ? 'address' : undefined;
  if (problem) notes.remark('mss.message.sender', place, { problem });
  notes.judge('mss.message.points', 'sender', problem === undefined, place);
}

/** Where an answer would go: a domain of the white list, when one was given to read. */
export function judgeReplyTo(notes: Notes, mail: Mail, domains: ReadonlySet<string> | undefined): void {
  const header = headerOf(mail.message.root.headers, 'reply-to');
  if (!header || !domains) return;
  const unknown = addressesOf(header).map(({ address }) => domainOf(address)).filter((domain) => !domains.has(domain));
  for (const domain of unknown) notes.remark('mss.message.replyTo', headerPlace(mail, 'Reply-To'), { domain });
}

/** A message that answers another names it, and ends its thread by it. */
export function judgeThread(notes: Notes, mail: Mail): void {
  const { headers } = mail.message.root;
  const [answered, references, subject] = ['in-reply-to', 'references', 'subject'].map((name) => headerOf(headers, name)?.value ?? '');
  if (answered === '' && references === '' && !/^re\s*:/i.test(subject ?? '')) return;
  const parents: readonly string[] = answered?.match(MESSAGE_IDS) ?? [];
  const thread: readonly string[] = references?.match(MESSAGE_IDS) ?? [];
  const problem = parents.length !== 1 ? 'inReplyTo' : thread.length === 0 ? 'references' : thread.at(-1) !== parents[0] ? 'order' : undefined;
  const place = headerPlace(mail, problem === 'inReplyTo' ? 'In-Reply-To' : 'References');
  if (problem) notes.remark('mss.message.thread', place, { problem });
  notes.judge('mss.receipt.points', 'threaded', problem === undefined, place);
}

/** Receipts a message asks for. Nothing is concluded from a message that asks for none. */
export function judgeRequests(notes: Notes, mail: Mail): void {
  const { headers } = mail.message.root;
  if (headerOf(headers, 'disposition-notification-to')) notes.judge('mss.receipt.points', 'mdnRequest', true, headerPlace(mail, 'Disposition-Notification-To'));
  // Not standard: a hint that a receipt of delivery was asked for, which SMTP alone shows.
  if (headerOf(headers, 'return-receipt-to')) notes.judge('mss.receipt.points', 'dsn', true, headerPlace(mail, 'Return-Receipt-To'));
}
