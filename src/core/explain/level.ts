import { collectionLevels, itemLabel, judgedItems, judgementsAlone, levelAlone } from '../collection.js';
import type { CompiledTheme } from '../compile.js';
import { provenStanding, standing, type Judgement } from '../judge.js';
import { climb, reachable, type Standing } from '../level.js';
import { declaredLevel, isSetAside, provenLevel, reachableLevel, rungRows, targetOf } from '../theme.js';
import type { ClimbedRung, ExplainedClimb, ExplainedItem, LevelExplanation } from './explanation.js';
import { compiledThemeOf, judgementsOf, rowOf, sourcesOf, themeOf, type JudgedEdition, type Scene } from './scene.js';

type Run = (judgement: Judgement) => Standing | undefined;

/** Redoes one climb with the same rows and the same rule as the level, and names what it met on the way. */
function climbed(edition: JudgedEdition, theme: CompiledTheme, judgements: readonly Judgement[], run: Run, unknownIs: 'met' | 'unmet'): ExplainedClimb | null {
  const rows = rungRows(judgements, run);
  if (reachable(rows) === null) return null;
  const { mode, rungs } = theme.theme.ladder;
  const done = climb(rows, mode, unknownIs);
  const counted: Run = (judgement) => (judgement.counted ? run(judgement) : undefined);
  const row = (judgement: Judgement) => rowOf(edition, judgement, counted(judgement));
  const outcomeAt = (level: number): ClimbedRung['outcome'] => {
    if (!rows.some((each) => each.level === level)) return 'empty';
    const examined = done.rungs.find((each) => each.level === level);
    if (!examined) return 'not-examined';
    if (examined.failed.length === 0) return 'reached';
    return mode === 'direct' && level < done.climbed ? 'passed' : 'failed';
  };
  return {
    unknownIs,
    rungs: [...rungs].sort((a, b) => a.level - b.level).map(({ level, title }) => ({ level, title, outcome: outcomeAt(level), rows: judgements.filter((each) => each.compiled.requirement.level === level).map(row) })),
    climbed: done.climbed,
    caps: done.caps.flatMap(({ row: capping, cap, failed }) => judgements.filter((each) => each.compiled.requirement.id === capping.id).map((each) => ({ row: row(each), cap, applied: failed }))),
    reached: done.reached,
  };
}

function explainItems(scene: Scene, edition: JudgedEdition, theme: CompiledTheme, judgements: readonly Judgement[]): ExplainedItem[] {
  const of = theme.theme.collection?.of ?? '';
  const top = reachableLevel(judgements);
  return judgedItems(theme, scene.inputs).map((item): ExplainedItem => {
    const alone = judgementsAlone(edition.compiled, theme, scene.inputs, item.id);
    const level = levelAlone(theme, alone, top);
    const { place } = scene.readings.item(of, item);
    return {
      id: item.id,
      label: itemLabel(of, item, scene.vocabulary),
      ...(place === undefined ? {} : { place }),
      level,
      by: level === null ? 'nothing' : declaredLevel(theme, alone) === null ? 'caps' : 'rungs',
      low: climbed(edition, theme, alone, standing, 'unmet'),
      high: climbed(edition, theme, alone, standing, 'met'),
    };
  });
}

function explainCollection(scene: Scene, edition: JudgedEdition, theme: CompiledTheme, judgements: readonly Judgement[]): Pick<LevelExplanation, 'collection'> {
  const levels = collectionLevels(edition.compiled, theme, scene.inputs, judgements, scene.vocabulary);
  if (!levels) return {};
  const { of, complete, offered, held } = levels;
  const { place } = scene.readings.list(of);
  return { collection: { of, complete, ...(place === undefined ? {} : { place }), offered, held, items: explainItems(scene, edition, theme, judgements) } };
}

/** How the level of a theme is climbed: declared, low then high, then proven; then item by item when it judges a list. */
export function explainLevel(scene: Scene, edition: JudgedEdition, id: string): LevelExplanation {
  const theme = compiledThemeOf(edition, id);
  const judgements = judgementsOf(edition, theme);
  const { ladder } = theme.theme;
  return {
    kind: 'level',
    theme: themeOf(edition, theme),
    assessed: !isSetAside(judgements),
    mode: ladder.mode,
    official: ladder.official,
    source: sourcesOf(edition, ladder.source),
    ...(ladder.zero === undefined ? {} : { zero: ladder.zero }),
    low: climbed(edition, theme, judgements, standing, 'unmet'),
    high: climbed(edition, theme, judgements, standing, 'met'),
    provenClimb: reachableLevel(judgements) === null ? null : climbed(edition, theme, judgements, provenStanding, 'unmet'),
    level: declaredLevel(theme, judgements),
    proven: provenLevel(theme, judgements),
    reachable: reachableLevel(judgements),
    target: targetOf(edition.compiled, theme, scene.inputs),
    ...explainCollection(scene, edition, theme, judgements),
  };
}
