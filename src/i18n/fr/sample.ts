import { counted } from '../format.js';

const n = (count: number, one: string, many: string): string => counted(count, one, many, 'fr');

/** The words of `campaign sample`: whom to examine, and how to redo the draw. */
export const sample = {
  arguments: { campaign: 'campagne écrite par campaign --format json' },
  options: {
    size: 'nombre de dossiers à tirer',
    seed: 'graine du tirage, un nombre entier (par défaut le jour de la campagne, AAAAMMJJ)',
    by: 'region : autant de dossiers dans chaque région, autant que possible',
  },
  values: { size: 'nombre', seed: 'graine', by: 'region' },
  usage: {
    noSize: 'dites combien de dossiers tirer : --size 12.',
    size: (text: string, limit: number): string => `« ${text} » ne dit pas un nombre de dossiers, de 1 à ${limit}.`,
    seed: (text: string, limit: number): string => `« ${text} » n’est pas une graine : un nombre entier, de 0 à ${limit}.`,
    by: (text: string): string => `« ${text} » ne dit pas comment répartir le tirage : --by region.`,
  },
  title: 'Tirage des dossiers à examiner',
  none: 'Aucun dossier de cette campagne ne déclare plus qu’il ne prouve : il n’y a personne à tirer.',
  columns: { rank: 'n°', dossier: 'dossier', product: 'produit', vendor: 'éditeur', region: 'région', category: 'catégorie', weight: 'écart, échelons', ball: 'boule tirée', balls: 'boules dans l’urne', examined: 'déjà examiné', seed: 'graine', eligible: 'dossiers dans l’urne', digest: 'empreinte du registre' },
  gap: (weight: number): string => n(weight, 'échelon', 'échelons'),
  drawnFrom: (ball: number, balls: number): string => `boule ${ball} sur ${balls}`,
  alreadyExamined: 'déjà examiné',
  yes: 'oui',
  no: 'non',
  redo: 'Pour refaire ce tirage',
  drawn: (drawn: number, eligible: number, balls: number): string => `${n(drawn, 'dossier tiré', 'dossiers tirés')} parmi ${n(eligible, 'dossier', 'dossiers')} et ${n(balls, 'boule', 'boules')}.`,
  all: (size: number, eligible: number): string => `${n(size, 'dossier demandé', 'dossiers demandés')} : ${eligible === 1 ? 'le seul qui ait un écart est tiré' : `les ${eligible} qui ont un écart sont tous tirés`}.`,
  aside: (withoutGap: number, unreadable: number): string => `Hors de l’urne : ${n(withoutGap, 'dossier sans écart', 'dossiers sans écart')}, ${n(unreadable, 'illisible', 'illisibles')}.`,
  rule: 'Chaque dossier met dans l’urne autant de boules qu’il déclare d’échelons sans les prouver, dans l’ordre des noms. Une boule est tirée, son dossier est retenu, ses autres boules sont retirées, et ainsi de suite.',
  byRegion: 'Une urne par région, dans l’ordre des codes : une place à chacune à tour de rôle tant qu’il y reste des dossiers ; les dernières places, trop peu pour un tour, vont aux régions dont l’écart total est le plus grand.',
  seed: (seed: number): string => `Graine ${seed}, générateur mulberry32.`,
  digest: (digest: string): string => `Empreinte SHA-256 du registre (nom et écart de chaque dossier) : ${digest}`,
} as const;
