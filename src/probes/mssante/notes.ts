import type { ErrorParams } from '../../core/error.js';
import type { FormatPlace } from '../../formats/parse-error.js';
import { shown, withoutMatricules } from '../ins/matricule.js';
import type { ArtefactPlace, Remark, Severity } from '../probe.js';
import { CHECKS } from './checks.js';
import type { POINTS, PointFact } from './points.js';

const GREATEST = new Map(CHECKS.map(({ id, severity }) => [id, severity]));

/** Values of one parameter that are shown. */
const MOST_VALUES = 20;
/** Remarks of one check kept for one file: a person mends the cause, not the thousandth place. */
const MOST_ALIKE = 100;

function fit(params: ErrorParams): ErrorParams {
  const one = <Value>(value: Value): Value | string => (typeof value === 'string' ? shown(value) : value);
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, MOST_VALUES).map(one) : one(value)]));
}

/** The remarks, bounded file by file, with the number of those left out. */
export function boundedRemarks(remarks: readonly Remark[]): Remark[] {
  const counts = new Map<string, number>();
  const leftOut = new Map<string, number>();
  const kept = remarks.filter(({ check, severity, place: { artefact } }) => {
    const alike = `${check} ${severity} ${artefact}`;
    const count = (counts.get(alike) ?? 0) + 1;
    counts.set(alike, count);
    if (count > MOST_ALIKE) leftOut.set(artefact, (leftOut.get(artefact) ?? 0) + 1);
    return count <= MOST_ALIKE;
  });
  return [...kept, ...[...leftOut].map(([artefact, count]): Remark => ({ check: 'mss.artefact.manyRemarks', severity: 'info', place: { artefact }, params: { count } }))];
}

export interface PointState {
  /** False as soon as one artefact fails it. */
  readonly held: boolean;
  readonly seen: readonly ArtefactPlace[];
  readonly failed: readonly ArtefactPlace[];
}

/** What is written down while artefacts are read: remarks, and the points they prove or disprove. */
export class Notes {
  readonly remarks: Remark[] = [];
  private readonly points = new Map<string, { held: boolean; readonly seen: ArtefactPlace[]; readonly failed: ArtefactPlace[] }>();

  /** Notes one thing found: what a stranger wrote is made fit to be shown. Without a severity, the greatest of the check. */
  remark(check: string, place: ArtefactPlace, params: ErrorParams = {}, severity?: Severity): void {
    const greatest = GREATEST.get(check);
    if (greatest === undefined) throw new RangeError(`unknown check: ${check}`);
    this.remarks.push({ check, severity: severity ?? greatest, place: place.xpath === undefined ? place : { ...place, xpath: withoutMatricules(place.xpath) }, params: fit(params) });
  }

  /** One artefact holds a point, or does not. A point never judged stays unknown. */
  judge<F extends PointFact>(fact: F, point: (typeof POINTS)[F][number], held: boolean, place: ArtefactPlace): void {
    const known = this.points.get(`${fact}/${point}`) ?? { held: true, seen: [], failed: [] };
    known.held &&= held;
    known.seen.push(place);
    if (!held) known.failed.push(place);
    this.points.set(`${fact}/${point}`, known);
  }

  state(fact: string, point: string): PointState | undefined {
    return this.points.get(`${fact}/${point}`);
  }
}

/** A place in one artefact. */
export function at(artefact: string, place: FormatPlace = {}): ArtefactPlace {
  return { artefact, ...place };
}
