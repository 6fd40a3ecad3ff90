import { escapedUnseen } from '../../i18n/format.js';
import { jsonText } from '../json-text.js';
import type { CampaignReporter } from './reporter.js';

/** Codes and data alone: the parts of a campaign are put together again from it. One entry a line, piece by piece. */
export const jsonReporter: CampaignReporter = {
  id: 'json',
  extension: 'json',
  binary: false,
  *render({ report }) {
    const { entries, ...head } = report.campaign;
    yield `${jsonText(head).trimEnd().replace(/\n\}$/, ',')}\n  "entries": [`;
    let between = '\n';
    for (const entry of entries) {
      yield `${between}    ${escapedUnseen(JSON.stringify(entry))}`;
      between = ',\n';
    }
    yield `${between === '\n' ? '' : '\n  '}]\n}\n`;
  },
};
