import type { Bounds } from '../assessment.js';
import type { JudgedReferential } from '../decisive.js';
import type { Grade } from '../dossier.js';
import { closeImplications, type Judgement } from '../judge.js';
import { declaredLevel, provenLevel, themeIndex } from '../theme.js';

/** Where a theme would stand. */
export interface ThemeState {
  readonly level: Bounds | null;
  readonly proven: number | null;
  readonly index: Bounds | null;
}

function closedWithProof(judgement: Judgement): Judgement {
  const { minEvidence } = judgement.compiled;
  const grade = Math.max(judgement.grade, minEvidence, 1) as Grade;
  return { ...judgement, status: 'met', grade, basis: 'documented', open: [], items: [], why: { code: 'met', params: {} } };
}

/**
 * The judgements as they would stand with some requirements closed, each with the proof it asks for. What does not apply stays
 * so, and what a closed requirement implies follows.
 */
export function projected({ judgements }: JudgedReferential, closed: ReadonlySet<string>): Judgement[] {
  const replaced = new Map(judgements.map((each) => [each.compiled.requirement.id, closed.has(each.compiled.requirement.id) && each.status !== 'not-applicable' ? closedWithProof(each) : each]));
  // A contradiction was between two answers: once one side is closed, the other stands by itself again.
  const freed = new Map([...replaced].map(([id, each]) => [id, isFreed(each, replaced, closed) ? closedWithProof(each) : each]));
  return [...closeImplications(freed).values()];
}

function isFreed(judgement: Judgement, all: ReadonlyMap<string, Judgement>, closed: ReadonlySet<string>): boolean {
  if (judgement.status !== 'contradicted' || judgement.why.code !== 'contradicted-by-implication') return false;
  const implied = judgement.compiled.implied.filter((id) => all.has(id));
  return implied.length > 0 && implied.every((id) => closed.has(id) || all.get(id)?.status === 'met');
}

/** The state of every theme of a referential, from judgements of all of it. */
export function themeStates({ compiled }: JudgedReferential, judgements: readonly Judgement[]): ReadonlyMap<string, ThemeState> {
  return new Map(
    compiled.themes.map((theme) => {
      const own = judgements.filter((each) => each.compiled.theme === theme);
      const level = declaredLevel(theme, own);
      return [theme.theme.id, { level, proven: provenLevel(theme, own), index: themeIndex(theme, own, level) }];
    }),
  );
}
