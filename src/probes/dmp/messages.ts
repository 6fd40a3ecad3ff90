import type { Probe } from '../probe.js';
import { en } from './words-en.js';
import { fr } from './words-fr.js';

/** The words of every check, and of every reason why a fact could not be stated. */
export const words: Probe['words'] = { fr, en };
