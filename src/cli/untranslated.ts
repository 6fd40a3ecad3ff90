import type { LoadedReferential, Vocabulary } from '../core/referential.js';
import { untranslatedIn } from '../core/translation.js';
import type { Context } from './command.js';

/** What a command showed: the words it knows, and the rule sets told in the person's language. */
export interface Shown {
  readonly vocabulary: Vocabulary;
  readonly referentials: readonly { readonly loaded: LoadedReferential }[];
}

/** Says, once a rule set, how many of its texts are shown in French for want of a translation. */
export function noteUntranslated({ note, texts }: Context, { vocabulary, referentials }: Shown): void {
  const said = texts.report.notices['texts-in-french'];
  for (const { id, count } of untranslatedIn(vocabulary, referentials.map(({ loaded }) => loaded))) if (count > 0) note(texts.cli.usage.info(said(id, count)));
}
