import { PARTLY, type Refusal } from '../../app/interview/parse-answer.js';
import type { InterviewTexts } from '../../app/interview/texts.js';
import type { GapChange, WhatChanged } from '../../app/interview/what-changed.js';
import type { Bounds } from '../../core/assessment.js';
import { isDay, type Day } from '../../core/day.js';
import type { Value } from '../../core/dossier.js';
import type { ErrorParams } from '../../core/error.js';
import type { Question } from '../../core/referential.js';
import { dayInWords, neutralised } from '../../i18n/format.js';
import type { Lang } from '../../i18n/index.js';

const text = (params: ErrorParams, key: string): string => {
  const value = params[key];
  return neutralised(typeof value === 'string' ? value : value === undefined ? '' : String(value));
};
const words = (params: ErrorParams, key: string): readonly string[] => {
  const value = params[key];
  return typeof value === 'object' ? value.map(neutralised) : [];
};
const maybe = (params: ErrorParams, key: string): string | undefined => (params[key] === undefined ? undefined : text(params, key));

/** Why a typed answer is refused. */
export function refusalText({ code, params }: Refusal, texts: InterviewTexts): string {
  const { refusals } = texts;
  const value = text(params, 'value');
  switch (code) {
    case 'not-a-choice':
      return refusals[code](value, words(params, 'known'), maybe(params, 'nearest'));
    case 'too-small':
      return refusals[code](value, text(params, 'min'));
    case 'too-large':
      return refusals[code](value, text(params, 'max'));
    case 'empty':
      return refusals.empty;
    default:
      return refusals[code](value);
  }
}

/** A day as people type it here: `31/12/2025`. */
export function typedDay(day: Day): string {
  return day.split('-').reverse().join('/');
}

/** A stored value as people read it: the words of the choices, a day, oui or non. */
export function shownValue(value: Value, question: Pick<Question, 'kind' | 'choices' | 'unit'>, texts: InterviewTexts): string {
  const choice = (id: string): string => question.choices?.find((each) => each.id === id)?.text ?? id;
  if (value === true) return texts.values.yes;
  if (value === false) return texts.values.no;
  if (typeof value === 'object') return value.length === 0 ? texts.values.none : value.map(choice).join(' · ');
  if (question.kind === 'yesNo' && value === PARTLY) return texts.values.partly;
  if (question.kind === 'date' && isDay(value)) return typedDay(value);
  if (question.kind === 'number') return `${String(value)}${question.unit === undefined ? '' : `\u00A0${question.unit}`}`;
  return neutralised(choice(String(value)));
}

function levelText(level: Bounds | null, { header }: InterviewTexts): string {
  return level ? header.level(level.low, level.high) : header.noLevel;
}

function boundsText(level: Bounds | null, { header }: InterviewTexts): string {
  return level ? header.bounds(level.low, level.high) : header.noLevel;
}

const GAPS_SHOWN = 2;

/** What an answer changed, on one line: levels before and after, gaps opened with their reference and date, verdict. `quiet`: nobody expects a level to move. */
export function changedText(changed: WhatChanged, texts: InterviewTexts, lang: Lang, quiet = false): string {
  const { news } = texts;
  const name = (gap: GapChange): string => gap.reference ?? gap.title;
  const since = (gap: GapChange): string | undefined => (gap.opposableSince === undefined ? undefined : dayInWords(gap.opposableSince, lang));
  const parts = [
    ...changed.levels.map((level) => news.level(level.theme, levelText(level.from, texts), boundsText(level.to, texts))),
    ...changed.contradicted.slice(0, GAPS_SHOWN).map((gap) => news.contradicted(name(gap))),
    ...changed.opened.slice(0, GAPS_SHOWN).map((gap) => news.gap(name(gap), since(gap))),
    ...(changed.opened.length > GAPS_SHOWN ? [news.more(changed.opened.length - GAPS_SHOWN)] : []),
    ...changed.closed.slice(0, GAPS_SHOWN).map((gap) => news.closed(name(gap))),
    ...(changed.verdict ? [news.verdict(news.verdicts[changed.verdict.to])] : []),
  ];
  if (changed.levels.length === 0 && changed.settled > 0) parts.push(news.settled(changed.settled));
  else if (changed.levels.length === 0 && changed.advanced > 0 && !quiet) parts.push(news.advanced(changed.advanced));
  else if (changed.levels.length === 0 && !quiet) parts.push(news.nothingMoved);
  return [news.saved, ...parts].join(' · ');
}

/** The sentence of an error that the interview and `answer` raise; `undefined` for those of the rest of the program. */
export function problemSentence(code: string, params: ErrorParams, texts: InterviewTexts): string | undefined {
  const { problems } = texts;
  const name = code.startsWith('interview/') ? code.slice('interview/'.length) : undefined;
  if (name === undefined) return undefined;
  const near = maybe(params, 'nearest');
  const known = words(params, 'known');
  switch (name) {
    case 'unknown-question':
      return problems[name](text(params, 'id'), near);
    case 'unknown-item':
      return problems[name](text(params, 'item'), text(params, 'list'), known, near);
    case 'unknown-field':
      return problems[name](text(params, 'field'), text(params, 'list'), known, near);
    case 'unknown-theme':
      return problems[name](text(params, 'theme'), known);
    case 'unknown-role':
      return problems[name](text(params, 'role'), known, near);
    case 'unknown-profile':
      return problems[name](text(params, 'key'), known, near);
    case 'profile-without-value':
      return problems[name](text(params, 'key'));
    case 'not-asked':
      return problems[name](text(params, 'id'), words(params, 'by'));
    case 'several-answers':
    case 'only-for-questions':
    case 'no-comment-here':
    case 'no-evidence-here':
    case 'reason-missing':
    case 'list-has-no-value':
    case 'nothing-to-support':
      return problems[name](text(params, 'id'));
    default: {
      const refusal = refusalText({ code: name as Refusal['code'], params }, texts);
      return params['id'] === undefined ? refusal : `${text(params, 'id')} : ${refusal}`;
    }
  }
}
