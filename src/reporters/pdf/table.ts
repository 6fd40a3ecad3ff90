import { markFigure } from '../figures/marks.js';
import { PALETTE, TONES } from '../figures/palette.js';
import type { Block, Cell } from '../model.js';
import { PAGE, STYLES, type Pen, type TextStyle } from './pen.js';

type Table = Extract<Block, { readonly kind: 'table' }>;

const GUTTER = 8;
const MARK = 8;
const PADDING = { top: 4, bottom: 3.5 } as const;
/** A row taller than this is cut, with an ellipsis: the other formats hold it whole. */
const TALLEST_ROW = PAGE.bottom - PAGE.top - 40;

interface Part {
  readonly text: string;
  readonly style: TextStyle;
  readonly indent: number;
  readonly mark?: Cell['mark'];
  readonly href?: string;
}

function partsOf(cell: Cell, align: 'left' | 'right'): Part[] {
  const strong = cell.strong === true ? ({ weight: 'semibold' } as const) : {};
  const main: Part = {
    text: cell.text,
    style: { ...STYLES.table, ...strong, align, color: cell.tone === undefined ? PALETTE.ink : TONES[cell.tone] },
    indent: cell.mark === undefined ? 0 : MARK + 3,
    ...(cell.mark === undefined ? {} : { mark: cell.mark }),
  };
  const notes = (cell.notes ?? []).filter((note) => note.text !== '').map((note): Part => ({
    text: note.text,
    style: { ...STYLES.note, size: 7.5, line: 9.75, align, color: note.tone === undefined ? PALETTE.ink2 : TONES[note.tone] },
    indent: 0,
    ...(note.href?.startsWith('https:') === true ? { href: note.href } : {}),
  }));
  return main.text === '' ? notes : [main, ...notes];
}

interface Grid {
  readonly xs: readonly number[];
  readonly widths: readonly number[];
}

function gridOf(table: Table): Grid {
  const total = table.columns.reduce((sum, column) => sum + column.width, 0);
  const widths = table.columns.map((column) => (PAGE.width494 * column.width) / total);
  const xs = widths.map((_, index) => PAGE.left + widths.slice(0, index).reduce((sum, width) => sum + width, 0));
  return { xs, widths: widths.map((width, index) => (index === widths.length - 1 ? width : width - GUTTER)) };
}

function head(pen: Pen, table: Table, { xs, widths }: Grid): void {
  const height = Math.max(...table.columns.map((column, index) => pen.height(column.title, widths[index] ?? 0, STYLES.note)));
  pen.within('TR', () => {
    table.columns.forEach((column, index) => {
      const width = widths[index] ?? 0;
      const own = pen.height(column.title, width, STYLES.note);
      pen.text(column.title, xs[index] ?? 0, pen.y + height - own, width, { ...STYLES.note, align: column.align ?? 'left' }, 'TH');
    });
  });
  pen.y += height + 2.5;
}

function drawCell(pen: Pen, cell: Cell, column: { readonly x: number; readonly width: number; readonly align: 'left' | 'right'; readonly header: boolean }, limit: number): void {
  const { x, width, align, header } = column;
  pen.tagged(header ? 'TH' : 'TD', () => {
    let y = pen.y + PADDING.top;
    for (const part of partsOf(cell, align)) {
      const room = limit - (y - pen.y);
      if (room < part.style.line) break;
      const style = { ...part.style, maxLines: Math.max(1, Math.floor(room / part.style.line)) };
      if (part.mark !== undefined) pen.shapes(markFigure(part.mark, MARK).shapes, x, y + 1.7);
      y += pen.text(part.text, x + part.indent, y, width - part.indent, style, 'none', part.href);
    }
  });
}

function rowHeight(pen: Pen, row: readonly Cell[], table: Table, { widths }: Grid): number {
  const heights = row.map((cell, index) => partsOf(cell, table.columns[index]?.align ?? 'left').reduce((sum, part) => sum + pen.height(part.text, (widths[index] ?? 0) - part.indent, part.style), 0));
  return Math.min(TALLEST_ROW, PADDING.top + Math.max(...heights, STYLES.table.line) + PADDING.bottom);
}

/** A table: no row is split across pages, and the head comes back on each. */
export function drawTable(pen: Pen, table: Table): void {
  const grid = gridOf(table);
  const first = table.rows[0];
  pen.ensure(16 + (first ? rowHeight(pen, first, table, grid) : 0));
  pen.within('Table', () => {
    head(pen, table, grid);
    for (const row of table.rows) {
      const height = rowHeight(pen, row, table, grid);
      if (pen.ensure(height)) head(pen, table, grid);
      pen.rule(pen.y, PALETTE.hair, 0.5);
      pen.within('TR', () => {
        row.forEach((cell, index) => drawCell(pen, cell, { x: grid.xs[index] ?? 0, width: grid.widths[index] ?? 0, align: table.columns[index]?.align ?? 'left', header: index === 0 }, height));
      });
      pen.y += height;
    }
  });
  pen.y += 8;
}
