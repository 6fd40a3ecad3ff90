import type { Lang } from '../../i18n/index.js';
import type { ReportAssets } from '../reporter.js';
import { escapeHtml, textHtml } from './escape.js';
import { styleSheet, type EmbeddedFont } from './styles.js';

const FONTS = [
  ['report-sans-regular.woff2', 400],
  ['report-sans-semibold.woff2', 600],
  ['report-sans-bold.woff2', 700],
] as const;

export interface Page {
  readonly lang: Lang;
  readonly title: string;
  readonly tool: { readonly name: string; readonly version: string };
  readonly skipLink: string;
  /** What stands in the main part, already escaped. */
  readonly content: string;
  /** Rules added to the sheet of the reports; a script of ours, allowed by its digest. */
  readonly style?: string;
  readonly script?: string;
}

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

/** What stands around the content of a page: its head, the opening and the closing of its main part, its foot. */
export interface PageFrame {
  readonly head: string;
  readonly opening: string;
  readonly closing: string;
  readonly foot: string;
}

/**
 * The frame of a page that needs neither script nor network: fonts inside, figures as inline SVG, and a content policy that allows its
 * own style sheet alone.
 */
export async function pageFrame({ lang, title, tool, skipLink, style: own = '', script }: Omit<Page, 'content'>, assets: ReportAssets): Promise<PageFrame> {
  const style = styleSheet(await embedded(assets)) + own;
  const allowed = script === undefined ? '' : ` script-src 'sha256-${await sha256Base64(script)}';`;
  const policy = `default-src 'none'; style-src 'sha256-${await sha256Base64(style)}';${allowed} font-src data:; base-uri 'none'; form-action 'none'`;
  return {
    head: `<!doctype html>\n<html lang="${lang}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="generator" content="${escapeHtml(`${tool.name} ${tool.version}`)}"><meta name="referrer" content="no-referrer"><title>${escapeHtml(title)}</title><style>${style}</style></head><body>\n`,
    opening: `<a class="skip" href="#contenu">${textHtml(skipLink)}</a><main class="sheet" id="contenu">`,
    closing: '</main>',
    foot: `\n${script === undefined ? '' : `<script>${script}</script>\n`}</body></html>\n`,
  };
}

/** A whole page; `finish` may rewrite what is in its body. */
export async function pageHtml({ content, ...page }: Page, assets: ReportAssets, finish: (html: string) => string = (html) => html): Promise<string> {
  const { head, opening, closing, foot } = await pageFrame(page, assets);
  return head + finish(opening + content + closing) + foot;
}
