import type { CompiledReferential } from '../compile.js';
import { addDuration, type Day } from '../day.js';
import type { Dossier } from '../dossier.js';
import { isProven, type Judgement } from '../judge.js';
import { judgeDossier, type JudgedDossier } from '../judge-dossier.js';
import type { Vocabulary } from '../referential.js';
import type { Suppositions } from '../suppose.js';
import { candidateDays } from '../next-dates.js';
import { declaredLevel, isPassed } from '../theme.js';
import type { ActionClass, Gap, RoadmapTarget } from './roadmap.js';

export interface GapContext {
  readonly referentials: readonly CompiledReferential[];
  readonly vocabulary: Vocabulary;
  readonly dossier: Dossier;
  readonly day: Day;
  readonly suppositions?: Suppositions;
  readonly now: JudgedDossier;
  readonly targets: ReadonlyMap<string, RoadmapTarget>;
}

const isNotMet = (judgement: Judgement): boolean => judgement.status === 'unmet' || judgement.status === 'partial';

/** The side of a contradiction that is denied: by a measure, or by an answer another requirement implies away. */
function isDenied(judgement: Judgement, all: ReadonlyMap<string, Judgement>): boolean {
  if (judgement.status !== 'contradicted') return false;
  if (judgement.why.code !== 'contradicted-by-implication') return true;
  return !judgement.compiled.implied.some((id) => all.get(id)?.status === 'contradicted');
}

/** Renewing what lapses later than this would only make it lapse sooner; next dates announce it. */
const RENEWAL_HORIZON = 'P18M';

interface Lapse {
  readonly due: Day;
  readonly binding: boolean;
}

interface Lapses {
  /** Met today, no longer from a day on. */
  readonly met: ReadonlyMap<string, Lapse>;
  /** Proven today, no longer from a day on. */
  readonly proof: ReadonlyMap<string, Lapse>;
}

/** What stands today and stops standing if nothing is done. */
function lapsesOf({ referentials, vocabulary, dossier, day, now, suppositions }: GapContext): Lapses {
  const met = new Map<string, Lapse>();
  const proof = new Map<string, Lapse>();
  const today = new Map(now.judged.flatMap(({ judgements }) => judgements.filter((each) => each.status === 'met').map((each) => [each.compiled.requirement.id, each] as const)));
  const horizon = addDuration(day, RENEWAL_HORIZON);
  for (const due of candidateDays(referentials, dossier, day).filter((each) => each <= horizon)) {
    for (const { judgements } of judgeDossier(referentials, vocabulary, dossier, due, suppositions).judged) {
      for (const judgement of judgements) {
        const { id } = judgement.compiled.requirement;
        const before = today.get(id);
        if (!before || !judgement.counted) continue;
        const lapse = { due, binding: judgement.compiled.requirement.opposable && judgement.inForceNow };
        if (isNotMet(judgement) && !met.has(id)) met.set(id, lapse);
        if (judgement.status === 'met' && isProven(before) && !isProven(judgement) && !proof.has(id)) proof.set(id, lapse);
      }
    }
  }
  return { met, proof };
}

/**
 * Everything a roadmap must close (scoring, "Roadmap"): not met on the day or from a known later day, proof below what is
 * asked, contradictions. What decisive questions would settle is added with their actions.
 */
export function gapsOf(context: GapContext): Gap[] {
  const { now, day, targets } = context;
  const lapses = lapsesOf(context);
  const gaps: Gap[] = [];
  for (const { compiled, judgements } of now.judged) {
    const all = new Map(judgements.map((each) => [each.compiled.requirement.id, each]));
    const levels = new Map(compiled.themes.map((theme) => [theme, declaredLevel(theme, judgements.filter((each) => each.compiled.theme === theme))]));
    for (const judgement of judgements) {
      const { requirement, theme } = judgement.compiled;
      const reached = levels.get(theme)?.low ?? 0;
      const from = requirement.inForce?.from;
      const toCome = from !== undefined && from > day;
      const base = { requirement: requirement.id, referential: compiled.referential.id, theme: requirement.theme, opposable: requirement.opposable, caps: requirement.capsLevel ?? null };
      const add = (kind: Gap['kind'], gapClass: ActionClass, due: Day | null): void => void gaps.push({ ...base, kind, class: gapClass, due });
      const target = targets.get(requirement.theme);
      const rung = requirement.level ?? requirement.capsLevel;
      const byLevel = target !== undefined && rung !== undefined && rung <= target.level ? 'C' : 'D';

      // A rung that a direct ladder passed over is a gap only when the law asks for it.
      const ignored = isPassed(theme, requirement.level, reached) && !requirement.opposable;
      if (ignored || (!judgement.counted && !toCome)) continue;
      const lapse = lapses.met.get(requirement.id);
      const proof = lapses.proof.get(requirement.id);
      if (judgement.status === 'contradicted') add('contradiction', 'contradiction', null);
      if (isNotMet(judgement) || isDenied(judgement, all)) {
        if (requirement.opposable && judgement.inForceNow) add('unmet', 'A', from ?? null);
        else if (requirement.opposable && toCome) add('unmet', 'B', from);
        else add('unmet', byLevel, toCome ? from : null);
      } else if (lapse) {
        add('lapse', lapse.binding ? 'B' : byLevel, lapse.due);
      }
      if (judgement.counted && judgement.status === 'met' && !isProven(judgement)) add('proof', 'D', null);
      else if (proof) add('proof', 'D', proof.due);
    }
  }
  return gaps;
}
