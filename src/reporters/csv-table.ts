/** What a spreadsheet opens as French Excel expects it: BOM, semicolons, CRLF. */
const BOM = '\uFEFF';

/** What a spreadsheet would run as a formula, or a shell would take from it, becomes plain text. */
function neutral(text: string): string {
  return /^[\s\u00A0]*[=+\-@\t\r|%]/.test(text) ? `'${text}` : text;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value).replace('.', ',');
  const text = neutral(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function line(row: readonly (string | number)[]): string {
  return `${row.map(cell).join(';')}\r\n`;
}

/** A table as CSV. Texts that begin like a formula are neutralised; numbers take the French decimal comma. */
export function csvTable(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [...csvLines(columns, rows)].join('');
}

/** The same, line by line, for a table longer than memory. */
export function* csvLines(columns: readonly string[], rows: Iterable<readonly (string | number)[]>): Iterable<string> {
  yield BOM + line(columns);
  for (const row of rows) yield line(row);
}
