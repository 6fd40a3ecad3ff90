import { createHash } from 'node:crypto';
import type { Artefact } from '../../../src/probes/probe.js';
import { artefact, base64, BODY, CDA, changed, envelope, manifest, MATRICULE, OTHER_MATRICULE, PDF, request, signed, STRUCTURED, TOKEN, type LotOptions, type TokenSigning } from './fixtures.js';

/** One defect, and every remark it must give: no more, no less. */
export type Case = readonly [title: string, artefacts: readonly Artefact[], expected: readonly string[]];
type Change = readonly [from: string | RegExp, to: string];

const cda = (...changes: readonly Change[]): Artefact[] => [artefact('cda', changed(CDA, ...changes))];
const structured = (...changes: readonly Change[]): Artefact[] => [artefact('cda', changed(STRUCTURED, ...changes))];
const without = (element: RegExp): Artefact[] => cda([element, '']);
const attributed = (name: string, value: string): string => `Name="${name}"><saml2:AttributeValue>${value}<`;
const token = (changes: readonly Change[] = [], signing: TokenSigning = {}): Artefact[] => [artefact('vihf', signed(changed(TOKEN, ...changes), signing))];
const lot = (options: LotOptions): Artefact[] => [artefact('iti41', request(options))];
const entry = (...changes: readonly Change[]): Artefact[] => lot({ changes });

export const HEADER: readonly Case[] = [
  ['no realm', cda(['<realmCode code="FR"/>', '']), ['error header.realm']],
  ['another realm', cda(['"FR"', '"BE"']), ['error header.realm']],
  ['another typeId', cda(['POCD_HD000040', 'POCD_HD000041']), ['error header.typeId']],
  ['two templateId', structured(['<templateId root="2.16.840.1.113883.2.8.2.1"/>', '']), ['error header.templates', 'error header.templateFrance', 'info type.obligation']],
  ['no templateId of the CI-SIS', cda(['1.2.250.1.213.1.1.1.1"', '1.2.250.1.213.1.1.9"']), ['error header.templateCiSis']],
  ['four templateId around a PDF', cda(['<id root', '<templateId root="1.2.250.1.999"/><id root']), ['error header.templateUnstructured']],
  ['a volet without version', structured([' extension="2024.01"', '']), ['warning header.templateVersion', 'info type.obligation']],
  ['a language without country', cda(['fr-FR', 'fr']), ['error header.language']],
  ['another language', cda(['fr-FR', 'en-US']), ['warning header.languageFrench']],
  ['another encoding', cda([' encoding="UTF-8"', ' encoding="ISO-8859-1"']), ['error header.encoding']],
  ['no id', cda(['<id root="1.2.250.1.999.1.1"/>', '']), ['error header.id']],
  ['a UUID', cda(['root="1.2.250.1.999.1.1"', 'root="9ED10155-A2AA-459C-8351-A61AD25FC78D"']), ['warning header.idOid']],
  ['a leading zero', cda(['root="1.2.250.1.999.1.1"', 'root="1.2.250.1.999.01"']), ['warning header.idOid']],
  ['an OID of 65 characters', cda(['root="1.2.250.1.999.1.1"', `root="1.${'2'.repeat(63)}"`]), ['warning header.idOid']],
  ['an extension', cda(['root="1.2.250.1.999.1.1"', 'root="1.2.250.1.999.1.1" extension="a"']), ['error header.idExtension']],
  ['no code', cda([/<code code="70004-7"[^>]*>/, '']), ['error header.code']],
  ['a code without label', cda([' displayName="CR d’acte diagnostique (autre)"', '']), ['error header.codeSystem']],
  ['a retired code', cda(['70004-7', '27899-4']), ['error header.codeRetired']],
  ['an unknown code', cda(['70004-7', '00000-0']), ['info type.unknown']],
  ['no title', cda(['<title>Compte rendu</title>', '']), ['error header.title']],
  ['a long title', cda(['Compte rendu</title>', `${'a'.repeat(129)}</title>`]), ['error header.titleLength']],
  ['a creation to the minute', cda(['<effectiveTime value="20261002103000', '<effectiveTime value="202610021030']), ['error header.creation']],
  ['an unknown confidentiality', cda(['<confidentialityCode code="N"', '<confidentialityCode code="X"']), ['error header.confidentiality']],
  ['a restricted confidentiality', cda(['<confidentialityCode code="N"', '<confidentialityCode code="R"']), ['warning header.confidentialityNormal']],
  ['no lineage', cda(['<setId root="1.2.250.1.999.1"/>', '']), ['error header.setId']],
  ['a lineage with an extension', cda(['<setId root', '<setId extension="1" root']), ['warning header.setIdOid']],
  ['version zero', cda(['versionNumber value="1"', 'versionNumber value="0"']), ['error header.versionNumber']],
  ['a second version of nothing', cda(['versionNumber value="1"', 'versionNumber value="2"']), ['warning header.replacement']],
  ['another link', cda(['<componentOf>', '<relatedDocument typeCode="APND"><parentDocument><id root="1.2"/></parentDocument></relatedDocument><componentOf>']), ['error header.related']],
  ['a link to nothing', cda(['<componentOf>', '<relatedDocument typeCode="RPLC"><parentDocument/></relatedDocument><componentOf>']), ['error header.relatedParent']],
  ['no patient', without(/<recordTarget>.*<\/recordTarget>/), ['error header.patient']],
  ['a local identifier first', cda([/(<id root="1\.2\.250\.1\.213\.1\.4\.10"[^>]*>)/, `<id root="1.2.250.1.999.8" extension="1"/><id root="1.2.250.1.213.1.4.10" extension="${MATRICULE}"/>`]), ['warning header.patientIns']],
  ['no place of birth', cda(['<county>51215</county>', '']), ['error header.patientTraits']],
  ['a spouse name', cda(['<given>DOM', '<family qualifier="SP">DECOURCY</family><given>DOM']), ['error header.patientQualifier']],
  ['a guardian named as they like', cda(['<birthplace>', '<guardian><guardianPerson><name><family qualifier="SP">X</family></name></guardianPerson></guardian><birthplace>']), []],
  ['another gender system', cda(['2.16.840.1.113883.5.1"', '1.2.3"']), ['error header.patientGender']],
  ['a religion', cda(['<birthplace>', '<religiousAffiliationCode code="1"/><birthplace>']), ['error header.forbidden']],
  ['no author', without(/<author>.*<\/author>/), ['error header.author']],
  ['an author without time', cda(['<author><time value="20261002103000+0200"/>', '<author>']), ['error header.authorTime']],
  ['an author without identifier', cda([/<assignedAuthor><id[^>]*>/, '<assignedAuthor>']), ['error header.authorId']],
  ['a local author', cda([/<assignedAuthor><id root="[^"]*"/, '<assignedAuthor><id root="1.2.250.1.999.7"']), ['warning header.authorNational']],
  ['an author without profession', cda([/(<assignedAuthor><id[^>]*>)<code[^>]*>/, '<assignedAuthor><id root="1.2.250.1.71.4.2.1" extension="801234567897"/>']), ['warning header.authorProfession']],
  ['no custodian', without(/<custodian>.*<\/custodian>/), ['error header.custodian']],
  ['a local custodian', cda([/<representedCustodianOrganization><id root="[^"]*"/, '<representedCustodianOrganization><id root="1.2.250.1.999.7"']), ['error header.custodianNational']],
  ['the DMP for custodian', cda([/<representedCustodianOrganization><id[^>]*>/, '<representedCustodianOrganization><id root="1.2.250.1.213.4.1"/>']), []],
  ['no signer', without(/<legalAuthenticator>.*<\/legalAuthenticator>/), ['error header.signer']],
  ['a signer without time', cda(['<time value="20261002103100+0200"/>', '']), ['error header.signerTime']],
  ['a signature to the minute', cda(['20261002103100+0200', '202610021031+0200']), ['warning header.signerSecond']],
  ['another signature code', cda(['signatureCode code="S"', 'signatureCode code="X"']), ['error header.signature']],
  ['a signer without identifier', cda([/(<signatureCode code="S"\/><assignedEntity>)<id[^>]*>/, '<signatureCode code="S"/><assignedEntity>']), ['error header.signerId']],
  ['a local signer', cda([/<signatureCode code="S"\/><assignedEntity><id root="[^"]*"/, '<signatureCode code="S"/><assignedEntity><id root="1.2.250.1.999.7"']), ['warning header.signerNational']],
  ['a signer of no structure', cda([/<legalAuthenticator>.*<\/legalAuthenticator>/, '<legalAuthenticator><time value="20261002103100+0200"/><signatureCode code="S"/><assignedEntity><id root="1.2.250.1.71.4.2.1" extension="801234567897"/></assignedEntity></legalAuthenticator>']), ['warning header.signerStructure']],
  ['no act', without(/<documentationOf>.*<\/documentationOf>/), ['error header.act']],
  ['two performers', cda(['</performer>', '</performer><performer/>']), ['error header.performer']],
  ['an act without start', cda(['<effectiveTime><low value="202610020830+0200"/><high', '<effectiveTime><high']), ['error header.actStart']],
  ['an act to the day', cda(['<low value="202610020830+0200"/><high', '<low value="20261002"/><high']), ['warning header.actMinute']],
  ['no practice setting', cda([/(<performer typeCode="PRF">.*)<standardIndustryClassCode[^>]*>/, '<performer typeCode="PRF"><assignedEntity><representedOrganization>']), ['error header.practice']],
  ['an unknown practice setting', cda([/<performer typeCode="PRF">(.*)AMBULATOIRE/, '<performer typeCode="PRF"><assignedEntity><representedOrganization><standardIndustryClassCode code="CABINET']), ['warning header.practiceCode']],
  ['no encounter', without(/<componentOf>.*<\/componentOf>/), ['error header.encounter']],
  ['an encounter without time', cda([/<encompassingEncounter><effectiveTime>.*?<\/effectiveTime>/, '<encompassingEncounter>']), ['error header.encounterTime']],
  ['an encounter of unknown time', cda([/<encompassingEncounter><effectiveTime>.*?<\/effectiveTime>/, '<encompassingEncounter><effectiveTime nullFlavor="NAV"/>']), []],
  ['no facility', cda(['<code code="SA07" codeSystem="1.2.250.1.71.4.2.4"/>', '']), ['error header.facility']],
  ['an unknown facility', cda(['code="SA07"', 'code="CABINET"']), ['warning header.facilityCode']],
  ['an offset of three digits', cda(['<high value="202610020900+0200"/>', '<high value="202610020900+200"/>']), ['warning header.timeForm']],
  ['a birth to the hour', cda(['birthTime value="19790328"', 'birthTime value="1979032812"']), ['warning header.birthForm']],
  ['a thirtieth of February', cda(['<high value="202610020900+0200"/>', '<high value="202602300900+0200"/>']), ['error header.timeReal']],
  ['an absence that is not allowed', cda(['<id root="1.2.250.1.999.9" extension="1234"/>', '<id root="1.2.250.1.999.9" extension="1234"/><telecom nullFlavor="NA"/>']), ['info header.nullFlavor']],
];

const version2 = changed(CDA, ['root="1.2.250.1.999.1.1"', 'root="1.2.250.1.999.1.2"'], ['versionNumber value="1"', 'versionNumber value="2"'], ['<componentOf>', '<relatedDocument typeCode="RPLC"><parentDocument><id root="1.2.250.1.999.1.1"/></parentDocument></relatedDocument><componentOf>']);
const together = (...texts: readonly string[]): Artefact[] => texts.map((text, index) => artefact('cda', text, `artefacts/${index}.xml`));

export const DOCUMENT: readonly Case[] = [
  ['random bytes', [artefact('cda', new Uint8Array([1, 2, 3]))], ['error artefact.unreadable']],
  ['a type without its volet', structured(['1.2.250.1.213.1.1.1.55', '1.2.250.1.213.1.1.1.99']), ['warning type.template', 'info type.obligation']],
  ['a type that must be fed', structured(), ['info type.obligation']],
  ['no body', cda([`<component>${BODY}</component>`, '']), ['error body.absent']],
  ['a body in text', cda(['representation="B64"', 'representation="TXT"']), ['error body.encoding']],
  ['a body in HTML', cda(['application/pdf', 'text/html']), ['error body.mediaType']],
  ['a body that is not base64', cda([base64(PDF), '<br/>****']), ['error body.content']],
  ['a PDF that is none', cda([base64(PDF), base64('PK')]), ['error body.pdf']],
  ['a plain PDF', cda([base64(PDF), base64('%PDF-1.7 ')]), ['warning body.pdfA']],
  ['a text', cda(['application/pdf', 'text/plain']), []],
  ['a stylesheet', cda(['<ClinicalDocument', '<?xml-stylesheet href="a.xsl"?><ClinicalDocument']), ['warning presentation.stylesheet']],
  ['a stylesheet inside', cda(['<ClinicalDocument', '<?xml-stylesheet href="#a"?><ClinicalDocument']), []],
  ['a script', structured(['<structuredBody/>', '<structuredBody><script xmlns="http://www.w3.org/1999/xhtml"/></structuredBody>']), ['info type.obligation', 'warning presentation.script']],
  ['a link that runs', structured(['<structuredBody/>', '<structuredBody><linkHtml href="JavaScript:alert(1)"/></structuredBody>']), ['info type.obligation', 'warning presentation.script']],
  ['a link that leaves', structured(['<structuredBody/>', '<structuredBody><linkHtml href="https://exemple.invalid/"/></structuredBody>']), ['info type.obligation', 'warning presentation.link']],
  ['two versions that follow', together(CDA, version2), []],
  ['a copy', together(CDA, CDA), []],
  ['two contents, one identifier', together(CDA, changed(CDA, ['<title>Compte', '<title>Autre'])), ['error version.sameId']],
  ['two documents, one version', together(CDA, changed(CDA, ['root="1.2.250.1.999.1.1"', 'root="1.2.250.1.999.1.7"'])), ['error version.same']],
  ['a second version of another', together(CDA, changed(version2, ['<parentDocument><id root="1.2.250.1.999.1.1"/>', '<parentDocument><id root="1.2.250.1.999.1.8"/>'])), ['warning version.parent']],
];

export const VIHF: readonly Case[] = [
  ['a token that nothing can be said against', token(), []],
  ['another version', token([[attributed('VIHF_Version', '3.0'), attributed('VIHF_Version', '2.0')]]), ['error vihf.version']],
  ['another resource', token([['urn:dmp', 'urn:autre']]), ['error vihf.resource']],
  ['accents encoded twice', token([['displayName="Médecin"', 'displayName="MÃ©decin"']]), ['warning vihf.encoding']],
  ['no format of the issuer', token([[' Format="urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName"', '']]), ['warning vihf.issuer']],
  ['the AIR mode, alone', token([['>INDIRECTE<', '>INDIRECTE_RENFORCEE<']]), ['warning vihf.mode']],
  ['the AIR mode, to feed', lot({ token: signed(changed(TOKEN, ['>INDIRECTE<', '>INDIRECTE_RENFORCEE<'])) }), ['error vihf.mode']],
  ['an unknown mode', token([['>INDIRECTE<', '>AUTRE<']]), ['error vihf.modeUnknown']],
  ['another case', token([['"Authentification_mode"', '"Authentification_Mode"']]), ['warning vihf.attributeCase']],
  ['no context', token([['urn:oasis:names:tc:SAML:2.0:ac:classes:Password', 'Password']]), ['error vihf.context']],
  ['a person by name', token([['<saml2:NameID>801234567897', '<saml2:NameID>max.libre']]), ['error vihf.person']],
  ['a machine', token([['<saml2:NameID>801234567897', '<saml2:NameID>801234567897/automate']]), ['info vihf.machine']],
  ['another patient form', token([['^NH', '^PI']]), ['error vihf.patient']],
  ['no structure', token([['<saml2:AttributeValue>1750803447<', '<saml2:AttributeValue><'], ['OU=1750803447,', '']]), ['error vihf.structure']],
  ['another structure', token([['OU=1750803447', 'OU=1750803448']]), ['warning vihf.structureIssuer']],
  ['no sector', token([['SA07^', '07^']]), ['error vihf.sector']],
  ['no profession', token([['1.2.250.1.71.1.2.7', '1.2.3']]), ['error vihf.role']],
  ['a doctor of no speciality', token([['1.2.250.1.71.4.2.5', '1.2.3']]), ['error vihf.speciality']],
  ['no purpose', token([[/<PurposeOfUse.*<\/PurposeOfUse>/, '']]), ['warning vihf.purpose']],
  ['no identity in clear', token([['MAX LIBRE', '']]), ['warning vihf.subject']],
  ['no name of software', token([['"LPS_Nom"', '"Nom"']]), ['warning vihf.software']],
  ['the number of approval', token([['"LPS_ID"><saml2:AttributeValue>1', '"LPS_ID"><saml2:AttributeValue>1</saml2:AttributeValue></saml2:Attribute><saml2:Attribute Name="LPS_ID_HOMOLOGATION_DMP"><saml2:AttributeValue>secret']]), ['info vihf.number']],
  ['no conditions', token([[/<saml2:Conditions.*<\/saml2:Conditions>/, '']]), ['warning vihf.conditions']],
  ['no signature', [artefact('vihf', TOKEN)], ['error vihf.unsigned']],
  ['a value of another', [artefact('vihf', changed(signed(), [/<SignatureValue>..../, '<SignatureValue>AAAA']))], ['error vihf.signature']],
  ['a number masked after the signature', [artefact('vihf', changed(signed(), ['>Essai<', '>***<']))], ['warning vihf.altered']],
  ['an inclusive form', token([], { canonicalization: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315' }), ['warning vihf.signatureForm']],
  ['SHA-1', token([], { method: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1', digest: 'http://www.w3.org/2000/09/xmldsig#sha1' }), ['warning vihf.sha1']],
  ['a certificate of authentication', token([], { usage: 0x80 }), ['warning vihf.usage']],
  ['an expired certificate', token([], { from: '2024-01-01', until: '2025-01-01' }), ['warning vihf.certificateDates']],
];

const replaced = changed(CDA, ['versionNumber value="1"', 'versionNumber value="2"'], ['<componentOf>', '<relatedDocument typeCode="RPLC"><parentDocument><id root="1.2.250.1.999.1.0"/></parentDocument></relatedDocument><componentOf>']);
const stylesheet = (inside: string): string => `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">${inside}</xsl:stylesheet>`;

export const LOT: readonly Case[] = [
  ['a lot that nothing can be said against', lot({}), []],
  ['a message cut of its header', [artefact('iti41', request().slice(request().indexOf('--b')))], []],
  ['SOAP 1.1', entry(['http://www.w3.org/2003/05/soap-envelope', 'http://schemas.xmlsoap.org/soap/envelope/']), ['warning lot.soap']],
  ['another action', entry(['DocumentSet-b</wsa', 'DocumentSet</wsa']), ['warning lot.action']],
  ['documents inside the XML', [artefact('iti41', envelope({ inline: true }))], ['warning lot.mtom']],
  ['no token', lot({ token: '' }), ['warning lot.token']],
  ['an old ebXML', entry(['urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0', 'urn:oasis:names:tc:ebxml-regrep:rim:xsd:2.1']), ['error lot.ebxml']],
  ['no set', entry(['urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd', 'urn:uuid:a54d6aa5-d40d-43f9-88c5-000000000000']), ['error lot.member', 'error lot.member', 'error lot.set', 'warning lot.signatureEntry']],
  ['a set without source', entry(['554ac39e', '00000000']), ['error lot.setRequired']],
  ['a set without content type', entry(['aa543740', '00000000']), ['error lot.contentType']],
  ['another case of an identifier', entry(['<xds:Document id="Document01">', '<xds:Document id="DOCUMENT01">']), ['error lot.document', 'error lot.undescribed', 'info lot.signatureUnverified']],
  ['a part that is not there', lot({ without: ['Document01@essai'] }), ['error lot.part', 'info lot.signatureUnverified']],
  ['a document out of the set', entry([/<Association id="m-Document01".*?<\/Association>/, '']), ['error lot.member']],
  ['another hash', entry([/(<Slot name="hash"><ValueList><Value>)..../, '<Slot name="hash"><ValueList><Value>0000']), ['error lot.hash']],
  ['another size', entry([/<Slot name="size"><ValueList><Value>\d+/, '<Slot name="size"><ValueList><Value>1']), ['error lot.size']],
  ['no title', entry(['<Name><LocalizedString value="Compte rendu"/></Name>', '']), ['error lot.required']],
  ['no traits', entry(['"sourcePatientInfo"', '"other"']), ['warning lot.expected']],
  ['another MIME type', entry(['mimeType="text/xml"', 'mimeType="application/xml"']), ['warning lot.mimeType']],
  ['another system', entry(['<Value>1.2.250.1.71.4.2.4</Value>', '<Value>2.16.840.1.113883.6.96</Value>']), ['warning lot.system']],
  ['masked and invisible', entry([/(<ExternalIdentifier identificationScheme="urn:uuid:58a6f841)/, `${['MASQUE_PS', 'INVISIBLE_PATIENT'].map((code) => `<Classification classificationScheme="urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f" nodeRepresentation="${code}"><Slot name="codingScheme"><ValueList><Value>1.2.250.1.213.1.1.4.13</Value></ValueList></Slot></Classification>`).join('')}<ExternalIdentifier identificationScheme="urn:uuid:58a6f841`]), ['warning lot.visibility']],
  ['no signature', entry([/<ExtrinsicObject id="Signature01".*?<\/ExtrinsicObject>/s, ''], [/<xds:Document id="Signature01">.*?<\/xds:Document>/, '']), ['error lot.signature']],
  ['a signature that is none', lot({ signature: '<a/>' }), ['error lot.signature']],
  ['a signature linked to nothing', entry([':signs"', ':other"']), ['warning lot.signatureEntry']],
  ['a signature of something else', lot({ signature: manifest(CDA).replaceAll('1.2.250.1.999.1.1', '1.2.250.1.999.9') }), ['error lot.signatureCites']],
  ['a signature of another content', lot({ signature: manifest('autre') }), ['error lot.signatureDigest']],
  ['a signature of a transformed document', lot({ signature: changed(manifest(CDA), ['1.2.250.1.999.1.1">', '1.2.250.1.999.1.1"><ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms>']) }), ['info lot.signatureUnverified']],
  ['a signature with SHA-1', lot({ signature: changed(manifest(CDA), ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2000/09/xmldsig#rsa-sha1']) }), ['warning lot.signatureSha1']],
  ['a stylesheet beside', lot({ content: stylesheet('') }), ['error presentation.attached']],
  ['a document that shows itself', lot({ content: stylesheet('<ClinicalDocument xmlns="urn:hl7-org:v3"/>') }), ['warning presentation.selfPresentable']],
  ['a document that shows itself with a script', lot({ content: stylesheet('<ClinicalDocument xmlns="urn:hl7-org:v3"/><script>1</script>') }), ['warning presentation.selfPresentable', 'warning presentation.script']],
  ['another patient in the token', lot({ token: signed(changed(TOKEN, [`>${MATRICULE}^`, `>${OTHER_MATRICULE}^`])) }), ['error same.patient']],
  ['another patient in the entry', entry([/(urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427" value=")279035121518989/, `urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427" value="${OTHER_MATRICULE}`]), ['error same.patient']],
  ['another identifier', lot({ changes: [['value="1.2.250.1.999.1.1"', 'value="1.2.250.1.999.1.9"']], signature: manifest(CDA).replace('1.2.250.1.999.1.1', '1.2.250.1.999.1.9') }), ['error same.uniqueId']],
  ['another type', entry(['nodeRepresentation="70004-7"', 'nodeRepresentation="34874-8"']), ['error same.typeCode']],
  ['another format', entry(['xds-sd:pdf:2008', 'xds-sd:text:2008']), ['warning same.format']],
  ['another confidentiality', entry(['nodeRepresentation="N"', 'nodeRepresentation="R"']), ['warning same.confidentiality']],
  ['another facility', entry(['nodeRepresentation="SA07"', 'nodeRepresentation="SA01"']), ['warning same.facility']],
  ['another practice setting', entry(['nodeRepresentation="AMBULATOIRE"', 'nodeRepresentation="HAD"']), ['warning same.practice']],
  ['another signer', entry(['<Slot name="legalAuthenticator"><ValueList><Value>801234567897', '<Slot name="legalAuthenticator"><ValueList><Value>801234567898']), ['warning same.signer']],
  ['a replacement that only the document tells', lot({ content: replaced }), ['warning same.replacement']],
  ['local time in metadata', entry(['20261002083000', '20261002103000']), ['warning same.creation']],
  ['another time of the act', entry(['<Value>202610020630<', '<Value>202610020830<']), ['warning same.serviceTime']],
  ['an offset in metadata', entry(['<Value>20261002083000<', '<Value>20261002083000+0000<']), ['warning same.utc']],
  ['another author', entry(['<Slot name="authorPerson"><ValueList><Value>801234567897', '<Slot name="authorPerson"><ValueList><Value>801234567898']), ['warning same.author']],
  ['another person', lot({ token: signed(changed(TOKEN, ['<saml2:NameID>801234567897', '<saml2:NameID>801234567898'])) }), ['warning same.person']],
];

const coding = (system: string): unknown => ({ coding: [{ system, code: 'x' }] });
const TRE = (name: string): string => `https://mos.esante.gouv.fr/NOS/${name}/FHIR/${name}`;
const DEPOSITED = '<ClinicalDocument/>';
const DATA = base64(DEPOSITED);
const ATTACHMENT = { url: 'urn:uuid:b', size: DEPOSITED.length, hash: createHash('sha1').update(DEPOSITED).digest('base64'), title: 'CR' };
const REFERENCE = { resourceType: 'DocumentReference', custodian: {}, author: [{}], date: '2026-10-02', content: [{ attachment: ATTACHMENT }], context: { period: { start: '2026-10-02' }, facilityType: coding(TRE('TRE_R02-SecteurActivite')), practiceSetting: coding(TRE('TRE_A01-CadreExercice')) } };
const LIST = { resourceType: 'List', source: {}, extension: [{ url: 'https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-designationType', valueCodeableConcept: coding(TRE('TRE_R209-TypeActivite')) }] };

function bundle(reference: Readonly<Record<string, unknown>> = {}, list: Readonly<Record<string, unknown>> = {}, type = 'transaction'): Artefact[] {
  const entries = [{ resource: { ...LIST, ...list } }, { resource: { ...REFERENCE, ...reference } }, { fullUrl: 'urn:uuid:b', resource: { resourceType: 'Binary', data: DATA } }];
  return [artefact('fhir', JSON.stringify({ resourceType: 'Bundle', type, entry: entries }))];
}
const attachment = (changes: Readonly<Record<string, unknown>>): Artefact[] => bundle({ content: [{ attachment: { ...ATTACHMENT, ...changes } }] });

export const PDSM: readonly Case[] = [
  ['a deposit that nothing can be said against', bundle(), []],
  ['a patient', [artefact('fhir', '{"resourceType":"Patient"}')], []],
  ['a document', [artefact('fhir', '{"resourceType":"Bundle","type":"document"}')], ['info pdsm.notLot']],
  ['a lot without source', bundle({}, { source: undefined }), ['warning pdsm.list']],
  ['a lot of an unknown content', bundle({}, { extension: [] }), ['warning pdsm.designation']],
  ['no custodian', bundle({ custodian: undefined }), ['warning pdsm.custodian']],
  ['no author', bundle({ author: [] }), ['warning pdsm.author']],
  ['no start', bundle({ context: { ...REFERENCE.context, period: {} } }), ['warning pdsm.period']],
  ['a facility of SNOMED CT', bundle({ context: { ...REFERENCE.context, facilityType: coding('http://snomed.info/sct') } }), ['warning pdsm.facility']],
  ['no practice setting', bundle({ context: { ...REFERENCE.context, practiceSetting: undefined } }), ['warning pdsm.practice']],
  ['no title', attachment({ title: undefined }), ['warning pdsm.attachment']],
  ['another size', attachment({ size: 20 }), ['warning pdsm.size']],
  ['another hash', attachment({ hash: 'AA==' }), ['warning pdsm.hash']],
  ['an address that leads nowhere', attachment({ url: 'urn:uuid:c' }), ['warning pdsm.reference']],
];

export const CROWDED: readonly Case[] = [
  ['a hundred and one links that leave', structured(['<structuredBody/>', `<structuredBody>${'<linkHtml href="https://exemple.invalid/"/>'.repeat(101)}</structuredBody>`]), ['info type.obligation', ...Array<string>(100).fill('warning presentation.link'), 'info artefact.manyRemarks']],
];
