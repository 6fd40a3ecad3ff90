import type { Assessment } from '../assessment.js';
import type { CompiledReferential } from '../compile.js';
import type { Effort } from '../dossier.js';
import { ACTION_CLASSES, type ActionClass, type Gap, type PlannedAction } from './roadmap.js';

/** An action before it has a place: what it closes and what it takes. */
export interface DraftAction extends Pick<PlannedAction, 'id' | 'kind' | 'title' | 'theme' | 'class' | 'closes' | 'questions' | 'effort' | 'estimated' | 'leadTime' | 'deadline'> {
  /** As the rule set wrote it: some may not be needed here. */
  readonly after: readonly string[];
  readonly gaps: readonly Gap[];
}

/** Gathering one proof: a hypothesis of the calculation, in person-days, rounded up to half-days a theme; a dossier replaces it under `efforts`. */
export const PROOF_EFFORT: Effort = { min: 0.1, likely: 0.25, max: 0.5 };
const NO_EFFORT: Effort = { min: 0, likely: 0, max: 0 };

const rankOf = (gapClass: ActionClass): number => ACTION_CLASSES.indexOf(gapClass);

function draft(base: Pick<DraftAction, 'id' | 'kind' | 'title' | 'effort'> & Partial<Pick<DraftAction, 'leadTime' | 'after' | 'questions' | 'theme' | 'class'>>, gaps: readonly Gap[], efforts: Readonly<Record<string, Effort>>): DraftAction {
  const ordered = [...gaps].sort((a, b) => rankOf(a.class) - rankOf(b.class) || (a.requirement < b.requirement ? -1 : 1));
  const own = Object.hasOwn(efforts, base.id) ? efforts[base.id] : undefined;
  const dues = ordered.flatMap((gap) => (gap.opposable && gap.due !== null && gap.kind !== 'proof' ? [gap.due] : [])).sort();
  return {
    theme: ordered[0]?.theme ?? '',
    class: ordered[0]?.class ?? 'D',
    leadTime: 0,
    after: [],
    questions: [],
    ...base,
    effort: own ?? base.effort,
    estimated: own !== undefined,
    closes: [...new Set(ordered.map((gap) => gap.requirement))],
    deadline: dues[0] ?? null,
    gaps: ordered,
  };
}

interface WrittenAction {
  readonly title: string;
  readonly effort: Effort;
  readonly leadTime: number;
  readonly after: readonly string[];
  /** By referential. */
  readonly closes: ReadonlyMap<string, readonly string[]>;
}

/** The actions of the rule sets. One id is one piece of work, whichever rule sets ask for it. */
function writtenActions(referentials: readonly CompiledReferential[]): Map<string, WrittenAction> {
  const written = new Map<string, WrittenAction>();
  for (const { referential } of referentials) {
    for (const action of referential.actions ?? []) {
      const other = written.get(action.id);
      written.set(action.id, {
        title: other?.title ?? action.title,
        effort: other?.effort ?? action.effort,
        leadTime: Math.max(other?.leadTime ?? 0, action.leadTime ?? 0),
        after: [...new Set([...(other?.after ?? []), ...(action.after ?? [])])].sort(),
        closes: new Map([...(other?.closes ?? []), [referential.id, action.closes] as const]),
      });
    }
  }
  return written;
}

/** Contradictions lifted together: those that one measure makes. The opposable ones come first, and name the action. */
function sameDenial(gaps: readonly Gap[], { requirements }: Assessment): (readonly [Gap, ...Gap[]])[] {
  const groups = new Map<string, [Gap, ...Gap[]]>();
  for (const gap of [...gaps].sort((a, b) => Number(b.opposable) - Number(a.opposable))) {
    const why = requirements.find((each) => each.id === gap.requirement && each.referential === gap.referential)?.why;
    const denial = why?.code === 'contradicted-by-fact' ? JSON.stringify(why.params) : `${gap.referential}/${gap.requirement}`;
    const known = groups.get(denial);
    if (known) known.push(gap);
    else groups.set(denial, [gap]);
  }
  return [...groups.values()];
}

/**
 * Groups the gaps into actions: those the rule sets wrote, then those that follow from the gaps themselves, so that every gap
 * has one: answer, lift a contradiction, gather proofs, and what no rule set wrote an action for, whose effort nobody knows.
 */
export function actionsFor(gaps: readonly Gap[], referentials: readonly CompiledReferential[], assessment: Assessment, efforts: Readonly<Record<string, Effort>>): DraftAction[] {
  const titles = new Map(assessment.requirements.map((requirement) => [requirement.id, requirement.title]));
  const themeTitle = (id: string): string => assessment.themes.find((theme) => theme.id === id)?.title ?? id;
  const drafts: DraftAction[] = [];

  const asked = new Set<string>();
  for (const theme of assessment.themes) {
    const questions = theme.decisive.filter((id) => !asked.has(id));
    if (questions.length === 0) continue;
    for (const id of questions) asked.add(id);
    const settled = assessment.requirements.filter((each) => each.status === 'unknown' && each.open.some((id) => questions.includes(id)));
    const unknown = settled.map((each): Gap => ({ kind: 'unknown', requirement: each.id, referential: each.referential, theme: each.theme, class: 'answer', due: null, opposable: each.opposable && each.inForceNow, caps: null }));
    drafts.push(draft({ id: `answer:${theme.id}`, kind: 'answer', title: theme.title, effort: NO_EFFORT, questions, theme: theme.id, class: 'answer' }, unknown, {}));
  }
  for (const own of sameDenial(gaps.filter((each) => each.kind === 'contradiction'), assessment)) {
    const [{ requirement }] = own;
    drafts.push(draft({ id: `contradiction:${requirement}`, kind: 'contradiction', title: titles.get(requirement) ?? requirement, effort: NO_EFFORT }, own, {}));
  }

  const unmet = gaps.filter((each) => each.kind === 'unmet' || each.kind === 'lapse');
  const written = writtenActions(referentials);
  const closed = new Set<Gap>();
  for (const [id, action] of written) {
    const own = unmet.filter((gap) => action.closes.get(gap.referential)?.includes(gap.requirement) === true);
    if (own.length === 0) continue;
    for (const gap of own) closed.add(gap);
    drafts.push(draft({ id, kind: 'referential', title: action.title, effort: action.effort, leadTime: action.leadTime, after: action.after }, own, efforts));
  }
  for (const gap of unmet.filter((each) => !closed.has(each))) {
    drafts.push(draft({ id: `close:${gap.requirement}`, kind: 'unwritten', title: titles.get(gap.requirement) ?? gap.requirement, effort: null }, [gap], efforts));
  }

  const proofs = gaps.filter((each) => each.kind === 'proof');
  for (const theme of new Set(proofs.map((gap) => gap.theme))) {
    const own = proofs.filter((gap) => gap.theme === theme);
    // One document for each requirement without proof; one for each day on which what proves others expires.
    const count = own.filter((gap) => gap.due === null).length + new Set(own.flatMap((gap) => gap.due ?? [])).size;
    const halfDays = (each: number): number => Math.ceil(2 * each * count) / 2;
    const effort = { min: halfDays(PROOF_EFFORT.min), likely: halfDays(PROOF_EFFORT.likely), max: halfDays(PROOF_EFFORT.max) };
    drafts.push(draft({ id: `proof:${theme}`, kind: 'proof', title: themeTitle(theme), effort }, own, efforts));
  }
  return drafts;
}
