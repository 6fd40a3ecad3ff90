import type { Verdict } from '../../../core/assessment.js';
import type { ReadEntry } from '../../../core/campaign/campaign.js';
import { toSvg } from '../../figures/svg.js';
import { markOfVerdict, verdictBar, verdictPartBar, type VerdictPart } from '../../figures/verdict-bar.js';
import type { Mark } from '../../model.js';
import { section } from './section.js';
import type { CampaignView } from './view.js';

const MARKS: Readonly<Record<Verdict, Mark>> = { compliant: 'met', 'non-compliant': 'unmet', undetermined: 'unknown', 'none-opposable': 'not-applicable' };
const TONES: Readonly<Record<Verdict, string>> = { compliant: 'stands', 'non-compliant': 'fails', undetermined: 'stands', 'none-opposable': 'quiet' };

/** A verdict with its mark and its basis, as its place in the bar names it. */
export function verdictHtml(view: CampaignView, { verdict, verdictProven }: Pick<ReadEntry, 'verdict' | 'verdictProven'>): string {
  return `<span class="${TONES[verdict]}">${view.sprite.mark(MARKS[verdict])}${view.said(verdictWords(view, { verdict, verdictProven }))}</span>`;
}

/** « conforme, prouvé » once it is proven, else as it is declared. */
export function verdictWords({ report }: CampaignView, { verdict, verdictProven }: Pick<ReadEntry, 'verdict' | 'verdictProven'>): string {
  return report.verdict[verdict][verdict === 'compliant' && verdictProven === 'compliant' ? 'proven' : 'declared'];
}

/** One of the two verdicts of a product. */
export function basisHtml(view: CampaignView, verdict: Verdict, basis: 'declared' | 'proven'): string {
  return `<span class="${TONES[verdict]}">${view.sprite.mark(MARKS[verdict])}${view.said(view.report.verdict[verdict][basis])}</span>`;
}

/** Verdicts of the campaign, as a bar; one bar each on a narrow screen. */
export function verdicts(view: CampaignView): string {
  const { verdicts: counts } = view.model.figures;
  const { verdict: words } = view.words;
  const declared = counts.compliant - counts.proven;
  const parts: VerdictPart[] = [
    { count: counts.proven, label: words.proven(counts.proven), drawn: 'proven' },
    { count: declared, label: words.declared(declared), drawn: 'declared' },
    { count: counts.undetermined, label: words.undetermined(counts.undetermined), drawn: 'undetermined' },
    { count: counts['non-compliant'], label: words.fails(counts['non-compliant']), drawn: 'fails' },
    { count: counts['none-opposable'], label: words.none(counts['none-opposable']), drawn: 'none' },
    { count: counts.unreadable, label: words.unreadable(counts.unreadable), drawn: 'unreadable' },
  ];
  const shown = parts.filter(({ count }) => count > 0);
  const largest = Math.max(0, ...shown.map(({ count }) => count));
  const rows = shown.map((part) => {
    const mark = markOfVerdict(part);
    return `<li class="${part.drawn === 'fails' ? 'fails' : part.drawn === 'none' || part.drawn === 'unreadable' ? 'quiet' : 'stands'}">${mark === undefined ? '' : view.sprite.mark(mark)}${view.said(part.label)}${toSvg(verdictPartBar(part, largest), 'one')}</li>`;
  });
  return shown.length === 0 ? '' : section(view, 'verdicts', view.words.verdicts, '', `<div class="bar-wide">${toSvg(verdictBar(parts, shown.map(({ label }) => label).join(', ')), 'bar')}</div><ul class="bar-narrow">${rows.join('')}</ul>`);
}
