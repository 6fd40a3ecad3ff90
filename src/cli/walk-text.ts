import type { ThemeStanding } from '../app/interview/interviewer.js';
import type { Walk, WalkScreen } from '../app/interview/walk.js';
import { dayInWords, neutralised } from '../i18n/format.js';
import type { Context } from './command.js';
import { wrap } from './interviewer/wrap.js';

type Wording = Pick<Context, 'texts' | 'lang' | 'theme'>;

const INDENT = 5;
const WIDTH = 100;

function bounds(theme: ThemeStanding | undefined, { texts }: Wording): string {
  const { header } = texts.interview;
  return theme?.level ? header.bounds(theme.level.low, theme.level.high) : header.noLevel;
}

function standings(themes: readonly ThemeStanding[], wording: Wording): string {
  return themes.map((theme) => wording.texts.interview.walk.level(theme.id, bounds(theme, wording))).join(' · ');
}

/** What a screen did, in words; the levels it moved first. */
function effect(screen: WalkScreen, before: readonly ThemeStanding[], wording: Wording): string {
  const { walk, news } = wording.texts.interview;
  const { effect: done, moved, retargeted, settled, advanced, unanswered } = screen;
  const standing = (themes: readonly ThemeStanding[], id: string): string => bounds(themes.find((theme) => theme.id === id), wording);
  const changes = [
    ...moved.map((id) => news.level(id, standing(before, id), standing(screen.themes, id))),
    ...(retargeted.length === 0 ? [] : [walk.retargeted(retargeted.join(', '))]),
    ...(settled === 0 ? [] : [news.settled(settled)]),
  ];
  const others = done === 'changes' ? [] : [done === 'advances' ? news.advanced(advanced) : walk.effects[done]];
  return [...changes, ...others, ...(unanswered.length > 0 && done !== 'unanswered' ? [walk.partly(unanswered.join(', '))] : [])].join(' · ');
}

function screenLines(screen: WalkScreen, before: readonly ThemeStanding[], wording: Wording): string[] {
  const { theme } = wording;
  const body = (text: string): string[] => wrap(neutralised(text), WIDTH - INDENT).map((line) => `${' '.repeat(INDENT)}${line}`);
  const [first = '', ...others] = body(screen.text);
  return [
    `${String(screen.number).padStart(3)}  ${first.trimStart()}`,
    ...others,
    ...body(screen.id).map((line) => theme.dim(line)),
    ...body(effect(screen, before, wording)),
    ...(screen.themes.length === 0 ? [] : body(standings(screen.themes, wording)).map((line) => theme.dim(line))),
    '',
  ];
}

/** A walk for a terminal: each screen with what it changed and where every theme then stands; then the count. */
export function walkText(walk: Walk, wording: Wording): string {
  const { texts, lang, theme } = wording;
  const words = texts.interview.walk;
  const { opening, screens, reached, themes, left, product } = walk;
  const name = neutralised([product.name, product.version ?? ''].join(' ').trim());
  const profile = screens.filter((screen) => screen.stage === 'profile').length;
  const unanswered = screens.flatMap((screen) => screen.unanswered).length;
  const wide = themes.filter(({ level }) => level !== null && level.high - level.low > 1);
  const verdict = !reached ? words.notReached(screens.length, standings(wide, wording)) : themes.length === 0 ? words.noTheme(screens.length) : words.reached(screens.length);
  return [
    theme.strong(words.heading(name, dayInWords(walk.day, lang))),
    words.asked(walk.referentials.join(', '), walk.roles.join(', ')),
    '',
    words.opening(opening.length, opening.map((screen) => screen.id).join(', ')),
    '',
    ...screens.flatMap((screen, index) => screenLines(screen, (screens[index - 1] ?? opening.at(-1) ?? screen).themes, wording)),
    (reached ? theme.good : theme.bad)(verdict),
    words.screens(profile, opening.length),
    ...(unanswered === 0 ? [] : [words.unanswered(unanswered)]),
    reached ? words.left(left) : words.open(left),
  ].join('\n');
}
