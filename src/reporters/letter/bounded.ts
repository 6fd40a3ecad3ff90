import { shortened } from '../../i18n/format.js';
import type { Block, Cell, Column, Section } from '../model.js';

/** A stranger's text may be a page: a cell keeps its beginning. */
const LONGEST = 600;

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** A text of a dossier, short enough to stand in a letter. */
export const cut = (text: string, length = LONGEST): string => shortened(text, length);

const cutCell = (cell: Cell): Cell => ({ ...cell, text: cut(cell.text), ...(cell.notes === undefined ? {} : { notes: cell.notes.map((note) => ({ ...note, text: cut(note.text) })) }) });

/** The first `most` rows as a table, then how many others there are and where. */
export function boundedTable(caption: string, columns: readonly Column[], rows: readonly (readonly Cell[])[], most: number, more: (count: number) => string): Block[] {
  const table: Block = { kind: 'table', caption, columns, rows: rows.slice(0, most).map((row) => row.map(cutCell)) };
  return rows.length > most ? [table, { kind: 'paragraph', text: more(rows.length - most), tone: 'quiet' }] : [table];
}

/** A section that has something to say. */
export const section = (id: string, title: string, blocks: readonly Block[]): Section => ({ id, title, blocks });
