import { counted } from '../format.js';

const n = (count: number, one: string, many: string): string => counted(count, one, many, 'fr');

/** What an auditor found of requirements and evidence, beside what a dossier says. */
export const review = {
  options: { reviews: 'répertoire des fichiers d’examen de l’auditeur (par défaut reviews, s’il existe ici)' },
  folder: (folder: string): string => `Examens lus dans ${folder}.`,
  examined: 'examiné',
  section: 'Examens',
  dossiers: (count: number): string => n(count, 'dossier examiné', 'dossiers examinés'),
  states: { accepted: 'acceptée', refused: 'refusée', 'to-complete': 'à compléter' },
  counts: { refused: (count: number): string => n(count, 'preuve ou exigence refusée', 'preuves ou exigences refusées'), 'to-complete': (count: number): string => n(count, 'à compléter', 'à compléter'), accepted: (count: number): string => n(count, 'acceptée', 'acceptées') },
  columns: { accepted: 'examens, acceptées', refused: 'examens, refusées', 'to-complete': 'examens, à compléter' },
  evidence: (id: string): string => `preuve « ${id} »`,
  changed: 'sur une pièce qui a changé depuis',
  said: (by: string, day: string): string => `${by}, le ${day}`,
  three: (theme: string, declared: string, proven: number, examined: number): string => `${theme} : déclaré ${declared}, prouvé ${proven}, examiné ${examined}`,
  stands: 'examiné : le niveau prouvé tient',
} as const;
