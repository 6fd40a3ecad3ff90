import { isDay } from '../../core/day.js';
import { childPointer, isObject, itemsOf, textOf, type FhirResource, type Json, type JsonObject } from '../../formats/fhir.js';
import type { Artefact, ArtefactPlace } from '../probe.js';
import { bearsIns, isCitizenMailbox, kindOf, RNIV_ATTRIBUTES, type Carried, type CarriedIdentifier, type CarriedIdentity } from './carried-identity.js';
import { statusInFrCore } from './status.js';

const CORE = 'https://hl7.fr/ig/fhir/core/StructureDefinition';
export const INS_PROFILE = `${CORE}/fr-core-patient-ins`;
const BIRTH_PLACE = 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace';
const INSEE_CODE = `${CORE}/fr-core-address-insee-code`;
const RELIABILITY = `${CORE}/fr-core-identity-reliability`;
const GIVEN_NAMES = `${CORE}/fr-core-patient-birth-list-given-name`;

/** An object of a resource and where it stands. */
export interface Pointed {
  readonly json: JsonObject;
  readonly pointer: string;
}

export interface FhirCarrier {
  readonly format: 'fhir';
  readonly identity: CarriedIdentity;
  readonly patient: JsonObject;
  readonly pointer: string;
  readonly at: (pointer: string) => ArtefactPlace;
  readonly officialNames: readonly Pointed[];
  readonly birthPlace: { readonly address: Pointed; readonly coding: Pointed | undefined } | undefined;
  readonly statusCodings: readonly Pointed[];
  readonly claimsInsProfile: boolean;
}

/** The objects of a list. */
export function objectsIn(parent: Pointed, key: string): Pointed[] {
  return itemsOf(parent.json[key]).flatMap((json, index) => (isObject(json) ? [{ json, pointer: childPointer(parent.pointer, key, index) }] : []));
}

function child(parent: Pointed | undefined, key: string): Pointed | undefined {
  const json = parent?.json[key];
  return parent && isObject(json) ? { json, pointer: childPointer(parent.pointer, key) } : undefined;
}

function extensionsOf(parent: Pointed | undefined, url: string): Pointed[] {
  return parent ? objectsIn(parent, 'extension').filter(({ json }) => json['url'] === url) : [];
}

/** `urn:oid:` left out. */
export function oidIn(system: Json | undefined): string {
  return textOf(system).replace(/^urn:oid:/, '');
}

function identifierOf(found: Pointed, at: FhirCarrier['at']): CarriedIdentifier {
  const oid = oidIn(found.json['system']);
  const type = child(found, 'type');
  const codes = type ? objectsIn(type, 'coding').map(({ json }) => textOf(json['code'])) : [];
  const code = codes.find((each) => each === 'NH' || each.startsWith('INS')) ?? codes[0] ?? '';
  return { value: textOf(found.json['value']), oid, type: code, kind: kindOf(oid, code), erased: false, current: found.json['use'] !== 'old', place: at(childPointer(found.pointer, 'value')) };
}

const SEXES: Readonly<Record<string, string>> = { female: 'F', male: 'M' };

/** The identity of one Patient, its status read with the edition of FR Core the flow claims. */
export function identityInFhir(artefact: Artefact, { resource, pointer }: FhirResource, frCore: string): FhirCarrier {
  const at = (where: string): ArtefactPlace => ({ artefact: artefact.path, pointer: where });
  const root: Pointed = { json: resource, pointer };
  const below = (...keys: readonly (string | number)[]): ArtefactPlace => at(childPointer(pointer, ...keys));
  const identifiers = objectsIn(root, 'identifier').map((each) => identifierOf(each, at));
  const officialNames = objectsIn(root, 'name').filter(({ json }) => json['use'] === 'official');
  const name = officialNames[0];
  const text = (from: Pointed | undefined, key: string): Carried | undefined => {
    const value = textOf(from?.json[key]);
    return from && value !== '' ? { value, place: at(childPointer(from.pointer, key)) } : undefined;
  };
  const address = child(extensionsOf(root, BIRTH_PLACE)[0], 'valueAddress');
  const coding = child(extensionsOf(address, INSEE_CODE)[0], 'valueCoding');
  const statusCodings = extensionsOf(root, RELIABILITY).flatMap((each) => extensionsOf(each, 'identityStatus').flatMap((status) => child(status, 'valueCoding') ?? []));
  const codes = statusCodings.flatMap((each) => text(each, 'code') ?? []);
  const statusCode = codes.find(({ value }) => !RNIV_ATTRIBUTES.has(value)) ?? { value: '', place: below('extension') };
  const given = itemsOf(name?.json['given'])[0];
  const gender = textOf(resource['gender']);
  const born = textOf(resource['birthDate']);
  return {
    format: 'fhir',
    patient: resource,
    pointer,
    at,
    officialNames,
    birthPlace: address && { address, coding },
    statusCodings,
    claimsInsProfile: itemsOf(isObject(resource['meta']) ? resource['meta']['profile'] : undefined).some((profile) => textOf(profile).split('|', 1)[0] === INS_PROFILE),
    identity: {
      format: 'fhir',
      environment: artefact.environment,
      place: at(pointer),
      identifiers,
      traits: {
        birthName: text(name, 'family'),
        firstName: name && textOf(given) !== '' ? { value: textOf(given), place: at(childPointer(name.pointer, 'given', 0)) } : undefined,
        givenNames: text(extensionsOf(name, GIVEN_NAMES)[0], 'valueString'),
        sex: gender === '' ? undefined : { value: Object.hasOwn(SEXES, gender) ? (SEXES[gender] ?? '') : 'U', place: below('gender') },
        birthDate: born === '' ? undefined : { value: isDay(born) ? born : '', wellFormed: isDay(born), place: below('birthDate') },
        birthPlace: text(coding, 'code'),
      },
      traitPlaces: {
        birthName: below('name'),
        firstName: below('name'),
        givenNames: name ? at(name.pointer) : below('name'),
        sex: below('gender'),
        birthDate: below('birthDate'),
        birthPlace: address ? at(address.pointer) : below('extension'),
      },
      status: statusInFrCore(statusCode.value, bearsIns(identifiers), frCore),
      statusCode,
      attributes: codes.filter(({ value }) => RNIV_ATTRIBUTES.has(value)),
      mailboxes: objectsIn(root, 'telecom').flatMap((each) => text(each, 'value') ?? []).map((each) => ({ ...each, value: each.value.replace(/^mailto:/i, '') })).filter(({ value }) => isCitizenMailbox(value)),
    },
  };
}
