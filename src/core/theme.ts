import type { Bounds, Counts, SourceCitation, ShownTarget, Verdict } from './assessment.js';
import type { CompiledReferential, CompiledTheme } from './compile.js';
import type { Inputs } from './inputs.js';
import { levelOf, lowestLevel, reachable, type RungStanding, type Standing } from './level.js';
import { provenStanding, standing, type Judgement } from './judge.js';
import type { Source, SourcePlace } from './referential.js';
import { indexOf, type WeightedStanding } from './sort-index.js';
import { verdictOf } from './verdict.js';

/** The rows of a ladder for one of the two runs: {@link standing} for the declared one, `provenStanding` for the proven one. */
export function rungRows(judgements: readonly Judgement[], read: (judgement: Judgement) => Standing | undefined): RungStanding[] {
  const rows: RungStanding[] = [];
  for (const judgement of judgements) {
    const value = judgement.counted ? read(judgement) : undefined;
    if (value === undefined) continue;
    const { id, level, capsLevel } = judgement.compiled.requirement;
    rows.push({ id, standing: value, level, capsLevel });
  }
  return rows;
}

/** The declared level of a theme, from the judgements of that theme. */
export function declaredLevel(theme: CompiledTheme, judgements: readonly Judgement[]): Bounds | null {
  return levelOf(rungRows(judgements, standing), theme.theme.ladder.mode);
}

/**
 * What the caps alone leave of `top`, for an item to which no rung applies; `null` when no cap holds it back.
 * Without it, an item that caps the theme would hold nothing back by itself.
 */
export function cappedLevel(theme: CompiledTheme, judgements: readonly Judgement[], top: number): Bounds | null {
  const caps = rungRows(judgements, standing).filter((row) => row.capsLevel !== undefined && row.standing !== 'met');
  return caps.length === 0 ? null : levelOf([...caps, { level: top, standing: 'met' }], theme.theme.ladder.mode);
}

/** The highest rung with something applicable. */
export function reachableLevel(judgements: readonly Judgement[]): number | null {
  return reachable(rungRows(judgements, standing));
}

/** The proven level: what is not proven is simply not proven. */
export function provenLevel(theme: CompiledTheme, judgements: readonly Judgement[]): number | null {
  if (reachableLevel(judgements) === null) return null;
  return lowestLevel(rungRows(judgements, provenStanding), theme.theme.ladder.mode);
}

/** On a direct ladder the rungs below the one reached are passed: full in the index, neither gaps nor decisive. */
export function isPassed(theme: CompiledTheme, level: number | undefined, reached: number): boolean {
  return theme.theme.ladder.mode === 'direct' && level !== undefined && level < reached;
}

/** The rows of the index of a theme when `reached` is its level. */
export function indexRows(theme: CompiledTheme, judgements: readonly Judgement[], reached: number): WeightedStanding[] {
  return judgements.flatMap((judgement) => {
    const value = judgement.counted ? standing(judgement) : undefined;
    if (value === undefined) return [];
    const { compiled } = judgement;
    const passed = isPassed(theme, compiled.requirement.level, reached);
    return [{ id: compiled.requirement.id, weight: compiled.weight, passed, standing: passed ? ('met' as const) : judgement.status === 'partial' ? ('partial' as const) : value }];
  });
}

/** The index of a theme, as an interval of integers. */
export function themeIndex(theme: CompiledTheme, judgements: readonly Judgement[], level: Bounds | null): Bounds | null {
  return indexOf(indexRows(theme, judgements, level?.low ?? 0), indexRows(theme, judgements, level?.high ?? 0));
}

/** What the verdict looks at: opposable and in force, applicable or not. */
export function isBinding(judgement: Judgement): boolean {
  return judgement.compiled.requirement.opposable && judgement.inForceNow;
}

/** Declared and proven verdicts over the opposable requirements in force. */
export function verdictsOf(judgements: readonly Judgement[]): { readonly verdict: Verdict; readonly verdictProven: Verdict } {
  const binding = judgements.filter(isBinding);
  const read = (by: (judgement: Judgement) => Standing | undefined): Standing[] => binding.flatMap((judgement) => by(judgement) ?? []);
  return { verdict: verdictOf(read(standing)), verdictProven: verdictOf(read(provenStanding)) };
}

/** A theme the profile or the role sets aside entirely is not one of this product's themes. */
export function isSetAside(judgements: readonly Judgement[]): boolean {
  let total = 0;
  for (const each of judgements) if (each.counted) total += 1;
  return total > 0 && total === judgements.filter((each) => each.setAsideBy === 'profile' || each.setAsideBy === 'role').length;
}

/** How many requirements stand where; statuses are exclusive and add up (scoring, "Not applicable, unknown, decisive"). */
export function countsOf(judgements: readonly Judgement[]): Counts {
  const counted = judgements.filter((judgement) => judgement.counted);
  const count = (test: (judgement: Judgement) => boolean): number => counted.filter(test).length;
  const claimed = count((judgement) => judgement.setAsideBy === 'claim');
  const notApplicable = count((judgement) => judgement.status === 'not-applicable');
  return {
    total: counted.length,
    applicable: counted.length - notApplicable,
    met: count((judgement) => judgement.status === 'met'),
    partial: count((judgement) => judgement.status === 'partial'),
    unmet: count((judgement) => judgement.status === 'unmet'),
    unknown: count((judgement) => judgement.status === 'unknown'),
    contradicted: count((judgement) => judgement.status === 'contradicted'),
    'not-applicable': { automatic: notApplicable - claimed, claimed },
  };
}

/** A source and the place in it, ready to print. */
export function cite(places: readonly SourcePlace[], sources: readonly Source[]): SourceCitation[] {
  return places.flatMap((place) => {
    const source = sources.find((each) => each.id === place.ref);
    if (!source) return [];
    return [{ id: source.id, title: source.title, at: place.at, ...(source.url === undefined ? {} : { url: source.url }), consulted: source.consulted, reliability: place.reliability ?? source.reliability }];
  });
}

/** The target shown on a day: the latest one begun, with the next; before any has begun, the first to come. */
export function targetOf(referential: CompiledReferential, theme: CompiledTheme, inputs: Inputs): ShownTarget | null {
  const context = inputs.context();
  const targets = theme.targets
    .filter(({ applies }) => applies === undefined || applies(context) === 'true')
    .map(({ target }) => target)
    .sort((a, b) => (a.since < b.since ? -1 : 1));
  const begun = targets.filter((target) => target.since <= inputs.day);
  const shown = begun.at(-1) ?? targets[0];
  if (!shown) return null;
  const next = targets[targets.indexOf(shown) + 1];
  return {
    level: shown.level,
    since: shown.since,
    official: shown.official,
    source: cite(shown.source, referential.referential.sources),
    ...(next ? { next: { level: next.level, since: next.since, official: next.official } } : {}),
  };
}

