import type { NextAction } from '../../core/assessment.js';
import { addDays, daysBetween } from '../../core/day.js';
import { dayCount, dayInWords, daysLate } from '../../i18n/format.js';
import type { ReportContext } from './context.js';
import type { ActionRow, ContradictionRow, Note } from './types.js';
import { whySentence } from './requirement-row.js';

function whyFirst(action: NextAction, context: ReportContext): string {
  const { assessment, words, label, themeTitle, requirement } = context;
  const said = words.actions.why;
  const theme = assessment.themes.find((each) => each.id === action.theme);
  const labels = action.closes.map(label);
  const lead = action.leadTime > 0 ? `. ${said.lead(action.leadTime)}` : '';
  switch (action.class) {
    case 'answer': {
      const level = theme?.level;
      const parts = [...(level && level.low < level.high ? [said.settlesLevel(level)] : []), ...(theme?.verdict === 'undetermined' ? [said.settlesVerdict] : [])];
      return `${parts.length === 0 ? said.settles : parts.join(' ; ')}.`;
    }
    case 'contradiction':
      return `${said.contradiction(labels.join(', '))}.`;
    case 'A':
      // What it closes beyond the opposable does not explain why it comes first.
      return `${said.A(action.closes.filter((id) => requirement(id)?.opposable === true && requirement(id)?.inForceNow === true).map(label))}${lead}.`;
    case 'B':
      return `${said.B(action.closes.filter((id) => requirement(id)?.opposable === true).map(label))}${lead}.`;
    case 'C':
      return `${said.C(themeTitle(action.theme), labels)}${theme?.target?.official === false ? ` (${words.actions.propositionTarget})` : ''}${lead}.`;
    case 'D':
      return `${said.D(labels)}${lead}.`;
  }
}

function deadlineNotes(action: NextAction, { assessment, words, lang, requirement }: ReportContext): Pick<ActionRow, 'deadline' | 'deadlineNote'> {
  const said = words.actions;
  const quiet: Note = { text: '', tone: 'quiet' };
  if (action.class === 'answer') return { deadline: { text: said.now, tone: 'plain' }, deadlineNote: quiet };
  const dated = action.closes.some((id) => requirement(id)?.opposable === true) ? action.deadline : null;
  if (dated === null) return { deadline: { text: said.noDeadline, tone: 'quiet' }, deadlineNote: quiet };
  const late = daysLate(dated, assessment.date);
  if (late > 0) return { deadline: { text: said.overdue, tone: 'fails' }, deadlineNote: { text: said.overdueBy(late), tone: 'quiet' } };
  const earliest = addDays(assessment.date, action.leadTime);
  return { deadline: { text: dayInWords(dated, lang, 'short'), tone: 'plain' }, deadlineNote: daysBetween(dated, earliest) > 0 ? { text: said.cannotHold, tone: 'fails' } : quiet };
}

/** What to do, in the order the assessment gives, each with why, effort and deadline. */
export function actionRows(context: ReportContext): ActionRow[] {
  const { assessment, words, lang } = context;
  const said = words.actions;
  return assessment.nextActions.map((action) => ({
    id: action.id,
    class: action.class,
    title: action.class === 'answer' ? said.answer(action.questions.length, action.title) : action.class === 'contradiction' ? said.contradiction(action.title) : action.title,
    why: whyFirst(action, context),
    effort: action.class === 'answer' ? said.effort('0') : action.effort === null ? said.toEstimate : said.effort(dayCount(action.effort.likely, lang)),
    effortRange: action.effort === null || action.effort.min === action.effort.max ? '' : said.effortRange(dayCount(action.effort.min, lang), dayCount(action.effort.max, lang)),
    ...deadlineNotes(action, context),
  }));
}

/** What is contradicted, one sentence each with the place, and whether the verdict depends on it. */
export function contradictionRows(context: ReportContext): ContradictionRow[] {
  const { assessment, words, label, factWords, param, requirement } = context;
  const said = words.contradictions;
  return assessment.contradictions.flatMap((id) => {
    const judged = requirement(id);
    if (!judged) return [];
    const text = judged.why.code === 'contradicted-by-fact' ? said.byFact(factWords(param(judged.why, 'facts'))) : judged.why.code === 'contradicted-by-implication' ? said.byImplication(param(judged.why, 'other').map(label).join(', ')) : whySentence(judged, context);
    const decides = judged.opposable && judged.inForceNow && context.isBinding(judged.referential);
    return [{ label: label(id), title: judged.title, text, depends: decides ? said.dependsOpposable : said.dependsNot(words.force[judged.force]) }];
  });
}
