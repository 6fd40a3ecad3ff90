// Messages of identity (HL7 v2, PAM FR 2.11), written field by field.
import { INS_TEST, LOCAL_AUTHORITY } from './people.mjs';

/** A segment from its fields by number: `segment('PID', { 1: '1', 8: 'F' })`. */
function segment(name, fields) {
  const last = Math.max(...Object.keys(fields).map(Number));
  return [name, ...Array.from({ length: last }, (_, index) => fields[index + 1] ?? '')].join('|');
}

const STRUCTURES = { A28: 'ADT_A05', A31: 'ADT_A05', A47: 'ADT_A30' };

function header(event, time) {
  const numbered = { 2: 'MELISSE', 3: 'CABINET-TILLEULS', 4: 'SERVEUR-IDENTITES', 5: 'MAISON-DE-SANTE', 6: time, 8: `ADT^${event}^${STRUCTURES[event]}`, 9: `MEL${time.slice(0, 14)}`, 10: 'T', 11: '2.5^FRA^2.11', 17: 'UNICODE UTF-8' };
  // MSH-1 is the separator itself: the fields are one further than their number.
  return segment('MSH', { 1: '^~\\&', ...numbered });
}

const localId = ({ localId: id }) => `${id}^^^CABINET-TILLEULS&${LOCAL_AUTHORITY}&ISO^PI`;
const ins = (matricule) => `${matricule}^^^ASIP-SANTE-INS-NIR&${INS_TEST}&ISO^INS`;
const ERASED = '""';

function names({ birthName, firstName, givenNames }, usedName) {
  const birth = `${birthName}^${firstName}^${givenNames}^^^^L`;
  return usedName === undefined ? birth : `${birth}~${usedName}^${firstName}^^^^^D`;
}

const addresses = ({ birthPlace }) => `12 RUE DES TILLEULS^^MONTELIMAR^^26200^FRA^H~^^${birthPlace.city}^^^FRA^BDL^^${birthPlace.cog}`;

/**
 * One message: its event and its time, the patient, the code of trust, the matricule that travels (none, a number, or `""`), and ZFD when it
 * says how the INS was obtained.
 */
export function identityMessage({ event, time, patient, trust, matricule, former, usedName, collection }) {
  const identifiers = [localId(patient), ...(matricule === undefined ? [] : [ins(matricule)])].join('~');
  return [
    header(event, time),
    segment('EVN', { 2: time, 6: time }),
    segment('PID', { 1: '1', 3: identifiers, 5: names(patient, usedName), 7: patient.born, 8: patient.sex, 11: addresses(patient), 13: '^PRN^CP^^^^^^^^^0639980012', 31: 'N', 32: trust }),
    ...(former === undefined ? [segment('PV1', { 2: 'N' })] : [segment('MRG', { 1: ins(former) })]),
    ...(collection === undefined ? [] : [segment('ZFD', { 4: 'N', 5: collection.mode, 6: collection.day, 7: collection.paper ?? '' })]),
  ]
    .map((line) => `${line}\r`)
    .join('');
}

export { ERASED };
