import type { KeypressEvent } from '@inquirer/core';
import type { Screen } from '../../app/interview/interviewer.js';
import type { InterviewTexts } from '../../app/interview/texts.js';

/** What a key asks for, beside answering. */
export type KeyCommand = 'help' | 'back' | 'evidence' | 'comment' | 'skip' | 'quit';

const LETTERS: Readonly<Record<string, KeyCommand>> = { '?': 'help', '<': 'back', left: 'back', p: 'evidence', c: 'comment', s: 'skip', q: 'quit' };

/** The character typed, or the name of the key: readline names letters and arrows only. */
export function typed(key: KeypressEvent): string {
  const { sequence } = key as { readonly sequence?: string };
  return sequence !== undefined && sequence.length === 1 && sequence >= ' ' ? sequence.toLowerCase() : key.name;
}

/** The command of a single key, on a screen where nothing is typed. */
export function commandOf(key: KeypressEvent): KeyCommand | undefined {
  const name = typed(key);
  return !key.ctrl && Object.hasOwn(LETTERS, name) ? LETTERS[name] : undefined;
}

/**
 * The command of what stands on a line being typed: `?` and `<` alone, the others after a colon (`:q`) since an answer
 * may begin with any letter; where no answer can (numbers, dates), the letter alone is enough.
 */
export function commandOfLine(line: string, lettersAreFree: boolean): KeyCommand | undefined {
  if (line === '?' || line === '<') return LETTERS[line];
  const letter = line.startsWith(':') ? line.slice(1) : lettersAreFree ? line : '';
  return /^[pcsq]$/i.test(letter) ? LETTERS[letter.toLowerCase()] : undefined;
}

/** Why a command has no effect on a screen; `undefined` when it has. */
export function whyNot(command: KeyCommand, screen: Screen, texts: InterviewTexts): string | undefined {
  const { allows } = screen;
  const { noSuchKey } = texts.prompts;
  if (command === 'back' && !allows.back) return noSuchKey.back;
  if (command === 'evidence' && !allows.evidence) return noSuchKey.evidence;
  if (command === 'comment' && !allows.comment) return noSuchKey.comment;
  if (command === 'skip' && allows.skip === 'no') return noSuchKey.skip;
  return undefined;
}

/** The keys a screen takes, as its last line shows them. */
export function keyHints(screen: Screen, texts: InterviewTexts, typing: boolean): string[] {
  const { allows } = screen;
  const { keys } = texts;
  const words = typing ? { ...keys, ...keys.typed } : keys;
  return [
    keys.help,
    ...(allows.back ? [words.back] : []),
    ...(allows.evidence ? [words.evidence] : []),
    ...(allows.comment ? [words.comment] : []),
    ...(allows.skip === 'no' ? [] : [words.skip]),
    words.quit,
  ];
}
