import type { CodeKind, CodedValue, DocumentEntry, SubmissionSet } from '../../formats/document-entry.js';

/** Attributes that IHE requires of metadata in an archive: rows, so that one is added without code. */
export const REQUIRED_OF_DOCUMENT: readonly (keyof DocumentEntry & ('mimeType' | 'uri' | 'hash' | 'size' | 'uniqueId'))[] = ['mimeType', 'uri', 'hash', 'size', 'uniqueId'];
export const REQUIRED_OF_SET: readonly (keyof SubmissionSet & ('uniqueId' | 'sourceId' | 'submissionTime'))[] = ['uniqueId', 'sourceId', 'submissionTime'];

/** Codes the French volets ask of a document, with the name the metadata give them. */
export const EXPECTED_CODES: readonly (readonly [CodeKind, string])[] = [
  ['class', 'classCode'],
  ['type', 'typeCode'],
  ['format', 'formatCode'],
  ['confidentiality', 'confidentialityCode'],
  ['facility', 'healthcareFacilityTypeCode'],
  ['practice', 'practiceSettingCode'],
];

/** True when at least one value is there, and each has its code and its system. */
export function isCoded(values: readonly CodedValue[]): boolean {
  return values.length > 0 && values.every(({ code, scheme }) => code !== '' && scheme !== '');
}
