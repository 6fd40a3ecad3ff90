import { csvReporter } from './csv.js';
import { htmlReporter } from './html.js';
import { jsonReporter } from './json.js';
import { markdownReporter } from './markdown.js';
import type { CampaignComparisonReporter } from './reporter.js';
import { terminalReporter } from './terminal.js';

/** The one list of the formats of two campaigns compared. */
export const CAMPAIGN_COMPARISON_REPORTERS: readonly CampaignComparisonReporter[] = [terminalReporter, markdownReporter, htmlReporter, csvReporter, jsonReporter];
