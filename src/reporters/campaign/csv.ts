import { catalogue } from '../../i18n/index.js';
import { csvTable } from '../csv-table.js';
import type { CampaignModel } from './model.js';

/** One row a dossier, those nobody could read among them. */
export function renderCampaignCsv(model: CampaignModel): string {
  const { report } = model;
  const { campaign: words, report: said } = catalogue(report.lang);
  const { columns } = words;
  const { themes, entries } = report.campaign;
  const head = [columns.dossier, columns.product, columns.vendor, columns.region, columns.category, columns.actor, columns.users, columns.verdict, columns.verdictProven, columns.distance, columns.overdue, columns.contradictions, ...themes.flatMap(({ title }) => [`${title}, ${words.declared}`, `${title}, ${words.possible}`, `${title}, ${words.proven}`]), columns.cause];
  const rows = entries.map((entry): (string | number)[] => {
    const place = [model.region(entry), entry.read ? model.category(entry) : (entry.category ?? ''), entry.actor ?? '', entry.users ?? ''];
    if (!entry.read) return [entry.key, '', '', ...place, words.state.unreadable, '', '', '', '', ...themes.flatMap(() => ['', '', '']), model.cause(entry)];
    const levels = themes.flatMap(({ id }): (string | number)[] => {
      const theme = entry.themes.find((each) => each.id === id);
      return theme?.level ? [theme.level.low, theme.level.high, theme.proven ?? 0] : ['', '', ''];
    });
    return [entry.key, model.product(entry), model.vendor(entry), ...place, said.verdict[entry.verdict].declared, said.verdict[entry.verdictProven].proven, entry.distance, entry.overdue.length, entry.contradictions.length, ...levels, ''];
  });
  return csvTable(head, rows);
}
