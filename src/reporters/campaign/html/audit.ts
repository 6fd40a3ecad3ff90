import type { CampaignTheme, EntryTheme, ReadEntry } from '../../../core/campaign/campaign.js';
import { interval } from '../../../i18n/format.js';
import { rungAt, standWidth } from '../../figures/stand-marks.js';
import { legend, section } from './section.js';
import type { CampaignView } from './view.js';

const MOST = 10;

/** « prouvé 1, déclaré 2 à 3, examiné 0 ». */
export function standWords({ words, lang }: CampaignView, { level, proven, examined }: EntryTheme): string {
  return level === null ? words.sheet.noLevel : words.marks.stands(proven ?? 0, interval(level, lang), examined === undefined ? '' : `${examined ?? 0}`);
}

/** The marks of one product on one theme. */
export function standHtml({ sprite }: CampaignView, { top }: Pick<CampaignTheme, 'top'>, { level, proven, examined }: EntryTheme): string {
  return level === null ? '' : sprite.stand({ top, level, proven: proven ?? 0, ...(examined === undefined ? {} : { examined: examined ?? 0 }) });
}

/** The numbers of the rungs, above their marks. */
function axis(top: number): string {
  const numbers = Array.from({ length: top + 1 }, (_, rung) => `<text x="${rungAt(rung)}" y="9">${rung}</text>`);
  return `<svg class="axis" width="${standWidth(top)}" height="11" aria-hidden="true">${numbers.join('')}</svg>`;
}

function row(view: CampaignView, entry: ReadEntry, rank: number, themes: readonly CampaignTheme[]): string {
  const { words } = view;
  const cells = themes.map((theme) => {
    const own = entry.themes.find(({ id }) => id === theme.id);
    const label = view.attribute(theme.title);
    return own?.level ? `<td class="d" data-h="${label}">${standHtml(view, theme, own)}<span class="hidden">${view.said(standWords(view, own))}</span></td>` : `<td class="d" data-h="${label}"><span class="hidden">${view.said(words.marks.notApplicable)}</span><span class="quiet" aria-hidden="true">${words.dash}</span></td>`;
  });
  const about = [view.vendor(entry), view.category(entry), view.region(entry)?.label ?? '', view.contradicted(entry)].filter((each) => each !== '');
  const late = entry.overdue.length === 0 ? '0' : `<span class="fails">${view.sprite.mark('unmet')}${entry.overdue.length}</span>`;
  return `<tr><td class="n">${rank}</td><th scope="row">${view.link(entry)}<span class="small quiet">${about.join(' · ')}</span></th>${cells.join('')}<td class="num" data-h="${view.attribute(words.columns.distance)}">${entry.distance}</td><td class="num" data-h="${view.attribute(words.columns.overdue)}">${late}</td><td class="num" data-h="${view.attribute(words.columns.users)}">${entry.users === undefined ? words.dash : view.number(entry.users)}</td></tr>`;
}

/** Whom to audit first: what each declares beside what it proves, on every theme. */
export function audit(view: CampaignView): string {
  const { words, model } = view;
  const audited = model.figures.audit.slice(0, MOST);
  if (audited.length === 0) return '';
  const themes = model.report.campaign.themes.filter(({ id }) => audited.some((entry) => entry.themes.some((each) => each.id === id)));
  const heads = [`<th scope="col" class="n"><abbr title="${view.attribute(words.columns.rank)}">${view.said(words.columns.rank)}</abbr></th>`, `<th scope="col">${view.said(words.columns.product)}</th>`, ...themes.map(({ title, top }) => `<th scope="col" class="d">${view.said(title)}${axis(top)}</th>`), ...[words.columns.distance, words.columns.overdue, words.columns.users].map((title) => `<th scope="col" class="num">${view.said(title)}</th>`)];
  const rows = audited.map((entry, index) => row(view, entry, index + 1, themes));
  const examined = audited.some((entry) => entry.themes.some((theme) => theme.examined !== undefined));
  const keys: (readonly [string, string])[] = [[view.sprite.key('proven'), words.proven], [view.sprite.key('declared'), words.declared], [view.sprite.key('undecided'), words.marks.undecided]];
  if (examined) keys.push([view.sprite.key('examined'), words.marks.examined]);
  return section(view, 'audit', words.audit, words.auditIntro, `${legend(view, keys)}<table class="plain rank"><caption>${view.said(words.audit)}</caption><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`);
}
