import type { DossierMove } from '../../core/campaign/comparison/comparison.js';
import { joined, typeset } from '../../i18n/format.js';
import { catalogue } from '../../i18n/index.js';
import { csvLines } from '../csv-table.js';
import type { ComparisonModel } from './model.js';
import type { CampaignComparisonReporter } from './reporter.js';

type Row = readonly (string | number)[];

function headOf({ report }: ComparisonModel): readonly string[] {
  const texts = catalogue(report.lang);
  const { columns } = texts.campaignCompare;
  const place = texts.campaign.columns;
  const { trend, verdictBefore, verdictAfter, provenBefore, provenAfter, levelsUp, levelsDown, requirementsUp, requirementsDown, requirementsDecided, requirementsUndecided, found, mended, contradictionsFound, contradictionsLifted, held, missed, postponed, weakened, dropped, causes, why } = columns;
  return [place.dossier, columns.formerKey, columns.state, place.product, columns.version, place.vendor, place.region, trend, verdictBefore, verdictAfter, provenBefore, provenAfter, levelsUp, levelsDown, requirementsUp, requirementsDown, requirementsDecided, requirementsUndecided, found, mended, contradictionsFound, contradictionsLifted, held, missed, postponed, weakened, dropped, causes, why];
}

function rowOf(dossier: DossierMove, model: ComparisonModel, width: number): Row {
  const { names, wording, report } = model;
  const words = catalogue(report.lang).campaignCompare;
  const { product } = dossier;
  const head = [names.text(dossier.key, 400), names.text(dossier.formerKey ?? '', 400), words.states[dossier.state], names.text(product?.name ?? ''), names.text(product?.version ?? '', 60), names.vendor(dossier), model.region(dossier.region)];
  if (dossier.state !== 'moved') return [...head, ...Array.from({ length: width - head.length }, () => '')];
  const { now, verdict, verdictProven, themes, requirements, overdue, contradictions, commitments, causes, trend } = dossier;
  const levels = (direction: 'up' | 'down'): number => themes.filter(({ level, proven }) => level?.direction === direction || proven?.direction === direction).length;
  const went = (direction: 'up' | 'down' | 'decided' | 'undecided'): number => requirements.filter((each) => each.direction === direction).length;
  const promised = (outcome: (typeof commitments)[number]['outcome']): number => commitments.filter((each) => each.outcome === outcome).length;
  return [
    ...head,
    words.trends[trend],
    wording.verdict(verdict?.from ?? now.verdict),
    wording.verdict(now.verdict),
    wording.verdict(verdictProven?.from ?? now.verdictProven, true),
    wording.verdict(now.verdictProven, true),
    levels('up'),
    levels('down'),
    went('up'),
    went('down'),
    went('decided'),
    went('undecided'),
    overdue.found.length,
    overdue.mended.length,
    contradictions.found.length,
    contradictions.lifted.length,
    promised('held'),
    promised('missed'),
    promised('postponed'),
    promised('weakened'),
    promised('dropped'),
    joined(causes.map((cause) => words.causes[cause]), report.lang),
    typeset(wording.changes(dossier).join(' | '), report.lang),
  ];
}

function* rowsOf(model: ComparisonModel, width: number): Iterable<Row> {
  for (const dossier of model.report.comparison.dossiers) yield rowOf(dossier, model, width);
}

/** One row for each dossier that moved, came or went. */
export const csvReporter: CampaignComparisonReporter = {
  id: 'csv',
  extension: 'csv',
  binary: false,
  render(model) {
    const columns = headOf(model);
    return csvLines(columns, rowsOf(model, columns.length));
  },
};
