import { addressesOf, contentOf, headerOf, leavesOf, readMime, shownName, type MimeMessage } from '../../formats/mime.js';
import { ParseError } from '../../formats/parse-error.js';
import { readXdm } from '../../formats/xdm.js';
import { shareOf, ZIP_LIMITS, type ZipLimits } from '../../formats/zip.js';
import type { Artefact, Observations, Probe, ProbeSettings } from '../probe.js';
import { judgeArchive, type ArchivedCda, type ReadArchive } from './archive.js';
import { judgeAttachments } from './attachments.js';
import { CHECKS } from './checks.js';
import { judgeBody, judgeForm, judgeMessageId, judgeReplyTo, judgeRequests, judgeSender, judgeThread } from './envelope.js';
import { ofKind, pointFacts } from './facts.js';
import { masked, type AnnouncedIdentity } from './ins.js';
import { CITIZEN_DOMAIN, domainOf, headerPlace, isArchivePart, isPdfPart, kindOf, type Mail } from './mail.js';
import { judgeHeaders } from './mss-headers.js';
import { at, boundedRemarks, Notes } from './notes.js';
import { judgePatientMail } from './patient-mail.js';
import { DOMAIN_FACT, POINTS } from './points.js';
import { judgeDsn, judgeMdn } from './receipts.js';
import { judgeSubject } from './subject.js';
import { domainFact, judgeWhiteList } from './white-list-checks.js';

/** What several messages share while they are read. */
interface Reading {
  readonly notes: Notes;
  readonly settings: ProbeSettings;
  readonly messageIds: Set<string>;
  /** Domains the product writes from, with the first message that shows each. */
  readonly senders: Map<string, string>;
  readonly whiteListed: ReadonlySet<string> | undefined;
}

async function readArchive(notes: Notes, artefact: string, bytes: Uint8Array, identity: AnnouncedIdentity, limits: ZipLimits): Promise<ReadArchive | undefined> {
  try {
    return await judgeArchive(notes, artefact, await readXdm(bytes, limits), identity);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    notes.remark('mss.xdm.unreadable', at(artefact, error.place), { reason: error.code });
    return undefined;
  }
}

function announcedIdentity(message: MimeMessage): AnnouncedIdentity {
  const value = headerOf(message.root.headers, 'x-mss-ins')?.raw;
  if (value === 'O') return 'qualified';
  return value === 'N' ? 'unqualified' : 'unknown';
}

/** One message concerns one patient: under one authority, metadata and documents name the same. */
function judgeOnePatient(notes: Notes, mail: Mail, archives: readonly ReadArchive[]): void {
  const named = new Map<string, Set<string>>();
  for (const { patients } of archives) for (const [authority, ids] of patients) named.set(authority, new Set([...(named.get(authority) ?? []), ...ids]));
  if (named.size === 0 || mail.incomplete) return;
  const several = [...named.values()].find((ids) => ids.size > 1);
  if (several) notes.remark('mss.message.onePatient', headerPlace(mail, 'Subject'), { count: several.size, patients: [...several].map(masked).sort() });
  notes.judge('mss.message.points', 'onePatient', several === undefined, at(mail.artefact));
}

async function readMail({ notes }: Reading, { path, bytes, environment }: Artefact): Promise<{ mail: Mail; archives: readonly ReadArchive[] } | undefined> {
  let message: MimeMessage;
  try {
    message = readMime(bytes);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    notes.remark('mss.message.unreadable', at(path, error.place), { reason: error.code });
    return undefined;
  }
  const leaves = leavesOf(message.root);
  const parts = leaves.filter(isArchivePart);
  const share = shareOf(ZIP_LIMITS, parts.length);
  const archives: (ReadArchive | undefined)[] = [];
  for (const part of parts) archives.push(await readArchive(notes, `${path}!${shownName(part)}`, contentOf(part), announcedIdentity(message), share));
  const read = archives.flatMap((archive) => archive ?? []);
  const cdas: ArchivedCda[] = read.flatMap((archive) => archive.cdas);
  const mail: Mail = { artefact: path, environment, message, kind: kindOf(message), leaves, archives: parts, pdfs: leaves.filter(isPdfPart), cdas, incomplete: read.length < archives.length || read.some(({ complete }) => !complete) };
  return { mail, archives: read };
}

function judgeWritten(reading: Reading, mail: Mail, archives: readonly ReadArchive[]): void {
  const { notes, settings, senders, whiteListed } = reading;
  judgeMessageId(notes, mail, reading.messageIds);
  judgeBody(notes, mail);
  judgeSender(notes, mail);
  judgeReplyTo(notes, mail, whiteListed);
  judgeThread(notes, mail);
  judgeRequests(notes, mail);
  judgeHeaders(notes, mail);
  judgePatientMail(notes, mail, whiteListed, settings.day);
  if (mail.kind === 'notification') notes.remark('mss.message.notification', headerPlace(mail, 'Subject'));
  if (mail.kind === 'document') {
    judgeSubject(notes, mail);
    judgeAttachments(notes, mail);
    judgeOnePatient(notes, mail, archives);
  }
  const domain = domainOf(addressesOf(headerOf(mail.message.root.headers, 'from'))[0]?.address ?? '');
  if (domain !== '' && domain !== CITIZEN_DOMAIN && !senders.has(domain)) senders.set(domain, mail.artefact);
}

async function observeMail(reading: Reading, artefact: Artefact): Promise<void> {
  const read = await readMail(reading, artefact);
  if (!read) return;
  const { mail, archives } = read;
  judgeForm(reading.notes, mail);
  if (mail.kind !== 'document' && headerOf(mail.message.root.headers, 'subject')?.ascii === false) reading.notes.remark('mss.subject.encoding', headerPlace(mail, 'Subject'));
  if (mail.kind === 'mdn') judgeMdn(reading.notes, mail);
  else if (mail.kind === 'dsn') judgeDsn(reading.notes, mail);
  else judgeWritten(reading, mail, archives);
}

async function observe(artefacts: readonly Artefact[], settings: ProbeSettings): Promise<Observations> {
  const notes = new Notes();
  const lists = ofKind(artefacts, 'whiteList').flatMap((artefact) => judgeWhiteList(notes, artefact, settings.day) ?? []);
  const whiteListed = lists.length === 0 ? undefined : new Set(lists.flatMap(({ domains }) => [...domains]));
  const reading: Reading = { notes, settings, messageIds: new Set(), senders: new Map(), whiteListed };
  for (const artefact of ofKind(artefacts, 'eml')) await observeMail(reading, artefact);
  for (const { path, bytes } of ofKind(artefacts, 'xdm')) await readArchive(notes, path, bytes, 'unknown', ZIP_LIMITS);
  const domain = domainFact(notes, lists, reading.senders);
  return { facts: [...pointFacts(notes), domain], remarks: boundedRemarks(notes.remarks) };
}

/** Messages, archives, receipts and white lists of MSSanté, held to what the volets, the reference documents and IHE ask. */
export const probe: Probe = {
  id: 'mssante',
  reads: ['eml', 'xdm', 'whiteList'],
  states: [...Object.keys(POINTS), DOMAIN_FACT],
  checks: CHECKS,
  observe,
};
