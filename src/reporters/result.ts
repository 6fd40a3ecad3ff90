import type { Assessment } from '../core/assessment.js';
import { dayInWords, neutralised, typeset } from '../i18n/format.js';
import { reportContext, type ReportOptions } from './model/context.js';
import { noticesOf } from './model/origins.js';
import { whySentence } from './model/requirement-row.js';
import { changeWords } from './model/sections.js';
import { gapWords, isUnmet } from './model/verdict.js';

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** A result told in one language, with the data of its original: every key they share but `title` and `text`. */
function withDataOf(original: unknown, told: unknown, key = ''): unknown {
  if (key === 'title' || key === 'text' || original === undefined) return told;
  if (Array.isArray(told) && Array.isArray(original)) return told.map((each: unknown, index) => withDataOf(original[index], each));
  if (isTree(told) && isTree(original)) return Object.fromEntries(Object.entries(told).map(([name, each]) => [name, withDataOf(Object.hasOwn(original, name) ? original[name] : undefined, each, name)]));
  return original;
}

/**
 * The published result of an assessment (`schema assessment`): the assessment itself, with the tool, the digest and the
 * sentences of one language. Only `text` and `title` change with the language; a dossier recomputes it from `inputs`.
 */
export function resultOf(assessment: Assessment, options: ReportOptions): Record<string, unknown> {
  const context = reportContext(assessment, options);
  const said = (text: string): string => typeset(neutralised(text), options.lang);
  const notices = noticesOf(context);
  const kind = assessment.profile['kind'];
  const told = {
    ...assessment,
    digest: options.digest,
    tool: options.tool,
    lang: options.lang,
    product: { ...assessment.product, ...(typeof kind === 'string' ? { kind } : {}) },
    requirements: assessment.requirements.map((requirement) => ({ ...requirement, why: { ...requirement.why, text: said(isUnmet(requirement) ? gapWords(requirement, context) : whySentence(requirement, context)) } })),
    nextDates: assessment.nextDates.map((change) => ({ ...change, text: said(`${dayInWords(change.date, options.lang)} : ${changeWords(change, context)}`) })),
    notices: assessment.notices.map((notice, index) => ({ ...notice, text: said(notices[index] ?? '') })),
  };
  return options.original === undefined || options.original === assessment ? told : (withDataOf(options.original, told) as Record<string, unknown>);
}
