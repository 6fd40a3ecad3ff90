// Who appears in the artefacts of the examples: nobody. Names end in -TEST, matricules are invented under the test authority of the
// INS, telephone numbers are those reserved for fiction, RPPS numbers are in a range that is not given out.
import { createHash } from 'node:crypto';

/** The authority of the INS of test. */
export const INS_TEST = '1.2.250.1.213.1.4.10';

/** An identifier that nobody else uses, always the same for one label (arc 2.25, UUID). */
export function oidOf(label) {
  return `2.25.${BigInt(`0x${createHash('sha256').update(label).digest('hex').slice(0, 32)}`)}`;
}

/** The matricule that thirteen characters make once their key is added. */
export function matriculeOf(thirteen) {
  const figures = Number(thirteen.replace('2A', '19').replace('2B', '18'));
  return thirteen + String(97 - (figures % 97)).padStart(2, '0');
}

function patient(localId, [birthName, firstName, givenNames], sex, born, birthPlace, thirteen) {
  return { localId, birthName, firstName, givenNames, sex, born, birthPlace, ...(thirteen === undefined ? {} : { matricule: matriculeOf(thirteen) }) };
}

export const PATIENTS = {
  qualified: { ...patient('TIL-000412', ['LAVANDE-TEST', 'CAPUCINE', 'CAPUCINE IRIS'], 'F', '19840617', { cog: '26198', city: 'MONTELIMAR' }, '2840626198042'), usedName: 'BRUYERE-TEST' },
  provisional: patient('TIL-000587', ['GENET-TEST', 'BASILE', 'BASILE'], 'M', '19910203', { cog: '26362', city: 'VALENCE' }),
  retrieved: patient('TIL-000588', ['GENTIANE-TEST', 'ANGELIQUE', 'ANGELIQUE ROSE'], 'F', '19571130', { cog: '38185', city: 'GRENOBLE' }, '2571138185117'),
  downgraded: patient('TIL-000301', ['MYRTE-TEST', 'OLIVIER', 'OLIVIER ANGE'], 'M', '19720908', { cog: '2B033', city: 'BASTIA' }, '172092B033064'),
  renumbered: { ...patient('TIL-000266', ['SUREAU-TEST', 'ELOI', 'ELOI MARIN'], 'M', '19660421', { cog: '07019', city: 'AUBENAS' }, '1660407019058'), former: matriculeOf('1660407019027') },
  withdrawn: patient('TIL-000179', ['VIORNE-TEST', 'SOLENE', 'SOLENE AIMEE'], 'F', '19780114', { cog: '26057', city: 'BOURG-DE-PEAGE' }, '2780126057036'),
  inpatient: patient('GAR-10007', ['SAULE-TEST', 'HONORINE', 'HONORINE MAUVE'], 'F', '19490305', { cog: '73065', city: 'CHAMBERY' }, '2490373065021'),
};

/** The authority of the patient numbers of the surgery. */
export const LOCAL_AUTHORITY = oidOf('Cabinet fictif des Tilleuls, patients');

export const DOCTOR = {
  id: '899900000018',
  birthName: 'ROMARIN-TEST',
  firstName: 'FLORA',
  civility: 'MME',
  mailbox: 'flora.romarin-test@test-ci-sis.mssante.fr',
  profession: { code: 'G15_10/SM26', label: 'Médecin - Qualifié en Médecine Générale (SM)' },
  structure: { id: '49990000001801', name: 'Cabinet fictif des Tilleuls', street: 'Rue des Tilleuls', houseNumber: '12', postalCode: '26200', city: 'MONTELIMAR', phone: '0199001201' },
};

export const RADIOLOGIST = {
  id: '899900000026',
  birthName: 'AUBEPINE-TEST',
  firstName: 'BASTIEN',
  civility: 'M',
  mailbox: 'imagerie.rempart-test@test-ci-sis.mssante.fr',
  profession: { code: 'G15_10/SM44', label: 'Médecin - Radio-diagnostic (SM)' },
  structure: { id: '49990000002601', name: 'Imagerie fictive du Rempart', street: 'Boulevard du Rempart', houseNumber: '3', postalCode: '26200', city: 'MONTELIMAR', phone: '0199001203' },
};

export const LABORATORY_MAILBOX = 'laboratoire.fontaine-test@test-ci-sis.mssante.fr';
