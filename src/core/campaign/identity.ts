import type { ReadEntry } from './campaign.js';

/** A product that several dossiers claim to be. */
export interface SharedIdentity {
  /** As one of them writes it. */
  readonly product: ReadEntry['product'];
  readonly dossiers: number;
  /** The first ones, by key. */
  readonly keys: readonly string[];
}

const MOST_KEYS = 5;
/** Marks that letters bear, and what stands between words: two ways to write one name differ by these alone. */
const MARKS = /[\p{M}\p{Cf}\p{Cc}]/gu;
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/gu;

const plain = (text: string): string => text.normalize('NFKD').replace(MARKS, '').toLowerCase().replace(BETWEEN_WORDS, ' ').trim() || text;

/** The product a dossier says it is about, by the names of product and editor, however they are written; its version does not count. */
export function identityOf({ name, vendor = '' }: ReadEntry['product']): string {
  return `${plain(name)}\n${plain(vendor)}`;
}

/** Which products several dossiers claim, told entry by entry in the order of their keys. */
export class Claims {
  /** The key of the only dossier so far, else all that is said of them. */
  readonly #claims = new Map<string, string | { readonly product: ReadEntry['product']; dossiers: number; readonly keys: string[] }>();

  add({ key, product }: ReadEntry): void {
    const identity = identityOf(product);
    const known = this.#claims.get(identity);
    if (known === undefined) this.#claims.set(identity, key);
    else if (typeof known === 'string') this.#claims.set(identity, { product, dossiers: 2, keys: [known, key] });
    else {
      known.dossiers += 1;
      if (known.keys.length < MOST_KEYS) known.keys.push(key);
    }
  }

  /** By identity, those that more than one dossier claims. */
  shared(): ReadonlyMap<string, SharedIdentity> {
    return new Map([...this.#claims].flatMap(([identity, claim]) => (typeof claim === 'string' ? [] : [[identity, claim] as const])));
  }
}
