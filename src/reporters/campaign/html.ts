import { dayInWords, plainLetters } from '../../i18n/format.js';
import { catalogue } from '../../i18n/index.js';
import { pageFrame } from '../html/page.js';
import { audit } from './html/audit.js';
import { commitments } from './html/commitments.js';
import { heatmap } from './html/heatmap.js';
import { overdue } from './html/overdue.js';
import { regions } from './html/regions.js';
import { listedEditions, rules } from './html/rules.js';
import { sheets } from './html/sheets.js';
import { steps } from './html/steps.js';
import { unreadable } from './html/unreadable.js';
import { verdicts } from './html/verdicts.js';
import { CampaignView } from './html/view.js';
import type { CampaignReporter } from './reporter.js';
import { CAMPAIGN_SCRIPT } from './script.js';
import { campaignStyles } from './styles.js';

function header(view: CampaignView): string {
  const { words, model } = view;
  const { report, figures } = model;
  const { received, read, verdicts: counts, vendors, examined } = figures;
  const told = [words.received(received, read, counts.unreadable, vendors), ...(examined === 0 ? [] : [words.marks.examinedDossiers(examined)])];
  return `<header class="head"><div><h1>${view.quoted(report.title, 200)}</h1><p class="quiet">${view.said(words.subtitle(view.day(report.campaign.date)))}</p><p class="small quiet">${view.said(`${listedEditions(view)} ${view.report.footer}.`)}</p></div><p class="right">${view.said(told.join(' · '))}</p></header>`;
}

/** Above this many themes, the list to audit takes the whole width. */
const SIDE_BY_SIDE = 5;

/** One page for a director general, then every product in a table, then a page for each. */
function* contentOf(view: CampaignView): Iterable<string> {
  const wide = view.model.report.campaign.themes.length > SIDE_BY_SIDE;
  yield `<div class="one">${header(view)}${verdicts(view)}${steps(view)}`;
  yield wide ? `${audit(view)}<div class="half"><div>${overdue(view)}${commitments(view)}</div><div>${regions(view)}</div></div>` : `<div class="two"><div>${audit(view)}</div><div>${regions(view)}</div></div><div class="half"><div>${overdue(view)}</div><div>${commitments(view)}</div></div>`;
  yield '</div><div class="rows">';
  yield* heatmap(view);
  yield `${unreadable(view)}${rules(view)}</div>`;
  yield* sheets(view);
  yield view.sprite.svg();
}

/** The campaign as one page: read without script, filtered and sorted with one of its own, without network. */
export const htmlReporter: CampaignReporter = {
  id: 'html',
  extension: 'html',
  binary: false,
  async render(model, { assets }) {
    const { lang, tool, title, campaign } = model.report;
    const words = catalogue(lang);
    const heading = plainLetters(`${title} · ${words.campaign.subtitle(dayInWords(campaign.date, lang))} · ${words.report.footer}`);
    const { head, opening, closing, foot } = await pageFrame({ lang, title, tool, skipLink: words.report.skipLink, style: campaignStyles(heading), script: CAMPAIGN_SCRIPT }, assets);
    return (function* (): Iterable<string> {
      yield head + opening;
      yield* contentOf(new CampaignView(model));
      yield closing + foot;
    })();
  },
};
