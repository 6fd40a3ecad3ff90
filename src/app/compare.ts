import { compare, type Comparison } from '../core/compare/compare.js';
import { compileReferential, type CompiledReferential } from '../core/compile.js';
import { ConvergenceError } from '../core/error.js';
import type { LoadedReferential, Vocabulary } from '../core/referential.js';
import { selectEdition } from '../core/select.js';
import type { Ports, PublishedResult } from './ports.js';

export interface CompareRequest {
  readonly from: string;
  readonly to: string;
  /** Rule sets that are not shipped, by path. */
  readonly referentials?: readonly string[];
}

export interface ComparedResults {
  readonly comparison: Comparison;
  readonly from: PublishedResult;
  readonly to: PublishedResult;
  readonly vocabulary: Vocabulary;
  readonly referentials: readonly CompiledReferential[];
}

/** The rules of a result: the edition it names while it is shipped, else the one in force on its day. */
function ruleOf(result: PublishedResult, id: string, edition: string, shipped: readonly LoadedReferential[], file: string): LoadedReferential {
  const exact = shipped.find(({ referential }) => referential.id === id && referential.edition === edition);
  if (exact) return exact;
  if (!shipped.some(({ referential }) => referential.id === id)) throw ConvergenceError.of('compare/rules-missing', { file, id }, { file });
  return selectEdition(shipped, id, result.date);
}

/**
 * Compares two published results: the older inputs are judged again by the rules of today.
 * @throws ConvergenceError for what is no result, holds no inputs, comes after the other, or was judged by rules nobody has.
 */
export async function compareResults(ports: Ports, request: CompareRequest): Promise<ComparedResults> {
  const [from, to] = await Promise.all([ports.results.read(request.from), ports.results.read(request.to)]);
  if (to.date < from.date) throw ConvergenceError.of('compare/order', { from: request.from, to: request.to }, { file: request.from });
  const vocabulary = await ports.referentials.vocabulary();
  const known = [...(await ports.referentials.shipped()), ...(await Promise.all((request.referentials ?? []).map((path) => ports.referentials.open(path))))];
  const referentials = to.referentials.map(({ id, edition }) => compileReferential(ruleOf(to, id, edition, known, request.to), vocabulary));
  return { comparison: compare(from, to, { referentials, vocabulary }), from, to, vocabulary, referentials };
}
