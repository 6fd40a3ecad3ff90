import type { Screen, ThemeStanding } from '../../app/interview/interviewer.js';
import { dayInWords, neutralised } from '../../i18n/format.js';
import { inset, textWidth, type Dress } from './dress.js';
import { bothSides, columnsOf, wrap } from './wrap.js';

const BAR_CELLS = 30;

/** The short name of a kind of product: « LGC » in « Logiciel de gestion de cabinet (LGC) ». */
function shortKind(kind: string): string {
  return /\(([^()]+)\)\s*$/.exec(kind)?.[1] ?? kind;
}

function levelBar({ level, top }: ThemeStanding): string {
  const cells = (value: number): number => Math.round((BAR_CELLS * value) / Math.max(top, 1));
  const low = cells(level?.low ?? 0);
  const high = cells(level?.high ?? 0);
  return `▕${'█'.repeat(low)}${'▒'.repeat(high - low)}${'░'.repeat(BAR_CELLS - high)}▏`;
}

function standing(standing: ThemeStanding, dress: Dress): string {
  const { header } = dress.texts;
  const { level, target } = standing;
  const words = [level ? `${header.level(level.low, level.high)}${standing.official ? '' : ` (${header.proposal})`}, ${header.declared}` : header.noLevel];
  if (target) words.push(`${header.target(target.level, dayInWords(target.since, dress.lang), target.since <= dress.today)}${target.official ? '' : `, ${header.proposal}`}`);
  return words.join(' · ');
}

/** Product and progress. */
function productLines({ product, progress }: Screen, dress: Dress): string[] {
  const width = textWidth(dress);
  const { theme, texts } = dress;
  const name = neutralised([product.name, product.version ?? ''].join(' ').trim());
  const kind = product.kind === undefined ? '' : ` (${shortKind(product.kind)})`;
  const counts = progress ? texts.header.counts(progress.given, progress.left, progress.decisive) : '';
  const room = width - columnsOf(`Convergence · ${kind}${counts}`) - 2;
  const shown = columnsOf(name) > room && room > 12 ? `${[...name].slice(0, room - 1).join('')}…` : name;
  return [...bothSides(`Convergence · ${theme.strong(shown)}${kind}`, theme.dim(counts), width), theme.dim('─'.repeat(width))];
}

function themeLines(screen: Screen, dress: Dress): string[] {
  if (!screen.theme) return [];
  const words = standing(screen.theme, dress);
  const width = textWidth(dress);
  const [first = '', ...others] = wrap(words, width);
  const oneLine = columnsOf(screen.theme.title) + 3 + columnsOf(words) <= width;
  const head = oneLine ? bothSides(dress.theme.strong(screen.theme.title), words, width) : [dress.theme.strong(screen.theme.title), first, ...others];
  return [...head, levelBar(screen.theme)];
}

function whyNow({ stage, settles, levelsKnown }: Screen, { texts }: Dress): string {
  const why = stage === 'decisive' ? texts.stage.decisive(settles) : texts.stage[stage];
  return levelsKnown ? `${texts.stage.levelsKnown} ${why}` : why;
}

/** What a screen already holds: what was said before, evidence and comment kept with the answer to come. */
function statedLines({ stated }: Screen, { texts }: Dress): string[] {
  const words = texts.prompts.stated;
  return [
    ...(stated.skipped === undefined ? [] : [words.skipped(stated.skipped)]),
    ...(stated.notApplicable === undefined ? [] : [words.notApplicable(stated.notApplicable)]),
    ...(stated.comment === undefined ? [] : [words.comment(stated.comment)]),
    ...(stated.evidence.length === 0 ? [] : [words.evidence(stated.evidence.join(', '))]),
  ].map(neutralised);
}

/** Everything above the answers. On a low terminal what explains gives way to what asks. */
export function frameLines(screen: Screen, dress: Dress, roomBelow: number): string[] {
  const width = textWidth(dress);
  const { theme, texts } = dress;
  const product = productLines(screen, dress).map((line) => inset(line));
  const standingOf = themeLines(screen, dress).map((line) => inset(line));
  const why = screen.target.at === 'continue' ? [] : wrap(whyNow(screen, dress), width).map((line) => inset(theme.dim(line)));
  const subject = screen.subject === undefined ? [] : wrap(neutralised(capital(screen.subject)), width).map((line) => inset(theme.accent(line)));
  const question = wrap(neutralised(screen.question.text), width).map((line) => inset(theme.strong(line)));
  const already = screen.already.length === 0 ? [] : wrap(neutralised(texts.list.already(screen.already.join(' · '))), width - 2).map((line) => inset(line, 2));
  const asks = screen.help.asks === undefined ? [] : wrap(neutralised(screen.help.asks), width - 2).map((line) => inset(theme.dim(line), 2));
  const stated = statedLines(screen, dress).flatMap((line) => wrap(line, width - 2)).map((line) => inset(theme.accent(line), 2));

  const full = [...product, ...standingOf, '', ...why, '', ...subject, ...question, ...asks, ...already, ...stated, ''];
  const room = dress.rows() - roomBelow;
  if (full.length <= room) return full;
  const tight = [...product, ...standingOf, ...subject, ...question, ...asks.slice(0, 2), ...already, ...stated];
  return tight.length <= room ? tight : [...product.slice(0, 1), ...subject, ...question, ...stated];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
