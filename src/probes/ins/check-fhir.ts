import { childPointer, isObject, itemsOf, textOf } from '../../formats/fhir.js';
import type { Remark } from '../probe.js';
import { bearsIns, insIdentifiers, matricules } from './carried-identity.js';
import { remark } from './checks.js';
import { objectsIn, oidIn, type FhirCarrier, type Pointed } from './from-fhir.js';
import { hasMatriculeForm, shown } from './matricule.js';
import { INS_NIA, isInsOid } from './oids.js';
import { isBefore } from './status.js';

const COMMUNES = 'https://mos.esante.gouv.fr/NOS/TRE_R13-CommuneOM/FHIR/TRE-R13-CommuneOM';
const CODE_SYSTEMS = 'https://hl7.fr/ig/fhir/core/CodeSystem';
const CONTACT_IDENTIFIER = 'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-patient-contact-identifier';

/** Whether a Patient is held to the profile: it bears an INS, or says that it follows it. */
export function followsInsProfile({ identity, claimsInsProfile }: FhirCarrier): boolean {
  return claimsInsProfile || insIdentifiers(identity).length > 0;
}

/** The code system of identityStatus, which each edition renamed. */
function statusSystem(edition: string): string {
  if (isBefore(edition, '2.1')) return `${CODE_SYSTEMS}/fr-core-cs-fiabilite-identite`;
  if (isBefore(edition, '2.2')) return `${CODE_SYSTEMS}/fr-core-v2-0445`;
  return isBefore(edition, '2.3') ? `${CODE_SYSTEMS}/fr-core-cs-v2-0445` : `${CODE_SYSTEMS}/fr-core-cs-identity-status`;
}

function usesAllowed(oid: string, edition: string): readonly string[] {
  if (oid === INS_NIA && isBefore(edition, '2.2')) return ['temp'];
  return ['official', 'old'];
}

function checkUses(root: Pointed, at: FhirCarrier['at'], edition: string): Remark[] {
  return objectsIn(root, 'identifier').flatMap(({ json, pointer }) => {
    const oid = oidIn(json['system']);
    const isIns = isInsOid(oid) && !itemsOf(isObject(json['type']) ? json['type']['coding'] : undefined).some((coding) => isObject(coding) && coding['code'] === 'NH');
    const allowed = usesAllowed(oid, edition);
    return isIns && !allowed.includes(textOf(json['use'])) ? [remark('ins.fhir.use', at(childPointer(pointer, 'use')), { use: shown(textOf(json['use'])), allowed })] : [];
  });
}

/** fr-core-1, 2 and 3, replayed on the code that implies an INS in this edition. */
function checkInvariants({ identity, at, pointer }: FhirCarrier, root: Pointed, edition: string): Remark[] {
  const { statusCode, identifiers, traits } = identity;
  if (statusCode.value !== (isBefore(edition, '2.3') ? 'VALI' : 'QUAL')) return [];
  const official = objectsIn(root, 'identifier').filter(({ json }) => json['use'] === 'official');
  return [
    ...(bearsIns(identifiers) ? [] : [remark('ins.fhir.insRequired', statusCode.place, { code: statusCode.value })]),
    ...(official.length > 1 ? [remark('ins.fhir.oneOfficial', at(official[1]?.pointer ?? pointer), { count: official.length })] : []),
    ...(traits.birthPlace?.value === '99999' ? [remark('ins.fhir.unknownBirthPlace', traits.birthPlace.place)] : []),
  ];
}

function checkBirthPlace({ birthPlace, identity, at }: FhirCarrier): Remark[] {
  if (!birthPlace) return [];
  const { address, coding } = birthPlace;
  const code = identity.traits.birthPlace?.value;
  return [
    ...(coding && textOf(coding.json['system']) !== COMMUNES ? [remark('ins.fhir.birthPlaceSystem', at(coding.pointer), { system: shown(textOf(coding.json['system'])) })] : []),
    ...(code !== undefined && address.json['district'] === code ? [remark('ins.fhir.district', at(childPointer(address.pointer, 'district')))] : []),
  ];
}

function checkNamesAndGender({ officialNames, patient, pointer, at }: FhirCarrier): Remark[] {
  const [name] = officialNames;
  const given = itemsOf(name?.json['given']).length;
  const gender = textOf(patient['gender']);
  return [
    ...(officialNames.length > 1 ? [remark('ins.fhir.name', at(officialNames[1]?.pointer ?? pointer), { flaw: 'official', count: officialNames.length })] : []),
    ...(name && given > 1 ? [remark('ins.fhir.name', at(childPointer(name.pointer, 'given')), { flaw: 'given', count: given })] : []),
    ...(gender !== '' && !['male', 'female', 'unknown'].includes(gender) ? [remark('ins.fhir.gender', at(childPointer(pointer, 'gender')), { gender: shown(gender) })] : []),
  ];
}

function checkContacts(root: Pointed, at: FhirCarrier['at']): Remark[] {
  return objectsIn(root, 'contact')
    .flatMap((contact) => objectsIn(contact, 'extension'))
    .flatMap(({ json, pointer }) => {
      const identifier = json['valueIdentifier'];
      const wrong = json['url'] === CONTACT_IDENTIFIER && isObject(identifier) && isInsOid(oidIn(identifier['system'])) && !hasMatriculeForm(textOf(identifier['value']));
      return wrong ? [remark('ins.fhir.contact', at(childPointer(pointer, 'valueIdentifier', 'value')))] : [];
    });
}

/** P-12: FR Core, the edition as a parameter. */
export function checkFhir(carrier: FhirCarrier, edition: string): Remark[] {
  if (!followsInsProfile(carrier)) return [];
  const { at, identity, statusCodings, patient, pointer } = carrier;
  const root: Pointed = { json: patient, pointer };
  const expected = statusSystem(edition);
  const traced = matricules(identity).length === 0 || collectionIsTraced(root);
  return [
    ...checkUses(root, at, edition),
    ...checkInvariants(carrier, root, edition),
    ...checkBirthPlace(carrier),
    ...checkNamesAndGender(carrier),
    ...statusCodings.filter(({ json }) => textOf(json['system']) !== expected).map((each) => remark('ins.fhir.statusSystem', at(each.pointer), { system: shown(textOf(each.json['system'])), expected })),
    ...checkContacts(root, at),
    ...(traced ? [] : [remark('ins.collection.reliability', identity.statusCode.place)]),
  ];
}

/** P-10 in FHIR: the extension may say how the identity was obtained and checked; nothing read makes it compulsory. */
function collectionIsTraced(root: Pointed): boolean {
  const urls = new Set(objectsIn(root, 'extension').flatMap((each) => objectsIn(each, 'extension').map(({ json }) => textOf(json['url']))));
  return urls.has('methodCollection') && urls.has('validationMode');
}
