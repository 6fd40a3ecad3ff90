import type { Bounds, CollectionLevels, ItemLevel } from './assessment.js';
import type { CompiledReferential, CompiledTheme } from './compile.js';
import type { Inputs } from './inputs.js';
import { judgeAll, type Judgement } from './judge.js';
import { cappedLevel, declaredLevel, reachableLevel } from './theme.js';
import type { Vocabulary } from './referential.js';

/**
 * What a theme that judges a list offers (its best item) and holds (its worst): each item's level is the theme's were it
 * alone in a complete list. While the list may be incomplete, `offered` goes up to `reachable` and `held` down to 0.
 */
export function collectionLevels(
  referential: CompiledReferential,
  theme: CompiledTheme,
  inputs: Inputs,
  judgements: readonly Judgement[],
  vocabulary: Vocabulary,
): CollectionLevels | undefined {
  const collection = theme.theme.collection;
  if (!collection) return undefined;
  const list = inputs.list(collection.of);
  const context = inputs.context();
  const judged = list.items.filter((item) => !theme.collectionWhere || theme.collectionWhere(context, item, collection.of) !== 'false');
  const top = reachableLevel(judgements);
  const labelField = vocabulary.lists.find((definition) => definition.id === collection.of)?.fields.find((field) => field.id === 'label');
  // What makes a level: rungs, caps, and what implies them.
  const climbed = referential.requirements.filter(({ requirement, implied }) => implied.length > 0 || requirement.level !== undefined || requirement.capsLevel !== undefined);
  const items = judged.map((item): ItemLevel => {
    const own = judgeAll(climbed, inputs, { only: { list: collection.of, item: item.id }, ungraded: true }).filter((each) => each.compiled.theme === theme);
    const label = labelField ? item.fields[labelField.id] : undefined;
    const level = declaredLevel(theme, own) ?? (top === null ? null : cappedLevel(theme, own, top));
    return { id: item.id, label: typeof label === 'string' && label !== '' ? label : item.id, level };
  });
  const levels = items.flatMap(({ level }) => level ?? []);
  const spread = (pick: (...values: number[]) => number): Bounds | null =>
    levels.length === 0 ? null : { low: pick(...levels.map((level) => level.low)), high: pick(...levels.map((level) => level.high)) };
  const offered = spread(Math.max);
  const held = spread(Math.min);
  if (list.complete) return { of: collection.of, complete: true, offered, held, items };
  return {
    of: collection.of,
    complete: false,
    offered: top === null ? null : { low: offered?.low ?? 0, high: top },
    // An item still unknown cannot hold more than the theme itself could reach.
    held: top === null ? null : { low: 0, high: held?.high ?? declaredLevel(theme, judgements)?.high ?? top },
    items,
  };
}
