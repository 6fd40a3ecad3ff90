import type { Cell } from 'write-excel-file/node';
import type { Day } from '../../../core/day.js';
import { neutralised } from '../../../i18n/format.js';

/** Limits of the format (ECMA-376 as Excel applies it): characters of a cell, rows of a sheet, its head included. */
export const MOST_CHARACTERS = 32_767;
export const MOST_ROWS = 1_048_576;

/** Excel counts the days of 1900 as if it had been a leap year: before March, its serial numbers are not the calendar's. */
const FIRST_DAY: Day = '1900-03-01';

/** `_x0041_` is how the format writes a character it cannot hold, and a reader decodes it: as typed, it must be told apart. */
const ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)/g;
const LIKE_FORMULA = /^[\s\u00A0]*[=+\-@|%]/;
const HALF_SURROGATE = /[\uD800-\uDBFF]$/;

/**
 * A text as it stands, harmless: on one line, never a formula. One that begins like a formula has the format of a text, so that it stays one when
 * somebody edits the cell.
 */
export function textCell(value: string): Cell {
  const escaped = neutralised(value).replace(ESCAPE, '_x005F_');
  const fitted = escaped.length > MOST_CHARACTERS ? `${escaped.slice(0, MOST_CHARACTERS - 1).replace(HALF_SURROGATE, '')}…` : escaped;
  // The library finds a text again by its name in a plain object, where some names already mean something.
  const text = fitted in {} ? `${fitted} ` : fitted;
  if (text === '') return null;
  return LIKE_FORMULA.test(text) ? { value: text, type: String, format: '@' } : text;
}

/** A number as a number; nothing for what is none. */
export function numberCell(value: number | null | undefined): Cell {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A day as a date that sorts and counts; as a text before those a spreadsheet can tell. */
export function dayCell(day: Day | null | undefined, format: string): Cell {
  if (day === null || day === undefined) return null;
  return day < FIRST_DAY ? textCell(day) : { value: new Date(`${day}T00:00:00Z`), type: Date, format };
}
