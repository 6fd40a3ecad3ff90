import { compileCondition, emptyUse, type Compiled, type Condition, type ConditionUse } from './condition.js';
import type { Grade } from './dossier.js';
import type { LoadedReferential, Referential, Requirement, Target, Theme, Vocabulary } from './referential.js';

export interface CompiledRequirement {
  readonly requirement: Requirement;
  readonly theme: CompiledTheme;
  /** The theme's condition and its own: all must hold. */
  readonly applies: readonly { readonly holds: Compiled; readonly use: ConditionUse }[];
  readonly met: Compiled;
  readonly partial?: Compiled;
  readonly use: ConditionUse;
  readonly minEvidence: Grade;
  readonly weight: number;
  /** Everything it implies, transitively, in id order. */
  readonly implied: readonly string[];
}

export interface CompiledTheme {
  readonly theme: Theme;
  readonly targets: readonly { readonly target: Target; readonly applies?: Compiled }[];
  readonly collectionWhere?: Compiled;
}

export interface CompiledReferential {
  readonly loaded: LoadedReferential;
  readonly referential: Referential;
  readonly applies?: Compiled;
  readonly themes: readonly CompiledTheme[];
  /** In the order of their ids. */
  readonly requirements: readonly CompiledRequirement[];
  /** Which fact replaces the answer of which question. */
  readonly questionFacts: ReadonlyMap<string, string>;
}

function byId<T>(items: readonly T[], id: (item: T) => string): T[] {
  return [...items].sort((a, b) => (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : 0));
}

/** Everything a requirement implies, transitively; a cycle ends where it began. */
export function impliedBy(requirements: readonly Requirement[]): ReadonlyMap<string, readonly string[]> {
  const direct = new Map(requirements.map((requirement) => [requirement.id, requirement.implies ?? []]));
  return new Map(
    requirements.map(({ id }) => {
      const reached = new Set<string>();
      const visit = (from: string): void => {
        for (const target of direct.get(from) ?? []) {
          if (target === id || reached.has(target)) continue;
          reached.add(target);
          visit(target);
        }
      };
      visit(id);
      return [id, [...reached].sort()];
    }),
  );
}

/** Compiles a checked referential: conditions become closures, implications are closed. */
export function compileReferential(loaded: LoadedReferential, vocabulary: Vocabulary): CompiledReferential {
  const { referential } = loaded;
  const named = referential.conditions ?? {};
  const compile = (condition: Condition | undefined, use?: ConditionUse): Compiled | undefined => (condition === undefined ? undefined : compileCondition(condition, named, use));
  const themes = new Map<string, CompiledTheme>();
  for (const theme of byId(referential.themes, (each) => each.id)) {
    const where = compile(theme.collection?.where);
    themes.set(theme.id, {
      theme,
      targets: (theme.targets ?? []).map((target) => {
        const applies = compile(target.applies);
        return { target, ...(applies ? { applies } : {}) };
      }),
      ...(where ? { collectionWhere: where } : {}),
    });
  }
  // The same condition on the profile bears on many requirements: one closure, so that it is asked once a dossier.
  const conditions = new Map<string, CompiledRequirement['applies'][number]>();
  const applicability = (condition: Condition): CompiledRequirement['applies'][number] => {
    const text = JSON.stringify(condition);
    let known = conditions.get(text);
    if (!known) {
      const use = emptyUse();
      conditions.set(text, (known = { holds: compileCondition(condition, named, use), use }));
    }
    return known;
  };
  // The same theme and the same condition give the same list: what it gives is asked once a dossier.
  const lists = new Map<string, CompiledRequirement['applies']>();
  const appliesTo = (parts: readonly (Condition | undefined)[]): CompiledRequirement['applies'] => {
    const text = JSON.stringify(parts);
    let known = lists.get(text);
    if (!known) lists.set(text, (known = parts.filter((condition) => condition !== undefined).map(applicability)));
    return known;
  };
  const implied = impliedBy(referential.requirements);
  const requirements = byId(referential.requirements, (each) => each.id).map((requirement): CompiledRequirement => {
    const theme = themes.get(requirement.theme);
    if (!theme) throw new Error(`requirement ${requirement.id} names an unknown theme`);
    const use = emptyUse();
    const applies = appliesTo([theme.theme.applies, requirement.applies]);
    const partial = compile(requirement.partialWhen, use);
    return {
      requirement,
      theme,
      applies,
      met: compileCondition(requirement.metWhen, named, use),
      ...(partial ? { partial } : {}),
      use,
      minEvidence: requirement.minEvidence ?? 2,
      weight: requirement.weight ?? 1,
      implied: implied.get(requirement.id) ?? [],
    };
  });
  const questionFacts = new Map<string, string>();
  for (const question of [...vocabulary.questions, ...(referential.questions ?? [])]) if (question.fact !== undefined) questionFacts.set(question.id, question.fact);
  const applies = compile(referential.applies);
  return { loaded, referential, ...(applies ? { applies } : {}), themes: [...themes.values()], requirements, questionFacts };
}
