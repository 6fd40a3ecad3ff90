import type { BilingualWords, CheckWords, ProbeWords } from '../probe.js';
import { en } from './words-en.js';
import { fr } from './words-fr.js';

const REASON = 'dmp.reason.';

/** Rows of words are written alike: those of a reason only say why a fact could not be stated. */
function parted(words: Readonly<Record<string, CheckWords>>): ProbeWords {
  const rows = Object.entries(words);
  return {
    checks: Object.fromEntries(rows.filter(([id]) => !id.startsWith(REASON))),
    reasons: Object.fromEntries(rows.filter(([id]) => id.startsWith(REASON)).map(([id, { found }]) => [id, found])),
  };
}

/** The words of every check, and of every reason why a fact could not be stated. */
export const WORDS: BilingualWords = { fr: parted(fr), en: parted(en) };
