import type { Assessment } from '../core/assessment.js';
import { dayInWords, neutralised, typeset } from '../i18n/format.js';
import { reportContext, type ReportOptions } from './model/context.js';
import { noticesOf } from './model/origins.js';
import { whySentence } from './model/requirement-row.js';
import { changeWords } from './model/sections.js';
import { gapWords, isUnmet } from './model/verdict.js';

/**
 * The published result of an assessment (`schema assessment`): the assessment itself, with the tool, the digest and the
 * sentences of one language. Only `text` and `title` change with the language; a dossier recomputes it from `inputs`.
 */
export function resultOf(assessment: Assessment, options: ReportOptions): Record<string, unknown> {
  const context = reportContext(assessment, options);
  const said = (text: string): string => typeset(neutralised(text), options.lang);
  const notices = noticesOf(context);
  const kind = assessment.profile['kind'];
  return {
    ...assessment,
    digest: options.digest,
    tool: options.tool,
    lang: options.lang,
    product: { ...assessment.product, ...(typeof kind === 'string' ? { kind } : {}) },
    requirements: assessment.requirements.map((requirement) => ({ ...requirement, why: { ...requirement.why, text: said(isUnmet(requirement) ? gapWords(requirement, context) : whySentence(requirement, context)) } })),
    nextDates: assessment.nextDates.map((change) => ({ ...change, text: said(`${dayInWords(change.date, options.lang)} : ${changeWords(change, context)}`) })),
    notices: assessment.notices.map((notice, index) => ({ ...notice, text: said(notices[index] ?? '') })),
  };
}
