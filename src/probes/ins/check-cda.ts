import type { Remark } from '../probe.js';
import { matricules } from './carried-identity.js';
import { remark } from './checks.js';
import type { CdaCarrier } from './from-cda.js';
import { shown } from './matricule.js';

/** HL7 AdministrativeGender. */
const GENDER_SYSTEM = '2.16.840.1.113883.5.1';

/** P-11: what the schematron asks of the identity besides its traits. */
export function checkCda({ patient, at, identity }: CdaCarrier): Remark[] {
  const parts = patient.names.flatMap((name) => name.parts);
  const hasIns = matricules(identity).length > 0;
  const second = patient.names[1];
  return [
    ...parts.filter(({ qualifier }) => !['', 'BR', 'CL'].includes(qualifier)).map(({ qualifier, xpath }) => remark('ins.cda.qualifier', at(xpath), { qualifier: shown(qualifier) })),
    ...(second && hasIns ? [remark('ins.cda.oneName', at(second.xpath), { count: patient.names.length })] : []),
    ...(patient.gender && hasIns && patient.gender.codeSystem !== GENDER_SYSTEM ? [remark('ins.cda.genderSystem', at(patient.gender.xpath), { system: shown(patient.gender.codeSystem) })] : []),
  ];
}
