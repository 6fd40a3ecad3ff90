import { csvReporter } from './csv.js';
import { jsonReporter } from './json.js';
import type { SampleReporter } from './reporter.js';
import { terminalReporter } from './terminal.js';

/** The one list of the formats of a draw. */
export const SAMPLE_REPORTERS: readonly SampleReporter[] = [terminalReporter, csvReporter, jsonReporter];
