/** The points each fact lists: the choices of the questions that read it, by their ids. */
export const POINTS = {
  'dmp.cda.headerPoints': ['root', 'identifier', 'version', 'patient', 'actors', 'act', 'codes', 'confidentiality', 'dates'],
  'dmp.cda.presentationPoints': ['alone', 'inert'],
  'dmp.cda.bodyPoints': ['encoded', 'archive'],
  'dmp.vihf.person': ['context', 'person'],
  'dmp.vihf.points': ['fixed', 'patient', 'structure', 'seal', 'sha256'],
  'dmp.lot.points': ['mtom', 'members', 'signature', 'metadata'],
  'dmp.lot.consistency': ['author', 'patient', 'identifiers', 'codes', 'dates'],
} as const;

export type PointFact = keyof typeof POINTS;
export type PointOf<F extends PointFact> = (typeof POINTS)[F][number];
export type HeaderPoint = PointOf<'dmp.cda.headerPoints'>;

export const FORM_FACT = 'dmp.cda.form';
export const ERRORS_FACT = 'dmp.cda.headerErrors';
export const MODE_FACT = 'dmp.vihf.mode';

/** The facts that a document settles, a token, and a lot. */
export const OF_DOCUMENTS: readonly PointFact[] = ['dmp.cda.headerPoints', 'dmp.cda.presentationPoints', 'dmp.cda.bodyPoints'];
export const OF_TOKENS: readonly PointFact[] = ['dmp.vihf.person', 'dmp.vihf.points'];
export const OF_LOTS: readonly PointFact[] = ['dmp.lot.points', 'dmp.lot.consistency'];
