import type { CampaignTheme, EntryTheme, ReadEntry } from '../../../core/campaign/campaign.js';
import type { Mark } from '../../model.js';
import { standHtml, standWords } from './audit.js';
import { sheetLists } from './sheet-lists.js';
import { Standings, type StandingCounts, type StandingName } from './standings.js';
import { basisHtml } from './verdicts.js';
import type { CampaignView } from './view.js';

/** Pages that are built together when one comes into sight. */
const FOLD = 20;
const COUNTED: readonly Exclude<StandingName, 'over'>[] = ['contradicted', 'unmet', 'partial', 'unknown', 'met', 'met-proven', 'not-applicable'];
export const STANDING_MARKS: Readonly<Record<Exclude<StandingName, 'over'>, Mark>> = { contradicted: 'contradicted', unmet: 'unmet', partial: 'partial', unknown: 'unknown', met: 'met', 'met-proven': 'met', 'not-applicable': 'not-applicable' };

function countsHtml(view: CampaignView, counts: StandingCounts | undefined): string {
  const said = COUNTED.flatMap((name) => {
    const count = counts?.get(name) ?? 0;
    return count === 0 ? [] : [`<li>${view.sprite.mark(STANDING_MARKS[name])}${view.said(view.words.sheet.counts[name](count))}</li>`];
  });
  return said.length === 0 ? '' : `<ul>${said.join('')}</ul>`;
}

/** The target of a theme, and whether the product reaches it on the day of the campaign. */
function targetHtml(view: CampaignView, { target }: CampaignTheme, { level, proven }: EntryTheme): string {
  const { sheet, marks } = view.words;
  if (!target) return `<span class="quiet">${view.said(sheet.noTarget)}</span>`;
  const words = view.said(marks.target(target.level, view.day(target.since), target.official));
  if (target.since > view.model.report.campaign.date || !level) return words;
  const reached = (proven ?? 0) >= target.level ? sheet.reachedProven : level.low >= target.level ? sheet.reached : level.high >= target.level ? sheet.mayBeReached : sheet.notReached;
  return `${words}<small${reached === sheet.notReached ? ' class="fails"' : ''}>${view.said(reached)}</small>`;
}

function themesTable(view: CampaignView, entry: ReadEntry, standings: Standings): string {
  const { words, model } = view;
  const { columns } = words.sheet;
  const counts = standings.byTheme(entry);
  const rows = model.report.campaign.themes.flatMap((theme) => {
    const own = entry.themes.find(({ id }) => id === theme.id);
    return own ? [`<tr><th scope="row">${view.said(theme.title)}</th><td>${standHtml(view, theme, own)}${view.said(standWords(view, own))}</td><td>${targetHtml(view, theme, own)}</td><td>${countsHtml(view, counts.get(theme.id))}</td></tr>`] : [];
  });
  if (rows.length === 0) return `<p>${view.said(words.sheet.noTheme)}</p>`;
  const head = [columns.theme, columns.stands, columns.target, columns.requirements].map((title) => `<th scope="col">${view.said(title)}</th>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function about(view: CampaignView, entry: ReadEntry): string {
  const { words } = view;
  const region = view.region(entry);
  const facts = [view.vendor(entry), view.category(entry), region === undefined ? '' : view.said(`${region.name} (${region.label})`), view.actor(entry), entry.users === undefined ? '' : view.said(words.sheet.users(entry.users)), `<span class="key">${view.said(words.sheet.dossier(''))}${view.quoted(entry.key, 160)}</span>`];
  return facts.filter((each) => each !== '').join(' · ');
}

function sheet(view: CampaignView, entry: ReadEntry, standings: Standings): string {
  const { sheet: words } = view.words;
  return `<h3>${view.name(entry)}</h3><p class="quiet">${about(view, entry)}</p><dl><dt>${view.said(words.verdict)}</dt><dd>${basisHtml(view, entry.verdict, 'declared')}</dd><dt>${view.said(words.provenVerdict)}</dt><dd>${basisHtml(view, entry.verdictProven, 'proven')}</dd><dt>${view.said(view.words.columns.distance)}</dt><dd>${view.said(words.distance(entry.distance))}</dd></dl>${themesTable(view, entry, standings)}${sheetLists(view, entry, standings)}<p class="back"><a href="#products">${view.said(words.back)}</a></p>`;
}

/** One page for each product, piece by piece. What is said of one comes from its own entry alone. */
export function* sheets(view: CampaignView): Iterable<string> {
  const { products, words } = view;
  if (view.sheets === 0) return;
  const standings = new Standings(view.model.report.campaign.editions);
  const { read } = view.model.figures;
  yield `<section class="part products" aria-labelledby="sheets"><h2 id="sheets">${view.said(words.sheet.title)}</h2><p class="quiet">${view.said(read > view.sheets ? words.sheet.leftOut(view.sheets, read) : words.sheet.intro)}</p>`;
  const article = (entry: ReadEntry): string => `<article class="product" id="${view.anchor(entry) ?? ''}">${sheet(view, entry, standings)}</article>`;
  for (const entry of products.slice(0, Math.min(view.built, view.sheets))) yield article(entry);
  for (let from = view.built; from < view.sheets; from += FOLD) {
    yield `<div class="fold" data-from="${from + 1}"><noscript>`;
    for (const entry of products.slice(from, Math.min(from + FOLD, view.sheets))) yield article(entry);
    yield '</noscript></div>';
  }
  yield '</section>';
}
