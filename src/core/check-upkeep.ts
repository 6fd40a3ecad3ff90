import { addDuration, type Day } from './day.js';
import type { Problem } from './error.js';
import { leavesByOperand } from './possible-answers.js';
import { ProblemList } from './problem-list.js';
import type { Referential, Vocabulary } from './referential.js';

/** A source read longer ago than this may no longer say what it said. */
const FRESH = 'P1Y';
/** The name of an item, in whatever list; and what page one says of the product. Both serve without any rule reading them. */
const ITEM_NAME = 'label';
const PRODUCT_KIND = 'kind';

/** What ages in a rule set: sources to read again. */
export function checkSources(referential: Referential, day: Day): Problem[] {
  const problems = new ProblemList();
  referential.sources.forEach(({ id, consulted }, index) => {
    if (addDuration(consulted, FRESH) < day) problems.add('stale-source', ['sources', index, 'consulted'], { id, consulted, date: day }, 'warning');
  });
  return problems.problems;
}

/** What the vocabulary offers that nothing uses yet: facts that no probe states, and what no rule set reads. */
export function checkVocabularyUse(vocabulary: Vocabulary, referentials: readonly Referential[], statedFacts: readonly string[]): Problem[] {
  const problems = new ProblemList();
  const read = leavesByOperand([referentials, vocabulary]);
  const lists = new Set(JSON.stringify(referentials).match(/(?<="of":")[^"]+/g));
  vocabulary.facts.forEach(({ id }, index) => {
    if (!statedFacts.includes(id)) problems.add('fact-not-stated', ['facts', index, 'id'], { id }, 'info');
  });
  vocabulary.profile.forEach(({ id }, index) => {
    if (id !== PRODUCT_KIND && !read.has(`profile:${id}`)) problems.add('idle-profile', ['profile', index, 'id'], { id }, 'info');
  });
  vocabulary.questions.forEach(({ id }, index) => {
    if (!read.has(`question:${id}`)) problems.add('idle-shared-question', ['questions', index, 'id'], { id }, 'info');
  });
  vocabulary.lists.forEach((list, index) => {
    if (!lists.has(list.id)) return void problems.add('idle-list', ['lists', index, 'id'], { list: list.id }, 'info');
    list.fields.forEach(({ id }, at) => {
      if (id !== ITEM_NAME && !read.has(`item:${id}`)) problems.add('idle-field', ['lists', index, 'fields', at, 'id'], { id, list: list.id }, 'info');
    });
  });
  return problems.problems;
}
