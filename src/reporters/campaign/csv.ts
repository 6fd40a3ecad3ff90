import type { CampaignEntry } from '../../core/campaign/campaign.js';
import { catalogue } from '../../i18n/index.js';
import { csvLines } from '../csv-table.js';
import { doubtsInRow } from './doubts.js';
import type { CampaignModel } from './model.js';
import type { CampaignReporter } from './reporter.js';

type Row = readonly (string | number)[];

function headOf({ report }: CampaignModel): readonly string[] {
  const { campaign: words, doubts, review } = catalogue(report.lang);
  const { columns, declared, possible, proven } = words;
  const reviews = [review.columns.accepted, review.columns.refused, review.columns['to-complete']];
  const levels = report.campaign.themes.flatMap(({ title }) => [`${title}, ${declared}`, `${title}, ${possible}`, `${title}, ${proven}`, `${title}, ${review.examined}`]);
  return [columns.dossier, columns.product, columns.vendor, columns.region, columns.category, columns.actor, columns.users, columns.verdict, columns.verdictProven, columns.distance, columns.overdue, columns.contradictions, ...reviews, ...levels, columns.cause, ...Object.values(doubts.columns)];
}

function rowOf(entry: CampaignEntry, model: CampaignModel): Row {
  const { themes } = model.report.campaign;
  const { campaign: words, report: said } = catalogue(model.report.lang);
  const place = [model.region(entry), model.category(entry), model.actor(entry), entry.users ?? ''];
  if (!entry.read) return [model.key(entry), model.announced(entry).product, model.announced(entry).vendor, ...place, words.state.unreadable, '', '', '', '', '', '', '', ...themes.flatMap(() => ['', '', '', '']), model.cause(entry), '', '', '', '', ''];
  const levels = themes.flatMap(({ id }): Row => {
    const theme = entry.themes.find((each) => each.id === id);
    return theme?.level ? [theme.level.low, theme.level.high, theme.proven ?? 0, theme.examined ?? ''] : ['', '', '', ''];
  });
  const { accepted, refused, 'to-complete': toComplete } = model.reviewCounts(entry);
  const reviews = entry.reviews === undefined ? ['', '', ''] : [accepted, refused, toComplete];
  return [model.key(entry), model.product(entry), model.vendor(entry), ...place, said.verdict[entry.verdict].declared, said.verdict[entry.verdictProven].proven, entry.distance, entry.overdue.length, entry.contradictions.length, ...reviews, ...levels, '', ...doubtsInRow(entry, model)];
}

function* rowsOf(model: CampaignModel): Iterable<Row> {
  for (const entry of model.report.campaign.entries) yield rowOf(entry, model);
}

/** One row a dossier, those nobody could read among them. */
export const csvReporter: CampaignReporter = { id: 'csv', extension: 'csv', binary: false, render: (model) => csvLines(headOf(model), rowsOf(model)) };
