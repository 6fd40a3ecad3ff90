import { counted, plural, quoted } from '../format.js';

const n = (count: number, one: string, many: string): string => counted(count, one, many, 'fr');

/** The words of `probe`, beside those of each probe. */
export const probe = {
  options: {
    plan: 'dit ce qui serait lu, et par quelle sonde, sans rien juger ni écrire',
    only: (names: string): string => `sonde à employer : ${names} ; répétable ; rien n’est alors écrit`,
    date: 'jour de la mesure, AAAA-MM-JJ (par défaut aujourd’hui, à Paris)',
    allowRealIdentities: 'lit aussi les artefacts dits de test qui portent des identités de production',
  },
  kinds: {
    hl7v2: 'message HL7 v2',
    cda: 'document CDA',
    fhir: 'ressource FHIR',
    datamatrix: 'datamatrix INS',
    eml: 'courriel',
    xdm: 'archive XDM',
    iti41: 'requête SOAP',
    whiteList: 'liste blanche',
    vihf: 'jeton VIHF',
    unknown: 'non reconnu',
  },
  environment: { test: 'test', production: 'production' },
  measuredOn: (day: string): string => `mesuré au ${day}`,
  planHeading: (count: number): string => (count === 0 ? 'Rien à lire' : n(count, 'fichier serait lu', 'fichiers seraient lus')),
  noNetwork: 'Aucune connexion : ces sondes ne lisent que des fichiers du dossier.',
  readBy: (probes: string): string => `sonde ${probes}`,
  readByNone: 'aucune sonde',
  size: (kibibytes: number): string => `${kibibytes} Kio`,
  counts: (read: number, errors: number, warnings: number): string =>
    `${n(read, 'artefact lu', 'artefacts lus')} · ${n(errors, 'défaut qu’un vérificateur refuserait', 'défauts qu’un vérificateur refuserait')}, ${n(warnings, 'avertissement', 'avertissements')}`,
  empty: 'Aucun artefact à lire. Déposez dans artefacts/ ce que le produit exporte : messages HL7 v2, CDA, courriels, archives XDM, listes blanches, ressources FHIR.',
  severities: { error: 'Défauts qu’un vérificateur refuserait', warning: 'Avertissements', info: 'Remarques' },
  where: 'Où',
  todo: 'À faire',
  source: 'Source',
  reliability: (letter: string): string => `fiabilité ${letter}`,
  others: (count: number): string => `et ${n(count, 'autre endroit', 'autres endroits')}`,
  more: (count: number): string => `${n(count, 'autre remarque', 'autres remarques')} dans findings.json.`,
  facts: 'Faits constatés',
  observed: (value: string, files: number): string => `${value} · ${n(files, 'fichier', 'fichiers')}`,
  absent: 'cherché, absent',
  notMeasured: (reason: string): string => `non mesuré : ${reason}`,
  notApplicable: (count: number): string => `${n(count, 'fait', 'faits')} sans objet : aucun artefact ne ${plural(count, 'le', 'les', 'fr')} montre.`,
  heldPoints: (held: string): string => (held === '' ? 'aucun point tenu' : `points tenus : ${held}`),
  unjudgedPoints: (points: string): string => `Rien de lu ne dit : ${points}`,
  yes: 'oui',
  no: 'non',
  notWritten: 'Avec --only, rien n’est écrit : ce que les autres sondes ont constaté serait perdu.',
  next: 'Bilan :',
  unknownCheck: (id: string): string => `règle ${quoted(id, 'fr')}, que cette version de l’outil ne connaît pas`,
} as const;
