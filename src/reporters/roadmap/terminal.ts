import type { Assessment } from '../../core/assessment.js';
import type { Deadline } from '../../core/roadmap/roadmap.js';
import { dayCount, dayInWords, neutralised, plainLetters, typeset } from '../../i18n/format.js';
import { actionTitle, deadlineNotes, effortWords, whyAction } from '../model/actions.js';
import { reportContext, type ReportContext, type ReportOptions } from '../model/context.js';
import { promiseState, promiseTitle, roadmapLead } from '../model/roadmap.js';
import { hanging, type Painter } from '../terminal-text.js';

const MARGIN = '  ';

function deadlineWords(deadline: Deadline, { planWords, lang, label, themeTitle, roadmap }: ReportContext): string {
  const said = planWords.deadlines;
  const what = deadline.kind === 'requirement' ? label(deadline.id) : `${themeTitle(deadline.theme)}, ${said.target(roadmap.trajectories.find((each) => each.theme === deadline.theme)?.target?.level ?? 0)}`;
  const reasons = [deadline.missing > 0 ? said.missing(deadline.missing) : '', deadline.capacity === null ? '' : said.capacity(dayCount(deadline.capacity, lang), roadmap.capacity.period), deadline.unreachable === null ? '' : said[deadline.unreachable]].filter((text) => text !== '');
  return `${what}, ${dayInWords(deadline.due, lang)} : ${reasons.length === 0 ? said.held : `${said.notHeld}, ${reasons.join(' ; ')}`}`;
}

/** The roadmap on a terminal: the sentence, the batches, the deadlines, the promises. */
export function renderRoadmap(assessment: Assessment, options: ReportOptions, { paint, width }: { readonly paint: Painter; readonly width: number }): string {
  const context = reportContext(assessment, options);
  const { roadmap, planWords, lang, words } = context;
  const said = (text: string): string => typeset(plainLetters(neutralised(text)), lang);
  const lines: string[] = ['', `${MARGIN}${paint.strong(said(planWords.terminal.heading(assessment.product.name, dayInWords(roadmap.from, lang))))}`, ''];
  for (const text of roadmapLead(context)) lines.push(`${MARGIN}${hanging(said(text), 2, width)}`);
  const item = (index: number): void => {
    const action = roadmap.actions[index];
    if (!action) return;
    const { effort, effortRange } = effortWords(action, context);
    const { deadline, deadlineNote } = deadlineNotes(action, context);
    const day = (value: string): string => dayInWords(value, lang, 'short');
    const days = action.start === null || action.workEnd === null ? '' : planWords.batch.work(day(action.start), day(action.workEnd));
    const delivered = action.leadTime > 0 && action.end.likely !== null ? planWords.batch.delivered(day(action.end.likely), action.leadTime) : '';
    const due = action.deadline === null ? '' : `${words.actions.deadline} ${[deadline.text, deadlineNote.text].filter((text) => text !== '').join(', ')}`;
    const facts = [effortRange === '' ? effort : `${effort} (${effortRange})`, days, delivered, due].filter((text) => text !== '').join(' · ');
    lines.push(`${MARGIN}${`${index + 1}`.padStart(2)}  ${paint.strong(hanging(said(actionTitle(action, context)), 6, width))}`, `${MARGIN}    ${hanging(said(facts), 6, width)}`, `${MARGIN}    ${paint.dim(hanging(said(whyAction(action, context)), 6, width))}`);
  };
  for (const batch of roadmap.batches) {
    lines.push('', `${MARGIN}${paint.strong(said(planWords.terminal.batch(batch.number, dayInWords(batch.until, lang), dayCount(batch.planned, lang), dayCount(batch.capacity, lang))))}`);
    roadmap.actions.forEach((action, index) => (batch.actions.includes(action.id) ? item(index) : undefined));
    if (batch.underway.length > 0) lines.push(`${MARGIN}    ${paint.dim(hanging(said(planWords.batch.underway(batch.underway.map((id) => context.roadmap.actions.find((each) => each.id === id)).flatMap((each) => (each ? [actionTitle(each, context)] : [])))), 6, width))}`);
  }
  if (roadmap.actions.some((action) => action.batch === null)) {
    lines.push('', `${MARGIN}${paint.strong(said(planWords.unplanned.heading))}`);
    roadmap.actions.forEach((action, index) => (action.batch === null ? item(index) : undefined));
  }
  if (roadmap.deadlines.length > 0) {
    lines.push('', `${MARGIN}${paint.strong(said(planWords.deadlines.heading))}`);
    for (const deadline of roadmap.deadlines) {
      const held = deadline.missing === 0 && deadline.unreachable === null;
      lines.push(`${MARGIN}${held ? '✓' : '✗'} ${(held ? paint.good : paint.bad)(hanging(said(deadlineWords(deadline, context)), 4, width))}`);
    }
  }
  if (roadmap.commitments.length > 0) {
    lines.push('', `${MARGIN}${paint.strong(said(planWords.commitments.heading))}`);
    for (const commitment of roadmap.commitments) {
      const { kept, text } = promiseState(commitment, context);
      lines.push(`${MARGIN}${kept ? '✓' : '✗'} ${(kept ? paint.good : paint.bad)(hanging(said(`${promiseTitle(commitment, context)}, ${planWords.commitments.promised(dayInWords(commitment.due, lang, 'short'))} : ${text}`), 4, width))}`);
    }
  }
  return [...lines, ''].map((line) => line.trimEnd()).join('\n');
}
