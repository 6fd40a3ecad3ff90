import type { ErrorParams } from '../../core/error.js';
import type { FormatPlace } from '../../formats/parse-error.js';
import type { ArtefactPlace, Remark, Severity } from '../probe.js';
import { CHECKS } from './checks.js';
import type { POINTS, PointFact } from './points.js';

const GREATEST = new Map(CHECKS.map(({ id, severity }) => [id, severity]));

export interface PointState {
  /** False as soon as one artefact fails it. */
  readonly held: boolean;
  readonly seen: readonly ArtefactPlace[];
  readonly failed: readonly ArtefactPlace[];
}

/** What is written down while artefacts are read: remarks, and the points they prove or disprove. */
export class Notes {
  readonly remarks: Remark[] = [];
  private readonly points = new Map<string, PointState>();

  /** Notes one thing found. Without a severity, the greatest of the check. */
  remark(check: string, place: ArtefactPlace, params: ErrorParams = {}, severity?: Severity): void {
    const greatest = GREATEST.get(check);
    if (greatest === undefined) throw new RangeError(`unknown check: ${check}`);
    this.remarks.push({ check, severity: severity ?? greatest, place, params });
  }

  /** One artefact holds a point, or does not. A point never judged stays unknown. */
  judge<F extends PointFact>(fact: F, point: (typeof POINTS)[F][number], held: boolean, place: ArtefactPlace): void {
    const known = this.state(fact, point) ?? { held: true, seen: [], failed: [] };
    this.points.set(`${fact}/${point}`, { held: known.held && held, seen: [...known.seen, place], failed: held ? known.failed : [...known.failed, place] });
  }

  state(fact: string, point: string): PointState | undefined {
    return this.points.get(`${fact}/${point}`);
  }
}

/** A place in one artefact. */
export function at(artefact: string, place: FormatPlace = {}): ArtefactPlace {
  return { artefact, ...place };
}
