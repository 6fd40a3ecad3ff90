import { compareKeys } from '../campaign.js';
import type { ChangedDossier, Direction } from './comparison.js';

const went = ({ requirements }: ChangedDossier, direction: Direction): number => requirements.filter((each) => each.direction === direction).length;
const levels = ({ themes }: ChangedDossier, direction: Direction): number => themes.filter(({ level, proven }) => level?.direction === direction || proven?.direction === direction).length;
const sign = ({ verdict }: ChangedDossier, direction: Direction): number => (verdict?.direction === direction ? 1 : 0);

/** Who lost most first: the verdict, then what is newly late, then the themes, then the requirements; never a sum of them. */
export const worstFirst = (a: ChangedDossier, b: ChangedDossier): number =>
  sign(b, 'down') - sign(a, 'down') || b.overdue.found.length - a.overdue.found.length || levels(b, 'down') - levels(a, 'down') || went(b, 'down') - went(a, 'down') || compareKeys(a.key, b.key);

/** Who gained most first, in the same order. */
export const bestFirst = (a: ChangedDossier, b: ChangedDossier): number =>
  sign(b, 'up') - sign(a, 'up') || b.overdue.mended.length - a.overdue.mended.length || levels(b, 'up') - levels(a, 'up') || went(b, 'up') - went(a, 'up') || compareKeys(a.key, b.key);
