import type { Check } from '../probe.js';

const consulted = '2026-11-22';
type Source = Check['source'];

const TRANSFER = 'https://interop.esante.gouv.fr/ig/hl7v2/trans-cda-mss';
const RFC = (number: number): string => `https://www.rfc-editor.org/rfc/rfc${number}`;

/** Where each rule was read, and how far it may be trusted. A transcription by a third party (C) is never more than a warning. */
export const SOURCES = {
  /** CI-SIS, courriels qui portent des CDA. */
  transfer: (at: string): Source => ({ title: 'CI-SIS, volet Transmission au LPS de documents CDA provenant d’un courriel MSSanté, v1.1.3', at, url: TRANSFER, consulted, reliability: 'A' }),
  hl7Transfer: (at: string): Source => ({ title: 'CI-SIS, volet Transmission d’un document CDA R2 en HL7 v2', at, consulted, reliability: 'A' }),
  /** Référentiel #2, lu dans une retranscription. */
  client: (at: string): Source => ({ title: 'ANS, Référentiel socle MSSanté #2, v1.0.1 (retranscription)', at, consulted, reliability: 'C' }),
  /** Les en-têtes X-MSS, cités par la documentation d’un éditeur et par un brouillon de REM. */
  headers: (at: string): Source => ({ title: 'ANS, Référentiel socle MSSanté #2, cité par la documentation d’un connecteur', at, consulted, reliability: 'B' }),
  citizen: (at: string): Source => ({ title: 'Assurance Maladie, messagerie de Mon espace santé, éléments pour les éditeurs, V1.3 (retranscription)', at, consulted, reliability: 'C' }),
  xdm: (at: string): Source => ({ title: 'IHE ITI, Cross-enterprise Document Media Interchange (XDM)', at, url: 'https://profiles.ihe.net/ITI/TF/Volume2/ITI-32.html', consulted, reliability: 'A' }),
  /** Règles de l’ITI connues sans relecture du texte. */
  xdmDetail: (at: string): Source => ({ title: 'IHE ITI, Cross-enterprise Document Media Interchange (XDM)', at, url: 'https://profiles.ihe.net/ITI/TF/Volume2/ITI-32.html', consulted, reliability: 'C' }),
  sharing: (at: string): Source => ({ title: 'CI-SIS, volets Échange et Partage de documents de santé (non relus)', at, consulted, reliability: 'C' }),
  whiteList: (at: string): Source => ({ title: 'ANS, liste blanche MSSanté (fichiers de 02/2025 et 03/2025)', at, url: 'https://espacedeconfiance.mssante.fr/listeblanchemssante.xml', consulted, reliability: 'A' }),
  /** Ce que cet outil décide lui-même. */
  tool: (at: string): Source => ({ title: 'Précaution de cet outil', at, consulted, reliability: 'A' }),
  rfc: (number: number, at: string): Source => ({ title: `RFC ${number}`, at, url: RFC(number), consulted, reliability: 'A' }),
} as const;
