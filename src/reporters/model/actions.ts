import { once } from '../../core/once.js';
import type { Deadline, PlannedAction } from '../../core/roadmap/roadmap.js';
import { capitalised, dayCount, dayInWords, daysLate, interval, listed } from '../../i18n/format.js';
import type { Naming, ReportContext } from './context.js';
import type { ActionRow, ContradictionRow, Note } from './types.js';
import { whySentence } from './requirement-row.js';

/** What an action is called: those that follow from the gaps themselves are named here. */
export function actionTitle(action: PlannedAction, { planWords: said, themeTitle }: ReportContext): string {
  switch (action.kind) {
    case 'answer':
      return said.action.answer(action.questions.length, themeTitle(action.theme));
    case 'contradiction':
      return said.action.contradiction(action.title);
    case 'proof':
      return said.action.proof(action.closes.length, themeTitle(action.theme));
    case 'unwritten':
      return said.action.unwritten(action.title);
    case 'referential':
      return action.title;
  }
}

export function titleOf(id: string, context: ReportContext): string {
  const action = context.roadmap.actions.find((each) => each.id === id);
  return action ? actionTitle(action, context) : id;
}

/** Why an action stands where it does, in one clause without a full stop. */
function reason(action: PlannedAction, context: ReportContext): string {
  const { assessment, planWords, lang, label, themeTitle, param } = context;
  const said = planWords.why;
  const named = param(action.why, 'requirements').map(label);
  switch (action.why.code) {
    case 'answer': {
      const theme = assessment.themes.find((each) => each.id === action.theme);
      const parts = [...(theme?.level && theme.level.low < theme.level.high ? [said.settlesLevel(interval(theme.level, lang))] : []), ...(theme?.verdict === 'undetermined' ? [said.settlesVerdict] : [])];
      return parts.length === 0 ? said.answer : parts.join(' ; ');
    }
    case 'contradiction':
      return context.requirement(action.closes[0] ?? '')?.why.code === 'contradicted-by-fact' ? said.contradictionByMeasure(named) : said.contradiction(named);
    case 'overdue':
      return said.overdue(named);
    case 'due':
      return said.due(named, dayInWords(param(action.why, 'latestEnd')[0] ?? '', lang));
    case 'target': {
      const theme = assessment.themes.find((each) => each.id === action.theme);
      const proposed = theme?.target?.official === false ? ` (${said.proposition})` : '';
      return `${said.target(themeTitle(action.theme), Number(action.why.params['level']), named)}${proposed}`;
    }
    case 'serves':
      return said.serves(titleOf(param(action.why, 'action')[0] ?? '', context));
    case 'proof':
      return said.proof;
    default:
      return said.rest(named);
  }
}

/** « Ferme EXI 03, opposable aujourd’hui ; aussi AUTH-PP-2 ; 30 jours de délai externe ensuite. » */
export function whyAction(action: PlannedAction, context: ReportContext): string {
  const { planWords, label, param } = context;
  const named = new Set(param(action.why, 'requirements'));
  const others = action.why.code === 'serves' ? action.closes : action.closes.filter((id) => !named.has(id));
  const also = named.size > 0 || action.why.code === 'serves' ? others.map(label) : [];
  const parts = [reason(action, context), ...(also.length === 0 ? [] : [planWords.why.also(also)]), ...(action.leadTime > 0 ? [planWords.why.leadTime(action.leadTime)] : [])];
  return `${capitalised(parts.join(' ; '))}.`;
}

/** The deadlines an action decides, the most late first. */
function decided(action: PlannedAction, { roadmap }: ReportContext): Deadline | undefined {
  return roadmap.deadlines.filter((deadline) => deadline.action === action.id || action.closes.includes(deadline.id)).sort((a, b) => b.missing - a.missing)[0];
}

export function deadlineNotes(action: PlannedAction, context: ReportContext): Pick<ActionRow, 'deadline' | 'deadlineNote'> {
  const { assessment, words, planWords, lang } = context;
  const said = words.actions;
  const quiet: Note = { text: '', tone: 'quiet' };
  if (action.kind === 'answer') return { deadline: { text: said.now, tone: 'plain' }, deadlineNote: quiet };
  if (action.deadline === null) return { deadline: { text: said.noDeadline, tone: 'quiet' }, deadlineNote: quiet };
  const late = daysLate(action.deadline, assessment.date);
  if (late > 0 || action.deadline === assessment.date) return { deadline: { text: said.overdue, tone: 'fails' }, deadlineNote: { text: said.overdueBy(late), tone: 'quiet' } };
  const deadline = decided(action, context);
  const missed = deadline !== undefined && (deadline.missing > 0 || deadline.unreachable !== null);
  return { deadline: { text: dayInWords(action.deadline, lang, 'short'), tone: 'plain' }, deadlineNote: missed ? { text: planWords.deadlines.notHeld, tone: 'fails' } : quiet };
}

/** « 6 j », and « 4 à 11 ». */
export function effortWords(action: PlannedAction, { words, lang }: ReportContext): Pick<ActionRow, 'effort' | 'effortRange'> {
  const said = words.actions;
  if (action.effort === null) return { effort: said.toEstimate, effortRange: '' };
  const { min, likely, max } = action.effort;
  return { effort: said.effort(dayCount(likely, lang)), effortRange: min === max ? '' : said.effortRange(dayCount(min, lang), dayCount(max, lang)) };
}

/** What to do, in the order of the roadmap, each with why, effort and deadline. */
export function actionRows(context: ReportContext): ActionRow[] {
  return context.roadmap.actions.map((action) => {
    // Page one shows three: the others say theirs when they are printed.
    const notes = once(() => deadlineNotes(action, context));
    const effort = once(() => effortWords(action, context));
    return {
      id: action.id,
      class: action.class,
      get title() {
        return actionTitle(action, context);
      },
      get why() {
        return whyAction(action, context);
      },
      closes: action.closes,
      get effort() {
        return effort().effort;
      },
      get effortRange() {
        return effort().effortRange;
      },
      get deadline() {
        return notes().deadline;
      },
      get deadlineNote() {
        return notes().deadlineNote;
      },
    };
  });
}

/** What is contradicted, one sentence for each denial with its place, and whether the verdict depends on it. */
export function contradictionRows(context: Naming): ContradictionRow[] {
  const { assessment, words, lang, label, measuredOtherwise, param, requirement } = context;
  const said = words.contradictions;
  const rows = new Map<string, { readonly labels: string[]; readonly title: string; depends: { readonly opposable: boolean; readonly text: string } }>();
  for (const id of assessment.contradictions) {
    const judged = requirement(id);
    if (!judged) continue;
    const text = judged.why.code === 'contradicted-by-fact' ? said.byFact(measuredOtherwise(judged.why)) : judged.why.code === 'contradicted-by-implication' ? said.byImplication(param(judged.why, 'other').map(label).join(', ')) : whySentence(judged, context);
    const decides = judged.opposable && judged.inForceNow && context.isBinding(judged.referential);
    const depends = { opposable: decides, text: decides ? said.dependsOpposable : said.dependsNot(words.force[judged.force]) };
    const known = rows.get(text);
    if (!known) rows.set(text, { labels: [label(id)], title: judged.title, depends });
    else {
      known.labels.push(label(id));
      if (decides) known.depends = depends;
    }
  }
  // What the verdict depends on comes first.
  const told = [...rows].sort(([, a], [, b]) => Number(b.depends.opposable) - Number(a.depends.opposable));
  return told.map(([text, { labels, title, depends }]) => ({ label: listed(labels, lang, 3), title, text, depends: depends.text }));
}
