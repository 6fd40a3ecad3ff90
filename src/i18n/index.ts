import type { SameKeys } from './catalogue.js';
import { en } from './en.js';
import { fr } from './fr.js';
import type { Lang } from './lang.js';

export { LANGS, WRITTEN_IN, type Lang } from './lang.js';
export type Catalogue = SameKeys<typeof fr>;

/** One line a language. */
const CATALOGUES: Readonly<Record<Lang, Catalogue>> = { fr, en };

/** The texts of the tool in a language. */
export function catalogue(lang: Lang): Catalogue {
  return CATALOGUES[lang];
}
