import type { JudgedRequirement } from '../../core/assessment.js';
import type { CompiledReferential } from '../../core/compile.js';
import { compileCondition, emptyUse, type Compiled, type ConditionContext } from '../../core/condition.js';
import type { Day } from '../../core/day.js';
import type { Dossier, ListItem } from '../../core/dossier.js';
import type { Field, ListDefinition, Question, Vocabulary } from '../../core/referential.js';
import { parseItemPath, type Target } from './target.js';

/** Every question the selected rule sets and the vocabulary know, found by id, with what those rule sets read. */
export interface QuestionBook {
  readonly profile: ReadonlyMap<string, Question>;
  readonly questions: ReadonlyMap<string, Question>;
  readonly lists: ReadonlyMap<string, ListDefinition>;
  /** `list.field` of every field that a selected rule set reads, directly or through the `when` of another field. */
  readonly fieldsRead: ReadonlySet<string>;
  /** The fields of an item that are worth asking, in order: read by a rule set, and whose `when` holds for it. */
  fieldsOf(list: string, item: ListItem, day: Day): readonly Field[];
  /** The target an open input's id names; `undefined` for what only a measure can tell. */
  target(id: string): Target | undefined;
  /** The position of a question in the order its author wrote. */
  order(id: string): number;
}

/** `list.field` of what the requirements that concern the product read, and of what tells which items are judged. */
function fieldsReadBy(referential: CompiledReferential, concerned: (requirement: string) => boolean): Set<string> {
  const use = emptyUse();
  for (const theme of referential.referential.themes) {
    // A quantifier without `is` gives the fields of `where` their list.
    if (theme.collection?.where !== undefined) compileCondition({ some: { of: theme.collection.of, where: theme.collection.where, whenEmpty: 'unmet' } }, referential.referential.conditions, use);
  }
  return new Set([...use.fields, ...referential.requirements.filter((each) => concerned(each.requirement.id)).flatMap((each) => [...each.use.fields])]);
}

/** A condition on an item alone reads nothing else. */
function itemContext(day: Day): ConditionContext {
  return { day, floor: 0, profile: () => undefined, question: () => undefined, fact: () => undefined, statedOn: () => undefined, list: () => ({ complete: false, grade: 0, items: [] }) };
}

function withWhen(definition: ListDefinition): readonly { readonly field: Field; readonly when?: Compiled; readonly reads: readonly string[] }[] {
  return definition.fields.map((field) => {
    if (field.when === undefined) return { field, reads: [] };
    const use = emptyUse();
    const when = compileCondition(field.when, {}, use);
    return { field, when, reads: [...use.fields].map((read) => read.slice(read.indexOf('.') + 1)) };
  });
}

/** Gathers the questions of a vocabulary and of the selected rule sets; what the profile or the role sets aside asks for no field. */
export function questionBook(vocabulary: Vocabulary, referentials: readonly CompiledReferential[], requirements: readonly JudgedRequirement[]): QuestionBook {
  const questions = [...vocabulary.questions, ...referentials.flatMap((each) => each.referential.questions ?? [])];
  const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> => new Map(items.map((item) => [item.id, item]));
  const lists = byId(vocabulary.lists);
  const conditions = new Map(vocabulary.lists.map((definition) => [definition.id, withWhen(definition)]));

  const concerned = new Set(requirements.filter((each) => each.setAsideBy !== 'profile' && each.setAsideBy !== 'role').map((each) => `${each.referential}/${each.id}`));
  const fieldsRead = new Set(referentials.flatMap((each) => [...fieldsReadBy(each, (id) => concerned.has(`${each.referential.id}/${id}`))]));
  for (const definition of vocabulary.lists) {
    for (const { field, reads } of [...(conditions.get(definition.id) ?? [])].reverse()) {
      if (fieldsRead.has(`${definition.id}.${field.id}`)) for (const read of reads) fieldsRead.add(`${definition.id}.${read}`);
    }
  }
  const order = new Map([...vocabulary.profile.map((question) => `profile.${question.id}`), ...vocabulary.lists.map((list) => list.id), ...questions.map((question) => question.id)].map((id, index) => [id, index]));

  const book: QuestionBook = {
    profile: byId(vocabulary.profile),
    questions: byId(questions),
    lists,
    fieldsRead,
    fieldsOf: (list, item, day) =>
      (conditions.get(list) ?? [])
        .filter(({ field }) => fieldsRead.has(`${list}.${field.id}`))
        .filter(({ when }) => {
          // As in the core: a field waits until its own condition holds.
          return when === undefined || when(itemContext(day), { id: item.id, grade: 4, fields: item }, list) === 'true';
        })
        .map(({ field }) => field),
    target: (id) => {
      if (id.startsWith('profile.') && book.profile.has(id.slice('profile.'.length))) return { at: 'profile', id: id.slice('profile.'.length) };
      if (book.questions.has(id)) return { at: 'question', id };
      if (lists.has(id)) return { at: 'list', list: id };
      const path = parseItemPath(id);
      if (path && lists.get(path.list)?.fields.some((field) => field.id === path.field)) return { at: 'field', ...path };
      return undefined;
    },
    order: (id) => order.get(parseItemPath(id)?.list ?? id) ?? Number.MAX_SAFE_INTEGER,
  };
  return book;
}

/** The name of an item in a sentence: its label, else its id. */
export function itemLabel(item: ListItem): string {
  const label = item['label'];
  return typeof label === 'string' && label !== '' ? label : item.id;
}

/** An item named as its list says: « le moyen « Support éditeur » ». */
export function itemTitle(definition: ListDefinition, item: ListItem): string {
  return definition.itemTitle.replace('{label}', itemLabel(item));
}

/** An item of a dossier's list. */
export function findItem(dossier: Dossier, list: string, item: string): ListItem | undefined {
  return dossier.lists[list]?.items?.find((each) => each.id === item);
}
