import type { Grade } from './dossier.js';
import { closeImplications, type Judgement } from './judge.js';

/** What a person supposes of requirements, by id, for the time of a question. */
export type Suppositions = ReadonlyMap<string, 'met' | 'unmet'>;

function closedWithProof(judgement: Judgement): Judgement {
  const { minEvidence } = judgement.compiled;
  const grade = Math.max(judgement.grade, minEvidence, 1) as Grade;
  return { ...judgement, status: 'met', grade, basis: 'documented', open: [], items: [], why: { code: 'met', params: {} } };
}

function denied(judgement: Judgement): Judgement {
  return { ...judgement, status: 'unmet', grade: 1, basis: 'declared', open: [], items: [], why: { code: 'unmet', params: {} } };
}

/** The side of a contradiction that stands again by itself once what it implies is closed. */
function isFreed(judgement: Judgement, all: ReadonlyMap<string, Judgement>): boolean {
  if (judgement.status !== 'contradicted' || judgement.why.code !== 'contradicted-by-implication') return false;
  const implied = judgement.compiled.implied.filter((id) => all.has(id));
  return implied.length > 0 && implied.every((id) => all.get(id)?.status === 'met');
}

/**
 * The judgements as they would stand: what is supposed met is so with the proof it asks for, what is supposed not met is denied.
 * What does not apply stays so, and what a met requirement implies follows.
 */
export function supposing(judgements: readonly Judgement[], suppositions: Suppositions): Judgement[] {
  const replaced = new Map(
    judgements.map((each) => {
      const supposed = each.status === 'not-applicable' ? undefined : suppositions.get(each.compiled.requirement.id);
      return [each.compiled.requirement.id, supposed === undefined ? each : supposed === 'met' ? closedWithProof(each) : denied(each)];
    }),
  );
  const freed = new Map([...replaced].map(([id, each]) => [id, isFreed(each, replaced) ? closedWithProof(each) : each]));
  return [...closeImplications(freed).values()];
}
