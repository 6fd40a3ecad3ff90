import type { ErrorParams, Problem } from './error.js';
import { nearest } from './nearest.js';

/** Keys from the root of a document. */
export type Path = readonly (string | number)[];

const MOST_KNOWN = 40;

/** Collects what is wrong in one document; the same thing at the same place is said once. */
export class ProblemList {
  readonly problems: Problem[] = [];
  private readonly seen = new Set<string>();

  add(code: string, path: Path, params: ErrorParams = {}, severity: Problem['severity'] = 'error'): void {
    const key = JSON.stringify([code, path, params]);
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.problems.push({ code: `referential/${code}`, params, place: { path }, severity });
  }

  /** An id that names nothing, with the closest that does. */
  unknown(code: string, id: string, known: Iterable<string>, path: Path, params: ErrorParams = {}): void {
    const names = [...new Set(known)];
    this.add(code, path, { ...params, id, nearest: nearest(id, names) ?? '', known: names.slice(0, MOST_KNOWN) });
  }

  /** Says every id met twice, at its second place. */
  duplicates(code: string, ids: readonly string[], place: (index: number) => Path, taken: Iterable<string> = [], params: ErrorParams = {}): void {
    const seen = new Set(taken);
    ids.forEach((id, index) => {
      if (seen.has(id)) this.add(code, place(index), { ...params, id });
      seen.add(id);
    });
  }

  /** Says every cycle of a graph once, at the place of the node that closes it. */
  cycles(code: string, graph: ReadonlyMap<string, readonly string[]>, place: (id: string) => Path): void {
    const done = new Set<string>();
    const visit = (id: string, stack: readonly string[]): void => {
      const from = stack.indexOf(id);
      if (from >= 0) return void this.add(code, place(stack.at(-1) ?? id), { cycle: [...stack.slice(from), id] });
      if (done.has(id)) return;
      for (const next of graph.get(id) ?? []) visit(next, [...stack, id]);
      done.add(id);
    };
    for (const id of graph.keys()) visit(id, []);
  }
}
