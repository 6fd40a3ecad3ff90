import { markFigure } from '../../figures/marks.js';
import { PALETTE, TONES } from '../../figures/palette.js';
import type { Cell } from '../../model.js';
import { STYLES, type Pen, type TextStyle } from '../../pdf/pen.js';

export interface RowColumn {
  readonly title: string;
  /** In points. */
  readonly width: number;
  readonly align?: 'left' | 'right';
}

const MARK = 7;
const TEXT: TextStyle = { size: 8.5, line: 11, maxLines: 1 };
const NOTE: TextStyle = { size: 7.5, line: 9.25, color: PALETTE.ink2, maxLines: 1 };
const GAP = 6;
const PADDING = 5;

/** The height of rows that have a note, and of those that have none. */
export const ROW = { noted: TEXT.line + NOTE.line + PADDING, plain: TEXT.line + PADDING } as const;

function drawCell(pen: Pen, cell: Cell, x: number, width: number, align: 'left' | 'right', tag: 'TH' | 'TD'): void {
  const [note] = cell.notes ?? [];
  pen.tagged(tag, () => {
    const y = pen.y + 2.5;
    const style: TextStyle = { ...TEXT, align, color: TONES[cell.tone ?? 'plain'], ...(cell.strong ? { weight: 'semibold' as const } : {}) };
    const indent = cell.mark === undefined ? 0 : MARK + 2.5;
    if (cell.mark !== undefined) pen.shapes(markFigure(cell.mark, MARK).shapes, align === 'right' ? x + width - pen.widthOf(cell.text, style) - indent : x, y + 2);
    pen.text(cell.text, align === 'right' ? x : x + indent, y, align === 'right' ? width : width - indent, style, 'none');
    if (note) pen.text(note.text, x, y + TEXT.line, width, { ...NOTE, align, color: TONES[note.tone ?? 'quiet'] }, 'none');
  });
}

/** A narrow table in a column of a page, from `pen.y` down: one line a text, cut where it must be. It starts no page. */
export function drawRows(pen: Pen, x: number, columns: readonly RowColumn[], rows: readonly (readonly Cell[])[]): void {
  const xs = columns.map((_, index) => x + columns.slice(0, index).reduce((sum, { width }) => sum + width, 0));
  const inner = (index: number): number => (columns[index]?.width ?? 0) - (index === columns.length - 1 ? 0 : GAP);
  const end = (xs.at(-1) ?? x) + (columns.at(-1)?.width ?? 0);
  const height = rows.some((row) => row.some(({ notes }) => notes !== undefined && notes.length > 0)) ? ROW.noted : ROW.plain;
  pen.within('Table', () => {
    pen.within('TR', () => {
      columns.forEach(({ title, align = 'left' }, index) => pen.text(title, xs[index] ?? x, pen.y, inner(index), { ...STYLES.note, size: 7.5, line: 9.75, align, maxLines: 1 }, 'TH'));
    });
    pen.y += 11;
    for (const row of rows) {
      pen.rule(pen.y, PALETTE.hair, 0.5, x, end);
      pen.within('TR', () => {
        row.forEach((cell, index) => drawCell(pen, cell, xs[index] ?? x, inner(index), columns[index]?.align ?? 'left', index === 0 ? 'TH' : 'TD'));
      });
      pen.y += height;
    }
  });
}
