import { canonicalJson } from './canonical.js';
import { isDay } from './day.js';
import type { Dossier, Value } from './dossier.js';
import type { ErrorParams, Problem } from './error.js';
import { nearest } from './nearest.js';
import { notAskedIn } from './profile.js';
import type { ListDefinition, Question, Referential, Vocabulary } from './referential.js';
import { parseReferentialId } from './select.js';

type Path = readonly (string | number)[];
type Raw = Readonly<Record<string, unknown>>;

/** What a dossier may name: every question, list, theme, requirement and action of the shipped rule sets. */
export interface KnownIds {
  readonly vocabulary: Vocabulary;
  readonly referentials: readonly Referential[];
}

/** Enough to mend a file; a stranger's could hold thousands. */
const MOST_PROBLEMS = 100;
/** Beyond this a name is no misspelling, and comparing it would cost. */
const LONGEST_WORD = 80;

const ITEM_KEYS = new Set(['id', 'activeFrom', 'activeUntil', 'evidence']);
const asRaw = (value: unknown): Raw => (typeof value === 'object' && value !== null ? (value as Raw) : {});
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

const choicesKnown = new WeakMap<Question, readonly string[]>();

function choicesOf(question: Question): readonly string[] {
  let choices = choicesKnown.get(question);
  if (!choices) choicesKnown.set(question, (choices = (question.choices ?? []).map((choice) => choice.id)));
  return choices;
}

/** Why a value is not an answer to a question, or undefined when it is one. */
export function valueProblem(question: Question, value: Value): { readonly code: string; readonly params: ErrorParams } | undefined {
  // The most common answer, a thousand times over.
  if (question.kind === 'yesNo' && typeof value === 'boolean') return undefined;
  const choices = choicesOf(question);
  if (question.kind === 'choice' && typeof value === 'string' && choices.includes(value)) return undefined;
  const unknownChoice = (choice: string): { code: string; params: ErrorParams } => ({ code: 'dossier/unknown-choice', params: { question: question.id, choice, known: choices, nearest: nearest(choice, choices) ?? '' } });
  const wrong = () => ({ code: `dossier/value-${question.kind}`, params: { question: question.id, value: String(value), known: choices } });
  switch (question.kind) {
    case 'yesNo':
      return value === 'partly' && question.partly === true ? undefined : value === 'partly' ? { code: 'dossier/no-partly', params: { question: question.id } } : wrong();
    case 'choice':
      return typeof value !== 'string' ? wrong() : choices.includes(value) ? undefined : unknownChoice(value);
    case 'checklist': {
      if (!Array.isArray(value)) return wrong();
      const stranger = (value as readonly string[]).find((choice) => !choices.includes(choice));
      return stranger === undefined ? undefined : unknownChoice(stranger);
    }
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return wrong();
      return value < (question.min ?? -Infinity) || value > (question.max ?? Infinity)
        ? { code: 'dossier/out-of-range', params: { question: question.id, value, min: question.min ?? '', max: question.max ?? '' } }
        : undefined;
    case 'date':
      return isDay(value) ? undefined : wrong();
    case 'text':
      return typeof value === 'string' ? undefined : wrong();
  }
}

/** The names a dossier may use, each of its kind. */
interface Names {
  readonly questions: ReadonlyMap<string, Question>;
  readonly profile: ReadonlyMap<string, Question>;
  readonly lists: ReadonlyMap<string, ListDefinition>;
  readonly referentials: ReadonlySet<string>;
  readonly themes: ReadonlySet<string>;
  readonly requirements: ReadonlySet<string>;
  /** Two rule sets may have the same id: a waiver says which one it spares. */
  readonly qualified: ReadonlySet<string>;
  readonly actions: ReadonlySet<string>;
  /** Those of the roadmap: it also makes actions of its own, to gather a theme's proofs, to close what no rule set wrote an action for. */
  readonly planned: ReadonlySet<string>;
}

/** Worked out once, whatever the number of dossiers. */
const namesKnown = new WeakMap<KnownIds, Names>();

function namesOf(known: KnownIds): Names {
  const found = namesKnown.get(known);
  if (found) return found;
  const { vocabulary, referentials } = known;
  const byId = <Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> => new Map(items.map((item) => [item.id, item]));
  const themes = new Set(referentials.flatMap((each) => each.themes.map((theme) => theme.id)));
  const requirements = new Set(referentials.flatMap((each) => each.requirements.map((requirement) => requirement.id)));
  const actions = new Set(referentials.flatMap((each) => (each.actions ?? []).map((action) => action.id)));
  const names: Names = {
    questions: byId([...vocabulary.questions, ...referentials.flatMap((each) => each.questions ?? [])]),
    profile: byId<Question>(vocabulary.profile),
    lists: byId(vocabulary.lists),
    referentials: new Set(referentials.map((each) => each.id)),
    themes,
    requirements,
    qualified: new Set(referentials.flatMap((each) => each.requirements.map((requirement) => `${each.id}:${requirement.id}`))),
    actions,
    planned: new Set([...actions, ...[...themes].map((id) => `proof:${id}`), ...[...requirements].map((id) => `close:${id}`)]),
  };
  namesKnown.set(known, names);
  return names;
}

class Checker {
  readonly problems: Problem[] = [];
  private readonly names: Names;
  /** Days that exist, as far as this dossier named them: most answers share theirs. */
  readonly #days = new Set<unknown>();
  private readonly evidence: ReadonlySet<string>;

  constructor(
    private readonly raw: Raw,
    private readonly known: KnownIds,
  ) {
    this.names = namesOf(known);
    this.evidence = new Set(Object.keys(asRaw(raw['evidence'])));
  }

  private add(code: string, params: ErrorParams, path: Path, severity: Problem['severity'] = 'error'): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ code, params, place: { path }, severity });
  }

  private unknown(code: string, id: string, known: Iterable<string>, path: Path): void {
    if (this.problems.length >= MOST_PROBLEMS) return;
    const names = [...known].filter((name) => name.length <= LONGEST_WORD);
    this.add(code, { id, nearest: id.length > LONGEST_WORD ? '' : (nearest(id, names) ?? ''), known: names.slice(0, 40) }, path);
  }

  private day(value: unknown, path: Path): void {
    if (value === undefined || this.#days.has(value)) return;
    if (isDay(value)) this.#days.add(value);
    else this.add('dossier/impossible-day', { value: typeof value === 'string' ? value : JSON.stringify(value) }, path);
  }

  private evidenceIds(value: unknown, path: Path): void {
    asList(value).forEach((id, index) => {
      if (typeof id === 'string' && !this.evidence.has(id)) this.unknown('dossier/unknown-evidence', id, this.evidence, [...path, index]);
    });
  }

  private value(question: Question, value: unknown, path: Path): void {
    const problem = valueProblem(question, value as Value);
    if (!problem) return;
    if (question.kind === 'date' && typeof value === 'string') this.add('dossier/impossible-day', { value }, path);
    else this.add(problem.code, problem.params, path);
  }

  referentials(): void {
    const ids = this.names.referentials;
    asList(this.raw['referentials']).forEach((name, index) => {
      const text = String(name);
      const { id, edition } = parseReferentialId(text);
      if (/[/\\]|\.ya?ml$/.test(text)) this.add('dossier/referential-path', { value: text }, ['referentials', index]);
      else if (!ids.has(id)) this.unknown('dossier/unknown-referential', id, ids, ['referentials', index]);
      else if (edition !== undefined && !this.known.referentials.some((each) => each.id === id && each.edition === edition)) {
        this.unknown('dossier/unknown-edition', edition, this.known.referentials.filter((each) => each.id === id).map((each) => each.edition), ['referentials', index]);
      }
    });
  }

  profileAnswers(): void {
    const stated = asRaw(this.raw['profile']);
    const notAsked = notAskedIn(stated as Dossier['profile'], this.known.vocabulary);
    for (const [id, value] of Object.entries(stated)) {
      const question = this.names.profile.get(id);
      if (!question) this.unknown('dossier/unknown-profile', id, this.names.profile.keys(), ['profile', id]);
      else this.value(question, value, ['profile', id]);
      const unread = notAsked.get(id);
      if (unread && canonicalJson(unread.otherwise) !== canonicalJson(value)) this.add('dossier/profile-not-asked', { id, by: unread.by }, ['profile', id], 'warning');
    }
  }

  answers(): void {
    for (const [id, stated] of Object.entries(asRaw(this.raw['answers']))) {
      const path = ['answers', id];
      const answer = asRaw(stated);
      const question = this.names.questions.get(id);
      if (!question) {
        this.unknown('dossier/unknown-question', id, this.names.questions.keys(), path);
        continue;
      }
      const said = ['value', 'skipped', 'notApplicable'].filter((key) => answer[key] !== undefined);
      if (said.length !== 1) this.add(said.length === 0 ? 'dossier/empty-answer' : 'dossier/two-answers', { question: id, keys: said }, path);
      if (answer['value'] !== undefined) this.value(question, answer['value'], [...path, 'value']);
      for (const key of ['skipped', 'notApplicable']) {
        if (typeof answer[key] === 'string' && answer[key].trim() === '') this.add('dossier/empty-reason', { question: id }, [...path, key]);
      }
      this.day(answer['date'], [...path, 'date']);
      this.evidenceIds(answer['evidence'], [...path, 'evidence']);
    }
  }

  listItems(): void {
    for (const [id, stated] of Object.entries(asRaw(this.raw['lists']))) {
      const definition = this.names.lists.get(id);
      if (!definition) {
        this.unknown('dossier/unknown-list', id, this.names.lists.keys(), ['lists', id]);
        continue;
      }
      const list = asRaw(stated);
      this.day(list['date'], ['lists', id, 'date']);
      this.evidenceIds(list['evidence'], ['lists', id, 'evidence']);
      const seen = new Set<string>();
      asList(list['items']).forEach((raw, index) => {
        const item = asRaw(raw);
        const path: Path = ['lists', id, 'items', index];
        const itemId = String(item['id']);
        if (seen.has(itemId)) this.add('dossier/duplicate-item', { id: itemId }, [...path, 'id']);
        seen.add(itemId);
        for (const key of ['activeFrom', 'activeUntil']) this.day(item[key], [...path, key]);
        if (isDay(item['activeFrom']) && isDay(item['activeUntil']) && item['activeUntil'] < item['activeFrom']) this.add('dossier/backwards', { from: item['activeFrom'], until: item['activeUntil'] }, [...path, 'activeUntil']);
        this.evidenceIds(item['evidence'], [...path, 'evidence']);
        for (const [key, value] of Object.entries(item)) {
          if (ITEM_KEYS.has(key)) continue;
          const field = definition.fields.find((each) => each.id === key);
          if (!field) this.unknown('dossier/unknown-field', key, [...definition.fields.map((each) => each.id), ...ITEM_KEYS], [...path, key]);
          else this.value(field, value, [...path, key]);
        }
      });
    }
  }

  evidenceDays(): void {
    for (const [id, stated] of Object.entries(asRaw(this.raw['evidence']))) {
      const evidence = asRaw(stated);
      for (const key of ['date', 'until']) this.day(evidence[key], ['evidence', id, key]);
      if (isDay(evidence['date']) && isDay(evidence['until']) && evidence['until'] < evidence['date']) this.add('dossier/backwards', { from: evidence['date'], until: evidence['until'] }, ['evidence', id, 'until']);
    }
  }

  promises(): void {
    const { themes, requirements, actions, qualified, planned } = this.names;
    const name = (value: unknown, known: ReadonlySet<string>, code: string, path: Path): void => {
      if (typeof value === 'string' && !known.has(value)) this.unknown(code, value, known, path);
    };
    asList(this.raw['commitments']).forEach((raw, index) => {
      const commitment = asRaw(raw);
      const path: Path = ['commitments', index];
      name(commitment['theme'], themes, 'dossier/unknown-theme', [...path, 'theme']);
      name(commitment['requirement'], requirements, 'dossier/unknown-requirement', [...path, 'requirement']);
      name(commitment['action'], actions, 'dossier/unknown-action', [...path, 'action']);
      for (const key of ['date', 'due']) this.day(commitment[key], [...path, key]);
      const subjects = ['theme', 'requirement', 'action'].filter((key) => commitment[key] !== undefined);
      if (subjects.length !== 1 || (commitment['theme'] !== undefined) !== (commitment['level'] !== undefined)) this.add('dossier/commitment-subject', { id: String(commitment['id']) }, path);
      if (isDay(commitment['date']) && isDay(commitment['due']) && commitment['due'] < commitment['date']) this.add('dossier/backwards', { from: commitment['date'], until: commitment['due'] }, [...path, 'due']);
    });
    asList(this.raw['waivers']).forEach((raw, index) => {
      const waiver = asRaw(raw);
      const path: Path = ['waivers', index];
      if (!qualified.has(String(waiver['requirement']))) name(waiver['requirement'], requirements, 'dossier/unknown-requirement', [...path, 'requirement']);
      for (const key of ['reason', 'approver']) {
        if (typeof waiver[key] === 'string' && waiver[key].trim() === '') this.add('dossier/empty-waiver', { key, requirement: String(waiver['requirement']) }, [...path, key]);
      }
      for (const key of ['from', 'until']) this.day(waiver[key], [...path, key]);
      if (isDay(waiver['from']) && isDay(waiver['until']) && waiver['until'] < waiver['from']) this.add('dossier/backwards', { from: waiver['from'], until: waiver['until'] }, [...path, 'until']);
    });
    for (const [id, raw] of Object.entries(asRaw(this.raw['efforts']))) {
      const effort = asRaw(raw);
      name(id, planned, 'dossier/unknown-action', ['efforts', id]);
      const [min, likely, max] = ['min', 'likely', 'max'].map((key) => Number(effort[key]));
      if (!((min ?? 0) <= (likely ?? 0) && (likely ?? 0) <= (max ?? 0))) this.add('dossier/effort-order', { action: id }, ['efforts', id]);
    }
  }
}

/** What a schema cannot say of a dossier: ids nobody knows, values that answer no question, impossible days. */
export function checkDossier(raw: unknown, known: KnownIds): Problem[] {
  const checker = new Checker(asRaw(raw), known);
  checker.referentials();
  checker.profileAnswers();
  checker.answers();
  checker.listItems();
  checker.evidenceDays();
  checker.promises();
  return checker.problems;
}
