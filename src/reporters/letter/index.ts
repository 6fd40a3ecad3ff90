import { markdownLetter } from './markdown.js';
import { pdfLetter } from './pdf.js';
import type { LetterReporter } from './reporter.js';

/** The one list of the formats of a letter. */
export const LETTER_REPORTERS: readonly LetterReporter[] = [pdfLetter, markdownLetter];
