import { neutralised } from '../i18n/format.js';
import type { Catalogue, Lang } from '../i18n/index.js';
import type { Text } from './command.js';

/** A command line that cannot run: exit code 2. Sentences are written at the rim, in the person's language. */
export class UsageError extends Error {
  readonly sentences: readonly Text[];
  /** In which language to say it when the language itself is what is wrong. */
  readonly lang: Lang | undefined;

  constructor(sentences: readonly Text[], lang?: Lang) {
    super('usage');
    this.name = 'UsageError';
    this.sentences = sentences;
    this.lang = lang;
  }

  /** What is wrong, then what to do, one sentence a line; the words of the command line it quotes are made harmless. */
  text(texts: Catalogue): string {
    return this.sentences.map((sentence) => neutralised(sentence(texts))).join('\n  ');
  }
}

/** The error for a name outside a closed list: the nearest one when there is one, else all of them. */
export function unknownName(sentence: Text, known: readonly string[], nearest: string | undefined): UsageError {
  const names = [...known].sort().join(', ');
  return new UsageError([sentence, ...(nearest === undefined ? [] : [(texts: Catalogue) => texts.cli.usage.nearest(nearest)]), (texts) => texts.cli.usage.known(names)]);
}
