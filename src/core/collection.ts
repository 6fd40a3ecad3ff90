import type { Bounds, CollectionLevels, ItemLevel } from './assessment.js';
import type { CompiledReferential, CompiledTheme } from './compile.js';
import type { ItemReading } from './condition.js';
import type { Inputs } from './inputs.js';
import { judgeAll, type Judgement } from './judge.js';
import { cappedLevel, declaredLevel, reachableLevel } from './theme.js';
import type { Vocabulary } from './referential.js';

/** The items that a theme judges: those its edition does not exempt. */
export function judgedItems(theme: CompiledTheme, inputs: Inputs): readonly ItemReading[] {
  const collection = theme.theme.collection;
  if (!collection) return [];
  const context = inputs.context();
  return inputs.list(collection.of).items.filter((item) => !theme.collectionWhere || theme.collectionWhere(context, item, collection.of) !== 'false');
}

/** The theme's judgements were one item alone in a complete list: those that make a level, those that imply them, and what they imply, which may contradict them. */
export function judgementsAlone(referential: CompiledReferential, theme: CompiledTheme, inputs: Inputs, item: string): Judgement[] {
  const targets = new Set(referential.requirements.flatMap(({ implied }) => implied));
  const climbed = referential.requirements.filter(({ requirement, implied }) => implied.length > 0 || targets.has(requirement.id) || requirement.level !== undefined || requirement.capsLevel !== undefined);
  const only = { list: theme.theme.collection?.of ?? '', item };
  return judgeAll(climbed, inputs, { only, ungraded: true }).filter((each) => each.compiled.theme === theme);
}

/** The level of an item, from its judgements alone: what its rungs give, else what the caps leave of `top`. */
export function levelAlone(theme: CompiledTheme, alone: readonly Judgement[], top: number | null): Bounds | null {
  return declaredLevel(theme, alone) ?? (top === null ? null : cappedLevel(theme, alone, top));
}

/** What people call an item. */
export function itemLabel(list: string, item: ItemReading, vocabulary: Vocabulary): string {
  const field = vocabulary.lists.find((definition) => definition.id === list)?.fields.find(({ id }) => id === 'label');
  const label = field ? item.fields[field.id] : undefined;
  return typeof label === 'string' && label !== '' ? label : item.id;
}

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
  const top = reachableLevel(judgements);
  const items = judgedItems(theme, inputs).map(
    (item): ItemLevel => ({ id: item.id, label: itemLabel(collection.of, item, vocabulary), level: levelAlone(theme, judgementsAlone(referential, theme, inputs, item.id), top) }),
  );
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
