import { colon } from '../i18n/format.js';
import type { Lang } from '../i18n/index.js';
import { MARKS } from './marks.js';
import { unreadLines, type Block, type Cell, type ReportModel } from './model.js';
import type { Reporter } from './reporter.js';

/** What means something to Markdown or to the HTML it may hold, made plain text. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
    .replace(/^(\s*)([-+]|\d+[.)])(\s)/, '$1\\$2$3')
    .replace(/&(?=[A-Za-z#])/g, '&amp;');
}

/** Room to write by hand. */
export const DOTTED = '……………………';

function cellText(cell: Cell): string {
  const said = `${cell.mark === undefined ? '' : `${MARKS[cell.mark]} `}${escapeMarkdown(cell.text)}`;
  const main = cell.strong === true && said !== '' ? `**${said}**` : said;
  const notes = (cell.notes ?? []).filter((note) => note.text !== '' || note.blank).map((note) => note.blank ? `${escapeMarkdown(note.text)} ${DOTTED}`.trim() : (note.href !== undefined && note.href.startsWith('https:') ? `[${escapeMarkdown(note.text)}](<${note.href.replace(/[<>\s]/g, encodeURIComponent)}>)` : escapeMarkdown(note.text)));
  return [main, ...notes].filter((part) => part !== '').join('<br>');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => (cell === '' ? ' ' : cell)).join(' | ')} |`;
}

/** A part of a section, line by line; `depth` is the level of the headings around it. */
export function blockLines(block: Block, depth: number, lang: Lang): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [escapeMarkdown(block.text), ''];
    case 'heading':
      return [`${'#'.repeat(depth + 1)} ${escapeMarkdown(block.text)}`, ''];
    case 'list':
      return [...block.items.map((item) => `- ${escapeMarkdown(item)}`), ''];
    case 'terms':
      return [...block.items.map(({ term, text }) => `- **${escapeMarkdown(term)}**${colon(lang)}${escapeMarkdown(text)}`), ''];
    case 'figure':
      return block.figure.alt === '' ? [] : [`_${escapeMarkdown(block.figure.alt)}_`, ''];
    case 'table':
      return [row(block.columns.map((column) => [column.title, column.note ?? ''].filter((text) => text !== '').map(escapeMarkdown).join('<br>'))), row(block.columns.map((column) => (column.align === 'right' ? '---:' : '---'))), ...block.rows.map((cells) => row(cells.map(cellText))), ''];
  }
}

function pageOne(model: ReportModel): string[] {
  const { header, verdict, opposables, words } = model;
  const is = colon(model.lang);
  const lines = [`# ${escapeMarkdown(header.product)}`, '', `${escapeMarkdown(header.subtitle)}  `, `${escapeMarkdown(header.assessedOn)} **${escapeMarkdown(header.day)}** · ${escapeMarkdown(header.selfAssessment)}`, '', `## ${MARKS[verdict.mark]} ${escapeMarkdown(verdict.words)}`, ''];
  lines.push(...verdict.facts.map((fact, index) => `${index + 1}. ${escapeMarkdown(fact.text)} (${escapeMarkdown(fact.reference)})`));
  lines.push(...[verdict.more, verdict.sentence, verdict.proven].filter((text) => text !== '').flatMap((text) => ['', escapeMarkdown(text)]), '');
  if (opposables.total > 0) lines.push(`**${escapeMarkdown(opposables.title)}**${is}${opposables.runs.map((run) => escapeMarkdown(run.label)).join(' · ')}`, '');
  lines.push(`## ${escapeMarkdown(words.themes)}`, '');
  for (const theme of model.themes) {
    const target = theme.target ? `${theme.target.title} ${theme.target.when}` : theme.noTarget;
    lines.push(`- **${escapeMarkdown(theme.title)}** (${escapeMarkdown(theme.verdict.words)})${is}${escapeMarkdown(theme.level)}, ${escapeMarkdown(theme.proven)} · ${escapeMarkdown(target)}${theme.distance.text === '' ? '' : ` · ${escapeMarkdown(theme.distance.text)}`}`);
  }
  for (const text of unreadLines(model)) lines.push('', escapeMarkdown(text));
  lines.push('', `## ${escapeMarkdown(words.actions)}`, '');
  const actions = model.actions.slice(0, model.pageOne.actions);
  if (actions.length === 0) lines.push(escapeMarkdown(words.noActions));
  actions.forEach((action, index) => lines.push(`${index + 1}. **${escapeMarkdown(action.title)}**${is}${escapeMarkdown(action.effort)}${action.effortRange === '' ? '' : ` (${escapeMarkdown(action.effortRange)})`}, ${escapeMarkdown([action.deadline.text, action.deadlineNote.text].filter((text) => text !== '').join(', '))}. ${escapeMarkdown(action.why)}`));
  lines.push('', `## ${escapeMarkdown(model.contradictionsHeading)}`, '');
  if (model.contradictionsNone !== '') lines.push(escapeMarkdown(model.contradictionsNone), '');
  for (const contradiction of model.contradictions) lines.push(`- **${escapeMarkdown(contradiction.label)}**${is}${escapeMarkdown(contradiction.text)} ${escapeMarkdown(contradiction.depends)}`);
  lines.push('', `## ${escapeMarkdown(model.setAside.heading)}`, '', escapeMarkdown(model.setAside.sentence), '');
  return lines;
}

/** The report as Markdown: the same words and figures, for a wiki, a merge request or a tracker. */
export const markdownReporter: Reporter = {
  id: 'markdown',
  extension: 'md',
  binary: false,
  title: { fr: 'Bilan en Markdown', en: 'Report in Markdown' },
  render(model) {
    const lines = model.document === 'report' ? pageOne(model) : [`# ${escapeMarkdown(model.header.product)}`, '', `${escapeMarkdown(model.header.subtitle)}  `, `${escapeMarkdown(model.header.assessedOn)} **${escapeMarkdown(model.header.day)}**`, ''];
    for (const theme of model.document === 'report' ? model.themes : []) lines.push(`## ${escapeMarkdown(theme.title)}`, '', ...theme.blocks.flatMap((block) => blockLines(block, 2, model.lang)));
    for (const section of model.sections) lines.push(`## ${escapeMarkdown(section.title)}`, '', ...section.blocks.flatMap((block) => blockLines(block, 2, model.lang)));
    lines.push('---', '', `${escapeMarkdown(model.footer.referentials)}  `, `${escapeMarkdown(model.footer.result)} · ${escapeMarkdown(model.footer.notice)}`);
    return `${lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
  },
};
