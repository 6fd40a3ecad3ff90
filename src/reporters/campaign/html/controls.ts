import type { ReadEntry } from '../../../core/campaign/campaign.js';
import { verdictWords } from './verdicts.js';
import type { CampaignView } from './view.js';

/** Beyond, a list is longer than anyone reads: the text field finds them. */
const MOST_CHOICES = 400;

interface Choice {
  /** What the cell of the table says. */
  readonly value: string;
  readonly text: string;
}

/** What the products say of one thing, in the order of the language; values and texts are escaped already. */
function choicesOf(view: CampaignView, said: (entry: ReadEntry) => string): Choice[] {
  const values = new Set(view.products.map(said).filter((value) => value !== ''));
  const order = new Intl.Collator(view.lang, { numeric: true });
  return values.size > MOST_CHOICES ? [] : [...values].sort((a, b) => order.compare(a, b)).map((value) => ({ value, text: value }));
}

function select(view: CampaignView, id: string, label: string, choices: readonly Choice[]): string {
  if (choices.length < 2) return '';
  const options = choices.map(({ value, text }) => `<option value="${value}">${text}</option>`).join('');
  return `<p><label for="f-${id}">${view.said(label)}</label><select id="f-${id}" data-filter="${id}"><option value="">${view.said(view.words.controls.any)}</option>${options}</select></p>`;
}

/** The filters of the table: hidden until its script shows them, so that none is dead without it. */
export function controls(view: CampaignView): string {
  const { words, model } = view;
  const regions = model.figures.regions.filter(({ read }) => read > 0).map(({ region }) => ({ value: view.said(region.label), text: view.said(`${region.name} (${region.label})`) }));
  const order = new Intl.Collator(view.lang);
  // Verdicts go from the worst to the best: the table is sorted so too.
  const verdicts = (['non-compliant', 'undetermined', 'none-opposable'] as const).map((verdict) => verdictWords(view, { verdict, verdictProven: verdict }));
  const all = [...verdicts, view.report.verdict.compliant.declared, view.report.verdict.compliant.proven].map((text) => ({ value: view.said(text), text: view.said(text) }));
  const present = new Set(view.products.map((entry) => view.said(verdictWords(view, entry))));
  const selects = [
    select(view, 'region', words.columns.region, regions.sort((a, b) => order.compare(a.text, b.text))),
    select(view, 'category', words.columns.category, choicesOf(view, (entry) => view.category(entry))),
    select(view, 'actor', words.columns.actor, choicesOf(view, (entry) => view.actor(entry))),
    select(view, 'vendor', words.columns.vendor, choicesOf(view, (entry) => view.vendor(entry))),
    select(view, 'verdict', words.columns.verdict, all.filter(({ value }) => present.has(value))),
  ];
  return `<form class="filters" id="filters" hidden aria-label="${view.attribute(words.controls.title)}" data-verdicts="${all.map(({ value }) => value).join('|')}"><p><label for="f-text">${view.said(words.controls.search)}</label><input id="f-text" type="search" autocomplete="off" placeholder="${view.attribute(words.controls.hint)}"></p>${selects.join('')}<p class="end"><button type="reset">${view.said(words.controls.reset)}</button></p><p class="end" id="count" role="status" data-shown="${view.attribute(words.controls.shown)}"></p></form>`;
}
