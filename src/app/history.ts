import { historyOf, type ProductHistory } from '../core/compare/history.js';
import type { Problem } from '../core/error.js';
import type { Ports } from './ports.js';

export interface HistoryResult {
  readonly products: readonly ProductHistory[];
  readonly folder: string;
  readonly problems: readonly Problem[];
}

/** The results committed in a folder, put in order; what is no result is passed over, by name. @throws ConvergenceError for a folder that cannot be read. */
export async function history(ports: Ports, folder: string): Promise<HistoryResult> {
  const { results, problems } = await ports.results.readAll(folder);
  return { products: historyOf(results), folder, problems };
}
