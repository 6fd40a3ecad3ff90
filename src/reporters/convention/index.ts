import { markdownConvention } from './markdown.js';
import { pdfConvention } from './pdf.js';
import type { ConventionReporter } from './reporter.js';

export { conventionDocument } from './build.js';

/** The one list of the formats of a convention. */
export const CONVENTION_REPORTERS: readonly ConventionReporter[] = [pdfConvention, markdownConvention];
