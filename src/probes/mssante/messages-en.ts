import type { CheckWords, ProbeWords } from '../probe.js';
import { CODES, DEFECTS, EBXML, END, INS_HEADER, MDN_ERROR, MDN_SUBJECT, MESSAGE_ID, NIL, OPERATOR, PARTS, PDF_NAME, PREFIX, QUALIFIED, reading, SENDER, SIGNATURE, SUBJECT, THREAD, URI, ARCHIVE } from './problems-en.js';
import { list, one, text, words, type Params } from './params.js';

const quoted = (p: Params, name: string): string => `“${text(p, name)}”`;
const charset = (p: Params): string => (p['charset'] === 'absent' ? 'none' : text(p, 'charset'));
const codes = (p: Params): string => [words(p['missing']).length > 0 ? `; missing: ${list(p, 'missing')}` : '', words(p['extra']).length > 0 ? `; extra: ${list(p, 'extra')}` : ''].join('');
const missing = (p: Params): string => (words(p['missing']).length > 0 ? `: ${list(p, 'missing')}` : '');
const document = (p: Params): string => (p['reason'] === 'other' ? 'this XML file is no CDA document' : `the document cannot be read: ${reading(p)}`);
const ins = (p: Params): string => (p['problem'] === 'other' ? `matricule ${text(p, 'patient')} or its OID is not that of the CDA, ${text(p, 'document')}` : 'the attribute patientId bears no INS matricule with its OID');
const form = (p: Params): string => `type “${text(p, 'type')}”, authority “${text(p, 'kind')}”`;

/** What each check says, in English. */
export const en: Readonly<Record<string, CheckWords>> = {
  'mss.message.unreadable': { title: 'Readable message', found: (p) => `the message cannot be read: ${reading(p)}`, todo: 'Export the complete source of the message (.eml), as it was sent.' },
  'mss.message.form': { title: 'Form of the message', found: (p) => one(p, 'defect', DEFECTS), todo: 'Correct what writes the message: some readers stop there.' },
  'mss.message.date': { title: 'Date of the message', found: () => 'there is no Date header', todo: 'Add the Date header.' },
  'mss.message.id': { title: 'Message-ID', found: (p) => one(p, 'problem', MESSAGE_ID), todo: 'Give each message one Message-ID, unique, written <left@right>.' },
  'mss.message.utf8': { title: 'Text in UTF-8', found: (p) => `a text part is not in UTF-8 (charset announced: ${charset(p)})`, todo: 'Write text parts in UTF-8 and announce charset=utf-8.' },
  'mss.message.body': { title: 'Body of the message', found: (p) => `the body is of type ${quoted(p, 'type')}`, todo: 'Write the body as text/plain or multipart/alternative.' },
  'mss.message.sender': { title: 'Sender’s label', found: (p) => one(p, 'problem', SENDER), todo: 'Give the mailbox a label that tells the person and their organisation, or the entity.' },
  'mss.message.replyTo': { title: 'Reply address', found: (p) => `the domain ${quoted(p, 'domain')} is not in the white list provided`, todo: 'Have answers go to an MSSanté mailbox, or provide the current white list.' },
  'mss.message.thread': { title: 'Thread of an answer', found: (p) => one(p, 'problem', THREAD), todo: 'In an answer, repeat the identifier of the original message in In-Reply-To and at the end of References.' },
  'mss.message.onePatient': { title: 'One patient per message', found: (p) => `the message names ${text(p, 'count')} patient identifiers: ${list(p, 'patients')}`, todo: 'Send one message for each patient.' },
  'mss.message.notification': { title: 'Error notification', found: () => 'this message tells an integration error without being an MDN; it is not counted as a receipt', todo: 'Nothing to correct if the sender asked for no MDN.' },
  'mss.subject.prefix': { title: 'Prefix of the subject', found: (p) => one(p, 'problem', PREFIX), todo: 'Begin the subject with “XDM/1.0/DDM+”, then the label, the name, the first name and the date of birth.' },
  'mss.subject.content': { title: 'Subject and documents', found: (p) => `the subject is not the one the documents give: ${one(p, 'part', SUBJECT)}`, todo: 'Build the subject from the CDA: label of the code (40 characters at most) or “N documents”, birth name in unaccented capitals, unaccented first name, date DD/MM/YYYY.' },
  'mss.subject.encoding': { title: 'Encoding of the subject', found: () => 'the subject holds raw non-ASCII characters', todo: 'Encode the subject (RFC 2047).' },
  'mss.attachment.archive': { title: 'Attached archive', found: (p) => one(p, 'problem', ARCHIVE), todo: 'Attach one archive, named IHE_XDM.zip.' },
  'mss.attachment.archiveName': { title: 'Name of the archive', found: (p) => `the archive is named ${quoted(p, 'name')}`, todo: 'Name it IHE_XDM.zip, letter case included.' },
  'mss.attachment.archiveType': { title: 'Type of the archive', found: (p) => `the archive is announced as ${quoted(p, 'type')}`, todo: 'Announce application/zip.' },
  'mss.attachment.pdf': { title: 'As many PDF files as documents', found: (p) => `PDF files attached: ${text(p, 'pdf')}; CDA documents in the archive: ${text(p, 'cda')}`, todo: 'Attach one PDF for each CDA document.' },
  'mss.attachment.pdfA': { title: 'PDF/A-1', found: () => 'nothing in the metadata of the PDF announces PDF/A-1 (pdfaid:part = 1)', todo: 'Produce the PDF as PDF/A-1 and check it with a PDF/A validator: announcing it is not enough.' },
  'mss.attachment.pdfName': { title: 'Name of the PDF', found: (p) => one(p, 'problem', PDF_NAME), todo: 'Name the PDF: day of the act (YYYYMMDD), type of document, NAME, first name, separated by “_”.' },
  'mss.attachment.pdfContent': { title: 'PDF drawn from the CDA', found: (p) => `no attached PDF is the one that ${quoted(p, 'entry')} wraps`, todo: 'Attach the very PDF that the level 1 CDA wraps.' },
  'mss.attachment.nameEncoding': { title: 'Encoding of file names', found: () => 'a file name holds raw non-ASCII characters', todo: 'Encode the file name (RFC 2231).' },
  'mss.header.codeCda': { title: 'X-MSS-CODECDA header', found: (p) => `${one(p, 'problem', CODES)}${codes(p)}`, todo: 'Set X-MSS-CODECDA to the codes of all CDA of the archive, separated by commas; without CDA, remove it.' },
  'mss.header.ins': { title: 'X-MSS-INS header', found: (p) => one(p, 'problem', INS_HEADER), todo: 'Set X-MSS-INS: O when matricule, OID and four traits are in the documents, N otherwise; without CDA, remove it.' },
  'mss.header.nil': { title: 'X-MSS-NIL header', found: (p) => one(p, 'problem', NIL), todo: 'Set X-MSS-NIL once, on every message, with the reference of the software that produces it.' },
  'mss.header.end': { title: 'X-MSS-MES header', found: (p) => one(p, 'problem', END), todo: 'Write FIN, in three capitals, and only to a patient.' },
  'mss.patient.address': { title: 'Address of a patient', found: (p) => `the local part of the address (${text(p, 'address')}) is not an INS matricule`, todo: 'Make the address of the 15-character INS matricule, without prefix or suffix, then @patient.mssante.fr.' },
  'mss.patient.key': { title: 'Key of the address’s matricule', found: (p) => `the key of matricule ${text(p, 'address')} is false`, todo: 'Use the matricule as INSi gives it; some official test examples have a false key.' },
  'mss.patient.qualified': { title: 'Address and qualified identity', found: (p) => one(p, 'problem', QUALIFIED), todo: 'Write to a patient only when their INS is qualified: the address is then that of the documents’ patient, and X-MSS-INS is O.' },
  'mss.patient.endSubject': { title: 'End of exchange by the subject', found: () => 'the subject looks like an end of exchange without being exactly [FIN]: it will not be one', todo: 'Prefer the X-MSS-MES: FIN header; otherwise the subject is exactly [FIN].' },
  'mss.patient.size': { title: 'Size towards a patient', found: (p) => `the message weighs ${text(p, 'size')} bytes`, todo: 'Stay under 25 MB, message encoded; the text does not say whether it counts by 1,000 or by 1,024.' },
  'mss.patient.hidden': { title: 'Document the patient may not see', found: (p) => `a document ${quoted(p, 'code')} is sent to a patient’s mailbox`, todo: 'Do not send a patient a document made invisible to them, or to their legal representatives.' },
  'mss.mdn.parts': { title: 'Parts of the MDN', found: (p) => `${one(p, 'problem', PARTS)}${missing(p)}`, todo: 'Give three parts in order: text/plain, message/disposition-notification, message/rfc822 with the whole original message.' },
  'mss.mdn.fields': { title: 'Fields of the MDN', found: (p) => `missing fields: ${list(p, 'fields')}`, todo: 'Give Disposition, Final-Recipient, Original-Message-ID and Original-Recipient.' },
  'mss.mdn.recipientType': { title: 'Recipient of the MDN', found: () => 'Final-Recipient has no address type', todo: 'Write Final-Recipient: rfc822; then the address.' },
  'mss.mdn.disposition': { title: 'Disposition of the MDN', found: () => 'the Disposition field does not have the expected form', todo: 'Write the action mode, the sending mode, “;”, then displayed, deleted, dispatched or processed, with /error on error.' },
  'mss.mdn.legacyError': { title: 'Former way of telling an error', found: (p) => `error ${text(p, 'code')} is written in Disposition, as editions of the volet before v1.1.3 did`, todo: 'Write processed/error, and the code in the Error field.' },
  'mss.mdn.error': { title: 'Error code of the MDN', found: (p) => one(p, 'problem', MDN_ERROR), todo: 'Tell the error by a code from 900 to 906 and its label, in the Error field.' },
  'mss.mdn.subject': { title: 'Subject of the MDN', found: (p) => one(p, 'outcome', MDN_SUBJECT), todo: 'On success, repeat the original subject; on error, put “[KO Intégration système !][code]” before it.' },
  'mss.dsn.fields': { title: 'Fields of the DSN', found: (p) => `missing fields: ${list(p, 'fields')}`, todo: 'Ask the operator for a conforming notice: Final-Recipient, Action and Status for each recipient.' },
  'mss.dsn.subject': { title: 'Subject of the DSN', found: (p) => `the subject says the opposite of the fields: Action ${text(p, 'action')}, Status ${text(p, 'status')}`, todo: 'Read the outcome in the Action and Status fields, never in the subject.' },
  'mss.xdm.unreadable': { title: 'Readable archive', found: (p) => `the archive cannot be read: ${reading(p)}`, todo: 'Make the archive again, and check that it opens outside the product.' },
  'mss.xdm.layout': { title: 'Layout of the archive', found: (p) => `the file ${quoted(p, 'entry')} is missing`, todo: 'Put INDEX.HTM and README.TXT at the root, and a METADATA.XML in each folder of IHE_XDM.' },
  'mss.xdm.names': { title: 'Names in the archive', found: (p) => `${quoted(p, 'entry')} is not in capitals, 8 characters plus 3`, todo: 'Name files and folders with A-Z, 0-9 and _, 8 characters and an extension of 3.' },
  'mss.xdm.clean': { title: 'Stray files', found: (p) => `stray files: ${text(p, 'count')} (${list(p, 'entries')})`, todo: 'Build the archive from a list of files, not from a working folder.' },
  'mss.xdm.metadata': { title: 'Readable METADATA.XML', found: (p) => `METADATA.XML cannot be read: ${reading(p)}`, todo: 'Produce well-formed XML, without DOCTYPE.' },
  'mss.xdm.ebxml': { title: 'Edition of ebXML', found: (p) => `the metadata are written in ebXML ${one(p, 'edition', EBXML)}`, todo: 'Write the metadata in ebXML 3.0 (urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0).' },
  'mss.xdm.set': { title: 'Submission set', found: (p) => `submission sets declared in this folder: ${text(p, 'count')}`, todo: 'Declare exactly one SubmissionSet per folder.' },
  'mss.xdm.member': { title: 'Link from set to document', found: (p) => `no “Original” HasMember association links the set to its document no. ${text(p, 'rank')}`, todo: 'Link the set to each of its documents.' },
  'mss.xdm.required': { title: 'Required attributes', found: (p) => `the attribute ${text(p, 'attribute')} is missing from ${text(p, 'subject')}`, todo: 'Give this attribute: IHE requires it in an archive.' },
  'mss.xdm.uri': { title: 'URI of the document', found: (p) => one(p, 'problem', URI), todo: 'Write in URI the exact name of a file of the same folder, case included.' },
  'mss.xdm.hash': { title: 'Hash of the document', found: (p) => `the hash declared is not that of ${quoted(p, 'entry')}`, todo: 'Compute the SHA-1 of the file as it is put in the archive.' },
  'mss.xdm.size': { title: 'Size of the document', found: (p) => `size declared: ${text(p, 'declared')}; size of the file: ${text(p, 'actual')} bytes`, todo: 'Write the size of the file in bytes, as it is put in the archive.' },
  'mss.xdm.undescribed': { title: 'File not described', found: (p) => `no document of METADATA.XML describes ${quoted(p, 'entry')}`, todo: 'Describe this file, or remove it from the archive.' },
  'mss.xdm.document': { title: 'CDA document', found: (p) => document(p), todo: 'Put well-formed CDA R2 documents in the archive, without DOCTYPE.' },
  'mss.xdm.uniqueId': { title: 'Identifier of the document', found: () => 'the attribute uniqueId is not the identifier of the CDA', todo: 'Repeat ClinicalDocument/id: root, or root^extension.' },
  'mss.xdm.typeCode': { title: 'Type of the document', found: (p) => `the attribute typeCode, ${quoted(p, 'typeCode')}, is not the code of the CDA, ${quoted(p, 'code')}`, todo: 'Repeat ClinicalDocument/code.' },
  'mss.xdm.codes': { title: 'Codes of the document', found: (p) => `codes missing or without a system: ${list(p, 'codes')}`, todo: 'Code each of them, with its codingScheme.' },
  'mss.xdm.contentType': { title: 'Content type of the set', found: () => 'the set has no contentTypeCode', todo: 'Code the content type of the set.' },
  'mss.xdm.ins': { title: 'INS of the patient', found: (p) => ins(p), todo: 'Put in patientId the INS matricule and its OID, those of the CDA, when the identity is qualified.' },
  'mss.xdm.escaped': { title: 'Escaping of patientId', found: () => 'the attribute patientId holds “&amp;” once read: it was escaped twice', todo: 'Escape once: &amp; in the file, & once read.' },
  'mss.xdm.patientForm': { title: 'Form of patientId', found: (p) => `the attribute patientId does not have the expected form: ${form(p)}`, todo: 'Write matricule^^^&OID&ISO^NH.' },
  'mss.xdm.patientSet': { title: 'Patient of the set', found: () => 'the patient of the set is not written as that of the document', todo: 'Use the same patientId in the set and in its documents.' },
  'mss.xdm.traits': { title: 'Traits of the patient', found: (p) => `the attribute sourcePatientInfo differs from the CDA: ${list(p, 'fields')}`, todo: 'Repeat the traits of the CDA.' },
  'mss.artefact.manyRemarks': { title: 'Similar remarks shown up to a hundred for one file', found: (p) => `more remarks, similar to those shown, are not; number: ${text(p, 'count')}`, todo: 'Correct the first ones, then run the probe again.' },
  'mss.whiteList.unreadable': { title: 'Readable white list', found: (p) => `the white list cannot be read: ${reading(p)}`, todo: 'Download it again from the official site.' },
  'mss.whiteList.namespace': { title: 'Namespace of the list', found: (p) => `namespace: ${quoted(p, 'namespace')}`, todo: 'Use the published file, untransformed.' },
  'mss.whiteList.signature': { title: 'Signature of the list', found: (p) => `${one(p, 'problem', SIGNATURE)}: the list cannot be trusted`, todo: 'Use the published file, as it is: a copy, an extract or a reformatting loses the signature.' },
  'mss.whiteList.signer': { title: 'Signer’s certificate', found: (p) => `the certificate, valid from ${text(p, 'from')} to ${text(p, 'until')}, is not at the date of generation (${text(p, 'generated')})`, todo: 'Download the current list.' },
  'mss.whiteList.content': { title: 'Content of the list', found: (p) => `entries: ${text(p, 'entries')}; domains: ${text(p, 'domains')}; operators: ${text(p, 'operators')}; generated on ${text(p, 'generated')} (days since: ${text(p, 'days')})`, todo: 'Nothing to correct; take the current list if this one is old.' },
  'mss.whiteList.operator': { title: 'Operator’s name', found: (p) => `${one(p, 'problem', OPERATOR)}; entries: ${text(p, 'count')}, among them ${quoted(p, 'domain')}`, todo: 'Compare names part by part, never as a text.' },
  'mss.whiteList.domain': { title: 'Sender’s domain', found: (p) => `the domain ${quoted(p, 'domain')} is not in the white list provided`, todo: 'Check the domain with the operator, or take the current list.' },
};

/** Why a fact could not be stated, in English. */
export const reasonsEn: ProbeWords['reasons'] = {
  'mss.reason.nothing': () => 'no artefact allows these points to be judged',
  'mss.reason.noWhiteList': () => 'no white list is provided',
  'mss.reason.noDomain': () => 'no message tells from which domain the product writes',
  'mss.reason.unsigned': () => 'the signature of the white list is absent or false',
  'mss.reason.chain': () => 'the signature is right, but the signer’s chain cannot be verified without the anchor of the IGC-Santé',
};
