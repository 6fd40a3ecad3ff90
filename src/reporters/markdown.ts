import { colon } from '../i18n/format.js';
import type { Lang } from '../i18n/index.js';
import type { Block, Cell, ReportModel } from './model.js';
import type { Reporter } from './reporter.js';

/** What means something to Markdown or to the HTML it may hold, made plain text. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
    .replace(/^(\s*)([-+]|\d+[.)])(\s)/, '$1\\$2$3')
    .replace(/&(?=[A-Za-z#])/g, '&amp;');
}

const MARKS: Readonly<Record<NonNullable<Cell['mark']>, string>> = { met: '✓', unmet: '✗', partial: '◐', unknown: '?', 'not-applicable': '–', contradicted: '⚠' };

function cellText(cell: Cell): string {
  const said = `${cell.mark === undefined ? '' : `${MARKS[cell.mark]} `}${escaped(cell.text)}`;
  const main = cell.strong === true && said !== '' ? `**${said}**` : said;
  const notes = (cell.notes ?? []).filter((note) => note.text !== '').map((note) => (note.href !== undefined && note.href.startsWith('https:') ? `[${escaped(note.text)}](<${note.href.replace(/[<>\s]/g, encodeURIComponent)}>)` : escaped(note.text)));
  return [main, ...notes].filter((part) => part !== '').join('<br>');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => (cell === '' ? ' ' : cell)).join(' | ')} |`;
}

function blockLines(block: Block, depth: number, lang: Lang): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [escaped(block.text), ''];
    case 'heading':
      return [`${'#'.repeat(depth + 1)} ${escaped(block.text)}`, ''];
    case 'list':
      return [...block.items.map((item) => `- ${escaped(item)}`), ''];
    case 'terms':
      return [...block.items.map(({ term, text }) => `- **${escaped(term)}**${colon(lang)}${escaped(text)}`), ''];
    case 'table':
      return [row(block.columns.map((column) => escaped(column.title))), row(block.columns.map((column) => (column.align === 'right' ? '---:' : '---'))), ...block.rows.map((cells) => row(cells.map(cellText))), ''];
  }
}

function pageOne(model: ReportModel): string[] {
  const { header, verdict, opposables, words } = model;
  const is = colon(model.lang);
  const lines = [`# ${escaped(header.product)}`, '', `${escaped(header.subtitle)}  `, `${escaped(header.assessedOn)} **${escaped(header.day)}** · ${escaped(header.selfAssessment)}`, '', `## ${MARKS[verdict.mark]} ${escaped(verdict.words)}`, ''];
  lines.push(...verdict.facts.map((fact, index) => `${index + 1}. ${escaped(fact.text)} (${escaped(fact.reference)})`));
  lines.push(...[verdict.more, verdict.sentence, verdict.proven].filter((text) => text !== '').flatMap((text) => ['', escaped(text)]), '');
  if (opposables.total > 0) lines.push(`**${escaped(opposables.title)}**${is}${opposables.runs.map((run) => escaped(run.label)).join(' · ')}`, '');
  lines.push(`## ${escaped(words.themes)}`, '');
  for (const theme of model.themes) {
    const target = theme.target ? `${theme.target.title} ${theme.target.when}` : theme.noTarget;
    lines.push(`- **${escaped(theme.title)}** (${escaped(theme.verdict.words)})${is}${escaped(theme.level)}, ${escaped(theme.proven)} · ${escaped(target)}${theme.distance.text === '' ? '' : ` · ${escaped(theme.distance.text)}`}`);
  }
  lines.push('', `## ${escaped(words.actions)}`, '');
  const actions = model.actions.slice(0, model.pageOne.actions);
  if (actions.length === 0) lines.push(escaped(words.noActions));
  actions.forEach((action, index) => lines.push(`${index + 1}. **${escaped(action.title)}**${is}${escaped(action.effort)}${action.effortRange === '' ? '' : ` (${escaped(action.effortRange)})`}, ${escaped([action.deadline.text, action.deadlineNote.text].filter((text) => text !== '').join(' '))}. ${escaped(action.why)}`));
  lines.push('', `## ${escaped(model.contradictionsHeading)}`, '');
  if (model.contradictionsNone !== '') lines.push(escaped(model.contradictionsNone), '');
  for (const contradiction of model.contradictions) lines.push(`- **${escaped(contradiction.label)}**${is}${escaped(contradiction.text)} ${escaped(contradiction.depends)}`);
  lines.push('', `## ${escaped(model.setAside.heading)}`, '', escaped(model.setAside.sentence), '');
  return lines;
}

/** The report as Markdown: the same words and figures, for a wiki, a merge request or a tracker. */
export const markdownReporter: Reporter = {
  id: 'markdown',
  extension: 'md',
  binary: false,
  title: { fr: 'Bilan en Markdown', en: 'Report in Markdown' },
  render(model) {
    const lines = pageOne(model);
    for (const theme of model.themes) lines.push(`## ${escaped(theme.title)}`, '', ...theme.blocks.flatMap((block) => blockLines(block, 2, model.lang)));
    for (const section of model.sections) lines.push(`## ${escaped(section.title)}`, '', ...section.blocks.flatMap((block) => blockLines(block, 2, model.lang)));
    lines.push('---', '', `${escaped(model.footer.referentials)}  `, `${escaped(model.footer.result)} · ${escaped(model.footer.notice)}`);
    return `${lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
  },
};
