import type { ErrorParams } from '../../core/error.js';
import type { InsReasons, InsWords } from './messages.js';

const said = (params: ErrorParams, key: string): string => {
  const value = params[key];
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
};

/** A value read, or that there is none. */
const quoted = (params: ErrorParams, key: string): string => (said(params, key) === '' ? 'nothing' : `“${said(params, key)}”`);

/** Several codes, each in words. */
const listOf = (params: ErrorParams, key: string, words: Readonly<Record<string, string>>): string => {
  const codes = params[key];
  return (Array.isArray(codes) ? codes : []).map((each: string) => worded(words, each)).join(', ');
};

/** A word by code; the code itself when it has none. */
const worded = (words: Readonly<Record<string, string>>, code: string): string => (Object.hasOwn(words, code) ? (words[code] ?? code) : code);

const TRAITS = { birthName: 'birth name', firstName: 'first given name', givenNames: 'list of given names', sex: 'sex', birthDate: 'date of birth', birthPlace: 'place of birth code' };
const STATUSES = { provisional: 'The identity is provisional', retrieved: 'The identity is retrieved', validated: 'The identity is validated', unknown: 'The identity has no known status' };
const CHANGES = { change: 'a change of number (A47)', removal: 'a removal (A47)', downgrade: 'a downgrade (A47 and PROV)' };

const CHANGE_FLAWS = {
  noNew: 'The A47 message gives neither a new INS nor an erasure of the INS in PID-3.',
  noFormer: 'The A47 message does not give the former INS in MRG-1.',
  same: 'The A47 message gives the same INS in PID-3 and in MRG-1.',
};
const BLOCK_FLAWS = {
  'block-unknown': 'What starts here is none of the blocks S1 to S7.',
  'block-twice': 'The block is written twice.',
  'block-short': 'The block does not have the length the format sets.',
  'block-missing': 'The mandatory block is missing.',
};
const CUTS = { nameless: 'The message stops before the PID segment.', unfinished: 'The message stops in the middle of the PID segment.' };

const UNREADABLE = {
  'hl7v2/no-header': 'The file does not start with an MSH segment.',
  'hl7v2/separators': 'The separators declared in MSH-1 and MSH-2 do not let the message be read.',
  'hl7v2/charset': 'The character set named in MSH-18 is not supported.',
  'hl7v2/not-text': 'The message is not written in the character set that MSH-18 names.',
  'hl7v2/base64': 'The content is not base64.',
  'xml/too-large': 'The document is too large to be read.',
  'xml/encoding': 'The document declares an encoding that is not supported.',
  'xml/not-text': 'The document is not written in the encoding it declares.',
  'xml/doctype': 'The document holds a DOCTYPE declaration, refused for safety.',
  'xml/too-deep': 'The document nests elements too deep.',
  'xml/too-many-nodes': 'The document has too many elements.',
  'xml/not-well-formed': 'The document is not well-formed XML.',
  'cda/not-a-document': 'The root of the document is not ClinicalDocument.',
  'cda/no-patient': 'The document has no recordTarget/patientRole.',
  'json/not-text': 'The file is not UTF-8.',
  'json/too-deep': 'The file nests values too deep.',
  'json/too-many-values': 'The file has too many values.',
  'json/duplicate-key': 'One object has the same key twice.',
  'json/not-well-formed': 'The file is not well-formed JSON.',
  'fhir/not-a-resource': 'The file is not a FHIR resource.',
  'datamatrix/no-header': 'The content does not start with the header IS01.',
  'datamatrix/not-text': 'The content is not text.',
};
const tooMuch = Object.fromEntries(
  ['hl7v2/too-large', 'hl7v2/too-many-messages', 'hl7v2/too-many-segments', 'hl7v2/too-many-parts', 'cda/too-many-parts', 'json/too-large', 'datamatrix/too-large', 'datamatrix/too-many-payloads', 'datamatrix/too-long', 'ins/too-many-identities', 'ins/too-many-documents'].map((code) => [code, 'The file is beyond what this tool accepts to read.']),
);
const unreadable = (params: ErrorParams): string => worded({ ...UNREADABLE, ...tooMuch }, said(params, 'code'));

export const en: InsWords = {
  'ins.matricule.form': { title: 'An INS number has 15 characters', found: (params) => `The number has ${said(params, 'length')} characters, or not the form of a NIR or a NIA.`, todo: 'Send the 13 characters followed by the key, without space, in capitals.' },
  'ins.matricule.key': {
    title: 'The key of the INS number is right',
    found: (params) => `The number ${said(params, 'matricule')} has the key ${said(params, 'read')}; its first 13 characters call for ${said(params, 'expected')}.`,
    todo: 'Check the key on entry, and keep the number as INSi returned it. In Corsica, 2A reads 19 and 2B reads 18.',
  },
  'ins.matricule.unusual': { title: 'The number comes from an uncommon civil status', found: (params) => `The number ${said(params, 'matricule')} starts with a digit other than 1 or 2, or has a month outside 01 to 12.`, todo: 'Check that INSi returned this number; if it did, nothing is to be mended.' },
  'ins.matricule.oid': { title: 'An INS number bears the OID of an INS authority', found: (params) => `The identifier is presented as an INS, and its authority is not an INS authority. Authority read: ${quoted(params, 'oid')}.`, todo: 'Send the number with the OID that INSi returned.' },
  'ins.matricule.type': { title: 'The identifier type matches the INS OID', found: (params) => `The identifier of authority ${said(params, 'oid')} must have the type ${said(params, 'expected')}. Type read: ${quoted(params, 'type')}.`, todo: 'Correct the identifier type.' },
  'ins.matricule.obsolete': { title: 'INS-C is no longer used', found: () => 'The identity bears an INS-C, an identifier going out of use.', todo: 'Replace it with the INS number returned by INSi.' },
  'ins.oid.production': {
    title: 'A production INS has no place in a test file',
    found: (params) => `The file is said to be a test and bears a number under the production OID ${said(params, 'oid')}.`,
    todo: 'If the identity is real, remove the file from the dossier. If not, use a test identity, under the OID 1.2.250.1.213.1.4.10.',
  },
  'ins.oid.test': { title: 'A test INS is not sent in production', found: (params) => `The file is said to come from production and bears a number under the test or demonstration OID ${said(params, 'oid')}.`, todo: 'Correct the authority of the number, or the environment that the dossier gives this file.' },
  'ins.traits.missing': { title: 'An INS number comes with all the strict traits', found: (params) => `Missing: ${worded(TRAITS, said(params, 'trait'))}.`, todo: 'Send the trait as INSi returned it, in the field the format keeps for it.' },
  'ins.traits.sex': { title: 'With an INS, the sex is F or M', found: () => 'The sex is neither F nor M, though an INS number is sent.', todo: 'Keep the sex returned by INSi.' },
  'ins.traits.birthDate': { title: 'The date of birth is complete and exists', found: () => 'The date of birth is not a calendar day written as the format asks.', todo: 'Write the year in four digits, the month and the day in two.' },
  'ins.traits.birthPlace': { title: 'The place of birth is a COG code', found: () => 'The place of birth is not an official geographic code of five characters.', todo: 'Write the code of the commune of birth, or of the country for a person born abroad.' },
  'ins.status.notQualified': { title: 'The INS number travels with a qualified identity only', found: (params) => `${worded(STATUSES, said(params, 'status'))} and its INS is sent. Status code read: ${quoted(params, 'code')}.`, todo: 'Keep the number and its OID out of what the product sends until the identity is qualified.' },
  'ins.status.correctedDate': { title: 'A corrected date of birth bars the INS', found: () => 'ZFD-4 says that the date of birth was corrected, and an INS number is sent.', todo: 'Send no number for an identity whose date was corrected by rule.' },
  'ins.status.unknownCode': { title: 'The identity status has a code of the guide', found: (params) => `The status code “${said(params, 'code')}” is not in the table of the guide followed.`, todo: 'Use a code of the table, or declare the edition of the guide that the flow follows.' },
  'ins.attributes.status': { title: 'A doubtful or fictitious identity is provisional', found: (params) => `The attribute ${said(params, 'attribute')} is on an identity that is not provisional.`, todo: 'Bring the identity back to provisional when this attribute is set.' },
  'ins.attributes.matricule': { title: 'A doubtful or fictitious identity has no INS number', found: (params) => `The attribute ${said(params, 'attribute')} is on an identity that sends an INS number.`, todo: 'Invalidate the number and its OID when this attribute is set.' },
  'ins.attributes.cumulated': { title: 'Fictitious goes with no other attribute', found: (params) => `The attribute FICT comes with ${said(params, 'others')}.`, todo: 'Keep one of them; only doubtful and homonym go together.' },
  'ins.nir.asIns': { title: 'A social security number is not presented as an INS', found: (params) => `The identifier is presented as an INS under the authority ${said(params, 'oid')}, that of a social security number.`, todo: 'Give it the type NH, and the INS returned by INSi in another identifier.' },
  'ins.nir.asLocal': { title: 'A local identifier is not a NIR', found: () => 'A local identifier has the value of an INS number or of a social security number.', todo: 'Give the patient an identifier of the product’s own.' },
  'ins.nir.sharedOid': { title: 'In FHIR, the social security number has its own authority', found: (params) => `An identifier of type NH is under the authority ${said(params, 'oid')}, which FR Core now keeps for the INS.`, todo: 'Use the OID 1.2.250.1.213.1.4.13 for a NIR, 1.2.250.1.213.1.4.14 for a NIA, once you have checked that your edition of FR Core has them.' },
  'ins.pam.separators': { title: 'MSH-2 declares the usual separators', found: (params) => `MSH-2 is not “^~\\&”. Unexpected characters: ${said(params, 'strange') || 'none, some are missing'}.`, todo: 'Write MSH-2 with the ASCII characters ^ ~ \\ &. A tilde turned into U+02DC often comes from a word processor.' },
  'ins.pam.authority': { title: 'The INS authority is complete in CX-4', found: () => 'CX-4 does not have its three subcomponents: name, OID and ISO.', todo: 'Write CX-4 with the name of the authority, its OID and ISO, separated by &.' },
  'ins.pam.validity': { title: 'The INS has no validity dates in PID-3', found: (params) => `CX-${said(params, 'component')} is filled; PAM FR wants it empty for an INS.`, todo: 'Leave CX-7 and CX-8 empty for the INS.' },
  'ins.pam.nameType': { title: 'Each name of PID-5 says its type', found: () => 'No name of PID-5 has the type L (birth name) as its seventh component.', todo: 'Write L in XPN-7 for the birth name, D for the name in use.' },
  'ins.pam.pid19': { title: 'PID-19 is empty', found: () => 'PID-19 is filled; PAM FR forbids it.', todo: 'Send the social security number in PID-3, with the type NH.' },
  'ins.pam.change': { title: 'An A47 message gives the new INS and the former one', found: (params) => worded(CHANGE_FLAWS, said(params, 'flaw')), todo: 'Give in PID-3 the new INS, or "" under the OID of the INS removed, and in MRG-1 the former one.' },
  'ins.pam.erasedOid': { title: 'An erased INS keeps its authority', found: () => 'The INS is erased ("") without the OID of an INS authority.', todo: 'Keep in CX-4 the OID of the INS removed.' },
  'ins.pam.twoMatricules': { title: 'PID-3 gives one number for each INS authority', found: () => 'Two different numbers are given under the same INS authority.', todo: 'Send only the last number returned by INSi.' },
  'ins.collection.missing': { title: 'The origin of a qualified INS is traced', found: () => 'The identity is qualified and the message has no ZFD segment.', todo: 'Add the ZFD segment: how it was obtained, the date of the call to INSi, the paper checked.' },
  'ins.collection.incomplete': { title: 'The ZFD segment is complete for a qualified INS', found: (params) => `ZFD-${said(params, 'field')} is empty.`, todo: 'Fill ZFD-5 (how it was obtained), ZFD-6 (date of the call to INSi) and ZFD-7 (paper checked).' },
  'ins.collection.code': { title: 'The ZFD segment uses the codes of PAM FR', found: (params) => `The code “${said(params, 'code')}” of ZFD-${said(params, 'field')} is not in its table.`, todo: 'Use a code of the table of the field.' },
  'ins.collection.reliability': { title: 'FHIR may say how the INS was obtained', found: () => 'The reliability extension lacks how the identity was obtained, how it was validated, or both.', todo: 'Add methodCollection and validationMode if your receivers use them.' },
  'ins.cda.qualifier': { title: 'The patient’s name uses only the qualifiers BR and CL', found: (params) => `The qualifier “${said(params, 'qualifier')}” is not admitted.`, todo: 'Use BR for birth, CL for use, and no qualifier for the list of given names.' },
  'ins.cda.oneName': { title: 'The patient has one name element', found: (params) => `The patient has ${said(params, 'count')} name elements.`, todo: 'Put all names in one name element.' },
  'ins.cda.genderSystem': { title: 'The sex is coded in the expected system', found: (params) => `The codeSystem of the sex is not the expected one. Read: ${quoted(params, 'system')}.`, todo: 'Use 2.16.840.1.113883.5.1.' },
  'ins.fhir.use': { title: 'An INS identifier says its use', found: (params) => `The use of the INS identifier is not admitted. Read: ${quoted(params, 'use')}. Admitted: ${said(params, 'allowed')}.`, todo: 'Correct use, or declare the edition of FR Core that the flow follows.' },
  'ins.fhir.insRequired': { title: 'An identity said to be verified bears an INS (fr-core-1)', found: (params) => `The status is ${said(params, 'code')} and the resource bears no INS.`, todo: 'Add the INS, or give the identity its own status.' },
  'ins.fhir.oneOfficial': { title: 'One identifier only is official (fr-core-2)', found: (params) => `The resource has ${said(params, 'count')} official identifiers.`, todo: 'Keep official for the INS in force only.' },
  'ins.fhir.unknownBirthPlace': { title: 'The place of birth is known (fr-core-3)', found: () => 'The place of birth has the code 99999 though the identity is said to be verified.', todo: 'Keep the place of birth returned by INSi.' },
  'ins.fhir.birthPlaceSystem': { title: 'The place of birth code names its system', found: (params) => `The place of birth code is not in the system TRE_R13-CommuneOM. System read: ${quoted(params, 'system')}.`, todo: 'Add the system TRE_R13-CommuneOM to the code.' },
  'ins.fhir.district': { title: 'The place of birth code has its own extension', found: () => 'The place of birth code is also copied in district.', todo: 'Leave the code to the extension fr-core-address-insee-code.' },
  'ins.fhir.statusSystem': { title: 'The status is coded in the system of the edition followed', found: (params) => `This edition of FR Core codes the status in the system “${said(params, 'expected')}”. System read: ${quoted(params, 'system')}.`, todo: 'Correct the system, or declare the edition of FR Core that the flow follows.' },
  'ins.fhir.name': { title: 'The patient has one official name, with one given', found: (params) => `Elements ${said(params, 'flaw')} read: ${said(params, 'count')}, instead of one.`, todo: 'Keep one official name with the first given name; the list has its extension.' },
  'ins.fhir.gender': { title: 'The sex is male, female or unknown', found: (params) => `The sex is “${said(params, 'gender')}”.`, todo: 'Use male, female or unknown.' },
  'ins.fhir.contact': { title: 'The INS identifier of a contact is an INS number', found: () => 'A contact bears, under an INS authority, an identifier that is not an INS number.', todo: 'Give this identifier the authority that assigned it.' },
  'ins.datamatrix.header': { title: 'The INS datamatrix starts with its header', found: () => 'The header is not IS01 followed by 22 zeros.', todo: 'Write the header of 26 characters.' },
  'ins.datamatrix.separator': {
    title: 'Blocks of variable length are separated by GS',
    found: (params) => worded({ 'separator-missing': `The separator GS (0x1D) is missing after block ${said(params, 'block')}.`, 'separator-needless': `The separator GS (0x1D) is needless after block ${said(params, 'block')}.` }, said(params, 'flaw')),
    todo: 'Write GS after S2, S3 or S4 when the block is shorter than its greatest length and not the last, and nowhere else.',
  },
  'ins.datamatrix.block': { title: 'The INS datamatrix has its blocks, once each', found: (params) => `${worded(BLOCK_FLAWS, said(params, 'flaw'))} Block: ${said(params, 'block') || 'not recognised'}.`, todo: 'Write the blocks S1 to S6, and S7 if the place of birth is known, at the length the format sets.' },
  'ins.datamatrix.letters': { title: 'The names of the datamatrix are in capitals without accents', found: () => 'A name holds something else than capitals without accents, spaces, hyphens and apostrophes.', todo: 'Write the traits as INSi returned them.' },
  'ins.datamatrix.order': { title: 'The blocks are in the usual order', found: (params) => `Block ${said(params, 'block')} follows a block of higher rank; a reader must accept it.`, todo: 'Preferably write the blocks from S1 to S7.' },
  'ins.batch.traits': { title: 'One number has the same traits everywhere', found: (params) => `For the number ${said(params, 'matricule')}, the ${worded(TRAITS, said(params, 'trait'))} differs from what ${said(params, 'other')} gives.`, todo: 'Send the traits returned by INSi everywhere.' },
  'ins.batch.authorities': { title: 'One number has the same authority everywhere', found: (params) => `The number ${said(params, 'matricule')} has another authority here than in ${said(params, 'other')}.`, todo: 'Keep with the number the OID returned with it.' },
  'ins.batch.twoMatricules': { title: 'One identity has one number', found: (params) => `The same traits have the number ${said(params, 'matricule')} here, and another in ${said(params, 'other')}.`, todo: 'Look for a duplicate, or for a change of number that was not passed on.' },
  'ins.transport.ids': { title: 'The message gives the patient the identifiers of the CDA it carries', found: (params) => worded({ lost: 'An identifier of the patient in the CDA is not in PID-3.', added: 'An identifier of PID-3 is not in the CDA carried.' }, said(params, 'flaw')), todo: 'Write in PID-3 the identifiers of recordTarget/patientRole, and only those.' },
  'ins.transport.content': { title: 'The content announced as XML is a CDA', found: (params) => `The content of OBX-5 could not be read as a CDA. ${unreadable(params)}`, todo: 'For the identifiers to be compared, carry a complete CDA in this test message.' },
  'ins.mssante.address': { title: 'The citizen mailbox is the patient’s INS number', found: () => 'An address at @patient.mssante.fr is not the one the number sent gives.', todo: 'Build the address from the number of the qualified identity.' },
  'ins.coherence.sex': { title: 'The sex and the number say the same', found: (params) => `The first digit of the number ${said(params, 'matricule')} does not say the sex sent.`, todo: 'Check the traits with INSi; a difference may be legitimate.' },
  'ins.coherence.birthDate': { title: 'The date of birth and the number say the same', found: (params) => `The year and month of the number ${said(params, 'matricule')} are not those of the date sent.`, todo: 'Check the traits with INSi; a difference may be legitimate.' },
  'ins.coherence.birthPlace': { title: 'The place of birth and the number say the same', found: (params) => `The place code of the number ${said(params, 'matricule')} is not the one sent.`, todo: 'Check the traits with INSi; a difference may be legitimate.' },
  'ins.firstNames.prefix': { title: 'The list of given names starts with the first one', found: () => 'The list of given names does not start with the first given name sent.', todo: 'Send the whole list returned by INSi, the first name included.' },
  'ins.names.case': { title: 'The traits returned by INSi are in capitals without accents', found: () => 'A birth name or given name holds something else than capitals without accents, spaces, hyphens and apostrophes.', todo: 'Keep the traits as INSi returned them.' },
  'ins.artefact.unreadable': { title: 'The file can be read', found: unreadable, todo: 'Export the file again from the product, without opening it in another program.' },
  'ins.artefact.manyRemarks': { title: 'Up to a hundred remarks alike are shown for a file', found: (params) => `More remarks like those shown are left out. Count: ${said(params, 'count')}.`, todo: 'Mend the first ones, then run the probe again.' },
  'ins.hl7v2.cut': { title: 'The message is whole', found: (params) => `${worded(CUTS, said(params, 'flaw'))} The file may have been cut.`, todo: 'Export the whole message again, up to the end of its last segment.' },
  'ins.hl7v2.strayLine': { title: 'Each line of the message is a segment', found: (params) => `Some lines are not segments and were not read. Count: ${said(params, 'count')}.`, todo: 'Replace the line breaks of texts with the HL7 escape sequence.' },
};

const FORMATS = { hl7v2: 'an HL7 v2 message', cda: 'a CDA', fhir: 'a FHIR resource', datamatrix: 'an INS datamatrix' };

export const reasonsEn: InsReasons = {
  'ins/unreadable': (params) => `These files could not be read: ${said(params, 'artefacts')}.`,
  'ins/doubtful': (params) => `What was read does not settle it. Files concerned: ${said(params, 'artefacts')}.`,
  'ins/nothing-to-read': (params) => `No file read shows it. This fact is read in: ${listOf(params, 'formats', FORMATS)}.`,
  'ins/changes-unseen': (params) => `The messages read do not show every case. Missing: ${listOf(params, 'missing', CHANGES)}.`,
  'ins/datamatrix-alone': (params) => `No other file read carries the number of this datamatrix, so nothing says that the printed document gives the same identity. Files concerned: ${said(params, 'artefacts')}.`,
};
