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

/** A problem in a person's language: where, what is wrong, then what to do. What a stranger wrote in it is made harmless. */
export function problemText(problem: Problem, lang: Lang): string {
  const sentences: Readonly<Record<string, Sentence | undefined>> = catalogue(lang).problems;
  const sentence = sentences[problem.code];
  const params = harmless(problem.params);
  const place = placeText(problem.place);
  const what = sentence ? sentence.what(params) : problem.code;
  const todo = sentence?.todo(params) ?? '';
  return `${place === '' ? '' : `${place}  `}${what}${todo === '' ? '' : `\n  → ${todo}`}`;
}
