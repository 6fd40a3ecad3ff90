import { probe } from '../../../src/probes/ins/index.js';
import type { Artefact, ArtefactKind, Observations, Remark } from '../../../src/probes/probe.js';

/** Public test identities of the ANS, under the test authority. */
export const PAT_TROIS = '279035121518989';
export const ADRTROIS = '297022A02077878';
export const TCHITCHI = '236066322083656';
export const TEST = '1.2.250.1.213.1.4.10';
export const PRODUCTION = '1.2.250.1.213.1.4.8';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** PID-3 of an INS, as PAM FR writes it. */
export const cx = (matricule = PAT_TROIS, oid = TEST): string => `${matricule}^^^ASIP-SANTE-INS-NIR&${oid}&ISO^INS`;

interface Pam {
  readonly event?: string;
  readonly msh2?: string;
  readonly claims?: string;
  readonly ids?: string;
  readonly names?: string;
  readonly born?: string;
  readonly sex?: string;
  readonly place?: string;
  readonly pid19?: string;
  readonly status?: string;
  readonly mrg?: string;
  readonly zfd?: string | null;
  readonly more?: readonly string[];
}

/** A PAM message that says everything right about a qualified identity, but for what is changed. */
export function pam(changed: Pam = {}): string {
  const { event = 'A01', msh2 = '^~\\&', claims = '2.5^FRA^2.11', ids = `000003^^^CHU-X&000897406&N^PI~${cx()}`, names = 'PAT-TROIS^DOMINIQUE^DOMINIQUE MARIE-LOUISE^^^^L' } = changed;
  const { born = '19790328', sex = 'F', place = '^^^^^^BDL^^51215', pid19 = '', status = 'VALI', mrg, zfd = 'ZFD||||N|INSI|20211201|PA', more = [] } = changed;
  return [
    `MSH|${msh2}|GAM|CHU-X|DPI|CHU-X|20240306111154||ADT^${event}|3975|D|${claims}||||||UNICODE UTF-8`,
    `EVN||20240306111154`,
    `PID|1||${ids}||${names}||${born}|${sex}|||${place}||||||||${pid19}|||||||||||||${status}`,
    ...(mrg === undefined ? [] : [`MRG|${mrg}`]),
    ...(zfd === null ? [] : [zfd]),
    ...more,
    '',
  ].join('\r');
}

export function cda(identity: { readonly ids?: string; readonly name?: string; readonly gender?: string; readonly born?: string; readonly place?: string; readonly telecom?: string } = {}): string {
  const { ids = `<id extension="${PAT_TROIS}" root="${TEST}"/>`, gender = '<administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/>', born = '<birthTime value="19790328"/>', telecom = '' } = identity;
  const { name = '<name><family qualifier="BR">PAT-TROIS</family><given>DOMINIQUE MARIE-LOUISE</given><given qualifier="BR">DOMINIQUE</given></name>', place = '<birthplace><place><addr><county>51215</county></addr></place></birthplace>' } = identity;
  return `<?xml version="1.0" encoding="UTF-8"?><ClinicalDocument xmlns="urn:hl7-org:v3"><recordTarget><patientRole>${ids}${telecom}<patient>${name}${gender}${born}${place}</patient></patientRole></recordTarget></ClinicalDocument>`;
}

const CORE = 'https://hl7.fr/ig/fhir/core';

/** A Patient that satisfies the INS profile of FR Core 2.2. */
export function patient(changed: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    resourceType: 'Patient',
    meta: { profile: [`${CORE}/StructureDefinition/fr-core-patient-ins`] },
    extension: [birthPlace('51215'), status('VALI')],
    identifier: [identifier(PAT_TROIS, TEST, 'INS-NIR-TEST')],
    name: [{ use: 'official', family: 'PAT-TROIS', given: ['DOMINIQUE'], extension: [{ url: `${CORE}/StructureDefinition/fr-core-patient-birth-list-given-name`, valueString: 'DOMINIQUE MARIE-LOUISE' }] }],
    gender: 'female',
    birthDate: '1979-03-28',
    ...changed,
  };
}

export function identifier(value: string, oid: string, type: string, use = 'official'): Record<string, unknown> {
  return { use, type: { coding: [{ system: `${CORE}/CodeSystem/fr-core-cs-v2-0203`, code: type }] }, system: `urn:oid:${oid}`, value };
}

export function birthPlace(code: string): Record<string, unknown> {
  const coding = { system: 'https://mos.esante.gouv.fr/NOS/TRE_R13-CommuneOM/FHIR/TRE-R13-CommuneOM', code };
  return { url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace', valueAddress: { extension: [{ url: `${CORE}/StructureDefinition/fr-core-address-insee-code`, valueCoding: coding }] } };
}

/** The reliability extension, with all it may say. */
export function status(code: string, system = 'fr-core-cs-v2-0445'): Record<string, unknown> {
  const inner = [
    { url: 'identityStatus', valueCoding: { system: `${CORE}/CodeSystem/${system}`, code } },
    { url: 'methodCollection', valueCoding: { code: 'INSI' } },
    { url: 'validationMode', valueCoding: { code: 'PA' } },
  ];
  return { url: `${CORE}/StructureDefinition/fr-core-identity-reliability`, extension: inner };
}

export const GS = '\u001D';
export const DATAMATRIX = `IS01${'0'.repeat(22)}S1${PAT_TROIS}S2${TEST}S3DOMINIQUE MARIE-LOUISE${GS}S4PAT-TROIS${GS}S5FS628-03-1979S751215`;

export function artefact(kind: ArtefactKind, text: string, path = `${kind}.txt`, environment: Artefact['environment'] = 'test'): Artefact {
  return { kind, path, environment, bytes: bytesOf(text) };
}

export function observe(artefacts: readonly Artefact[], guides: Readonly<Record<string, string>> = {}): Promise<Observations> {
  return probe.observe(artefacts, { day: '2026-11-25', guides });
}

/** `error ins.matricule.key PID-3(2).1`, one line a remark. */
export function lines(remarks: readonly Remark[]): string[] {
  return remarks.map(({ check, severity, place: { segment, xpath, pointer, column } }) => `${severity} ${check} ${segment ?? xpath ?? pointer ?? column ?? ''}`.trim());
}
