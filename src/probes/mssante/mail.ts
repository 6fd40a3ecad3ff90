import { addressesOf, headerOf, headersNamed, leavesOf, type MimeMessage, type MimePart } from '../../formats/mime.js';
import type { ArtefactPlace } from '../probe.js';
import type { ArchivedCda } from './archive.js';
import { at } from './notes.js';

/** One message, with what its archives hold once they are read. */
export interface Mail {
  readonly artefact: string;
  readonly environment: 'test' | 'production';
  readonly message: MimeMessage;
  readonly kind: MailKind;
  readonly leaves: readonly MimePart[];
  readonly archives: readonly MimePart[];
  readonly pdfs: readonly MimePart[];
  /** Every CDA of its archives. */
  readonly cdas: readonly ArchivedCda[];
  /** True when an archive could not be read whole: what depends on its documents is not judged. */
  readonly incomplete: boolean;
}

/** `document`: it carries documents, or says so; `mdn` and `dsn`: receipts; `notification`: an error told in an ordinary message; `plain`: any other. */
export type MailKind = 'document' | 'mdn' | 'dsn' | 'notification' | 'plain';

const PREFIX = 'XDM/1.0/DDM';
export const CITIZEN_DOMAIN = 'patient.mssante.fr';
/** Official test mailbox of the citizen domain that answers by itself: no matricule in it. */
const ANSWERING_MAILBOX = 'reponse.automatique-test';

export function isArchivePart(part: MimePart): boolean {
  return /^application\/(x-)?zip(-compressed)?$/.test(part.type.value) || /\.zip$/i.test(part.fileName ?? '');
}

export function isPdfPart(part: MimePart): boolean {
  return part.type.value === 'application/pdf' || /\.pdf$/i.test(part.fileName ?? '');
}

export function subjectOf(message: MimeMessage): string {
  return headerOf(message.root.headers, 'subject')?.value ?? '';
}

export function kindOf(message: MimeMessage): MailKind {
  const { type } = message.root;
  const report = type.params['report-type']?.toLowerCase() ?? '';
  if (type.value === 'multipart/report') return report === 'delivery-status' ? 'dsn' : 'mdn';
  // The volet writes one form in its text and the other in its example.
  if (/^\[(KO Intégration système|Erreur d['’]intégration) ?!\]/i.test(subjectOf(message))) return 'notification';
  return subjectOf(message).includes(PREFIX) || leavesOf(message.root).some(isArchivePart) ? 'document' : 'plain';
}

/** Where a header stands, or where it should. */
export function headerPlace(mail: Mail, name: string): ArtefactPlace {
  const line = headerOf(mail.message.root.headers, name)?.line;
  return at(mail.artefact, line === undefined ? { header: name } : { header: name, line });
}

/** A part is named by its rank: its file name may be that of a patient. */
export function partPlace(mail: Mail, part: MimePart): ArtefactPlace {
  return at(mail.artefact, part.path === '' ? { line: part.line } : { line: part.line, entry: part.path });
}

/** Mailboxes of every recipient, the domain in lower case. */
export function recipientsOf(message: MimeMessage): string[] {
  return ['to', 'cc', 'bcc'].flatMap((name) => headersNamed(message.root.headers, name).flatMap((header) => addressesOf(header).map(({ address }) => lowerDomain(address))));
}

export function lowerDomain(address: string): string {
  const sign = address.lastIndexOf('@');
  return sign < 0 ? address : address.slice(0, sign + 1) + address.slice(sign + 1).toLowerCase();
}

/** Empty when an address has none: what then stands in its place may be a name. */
export function domainOf(address: string): string {
  return address.includes('@') ? lowerDomain(address).slice(address.lastIndexOf('@') + 1) : '';
}

/** The local part of each mailbox of a patient. */
export function citizensOf(message: MimeMessage): string[] {
  return recipientsOf(message)
    .filter((address) => address.endsWith(`@${CITIZEN_DOMAIN}`))
    .map((address) => address.slice(0, -CITIZEN_DOMAIN.length - 1))
    .filter((local) => local !== ANSWERING_MAILBOX);
}
