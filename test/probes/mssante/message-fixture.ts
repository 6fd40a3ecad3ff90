import { createHash } from 'node:crypto';
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Artefact } from '../../../src/probes/probe.js';

/** A public test identity of the ANS. */
export const PATIENT = { matricule: '279035121518989', authority: '1.2.250.1.213.1.4.10', birthName: 'PAT-TROIS', firstName: 'DOMINIQUE', birthDate: '19790328', sex: 'F' };
/** Another: an answer of INSi in test. */
export const OTHER = { matricule: '236066322083656', authority: '1.2.250.1.213.1.4.8', birthName: 'TCHITCHI', firstName: 'CATARINA', birthDate: '19360621', sex: 'F' };
export type Patient = typeof PATIENT;

const PDF = strToU8('%PDF-1.4\n<rdf:Description xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>1</pdfaid:part></rdf:Description>\n%%EOF');

export interface CdaOptions {
  readonly patient?: Patient;
  readonly ins?: boolean;
  readonly code?: string;
  readonly title?: string;
  readonly id?: string;
  readonly confidentiality?: string;
  readonly pdf?: Uint8Array;
}

export function cda({ patient = PATIENT, ins = true, code = '11502-2', title = 'CR d’examens biologiques', id = '1.2.250.1.999.1', confidentiality = '', pdf = PDF }: CdaOptions = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3">
 <id root="${id}"/><code code="${code}" displayName="${title}" codeSystem="2.16.840.1.113883.6.1"/>
 <confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>${confidentiality === '' ? '' : `<confidentialityCode code="${confidentiality}" codeSystem="1.2.250.1.213.1.1.4.13"/>`}
 <recordTarget><patientRole>${ins ? `<id root="${patient.authority}" extension="${patient.matricule}"/>` : ''}<id root="1.2.250.1.999.9" extension="1234"/>
  <patient><name><given>${patient.firstName} MARIE-LOUISE</given><given qualifier="BR">${patient.firstName}</given><family qualifier="BR">${patient.birthName}</family></name>
  <administrativeGenderCode code="${patient.sex}"/><birthTime value="${patient.birthDate}"/></patient></patientRole></recordTarget>
 <documentationOf><serviceEvent><effectiveTime><low value="202610020830+0200"/></effectiveTime></serviceEvent></documentationOf>
 <component><nonXMLBody><text mediaType="application/pdf" representation="B64">${Buffer.from(pdf).toString('base64')}</text></nonXMLBody></component>
</ClinicalDocument>`;
}

const slot = (name: string, ...values: string[]): string => `<Slot name="${name}"><ValueList>${values.map((value) => `<Value>${value}</Value>`).join('')}</ValueList></Slot>`;
const coded = (scheme: string, code: string): string => `<Classification classificationScheme="urn:uuid:${scheme}" nodeRepresentation="${code}">${slot('codingScheme', '1.2.250.1.213.1.1.4.1')}</Classification>`;
const identified = (scheme: string, value: string): string => `<ExternalIdentifier identificationScheme="urn:uuid:${scheme}" value="${value}"/>`;

export interface ArchivedDocument {
  readonly name: string;
  readonly content: string;
  readonly code?: string;
  readonly id?: string;
  readonly patient?: Patient;
}

export const patientId = ({ matricule, authority }: Patient): string => `${matricule}^^^&amp;${authority}&amp;ISO^NH`;

/** The metadata of one lot, as a conforming product writes them. */
export function metadata(documents: readonly ArchivedDocument[]): string {
  const entries = documents.map(({ name, content, code = '11502-2', id = '1.2.250.1.999.1', patient = PATIENT }, index) => `<ExtrinsicObject id="Document${index}" mimeType="text/xml" objectType="urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1">
${slot('URI', name)}${slot('hash', createHash('sha1').update(content).digest('hex'))}${slot('size', String(Buffer.byteLength(content)))}
${slot('sourcePatientInfo', `PID-5|${patient.birthName}^${patient.firstName}`, `PID-7|${patient.birthDate}`, `PID-8|${patient.sex}`)}
${coded('41a5887f-8865-4c09-adf7-e362475b143a', '10')}${coded('f0306f51-975f-434e-a61c-c59651d33983', code)}${coded('a09d5840-386c-46f2-b5ad-9c3699a4309d', 'urn:ihe:iti:xds-sd:pdf:2008')}
${coded('f4f85eac-e6cb-4883-b524-f2705394840f', 'N')}${coded('f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1', 'SA05')}${coded('cccf5598-8b07-4b77-a05e-ae952c785ead', 'ETABLISSEMENT')}
${identified('58a6f841-87b3-4a3e-92fd-a8ffeff98427', patientId(patient))}${identified('2e82c1f6-a085-4c72-9da3-8640a32e42ab', id)}</ExtrinsicObject>`);
  const links = documents.map((_, index) => `<Association id="a${index}" associationType="urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember" sourceObject="Set" targetObject="Document${index}">${slot('SubmissionSetStatus', 'Original')}</Association>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<lcm:SubmitObjectsRequest xmlns:lcm="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0" xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"><RegistryObjectList>
${entries.join('\n')}
<RegistryPackage id="Set">${slot('submissionTime', '20261002083000')}${coded('aa543740-bdda-424e-8c96-df4873be8500', '04')}
${identified('6b5aea1a-874d-4603-a4bc-96a0a7b38446', patientId(documents[0]?.patient ?? PATIENT))}${identified('554ac39e-e3fe-47fe-b233-965d2a147832', '1.2.250.1.999')}${identified('96fdda7c-d067-4183-912e-bf5ee74998a8', '1.2.250.1.999.2')}</RegistryPackage>
<Classification id="c" classifiedObject="Set" classificationNode="urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd"/>
${links.join('\n')}
</RegistryObjectList></lcm:SubmitObjectsRequest>`;
}

/** An archive, before its files are changed by a case. */
export type Files = Record<string, string>;
export function files(documents: readonly ArchivedDocument[] = [{ name: 'DOC0001.XML', content: cda() }]): Files {
  return {
    'INDEX.HTM': '<html/>',
    'README.TXT': 'Essai',
    'IHE_XDM/SUBSET01/METADATA.XML': metadata(documents),
    ...Object.fromEntries(documents.map(({ name, content }) => [`IHE_XDM/SUBSET01/${name}`, content])),
  };
}

export function zipped(content: Files): Uint8Array {
  const entries: Zippable = Object.fromEntries(Object.entries(content).map(([path, text]) => [path, strToU8(text)]));
  return zipSync(entries);
}

export interface MailOptions {
  readonly archive?: Uint8Array;
  readonly archiveName?: string;
  readonly archiveType?: string;
  readonly pdfs?: readonly (readonly [name: string, content?: Uint8Array])[];
  /** Replaces a header, or removes it (null); adds it when it is new. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly bodyType?: string;
  readonly body?: string;
}

const HEADERS: Readonly<Record<string, string>> = {
  From: '"Dr_Marie_MARTIN_Laboratoire des Essais" <marie.martin@test-ci-sis.mssante.fr>',
  To: 'paul.durand@test-ci-sis.mssante.fr',
  Date: 'Fri, 2 Oct 2026 08:30:00 +0200',
  'Message-ID': '<1.2.3@test-ci-sis.mssante.fr>',
  Subject: "XDM/1.0/DDM+CR d'examens biologiques PAT-TROIS DOMINIQUE 28/03/1979",
  'X-MSS-CODECDA': '11502-2',
  'X-MSS-INS': 'O',
  'X-MSS-NIL': '4242',
  'MIME-Version': '1.0',
  'Content-Type': 'multipart/mixed; boundary="=_essai"',
};
export const PDF_NAME = "20261002_CR d'examens biologiques_PAT-TROIS_DOMINIQUE.pdf";

function base64(bytes: Uint8Array): string {
  return (Buffer.from(bytes).toString('base64').match(/.{1,76}/g) ?? []).join('\r\n');
}

/** A message that carries one document, as a conforming product writes it. */
export function mail({ archive = zipped(files()), archiveName = 'IHE_XDM.zip', archiveType = 'application/zip', pdfs = [[PDF_NAME]], headers = {}, bodyType = 'text/plain; charset="UTF-8"', body = 'Bonjour,' }: MailOptions = {}): Uint8Array {
  const head = Object.entries({ ...HEADERS, ...headers }).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  const parts = [
    `Content-Type: ${bodyType}\r\n\r\n${body}`,
    ...(archive.length === 0 ? [] : [`Content-Type: ${archiveType}; name="${archiveName}"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${archiveName}"\r\n\r\n${base64(archive)}`]),
    ...pdfs.map(([name, content = PDF]) => `Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${base64(content)}`),
  ];
  return strToU8(`${head.join('\r\n')}\r\n\r\n--=_essai\r\n${parts.join('\r\n--=_essai\r\n')}\r\n--=_essai--\r\n`);
}

export function artefact(path: string, bytes: Uint8Array, kind: Artefact['kind'], environment: Artefact['environment'] = 'test'): Artefact {
  return { path, bytes, kind, environment };
}
