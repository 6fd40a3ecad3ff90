import type { AssessedTheme, Assessment } from '../../core/assessment.js';

/** A level this close to known is known: the questions that would tell the two rungs apart can follow. */
const WIDEST = 1;

/** A theme is known to within one rung; so is one that has no level. */
export function levelKnown({ level }: Pick<AssessedTheme, 'level'>): boolean {
  return level === null || level.high - level.low <= WIDEST;
}

/** Every theme, or the one asked about, is known to within one rung. */
export function levelsKnown({ themes }: Assessment, theme?: string): boolean {
  return themes.every((each) => (theme !== undefined && each.id !== theme) || levelKnown(each));
}
