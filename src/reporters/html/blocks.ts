import { plainLetters } from '../../i18n/format.js';
import { markFigure } from '../figures/marks.js';
import { toSvg } from '../figures/svg.js';
import type { Block, Cell, Mark } from '../model.js';
import { escapeHtml, linkHtml, textHtml } from './escape.js';

/** A status mark beside its word. */
export function markHtml(mark: Mark, size: number): string {
  return toSvg(markFigure(mark, size), 'mark');
}

/** A cell: its text, with its mark and its notes. */
export function cellHtml(cell: Cell): string {
  const mark = cell.mark === undefined ? '' : `${markHtml(cell.mark, 8)} `;
  const said = cell.text === '' ? '' : cell.strong === true ? `<b>${textHtml(cell.text)}</b>` : textHtml(cell.text);
  const main = cell.tone === undefined || said === '' ? `${mark}${said}` : `<span class="${cell.tone}">${mark}${said}</span>`;
  const notes = (cell.notes ?? []).filter((note) => note.text !== '' || note.blank).map((note) => `<span class="note${note.tone === undefined ? '' : ` ${note.tone}`}">${linkHtml(note.text, note.href)}${note.blank ? ' ……………………' : ''}</span>`);
  return `${main}${notes.join('')}`;
}

/** One of the generic parts of a section. `level` is the heading level inside it. */
export function blockHtml(block: Block, level: 3 | 4): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p${block.tone === undefined ? '' : ` class="${block.tone}"`}>${textHtml(block.text)}</p>`;
    case 'heading':
      return `<h${level}>${textHtml(block.text)}</h${level}>`;
    case 'list':
      return `<ul class="plain">${block.items.map((item) => `<li>${textHtml(item)}</li>`).join('')}</ul>`;
    case 'terms':
      return `<dl class="terms">${block.items.map(({ term, text }) => `<dt>${textHtml(term)}</dt><dd>${textHtml(text)}</dd>`).join('')}</dl>`;
    case 'figure':
      // Wider than a phone: it scrolls in its own place, and a keyboard can reach it.
      return `<div class="scroll" role="group" tabindex="0" aria-label="${escapeHtml(plainLetters(block.figure.alt))}">${toSvg({ ...block.figure, alt: '' }, 'wide')}</div>`;
    case 'table': {
      const total = block.columns.reduce((sum, column) => sum + column.width, 0);
      const align = (index: number): string => (block.columns[index]?.align === 'right' ? ' class="right"' : '');
      const head = block.columns.map((column, index) => `<th scope="col"${align(index)}>${textHtml(column.title)}${column.note === undefined ? '' : `<span class="note">${textHtml(column.note)}</span>`}</th>`).join('');
      const rows = block.rows.map((row) => `<tr>${row.map((cell, index) => (index === 0 ? `<th scope="row"${align(index)}>${cellHtml(cell)}</th>` : `<td${align(index)} data-label="${escapeHtml(block.columns[index]?.title ?? '')}">${cellHtml(cell)}</td>`)).join('')}</tr>`);
      const columns = block.columns.map((column) => `<col width="${Math.round((100 * column.width) / total)}%">`).join('');
      return `<table class="stack"><caption>${escapeHtml(block.caption)}</caption><colgroup>${columns}</colgroup><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
    }
  }
}
