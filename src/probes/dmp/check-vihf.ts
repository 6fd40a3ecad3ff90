import type { Day } from '../../core/day.js';
import { isInsAuthority, type Identifier } from '../../formats/cda-document.js';
import type { SignatureVerdict } from '../../formats/enveloped-signature.js';
import type { TokenAttribute, Vihf } from '../../formats/vihf.js';
import { shown } from '../ins/matricule.js';
import type { ArtefactPlace } from '../probe.js';
import { at, type Notes } from './notes.js';

/** A token and the flow it was found in: what a token of consultation may say, one that feeds may not. */
export interface ReadToken {
  readonly artefact: string;
  readonly vihf: Vihf;
  readonly flow: 'feeding' | 'other' | 'alone';
}

const ROLE = 'urn:oasis:names:tc:xacml:2.0:subject:role';
const SUBJECT = 'urn:oasis:names:tc:xspa:1.0:subject:subject-id';
const RESOURCE = 'urn:oasis:names:tc:xacml:2.0:resource:resource-id';
const PURPOSE = 'urn:oasis:names:tc:xspa:1.0:subject:purposeofuse';
const NUMBER = 'LPS_ID_HOMOLOGATION_DMP';
const SOFTWARE = ['LPS_ID', 'LPS_Nom', 'LPS_Version'] as const;
const NAMES: readonly string[] = ['VIHF_Version', 'Authentification_mode', 'Identifiant_Structure', 'Secteur_Activite', 'Ressource_URN', NUMBER, ...SOFTWARE];
const CLASSES = 'urn:oasis:names:tc:SAML:2.0:ac:classes:';
const X509_SUBJECT = 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName';
const PROFESSIONS = '1.2.250.1.71.1.2.7';
const SPECIALITIES = '1.2.250.1.71.4.2.5';
/** Doctors and pharmacists say their speciality. */
const WITH_SPECIALITY: readonly string[] = ['10', '21'];
/** UTF-8 read as Latin-1, then written again as UTF-8; or a sign that was lost. */
const GARBLED = /[\u00C2\u00C3][\u0080-\u00BF]|\uFFFD/;

/** A copy whose number of approval was masked, as it should be, is altered: it proves nothing, and is no fault. */
const SIGNATURE_CHECKS: Readonly<Record<SignatureVerdict, string | undefined>> = { valid: undefined, altered: 'dmp.vihf.altered', wrong: 'dmp.vihf.signature', unknown: 'dmp.vihf.signatureForm' };

export const MODES = ['DIRECTE', 'INDIRECTE', 'INDIRECTE_RENFORCEE'] as const;

function attributeNamed(vihf: Vihf, name: string): TokenAttribute | undefined {
  return vihf.attributes.find((each) => each.name === name) ?? vihf.attributes.find((each) => each.name.toLowerCase() === name.toLowerCase());
}

export function textOf(vihf: Vihf, name: string): string {
  return attributeNamed(vihf, name)?.texts[0] ?? '';
}

/** The way a token says its bearer was known. */
export function modeOf(vihf: Vihf): string {
  return textOf(vihf, 'Authentification_mode');
}

/** An automatic sending names who answers for it, then the machine. */
export function isMachine({ nameId }: Vihf): boolean {
  return nameId.includes('/');
}

/** The patient of a token, when it is written as `INS^^^&OID&ISO^NH`. */
export function patientOf(vihf: Vihf): Identifier | undefined {
  const match = /^([1-8][0-9]{4}(?:[0-9]{2}|2[AB])[0-9]{8})\^\^\^&([0-9.]{3,64})&ISO\^NH$/.exec(textOf(vihf, RESOURCE));
  const [, extension = '', root = ''] = match ?? [];
  return isInsAuthority(root) ? { root, extension } : undefined;
}

function judgeFixed(notes: Notes, place: ArtefactPlace, vihf: Vihf): void {
  const version = notes.holds('dmp.vihf.version', textOf(vihf, 'VIHF_Version') === '3.0', place, { value: shown(textOf(vihf, 'VIHF_Version')) });
  const resource = notes.holds('dmp.vihf.resource', textOf(vihf, 'Ressource_URN') === 'urn:dmp', place);
  const written = vihf.attributes.flatMap(({ texts, codes }) => [...texts, ...codes.map(({ displayName }) => displayName)]);
  const clear = notes.holds('dmp.vihf.encoding', !written.some((text) => GARBLED.test(text)), place);
  notes.judge('dmp.vihf.points', 'fixed', version && resource && clear, place);
}

function judgeForm(notes: Notes, place: ArtefactPlace, vihf: Vihf): void {
  notes.holds('dmp.vihf.issuer', vihf.issuerFormat === X509_SUBJECT, place);
  notes.holds('dmp.vihf.conditions', vihf.hasConditions, place);
  for (const name of NAMES) {
    const found = attributeNamed(vihf, name);
    if (found && found.name !== name) notes.remark('dmp.vihf.attributeCase', { ...place, xpath: found.xpath }, { value: shown(found.name), expected: name });
  }
  const missing = SOFTWARE.filter((name) => textOf(vihf, name) === '');
  notes.holds('dmp.vihf.software', missing.length === 0, place, { names: missing });
  notes.holds('dmp.vihf.purpose', (attributeNamed(vihf, PURPOSE)?.codes.length ?? 0) > 0, place);
  notes.holds('dmp.vihf.subject', modeOf(vihf) !== 'INDIRECTE' || textOf(vihf, SUBJECT) !== '', place);
  const number = attributeNamed(vihf, NUMBER);
  if (number) notes.remark('dmp.vihf.number', { ...place, xpath: number.xpath });
}

function judgePerson(notes: Notes, place: ArtefactPlace, vihf: Vihf): void {
  const context = notes.holds('dmp.vihf.context', vihf.contextClass.startsWith(CLASSES) && vihf.contextClass.length > CLASSES.length, place);
  notes.judge('dmp.vihf.person', 'context', context, place);
  if (isMachine(vihf)) {
    notes.remark('dmp.vihf.machine', place);
    notes.judge('dmp.vihf.person', 'person', undefined, place);
    return;
  }
  const person = notes.holds('dmp.vihf.person', /^\d[0-9A-Z]{8,19}$/.test(vihf.nameId), place);
  notes.judge('dmp.vihf.person', 'person', person, place);
}

function judgeMode(notes: Notes, place: ArtefactPlace, { vihf, flow }: ReadToken): void {
  const mode = modeOf(vihf);
  if (!notes.holds('dmp.vihf.modeUnknown', MODES.some((each) => each === mode), place, { value: shown(mode) })) return;
  // Alone, a token may be one of consultation, where this mode is allowed.
  if (flow !== 'other') notes.holds('dmp.vihf.mode', mode !== 'INDIRECTE_RENFORCEE', place, {}, flow === 'feeding' ? 'error' : 'warning');
}

function judgePatient(notes: Notes, place: ArtefactPlace, vihf: Vihf): void {
  const held = notes.holds('dmp.vihf.patient', patientOf(vihf) !== undefined, place);
  notes.judge('dmp.vihf.points', 'patient', held, place);
}

function judgeRole(notes: Notes, place: ArtefactPlace, vihf: Vihf): boolean {
  if (isMachine(vihf)) return true;
  const codes = attributeNamed(vihf, ROLE)?.codes ?? [];
  const profession = codes.find(({ codeSystem }) => codeSystem === PROFESSIONS)?.code ?? '';
  if (!notes.holds('dmp.vihf.role', profession !== '', place)) return false;
  return notes.holds('dmp.vihf.speciality', !WITH_SPECIALITY.includes(profession) || codes.some(({ code, codeSystem }) => codeSystem === SPECIALITIES && code !== ''), place);
}

function judgeStructure(notes: Notes, place: ArtefactPlace, vihf: Vihf): void {
  const structure = textOf(vihf, 'Identifiant_Structure');
  const named = notes.holds('dmp.vihf.structure', /^\d[0-9A-Z]{8,24}$/.test(structure), place);
  const sector = notes.holds('dmp.vihf.sector', /^SA\d{2}\^1\.2\.250\.1\.71\.4\.2\.4$/.test(textOf(vihf, 'Secteur_Activite')), place, { value: shown(textOf(vihf, 'Secteur_Activite')) });
  const role = judgeRole(notes, place, vihf);
  // The certificate of a structure names it; a card says nothing of it that the token repeats.
  const unit = modeOf(vihf) === 'INDIRECTE' ? /(?:^|[,+])\s*OU=(\d[^,+]*)/i.exec(vihf.issuer)?.[1]?.trim() : undefined;
  const same = unit === undefined ? undefined : notes.holds('dmp.vihf.structureIssuer', unit === structure, place);
  notes.judge('dmp.vihf.points', 'structure', named && sector && role ? same : false, place);
}

function judgeCertificate(notes: Notes, place: ArtefactPlace, vihf: Vihf, day: Day): boolean | undefined {
  const certificate = vihf.signature?.certificate;
  if (!certificate) return undefined;
  const issued = vihf.issueInstant.slice(0, 10);
  const within = (moment: Day): boolean => certificate.from <= moment && moment <= certificate.until;
  if (!within(issued) || !within(day)) notes.remark('dmp.vihf.certificateDates', place, { problem: within(issued) ? 'today' : 'issue', from: certificate.from, until: certificate.until });
  if (!certificate.usage) return undefined;
  return notes.holds('dmp.vihf.usage', certificate.usage.nonRepudiation, place) && within(issued);
}

function judgeSignature(notes: Notes, place: ArtefactPlace, vihf: Vihf, day: Day): void {
  const { signature } = vihf;
  if (!signature) {
    notes.remark('dmp.vihf.unsigned', place);
    for (const point of ['seal', 'sha256'] as const) notes.judge('dmp.vihf.points', point, false, place);
    return;
  }
  const old = [signature.signatureMethod, signature.digestMethod].some((algorithm) => /sha1$/i.test(algorithm));
  notes.holds('dmp.vihf.sha1', !old, place);
  const recent = [signature.signatureMethod, signature.digestMethod].every((algorithm) => /sha(?:256|384|512)$/i.test(algorithm));
  notes.judge('dmp.vihf.points', 'sha256', recent, place);
  const problem = SIGNATURE_CHECKS[signature.verdict];
  if (problem !== undefined) notes.remark(problem, place);
  const certificate = judgeCertificate(notes, place, vihf, day);
  const failed = signature.verdict === 'wrong' || certificate === false;
  notes.judge('dmp.vihf.points', 'seal', failed ? false : signature.verdict === 'valid' ? certificate : undefined, place);
}

/** Holds a token to what the DMP expects of it. */
export function judgeToken(notes: Notes, token: ReadToken, day: Day): void {
  const place = at(token.artefact, { xpath: token.vihf.xpath });
  judgeForm(notes, place, token.vihf);
  judgeFixed(notes, place, token.vihf);
  judgePerson(notes, place, token.vihf);
  judgeMode(notes, place, token);
  judgePatient(notes, place, token.vihf);
  judgeStructure(notes, place, token.vihf);
  judgeSignature(notes, place, token.vihf, day);
}
