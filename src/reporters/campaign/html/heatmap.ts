import type { CampaignTheme, EntryTheme, ReadEntry } from '../../../core/campaign/campaign.js';
import { controls } from './controls.js';
import { verdictHtml } from './verdicts.js';
import type { CampaignView } from './view.js';

const TONES = 4;

/** « 1 (2–3) »: proven, and declared when it differs. */
function levels({ level, proven }: EntryTheme): string {
  if (level === null) return '';
  const stands = proven ?? 0;
  const declared = level.low === level.high ? `${level.low}` : `${level.low}–${level.high}`;
  return declared === `${stands}` ? `<b>${stands}</b>` : `<b>${stands}</b> (${declared})`;
}

function cell(view: CampaignView, { top }: CampaignTheme, own: EntryTheme | undefined): string {
  if (!own?.level) return `<td class="o"><span class="hidden">${view.said(view.words.marks.notApplicable)}</span><span aria-hidden="true">${view.words.dash}</span></td>`;
  const tone = top === 0 ? 0 : Math.min(TONES, Math.round((TONES * (own.proven ?? 0)) / top));
  return `<td class="h${tone}${own.level.high > own.level.low ? ' u' : ''}">${levels(own)}</td>`;
}

/** A name, and below it a smaller one. */
const twice = (first: string, second: string): string => (second === '' ? first : `${first}<small>${second}</small>`);

function row(view: CampaignView, entry: ReadEntry, themes: readonly CampaignTheme[]): string {
  const cells = themes.map((theme) => cell(view, theme, entry.themes.find(({ id }) => id === theme.id)));
  const warned = entry.contradictions.length === 0 ? '' : ` <span class="fails">${view.sprite.mark('contradicted')}${entry.contradictions.length}<span class="hidden"> ${view.said(view.words.marks.contradicted(entry.contradictions.length).replace(/^\S+\s/u, ''))}</span></span>`;
  return `<tr><th scope="row">${twice(`${view.link(entry)}${warned}`, view.vendor(entry))}</th><td>${twice(view.category(entry), view.actor(entry))}</td><td>${view.region(entry)?.label ?? view.words.dash}</td><td>${verdictHtml(view, entry)}</td><td>${entry.distance}</td><td>${entry.overdue.length}</td>${cells.join('')}</tr>`;
}

/** Rows, each on a line of its own: the script finds them in what is not built. */
function* tableOf(view: CampaignView, id: string, head: string, caption: string, rows: readonly ReadEntry[]): Iterable<string> {
  const { themes } = view.model.report.campaign;
  yield `<div class="wide" tabindex="0" role="group" aria-labelledby="products"><table class="heat"${id === '' ? '' : ` id="${id}"`}><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>\n`;
  for (const entry of rows) yield `${row(view, entry, themes)}\n`;
  yield '</tbody></table></div>';
}

/** Every product on every theme, piece by piece: there may be ten thousand. Read as it stands without script. */
export function* heatmap(view: CampaignView): Iterable<string> {
  const { products, words, model } = view;
  if (products.length === 0) return;
  const { columns } = words;
  const themes = model.report.campaign.themes;
  const { read } = model.figures;
  const heads: readonly (readonly [string, string])[] = [[columns.product, 'text'], [columns.category, 'text'], [columns.region, 'text'], [columns.verdict, 'verdict'], [columns.distance, 'number'], [columns.overdue, 'number'], ...themes.map(({ title }): readonly [string, string] => [title, 'level'])];
  const head = heads.map(([title, sort]) => `<th scope="col" data-sort="${sort}"${title === columns.distance ? ' aria-sort="descending"' : ''}>${view.said(title)}</th>`).join('');
  const title = view.said(words.heatmap(read, themes.length));
  yield `<section class="part" aria-labelledby="products"><h2 id="products">${title}</h2><p class="quiet">${view.said(words.heatmapIntro)}</p>`;
  if (read > products.length) yield `<p>${view.said(words.sheet.rowsLeftOut(products.length, read))}</p>`;
  yield controls(view);
  yield* tableOf(view, 'table', head, title, products.slice(0, view.built));
  if (products.length > view.built) {
    yield '<noscript id="rows">';
    yield* tableOf(view, '', head, title, products.slice(view.built));
    yield '</noscript>';
  }
  yield `<p class="after" id="after" hidden><button type="button" id="more">${view.said(words.controls.more)}</button></p></section>`;
}
