import type { ErrorParams } from '../../core/error.js';
import type { FormatPlace } from '../../formats/parse-error.js';
import type { ArtefactPlace, Remark, Severity } from '../probe.js';
import { CHECKS } from './checks.js';
import { POINTS, type PointFact, type PointOf } from './points.js';

const GREATEST = new Map(CHECKS.map(({ id, severity }) => [id, severity]));

/** Remarks of one check kept for one file: a person mends the cause, not the thousandth place. */
const MOST_ALIKE = 100;

/** What artefacts said of one point. */
export interface PointState {
  readonly seen: ArtefactPlace[];
  readonly failed: ArtefactPlace[];
  /** Artefacts that could have told, and do not. */
  readonly unknown: ArtefactPlace[];
}

/** What is written down while artefacts are read: remarks, and the points they prove or disprove. */
export class Notes {
  readonly #remarks: Remark[] = [];
  readonly #counts = new Map<string, number>();
  readonly #leftOut = new Map<string, number>();
  readonly #points = new Map<string, PointState>();

  /** Notes one thing found. Without a severity, the greatest of the check. */
  remark(check: string, place: ArtefactPlace, params: ErrorParams = {}, severity?: Severity): void {
    const greatest = GREATEST.get(check);
    if (greatest === undefined) throw new RangeError(`unknown check: ${check}`);
    const { artefact } = place;
    const alike = `${check} ${artefact}`;
    const count = (this.#counts.get(alike) ?? 0) + 1;
    this.#counts.set(alike, count);
    if (count <= MOST_ALIKE) this.#remarks.push({ check, severity: severity ?? greatest, place, params });
    else this.#leftOut.set(artefact, (this.#leftOut.get(artefact) ?? 0) + 1);
  }

  /** Notes that something is not as it should be; hands back whether it is. */
  holds(check: string, held: boolean, place: ArtefactPlace, params: ErrorParams = {}, severity?: Severity): boolean {
    if (!held) this.remark(check, place, params, severity);
    return held;
  }

  /** One artefact holds a point, or does not, or does not tell. */
  judge<F extends PointFact>(fact: F, point: PointOf<F>, held: boolean | undefined, place: ArtefactPlace): void {
    const state = this.state(fact, point);
    this.#points.set(`${fact}/${point}`, state);
    if (held === undefined) state.unknown.push(place);
    else state.seen.push(place);
    if (held === false) state.failed.push(place);
  }

  /** A file that cannot be read tells nothing of what it could have told. */
  unreadable(facts: readonly PointFact[], place: ArtefactPlace): void {
    for (const fact of facts) for (const point of POINTS[fact]) this.judge(fact, point, undefined, place);
  }

  state(fact: string, point: string): PointState {
    return this.#points.get(`${fact}/${point}`) ?? { seen: [], failed: [], unknown: [] };
  }

  /** Every remark, and for each file how many more were left out. */
  all(): Remark[] {
    return [...this.#remarks, ...[...this.#leftOut].map(([artefact, count]): Remark => ({ check: 'dmp.artefact.manyRemarks', severity: 'info', place: { artefact }, params: { count, limit: MOST_ALIKE } }))];
  }
}

/** A place in one artefact. */
export function at(artefact: string, place: FormatPlace = {}): ArtefactPlace {
  return { artefact, ...place };
}
