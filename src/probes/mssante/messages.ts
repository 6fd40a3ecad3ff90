import type { Probe } from '../probe.js';
import { en } from './messages-en.js';
import { fr } from './messages-fr.js';

/** The words of every check, and of every reason why a fact could not be stated. */
export const WORDS: Probe['words'] = { fr, en };
