import type { SameKeys } from './catalogue.js';
import { en } from './en.js';
import { fr } from './fr.js';

export const LANGS = ['fr', 'en'] as const;
export type Lang = (typeof LANGS)[number];
export type Catalogue = SameKeys<typeof fr>;

/** One line a language. */
const CATALOGUES: Readonly<Record<Lang, Catalogue>> = { fr, en };

/** The texts of the tool in a language. */
export function catalogue(lang: Lang): Catalogue {
  return CATALOGUES[lang];
}
