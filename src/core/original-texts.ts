import type { AssessedTheme, Assessment, JudgedRequirement, ShownTarget } from './assessment.js';
import { canonicalJson } from './canonical.js';
import type { LoadedReferential, Referential, Target, Theme } from './referential.js';
import { cite } from './theme.js';

/** A value with other texts; those that are not there stay absent. */
function withTexts<T extends object>(value: T, texts: Readonly<Record<string, unknown>>): T {
  return { ...value, ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)) };
}

const named = <T extends { readonly id: string }>(items: readonly T[], id: string): T | undefined => items.find((each) => each.id === id);

/** Translated and original rule sets hold the same parts in the same order. */
class Originals {
  private readonly pairs: ReadonlyMap<string, { readonly told: Referential; readonly original: Referential }>;

  constructor(loaded: readonly LoadedReferential[]) {
    this.pairs = new Map(loaded.flatMap(({ referential, original }) => (original ? [[referential.id, { told: referential, original }] as const] : [])));
  }

  title(id: string): string | undefined {
    return this.pairs.get(id)?.original.title;
  }

  theme(theme: AssessedTheme): AssessedTheme {
    const pair = this.pairs.get(theme.referential);
    const original = pair && named(pair.original.themes, theme.id);
    if (!original) return theme;
    const { zero, rungs } = original.ladder;
    return withTexts(theme, { title: original.title, zero, rungs, target: theme.target && this.target(theme.target, named(pair.told.themes, theme.id), original, pair) });
  }

  private target(shown: ShownTarget, told: Theme | undefined, original: Theme, pair: { readonly told: Referential; readonly original: Referential }): ShownTarget {
    const same = ({ level, since, source }: Target): boolean => level === shown.level && since === shown.since && canonicalJson(cite(source, pair.told.sources)) === canonicalJson(shown.source);
    const found = original.targets?.[told?.targets?.findIndex(same) ?? -1];
    return found ? { ...shown, source: cite(found.source, pair.original.sources) } : shown;
  }

  requirement(requirement: JudgedRequirement): JudgedRequirement {
    const original = this.pairs.get(requirement.referential)?.original;
    const found = original && named(original.requirements, requirement.id);
    if (!found) return requirement;
    const { title, gap, evidence, note, source } = found;
    return withTexts(requirement, { title, gap, expectedEvidence: evidence, note, source: cite(source, original.sources) });
  }
}

/**
 * A result with the texts its rule sets were written in, whatever language it was told in: its digest and its data are the
 * same in every language.
 */
export function inOriginalTexts(assessment: Assessment, loaded: readonly LoadedReferential[]): Assessment {
  if (loaded.every(({ original }) => original === undefined)) return assessment;
  const originals = new Originals(loaded);
  return {
    ...assessment,
    referentials: assessment.referentials.map((each) => withTexts(each, { title: originals.title(each.id) })),
    themes: assessment.themes.map((theme) => originals.theme(theme)),
    requirements: assessment.requirements.map((requirement) => originals.requirement(requirement)),
  };
}
