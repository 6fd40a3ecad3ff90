import type { Catalogue } from '../../i18n/index.js';

/** The sentences of the interview, in the person's language. */
export type InterviewTexts = Catalogue['interview'];
