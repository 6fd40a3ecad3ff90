import type { Remark } from '../probe.js';
import type { CarriedFormat } from './carried-identity.js';
import { remark } from './checks.js';

/** A remark and the format it was made in: it settles the facts of that format. */
export interface Noted {
  readonly remark: Remark;
  readonly format: CarriedFormat;
}

/** Remarks of one check kept for one file: a person mends the cause, not the thousandth place. Each check that remarked keeps some, so no fact changes. */
const MOST_ALIKE = 100;

/** The remarks on one file, bounded, with the number of those left out. */
export class Notes {
  readonly #kept: Noted[] = [];
  readonly #counts = new Map<string, number>();
  #leftOut = 0;

  add(format: CarriedFormat, remarks: Iterable<Remark>): void {
    for (const each of remarks) {
      const alike = `${format} ${each.check} ${each.severity}`;
      const count = (this.#counts.get(alike) ?? 0) + 1;
      this.#counts.set(alike, count);
      if (count <= MOST_ALIKE) this.#kept.push({ remark: each, format });
      else this.#leftOut += 1;
    }
  }

  /** What was kept, then how much was not. */
  all(artefact: string, format: CarriedFormat): Noted[] {
    const rest = this.#leftOut === 0 ? [] : [{ remark: remark('ins.artefact.manyRemarks', { artefact }, { count: this.#leftOut, limit: MOST_ALIKE }), format }];
    return [...this.#kept, ...rest];
  }
}
