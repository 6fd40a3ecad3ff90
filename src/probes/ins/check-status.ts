import type { Remark } from '../probe.js';
import { insIdentifiers, matricules, type CarriedIdentity } from './carried-identity.js';
import { remark } from './checks.js';
import { shown } from './matricule.js';

/** Table 0445 FR of PAM, and the four states that FR Core names from 2.3. */
const PAM_CODES: ReadonlySet<string> = new Set('VIDE PROV VALI DOUB DESA DPOT DOUA COLP COLV FILI CACH ANOM IDVER RECD IDRA USUR HOMD HOMA INVA FICT DOUT'.split(' '));
const NEW_CODES: ReadonlySet<string> = new Set(['RECUP', 'QUAL']);

/** P-04: a matricule, or an authority left alone, travels with a qualified identity only. What is erased does not travel. */
export function checkQualified(identity: CarriedIdentity, frCoreNamesFourStates: boolean): Remark[] {
  const { statusCode, status, format } = identity;
  if (format !== 'hl7v2' && format !== 'fhir') return [];
  const code = statusCode.value;
  const known = code === '' || PAM_CODES.has(code) || (format === 'fhir' && frCoreNamesFourStates && NEW_CODES.has(code));
  const travelling = insIdentifiers(identity).filter(({ erased, current }) => current && !erased);
  return [
    ...(known ? [] : [remark('ins.status.unknownCode', statusCode.place, { code: shown(code) })]),
    // VALI with an empty or ill-attributed matricule is a malformed identifier, said elsewhere, not an unqualified identity.
    ...(status === 'qualified' || (status === 'validated' && (format === 'hl7v2' || !frCoreNamesFourStates))
      ? []
      : travelling.map(({ place }) => remark('ins.status.notQualified', place, { status: status ?? 'unknown', code: shown(code) }))),
  ];
}

/** P-05: doubtful and fictitious identities are provisional and have no matricule; only doubtful and homonym go together. */
export function checkAttributes(identity: CarriedIdentity): Remark[] {
  const barred = identity.attributes.filter(({ value }) => value === 'FICT' || value === 'DOUT');
  if (barred.length === 0) return [];
  const fictitious = barred.find(({ value }) => value === 'FICT');
  const others = identity.attributes.filter(({ value }) => value !== 'FICT');
  return barred
    .flatMap(({ value, place }) => [
      ...(identity.status === 'provisional' ? [] : [remark('ins.attributes.status', place, { attribute: value })]),
      ...(matricules(identity).length === 0 ? [] : [remark('ins.attributes.matricule', place, { attribute: value })]),
    ])
    .concat(fictitious && others.length > 0 ? [remark('ins.attributes.cumulated', fictitious.place, { others: others.map(({ value }) => value) })] : []);
}
