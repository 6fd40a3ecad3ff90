import { plainLetters } from '../../i18n/format.js';
import { blockLines, escapeMarkdown } from '../markdown.js';
import { MARKS } from '../marks.js';
import type { LetterReporter } from './reporter.js';
import type { LetterModel } from './types.js';

function headLines({ header, lead, verdict }: LetterModel): string[] {
  const said = [header.sender, header.campaign, header.day, header.to].filter((text) => text !== '').map(escapeMarkdown);
  const about = [`**${escapeMarkdown(header.subject)}**`, '', `# ${escapeMarkdown(header.product)}`, '', ...(header.subtitle === '' ? [] : [escapeMarkdown(header.subtitle), ''])];
  const judged = verdict === null ? [] : [`## ${MARKS[verdict.mark]} ${escapeMarkdown(verdict.words)}`, '', ...[verdict.sentence, verdict.proven].filter((text) => text !== '').flatMap((text) => [escapeMarkdown(text), ''])];
  return [said.join('  \n'), '', ...about, ...lead.flatMap((text) => [escapeMarkdown(text), '']), ...(header.reply === '' ? [] : [`**${escapeMarkdown(header.reply)}**`, '']), ...judged];
}

/** The letter as Markdown: the same words and figures. */
export const markdownLetter: LetterReporter = {
  id: 'markdown',
  extension: 'md',
  binary: false,
  render(letter) {
    const sections = letter.sections.flatMap(({ title, blocks }) => [`## ${escapeMarkdown(title)}`, '', ...blocks.flatMap((block) => blockLines(block, 2, letter.lang))]);
    const { footer } = letter;
    const lines = [...headLines(letter), ...sections, '---', '', `${escapeMarkdown(footer.referentials)}  `, `${escapeMarkdown(footer.result)} · ${escapeMarkdown(footer.notice)}`];
    return plainLetters(`${lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`);
  },
};
