import type { List } from '../../core/dossier.js';
import type { Choice } from '../../core/referential.js';
import { itemLabel } from './question-book.js';
import type { InterviewTexts } from './texts.js';

/** What one can do with a list. */
export const LIST_ACTIONS = ['add', 'complete', 'edit', 'remove'] as const;
export type ListAction = (typeof LIST_ACTIONS)[number];

/** The choices of a list's menu, or its items when one is to be mended or removed. */
export function listChoices(list: List | undefined, purpose: 'menu' | 'edit' | 'remove', texts: InterviewTexts): readonly Choice[] {
  const items = list?.items ?? [];
  if (purpose !== 'menu') return items.map((item) => ({ id: item.id, text: itemLabel(item) }));
  if (items.length === 0) return [{ id: 'add', text: texts.list.addFirst }, { id: 'complete', text: texts.list.none }];
  return [
    { id: 'add', text: texts.list.addAnother },
    { id: 'complete', text: texts.list.complete(items.length) },
    { id: 'edit', text: texts.list.edit },
    { id: 'remove', text: texts.list.remove },
  ];
}
