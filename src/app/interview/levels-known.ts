import type { Assessment } from '../../core/assessment.js';

/** A level this close to known is known: the questions that would tell the two rungs apart can follow. */
const WIDEST = 1;

/** Every theme, or the one asked about, is known to within one rung. */
export function levelsKnown({ themes }: Assessment, theme?: string): boolean {
  return themes.every(({ id, level }) => (theme !== undefined && id !== theme) || level === null || level.high - level.low <= WIDEST);
}
