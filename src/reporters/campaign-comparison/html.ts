import type { ChangedDossier, DossierPlace, ThemeMoves } from '../../core/campaign/comparison/comparison.js';
import { PLACES } from '../../core/campaign/comparison/comparison.js';
import { plainLetters, typeset } from '../../i18n/format.js';
import { catalogue } from '../../i18n/index.js';
import { moveBar, type MovePart } from '../figures/move-bar.js';
import { toSvg } from '../figures/svg.js';
import { escapeHtml, textHtml } from '../html/escape.js';
import { pageHtml } from '../html/page.js';
import type { ComparisonModel, MovedGroup } from './model.js';
import type { CampaignComparisonReporter } from './reporter.js';
import { COMPARISON_STYLES } from './styles.js';
import type { SaidLine } from './wording.js';

const MOST_DOSSIERS = 100;
const MOST_TOLD = 300;
const MOST_LISTED = 12;
/** Rows shown at once; the others unfold. */
const MOST_OPEN = 10;

const SIGNS: Readonly<Record<SaidLine['tone'], string>> = { bad: '✗', good: '✓', plain: '·' };
const TONES: Readonly<Record<SaidLine['tone'], string>> = { bad: 'fails', good: 'stands', plain: 'quiet' };
const DRAWN = { down: 'down', undecided: 'undecided', same: 'same', left: 'apart', entered: 'apart', decided: 'decided', up: 'up' } as const satisfies Readonly<Record<keyof ThemeMoves['level'], MovePart['drawn']>>;
const DRAWN_ORDER = ['down', 'undecided', 'left', 'same', 'entered', 'decided', 'up'] as const;

/** Two campaigns compared as one page. */
class Page {
  private readonly words;
  private readonly lang;
  private readonly columns;

  constructor(private readonly model: ComparisonModel) {
    this.lang = model.report.lang;
    this.words = catalogue(this.lang).campaignCompare;
    this.columns = catalogue(this.lang).campaign.columns;
  }

  private said(text: string): string {
    return textHtml(typeset(text, this.lang));
  }

  private section(id: string, title: string, intro: string, content: string): string {
    return `<section class="part" aria-labelledby="${id}"><h2 id="${id}">${this.said(title)}</h2>${intro === '' ? '' : `<p class="quiet">${this.said(intro)}</p>`}${content}</section>`;
  }

  private rest(left: number, said: (count: number) => string = this.words.more): string {
    return left > 0 ? `<p class="quiet">${this.said(said(left))}</p>` : '';
  }

  /** A table whose cells are markup already; stacked where the screen is narrow. */
  private table(caption: string, heads: readonly string[], rows: readonly (readonly string[])[], name = 'wide-first', numeric = true): string {
    const number = (index: number): string => (numeric && index > 0 ? ' class="num"' : '');
    const head = heads.map((each, index) => `<th scope="col"${number(index)}>${this.said(each)}</th>`).join('');
    const body = rows.map((row) => `<tr>${row.map((cell, index) => (index === 0 ? `<th scope="row">${cell}</th>` : `<td${number(index)} data-label="${escapeHtml(typeset(plainLetters(heads[index] ?? ''), this.lang))}">${cell}</td>`)).join('')}</tr>`).join('');
    return `<table class="stack ${name}"><caption>${this.said(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
  }

  /** The first rows, then the others behind a line to unfold. */
  private folded(caption: string, heads: readonly string[], rows: readonly (readonly string[])[], name: string): string {
    const others = rows.slice(MOST_OPEN);
    const more = this.words.unfold(others.length);
    return this.table(caption, heads, rows.slice(0, MOST_OPEN), name, false) + (others.length === 0 ? '' : `<details><summary>${this.said(more)}</summary>${this.table(`${caption}, ${more}`, heads, others, name, false)}</details>`);
  }

  private list(items: readonly string[], name = 'plain'): string {
    return `<ul class="${name}">${items.map((each) => `<li>${this.said(each)}</li>`).join('')}</ul>`;
  }

  private verdicts(): string {
    const { words } = this;
    const { verdicts } = this.model.report.comparison;
    const rows = PLACES.filter((place) => verdicts.some(({ from }) => from === place));
    const columns = PLACES.filter((place) => verdicts.some(({ to }) => to === place));
    const cell = (from: DossierPlace, to: DossierPlace): string => {
      const dossiers = verdicts.find((each) => each.from === from && each.to === to)?.dossiers;
      return dossiers === undefined ? `<td class="quiet">${words.dash}</td>` : `<td class="${from === to ? 'stays' : 'moves'}">${dossiers}</td>`;
    };
    const head = `<tr><th scope="col">${this.said(words.fromTo)}</th>${columns.map((place) => `<th scope="col">${this.said(words.places[place])}</th>`).join('')}</tr>`;
    const body = rows.map((from) => `<tr><th scope="row">${this.said(words.places[from])}</th>${columns.map((to) => cell(from, to)).join('')}</tr>`).join('');
    return this.section('verdicts', words.verdicts, words.verdictsIntro, `<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(plainLetters(words.fromTo))}"><table class="matrix"><caption>${this.said(words.verdicts)}</caption><thead>${head}</thead><tbody>${body}</tbody></table></div>`);
  }

  private bar({ theme, level }: ThemeMoves): string {
    const found = DRAWN_ORDER.filter((direction) => level[direction] > 0);
    const tone = (direction: (typeof found)[number]): string => (direction === 'down' ? 'fails' : direction === 'up' ? 'stands' : 'quiet');
    const counts = found.map((direction) => `<li class="${tone(direction)}">${this.said(this.words.directed[direction](level[direction]))}</li>`).join('');
    return `<div><h3 class="small-title">${this.said(this.model.names.theme(theme.id))}</h3>${toSvg(moveBar(found.map((direction) => ({ count: level[direction], drawn: DRAWN[direction] }))), 'bar')}<ul class="outcomes small">${counts}</ul></div>`;
  }

  private themes(): string {
    const { words } = this;
    const { themes } = this.model.report.comparison;
    if (themes.length === 0) return '';
    const rows = themes.flatMap(({ theme, level, proven }) => ([[words.level, level], [words.proven, proven]] as const).map(([name, counts]) => [this.said(`${this.model.names.theme(theme.id)}, ${name}`), ...DRAWN_ORDER.map((direction) => `${counts[direction]}`)]));
    const table = this.table(words.themes, [words.columns.theme, ...DRAWN_ORDER.map((direction) => words.directions[direction])], rows);
    return this.section('themes', words.themes, words.themesIntro, `<div class="bars">${themes.map((each) => this.bar(each)).join('')}</div><details><summary>${this.said(`${words.level}, ${words.proven}`)}</summary>${table}</details>`);
  }

  private dossierRow(dossier: ChangedDossier): readonly string[] {
    const { model } = this;
    const { names, wording } = model;
    const beside = [names.vendor(dossier), model.region(dossier.region)].filter((part) => part !== '').join(' · ');
    const moves = wording.moves(dossier).map(({ text, tone }) => `<li><span class="sign ${TONES[tone]}">${SIGNS[tone]}</span>${this.said(text)}</li>`).join('');
    const former = dossier.formerKey === null ? '' : ` ← ${names.text(dossier.formerKey, 60)}`;
    return [`${this.said(names.product(dossier))}<span class="note">${this.said(beside)}</span><span class="note">${this.said(`${names.text(dossier.key, 60)}${former}`)}</span>`, `<ul>${moves}</ul>`, this.list(wording.changes(dossier))];
  }

  private group({ id, shown, left }: MovedGroup): string {
    const { words } = this;
    const heads = [this.columns.product, words.columns.what, words.columns.why];
    const rows = shown.map((each) => this.dossierRow(each));
    return this.section(id, words[id], id === 'worse' ? words.worseIntro : id === 'other' ? words.otherIntro : '', this.folded(words[id], heads, rows, 'moves') + this.rest(left));
  }

  private causes(): string {
    const { words } = this;
    const { causes } = this.model.report.comparison;
    if (causes.length === 0) return '';
    return this.section('causes', words.causesTitle, words.causesMeaning, this.table(words.causesTitle, [words.columns.cause, words.columns.dossiers, words.columns.moves], causes.map(({ cause, dossiers, moves }) => [this.said(words.causes[cause]), `${dossiers}`, `${moves}`])));
  }

  private commitments(): string {
    const { words, model } = this;
    const { names, wording } = model;
    const outcomes = model.outcomes();
    if (outcomes.length === 0) return this.section('commitments', words.commitments, words.noCommitment, '');
    const { shown, left } = model.notKept(MOST_TOLD);
    const rows = shown.map((each) => [`${this.said(names.text(each.product === '' ? each.key : each.product, 80))}<span class="note">${this.said(names.text(each.key, 60))}</span>`, this.said(wording.promise(each)), this.said(wording.outcome(each))]);
    const table = rows.length === 0 ? '' : `<h3>${this.said(words.notKept)}</h3>${this.folded(words.notKept, [this.columns.product, words.columns.promised, words.columns.outcome], rows, 'promises')}${this.rest(left, words.moreInJson)}`;
    return this.section('commitments', words.commitments, words.commitmentsIntro, `<ul class="outcomes">${outcomes.map(({ text, bad }) => `<li class="${bad ? 'fails' : 'stands'}">${this.said(text)}</li>`).join('')}</ul>${table}`);
  }

  private overdue(): string {
    const { words, model } = this;
    const { overdue } = model.report.comparison;
    if (overdue.length === 0) return '';
    const rows = overdue.slice(0, MOST_LISTED).map(({ id, before, after, found, mended }) => [this.said(model.names.requirement(id)), `${before}`, `${after}`, `${found}`, `${mended}`]);
    return this.section('overdue', words.overdue, words.overdueIntro, this.table(words.overdue, [this.columns.requirement, words.columns.before, words.columns.after, words.columns.found, words.columns.mended], rows) + this.rest(overdue.length - MOST_LISTED));
  }

  private regions(): string {
    const { words, model } = this;
    const rows = model.report.comparison.regions.filter(({ before, after }) => before.read + after.read > 0).map(({ region, before, after }) => [this.said(`${region.name} (${region.label})`), this.said(words.share(before.nonCompliant, before.read)), this.said(words.share(after.nonCompliant, after.read))]);
    return rows.length === 0 ? '' : this.section('regions', words.regions, words.regionsIntro, this.table(words.regions, [this.columns.region, words.columns.before, words.columns.after], rows));
  }

  private arrivals(): string {
    const { words, model } = this;
    const { names, report } = model;
    const { shown, left } = model.arrivals(MOST_TOLD);
    const { renamed, ambiguous } = report.comparison;
    if (shown.length + renamed.length + ambiguous.length === 0) return '';
    const table = shown.length === 0 ? '' : this.folded(words.arrivals, [this.columns.dossier, words.columns.state, this.columns.product], shown.map((each) => [this.said(names.text(each.key, 80)), this.said(words.states[each.state]), each.product ? this.said(names.product(each)) : words.dash]), 'arrivals') + this.rest(left, words.moreInJson);
    const known = renamed.length === 0 ? '' : `<h3>${this.said(words.renamed(renamed.length))}</h3>${this.list(renamed.slice(0, MOST_LISTED).map(({ before, after }) => `${names.text(before, 80)} → ${names.text(after, 80)}`))}${this.rest(renamed.length - MOST_LISTED)}`;
    const doubtful = ambiguous.length === 0 ? '' : `<h3>${this.said(words.ambiguous)}</h3>${this.list(model.ambiguous(MOST_LISTED))}${this.rest(ambiguous.length - MOST_LISTED)}`;
    return this.section('arrivals', words.arrivals, '', table + known + doubtful);
  }

  private rules(): string {
    const { words, model } = this;
    const { closed } = model.report.comparison;
    const over = closed.length === 0 ? '' : `<h3>${this.said(words.closed)}</h3>${this.list(closed.slice(0, MOST_LISTED).map(({ id, dossiers }) => words.closedOne(model.names.requirement(id), dossiers)))}${this.rest(closed.length - MOST_LISTED)}`;
    return this.section('rules', words.rules, '', this.list(model.rules(20)) + over);
  }

  html(): string {
    const { model, words, lang } = this;
    const { tool } = model.report;
    return [
      `<header class="head"><div><h1>${this.said(words.title)}</h1><p class="quiet">${this.said(model.days())}</p></div></header>`,
      ...model.notices().map((notice) => `<p class="notice">${this.said(notice)}</p>`),
      `<div class="block">${this.list(model.counts(), 'counts')}</div>`,
      this.verdicts(),
      this.themes(),
      this.commitments(),
      ...model.groups(MOST_DOSSIERS).map((group) => this.group(group)),
      this.causes(),
      this.overdue(),
      this.regions(),
      this.arrivals(),
      this.rules(),
      `<footer class="small quiet"><p>${this.said(words.method)}</p><p>${this.said(`${catalogue(lang).report.footer} : ${tool.name} ${tool.version}`)}</p></footer>`,
    ].join('');
  }
}

/** One page, without script nor network. */
export const htmlReporter: CampaignComparisonReporter = {
  id: 'html',
  extension: 'html',
  binary: false,
  render(model, { assets }) {
    const { lang, tool } = model.report;
    const { campaignCompare: words, report } = catalogue(lang);
    return pageHtml({ lang, title: `${words.title}, ${plainLetters(model.days())}`, tool, skipLink: report.skipLink, content: new Page(model).html(), style: COMPARISON_STYLES }, assets);
  },
};
