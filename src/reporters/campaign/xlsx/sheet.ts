import type { Cell, Row, Sheet } from 'write-excel-file/node';
import { capitalised } from '../../../i18n/format.js';
import { PALETTE } from '../../figures/palette.js';
import { MOST_ROWS } from './cells.js';

/** One column of a sheet, and what an item says in it. */
export interface Column<Item> {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  cell(item: Item): Cell;
}

/** « A », « Z », « AA »: a column by its rank, from 0. */
function columnName(rank: number): string {
  const letter = String.fromCharCode(65 + (rank % 26));
  return rank < 26 ? letter : columnName(Math.floor(rank / 26) - 1) + letter;
}

const head = (title: string): Cell => ({ value: capitalised(title), type: String, fontFamily: 'Calibri', fontSize: 11, fontWeight: 'bold', textColor: PALETTE.paper, backgroundColor: PALETTE.petrol, wrap: true, alignVertical: 'center' });

/** A sheet filled row by row; its head and its first column stay in sight. */
export class Table<Item> {
  /** How many items the format could not hold. */
  omitted = 0;
  private readonly rows: Row[];

  constructor(
    readonly name: string,
    private readonly columns: readonly Column<Item>[],
  ) {
    this.rows = [columns.map(({ title }) => head(title))];
  }

  add(item: Item): void {
    if (this.rows.length >= MOST_ROWS) this.omitted += 1;
    else this.rows.push(this.columns.map((column) => column.cell(item)));
  }

  /** The cells a reader may sort and filter by their head: `A1:C12`. */
  get range(): string {
    return `A1:${columnName(this.columns.length - 1)}${this.rows.length}`;
  }

  sheet(): Sheet<never> {
    return { sheet: this.name, data: this.rows, columns: this.columns.map(({ width }) => ({ width })), stickyRowsCount: 1, stickyColumnsCount: 1, orientation: 'landscape' };
  }
}

type Filtered = Pick<Table<never>, 'name' | 'range'>;

const SHEET = 'xl/worksheets/sheet{id}.xml';
const WORKBOOK = 'xl/workbook.xml';

/** `'Exigences en retard'!$A$1:$F$12` */
const reference = ({ name, range }: Filtered): string => `'${name}'!${range.replace(/[A-Z]+|\d+/g, '$$$&')}`;

/**
 * What the library has no option for: each sheet can be sorted and filtered by its head. The filter follows the cells, as ECMA-376 orders them;
 * without its hidden name, LibreOffice ignores it.
 */
export const filters = (tables: readonly Filtered[]) => ({
  files: {
    transform: {
      [SHEET]: { transform: (xml: string, _options: unknown, { sheetIndex }: { readonly sheetIndex: number }): string => xml.replace('</sheetData>', `</sheetData><autoFilter ref="${tables[sheetIndex]?.range ?? 'A1'}"/>`) },
      [WORKBOOK]: { transform: (xml: string): string => xml.replace('<definedNames/>', `<definedNames>${tables.map((table, index) => `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${reference(table)}</definedName>`).join('')}</definedNames>`) },
    },
  },
});
