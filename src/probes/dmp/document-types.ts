/** What is known of one type of document: our reading of the value sets, row by row. */
export interface DocumentType {
  readonly code: string;
  /** Templates of its volet, any of which tells it; empty when none was read. */
  readonly templates: readonly string[];
  /** The format its structured form takes. */
  readonly format?: string;
  /** Since when feeding it is an obligation of the professional; `since` alone when the text sets no day we read. */
  readonly obligation?: 'since-2022' | 'since-2023' | 'since-2023-or-2024' | 'before-2022';
}

const CI_SIS = '1.2.250.1.213.1.1.1';

/** Document types met in the value set JDV_J07 or in the official examples. Not the whole list: a type that is not here is not judged. */
export const DOCUMENT_TYPES: readonly DocumentType[] = [
  { code: '11502-2', templates: [`${CI_SIS}.55`], format: 'urn:ihe:lab:xd-lab:2008', obligation: 'since-2022' },
  { code: '18748-4', templates: [`${CI_SIS}.45`], format: 'urn:ihe:rad:CDA:ImagingReportStructuredHeadings:2013', obligation: 'since-2022' },
  { code: '57833-6', templates: [`${CI_SIS}.39`], format: 'urn:ihe:pharm:pre:2010', obligation: 'since-2022' },
  { code: '34874-8', templates: [], obligation: 'since-2023' },
  { code: 'PRESC-BIO', templates: [], obligation: 'since-2023' },
  { code: '55115-0', templates: [`${CI_SIS}.47`], format: 'urn:ans:ci-sis:img-da:2022', obligation: 'since-2023-or-2024' },
  { code: 'CERT_DECL', templates: [], obligation: 'since-2023-or-2024' },
  { code: '89601-9', templates: [], obligation: 'since-2023-or-2024' },
  { code: '96349-6', templates: [], obligation: 'since-2023-or-2024' },
  { code: '18761-7', templates: [`${CI_SIS}.21`], format: 'urn:asip:ci-sis:ldl-ees:2017', obligation: 'before-2022' },
  { code: '11490-0', templates: [`${CI_SIS}.29`], format: 'urn:asip:ci-sis:ldl-ses:2017', obligation: 'before-2022' },
  { code: 'SYNTH', templates: [`${CI_SIS}.13`], format: 'urn:asip:ci-sis:vsm:2012', obligation: 'before-2022' },
  { code: '60591-5', templates: [`${CI_SIS}.13`], format: 'urn:asip:ci-sis:vsm:2012', obligation: 'before-2022' },
  // Its format left the association of 06/2026, and stays in the terminology: it is not held to one.
  { code: '96173-0', templates: [`${CI_SIS}.59`] },
  { code: '60593-1', templates: [`${CI_SIS}.54`], format: 'urn:ihe:pharm:dis:2010' },
  { code: '87273-9', templates: [`${CI_SIS}.46`], format: 'urn:asip:ci-sis:vac-note:2021' },
  { code: '11369-6', templates: [`${CI_SIS}.37`], format: 'urn:asip:ci-sis:vac:2019' },
  { code: '74207-2', templates: [`${CI_SIS}.22`, `${CI_SIS}.23`, `${CI_SIS}.24`] },
  { code: '29274-8', templates: [`${CI_SIS}.5.4`], format: 'urn:ans:ci-sis:cse-mde:2023' },
  { code: '70004-7', templates: [] },
  { code: '34133-9', templates: [] },
  { code: 'REMB', templates: [] },
  { code: '78489-2', templates: [] },
  { code: '15508-5', templates: [] },
];

/** Formats of a document that wraps a file, by the type of the file. */
export const WRAPPED_FORMATS: Readonly<Record<string, string>> = {
  'application/pdf': 'urn:ihe:iti:xds-sd:pdf:2008',
  'text/plain': 'urn:ihe:iti:xds-sd:text:2008',
  'image/jpeg': 'urn:ihe:iti-fr:xds-sd:jpeg:2010',
  'text/rtf': 'urn:ihe:iti-fr:xds-sd:rtf:2010',
  'image/tiff': 'urn:ihe:iti-fr:xds-sd:tiff:2010',
};

export function documentType(code: string): DocumentType | undefined {
  return DOCUMENT_TYPES.find((type) => type.code === code);
}
