import { isRead, type ReadEntry } from '../../core/campaign/campaign.js';
import { byAudit, type ThemeSteps } from '../../core/campaign/figures.js';
import { colon, dayInWords, typeset } from '../../i18n/format.js';
import { catalogue } from '../../i18n/index.js';
import { regionTiles } from '../figures/region-tiles.js';
import { rungSteps } from '../figures/rung-steps.js';
import { toSvg } from '../figures/svg.js';
import { verdictBar, type VerdictPart } from '../figures/verdict-bar.js';
import { escapeHtml, textHtml } from '../html/escape.js';
import { pageHtml } from '../html/page.js';
import type { CampaignModel } from './model.js';
import type { CampaignReporter } from './reporter.js';
import { CAMPAIGN_SCRIPT } from './script.js';
import { CAMPAIGN_STYLES } from './styles.js';

const MOST_AUDITED = 10;
const MOST_LISTED = 12;

/** One page for a director general, then the table of every product. */
class Page {
  private readonly words;
  private readonly lang;
  /** Every product, whom to audit first ahead. */
  private readonly products: readonly ReadEntry[];

  constructor(private readonly model: CampaignModel) {
    this.lang = model.report.lang;
    this.words = catalogue(this.lang).campaign;
    this.products = [...model.report.campaign.entries].filter(isRead).sort(byAudit);
  }

  /** A text of the page, typeset and escaped. */
  private said(text: string): string {
    return textHtml(typeset(text, this.lang));
  }

  private section(id: string, title: string, intro: string, content: string): string {
    return `<section class="part" aria-labelledby="${id}"><h2 id="${id}">${this.said(title)}</h2>${intro === '' ? '' : `<p class="quiet">${this.said(intro)}</p>`}${content}</section>`;
  }

  private table(caption: string, heads: readonly string[], rows: readonly (readonly string[])[], numeric: ReadonlySet<number> = new Set()): string {
    const align = (index: number): string => (numeric.has(index) ? ' class="num"' : '');
    const head = heads.map((each, index) => `<th scope="col"${align(index)}>${this.said(each)}</th>`).join('');
    const body = rows.map((row) => `<tr>${row.map((each, index) => (index === 0 ? `<th scope="row">${each}</th>` : `<td${align(index)}>${each}</td>`)).join('')}</tr>`).join('');
    return `<table class="plain"><caption class="hidden">${this.said(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
  }

  verdicts(): string {
    const { verdicts } = this.model.figures;
    const { verdict } = this.words;
    const parts: VerdictPart[] = [
      { count: verdicts.proven, label: verdict.proven(verdicts.proven), drawn: 'proven' },
      { count: verdicts.compliant - verdicts.proven, label: verdict.declared(verdicts.compliant - verdicts.proven), drawn: 'declared' },
      { count: verdicts.undetermined, label: verdict.undetermined(verdicts.undetermined), drawn: 'undetermined' },
      { count: verdicts['non-compliant'], label: verdict.fails(verdicts['non-compliant']), drawn: 'fails' },
      { count: verdicts['none-opposable'], label: verdict.none(verdicts['none-opposable']), drawn: 'none' },
      { count: verdicts.unreadable, label: verdict.unreadable(verdicts.unreadable), drawn: 'unreadable' },
    ];
    const alt = parts.filter(({ count }) => count > 0).map(({ label }) => label).join(', ');
    return this.section('verdicts', this.words.verdicts, '', toSvg(verdictBar(parts, alt), 'bar'));
  }

  private stepFigure(steps: ThemeSteps): string {
    const { words } = this;
    const { theme, rungs, judged } = steps;
    const alt = words.stepsAlt(theme.title, rungs.map(({ level, proven, declared, possible }) => words.stepAlt(level, proven, declared, possible)));
    const target = theme.target ? words.target(theme.target.level, theme.target.official) : '';
    return toSvg(rungSteps(steps, { proven: words.proven, declared: words.declared, possible: words.possible, rung: words.rung, judged: words.judged(judged), target }, alt), 'steps');
  }

  steps(): string {
    const { steps } = this.model.figures;
    return steps.length === 0 ? '' : this.section('steps', this.words.steps, this.words.stepsIntro, `<div class="multiples">${steps.map((each) => this.stepFigure(each)).join('')}</div>`);
  }

  audit(): string {
    const { model, words } = this;
    const audited = model.figures.audit.slice(0, MOST_AUDITED);
    const heads = [words.columns.product, words.columns.vendor, words.columns.region, words.columns.distance, words.columns.overdue, words.columns.contradictions, words.columns.users];
    const rows = audited.map((entry) => [`<a href="#${this.anchor(entry)}">${this.said(model.product(entry))}</a>`, this.said(model.vendor(entry)), model.region(entry) || words.dash, `${entry.distance}`, entry.overdue.length === 0 ? '0' : `<span class="fails">✗ ${entry.overdue.length}</span>`, `${entry.contradictions.length}`, `${entry.users ?? words.dash}`]);
    return audited.length === 0 ? '' : this.section('audit', words.audit, words.auditIntro, this.table(words.audit, heads, rows, new Set([3, 4, 5, 6])));
  }

  overdue(): string {
    const { model, words } = this;
    const { overdue } = model.figures;
    const rows = overdue.slice(0, MOST_LISTED).map(({ id, dossiers, days }) => [this.said(model.requirement(id)), `${dossiers}`, days === 0 ? this.said(words.noDate) : this.said(words.days(days))]);
    return overdue.length === 0 ? '' : this.section('overdue', words.overdue, words.overdueIntro, this.table(words.overdue, [words.columns.requirement, words.columns.dossiers, words.columns.since], rows, new Set([1, 2])) + this.rest(overdue.length - MOST_LISTED));
  }

  private rest(count: number): string {
    return count > 0 ? `<p class="quiet">${this.said(this.words.more(count))}</p>` : '';
  }

  map(): string {
    const { words } = this;
    const { regions, elsewhere } = this.model.figures;
    const alt = words.mapAlt(regions.filter(({ read }) => read > 0).map(({ region, read, nonCompliant }) => `${region.name} ${nonCompliant}/${read}`));
    const table = this.table(words.regionsTable, [words.columns.region, words.columns.nonCompliant, words.columns.read, words.columns.unreadable], regions.map(({ region, read, nonCompliant, unreadable }) => [this.said(`${region.name} (${region.label})`), `${nonCompliant}`, `${read}`, `${unreadable}`]), new Set([1, 2, 3]));
    return this.section('map', words.map, words.mapIntro, `${toSvg(regionTiles(regions, words.overseas, alt), 'map')}${elsewhere === 0 ? '' : `<p class="quiet">${this.said(words.elsewhere(elsewhere))}</p>`}<details><summary>${this.said(words.regionsTable)}</summary>${table}</details>`);
  }

  commitments(): string {
    const { model, words } = this;
    const { heldProven, heldDeclared, missed, pending, late } = model.figures.commitments;
    const all = heldProven + heldDeclared + missed + pending;
    if (all === 0) return this.section('commitments', words.commitments(0), words.noCommitment, '');
    const states = [[heldProven, words.commitmentStates.heldProven], [heldDeclared, words.commitmentStates.heldDeclared], [missed, words.commitmentStates.missed], [pending, words.commitmentStates.pending]] as const;
    const list = `<ul class="states">${states.map(([count, state], index) => `<li class="${index === 2 && count > 0 ? 'fails' : 'stands'}"><b>${count}</b> ${this.said(state)}</li>`).join('')}</ul>`;
    const what = ({ theme, level, requirement, id, due }: (typeof late)[number]['commitment']): string => words.promised(theme === undefined ? (requirement === undefined ? id : model.requirement(requirement)) : words.level(model.theme(theme), level ?? 0), dayInWords(due, this.lang));
    const rows = late.slice(0, MOST_LISTED).map(({ entry, commitment, days }) => [this.said(model.product(entry)), this.said(what(commitment)), this.said(words.days(days))]);
    const table = rows.length === 0 ? '' : `<h3>${this.said(words.missedFirst)}</h3>${this.table(words.missedFirst, [words.columns.product, words.columns.due, words.columns.late], rows, new Set([2]))}${this.rest(late.length - MOST_LISTED)}`;
    return this.section('commitments', words.commitments(all), '', list + table);
  }

  unreadable(): string {
    const { model, words } = this;
    const { unreadable, verdicts } = model.figures;
    if (unreadable.length === 0) return '';
    const rows = unreadable.map((entry) => [this.said(model.key(entry)), this.said(model.cause(entry))]);
    return this.section('unreadable', words.unreadable(verdicts.unreadable), words.unreadableIntro, this.table(words.unreadable(verdicts.unreadable), [words.columns.dossier, words.columns.cause], rows));
  }

  private anchor(entry: ReadEntry): string {
    return `p${this.products.indexOf(entry) + 1}`;
  }

  private heatRow(entry: ReadEntry, index: number): string {
    const { model, words } = this;
    const cells = model.report.campaign.themes.map(({ id, top }) => {
      const theme = entry.themes.find((each) => each.id === id);
      const text = model.levels(theme?.level, theme?.proven);
      if (text === '') return `<td class="h">${words.dash}</td>`;
      const tone = top === 0 ? 0 : Math.min(4, Math.round((4 * (theme?.proven ?? 0)) / top));
      return `<td class="h h${tone}${theme?.level && theme.level.high > theme.level.low ? ' open' : ''}" data-v="${theme?.proven ?? 0}">${this.said(text)}</td>`;
    });
    const region = model.region(entry);
    const found = [model.product(entry), model.vendor(entry), model.category(entry), region, model.actor(entry)].join(' ').toLowerCase();
    const warning = entry.contradictions.length === 0 ? '' : ` <span class="fails" title="${escapeHtml(words.columns.contradictions)}">⚠ ${entry.contradictions.length}</span>`;
    return `<tr id="p${index + 1}" data-find="${escapeHtml(found)}"><th scope="row">${this.said(model.product(entry))}${warning}<span class="small quiet">${this.said(model.vendor(entry))}</span></th><td>${this.said(model.category(entry))}</td><td>${region || words.dash}</td><td>${this.said(catalogue(this.lang).report.verdict[entry.verdict].declared)}</td><td class="num" data-v="${entry.distance}">${entry.distance}</td><td class="num" data-v="${entry.overdue.length}">${entry.overdue.length}</td>${cells.join('')}</tr>`;
  }

  heatmap(): string {
    const { model, words } = this;
    const { products } = this;
    if (products.length === 0) return '';
    const { columns } = words;
    const { themes } = model.report.campaign;
    const heads = [columns.product, columns.category, columns.region, columns.verdict, columns.distance, columns.overdue, ...themes.map(({ title }) => title)];
    const head = heads.map((each) => `<th scope="col" data-sort title="${escapeHtml(words.sortBy)}">${this.said(each)}</th>`).join('');
    const filter = `<p class="filter"><label for="filtre">${this.said(words.filter)}</label> <input id="filtre" type="search" placeholder="${escapeHtml(words.filterHint)}"> <output id="compte" for="filtre"></output></p>`;
    return this.section('products', words.heatmap(products.length, themes.length), words.heatmapIntro, `${filter}<div class="wide" tabindex="0" role="region" aria-labelledby="products"><table class="plain heat" id="table"><thead><tr>${head}</tr></thead><tbody>${products.map((entry, index) => this.heatRow(entry, index)).join('')}</tbody></table></div>`);
  }

  html(): string {
    const { model, words, lang } = this;
    const { campaign, title } = model.report;
    const { received, read, verdicts, vendors } = model.figures;
    const editions = campaign.editions.map(({ id, edition }) => `${id} ${edition}`).join(', ');
    return [
      `<header class="head"><div><h1>${this.said(title)}</h1><p class="quiet">${this.said(words.subtitle(dayInWords(campaign.date, lang)))}</p></div><p class="right small">${this.said(words.received(received, read, verdicts.unreadable, vendors))}</p></header>`,
      this.verdicts(),
      this.steps(),
      `<div class="two"><div>${this.audit()}${this.overdue()}</div><div>${this.map()}${this.commitments()}</div></div>`,
      this.heatmap(),
      this.unreadable(),
      `<footer class="small quiet"><p>${this.said(words.editions(editions === '' ? words.none : editions))} ${this.said(words.method)}</p><p>${this.said(catalogue(lang).report.footer)}${colon(lang)}${escapeHtml(`${model.report.tool.name} ${model.report.tool.version}`)}</p></footer>`,
    ].join('');
  }
}

/** The campaign as one page: read without script, filtered and sorted with one of its own, without network. */
export const htmlReporter: CampaignReporter = {
  id: 'html',
  extension: 'html',
  binary: false,
  render(model, { assets }) {
    const { lang, tool, title } = model.report;
    return pageHtml({ lang, title, tool, skipLink: catalogue(lang).report.skipLink, content: new Page(model).html(), style: CAMPAIGN_STYLES, script: CAMPAIGN_SCRIPT }, assets);
  },
};
