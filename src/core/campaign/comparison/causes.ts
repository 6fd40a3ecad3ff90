import { isProfile } from './changes.js';
import type { DossierChanges, MoveCause, RequirementMove, Standing } from './comparison.js';
import type { AlignedRequirement } from './rules.js';

const none = (cause: MoveCause['cause']): MoveCause => ({ cause, names: [] });
const named = (cause: MoveCause['cause'], names: readonly string[]): MoveCause[] => (names.length === 0 ? [] : [{ cause, names }]);

const isMet = (standing: Standing): boolean => standing === 'm' || standing === 'M';

/** A day passing fails or lifts what was judged; it answers nothing, and sets nothing aside. */
const isJudged = (standing: Standing): boolean => standing !== null && 'Mmpuc'.includes(standing);

/** What evidence may explain: a requirement met on both sides, and proven on one. Evidence never decides what is met. */
function byEvidence(from: Standing, to: Standing, { lost, regained }: DossierChanges): readonly string[] {
  if (!isMet(from) || !isMet(to)) return [];
  return (to === 'm' ? lost : regained).map(({ evidence }) => evidence);
}

/**
 * What explains that a requirement moved, by what is known to decide it: never a guess. What its rules read and that changed comes
 * first; then, these being the same, the evidence of the dossier for a proof alone, or the day for what bears one. `unlinked` when the
 * dossier changed and its rules are not at hand; `unknown` when nothing seen explains it.
 */
export function moveCauses({ before, after, changed, link }: AlignedRequirement, from: Standing, to: Standing, changes: DossierChanges, otherDay: boolean): readonly MoveCause[] {
  const rule = before < 0 || after < 0 || changed !== false ? [none('referential')] : [];
  const read = link ? changes.questions.filter((name) => link.reads.has(name)) : [];
  const stated = [...named('profile', read.filter(isProfile)), ...named('answer', read.filter((name) => !isProfile(name))), ...named('measure', link ? changes.facts.filter((name) => link.facts.has(name)) : [])];
  if (stated.length > 0) return [...rule, ...stated];
  const evidence = byEvidence(from, to, changes);
  if (rule.length > 0) return [...rule, ...named('evidence', evidence)];
  if (otherDay && (from === '.') !== (to === '.')) return [none('time')];
  if (!link) return [none(changes.questions.length + changes.facts.length + evidence.length > 0 ? 'unlinked' : 'unknown')];
  if (evidence.length > 0) return named('evidence', evidence);
  return [none(otherDay && link.dated && isJudged(from) && isJudged(to) ? 'time' : 'unknown')];
}

/** The causes of several moves, once each, in the order they are found. */
export function causesOfMoves(moves: readonly RequirementMove[]): MoveCause['cause'][] {
  return [...new Set(moves.flatMap(({ causes }) => causes.map(({ cause }) => cause)))];
}
