import { csvReporter } from './csv.js';
import { htmlReporter } from './html.js';
import { markdownReporter } from './markdown.js';
import { pdfReporter } from './pdf.js';
import type { Reporter } from './reporter.js';

/** The one list of documents: names, help and completion derive from it. */
export const REPORTERS: readonly Reporter[] = [htmlReporter, pdfReporter, markdownReporter, csvReporter];
export type { Reporter } from './reporter.js';
