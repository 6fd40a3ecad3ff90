import { counted, quoted } from '../format.js';

/** The words of `calendar`. */
export const calendar = {
  arguments: { dossiers: 'dossiers, ou répertoires de dossiers' },
  options: { out: 'fichier à écrire (par défaut la sortie standard)' },
  name: 'Convergence, échéances',
  kinds: { change: 'Échéance', evidence: 'Preuve', commitment: 'Engagement', waiver: 'Dérogation' },
  evidence: (id: string): string => `dernier jour de la preuve ${quoted(id, 'fr')}`,
  waiver: (requirement: string): string => `dernier jour de la dérogation, ${requirement}`,
  commitment: (what: string): string => `engagement dû, ${what}`,
  level: (theme: string, level: number): string => `${theme}, niveau ${level}`,
  written: (events: number, dossiers: number): string => `${counted(events, 'échéance', 'échéances', 'fr')}, ${counted(dossiers, 'dossier', 'dossiers', 'fr')}.`,
} as const;
