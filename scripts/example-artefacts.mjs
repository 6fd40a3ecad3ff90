// Writes the artefacts of the example dossiers: what the fictitious products are supposed to export, with the defects the examples show.
// Everything is fixed, so that the same bytes come out everywhere. `--into <folder>` writes elsewhere, for the test that compares them.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clinicalDocument, measure, structuredBody, TEMPLATES, wrappedPdf } from './example-artefacts/cda.mjs';
import { payload } from './example-artefacts/datamatrix.mjs';
import { ERASED, identityMessage } from './example-artefacts/hl7.mjs';
import { encodedWords, filePart, message, mixed, receipt, textPart } from './example-artefacts/mail.mjs';
import { onePage } from './example-artefacts/pdf.mjs';
import { DOCTOR, LABORATORY_MAILBOX, oidOf, PATIENTS, RADIOLOGIST } from './example-artefacts/people.mjs';
import { xdmArchive } from './example-artefacts/xdm.mjs';

const LOINC = '2.16.840.1.113883.6.1';
const TYPES = {
  prescription: { code: '57833-6', label: 'Prescription de produits de santé', system: LOINC },
  laboratoryOrder: { code: 'PRESC-BIO', label: "Prescription d'actes de biologie médicale", system: '1.2.250.1.213.1.1.4.12' },
  imagingReport: { code: '18748-4', label: "CR d'imagerie médicale", system: LOINC },
  episode: { code: '34133-9', label: "Synthèse d'épisode de soins", system: LOINC },
};

function hl7Messages() {
  const { qualified, provisional, retrieved, downgraded, renumbered, withdrawn } = PATIENTS;
  return {
    'adt-a28-identite-qualifiee.hl7': identityMessage({ event: 'A28', time: '20261117091500+0100', patient: qualified, trust: 'VALI', matricule: qualified.matricule, collection: { mode: 'INSI', day: '20261117', paper: 'CN' } }),
    // The secretary left the kind of document out: a warning.
    'adt-a31-nom-utilise.hl7': identityMessage({ event: 'A31', time: '20261117104200+0100', patient: qualified, trust: 'VALI', matricule: qualified.matricule, usedName: qualified.usedName, collection: { mode: 'INSI', day: '20261117' } }),
    'adt-a28-identite-provisoire.hl7': identityMessage({ event: 'A28', time: '20261117113000+0100', patient: provisional, trust: 'PROV' }),
    // Defect: INSi has answered, no document was checked, and the matricule leaves all the same.
    'adt-a28-identite-recuperee.hl7': identityMessage({ event: 'A28', time: '20261117114500+0100', patient: retrieved, trust: 'PROV', matricule: retrieved.matricule, collection: { mode: 'INSI', day: '20261117' } }),
    'adt-a47-retrogradation.hl7': identityMessage({ event: 'A47', time: '20261117160500+0100', patient: downgraded, trust: 'PROV', matricule: ERASED, former: downgraded.matricule }),
    'adt-a47-changement.hl7': identityMessage({ event: 'A47', time: '20261117162000+0100', patient: renumbered, trust: 'VALI', matricule: renumbered.matricule, former: renumbered.former }),
    'adt-a47-suppression.hl7': identityMessage({ event: 'A47', time: '20261117163500+0100', patient: withdrawn, trust: 'VALI', matricule: ERASED, former: withdrawn.matricule }),
  };
}

/** What every page of a document says of its patient and of its author. */
function opening(patient, author, day) {
  return [
    `Document fictif. ${author.structure.name}, docteur ${author.firstName} ${author.birthName}, le ${day}`,
    `Patient : ${patient.birthName} ${patient.firstName}, prénoms de naissance ${patient.givenNames}, né(e) le ${patient.born.replace(/(\d{4})(\d{2})(\d{2})/, '$3/$2/$1')} (${patient.birthPlace.cog}), sexe ${patient.sex}`,
  ];
}

async function prescription() {
  const patient = PATIENTS.qualified;
  const pdf = await onePage({ title: 'Ordonnance', author: DOCTOR.structure.name, day: '2026-11-17', lines: [...opening(patient, DOCTOR, '17/11/2026'), 'Paracétamol 500 mg, comprimé : un comprimé en cas de douleur, au plus trois fois par jour, pendant cinq jours.'] });
  return clinicalDocument({ id: oidOf('ordonnance du 17 novembre 2026'), type: TYPES.prescription, title: 'Ordonnance', template: TEMPLATES.wrapped, patient, author: DOCTOR, time: '20261117093500', act: '20261117092000', body: wrappedPdf(pdf) });
}

function episode() {
  const body = structuredBody([
    { code: '11348-0', label: 'Antécédents médicaux', title: 'Antécédents', text: ['Asthme dans l’enfance, sans traitement depuis 2001'] },
    { code: '10160-0', label: 'Traitements', title: 'Traitements', text: ['Paracétamol 500 mg, en cas de douleur'] },
    { code: '8716-3', label: 'Signes vitaux', title: 'Signes vitaux', text: ['Poids : 63 kg'], entries: [measure({ code: '29463-7', label: 'Poids corporel', day: '20261117', value: '63', unit: 'kg' })] },
  ]);
  // Defect: the used name goes out with the qualifier of the former model.
  return clinicalDocument({ id: oidOf('synthèse du 17 novembre 2026'), type: TYPES.episode, title: 'Synthèse d’épisode de soins', template: TEMPLATES.structured, patient: PATIENTS.qualified, author: DOCTOR, time: '20261117094000', act: '20261117092000', body, usedNameQualifier: 'SP' });
}

const bytesOf = (text) => new TextEncoder().encode(text);

/** `AAAAMMJJ_<type>_NOM_prénom.pdf`, the type cut to forty characters. */
const pdfName = ({ act, type, patient }) => `${act.slice(0, 8)}_${type.label.slice(0, 40).trim()}_${patient.birthName}_${patient.firstName}.pdf`;

const subjectOf = ({ type, patient }) => `XDM/1.0/DDM+${type.label.slice(0, 40).trim()} ${patient.birthName} ${patient.firstName} ${patient.born.replace(/(\d{4})(\d{2})(\d{2})/, '$3/$2/$1')}`;

/** The laboratory order, sent to a laboratory. */
async function sentOrder() {
  const patient = PATIENTS.qualified;
  const pdf = await onePage({ title: 'Prescription de biologie', author: DOCTOR.structure.name, day: '2026-11-18', lines: [...opening(patient, DOCTOR, '18/11/2026'), 'Numération formule sanguine, ionogramme, TSH.'] });
  const stated = { id: oidOf('prescription de biologie du 18 novembre 2026'), type: TYPES.laboratoryOrder, title: 'Prescription d’actes de biologie médicale', template: TEMPLATES.wrapped, patient, author: DOCTOR, time: '20261118083000', act: '20261118082000', body: wrappedPdf(pdf), classOf: { code: '42', label: 'Prescription' } };
  // Defect: the metadata are written before the doctor signs, the time of the signature goes in after; the size is the same, the digest is not.
  const described = { ...stated, bytes: bytesOf(clinicalDocument(stated)) };
  const archived = bytesOf(clinicalDocument({ ...stated, signed: '20261118083100' }));
  const archive = xdmArchive({ described, archived, strays: { '.DS_Store': 'Bud1\n' } });
  return message(
    [
      ['Date', 'Wed, 18 Nov 2026 08:32:00 +0100'],
      // No label: the product shows the address alone, and says so.
      ['From', DOCTOR.mailbox],
      ['To', LABORATORY_MAILBOX],
      ['Message-ID', '<20261118083200.0001@test-ci-sis.mssante.fr>'],
      ['Subject', encodedWords(subjectOf(stated))],
      ['Disposition-Notification-To', DOCTOR.mailbox],
      ['X-MSS-CODECDA', stated.type.code],
      ['X-MSS-INS', 'O'],
      ['X-MSS-NIL', 'EXEMPLE-0073'],
    ],
    mixed('melisse-0001', [textPart('Bonjour,\n\nVeuillez trouver la prescription jointe.\n\nCabinet fictif des Tilleuls\n'), filePart('application/zip; name="IHE_XDM.zip"', 'IHE_XDM.zip', archive), filePart('application/pdf', pdfName(stated), pdf)]),
  );
}

/** The report a radiologist sent, as the product received it, and the receipt the product gave back. */
async function returnedReceipt() {
  const patient = PATIENTS.qualified;
  const pdf = await onePage({ title: 'Compte rendu de radiographie', author: RADIOLOGIST.structure.name, day: '2026-11-19', lines: [...opening(patient, RADIOLOGIST, '19/11/2026'), 'Radiographie du thorax : sans anomalie visible.'] });
  const stated = { id: oidOf('radiographie du 19 novembre 2026'), type: TYPES.imagingReport, title: 'Radiographie du thorax', template: TEMPLATES.wrapped, patient, author: RADIOLOGIST, time: '20261119140000', act: '20261119133000', body: wrappedPdf(pdf), classOf: { code: '31', label: 'Imagerie médicale' } };
  const archive = xdmArchive({ described: { ...stated, bytes: bytesOf(clinicalDocument(stated)) } });
  const subject = encodedWords(subjectOf(stated));
  const identifier = '<20261119140500.0417@test-ci-sis.mssante.fr>';
  const original = message(
    [
      ['Return-Path', `<${RADIOLOGIST.mailbox}>`],
      ['Date', 'Thu, 19 Nov 2026 14:05:00 +0100'],
      ['From', `Imagerie fictive du Rempart <${RADIOLOGIST.mailbox}>`],
      ['To', DOCTOR.mailbox],
      ['Message-ID', identifier],
      ['Subject', subject],
      ['Disposition-Notification-To', RADIOLOGIST.mailbox],
      ['X-MSS-CODECDA', stated.type.code],
      ['X-MSS-INS', 'O'],
      ['X-MSS-NIL', 'EXEMPLE-0112'],
    ],
    mixed('rempart-0417', [textPart('Bonjour,\n\nVeuillez trouver le compte rendu joint.\n'), filePart('application/zip; name="IHE_XDM.zip"', 'IHE_XDM.zip', archive), filePart('application/pdf', pdfName(stated), pdf)]),
  );
  return message(
    [
      ['Date', 'Thu, 19 Nov 2026 14:06:00 +0100'],
      ['From', DOCTOR.mailbox],
      ['To', RADIOLOGIST.mailbox],
      ['Message-ID', '<20261119140600.0002@test-ci-sis.mssante.fr>'],
      ['Subject', subject],
      ['X-MSS-NIL', 'EXEMPLE-0073'],
    ],
    receipt('melisse-0002', {
      text: 'Le document a été classé dans le dossier du patient.\n',
      fields: [
        ['Reporting-UA', 'cabinet-tilleuls; Melisse Cabinet 7.3'],
        ['Original-Recipient', `rfc822;${DOCTOR.mailbox}`],
        ['Final-Recipient', `rfc822;${DOCTOR.mailbox}`],
        ['Original-Message-ID', identifier],
        ['Disposition', 'automatic-action/MDN-sent-automatically; processed'],
      ],
      original,
    }),
  );
}

/** The artefacts of `examples/lgc`, by their path in `artefacts/`. */
async function lgc() {
  const under = (folder, files) => Object.entries(files).map(([name, content]) => [`${folder}/${name}`, content]);
  return [
    ...under('hl7', hl7Messages()),
    ...under('cda', { 'ordonnance-niveau1.xml': await prescription(), 'synthese-episode-niveau3.xml': episode() }),
    ...under('mssante', { 'envoi-prescription-biologie.eml': await sentOrder(), 'mdn-radiographie-integree.eml': await returnedReceipt() }),
  ];
}

/** The artefacts of `examples/dpi`: what a reader gives of the datamatrix of a printed prescription. */
function dpi() {
  return [['datamatrix/ordonnance-imprimee.txt', payload(PATIENTS.inpatient)]];
}

const root = fileURLToPath(new URL('..', import.meta.url));
const asked = process.argv.indexOf('--into');
const target = asked < 0 ? join(root, 'examples') : process.argv[asked + 1];
for (const [example, files] of Object.entries({ dpi: dpi(), lgc: await lgc() })) {
  const folder = join(target, example, 'artefacts');
  rmSync(folder, { recursive: true, force: true });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
