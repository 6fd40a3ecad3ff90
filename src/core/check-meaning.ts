import { checkAliases } from './check-aliases.js';
import { checkRungs } from './check-rungs.js';
import { compileReferential, type CompiledReferential, type CompiledRequirement } from './compile.js';
import type { Day } from './day.js';
import type { Problem } from './error.js';
import { parseItemKey } from './inputs.js';
import { isOneOf, outcomeOf } from './outcome.js';
import { ProblemList } from './problem-list.js';
import type { Interval, LoadedReferential, Vocabulary } from './referential.js';
import { AnswerSearch } from './search-answers.js';

/** It weighs on a verdict, a level or the index, or lends its answer to one that does. */
function counts({ requirement, weight }: CompiledRequirement): boolean {
  return weight > 0 || requirement.opposable || requirement.level !== undefined || requirement.capsLevel !== undefined || (requirement.implies ?? []).length > 0;
}

function checkAnswerable(problems: ProblemList, compiled: CompiledReferential, search: AnswerSearch): void {
  const places = new Map(compiled.referential.requirements.map(({ id }, index) => [id, ['requirements', index]] as const));
  for (const each of compiled.requirements) {
    const { requirement, use } = each;
    const place = [...(places.get(requirement.id) ?? []), 'metWhen'];
    const params = { requirement: requirement.id };
    if (use.questions.size + use.lists.size + use.facts.size === 0) {
      problems.add('met-by-profile', place, params);
      continue;
    }
    const met = search.reach((context) => isOneOf(outcomeOf(each, context), 'met'), requirement);
    const unmet = search.reach((context) => isOneOf(outcomeOf(each, context), 'partial', 'unmet'), requirement);
    const stranded = search.strands((context) => isOneOf(outcomeOf(each, context), 'met'), requirement);
    if (met.outcome === 'impossible' && unmet.outcome === 'impossible') {
      if (met.stuck !== undefined) problems.add('unanswerable', place, params);
      else problems.add('never-applies', [...(places.get(requirement.id) ?? []), requirement.applies === undefined ? 'metWhen' : 'applies'], params);
    } else if (met.outcome === 'impossible') problems.add('never-met', place, params);
    else if (unmet.outcome === 'impossible') problems.add('never-unmet', place, params, 'warning');
    else if (stranded !== undefined) problems.add('never-asked', place, { ...params, list: parseItemKey(stranded)?.list ?? '', field: parseItemKey(stranded)?.field ?? stranded });
  }
}

function checkQuestionsMatter(problems: ProblemList, compiled: CompiledReferential, search: AnswerSearch): void {
  compiled.referential.questions?.forEach(({ id }, index) => {
    const readers = compiled.requirements.filter((each) => each.use.questions.has(id));
    // What nothing reads is another problem.
    if (readers.length === 0) return;
    const idle = readers.every((each) => !counts(each) || search.matters(id, (context) => outcomeOf(each, context), each.requirement) === 'impossible');
    if (idle) problems.add('idle-question', ['questions', index, 'id'], { id, requirements: readers.map((each) => each.requirement.id) }, 'warning');
  });
}

/** A past edition is read on its last day, one to come on its first. */
function dayWithin({ from, until }: Interval, day: Day): Day {
  if (until !== undefined && until < day) return until;
  return from !== undefined && from > day ? from : day;
}

/**
 * What a rule set says without meaning it: requirements nobody can answer, rungs nothing separates, questions that change
 * nothing, names of other lists given twice. Called once the cross-checks passed, by `referential check` alone: it tries answers, which takes time.
 */
export function checkMeaning(loaded: LoadedReferential, vocabulary: Vocabulary, day: Day): Problem[] {
  const problems = new ProblemList();
  const compiled = compileReferential(loaded, vocabulary);
  const within = dayWithin(compiled.referential.inForce, day);
  const search = new AnswerSearch(compiled.referential, vocabulary, within);
  checkAnswerable(problems, compiled, search);
  checkRungs(problems, compiled, search, within);
  checkQuestionsMatter(problems, compiled, search);
  checkAliases(problems, compiled, search);
  if (search.exhausted) problems.add('check-cut-short', ['id'], {}, 'info');
  return problems.problems;
}
