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

/** A table as CSV. Texts that begin like a formula are neutralised; numbers take the French decimal comma. */
export function csvTable(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return BOM + [columns, ...rows].map((row) => row.map(cell).join(';')).join('\r\n') + '\r\n';
}
