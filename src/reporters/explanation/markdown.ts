import { escapeMarkdown } from '../markdown.js';
import { MARKS } from '../marks.js';
import type { ExplanationDocument, Line } from './document.js';

function lineText({ depth, mark, word, text, notes, strong }: Line): string[] {
  const indent = '  '.repeat(depth);
  const head = mark === undefined ? '' : `${MARKS[mark]} *${escapeMarkdown(word ?? '')}* `;
  const said = strong === true ? `**${escapeMarkdown(text)}**` : escapeMarkdown(text);
  return [`${indent}- ${head}${said}`, ...notes.filter((note) => note !== '').map((note) => `${indent}  <br>${escapeMarkdown(note)}`)];
}

/** An explanation as Markdown: the same words, in nested lists, for a wiki or a merge request. */
export function renderExplanationMarkdown({ title, about, conclusion, parts, footer }: ExplanationDocument): string {
  const head = [conclusion.mark === undefined ? '' : MARKS[conclusion.mark], conclusion.word].filter((part) => part !== '').join(' ');
  return [
    `# ${escapeMarkdown(title)}`,
    '',
    ...about.flatMap((text) => [escapeMarkdown(text), '']),
    ...(head === '' ? [] : [`**${escapeMarkdown(head)}**`, '']),
    ...conclusion.notes.flatMap((note) => [escapeMarkdown(note), '']),
    ...parts.flatMap((part, index) => [`## ${index + 1}. ${escapeMarkdown(part.title)}`, '', ...part.lines.flatMap(lineText), '']),
    '---',
    '',
    ...footer.flatMap((text) => [escapeMarkdown(text), '']),
  ].join('\n').replace(/\n{3,}/g, '\n\n');
}
