import { neutralised } from '../../i18n/format.js';
import { catalogue } from '../../i18n/index.js';
import { csvTable } from '../csv-table.js';
import { drawnEntries, type SampleReporter } from './reporter.js';

/** One row a dossier drawn; what it takes to redo the draw stands on each, for a row travels without its table. */
export const csvReporter: SampleReporter = {
  id: 'csv',
  extension: 'csv',
  binary: false,
  render(report) {
    const { model, sample, digest } = report;
    const { columns, yes, no } = catalogue(model.report.lang).sample;
    const heads = [columns.rank, columns.dossier, columns.product, columns.vendor, columns.region, columns.category, columns.weight, columns.ball, columns.balls, columns.examined, columns.seed, columns.eligible, columns.digest];
    const rows = drawnEntries(report).map(({ draw, entry }) => [draw.rank, neutralised(entry.key), model.product(entry), model.vendor(entry), model.region(entry), model.category(entry), draw.weight, draw.ball, draw.balls, entry.reviews === undefined ? no : yes, sample.seed, sample.eligible, digest]);
    return csvTable(heads, rows);
  },
};
