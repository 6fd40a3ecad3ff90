import type { SameKeys } from '../catalogue.js';
import { counted } from '../format.js';
import type { review as reference } from '../fr/review.js';

const n = (count: number, one: string, many: string): string => counted(count, one, many, 'en');

export const review: SameKeys<typeof reference> = {
  options: { reviews: 'folder of the auditor’s review files (by default reviews, when there is one here)' },
  folder: (folder) => `Reviews read in ${folder}.`,
  examined: 'examined',
  section: 'Reviews',
  dossiers: (count) => n(count, 'dossier examined', 'dossiers examined'),
  states: { accepted: 'accepted', refused: 'refused', 'to-complete': 'to complete' },
  counts: { refused: (count) => n(count, 'evidence or requirement refused', 'evidence or requirements refused'), 'to-complete': (count) => n(count, 'to complete', 'to complete'), accepted: (count) => n(count, 'accepted', 'accepted') },
  columns: { accepted: 'reviews, accepted', refused: 'reviews, refused', 'to-complete': 'reviews, to complete' },
  evidence: (id) => `evidence “${id}”`,
  changed: 'of a file that has changed since',
  said: (by, day) => `${by}, on ${day}`,
  three: (theme, declared, proven, examined) => `${theme}: declared ${declared}, proven ${proven}, examined ${examined}`,
  stands: 'examined: the proven level holds',
};
