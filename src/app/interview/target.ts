/** Where an answer goes: the one thing a screen asks. */
export type Target =
  | { readonly at: 'product'; readonly key: 'name' | 'vendor' | 'version' }
  | { readonly at: 'roles' }
  | { readonly at: 'profile'; readonly id: string }
  | { readonly at: 'question'; readonly id: string }
  /** What to do with a list: add, mend, remove, or say that it is complete. */
  | { readonly at: 'list'; readonly list: string }
  | { readonly at: 'newItem'; readonly list: string }
  | { readonly at: 'item'; readonly list: string; readonly purpose: 'edit' | 'remove' }
  | { readonly at: 'field'; readonly list: string; readonly item: string; readonly field: string }
  /** The rest no longer changes the levels: go on? */
  | { readonly at: 'continue' };

/** The name people use for a target; the same as `askableId` of the core for what the core can leave open. */
export function targetId(target: Target): string {
  switch (target.at) {
    case 'product':
      return `product.${target.key}`;
    case 'profile':
      return `profile.${target.id}`;
    case 'question':
      return target.id;
    case 'list':
      return target.list;
    case 'newItem':
      return `${target.list}[+]`;
    case 'item':
      return `${target.list}[${target.purpose}]`;
    case 'field':
      return `${target.list}[${target.item}].${target.field}`;
    default:
      return target.at;
  }
}

export interface ItemPath {
  readonly list: string;
  readonly item: string;
  readonly field: string;
}

/** Splits `accessMeans[psc].environment`. */
export function parseItemPath(id: string): ItemPath | undefined {
  const match = /^([A-Za-z][\w.-]*)\[([^\]]+)\]\.([\w-]+)$/.exec(id);
  return match ? { list: match[1] as string, item: match[2] as string, field: match[3] as string } : undefined;
}

/** The screen that asks an id: all that is asked of one item of a list is one screen. */
export function screenOf(id: string): string {
  const path = parseItemPath(id);
  return path ? `${path.list}[${path.item}]` : id;
}
