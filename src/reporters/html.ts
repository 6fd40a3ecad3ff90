import { dumbbell } from './figures/dumbbell.js';
import { ladderStrip } from './figures/ladder-strip.js';
import { toSvg } from './figures/svg.js';
import { blockHtml, markHtml } from './html/blocks.js';
import { WRITTEN_IN } from '../i18n/index.js';
import { escapeHtml, textHtml } from './html/escape.js';
import { markForeign } from './html/foreign.js';
import { footHtml, headerHtml, pageOneHtml } from './html/page-one.js';
import { styleSheet, type EmbeddedFont } from './html/styles.js';
import type { ReportModel, Section, ThemeReport } from './model.js';
import type { ReportAssets, Reporter } from './reporter.js';

const FONTS = [
  ['report-sans-regular.woff2', 400],
  ['report-sans-semibold.woff2', 600],
  ['report-sans-bold.woff2', 700],
] as const;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

async function sha256Base64(text: string): Promise<string> {
  return base64(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

async function embedded(assets: ReportAssets): Promise<EmbeddedFont[]> {
  return Promise.all(FONTS.map(async ([name, weight]) => ({ weight, base64: base64(await assets.font(name)) })));
}

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

/**
 * The report as one page that needs neither script nor network: fonts inside, figures as inline SVG, and a content policy
 * that allows its own style sheet alone.
 */
export const htmlReporter: Reporter = {
  id: 'html',
  extension: 'html',
  binary: false,
  title: { fr: 'Page HTML, un seul fichier', en: 'HTML page, a single file' },
  async render(model, assets) {
    const style = styleSheet(await embedded(assets));
    const policy = `default-src 'none'; style-src 'sha256-${await sha256Base64(style)}'; font-src data:; base-uri 'none'; form-action 'none'`;
    const content = `<a class="skip" href="#contenu">${textHtml(model.words.skipLink)}</a><main class="sheet" id="contenu">${contentHtml(model)}</main>`;
    const body = markForeign(content, model.untranslated, WRITTEN_IN);
    return `<!doctype html>\n<html lang="${model.lang}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="generator" content="${escapeHtml(`${model.tool.name} ${model.tool.version}`)}"><meta name="referrer" content="no-referrer"><title>${escapeHtml(model.title)}</title><style>${style}</style></head><body>\n${body}\n</body></html>\n`;
  },
};
