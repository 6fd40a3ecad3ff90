import type { Mark } from './model.js';

/** The sign of each status where there is only text; its word always follows. */
export const MARKS: Readonly<Record<Mark, string>> = { met: '✓', unmet: '✗', partial: '◐', unknown: '?', 'not-applicable': '–', contradicted: '⚠' };
