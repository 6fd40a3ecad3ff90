/** The points each fact lists: the choices of the questions that read it, by their ids. */
export const POINTS = {
  'mss.message.points': ['onePatient', 'attachments', 'subject', 'pdfName', 'pdfContent', 'messageId', 'utf8', 'body', 'sender'],
  'mss.xdm.points': ['layout', 'links', 'submission', 'identifiers', 'codes', 'patient', 'clean'],
  'mss.header.points': ['codeCda', 'ins', 'nil'],
  'mss.receipt.points': ['threaded', 'dsn', 'mdnRequest', 'mdnReturn'],
  'mss.patient.points': ['address', 'qualified', 'endHeader', 'endSubject', 'size', 'minor', 'replyTo', 'hidden'],
} as const;

export type PointFact = keyof typeof POINTS;
export const DOMAIN_FACT = 'mss.whiteList.domain';
