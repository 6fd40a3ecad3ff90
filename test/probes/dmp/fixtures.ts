import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { probe } from '../../../src/probes/dmp/index.js';
import type { Artefact, ArtefactKind, Observations } from '../../../src/probes/probe.js';
import { certificateFor } from '../../formats/signed-white-list.js';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** A public test identity of the ANS, under the test authority. */
export const MATRICULE = '279035121518989';
export const OTHER_MATRICULE = '297022A02077878';
const TEST = '1.2.250.1.213.1.4.10';
const PERSON = '801234567897';
const STRUCTURE = '1750803447';

export const PDF = '%PDF-1.4\n<rdf:Description><pdfaid:part>1</pdfaid:part></rdf:Description>\n%%EOF';

const person = (element: string): string => `<${element}><id root="1.2.250.1.71.4.2.1" extension="${PERSON}"/><code code="G15_10/SM26" displayName="Médecin" codeSystem="1.2.250.1.213.1.1.4.5"/><representedOrganization><id root="1.2.250.1.71.4.2.2" extension="${STRUCTURE}"/><standardIndustryClassCode code="AMBULATOIRE" displayName="Ambulatoire" codeSystem="1.2.250.1.213.1.1.4.9"/></representedOrganization></${element}>`;
export const BODY = `<nonXMLBody><text mediaType="application/pdf" representation="B64">${base64(PDF)}</text></nonXMLBody>`;

/** A document of level 1 that nothing can be said against; each case changes one thing of it. */
export const CDA = `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3">
<realmCode code="FR"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
<templateId root="2.16.840.1.113883.2.8.2.1"/><templateId root="1.2.250.1.213.1.1.1.1"/><templateId root="1.3.6.1.4.1.19376.1.2.20"/>
<id root="1.2.250.1.999.1.1"/><code code="70004-7" displayName="CR d’acte diagnostique (autre)" codeSystem="2.16.840.1.113883.6.1"/>
<title>Compte rendu</title><effectiveTime value="20261002103000+0200"/><confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/><languageCode code="fr-FR"/>
<setId root="1.2.250.1.999.1"/><versionNumber value="1"/>
<recordTarget><patientRole><id root="${TEST}" extension="${MATRICULE}"/><id root="1.2.250.1.999.9" extension="1234"/><patient><name><family qualifier="BR">PAT-TROIS</family><given>DOMINIQUE MARIE-LOUISE</given><given qualifier="BR">DOMINIQUE</given></name><administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="19790328"/><birthplace><place><addr><county>51215</county></addr></place></birthplace></patient></patientRole></recordTarget>
<author><time value="20261002103000+0200"/>${person('assignedAuthor')}</author>
<custodian><assignedCustodian><representedCustodianOrganization><id root="1.2.250.1.71.4.2.2" extension="${STRUCTURE}"/></representedCustodianOrganization></assignedCustodian></custodian>
<legalAuthenticator><time value="20261002103100+0200"/><signatureCode code="S"/>${person('assignedEntity')}</legalAuthenticator>
<documentationOf><serviceEvent><effectiveTime><low value="202610020830+0200"/><high value="202610020900+0200"/></effectiveTime><performer typeCode="PRF">${person('assignedEntity')}</performer></serviceEvent></documentationOf>
<componentOf><encompassingEncounter><effectiveTime><low value="202610020830+0200"/></effectiveTime><location><healthCareFacility><code code="SA07" codeSystem="1.2.250.1.71.4.2.4"/></healthCareFacility></location></encompassingEncounter></componentOf>
<component>${BODY}</component>
</ClinicalDocument>`;

/** One thing changed in a text; a change that finds nothing is a mistake of the test. */
export function changed(text: string, ...changes: readonly (readonly [from: string | RegExp, to: string])[]): string {
  return changes.reduce((whole, [from, to]) => {
    const next = whole.replace(from, () => to);
    if (next === whole) throw new Error(`nothing to change: ${String(from)}`);
    return next;
  }, text);
}

/** The same document, structured, of a volet. */
export const STRUCTURED = changed(CDA, [BODY, '<structuredBody/>'], ['<templateId root="1.3.6.1.4.1.19376.1.2.20"/>', '<templateId root="1.2.250.1.213.1.1.1.55" extension="2024.01"/>'], ['70004-7', '11502-2']);

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const attribute = (name: string, value: string): string => `<saml2:Attribute Name="${name}"><saml2:AttributeValue>${value}</saml2:AttributeValue></saml2:Attribute>`;
const coded = (element: string, code: string, system: string, label: string): string => `<${element} xmlns="urn:hl7-org:v3" code="${code}" codeSystem="${system}" displayName="${label}"></${element}>`;

/** A token that feeds, in its canonical form and not yet signed. */
export const TOKEN = [
  '<saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" ID="_1" IssueInstant="2026-11-20T10:00:00Z" Version="2.0">',
  `<saml2:Issuer Format="urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName">CN=essai,OU=${STRUCTURE},O=ESSAI,C=FR</saml2:Issuer>`,
  `<saml2:Subject><saml2:NameID>${PERSON}</saml2:NameID></saml2:Subject>`,
  '<saml2:Conditions NotBefore="2026-11-20T10:00:00Z" NotOnOrAfter="2026-11-20T11:00:00Z"></saml2:Conditions>',
  '<saml2:AuthnStatement AuthnInstant="2026-11-20T10:00:00Z"><saml2:AuthnContext><saml2:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement>',
  '<saml2:AttributeStatement>',
  attribute('VIHF_Version', '3.0'),
  attribute('Authentification_mode', 'INDIRECTE'),
  attribute('Identifiant_Structure', STRUCTURE),
  attribute('Secteur_Activite', 'SA07^1.2.250.1.71.4.2.4'),
  attribute('urn:oasis:names:tc:xspa:1.0:subject:subject-id', 'MAX LIBRE'),
  `<saml2:Attribute Name="urn:oasis:names:tc:xacml:2.0:subject:role"><saml2:AttributeValue>${coded('Role', '10', '1.2.250.1.71.1.2.7', 'Médecin')}</saml2:AttributeValue><saml2:AttributeValue>${coded('Role', 'SM26', '1.2.250.1.71.4.2.5', 'Médecine générale')}</saml2:AttributeValue></saml2:Attribute>`,
  attribute('urn:oasis:names:tc:xacml:2.0:resource:resource-id', `${MATRICULE}^^^&amp;${TEST}&amp;ISO^NH`),
  attribute('Ressource_URN', 'urn:dmp'),
  `<saml2:Attribute Name="urn:oasis:names:tc:xspa:1.0:subject:purposeofuse"><saml2:AttributeValue>${coded('PurposeOfUse', 'normal', '1.2.250.1.213.1.1.4.248', 'Accès normal')}</saml2:AttributeValue></saml2:Attribute>`,
  attribute('LPS_ID', '1'),
  attribute('LPS_Nom', 'Essai'),
  attribute('LPS_Version', '1'),
  '</saml2:AttributeStatement></saml2:Assertion>',
].join('');

export interface TokenSigning {
  readonly from?: string;
  readonly until?: string;
  /** Bits of the key usage: 0xc0 signs and commits; undefined says nothing. */
  readonly usage?: number | undefined;
  readonly method?: string;
  readonly digest?: string;
  readonly canonicalization?: string;
}

/** Signs a token as the service shows it: enveloped, exclusive canonical form. Written by hand, with Node's own algorithms. */
export function signed(token: string = TOKEN, signing: TokenSigning = {}): string {
  const { from = '2026-01-01', until = '2028-01-01', method = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', digest = 'http://www.w3.org/2001/04/xmlenc#sha256', canonicalization = 'http://www.w3.org/2001/10/xml-exc-c14n#' } = signing;
  const usage = 'usage' in signing ? signing.usage : 0xc0;
  const algorithm = (name: string, id: string): string => `<${name} Algorithm="${id}"></${name}>`;
  const hash = createHash(digest.endsWith('sha1') ? 'sha1' : 'sha256').update(token).digest('base64');
  const inside = `${algorithm('CanonicalizationMethod', canonicalization)}${algorithm('SignatureMethod', method)}<Reference URI="#_1"><Transforms>${algorithm('Transform', 'http://www.w3.org/2000/09/xmldsig#enveloped-signature')}${algorithm('Transform', 'http://www.w3.org/2001/10/xml-exc-c14n#')}</Transforms>${algorithm('DigestMethod', digest)}<DigestValue>${hash}</DigestValue></Reference></SignedInfo>`;
  const value = createSign(method.endsWith('sha1') ? 'RSA-SHA1' : 'RSA-SHA256').update(`<SignedInfo xmlns="http://www.w3.org/2000/09/xmldsig#">${inside}`).sign(keys.privateKey, 'base64');
  const certificate = certificateFor(keys, from, until, usage).toString('base64');
  const block = `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>${inside}<SignatureValue>${value}</SignatureValue><KeyInfo><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo></Signature>`;
  return token.replace('</saml2:Issuer>', `</saml2:Issuer>${block}`);
}

const slot = (name: string, ...values: readonly string[]): string => `<Slot name="${name}"><ValueList>${values.map((value) => `<Value>${value}</Value>`).join('')}</ValueList></Slot>`;
const classified = (scheme: string, code: string, system: string): string => `<Classification classificationScheme="urn:uuid:${scheme}" nodeRepresentation="${code}">${slot('codingScheme', system)}</Classification>`;
const identified = (scheme: string, value: string): string => `<ExternalIdentifier identificationScheme="urn:uuid:${scheme}" value="${value}"/>`;
const title = (text: string): string => `<Name><LocalizedString value="${text}"/></Name>`;
const CX = `${MATRICULE}^^^&amp;${TEST}&amp;ISO^NH`;
const XCN = `${PERSON}^LIBRE^MAX^^^^^^&amp;1.2.250.1.71.4.2.1&amp;ISO^D^^^IDNPS`;

/** The entry of the document, as metadata write it. */
function documentEntry(content: string): string {
  return `<ExtrinsicObject id="Document01" mimeType="text/xml" objectType="urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1">
${slot('hash', createHash('sha1').update(content).digest('hex'))}${slot('size', String(Buffer.byteLength(content)))}${slot('languageCode', 'fr-FR')}${slot('creationTime', '20261002083000')}${slot('serviceStartTime', '202610020630')}${slot('serviceStopTime', '202610020700')}
${slot('legalAuthenticator', XCN)}${slot('sourcePatientId', '1234^^^&amp;1.2.250.1.999.9&amp;ISO^PI')}${slot('sourcePatientInfo', 'PID-5|PAT-TROIS^DOMINIQUE')}${title('Compte rendu')}
<Classification classificationScheme="urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d" nodeRepresentation="">${slot('authorPerson', XCN)}${slot('authorInstitution', `CABINET^^^^^&amp;1.2.250.1.71.4.2.2&amp;ISO^IDNST^^^${STRUCTURE}`)}</Classification>
${classified('41a5887f-8865-4c09-adf7-e362475b143a', '10', '1.2.250.1.213.1.1.4.1')}${classified('f0306f51-975f-434e-a61c-c59651d33983', '70004-7', '2.16.840.1.113883.6.1')}${classified('a09d5840-386c-46f2-b5ad-9c3699a4309d', 'urn:ihe:iti:xds-sd:pdf:2008', '1.3.6.1.4.1.19376.1.2.3')}
${classified('f4f85eac-e6cb-4883-b524-f2705394840f', 'N', '2.16.840.1.113883.5.25')}${classified('f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1', 'SA07', '1.2.250.1.71.4.2.4')}${classified('cccf5598-8b07-4b77-a05e-ae952c785ead', 'AMBULATOIRE', '1.2.250.1.213.1.1.4.9')}
${identified('58a6f841-87b3-4a3e-92fd-a8ffeff98427', CX)}${identified('2e82c1f6-a085-4c72-9da3-8640a32e42ab', '1.2.250.1.999.1.1')}</ExtrinsicObject>`;
}

const SIGNATURE_ENTRY = `<ExtrinsicObject id="Signature01" mimeType="text/xml" objectType="urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1">${slot('languageCode', 'art')}${title('Source')}
${classified('41a5887f-8865-4c09-adf7-e362475b143a', 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1', 'URN')}${classified('f0306f51-975f-434e-a61c-c59651d33983', 'E1762', 'ASTM')}${classified('2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4', '1.2.840.10065.1.12.1.14', '1.2.840.10065.1.12')}
${classified('f4f85eac-e6cb-4883-b524-f2705394840f', 'N', '2.16.840.1.113883.5.25')}${classified('f4f85eac-e6cb-4883-b524-f2705394840f', 'MASQUE_PS', '1.2.250.1.213.1.1.4.13')}${classified('f4f85eac-e6cb-4883-b524-f2705394840f', 'INVISIBLE_PATIENT', '1.2.250.1.213.1.1.4.13')}
${identified('2e82c1f6-a085-4c72-9da3-8640a32e42ab', '1.2.250.1.999.1.2')}</ExtrinsicObject>`;

const member = (target: string): string => `<Association id="m-${target}" associationType="urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember" sourceObject="Set01" targetObject="${target}">${slot('SubmissionSetStatus', 'Original')}</Association>`;

/** The signature document of a lot: its manifest, with the digest of the document as it is attached. */
export function manifest(content: string): string {
  const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
  const reference = (oid: string, digest: string): string => `<ds:Reference URI="urn:oid:${oid}"><ds:DigestMethod Algorithm="${SHA256}"/><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`;
  return `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><ds:Reference URI="#IHEManifest"><ds:DigestMethod Algorithm="${SHA256}"/><ds:DigestValue>AA==</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:Object><ds:Manifest Id="IHEManifest">${reference('1.2.250.1.999.2', 'AA==')}${reference('1.2.250.1.999.1.1', createHash('sha256').update(content).digest('base64'))}</ds:Manifest></ds:Object></ds:Signature>`;
}

export interface LotOptions {
  readonly content?: string;
  readonly token?: string;
  readonly signature?: string;
  /** Changes of the envelope, once written. */
  readonly changes?: readonly (readonly [from: string | RegExp, to: string])[];
  /** Documents inside the XML instead of beside it. */
  readonly inline?: boolean;
  /** Parts kept out of the message. */
  readonly without?: readonly string[];
}

/** The envelope of a request that feeds, with its token. */
export function envelope({ content = CDA, token = signed(), inline = false, signature = manifest(content), changes = [] }: LotOptions = {}): string {
  const carried = (id: string, text: string): string => `<xds:Document id="${id}">${inline ? base64(text) : `<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:${id}@essai"/>`}</xds:Document>`;
  const whole = `<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Header><wsa:Action xmlns:wsa="http://www.w3.org/2005/08/addressing">urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b</wsa:Action><wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">${token}</wsse:Security></soap:Header>
<soap:Body><xds:ProvideAndRegisterDocumentSetRequest xmlns:xds="urn:ihe:iti:xds-b:2007"><lcm:SubmitObjectsRequest xmlns:lcm="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0"><RegistryObjectList xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">
<RegistryPackage id="Set01">${slot('submissionTime', '20261002083500')}${classified('aa543740-bdda-424e-8c96-df4873be8500', '07', '1.2.250.1.213.2.2')}${identified('6b5aea1a-874d-4603-a4bc-96a0a7b38446', CX)}${identified('554ac39e-e3fe-47fe-b233-965d2a147832', '1.2.250.1.999')}${identified('96fdda7c-d067-4183-912e-bf5ee74998a8', '1.2.250.1.999.2')}</RegistryPackage>
<Classification id="c" classifiedObject="Set01" classificationNode="urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd"/>
${documentEntry(content)}
${SIGNATURE_ENTRY}
${member('Document01')}${member('Signature01')}<Association id="s" associationType="urn:ihe:iti:2007:AssociationType:signs" sourceObject="Signature01" targetObject="Set01"/>
</RegistryObjectList></lcm:SubmitObjectsRequest>${carried('Document01', content)}${carried('Signature01', signature)}</xds:ProvideAndRegisterDocumentSetRequest></soap:Body></soap:Envelope>`;
  return changed(whole, ...changes);
}

/** The request as it travels: its envelope, and its documents beside it. */
export function request(options: LotOptions = {}): string {
  const { content = CDA, signature = manifest(content), without = [] } = options;
  const part = (type: string, id: string, text: string): string => `--b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${id}>\r\n\r\n${text}\r\n`;
  const parts = ([['Document01@essai', content], ['Signature01@essai', signature]] as const).filter(([id]) => !without.includes(id));
  return `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b; type="application/xop+xml"; start="<root@essai>"\r\n\r\n${part('application/xop+xml; type="application/soap+xml"', 'root@essai', envelope(options))}${parts.map(([id, text]) => part('text/xml', id, text)).join('')}--b--\r\n`;
}

export function artefact(kind: ArtefactKind, content: string | Uint8Array, path = `artefacts/${kind}`): Artefact {
  return { path, kind, bytes: typeof content === 'string' ? bytesOf(content) : content, environment: 'test' };
}

export function observe(...artefacts: readonly Artefact[]): Promise<Observations> {
  return probe.observe(artefacts, { day: '2026-11-25', guides: {} });
}

/** Remarks in one line each: `error dmp.header.realm`, in the order they were made. */
export async function remarksOf(...artefacts: readonly Artefact[]): Promise<string[]> {
  return (await observe(...artefacts)).remarks.map(({ severity, check }) => `${severity} ${check.replace('dmp.', '')}`);
}
