import { ConditionChecker } from './check-condition.js';
import { checkDays, checkQuestions, scopeOf } from './check-vocabulary.js';
import type { Condition } from './condition.js';
import type { Problem } from './error.js';
import { ProblemList, type Path } from './problem-list.js';
import { reliabilityOf, type Interval, type Referential, type Requirement, type SourcePlace, type Theme, type Vocabulary } from './referential.js';

export { checkVocabulary } from './check-vocabulary.js';

/** The named conditions a condition refers to, at any depth. */
function namesIn(condition: unknown): string[] {
  if (typeof condition !== 'object' || condition === null) return [];
  return Object.entries(condition).flatMap(([key, value]: [string, unknown]) => (key === 'condition' && typeof value === 'string' ? [value] : namesIn(value)));
}

class Checker {
  readonly problems = new ProblemList();
  private readonly conditions: ConditionChecker;
  private readonly sources: ReadonlySet<string>;
  private readonly usedSources = new Set<string>();

  constructor(
    private readonly referential: Referential,
    private readonly vocabulary: Vocabulary,
  ) {
    this.conditions = new ConditionChecker(this.problems, scopeOf(vocabulary, referential.questions, referential.conditions));
    this.sources = new Set(referential.sources.map((source) => source.id));
  }

  /** Names `id` when nothing is called so. */
  private mustBeKnown(code: string, id: string, known: Iterable<string>, path: Path): void {
    const names = new Set(known);
    if (!names.has(id)) this.problems.unknown(code, id, names, path);
  }

  private places(places: readonly SourcePlace[], path: Path): void {
    places.forEach(({ ref }, index) => {
      this.usedSources.add(ref);
      this.mustBeKnown('unknown-source', ref, this.sources, [...path, index, 'ref']);
    });
  }

  private interval(interval: Interval | undefined, path: Path): void {
    const { from, until } = interval ?? {};
    if (from !== undefined && until !== undefined && until < from) this.problems.add('backwards', [...path, 'until'], { from, until });
  }

  private level(level: number | undefined, theme: Theme, path: Path): void {
    const levels = theme.ladder.rungs.map((rung) => rung.level);
    if (level !== undefined && !levels.includes(level)) this.problems.add('unknown-level', path, { level, theme: theme.id, known: levels.map(String) });
  }

  document(): void {
    const { inForce, applies, themes, requirements, sources, actions = [], questions = [] } = this.referential;
    const unique = (code: string, key: string, items: readonly { readonly id: string }[], taken: readonly string[] = []): void =>
      this.problems.duplicates(code, items.map((each) => each.id), (index) => [key, index, 'id'], taken);
    unique('duplicate-source', 'sources', sources);
    unique('duplicate-theme', 'themes', themes);
    unique('duplicate-question', 'questions', questions, this.vocabulary.questions.map((each) => each.id));
    unique('duplicate-requirement', 'requirements', requirements);
    unique('duplicate-action', 'actions', actions);
    this.interval(inForce, ['inForce']);
    this.conditions.applies(applies, ['applies']);
    checkQuestions(this.problems, questions, scopeOf(this.vocabulary).facts, ['questions']);
    checkDays(this.problems, this.referential);
  }

  themes(): void {
    this.referential.themes.forEach((theme, index) => {
      const path = ['themes', index];
      this.conditions.applies(theme.applies, [...path, 'applies']);
      this.ladder(theme, [...path, 'ladder']);
      theme.targets?.forEach((target, at) => {
        const place = [...path, 'targets', at];
        this.level(target.level, theme, [...place, 'level']);
        this.conditions.applies(target.applies, [...place, 'applies']);
        this.places(target.source, [...place, 'source']);
      });
      if (!theme.collection) return;
      const { of, where } = theme.collection;
      this.mustBeKnown('unknown-list', of, this.vocabulary.lists.map((list) => list.id), [...path, 'collection', 'of']);
      this.conditions.where(where, of, [...path, 'collection', 'where']);
    });
  }

  private ladder({ id: theme, ladder }: Theme, path: Path): void {
    this.places(ladder.source, [...path, 'source']);
    const levels = ladder.rungs.map((rung) => rung.level);
    const twice = levels.findIndex((level, index) => levels.indexOf(level) < index);
    const wrong = levels.findIndex((level, index) => level !== index + 1);
    if (twice >= 0) this.problems.add('duplicate-rung', [...path, 'rungs', twice, 'level'], { level: levels[twice] ?? 0, theme });
    else if (wrong >= 0) this.problems.add('rungs-not-contiguous', [...path, 'rungs', wrong, 'level'], { theme, level: levels[wrong] ?? 0, expected: wrong + 1 });
    const own = this.referential.requirements.filter((requirement) => requirement.theme === theme);
    if (own.length === 0) return void this.problems.add('empty-theme', [...path.slice(0, -1), 'id'], { theme });
    levels.forEach((level, index) => {
      if (!own.some((requirement) => requirement.level === level)) this.problems.add('unreachable-rung', [...path, 'rungs', index, 'level'], { level, theme });
    });
  }

  requirements(): void {
    const { requirements, themes } = this.referential;
    requirements.forEach((requirement, index) => {
      const path = ['requirements', index];
      const theme = themes.find((each) => each.id === requirement.theme);
      if (theme) {
        this.level(requirement.level, theme, [...path, 'level']);
        this.level(requirement.capsLevel, theme, [...path, 'capsLevel']);
      } else this.problems.unknown('unknown-theme', requirement.theme, themes.map((each) => each.id), [...path, 'theme']);
      this.conditions.applies(requirement.applies, [...path, 'applies']);
      this.conditions.rule(requirement.metWhen, [...path, 'metWhen']);
      this.conditions.rule(requirement.partialWhen, [...path, 'partialWhen']);
      this.interval(requirement.inForce, [...path, 'inForce']);
      requirement.implies?.forEach((id, at) => this.mustBeKnown('unknown-requirement', id, requirements.map((each) => each.id), [...path, 'implies', at]));
      if (requirement.source.length === 0) this.problems.add('no-source', [...path, 'source'], { requirement: requirement.id });
      this.places(requirement.source, [...path, 'source']);
      if (requirement.opposable) this.opposable(requirement, path);
    });
  }

  /** Opposable: a law or an order, official and adopted, dated, read at its source. */
  private opposable({ id, inForce, force, official, source }: Requirement, path: Path): void {
    const place = [...path, 'opposable'];
    const requirement = { requirement: id };
    const reliability = reliabilityOf(source, this.referential.sources);
    if (this.referential.status === 'draft') this.problems.add('opposable-draft', place, requirement);
    if (inForce?.from === undefined) this.problems.add('opposable-undated', place, requirement);
    if (force !== 'law' && force !== 'order') this.problems.add('opposable-force', [...path, 'force'], { ...requirement, force });
    if (!official) this.problems.add('opposable-unofficial', [...path, 'official'], requirement);
    if (source.length > 0 && (reliability === 'C' || reliability === 'D')) this.problems.add('opposable-reliability', [...path, 'source'], { ...requirement, reliability });
  }

  actions(): void {
    const { actions = [], requirements } = this.referential;
    actions.forEach(({ id, closes, after, effort }, index) => {
      const path = ['actions', index];
      closes.forEach((closed, at) => this.mustBeKnown('unknown-requirement', closed, requirements.map((each) => each.id), [...path, 'closes', at]));
      after?.forEach((before, at) => this.mustBeKnown('unknown-action', before, actions.map((each) => each.id), [...path, 'after', at]));
      const { min, likely, max } = effort;
      if (min > likely || likely > max) this.problems.add('effort-order', [...path, 'effort', min > likely ? 'likely' : 'max'], { action: id, min, likely, max });
    });
  }

  cycles(): void {
    const { conditions = {}, requirements, actions = [] } = this.referential;
    const names = Object.entries(conditions).map(([name, body]: readonly [string, Condition]) => [name, namesIn(body)] as const);
    this.problems.cycles('condition-cycle', new Map(names), (name) => ['conditions', name]);
    const at = (key: string, items: readonly { readonly id: string }[], edge: string) => (id: string): Path => [key, items.findIndex((each) => each.id === id), edge];
    this.problems.cycles('implies-cycle', new Map(requirements.map(({ id, implies }) => [id, implies ?? []])), at('requirements', requirements, 'implies'));
    this.problems.cycles('action-cycle', new Map(actions.map(({ id, after }) => [id, after ?? []])), at('actions', actions, 'after'));
  }

  /** To be called last: what nothing named. */
  unused(): void {
    this.conditions.unreached();
    this.referential.questions?.forEach(({ id }, index) => {
      if (!this.conditions.usedQuestions.has(id)) this.problems.add('unused-question', ['questions', index, 'id'], { id });
    });
    this.referential.sources.forEach(({ id }, index) => {
      if (!this.usedSources.has(id)) this.problems.add('unused-source', ['sources', index, 'id'], { id }, 'warning');
    });
  }
}

/** What a schema cannot say of a referential: ids, conditions, ladders, opposability, dates. Called after the schema passed. */
export function checkReferential(referential: Referential, vocabulary: Vocabulary): Problem[] {
  const checker = new Checker(referential, vocabulary);
  checker.document();
  checker.themes();
  checker.requirements();
  checker.actions();
  checker.cycles();
  checker.unused();
  return checker.problems.problems;
}

/** What several referentials cannot share while in force together: a dossier names requirements, themes and questions by their id alone. */
export function checkTogether(referentials: readonly Referential[]): Problem[] {
  const problems = new ProblemList();
  const inForce = referentials.filter((each) => each.status === 'in-force');
  for (const [key, code] of [['themes', 'shared-theme'], ['questions', 'shared-question'], ['requirements', 'shared-requirement']] as const) {
    const owners = new Map<string, string>();
    for (const referential of inForce) {
      referential[key]?.forEach(({ id }, index) => {
        const owner = owners.get(id) ?? referential.id;
        if (owner !== referential.id) problems.add(code, [key, index, 'id'], { id, referential: `${referential.id}@${referential.edition}`, other: owner });
        owners.set(id, owner);
      });
    }
  }
  return problems.problems;
}
