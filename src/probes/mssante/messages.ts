import type { BilingualWords } from '../probe.js';
import { en, reasonsEn } from './messages-en.js';
import { fr, reasonsFr } from './messages-fr.js';

/** The words of every check, and of every reason why a fact could not be stated. */
export const WORDS: BilingualWords = { fr: { checks: fr, reasons: reasonsFr }, en: { checks: en, reasons: reasonsEn } };
