import type { Check, Severity } from '../probe.js';
import type { HeaderPoint } from './points.js';
import { SOURCES as from } from './sources.js';

/** One constraint on the header of a CDA: a row, so that adding one needs no code but its words. */
export interface HeaderRow {
  readonly id: `dmp.header.${string}`;
  /** The point of the list that it settles; without one, it only informs. */
  readonly point?: HeaderPoint;
  readonly severity: Severity;
  readonly source: Check['source'];
  /** The check of the INS probe that says the same of a document. */
  readonly alsoSaidBy?: string;
  /** The nodes it is about; the document itself when absent. No node, nothing to hold. */
  readonly context?: string;
  /** What must be true of each of these nodes. */
  readonly test: string;
  /** A code to show, as a string: never an identifier of a person, nor a trait. */
  readonly shows?: string;
}

const R = '/hl7:ClinicalDocument';
const ROLE = `${R}/hl7:recordTarget[1]/hl7:patientRole`;
const ACT = `${R}/hl7:documentationOf[1]/hl7:serviceEvent`;
const ENCOUNTER = `${R}/hl7:componentOf/hl7:encompassingEncounter`;
const SIGNER = `${R}/hl7:legalAuthenticator[1]`;
const AUTHOR = `${R}/hl7:author`;
const STRUCTURED = `${R}[hl7:component/hl7:structuredBody]`;
const INS = '("1.2.250.1.213.1.4.8", "1.2.250.1.213.1.4.9", "1.2.250.1.213.1.4.10", "1.2.250.1.213.1.4.11")';
const PERSON = '1.2.250.1.71.4.2.1';
const STRUCTURE = '1.2.250.1.71.4.2.2';
const DMP = '1.2.250.1.213.4.1';
/** A volet of the CI-SIS: what comes after the common header. */
const VOLET = 'matches(@root, "^1\\.2\\.250\\.1\\.213\\.1\\.1\\.1\\.([2-9]|[1-9][0-9])")';
const isOid = (path: string): string => `string-length(${path}) le 64 and matches(${path}, "^[0-2](\\.(0|[1-9][0-9]*))+$")`;
const TO_THE_SECOND = '"^[0-9]{14}[+\\-][0-9]{4}$"';
const TO_THE_MINUTE = '"^[0-9]{12}([0-9]{2})?[+\\-][0-9]{4}$"';
/** Times of the header; those of the body follow the rules of its volet. */
const TIMES = `${R}/*[not(self::hl7:component)]/descendant-or-self::*[local-name() = ("time", "effectiveTime", "low", "high", "birthTime")][@value]`;
const FORM = '"^([0-9]{4}|[0-9]{8}|[0-9]{12}([0-9]{2})?[+\\-][0-9]{4})$"';
const BIRTH_FORM = '"^([0-9]{4}|[0-9]{6}|[0-9]{8}|[0-9]{12}([0-9]{2})?[+\\-][0-9]{4})$"';

/** The header constraints of the structuration minimale, in the order of its elements. */
export const HEADER_ROWS: readonly HeaderRow[] = [
  { id: 'dmp.header.realm', point: 'root', severity: 'error', source: from.header('realmCode'), test: 'count(hl7:realmCode) = 1 and hl7:realmCode/@code = "FR"', shows: 'string(hl7:realmCode[1]/@code)' },
  { id: 'dmp.header.typeId', point: 'root', severity: 'error', source: from.header('typeId'), test: 'hl7:typeId[@root = "2.16.840.1.113883.1.3" and @extension = "POCD_HD000040"]' },
  { id: 'dmp.header.templates', point: 'root', severity: 'error', source: from.header('templateId'), test: 'count(hl7:templateId) ge 3', shows: 'string(count(hl7:templateId))' },
  { id: 'dmp.header.templateFrance', point: 'root', severity: 'error', source: from.header('templateId'), test: 'hl7:templateId/@root = "2.16.840.1.113883.2.8.2.1"' },
  { id: 'dmp.header.templateCiSis', point: 'root', severity: 'error', source: from.header('templateId'), test: 'hl7:templateId/@root = "1.2.250.1.213.1.1.1.1"' },
  { id: 'dmp.header.templateUnstructured', point: 'root', severity: 'error', source: from.header('templateId, corps non structuré'), context: `${R}[hl7:component/hl7:nonXMLBody]`, test: 'count(hl7:templateId) = 3 and hl7:templateId/@root = "1.3.6.1.4.1.19376.1.2.20"', shows: 'string(count(hl7:templateId))' },
  { id: 'dmp.header.templateVersion', severity: 'warning', source: from.examples('templateId/@extension'), context: `${STRUCTURED}[hl7:templateId[${VOLET}]]`, test: `hl7:templateId[${VOLET}]/@extension` },
  { id: 'dmp.header.language', point: 'root', severity: 'error', source: from.header('languageCode'), test: 'count(hl7:languageCode) = 1 and matches(hl7:languageCode/@code, "^[a-z]{2}-[A-Z]{2}$")', shows: 'string(hl7:languageCode[1]/@code)' },
  { id: 'dmp.header.languageFrench', point: 'root', severity: 'warning', source: from.headerText('languageCode'), context: `${R}/hl7:languageCode[matches(@code, "^[a-z]{2}-[A-Z]{2}$")]`, test: '@code = "fr-FR"', shows: 'string(@code)' },

  { id: 'dmp.header.id', point: 'identifier', severity: 'error', source: from.header('id'), test: 'count(hl7:id) = 1 and hl7:id/@root != ""' },
  { id: 'dmp.header.idOid', point: 'identifier', severity: 'warning', source: from.headerText('§3.5.5.4, id'), context: `${R}/hl7:id[@root != ""]`, test: isOid('@root') },
  { id: 'dmp.header.idExtension', point: 'identifier', severity: 'error', source: from.headerText('§3.5.5.4, id'), context: `${R}/hl7:id`, test: 'not(@extension)' },

  { id: 'dmp.header.code', point: 'codes', severity: 'error', source: from.header('code'), test: 'count(hl7:code) = 1 and hl7:code/@code != ""' },
  { id: 'dmp.header.codeSystem', point: 'codes', severity: 'error', source: from.header('code'), context: `${R}/hl7:code[1]`, test: '@codeSystem != "" and @displayName != ""', shows: 'string(@code)' },
  { id: 'dmp.header.codeRetired', point: 'codes', severity: 'error', source: from.valueSets('JDV_J07 du 27/09/2024'), context: `${R}/hl7:code[1]`, test: 'not(@code = "27899-4")' },
  { id: 'dmp.header.title', point: 'codes', severity: 'error', source: from.header('title'), test: 'count(hl7:title) = 1 and normalize-space(hl7:title) != ""' },
  { id: 'dmp.header.titleLength', point: 'codes', severity: 'error', source: from.header('title'), context: `${R}/hl7:title`, test: 'string-length(.) le 128', shows: 'string(string-length(.))' },

  { id: 'dmp.header.creation', point: 'dates', severity: 'error', source: from.header('effectiveTime'), test: `count(hl7:effectiveTime) = 1 and matches(hl7:effectiveTime/@value, ${TO_THE_SECOND})` },
  { id: 'dmp.header.confidentiality', point: 'confidentiality', severity: 'error', source: from.header('confidentialityCode'), test: 'hl7:confidentialityCode[1][@code = ("N", "R", "V") and @codeSystem = "2.16.840.1.113883.5.25"]', shows: 'string(hl7:confidentialityCode[1]/@code)' },
  { id: 'dmp.header.confidentialityNormal', point: 'confidentiality', severity: 'warning', source: from.guideRetold('REC_2.1-1100'), context: `${R}/hl7:confidentialityCode[1][@code = ("R", "V")]`, test: 'false()', shows: 'string(@code)' },

  { id: 'dmp.header.setId', point: 'version', severity: 'error', source: from.header('setId'), test: 'count(hl7:setId) = 1 and hl7:setId/@root != ""' },
  { id: 'dmp.header.setIdOid', point: 'version', severity: 'warning', source: from.headerText('setId'), context: `${R}/hl7:setId[@root != ""]`, test: `not(@extension) and ${isOid('@root')}` },
  { id: 'dmp.header.versionNumber', point: 'version', severity: 'error', source: from.header('versionNumber'), test: 'count(hl7:versionNumber) = 1 and matches(hl7:versionNumber/@value, "^[1-9][0-9]*$")' },
  { id: 'dmp.header.replacement', point: 'version', severity: 'warning', source: from.headerText('relatedDocument'), context: `${R}[matches(hl7:versionNumber[1]/@value, "^([2-9]|[1-9][0-9]+)$")]`, test: 'exists(hl7:relatedDocument)', shows: 'string(hl7:versionNumber[1]/@value)' },
  { id: 'dmp.header.related', point: 'version', severity: 'error', source: from.header('relatedDocument'), context: `${R}[hl7:relatedDocument]`, test: 'count(hl7:relatedDocument) = 1 and hl7:relatedDocument/@typeCode = ("RPLC", "XFRM")', shows: 'string(hl7:relatedDocument[1]/@typeCode)' },
  { id: 'dmp.header.relatedParent', point: 'version', severity: 'error', source: from.header('relatedDocument/parentDocument/id'), context: `${R}/hl7:relatedDocument`, test: 'count(hl7:parentDocument/hl7:id) = 1' },

  { id: 'dmp.header.patient', point: 'patient', severity: 'error', source: from.header('recordTarget'), test: 'count(hl7:recordTarget) = 1 and count(hl7:recordTarget/hl7:patientRole) = 1 and exists(hl7:recordTarget/hl7:patientRole/hl7:id)' },
  { id: 'dmp.header.patientIns', point: 'patient', severity: 'warning', source: from.headerText('recordTarget/patientRole/id'), context: `${ROLE}[hl7:id]`, test: `hl7:id[1]/@root = ${INS}` },
  { id: 'dmp.header.patientTraits', point: 'patient', severity: 'error', alsoSaidBy: 'ins.traits.missing', source: from.header('recordTarget/patientRole, traits de l’INS'), context: `${ROLE}[hl7:id/@root = ${INS}]`, test: 'exists(hl7:patient[hl7:name[hl7:family[@qualifier = "BR"] and hl7:given[@qualifier = "BR"] and hl7:given[not(@qualifier)]] and hl7:administrativeGenderCode/@code != "" and hl7:birthTime/@value != "" and hl7:birthplace/hl7:place/hl7:addr/hl7:county != ""])' },
  { id: 'dmp.header.patientQualifier', point: 'patient', severity: 'error', alsoSaidBy: 'ins.cda.qualifier', source: from.header('patient/name/family/@qualifier'), context: `${ROLE}/hl7:patient/hl7:name/hl7:family[@qualifier]`, test: '@qualifier = ("BR", "CL")', shows: 'string(@qualifier)' },
  { id: 'dmp.header.patientGender', point: 'patient', severity: 'error', alsoSaidBy: 'ins.cda.genderSystem', source: from.header('administrativeGenderCode, JDV_J143'), context: `${ROLE}/hl7:patient/hl7:administrativeGenderCode[@code]`, test: '@codeSystem = "2.16.840.1.113883.5.1"' },
  { id: 'dmp.header.forbidden', point: 'dates', severity: 'error', source: from.header('éléments interdits en France'), context: `${ROLE}/hl7:patient`, test: 'not(*[local-name() = ("religiousAffiliationCode", "raceCode", "ethnicGroupCode")])', shows: 'string-join(*[local-name() = ("religiousAffiliationCode", "raceCode", "ethnicGroupCode")]/local-name(), ", ")' },

  { id: 'dmp.header.author', point: 'actors', severity: 'error', source: from.header('author'), test: 'exists(hl7:author/hl7:assignedAuthor)' },
  { id: 'dmp.header.authorTime', point: 'actors', severity: 'error', source: from.header('author/time'), context: AUTHOR, test: 'hl7:time/@value != ""' },
  { id: 'dmp.header.authorId', point: 'actors', severity: 'error', source: from.header('author/assignedAuthor/id'), context: `${AUTHOR}/hl7:assignedAuthor`, test: 'exists(hl7:id)' },
  { id: 'dmp.header.authorNational', point: 'actors', severity: 'warning', source: from.headerText('author/assignedAuthor/id'), context: `${R}[hl7:author/hl7:assignedAuthor/hl7:id]`, test: `hl7:author/hl7:assignedAuthor/hl7:id/@root = ("${PERSON}", "${STRUCTURE}", "${DMP}", ${INS.slice(1, -1)})` },
  { id: 'dmp.header.authorProfession', point: 'actors', severity: 'warning', source: from.headerText('author/assignedAuthor/code, JDV_J01'), context: `${AUTHOR}/hl7:assignedAuthor[hl7:id/@root = "${PERSON}"]`, test: 'hl7:code/@code != ""' },
  { id: 'dmp.header.custodian', point: 'actors', severity: 'error', source: from.header('custodian'), test: 'count(hl7:custodian) = 1 and exists(hl7:custodian/hl7:assignedCustodian/hl7:representedCustodianOrganization/hl7:id)' },
  { id: 'dmp.header.custodianNational', point: 'actors', severity: 'error', source: from.header('custodian, id'), context: `${R}/hl7:custodian/hl7:assignedCustodian/hl7:representedCustodianOrganization[hl7:id]`, test: `hl7:id[(@root = "${STRUCTURE}" and @extension != "") or (@root = "${DMP}" and not(@extension))]` },
  { id: 'dmp.header.signer', point: 'actors', severity: 'error', source: from.header('legalAuthenticator'), test: 'count(hl7:legalAuthenticator) = 1' },
  { id: 'dmp.header.signerTime', point: 'actors', severity: 'error', source: from.header('legalAuthenticator/time'), context: SIGNER, test: 'hl7:time/@value != ""' },
  { id: 'dmp.header.signerSecond', point: 'actors', severity: 'warning', source: from.headerText('legalAuthenticator/time'), context: `${SIGNER}/hl7:time[@value != ""]`, test: `matches(@value, ${TO_THE_SECOND})` },
  { id: 'dmp.header.signature', point: 'actors', severity: 'error', source: from.header('legalAuthenticator/signatureCode'), context: SIGNER, test: 'hl7:signatureCode/@code = "S"' },
  { id: 'dmp.header.signerId', point: 'actors', severity: 'error', source: from.header('legalAuthenticator/assignedEntity/id'), context: SIGNER, test: 'exists(hl7:assignedEntity/hl7:id)' },
  { id: 'dmp.header.signerNational', point: 'actors', severity: 'warning', source: from.headerText('legalAuthenticator/assignedEntity/id'), context: `${SIGNER}/hl7:assignedEntity[hl7:id]`, test: `hl7:id/@root = ("${PERSON}", "${STRUCTURE}", "${DMP}", ${INS.slice(1, -1)})` },
  { id: 'dmp.header.signerStructure', severity: 'warning', source: from.headerText('legalAuthenticator/assignedEntity/representedOrganization'), context: `${SIGNER}/hl7:assignedEntity[hl7:id/@root = "${PERSON}"]`, test: 'exists(hl7:representedOrganization)' },

  { id: 'dmp.header.act', point: 'act', severity: 'error', source: from.header('documentationOf'), test: 'exists(hl7:documentationOf/hl7:serviceEvent)' },
  { id: 'dmp.header.performer', point: 'act', severity: 'error', source: from.header('documentationOf[1]/serviceEvent/performer'), context: ACT, test: 'count(hl7:performer) = 1', shows: 'string(count(hl7:performer))' },
  { id: 'dmp.header.actStart', point: 'act', severity: 'error', source: from.header('documentationOf[1]/serviceEvent/effectiveTime/low'), context: ACT, test: 'hl7:effectiveTime/hl7:low/@value != ""' },
  { id: 'dmp.header.actMinute', point: 'act', severity: 'warning', source: from.headerText('documentationOf[1]/serviceEvent/effectiveTime/low'), context: `${ACT}/hl7:effectiveTime/hl7:low[@value != ""]`, test: `matches(@value, ${TO_THE_MINUTE})` },
  { id: 'dmp.header.practice', point: 'act', severity: 'error', source: from.header('performer, standardIndustryClassCode'), context: `${ACT}/hl7:performer[1]`, test: 'hl7:assignedEntity/hl7:representedOrganization/hl7:standardIndustryClassCode/@code != ""' },
  { id: 'dmp.header.practiceCode', point: 'act', severity: 'warning', source: from.valueSets('JDV_J04, TRE_A01'), context: `${ACT}/hl7:performer[1]/hl7:assignedEntity/hl7:representedOrganization/hl7:standardIndustryClassCode[@codeSystem = "1.2.250.1.213.1.1.4.9"]`, test: '@code = ("AMBULATOIRE", "ETABLISSEMENT", "HAD", "ESSMS", "DEPISTAGE", "SAD", "MAD", "PALLIATIF", "SAMU_SMUR", "AMO")', shows: 'string(@code)' },
  { id: 'dmp.header.encounter', point: 'act', severity: 'error', source: from.header('componentOf/encompassingEncounter'), test: 'count(hl7:componentOf/hl7:encompassingEncounter) = 1' },
  { id: 'dmp.header.encounterTime', point: 'act', severity: 'error', source: from.header('encompassingEncounter/effectiveTime'), context: ENCOUNTER, test: 'count(hl7:effectiveTime) = 1' },
  { id: 'dmp.header.facility', point: 'act', severity: 'error', source: from.header('healthCareFacility/code'), context: ENCOUNTER, test: 'hl7:location/hl7:healthCareFacility/hl7:code/@code != ""' },
  { id: 'dmp.header.facilityCode', point: 'act', severity: 'warning', source: from.valueSets('JDV_J02, TRE_R02 et TRE_A00'), context: `${ENCOUNTER}/hl7:location/hl7:healthCareFacility/hl7:code[@code != ""]`, test: '(@codeSystem = "1.2.250.1.71.4.2.4" and matches(@code, "^SA[0-9]{2}$")) or (@codeSystem = "1.2.250.1.213.1.1.4.6" and @code = ("EXP_PATIENT", "SNR"))', shows: 'string(@code)' },

  { id: 'dmp.header.timeForm', point: 'dates', severity: 'warning', source: from.headerText('type ts'), context: `${TIMES}[not(self::hl7:birthTime)]`, test: `matches(@value, ${FORM})` },
  { id: 'dmp.header.birthForm', point: 'dates', severity: 'warning', source: from.headerText('birthTime'), context: `${ROLE}/hl7:patient/hl7:birthTime[@value]`, test: `matches(@value, ${BIRTH_FORM})` },
  { id: 'dmp.header.timeReal', point: 'dates', severity: 'error', source: from.header('type ts'), context: `${TIMES}[matches(@value, "^[0-9]{8}")]`, test: 'own:isTime(string(@value))' },
  { id: 'dmp.header.nullFlavor', severity: 'info', source: from.headerText('nullFlavor'), context: `${R}/*[not(self::hl7:component)]/descendant-or-self::*[@nullFlavor][not(@nullFlavor = ("UNK", "NASK", "ASKU", "NAV", "MSK"))]`, test: 'false()', shows: 'string(@nullFlavor)' },
];
