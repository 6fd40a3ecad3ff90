import { text, type Params } from './params.js';

/** What a parameter names by a code, in English. */
type Codes = Readonly<Record<string, string>>;

const READING: Codes = {
  'xml/too-large': 'it is too large',
  'xml/encoding': 'its encoding is not known',
  'xml/not-text': 'its bytes are not text in the encoding it announces',
  'xml/doctype': 'it holds a DOCTYPE',
  'xml/too-deep': 'its elements are nested too deep',
  'xml/too-many-nodes': 'it has too many elements',
  'xml/not-well-formed': 'it is not well-formed XML',
  'submission/too-many-objects': 'it describes too many documents',
  'zip/too-large': 'too large, or too large once inflated',
  'zip/damaged': 'it is damaged, cut, or no ZIP archive',
  'zip/too-many-entries': 'it has too many entries',
  'zip/bad-name': 'an entry’s name is not allowed',
  'zip/absolute-path': 'an entry has an absolute path',
  'zip/path-escape': 'an entry leaves the archive (“..”)',
  'zip/encrypted': 'an entry is encrypted',
  'zip/symlink': 'an entry is a symbolic link',
  'zip/special-file': 'an entry is not an ordinary file',
  'zip/compression': 'an entry is compressed by an unknown method',
  'zip/ratio': 'its compression ratio is that of a bomb',
  'zip/duplicate-entry': 'two entries have the same name',
  'zip/nested': 'it holds another archive',
  'zip/too-many-tags': 'it holds too many XML elements',
  'xdm/too-many-lots': 'it holds too many sets',
  'mime/too-large': 'it is too large',
  'mime/not-a-message': 'it is no message: it has no header',
  'mime/too-many-parts': 'it has too many parts',
  'mime/too-deep': 'its parts are nested too deep',
  'mime/headers-too-large': 'its headers are too long',
  'mime/too-many-headers': 'it has too many headers',
  'mime/too-many-lines': 'it has too many lines',
  'whiteList/not-a-list': 'it is no MSSanté white list',
};
export const DEFECTS: Codes = {
  bom: 'the file begins with a byte order mark (BOM)',
  headerLine: 'a header line has no name',
  finalBoundary: 'the final boundary of a part is missing',
  boundaryMissing: 'a multipart does not announce its boundary',
};
export const MESSAGE_ID: Codes = {
  absent: 'the header is missing',
  several: 'the header stands several times',
  form: 'the identifier is not written <left@right>',
  duplicate: 'another message bears the same identifier',
};
export const SENDER: Codes = {
  absent: 'the sender has no label',
  address: 'the sender’s label is an address',
};
export const THREAD: Codes = {
  inReplyTo: 'In-Reply-To does not bear one message identifier',
  references: 'References is missing or empty',
  order: 'References does not end with the identifier of In-Reply-To',
};
export const PREFIX: Codes = {
  absent: 'the subject is empty',
  missing: 'the subject does not begin with “XDM/1.0/DDM+”',
  misplaced: '“XDM/1.0/DDM” is misplaced, or not followed by “+”',
};
export const SUBJECT: Codes = {
  label: 'the label differs',
  name: 'the name or the first name differs',
  nameCase: 'the name is not in capitals, or an accent remains',
  date: 'the date of birth differs, or is not written DD/MM/YYYY',
};
export const ARCHIVE: Codes = {
  absent: 'no archive is attached',
  several: 'several archives are attached',
  name: 'the archive is not named IHE_XDM.zip',
};
export const PDF_NAME: Codes = {
  form: 'the name does not have the expected form',
  date: 'the date is not that of the act',
  type: 'the type is not that of the document',
  patient: 'the name or the first name is not that of the document',
};
export const CODES: Codes = {
  absent: 'the header is missing',
  several: 'the header stands several times',
  needless: 'the header stands without a CDA document',
  codes: 'the codes are not those of the documents',
};
export const INS_HEADER: Codes = {
  absent: 'the header is missing',
  several: 'the header stands several times',
  needless: 'the header stands without a CDA document',
  value: 'the value is neither O nor N',
  false: 'the value does not tell what the documents’ identities are',
};
export const NIL: Codes = {
  absent: 'the header is missing',
  several: 'the header stands several times',
  empty: 'the header is empty',
};
export const END: Codes = {
  value: 'the value is not FIN, or the header is repeated',
  recipient: 'no recipient is a patient',
};
export const QUALIFIED: Codes = {
  incomplete: 'a document lacks the INS and the four traits of the patient',
  other: 'an address is not that of the documents’ patient',
  header: 'X-MSS-INS is not O',
};
export const PARTS: Codes = {
  missing: 'parts are missing',
  extra: 'there are more than three parts',
  order: 'the parts are not in order',
};
export const MDN_ERROR: Codes = {
  absent: 'the Error field is missing',
  code: 'the error code is not between 900 and 906',
};
export const MDN_SUBJECT: Codes = {
  success: 'the subject is not that of the original message',
  error: 'the subject does not tell the error as the volet asks',
};
export const EBXML: Codes = {
  '2.1': '2.1',
  unknown: 'of an unknown edition',
};
export const URI: Codes = {
  missing: 'no file of the folder bears the declared name',
  case: 'the file exists, but in another case',
};
export const SIGNATURE: Codes = {
  absent: 'the list is not signed',
  several: 'the list bears several signatures',
  place: 'the signature is not at the end of the root',
  algorithm: 'an algorithm of the signature is not allowed',
  reference: 'the signature does not cover the whole list',
  certificate: 'the signer’s certificate cannot be read',
  digest: 'the digest is not that of the content',
  value: 'the value of the signature is false',
};
export const OPERATOR: Codes = {
  spaces: 'an operator’s name has spaces after commas',
  identifier: 'an operator’s name has no OU that bears a FINESS or a SIRET',
};

/** Why an artefact could not be read. */
export function reading(p: Params): string {
  return READING[text(p, 'reason')] ?? 'it cannot be read';
}
