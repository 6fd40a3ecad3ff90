import { canonicalJson } from './canonical.js';
import { ConditionChecker, factOperands, questionOperands, type Operand, type Scope } from './check-condition.js';
import { valueProblem } from './check-dossier.js';
import type { Condition, Leaf } from './condition.js';
import { isDay } from './day.js';
import type { Problem } from './error.js';
import { ProblemList, type Path } from './problem-list.js';
import type { ListDefinition, ProfileQuestion, Question, Vocabulary } from './referential.js';

const DAY_KEYS = new Set(['published', 'consulted', 'from', 'until', 'since', 'before', 'after']);
/** What every item of a list already carries. */
const ITEM_KEYS = new Set(['id', 'activeFrom', 'activeUntil', 'evidence']);

/** Says every day of a document that is in no calendar. */
export function checkDays(problems: ProblemList, node: unknown, path: Path = []): void {
  if (typeof node !== 'object' || node === null) return;
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(node) ? node.map((value: unknown, index) => [index, value] as const) : Object.entries(node);
  for (const [key, value] of entries) {
    const place = [...path, key];
    if (typeof value === 'string' && DAY_KEYS.has(String(key)) && !isDay(value)) problems.add('impossible-day', place, { value });
    checkDays(problems, value, place);
  }
}

/** Says what is wrong in questions themselves: choices for another kind, the same choice twice, a fact nobody declared. */
export function checkQuestions(problems: ProblemList, questions: readonly Question[], facts: ReadonlyMap<string, Operand>, path: Path): void {
  questions.forEach(({ id, kind, choices, fact }, index) => {
    const place = [...path, index];
    const offers = kind === 'choice' || kind === 'checklist';
    if (offers && choices === undefined) problems.add('choices-missing', [...place, 'kind'], { id, kind });
    if (!offers && choices !== undefined) problems.add('choices-unexpected', [...place, 'choices'], { id, kind });
    problems.duplicates('duplicate-choice', (choices ?? []).map((choice) => choice.id), (at) => [...place, 'choices', at, 'id'], [], { question: id });
    if (fact !== undefined && !facts.has(fact)) problems.unknown('unknown-fact', fact, facts.keys(), [...place, 'fact']);
  });
}

/** What the conditions of a referential may name, its own questions included. */
export function scopeOf(vocabulary: Vocabulary, questions: readonly Question[] = [], named: Readonly<Record<string, Condition>> = {}): Scope {
  return {
    profile: questionOperands(vocabulary.profile),
    questions: questionOperands([...vocabulary.questions, ...questions]),
    facts: factOperands(vocabulary.facts),
    lists: new Map(vocabulary.lists.map((list) => [list.id, questionOperands(list.fields)])),
    named,
  };
}

/** The leaves of a condition without quantifier, with their places. */
function leavesOf(condition: Condition, path: Path): { readonly leaf: Leaf; readonly path: Path }[] {
  if ('all' in condition) return condition.all.flatMap((part, index) => leavesOf(part, [...path, 'all', index]));
  if ('any' in condition) return condition.any.flatMap((part, index) => leavesOf(part, [...path, 'any', index]));
  if ('not' in condition) return leavesOf(condition.not, [...path, 'not']);
  return [{ leaf: condition as Leaf, path }];
}

/** A profile question is asked on what was answered before it, on no clock, and reads as an answer of its own kind when it is not. */
function checkGates(problems: ProblemList, conditions: ConditionChecker, profile: readonly ProfileQuestion[]): void {
  const ids = profile.map((question) => question.id);
  profile.forEach((question, index) => {
    const { id, when, otherwise } = question;
    const place = ['profile', index, 'when'];
    if (when !== undefined) {
      conditions.gate(when, place);
      for (const { leaf, path } of leavesOf(when, place)) {
        if (leaf.profile !== undefined && ids.indexOf(leaf.profile) >= index) problems.add('when-later-profile', [...path, 'profile'], { id, read: leaf.profile });
        if (leaf.notOlderThan !== undefined) problems.add('when-age', [...path, 'notOlderThan'], { id });
      }
    }
    if (otherwise !== undefined && valueProblem(question, otherwise)) problems.add('otherwise-kind', ['profile', index, 'otherwise'], { id, kind: question.kind, value: canonicalJson(otherwise) });
  });
}

/** A field is asked on what was answered before it. */
function checkFields(problems: ProblemList, conditions: ConditionChecker, { id: list, fields }: ListDefinition, path: Path): void {
  const ids = fields.map((field) => field.id);
  problems.duplicates('duplicate-field', ids, (index) => [...path, index, 'id'], [], { list });
  fields.forEach(({ id, when }, index) => {
    if (ITEM_KEYS.has(id)) problems.add('reserved-field', [...path, index, 'id'], { id, list });
    if (!when) return;
    const place = [...path, index, 'when'];
    conditions.when(when, list, place);
    for (const { leaf, path: at } of leavesOf(when, place)) {
      if (leaf.item !== undefined && ids.indexOf(leaf.item) >= index) problems.add('when-later-field', [...at, 'item'], { id, read: leaf.item, list });
    }
  });
}

/** What a schema cannot say of the vocabulary. Called after the schema passed. */
export function checkVocabulary(vocabulary: Vocabulary): Problem[] {
  const problems = new ProblemList();
  const scope = scopeOf(vocabulary);
  const conditions = new ConditionChecker(problems, scope);
  for (const [key, code] of [['profile', 'duplicate-profile'], ['facts', 'duplicate-fact'], ['lists', 'duplicate-list'], ['questions', 'duplicate-question']] as const) {
    problems.duplicates(code, vocabulary[key].map((each) => each.id), (index) => [key, index, 'id']);
  }
  checkQuestions(problems, vocabulary.profile, scope.facts, ['profile']);
  checkGates(problems, conditions, vocabulary.profile);
  checkQuestions(problems, vocabulary.questions, scope.facts, ['questions']);
  vocabulary.lists.forEach((list, index) => {
    const path = ['lists', index, 'fields'];
    checkQuestions(problems, list.fields, scope.facts, path);
    checkFields(problems, conditions, list, path);
  });
  checkDays(problems, vocabulary);
  return problems.problems;
}
