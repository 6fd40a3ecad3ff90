import { escapedUnseen } from '../../i18n/format.js';
import { jsonText } from '../json-text.js';
import type { CampaignComparisonReporter } from './reporter.js';

/** One item a line, piece by piece. */
function* listOf(name: string, items: Iterable<unknown>): Iterable<string> {
  yield `  ${JSON.stringify(name)}: [`;
  let between = '\n';
  for (const each of items) {
    yield `${between}    ${escapedUnseen(JSON.stringify(each))}`;
    between = ',\n';
  }
  yield `${between === '\n' ? '' : '\n  '}]`;
}

/** Codes and data alone, as `schema campaign-comparison` says. */
export const jsonReporter: CampaignComparisonReporter = {
  id: 'json',
  extension: 'json',
  binary: false,
  *render({ report }) {
    const { followed, dossiers, ...head } = report.comparison;
    yield `${jsonText({ tool: report.tool, ...head }).trimEnd().replace(/\n\}$/, ',')}\n`;
    yield* listOf('followed', followed);
    yield ',\n';
    yield* listOf('dossiers', dossiers);
    yield '\n}\n';
  },
};
