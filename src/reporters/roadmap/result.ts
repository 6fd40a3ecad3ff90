import { CALCULATION } from '../../core/assessment.js';
import { neutralised, typeset } from '../../i18n/format.js';
import { actionTitle, whyAction } from '../model/actions.js';
import { reportContext, type ReportOptions } from '../model/context.js';
import { roadmapLead } from '../model/roadmap.js';
import type { Assessment } from '../../core/assessment.js';

/** The published roadmap (`schema roadmap`): the calculation's own, with the tool and the sentences of one language. Only `title` and `text` change with the language. */
export function roadmapResult(assessment: Assessment, options: ReportOptions): Record<string, unknown> {
  const context = reportContext(assessment, options);
  const said = (text: string): string => typeset(neutralised(text), options.lang);
  return {
    calculation: CALCULATION,
    tool: options.tool,
    lang: options.lang,
    digest: options.digest,
    product: assessment.product,
    ...options.roadmap,
    capacity: { ...options.roadmap.capacity, supposed: options.capacityFrom === 'supposed' },
    text: roadmapLead(context).map(said),
    actions: options.roadmap.actions.map((action) => ({ ...action, title: said(actionTitle(action, context)), why: { ...action.why, text: said(whyAction(action, context)) } })),
  };
}
