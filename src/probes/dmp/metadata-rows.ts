import type { CodeKind, CodedValue, DocumentEntry } from '../../formats/document-entry.js';

/** What the entry of a document must say: rows, so that one is added without code. */
export const REQUIRED: readonly (readonly [name: string, present: (entry: DocumentEntry) => boolean])[] = [
  ['patientId', ({ patientId }) => patientId !== undefined],
  ['uniqueId', ({ uniqueId }) => uniqueId !== undefined],
  ['classCode', ({ codes }) => isCoded(codes.class)],
  ['typeCode', ({ codes }) => isCoded(codes.type)],
  ['formatCode', ({ codes }) => isCoded(codes.format)],
  ['healthcareFacilityTypeCode', ({ codes }) => isCoded(codes.facility)],
  ['practiceSettingCode', ({ codes }) => isCoded(codes.practice)],
  ['confidentialityCode', ({ codes }) => isCoded(codes.confidentiality)],
  ['languageCode', ({ languageCode }) => languageCode !== undefined],
  ['creationTime', ({ creationTime }) => creationTime !== undefined],
  ['serviceStartTime', ({ serviceStartTime }) => serviceStartTime !== undefined],
  ['legalAuthenticator', ({ legalAuthenticator }) => legalAuthenticator !== undefined],
  ['authorPerson', ({ authors }) => authors.some(({ persons }) => persons.length > 0)],
  ['sourcePatientId', ({ sourcePatientId }) => sourcePatientId !== undefined],
  ['title', ({ title }) => title !== undefined],
];

/** What sources ask for differently: told, and nothing is failed by it. */
export const EXPECTED: readonly (readonly [name: string, present: (entry: DocumentEntry) => boolean])[] = [
  ['sourcePatientInfo', ({ sourcePatientInfo }) => sourcePatientInfo.length > 0],
  ['authorInstitution', ({ authors }) => authors.some(({ institutions }) => institutions.length > 0)],
];

/** The terminologies each code of an entry may be taken from. */
export const SYSTEMS: Readonly<Partial<Record<CodeKind, readonly string[]>>> = {
  class: ['1.2.250.1.213.1.1.4.1', 'URN'],
  type: ['2.16.840.1.113883.6.1', '1.2.250.1.213.1.1.4.12', 'ASTM'],
  format: ['1.2.250.1.213.1.1.4.2.282', '1.3.6.1.4.1.19376.1.2.3', '1.2.840.10008.2.6.1', 'URN'],
  facility: ['1.2.250.1.71.4.2.4', '1.2.250.1.213.1.1.4.6'],
  practice: ['1.2.250.1.213.1.1.4.9', '1.2.250.1.213.1.1.4.6'],
  confidentiality: ['2.16.840.1.113883.5.25', '1.2.250.1.213.1.1.4.13'],
};

export const CODE_NAMES: Readonly<Record<CodeKind, string>> = { class: 'classCode', type: 'typeCode', format: 'formatCode', confidentiality: 'confidentialityCode', facility: 'healthcareFacilityTypeCode', practice: 'practiceSettingCode', event: 'eventCodeList' };

/** True when at least one value is there, and each has its code and its system. */
export function isCoded(values: readonly CodedValue[]): boolean {
  return values.length > 0 && values.every(({ code, scheme }) => code !== '' && scheme !== '');
}

/** Codes of one kind taken from a terminology that is none of its own. */
export function strayKinds({ codes }: DocumentEntry): string[] {
  return (Object.keys(SYSTEMS) as CodeKind[]).filter((kind) => codes[kind].some(({ scheme }) => scheme !== '' && !SYSTEMS[kind]?.includes(scheme.replace(/^urn:oid:/, '')))).map((kind) => CODE_NAMES[kind]);
}
