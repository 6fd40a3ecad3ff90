import type { ErrorParams } from '../../core/error.js';
import type { ArtefactPlace, Check, Remark, Severity } from '../probe.js';
import { DEDUCED, dataTypes, format, frCore, guide, KEY_RULE, pam, POSITION_OF_INTEROP_SANTE, PRIVACY, rniv, schematron, transport } from './sources.js';

/** The facts of the vocabulary that this probe states. */
export const FACTS = [
  'ins.matricule.valid',
  'ins.matricule.oid',
  'ins.traits.complete',
  'ins.transmitted.onlyQualified',
  'ins.attributes.consistent',
  'ins.nir.separate',
  'ins.pam.identifier',
  'ins.pam.traits',
  'ins.pam.changes',
  'ins.collection.traced',
  'ins.cda.traits',
  'ins.cda.qualifiers',
  'ins.fhir.patient',
  'ins.datamatrix.valid',
  'ins.batch.consistent',
  'ins.transport.sameIds',
  'ins.firstNames.coherent',
] as const;
export type InsFact = (typeof FACTS)[number];

interface InsCheck {
  readonly severity: Severity;
  readonly source: Check['source'];
  /** The facts it settles, among those its artefact feeds. */
  readonly feeds: readonly InsFact[];
  /**
   * What a remark milder than an error does to them: `fails` them; `doubts`, so that they can no longer be stated true; or `informs`, and
   * they stand. An error always fails them.
   */
  readonly warnings: 'fails' | 'doubts' | 'informs';
}

function check(severity: Severity, source: Check['source'], feeds: readonly InsFact[] = [], warnings: InsCheck['warnings'] = 'informs'): InsCheck {
  return { severity, source, feeds, warnings };
}

const FHIR: readonly InsFact[] = ['ins.fhir.patient'];
const TRAITS: readonly InsFact[] = ['ins.traits.complete', 'ins.pam.traits', 'ins.cda.traits', 'ins.fhir.patient'];
const DATAMATRIX: readonly InsFact[] = ['ins.datamatrix.valid'];

/** Every rule, by id. Its words are in messages.ts. */
export const CHECKS = {
  'ins.matricule.form': check('error', dataTypes('identifiant INS'), ['ins.matricule.valid', 'ins.fhir.patient', 'ins.datamatrix.valid'], 'doubts'),
  'ins.matricule.key': check('error', KEY_RULE, ['ins.matricule.valid', 'ins.datamatrix.valid'], 'doubts'),
  'ins.matricule.unusual': check('info', DEDUCED),
  'ins.matricule.oid': check('error', dataTypes('autorités d’affectation de l’INS'), ['ins.matricule.oid', 'ins.pam.identifier', 'ins.fhir.patient', 'ins.datamatrix.valid']),
  'ins.matricule.type': check('error', dataTypes('types d’identifiants'), ['ins.matricule.oid', 'ins.pam.identifier', 'ins.fhir.patient']),
  'ins.matricule.obsolete': check('warning', dataTypes('INS-C, en extinction')),
  'ins.oid.production': check('warning', PRIVACY),
  'ins.oid.test': check('error', PRIVACY, ['ins.matricule.oid']),

  'ins.traits.missing': check('error', POSITION_OF_INTEROP_SANTE, TRAITS, 'doubts'),
  'ins.traits.sex': check('error', pam('PID-8'), ['ins.pam.traits', 'ins.datamatrix.valid']),
  'ins.traits.birthDate': check('error', pam('PID-7'), ['ins.pam.traits', 'ins.datamatrix.valid']),
  'ins.traits.birthPlace': check('error', pam('PID-11, BDL, XAD-9'), ['ins.pam.traits', 'ins.cda.traits', 'ins.fhir.patient', 'ins.datamatrix.valid']),

  'ins.status.notQualified': check('error', pam('§ 6.6, PID-3 et PID-32'), ['ins.transmitted.onlyQualified']),
  'ins.status.correctedDate': check('error', pam('PID-7 et ZFD-4'), ['ins.transmitted.onlyQualified']),
  'ins.status.unknownCode': check('warning', pam('PID-32, table 0445 FR')),
  'ins.attributes.status': check('error', guide('EXI ID 24'), ['ins.attributes.consistent']),
  'ins.attributes.matricule': check('error', guide('EXI ID 24'), ['ins.attributes.consistent']),
  'ins.attributes.cumulated': check('error', guide('EXI ID 26'), ['ins.attributes.consistent']),

  'ins.nir.asIns': check('error', frCore('NSS-NIR et NSS-NIA'), ['ins.nir.separate', 'ins.fhir.patient']),
  'ins.nir.asLocal': check('error', dataTypes('NIR bénéficiaire et INS'), ['ins.nir.separate']),
  'ins.nir.sharedOid': check('warning', frCore('notes de version 2.2.0, demande 284')),

  'ins.pam.separators': check('error', pam('MSH-2'), ['ins.pam.identifier']),
  'ins.pam.authority': check('error', dataTypes('CX-4'), ['ins.pam.identifier']),
  'ins.pam.validity': check('warning', dataTypes('CX-7 et CX-8')),
  'ins.pam.nameType': check('error', dataTypes('XPN-7'), ['ins.pam.traits']),
  'ins.pam.pid19': check('error', pam('PID-19'), ['ins.pam.traits']),
  'ins.pam.change': check('error', pam('§ 4.4'), ['ins.pam.changes']),
  'ins.pam.erasedOid': check('error', pam('§ 4.4'), ['ins.pam.changes']),
  'ins.pam.twoMatricules': check('error', pam('PID-3'), ['ins.pam.identifier', 'ins.pam.changes']),

  'ins.collection.missing': check('warning', pam('§ 6.18, ZFD'), ['ins.collection.traced'], 'fails'),
  'ins.collection.incomplete': check('warning', pam('§ 6.18, ZFD-5 à ZFD-7'), ['ins.collection.traced'], 'fails'),
  'ins.collection.code': check('warning', pam('§ 6.18, ZFD-5 et ZFD-7'), ['ins.collection.traced'], 'fails'),
  'ins.collection.reliability': check('info', frCore('extension fr-core-identity-reliability')),

  'ins.cda.qualifier': check('error', schematron('name/@qualifier'), ['ins.cda.qualifiers']),
  'ins.cda.oneName': check('error', schematron('recordTarget/patientRole/patient/name'), ['ins.cda.traits']),
  'ins.cda.genderSystem': check('error', schematron('administrativeGenderCode'), ['ins.cda.traits']),

  'ins.fhir.use': check('error', frCore('identifier.use'), FHIR),
  'ins.fhir.insRequired': check('error', frCore('invariant fr-core-1'), FHIR),
  'ins.fhir.oneOfficial': check('error', frCore('invariant fr-core-2'), FHIR),
  'ins.fhir.unknownBirthPlace': check('warning', frCore('invariant fr-core-3')),
  'ins.fhir.birthPlaceSystem': check('warning', frCore('fr-core-address-insee-code')),
  'ins.fhir.district': check('warning', frCore('patient-birthPlace')),
  'ins.fhir.statusSystem': check('warning', frCore('identityStatus')),
  'ins.fhir.name': check('error', frCore('name'), FHIR),
  'ins.fhir.gender': check('error', frCore('gender'), FHIR),
  'ins.fhir.contact': check('warning', frCore('fr-core-patient-contact-identifier')),

  'ins.datamatrix.header': check('error', guide('format du datamatrix, en-tête'), DATAMATRIX),
  'ins.datamatrix.separator': check('error', guide('format du datamatrix, séparateur GS'), DATAMATRIX, 'fails'),
  'ins.datamatrix.block': check('error', guide('format du datamatrix, blocs S1 à S7'), DATAMATRIX),
  'ins.datamatrix.letters': check('error', guide('format du datamatrix, S3 et S4'), DATAMATRIX),
  'ins.datamatrix.order': check('info', guide('format du datamatrix, ordre des blocs')),

  'ins.batch.traits': check('warning', rniv('traits stricts'), ['ins.batch.consistent', 'ins.datamatrix.valid'], 'fails'),
  'ins.batch.authorities': check('error', dataTypes('autorités d’affectation de l’INS'), ['ins.batch.consistent']),
  'ins.batch.twoMatricules': check('warning', rniv('doublons'), ['ins.batch.consistent'], 'fails'),
  'ins.transport.ids': check('error', transport('PID-3'), ['ins.transport.sameIds']),
  'ins.transport.content': check('info', transport('OBX-5'), ['ins.transport.sameIds'], 'doubts'),
  'ins.mssante.address': check('warning', schematron('exemples CDA, telecom de messagerie citoyenne')),

  'ins.coherence.sex': check('warning', DEDUCED),
  'ins.coherence.birthDate': check('warning', DEDUCED),
  'ins.coherence.birthPlace': check('warning', DEDUCED),
  'ins.firstNames.prefix': check('error', guide('EXI ID 10'), ['ins.firstNames.coherent']),
  'ins.names.case': check('warning', guide('retour INSi, lettres admises')),

  'ins.artefact.unreadable': check('error', format('Format du fichier', 'fichier entier')),
  'ins.artefact.manyRemarks': check('info', format('Précaution de cet outil', 'fichier entier')),
  'ins.hl7v2.cut': check('warning', format('HL7 v2, chapitre 3', 'PID')),
  'ins.hl7v2.strayLine': check('warning', format('HL7 v2, chapitre 2', 'segments')),
} as const satisfies Readonly<Record<string, InsCheck>>;

export type CheckId = keyof typeof CHECKS;

/** One remark, with the severity of its check unless a milder one is asked for. */
export function remark(id: CheckId, place: ArtefactPlace, params: ErrorParams = {}, severity: Severity = CHECKS[id].severity): Remark {
  return { check: id, severity, place, params };
}

/** What the checks of a flow depend on: the editions its guides claim. */
export interface Editions {
  /** As the dossier declares it; undefined when it does not, and each message then speaks for itself. */
  readonly pam: string | undefined;
  readonly frCore: string;
}
