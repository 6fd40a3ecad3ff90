/** The words of the summary that `assess` prints, beside those of the reports. */
export const terminal = {
  heads: { theme: 'Thème', level: 'Niveau', proven: 'Prouvé', target: 'Cible', gaps: 'Écarts', undecided: 'À décider' },
  next: 'Rapport :',
  detail: 'Détail :',
} as const;
