import type { Bounds, Verdict } from '../assessment.js';
import type { Day } from '../day.js';
import type { Comparable } from './compare.js';

/** One published result, as a point of a trend. */
export interface HistoryPoint {
  readonly date: Day;
  readonly version?: string;
  readonly verdict: Verdict;
  readonly verdictProven: Verdict;
  readonly themes: readonly { readonly id: string; readonly level: Bounds | null; readonly proven: number | null }[];
}

export interface ProductHistory {
  readonly product: string;
  readonly vendor?: string;
  /** The oldest first. */
  readonly points: readonly HistoryPoint[];
  /** The themes of any result, under their newest title and their highest rung. */
  readonly themes: readonly { readonly id: string; readonly title: string; readonly top: number }[];
}

const byDate = (a: Comparable, b: Comparable): number => (a.date < b.date ? -1 : a.date > b.date ? 1 : (a.product.version ?? '') < (b.product.version ?? '') ? -1 : 1);

/** Results put in order, product by product: nothing is judged again. */
export function historyOf(results: readonly Comparable[]): ProductHistory[] {
  const products = new Map<string, Comparable[]>();
  for (const result of [...results].sort(byDate)) products.set(result.product.name, [...(products.get(result.product.name) ?? []), result]);
  return [...products].sort(([a], [b]) => (a < b ? -1 : 1)).map(([product, own]) => {
    const themes = new Map<string, { readonly id: string; readonly title: string; readonly top: number }>();
    for (const { id, title, top } of own.flatMap((each) => each.themes)) themes.set(id, { id, title, top: Math.max(top, themes.get(id)?.top ?? 0) });
    const vendor = own.at(-1)?.product.vendor;
    return {
      product,
      ...(vendor === undefined ? {} : { vendor }),
      points: own.map(({ date, product: { version }, verdict, verdictProven, themes: judged }) => ({ date, ...(version === undefined ? {} : { version }), verdict, verdictProven, themes: judged.map(({ id, level, proven }) => ({ id, level, proven })) })),
      themes: [...themes.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    };
  });
}
