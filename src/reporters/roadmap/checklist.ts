import type { Assessment } from '../../core/assessment.js';
import type { PlannedAction } from '../../core/roadmap/roadmap.js';
import { dayCount, dayInWords, neutralised, plainLetters, typeset } from '../../i18n/format.js';
import { escapeMarkdown } from '../markdown.js';
import { actionTitle, deadlineNotes, effortWords, whyAction } from '../model/actions.js';
import { reportContext, type ReportContext, type ReportOptions } from '../model/context.js';
import { roadmapLead } from '../model/roadmap.js';

function task(action: PlannedAction, context: ReportContext): string {
  const { lang, planWords, label } = context;
  const { effort, effortRange } = effortWords(action, context);
  const { deadline, deadlineNote } = deadlineNotes(action, context);
  const day = (value: string): string => dayInWords(value, lang, 'short');
  const parts = [
    effortRange === '' ? effort : `${effort} (${effortRange})`,
    ...(action.start !== null && action.workEnd !== null ? [planWords.batch.work(day(action.start), day(action.workEnd))] : []),
    ...(action.leadTime > 0 && action.end.likely !== null ? [planWords.batch.delivered(day(action.end.likely), action.leadTime)] : []),
    ...(action.deadline === null ? [] : [`${context.words.actions.deadline} ${[deadline.text, deadlineNote.text].filter((text) => text !== '').join(', ')}`]),
    ...(action.closes.length === 0 ? [] : [action.closes.map(label).join(', ')]),
  ];
  return `- [ ] **${actionTitle(action, context)}** — ${parts.join(' · ')}. ${whyAction(action, context)}`;
}

/** The roadmap as lists of tasks, one list a batch: what a tracker or a merge request takes as it is. */
export function roadmapChecklist(assessment: Assessment, options: ReportOptions): string {
  const context = reportContext(assessment, options);
  const { roadmap, planWords, lang } = context;
  // Escaped after the words are put together: a product's name, a title, a role may come from a stranger.
  const said = (text: string): string => escapeTask(typeset(plainLetters(neutralised(text)), lang));
  const lines = [`# ${said(planWords.terminal.heading(assessment.product.name, dayInWords(roadmap.from, lang)))}`, '', ...roadmapLead(context).flatMap((text) => [said(text), ''])];
  for (const batch of roadmap.batches) {
    lines.push(`## ${said(planWords.batch.heading(batch.number, dayInWords(batch.until, lang)))}`, '', said(planWords.batch.planned(dayCount(batch.planned, lang), dayCount(batch.capacity, lang))), '');
    lines.push(...roadmap.actions.filter((action) => batch.actions.includes(action.id)).map((action) => said(task(action, context))), '');
  }
  const undated = roadmap.actions.filter((action) => action.batch === null);
  if (undated.length > 0) lines.push(`## ${said(planWords.unplanned.heading)}`, '', ...undated.map((action) => said(task(action, context))), '');
  return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}

/** Escapes everything but the marks the task itself is written with. */
function escapeTask(text: string): string {
  const task = /^- \[ \] \*\*(.*?)\*\* — (.*)$/s.exec(text);
  return task ? `- [ ] **${escapeMarkdown(task[1] ?? '')}** — ${escapeMarkdown(task[2] ?? '')}` : escapeMarkdown(text);
}
