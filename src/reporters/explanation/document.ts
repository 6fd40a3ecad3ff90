import type { Lang } from '../../i18n/index.js';
import type { Mark } from '../model.js';

/** One line of an explanation. `depth` says under which line it stands; a mark never goes without its word. */
export interface Line {
  readonly depth: number;
  readonly mark?: Mark;
  readonly word?: string;
  readonly text: string;
  /** What was read, where, on what evidence. */
  readonly notes: readonly string[];
  readonly strong?: boolean;
}

export interface Part {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** An explanation in words, the same for a terminal and for Markdown. */
export interface ExplanationDocument {
  readonly lang: Lang;
  readonly title: string;
  /** What it is about: text, edition, product, day. */
  readonly about: readonly string[];
  readonly conclusion: { readonly mark?: Mark; readonly word: string; readonly notes: readonly string[] };
  readonly parts: readonly Part[];
  readonly footer: readonly string[];
}

/** A line without mark. */
export function plainLine(depth: number, text: string, notes: readonly string[] = []): Line {
  return { depth, text, notes };
}

/** A line that something is true or not, with the word for it. */
export function markedLine(depth: number, mark: Mark, word: string, text: string, notes: readonly string[] = []): Line {
  return { depth, mark, word, text, notes };
}
