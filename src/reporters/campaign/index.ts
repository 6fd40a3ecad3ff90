import { csvReporter } from './csv.js';
import { htmlReporter } from './html.js';
import { jsonReporter } from './json.js';
import { pdfReporter } from './pdf.js';
import type { CampaignReporter } from './reporter.js';
import { terminalReporter } from './terminal.js';
import { xlsxReporter } from './xlsx.js';

/** The one list of the formats of a campaign. */
export const CAMPAIGN_REPORTERS: readonly CampaignReporter[] = [terminalReporter, htmlReporter, pdfReporter, xlsxReporter, csvReporter, jsonReporter];
