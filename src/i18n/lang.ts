export const LANGS = ['fr', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** The language rule sets are written in; any other may come in translation files beside them. */
export const WRITTEN_IN: Lang = 'fr';
