import type { Remark, Severity } from '../probe.js';
import { CITIZEN_DOMAIN, folded, foldedPlace, matricules, type CarriedFormat, type CarriedIdentity, type Trait } from './carried-identity.js';
import { remark } from './checks.js';
import { hasMatriculeForm, masked, partsOf } from './matricule.js';

const COG = /^(?:\d{5}|2[AB]\d{3})$/;
/** What INSi returns and a datamatrix admits. */
const CAPITALS = /^[A-Z' -]+$/;

const ALL: readonly Trait[] = ['birthName', 'firstName', 'givenNames', 'sex', 'birthDate', 'birthPlace'];
/** A datamatrix has no block for the first name, and its place of birth is optional. */
const EXPECTED: Readonly<Record<CarriedFormat, readonly Trait[]>> = { hl7v2: ALL, cda: ALL, fhir: ALL, datamatrix: ['birthName', 'givenNames', 'sex', 'birthDate'] };

/** P-03: who gives a matricule gives all the strict traits with it. */
export function checkCompleteness(identity: CarriedIdentity, givenNamesSeverity: Severity): Remark[] {
  if (matricules(identity).length === 0) return [];
  return EXPECTED[identity.format]
    .filter((trait) => identity.traits[trait] === undefined)
    .map((trait) => remark('ins.traits.missing', identity.traitPlaces[trait] ?? identity.place, { trait }, trait === 'givenNames' ? givenNamesSeverity : 'error'));
}

/** The form of the traits that accompany a matricule. CDA and FHIR have their own rules for sex and partial dates. */
export function checkForms(identity: CarriedIdentity): Remark[] {
  if (matricules(identity).length === 0) return [];
  const { sex, birthDate, birthPlace } = identity.traits;
  const strict = identity.format === 'hl7v2' || identity.format === 'datamatrix';
  return [
    ...(strict && sex && !/^[FM]$/.test(sex.value) ? [remark('ins.traits.sex', sex.place)] : []),
    ...(strict && birthDate && !birthDate.wellFormed ? [remark('ins.traits.birthDate', birthDate.place)] : []),
    ...(birthPlace && !COG.test(birthPlace.value) ? [remark('ins.traits.birthPlace', birthPlace.place)] : []),
  ];
}

/** P-15, first half: what the matricule says of its holder. Only ever a warning: civil status changes, communes merge. */
export function checkCoherence(identity: CarriedIdentity): Remark[] {
  const { sex, birthDate, birthPlace } = identity.traits;
  return matricules(identity)
    .filter(({ value }) => hasMatriculeForm(value))
    .flatMap(({ value }) => {
      const parts = partsOf(value);
      const params = { matricule: masked(value) };
      const [year, month] = [birthDate?.value.slice(2, 4) ?? '', birthDate?.value.slice(5, 7) ?? ''];
      // Other months and other first digits stand for an incomplete or provisional civil status.
      const monthSpeaks = Number(parts.month) >= 1 && Number(parts.month) <= 12;
      const sexes: Readonly<Record<string, string>> = { '1': 'M', '2': 'F' };
      const sexSaid = Object.hasOwn(sexes, parts.sex) ? sexes[parts.sex] : undefined;
      return [
        ...(sex && /^[FM]$/.test(sex.value) && sexSaid !== undefined && sexSaid !== sex.value ? [remark('ins.coherence.sex', sex.place, params)] : []),
        ...(birthDate && year !== '' && (year !== parts.year || (monthSpeaks && month !== parts.month)) ? [remark('ins.coherence.birthDate', birthDate.place, params)] : []),
        ...(birthPlace && COG.test(birthPlace.value) && foldedPlace(birthPlace.value) !== foldedPlace(parts.place) ? [remark('ins.coherence.birthPlace', birthPlace.place, params)] : []),
      ];
    });
}

/** P-15, second half: names. The list begins with the first name; an INSi return is in capitals without accents. */
export function checkNames(identity: CarriedIdentity): Remark[] {
  const { birthName, firstName, givenNames } = identity.traits;
  const list = folded(givenNames?.value ?? '');
  const first = folded(firstName?.value ?? '');
  const apart = givenNames && firstName && list !== first && !list.startsWith(`${first} `);
  const uncommon = [birthName, firstName, givenNames].find((name) => name && !CAPITALS.test(name.value));
  const hasIns = matricules(identity).length > 0;
  return [
    ...(apart ? [remark('ins.firstNames.prefix', givenNames.place)] : []),
    ...(uncommon && hasIns ? [identity.format === 'datamatrix' ? remark('ins.datamatrix.letters', uncommon.place) : remark('ins.names.case', uncommon.place)] : []),
  ];
}

/** P-14: the citizen mailbox of an identity is its matricule. */
export function checkMailboxes(identity: CarriedIdentity): Remark[] {
  const own = new Set(matricules(identity).map(({ value }) => value));
  if (own.size === 0) return [];
  return identity.mailboxes.filter(({ value }) => !own.has(value.slice(0, -CITIZEN_DOMAIN.length).toUpperCase())).map(({ place }) => remark('ins.mssante.address', place));
}
