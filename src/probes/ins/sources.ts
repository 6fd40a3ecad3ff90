import type { Check } from '../probe.js';

type Source = Check['source'];

/** The day our reading notes were closed. */
const CONSULTED = '2026-11-22';

const PAM_REPOSITORY = 'https://github.com/Interop-Sante/ihe.iti.pam.fr';

/** PAM FR 2.11.2, at one of its places. */
export function pam(at: string): Source {
  return { title: 'IHE France, PAM, extension nationale française 2.11.2', at, url: PAM_REPOSITORY, consulted: CONSULTED, reliability: 'A' };
}

export function dataTypes(at: string): Source {
  return { title: 'IHE France, contraintes sur les types de données HL7, v1.8.2', at, url: PAM_REPOSITORY, consulted: CONSULTED, reliability: 'A' };
}

export function schematron(at: string): Source {
  return { title: 'ANS, schématron de la structuration minimale, TestContenuCDA 3.0', at, url: 'https://github.com/ansforge/TestContenuCDA-3-0', consulted: CONSULTED, reliability: 'A' };
}

export function frCore(at: string): Source {
  return { title: 'HL7 France, FR Core, profil patient INS', at, url: 'https://hl7.fr/ig/fhir/core/StructureDefinition-fr-core-patient-ins-definitions.html', consulted: CONSULTED, reliability: 'A' };
}

/** The RNIV, through the FR Core request that quotes it. */
export function rniv(at: string): Source {
  return { title: 'RNIV 1 v2.0, cité par FR Core, demande 298', at, url: 'https://github.com/Interop-Sante/hl7.fhir.fr.core/issues/298', consulted: CONSULTED, reliability: 'B' };
}

/** The implementation guide and the datamatrix format, through a public note that quotes them. */
export function guide(at: string): Source {
  return { title: 'Note publique citant le guide d’implémentation INS v3.0 et le format du datamatrix v2.2', at, consulted: CONSULTED, reliability: 'B' };
}

/** The key is not written in the texts read: it was computed again on the ANS test identities, and public NIR libraries agree. */
export const KEY_RULE: Source = {
  title: 'Identités de test de l’ANS, clé recalculée ; règle publique de la clé du NIR',
  at: 'exemples CDA, recordTarget',
  url: 'https://github.com/ansforge/TestContenuCDA-3-0',
  consulted: CONSULTED,
  reliability: 'B',
};

/** Not in a text we read: what the matricule and the traits say of one person is compared, and only ever warned about. */
export const DEDUCED: Source = { title: 'Composition publique du NIR', at: 'sexe, année, mois et lieu de naissance', consulted: CONSULTED, reliability: 'C' };

export function transport(at: string): Source {
  return {
    title: 'ANS, volet Transmission d’un document CDA en HL7 v2',
    at,
    url: 'https://github.com/ansforge/IG-hl7v2-volet-transmission-document-cda-r2',
    consulted: CONSULTED,
    reliability: 'A',
  };
}

export const POSITION_OF_INTEROP_SANTE: Source = {
  title: 'HL7 France, FR Core, demande 240',
  at: 'un matricule se partage avec ses traits',
  url: 'https://github.com/Interop-Sante/hl7.fhir.fr.core/issues/240',
  consulted: CONSULTED,
  reliability: 'A',
};

/** What makes a file readable at all, before any rule of the field. */
export function format(title: string, at: string): Source {
  return { title, at, consulted: CONSULTED, reliability: 'A' };
}

/** A rule of this tool for the privacy of patients, not of a text. */
export const PRIVACY: Source = { title: 'Précaution de cet outil, d’après la table des OID de l’INS', at: 'autorités de production et de test', url: PAM_REPOSITORY, consulted: CONSULTED, reliability: 'B' };
