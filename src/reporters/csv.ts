import { csvTable } from './csv-table.js';
import { catalogue } from '../i18n/index.js';
import type { Reporter } from './reporter.js';

/** One line for each requirement, for a spreadsheet: the same words and figures as the other formats. */
export const csvReporter: Reporter = {
  id: 'csv',
  extension: 'csv',
  binary: false,
  title: { fr: 'Exigences en CSV, pour un tableur', en: 'Requirements as CSV, for a spreadsheet' },
  render(model) {
    const { report: words, roadmap } = catalogue(model.lang);
    const { csv } = words;
    const columns = [csv.theme, csv.edition, csv.id, csv.reference, csv.title, csv.status, csv.basis, csv.proof, csv.rung, csv.force, csv.opposable, csv.dates, csv.why, csv.gap, csv.actions, csv.source, csv.at, csv.url, csv.consulted, csv.reliability];
    const rows = model.themes.flatMap((theme) =>
      theme.requirements.map((row) => {
        const actions = model.actions.flatMap((action) => (action.closes.includes(row.id) ? [`${action.title} (${roadmap.classes[action.class]})`] : []));
        const [source] = row.sources;
        return [theme.title, theme.edition, row.id, row.label, row.title, row.status.words, row.basis, row.proof, row.level, row.force, row.opposable, row.dates.join(', '), row.why, row.gap, actions.join(', '), source?.title ?? '', source?.at ?? '', source?.url ?? '', source?.consulted ?? '', source?.reliability ?? ''];
      }),
    );
    return csvTable(columns, rows);
  },
};
