import { dayInWords, neutralised, plainLetters, typeset } from '../../src/i18n/format.js';
import { escapeMarkdown } from '../../src/reporters/markdown.js';

/** A text as Markdown: harmless, with French spaces. */
export function said(text: string): string {
  return escapeMarkdown(plainLetters(typeset(neutralised(text.trim()), 'fr')));
}

/** Several texts in one cell, one under the other; nothing is left out silently. */
export function stacked(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('<br>');
}

export function code(text: string): string {
  return `\`${text.replaceAll('`', '')}\``;
}

export function day(text: string): string {
  return plainLetters(dayInWords(text, 'fr'));
}

/** A link for `https:` only. */
export function link(text: string, url: string | undefined): string {
  return url?.startsWith('https://') === true ? `[${text}](<${url.replace(/[<>|\s]/g, encodeURIComponent)}>)` : text;
}

/** A table, or one sentence when it would have no row. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[], none: string): string[] {
  if (rows.length === 0) return [none, ''];
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => (cell === '' ? '–' : cell)).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line), ''];
}

export function list(items: readonly string[], none: string): string[] {
  return items.length === 0 ? [none, ''] : [...items.map((item) => `- ${item}`), ''];
}
