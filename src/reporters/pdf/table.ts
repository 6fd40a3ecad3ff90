import { markFigure } from '../figures/marks.js';
import { PALETTE, TONES } from '../figures/palette.js';
import type { Block, Cell } from '../model.js';
import { STYLES, type Pen, type Sheet, type TextStyle } from './pen.js';

type Table = Extract<Block, { readonly kind: 'table' }>;

const GUTTER = 8;
const MARK = 8;
const PADDING = { top: 4, bottom: 3.5 } as const;
/** A row taller than this is cut, with an ellipsis: the other formats hold it whole. */
const tallestRow = ({ top, bottom }: Sheet): number => bottom - top - 40;

interface Part {
  readonly text: string;
  readonly style: TextStyle;
  readonly indent: number;
  readonly mark?: Cell['mark'];
  readonly href?: string;
  readonly blank?: true;
}

/** Room to write by hand. */
const BLANK_LINE = 19;

const partHeight = (pen: Pen, { text, style, indent, blank }: Part, width: number): number => (blank ? style.line : pen.height(text, width - indent, style));

function partsOf(cell: Cell, align: 'left' | 'right'): Part[] {
  const strong = cell.strong === true ? ({ weight: 'semibold' } as const) : {};
  const main: Part = {
    text: cell.text,
    style: { ...STYLES.table, ...strong, align, color: cell.tone === undefined ? PALETTE.ink : TONES[cell.tone] },
    indent: cell.mark === undefined ? 0 : MARK + 3,
    ...(cell.mark === undefined ? {} : { mark: cell.mark }),
  };
  const notes = (cell.notes ?? []).filter((note) => note.text !== '' || note.blank).map((note): Part => ({
    text: note.text,
    style: { ...STYLES.note, size: 7.5, line: note.blank ? BLANK_LINE : 9.75, align, color: note.tone === undefined ? PALETTE.ink2 : TONES[note.tone] },
    indent: 0,
    ...(note.href?.startsWith('https:') === true ? { href: note.href } : {}),
    ...(note.blank ? { blank: true } : {}),
  }));
  return main.text === '' ? notes : [main, ...notes];
}

interface Grid {
  readonly xs: readonly number[];
  readonly widths: readonly number[];
}

function gridOf(table: Table, { left, inner }: Sheet): Grid {
  const total = table.columns.reduce((sum, column) => sum + column.width, 0);
  const widths = table.columns.map((column) => (inner * column.width) / total);
  const xs = widths.map((_, index) => left + widths.slice(0, index).reduce((sum, width) => sum + width, 0));
  return { xs, widths: widths.map((width, index) => (index === widths.length - 1 ? width : width - GUTTER)) };
}

const HEAD_NOTE: TextStyle = { ...STYLES.note, size: 7.5, line: 9.75 };

/** A title alone is quiet; with a note under it, it stands out. */
const headStyle = ({ note, align = 'left' }: Table['columns'][number]): TextStyle => ({ ...STYLES.note, align, ...(note === undefined ? {} : { weight: 'semibold', color: PALETTE.ink }) });

function headHeights(pen: Pen, table: Table, { widths }: Grid): readonly { readonly title: number; readonly note: number }[] {
  return table.columns.map((column, index) => ({ title: pen.height(column.title, widths[index] ?? 0, headStyle(column)), note: pen.height(column.note ?? '', widths[index] ?? 0, HEAD_NOTE) }));
}

const tallest = (heights: readonly { readonly title: number; readonly note: number }[]): number => Math.max(...heights.map(({ title, note }) => title + note));

function head(pen: Pen, table: Table, grid: Grid): void {
  const heights = headHeights(pen, table, grid);
  const height = tallest(heights);
  pen.within('TR', () => {
    table.columns.forEach((column, index) => {
      const [x, width, own] = [grid.xs[index] ?? 0, grid.widths[index] ?? 0, heights[index] ?? { title: 0, note: 0 }];
      const top = pen.y + height - own.title - own.note;
      pen.tagged('TH', () => {
        pen.text(column.title, x, top, width, headStyle(column), 'none');
        pen.text(column.note ?? '', x, top + own.title, width, { ...HEAD_NOTE, align: column.align ?? 'left' }, 'none');
      });
    });
  });
  pen.y += height + 2.5;
}

/** A label low on its line, and a rule up to the edge of the cell. */
function drawBlank(pen: Pen, { text, style }: Part, x: number, y: number, width: number): number {
  const base = y + BLANK_LINE - 4;
  pen.text(text, x, base - 8, width, { ...style, line: 9.75, maxLines: 1 }, 'none');
  const from = x + (text === '' ? 0 : pen.widthOf(text, style) + 3);
  pen.shapes([{ kind: 'path', d: `M${from} ${base}L${Math.max(from, x + width - 2)} ${base}`, stroke: PALETTE.line, width: 0.5 }], 0, 0);
  return BLANK_LINE;
}

function drawCell(pen: Pen, cell: Cell, column: { readonly x: number; readonly width: number; readonly align: 'left' | 'right'; readonly header: boolean }, limit: number): void {
  const { x, width, align, header } = column;
  pen.tagged(header ? 'TH' : 'TD', () => {
    let y = pen.y + PADDING.top;
    for (const part of partsOf(cell, align)) {
      const room = limit - (y - pen.y);
      if (room < part.style.line) break;
      const style = { ...part.style, maxLines: Math.max(1, Math.floor(room / part.style.line)) };
      if (part.blank) {
        y += drawBlank(pen, part, x, y, width);
        continue;
      }
      if (part.mark !== undefined) pen.shapes(markFigure(part.mark, MARK).shapes, x, y + 1.7);
      y += pen.text(part.text, x + part.indent, y, width - part.indent, style, 'none', part.href);
    }
  });
}

function rowHeight(pen: Pen, row: readonly Cell[], table: Table, { widths }: Grid): number {
  const heights = row.map((cell, index) => partsOf(cell, table.columns[index]?.align ?? 'left').reduce((sum, part) => sum + partHeight(pen, part, widths[index] ?? 0), 0));
  return Math.min(tallestRow(pen.sheet), PADDING.top + Math.max(...heights, STYLES.table.line) + PADDING.bottom);
}

/** The head and the first row: what a title must not part from. */
export function startOfTable(pen: Pen, table: Table): number {
  const grid = gridOf(table, pen.sheet);
  const [first] = table.rows;
  return Math.max(16, tallest(headHeights(pen, table, grid)) + 2.5) + (first ? rowHeight(pen, first, table, grid) : 0);
}

/** A table: no row is split across pages, and the head comes back on each. Its last page holds `last` rows at least, while they fit. */
export function drawTable(pen: Pen, table: Table, last = 1): void {
  const grid = gridOf(table, pen.sheet);
  pen.ensure(startOfTable(pen, table));
  pen.within('Table', () => {
    head(pen, table, grid);
    const heights = table.rows.map((row) => rowHeight(pen, row, table, grid));
    const tail = Math.max(0, table.rows.length - last);
    const together = heights.slice(tail).reduce((sum, height) => sum + height, 0);
    table.rows.forEach((row, index) => {
      const height = heights[index] ?? 0;
      const kept = index === tail && together <= tallestRow(pen.sheet) / 2 ? together : height;
      if (pen.ensure(kept)) head(pen, table, grid);
      pen.rule(pen.y, PALETTE.hair, 0.5);
      pen.within('TR', () => {
        row.forEach((cell, column) => drawCell(pen, cell, { x: grid.xs[column] ?? 0, width: grid.widths[column] ?? 0, align: table.columns[column]?.align ?? 'left', header: column === 0 }, height));
      });
      pen.y += height;
    });
  });
  pen.y += 8;
}
