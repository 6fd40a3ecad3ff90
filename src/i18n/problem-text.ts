import type { Problem } from '../core/error.js';
import { neutralised } from './format.js';
import { catalogue, type Lang } from './index.js';

interface Sentence {
  what(params: Problem['params']): string;
  todo(params: Problem['params']): string;
}

function harmless(params: Problem['params']): Problem['params'] {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, typeof value === 'string' ? neutralised(value) : Array.isArray(value) ? (value as readonly string[]).map(neutralised) : value]));
}

/** `dossier.yaml:12:5`, as editors open it; nothing when the problem stands nowhere. */
export function placeText({ file, line, column }: Problem['place']): string {
  return [file === undefined ? '' : neutralised(file), line, column].filter((part) => part !== undefined && part !== '').join(':');
}

/** A problem in a person's language: where, what is wrong, what to do. What a stranger wrote in it is made harmless. */
export function problemParts(problem: Pick<Problem, 'code' | 'params' | 'place'>, lang: Lang): { readonly place: string; readonly what: string; readonly todo: string } {
  const sentences: Readonly<Record<string, Sentence | undefined>> = catalogue(lang).problems;
  const sentence = sentences[problem.code];
  const params = harmless(problem.params);
  return { place: placeText(problem.place), what: sentence ? sentence.what(params) : problem.code, todo: sentence?.todo(params) ?? '' };
}

/** The same as one text: where and what is wrong, then what to do on a line of its own. */
export function problemText(problem: Problem, lang: Lang): string {
  const { place, what, todo } = problemParts(problem, lang);
  return `${place === '' ? '' : `${place}  `}${what}${todo === '' ? '' : `\n  → ${todo}`}`;
}
