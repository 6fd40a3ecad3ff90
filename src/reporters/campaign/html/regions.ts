import { regionTiles } from '../../figures/region-tiles.js';
import { toSvg } from '../../figures/svg.js';
import { section, table } from './section.js';
import type { CampaignView } from './view.js';

/** The map of the regions, and the same figures in a table. */
export function regions(view: CampaignView): string {
  const { words } = view;
  const { regions: all, elsewhere } = view.model.figures;
  const alt = words.mapAlt(all.filter(({ read }) => read > 0).map(({ region, read, nonCompliant }) => `${region.name} ${nonCompliant}/${read}`));
  const columns = [{ title: words.columns.region }, { title: words.columns.nonCompliant, numeric: true }, { title: words.columns.read, numeric: true }, { title: words.columns.unreadable, numeric: true }];
  const rows = all.map(({ region, read, nonCompliant, unreadable }) => [view.said(`${region.name} (${region.label})`), view.number(nonCompliant), view.number(read), view.number(unreadable)]);
  const elsewhereHtml = elsewhere === 0 ? '' : `<p class="quiet">${view.said(words.elsewhere(elsewhere))}</p>`;
  const none = all.every(({ read, unreadable }) => read + unreadable === 0);
  const map = none ? '' : `${toSvg(regionTiles(all, words.overseas, alt), 'map')}<details><summary>${view.said(words.regionsTable)}</summary>${table(view, words.regionsTable, columns, rows, 'regions')}</details>`;
  return section(view, 'map', words.map, none ? '' : words.mapIntro, map + elsewhereHtml);
}
