import type { Assessment } from '../../core/assessment.js';
import { neutralised, typeset } from '../../i18n/format.js';
import { csvTable } from '../csv-table.js';
import { actionTitle, whyAction } from '../model/actions.js';
import { reportContext, type ReportOptions } from '../model/context.js';

/** One line for each action, for a spreadsheet or a tracker: ids, days as YYYY-MM-DD, efforts as numbers. */
export function roadmapCsv(assessment: Assessment, options: ReportOptions): string {
  const context = reportContext(assessment, options);
  const { csv, classes } = context.planWords;
  const said = (text: string): string => typeset(neutralised(text), options.lang);
  const columns = [csv.id, csv.title, csv.class, csv.theme, csv.closes, csv.effortMin, csv.effortLikely, csv.effortMax, csv.leadTime, csv.after, csv.start, csv.workEnd, csv.end, csv.batch, csv.deadline, csv.why];
  const rows = options.roadmap.actions.map((action) => [
    neutralised(action.id),
    said(actionTitle(action, context)),
    classes[action.class],
    said(context.themeTitle(action.theme)),
    action.closes.map((id) => neutralised(context.label(id))).join(', '),
    action.effort?.min ?? '',
    action.effort?.likely ?? '',
    action.effort?.max ?? '',
    action.leadTime,
    action.after.join(', '),
    action.start ?? '',
    action.workEnd ?? '',
    action.end.likely ?? '',
    action.batch ?? '',
    action.deadline ?? '',
    said(whyAction(action, context)),
  ]);
  return csvTable(columns, rows);
}
