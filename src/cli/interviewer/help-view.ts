import type { Screen, Settled } from '../../app/interview/interviewer.js';
import { dayInWords, neutralised } from '../../i18n/format.js';
import { inset, textWidth, type Dress } from './dress.js';
import { wrap } from './wrap.js';

function settledLines(settled: Settled, dress: Dress): string[] {
  const { texts, lang, theme } = dress;
  const width = textWidth(dress) - 2;
  const notes = [settled.opposableSince === undefined ? '' : texts.help.opposable(dayInWords(settled.opposableSince, lang)), settled.official ? '' : texts.help.proposal].filter((note) => note !== '');
  const head = `${settled.reference ?? settled.id} · ${settled.title}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
  const evidence = settled.expectedEvidence === undefined ? [] : [`${texts.help.evidence} : ${settled.expectedEvidence}`];
  const sources = settled.source.flatMap((source) => [texts.help.source(source.title, source.at), texts.help.consulted(dayInWords(source.consulted, lang), texts.help.reliability[source.reliability])]);
  return [...wrap(neutralised(head), width).map((line) => inset(line, 2)), ...[...evidence, ...sources].flatMap((text) => wrap(neutralised(text), width - 2)).map((line) => inset(theme.dim(line), 4))];
}

/** What `?` opens: what the text asks, what counts as yes and what does not, evidence, sources with date and reliability. */
export function helpLines(screen: Screen, dress: Dress): string[] {
  const { texts, theme } = dress;
  const { help } = screen;
  const width = textWidth(dress);
  const part = (title: string, text: string | undefined): string[] =>
    text === undefined ? [] : [inset(theme.strong(title)), ...wrap(neutralised(text), width - 2).map((line) => inset(line, 2)), ''];
  const choices = help.choices.flatMap((choice) => wrap(neutralised(`${choice.text} : ${choice.help ?? ''}`), width - 2).map((line) => inset(line, 2)));
  const lines = [
    ...part(texts.help.asks, help.asks),
    ...part(texts.help.yes, help.yes),
    ...part(texts.help.no, help.no),
    ...(choices.length === 0 ? [] : [inset(theme.strong(texts.help.choices)), ...choices, '']),
    ...part(texts.help.evidence, help.evidence),
    ...(help.settles.length === 0 ? [] : [inset(theme.strong(texts.help.settles)), ...help.settles.flatMap((settled) => settledLines(settled, dress)), '']),
  ];
  const title = wrap(neutralised(screen.question.text), width).map((line) => inset(theme.strong(line)));
  return [inset(theme.dim(texts.help.title)), ...title, '', ...(lines.length === 0 ? [inset(texts.help.nothing)] : lines.slice(0, -1))];
}

/** The part of help a terminal can show from a line on, and the keys that move it. */
export function helpPage(lines: readonly string[], offset: number, dress: Dress): { readonly text: string; readonly last: number } {
  const height = Math.max(4, dress.rows() - 4);
  const last = Math.max(0, lines.length - height);
  const from = Math.min(offset, last);
  const { keys } = dress.texts;
  const position = last === 0 ? '' : `${keys.scroll} (${String(Math.min(lines.length, from + height))}/${String(lines.length)})   `;
  return { text: [...lines.slice(from, from + height), '', inset(dress.theme.dim(`${position}${keys.closeHelp}`))].join('\n'), last };
}
