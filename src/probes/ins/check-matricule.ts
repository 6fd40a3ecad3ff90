import type { Remark, Severity } from '../probe.js';
import { insIdentifiers, type CarriedIdentifier, type CarriedIdentity } from './carried-identity.js';
import { remark } from './checks.js';
import { expectedKey, hasMatriculeForm, masked, partsOf, readKey, shown } from './matricule.js';
import { fhirTypeOf, INS_NIA, INS_NIR, isInsOid, isProductionOid, isSocialSecurityOid, isTestOid } from './oids.js';

/** Official samples carry wrong keys under test authorities, and no text says that a NIA has the key of a NIR: there, a warning. */
function severityUnder(oid: string): Severity {
  return isTestOid(oid) || oid === INS_NIA ? 'warning' : 'error';
}

function checkNumber({ value, oid, place }: CarriedIdentifier): Remark[] {
  if (!hasMatriculeForm(value)) return [remark('ins.matricule.form', place, { length: [...value].length }, severityUnder(oid))];
  const { sex, month } = partsOf(value);
  const unusual = !/^[12]$/.test(sex) || Number(month) < 1 || Number(month) > 12;
  return [
    ...(expectedKey(value) === readKey(value) ? [] : [remark('ins.matricule.key', place, { matricule: masked(value), read: readKey(value), expected: expectedKey(value) }, severityUnder(oid))]),
    ...(unusual ? [remark('ins.matricule.unusual', place, { matricule: masked(value) })] : []),
  ];
}

function checkAuthority(format: CarriedIdentity['format'], { oid, type, place }: CarriedIdentifier): Remark[] {
  // A social security authority is the subject of another check.
  if (isSocialSecurityOid(oid)) return [];
  if (!isInsOid(oid)) return [remark('ins.matricule.oid', place, { oid: shown(oid) })];
  const expected = format === 'hl7v2' ? 'INS' : format === 'fhir' ? fhirTypeOf(oid) : undefined;
  return expected === undefined || type === expected ? [] : [remark('ins.matricule.type', place, { oid, type: shown(type), expected })];
}

function checkEnvironment(environment: CarriedIdentity['environment'], { oid, place, erased }: CarriedIdentifier): Remark[] {
  if (environment === 'production') return isTestOid(oid) ? [remark('ins.oid.test', place, { oid })] : [];
  return isProductionOid(oid) && !erased ? [remark('ins.oid.production', place, { oid })] : [];
}

/** P-01 and P-02: the number, its key, its authority. What a message erases (`""`) is not a malformed number. */
export function checkMatricules(identity: CarriedIdentity): Remark[] {
  const ins = insIdentifiers(identity);
  return [
    ...ins.flatMap((each) => [...(each.erased ? [] : checkNumber(each)), ...checkAuthority(identity.format, each), ...checkEnvironment(identity.environment, each)]),
    ...identity.identifiers.filter(({ kind }) => kind === 'insC').map(({ place }) => remark('ins.matricule.obsolete', place)),
  ];
}

/** P-06: a social security number is neither an INS nor a local identifier. */
export function checkSocialSecurityNumbers(identity: CarriedIdentity, frCoreSeparates: boolean): Remark[] {
  const own = new Set(insIdentifiers(identity).filter(({ erased }) => !erased).flatMap(({ value }) => (hasMatriculeForm(value) ? [value, value.slice(0, 13)] : [])));
  return identity.identifiers.flatMap(({ kind, oid, value, place }) => {
    if (kind === 'ins') return isSocialSecurityOid(oid) ? [remark('ins.nir.asIns', place, { oid })] : [];
    if (kind === 'socialSecurity') return identity.format === 'fhir' && frCoreSeparates && (oid === INS_NIR || oid === INS_NIA) ? [remark('ins.nir.sharedOid', place, { oid })] : [];
    const isNir = kind === 'local' && (own.has(value) || (hasMatriculeForm(value) && expectedKey(value) === readKey(value)));
    return isNir ? [remark('ins.nir.asLocal', place, { oid: shown(oid) })] : [];
  });
}
