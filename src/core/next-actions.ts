import type { JudgedRequirement, NextAction } from './assessment.js';
import type { CompiledReferential } from './compile.js';
import type { Day } from './day.js';
import type { Effort } from './dossier.js';
import { isPassed } from './theme.js';
import type { AssessedTheme } from './assessment.js';

interface Context {
  readonly referentials: readonly CompiledReferential[];
  readonly themes: readonly AssessedTheme[];
  readonly requirements: readonly JudgedRequirement[];
  readonly decisive: readonly { readonly id: string; readonly themes: readonly string[] }[];
  readonly efforts: Readonly<Record<string, Effort>>;
  readonly day: Day;
}

type ActionClass = 'A' | 'B' | 'C' | 'D';

/** The class of an action by one gap it closes (scoring, "Roadmap"). */
function classOf(gap: JudgedRequirement, theme: AssessedTheme, day: Day): ActionClass {
  const from = gap.inForce.from;
  if (gap.opposable && gap.inForceNow) return 'A';
  if (gap.opposable && from !== undefined && from > day) return 'B';
  const target = theme.target;
  return target && gap.level !== null && gap.level <= target.level && gap.level > (theme.level?.low ?? 0) ? 'C' : 'D';
}

/**
 * What to do first, in order: answer the decisive questions, lift contradictions, then the referential's actions by class
 * (A overdue, B opposable later, C towards the target, D the rest), those that close more opposable requirements for their
 * likely effort before the others; ties by id. Calendar and capacity are the roadmap's matter, not this list's.
 */
export function nextActions(context: Context): NextAction[] {
  const themes = new Map(context.themes.map((theme) => [theme.id, theme]));
  const compiledThemes = new Map(context.referentials.flatMap((referential) => referential.themes.map((theme) => [theme.theme.id, theme] as const)));
  const gaps = context.requirements.filter((requirement) => {
    if (!requirement.counted && !(requirement.opposable && (requirement.inForce.from ?? '') > context.day)) return false;
    if (requirement.status !== 'unmet' && requirement.status !== 'partial' && requirement.status !== 'contradicted') return false;
    const theme = compiledThemes.get(requirement.theme);
    return (requirement.opposable && requirement.inForceNow) || !theme || !isPassed(theme, requirement.level ?? undefined, themes.get(requirement.theme)?.level?.low ?? 0);
  });
  const first: NextAction[] = [];
  const empty = { effort: null, leadTime: 0, questions: [] as readonly string[] };
  for (const theme of context.themes) {
    const questions = context.decisive.filter((question) => question.themes.includes(theme.id)).map((question) => question.id);
    const unanswered = first.every((action) => questions.some((id) => !action.questions.includes(id)));
    if (questions.length > 0 && unanswered) first.push({ ...empty, id: `answer:${theme.id}`, title: theme.title, class: 'answer', closes: [], deadline: context.day, theme: theme.id, questions });
  }
  for (const gap of gaps) {
    if (gap.status === 'contradicted') first.push({ ...empty, id: `contradiction:${gap.id}`, title: gap.title, class: 'contradiction', closes: [gap.id], deadline: gap.inForce.from ?? null, theme: gap.theme });
  }
  const planned: (NextAction & { readonly rank: number })[] = [];
  for (const { referential } of context.referentials) {
    for (const action of referential.actions ?? []) {
      const closed = gaps.filter((gap) => gap.referential === referential.id && action.closes.includes(gap.id));
      if (closed.length === 0) continue;
      const classes = closed.map((gap) => classOf(gap, themes.get(gap.theme) as AssessedTheme, context.day));
      const best = (['A', 'B', 'C', 'D'] as const).find((each) => classes.includes(each)) ?? 'D';
      const effort = context.efforts[action.id] ?? action.effort;
      const deadlines = closed.flatMap((gap) => (gap.opposable && gap.inForce.from !== undefined ? [gap.inForce.from] : [])).sort();
      const opposable = closed.filter((gap) => gap.opposable && gap.inForceNow).length;
      planned.push({
        id: action.id,
        title: action.title,
        class: best,
        closes: closed.map((gap) => gap.id),
        effort,
        leadTime: action.leadTime ?? 0,
        deadline: deadlines[0] ?? null,
        theme: closed[0]?.theme ?? '',
        questions: [],
        rank: (opposable * 100 + closed.length) / Math.max(effort.likely, 0.5),
      });
    }
  }
  planned.sort((a, b) => (a.class < b.class ? -1 : a.class > b.class ? 1 : 0) || (a.class === 'B' ? compareDays(a.deadline, b.deadline) : b.rank - a.rank) || (a.id < b.id ? -1 : 1));
  return [...first, ...planned.map(({ rank: _rank, ...action }) => action)];
}

function compareDays(a: Day | null, b: Day | null): number {
  return (a ?? '9999') < (b ?? '9999') ? -1 : (a ?? '9999') > (b ?? '9999') ? 1 : 0;
}
