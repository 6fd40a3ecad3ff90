import { MARKS } from '../marks.js';
import type { Mark } from '../model.js';
import { hanging, type Painter } from '../terminal-text.js';
import type { ExplanationDocument, Line } from './document.js';

export interface ExplanationTerminalOptions {
  readonly paint: Painter;
  /** Columns of the terminal. */
  readonly width: number;
}

/** Kept whole, so that it can be followed. */
const ADDRESS = /^https?:\S+$/;
const MARGIN = 2;
const STEP = 2;

function paintOf(mark: Mark | undefined, paint: Painter): (text: string) => string {
  if (mark === 'met') return paint.good;
  return mark === 'unmet' || mark === 'partial' || mark === 'contradicted' ? paint.bad : paint.dim;
}

function lineText(line: Line, options: ExplanationTerminalOptions): string[] {
  const { paint, width } = options;
  const indent = MARGIN + STEP * (line.depth + 1);
  const head = line.mark === undefined ? '' : `${MARKS[line.mark]} ${line.word ?? ''}  `;
  const under = indent + (head === '' ? 0 : STEP);
  const plain = (text: string): string => (line.strong === true ? paint.strong(text) : text);
  // The head is wrapped with the text, then painted where it stands.
  const [first = '', ...rest] = hanging(`${head}${line.text}`, under, width).split('\n');
  const painted = head !== '' && first.startsWith(head) ? `${paintOf(line.mark, paint)(head.trimEnd())}  ${plain(first.slice(head.length))}` : plain(first);
  const notes = line.notes.filter((note) => note !== '').map((note) => `${' '.repeat(indent + STEP)}${paint.dim(ADDRESS.test(note) ? note : hanging(note, indent + STEP, width))}`);
  return [`${' '.repeat(indent)}${painted}`, ...rest.map(plain), ...notes];
}

/** An explanation for a terminal: numbered parts, indented lines, marks that never go without their word. */
export function renderExplanationTerminal(document: ExplanationDocument, options: ExplanationTerminalOptions): string {
  const { paint, width } = options;
  const said = (text: string, indent = MARGIN): string => `${' '.repeat(indent)}${hanging(text, indent, width)}`;
  const { mark, word, notes } = document.conclusion;
  const head = [mark === undefined ? '' : MARKS[mark], word].filter((part) => part !== '').join(' ');
  const lines = [
    '',
    paint.strong(said(document.title)),
    ...document.about.map((text) => paint.dim(said(text))),
    '',
    ...(head === '' ? [] : [paintOf(mark ?? 'met', paint)(paint.strong(said(head)))]),
    ...notes.map((note) => said(note, MARGIN + STEP)),
  ];
  document.parts.forEach((part, index) => lines.push('', paint.strong(said(`${index + 1}  ${part.title}`)), ...part.lines.flatMap((line) => lineText(line, options))));
  lines.push('', ...document.footer.map((text) => paint.dim(said(text))), '');
  return lines.join('\n').split('\n').map((line) => line.trimEnd()).join('\n');
}
