import type { InterviewTexts } from '../../app/interview/texts.js';
import type { Lang } from '../../i18n/index.js';
import type { Theme } from '../theme.js';

/** How screens are shown: words, colours, and the size of the terminal at that moment. */
export interface Dress {
  readonly texts: InterviewTexts;
  readonly lang: Lang;
  readonly theme: Theme;
  /** Today, to say whether a target has begun. */
  readonly today: string;
  columns(): number;
  rows(): number;
}

const MARGIN = 2;
/** Longer lines are hard to read. */
const WIDEST = 100;

/** The columns a text may fill, margins apart. */
export function textWidth(dress: Pick<Dress, 'columns'>): number {
  return Math.max(24, Math.min(dress.columns(), WIDEST) - 2 * MARGIN);
}

/** A line set in from the edge. */
export function inset(line: string, by = 0): string {
  return line === '' ? '' : `${' '.repeat(MARGIN + by)}${line}`;
}
