import { RAISED_ER } from '../../i18n/format.js';
import { escapeHtml } from './escape.js';

/** How much of a text is compared first; a shorter one is a word like any other, marked only when it stands alone. */
const START = 8;
const MARKUP = /(<svg[\s\S]*?<\/svg>|<[^>]*>)/;
const LETTER = /[\p{L}\d]/u;

class ForeignTexts {
  private readonly alone: ReadonlySet<string>;
  private readonly byStart = new Map<string, string[]>();

  constructor(
    texts: readonly string[],
    private readonly lang: string,
  ) {
    const escaped = [...new Set(texts.map(escapeHtml))].sort((a, b) => b.length - a.length);
    this.alone = new Set(escaped);
    for (const text of escaped) {
      if (text.length < START) continue;
      const start = text.slice(0, START);
      this.byStart.set(start, [...(this.byStart.get(start) ?? []), text]);
    }
  }

  private marked(text: string): string {
    return `<span lang="${this.lang}">${text}</span>`;
  }

  private at(content: string, index: number): string | undefined {
    if (index > 0 && LETTER.test(content.charAt(index - 1))) return undefined;
    return this.byStart.get(content.slice(index, index + START))?.find((text) => content.startsWith(text, index) && !LETTER.test(content.charAt(index + text.length)));
  }

  mark(content: string): string {
    if (this.alone.has(content)) return this.marked(content);
    let result = '';
    let from = 0;
    for (let index = 0; index < content.length; ) {
      const found = this.at(content, index);
      if (found === undefined) {
        index++;
        continue;
      }
      result += content.slice(from, index) + this.marked(found);
      index += found.length;
      from = index;
    }
    return result + content.slice(from);
  }
}

/** Marks, wherever they stand in a page, the texts that are in another language than the page: a voice reads them in theirs. */
export function markForeign(html: string, texts: readonly string[], lang: string): string {
  if (texts.length === 0) return html;
  const foreign = new ForeignTexts(texts, lang);
  return html
    .replaceAll('<sup>er</sup>', RAISED_ER)
    .split(MARKUP)
    .map((part, index) => (index % 2 === 0 ? foreign.mark(part) : part))
    .join('')
    .replaceAll(RAISED_ER, '<sup>er</sup>');
}
