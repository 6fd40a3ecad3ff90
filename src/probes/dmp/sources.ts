import type { Check } from '../probe.js';

const consulted = '2026-11-22';
type Source = Check['source'];

const CHECKER = 'https://github.com/ansforge/TestContenuCDA-3-0';

/** Where each rule was read, and how far it may be trusted. What is only retold by a third party (C) is never more than a warning. */
export const SOURCES = {
  header: (at: string): Source => ({ title: 'CI-SIS, volet Structuration minimale des documents de santé, V1.16.8', at, consulted, reliability: 'A' }),
  /** What the published schematron does not hold against a document, though the text asks for it. */
  headerText: (at: string): Source => ({ title: 'CI-SIS, volet Structuration minimale des documents de santé, V1.16.8 ; non repris par le schématron publié en 2025', at, consulted, reliability: 'B' }),
  valueSets: (at: string): Source => ({ title: 'CI-SIS, jeux de valeurs (dépôt TestContenuCDA 3.0, 2024-2025)', at, url: CHECKER, consulted, reliability: 'A' }),
  examples: (at: string): Source => ({ title: 'ANS, exemples de documents CDA, 2022-2025', at, url: CHECKER, consulted, reliability: 'B' }),
  formats: (at: string): Source => ({ title: 'ANS, associations ASS_A11 (version 20260629120000) et JDV_J60', at, url: 'https://mos.esante.gouv.fr/NOS', consulted, reliability: 'B' }),
  obligation: (at: string): Source => ({ title: 'Arrêté du 26/04/2022, modifié par l’arrêté du 23/05/2024 (liste lue dans des commentaires)', at, url: 'https://legal.tricoteuses.fr/articles/JORFARTI000045726630', consulted, reliability: 'C' }),
  /** The integration guide, as an approval file made public quotes it. */
  guide: (at: string): Source => ({ title: 'Guide d’intégration DMP (SEL-MP-037), cité par un dossier d’homologation public', at, url: 'https://bitbucket.org/devbox-sante/homologation', consulted, reliability: 'B' }),
  guideRetold: (at: string): Source => ({ title: 'Guide d’intégration DMP (SEL-MP-037), cité par un dossier d’homologation public ; à relire', at, url: 'https://bitbucket.org/devbox-sante/homologation', consulted, reliability: 'C' }),
  messages: (at: string): Source => ({ title: 'GIE SESAM-Vitale, exemples de messages du service DMP, 02.05.00', at, consulted, reliability: 'B' }),
  messagesRetold: (at: string): Source => ({ title: 'Exemples publics de messages du service DMP, 2019 à 2024, relayés par des tiers', at, consulted, reliability: 'C' }),
  metadata: (at: string): Source => ({ title: 'ANS, volet Transmission d’un document CDA R2 en HL7 v2, correspondance avec le DMP (exemple de 2024)', at, url: 'https://interop.esante.gouv.fr/ig/hl7v2/trans-cda-mss', consulted, reliability: 'B' }),
  ihe: (at: string): Source => ({ title: 'IHE ITI, Provide and Register Document Set-b (ITI-41) et métadonnées, ITI TF-3 §4', at, url: 'https://profiles.ihe.net/ITI/TF/Volume2/ITI-41.html', consulted, reliability: 'A' }),
  pdsm: (at: string): Source => ({ title: 'ANS, Partage de documents de santé en mobilité (PDSm) 3.1, trajectoire', at, url: 'https://github.com/ansforge/IG-fhir-partage-de-documents-de-sante', consulted, reliability: 'B' }),
  format: (at: string): Source => ({ title: 'Format du fichier', at, consulted, reliability: 'A' }),
  tool: (at: string): Source => ({ title: 'Précaution de cet outil', at, consulted, reliability: 'A' }),
} as const;
