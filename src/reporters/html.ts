import { dumbbell } from './figures/dumbbell.js';
import { ladderStrip } from './figures/ladder-strip.js';
import { toSvg } from './figures/svg.js';
import { blockHtml, markHtml } from './html/blocks.js';
import { WRITTEN_IN } from '../i18n/index.js';
import { escapeHtml, textHtml } from './html/escape.js';
import { markForeign } from './html/foreign.js';
import { footHtml, headerHtml, pageOneHtml } from './html/page-one.js';
import { pageHtml } from './html/page.js';
import type { ReportModel, Section, ThemeReport } from './model.js';
import type { Reporter } from './reporter.js';

function themeHtml(theme: ThemeReport): string {
  const facts = theme.facts.map(({ term, text }) => `<dt>${textHtml(term)}</dt><dd>${textHtml(text)}</dd>`).join('');
  return `<section class="part" aria-labelledby="${theme.anchor}"><h2 id="${theme.anchor}">${textHtml(theme.title)}</h2><p class="${theme.verdict.tone}">${markHtml(theme.verdict.mark, 9)} ${textHtml(theme.verdict.words)} <span class="quiet">· ${textHtml(theme.edition)}</span></p><div class="figures">${toSvg(ladderStrip(theme.strip), 'figure')}${toSvg({ ...dumbbell(theme), alt: '' }, 'figure')}</div><dl class="facts">${facts}</dl>${theme.blocks.map((block) => blockHtml(block, 3)).join('')}</section>`;
}

function sectionHtml(section: Section): string {
  const id = escapeHtml(section.id);
  return `<section class="part${section.page === undefined ? '' : ` page-${section.page}`}" aria-labelledby="${id}"><h2 id="${id}">${textHtml(section.title)}</h2>${section.blocks.map((block) => blockHtml(block, 3)).join('')}</section>`;
}

function contentsHtml({ themes, sections, words }: ReportModel): string {
  const entries = [...themes.map((theme) => [theme.anchor, theme.title] as const), ...sections.map((section) => [section.id, section.title] as const)];
  return `<nav class="toc-part block" aria-labelledby="toc"><h2 id="toc">${textHtml(words.contents)}</h2><ol class="toc">${entries.map(([id, title]) => `<li><a href="#${escapeHtml(id)}">${textHtml(title)}</a></li>`).join('')}</ol></nav>`;
}

function contentHtml(model: ReportModel): string {
  const sections = model.sections.map(sectionHtml).join('');
  if (model.document === 'engagement') return `${headerHtml(model)}${sections}${footHtml(model)}`;
  return `${pageOneHtml(model)}${contentsHtml(model)}${model.themes.map(themeHtml).join('')}${sections}`;
}

/** The report as one page that needs neither script nor network. */
export const htmlReporter: Reporter = {
  id: 'html',
  extension: 'html',
  binary: false,
  title: { fr: 'Page HTML, un seul fichier', en: 'HTML page, a single file' },
  render(model, assets) {
    const { lang, title, tool, words } = model;
    return pageHtml({ lang, title, tool, skipLink: words.skipLink, content: contentHtml(model) }, assets, (html) => markForeign(html, model.untranslated, WRITTEN_IN));
  },
};
