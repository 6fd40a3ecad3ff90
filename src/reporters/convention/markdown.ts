import { plainLetters } from '../../i18n/format.js';
import type { Lang } from '../../i18n/index.js';
import { blockLines, DOTTED, escapeMarkdown } from '../markdown.js';
import type { ConventionBlock, Form } from './document.js';
import type { ConventionReporter } from './reporter.js';

function formLines({ columns, rows }: Form): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(columns.map(escapeMarkdown)), line(columns.map(() => '---')), ...rows.map((row) => line(columns.map((_, index) => (row[index] === undefined ? DOTTED : index === 0 ? `**${escapeMarkdown(row[index])}**` : escapeMarkdown(row[index]))))), ''];
}

/** An address that a stranger wrote stays a text: this document holds none of its own. */
function unlinked(text: string): string {
  return text.replaceAll('://', ':\\/\\/').replace(/www\./gi, (found) => `${found.slice(0, -1)}\\.`);
}

function lines(block: ConventionBlock, lang: Lang): string[] {
  return block.kind === 'form' ? formLines(block) : blockLines(block, 2, lang);
}

/** The convention as Markdown: the same words and figures, to be corrected before it is laid out and signed. */
export const markdownConvention: ConventionReporter = {
  id: 'markdown',
  extension: 'md',
  binary: false,
  render({ title, subtitle, draft, warnings, sections, footer }, { lang, tool }) {
    const said = [`# ${escapeMarkdown(title)}`, '', escapeMarkdown(subtitle), '', `**${escapeMarkdown(draft)}**`, '', ...warnings.flatMap((warning) => [`> ${escapeMarkdown(warning)}`, '']), ...sections.flatMap((section) => [`## ${escapeMarkdown(section.title)}`, '', ...section.blocks.flatMap((block) => lines(block, lang))]), '---', '', escapeMarkdown(`${tool.name} ${tool.version} · ${footer.notice}`)];
    return unlinked(plainLetters(`${said.join('\n').replace(/\n{3,}/g, '\n\n')}\n`));
  },
};
