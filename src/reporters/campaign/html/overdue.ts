import { PALETTE } from '../../figures/palette.js';
import { toSvg } from '../../figures/svg.js';
import { rest, section, table } from './section.js';
import type { CampaignView } from './view.js';

const MOST = 12;
const BAR = 66;

/** The share of the dossiers, as long as they are many; the number stands beside. */
function share(dossiers: number, read: number): string {
  return toSvg({ width: BAR, height: 6, alt: '', shapes: [{ kind: 'path', d: `M0 5L${BAR} 5`, stroke: PALETTE.hair, width: 0.8 }, { kind: 'rect', x: 0, y: 1, w: (BAR * dossiers) / Math.max(1, read), h: 4, fill: PALETTE.brick }] }, 'share');
}

/** What is opposable and not held, requirement by requirement. */
export function overdue(view: CampaignView): string {
  const { words, model } = view;
  const { overdue: all, read } = model.figures;
  if (all.length === 0) return section(view, 'overdue', words.overdue, words.sheet.noOverdue, '');
  const columns = [{ title: words.columns.requirement }, { title: words.columns.dossiers, numeric: true }, { title: words.columns.since, numeric: true }];
  const rows = all.slice(0, MOST).map(({ id, dossiers, days }) => [view.requirement(id), `${share(dossiers, read)}${view.number(dossiers)}`, view.said(days === 0 ? words.noDate : words.days(days))]);
  return section(view, 'overdue', words.overdue, words.overdueIntro, table(view, words.overdue, columns, rows) + rest(view, all.length - MOST));
}
