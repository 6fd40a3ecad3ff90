import type { Bounds } from '../../core/assessment.js';
import { PALETTE } from './palette.js';
import { hatchPath, rounded as n, type Shape } from './shapes.js';

/** Where a product stands on one theme, to be drawn. */
export interface Stand {
  /** The highest rung of the theme. */
  readonly top: number;
  readonly level: Bounds;
  readonly proven: number;
  /** Absent when nothing was examined. */
  readonly examined?: number;
}

/** Between two rungs, in pixels: the same for every theme, so that distances compare. */
export const RUNG = 16;
const EDGE = 7;
const MIDDLE = 8;
export const STAND_HEIGHT = 16;
/** With a line below for what was examined. */
export const EXAMINED_HEIGHT = 26;

export const standWidth = (top: number): number => EDGE * 2 + top * RUNG;
/** Where a rung stands, from the left edge. */
export const rungAt = (level: number): number => EDGE + level * RUNG;

/** A diamond: what an auditor left of the proven level. */
export function diamond(x: number, y: number): Shape {
  return { kind: 'path', d: `M${n(x)} ${n(y - 4.6)}L${n(x + 4.6)} ${n(y)}L${n(x)} ${n(y + 4.6)}L${n(x - 4.6)} ${n(y)}Z`, fill: PALETTE.ink };
}

/**
 * One product on the rungs of one theme, 0 to the top: a full point for what is proven, a ring for what is declared, hatches for what remains
 * to decide, and a diamond below for what stands once examined.
 */
export function standMarks({ top, level, proven, examined }: Stand): readonly Shape[] {
  const shapes: Shape[] = [];
  for (let rung = 0; rung <= top; rung++) shapes.push({ kind: 'circle', x: rungAt(rung), y: MIDDLE, r: 1, fill: PALETTE.line });
  if (level.high > level.low) {
    const box = { x: rungAt(level.low), y: MIDDLE - 3, w: (level.high - level.low) * RUNG, h: 6 };
    shapes.push({ kind: 'rect', ...box, fill: PALETTE.paper, stroke: PALETTE.petrol, width: 0.8 }, { kind: 'path', d: hatchPath(box.x, box.y, box.w, box.h, 3), stroke: PALETTE.petrol, width: 1 });
  }
  if (level.low > proven) shapes.push({ kind: 'path', d: `M${n(rungAt(proven))} ${MIDDLE}L${n(rungAt(level.low))} ${MIDDLE}`, stroke: PALETTE.petrol, width: 2 });
  shapes.push({ kind: 'circle', x: rungAt(level.low), y: MIDDLE, r: 5, fill: PALETTE.paper, stroke: PALETTE.petrol, width: 1.5 });
  shapes.push({ kind: 'circle', x: rungAt(proven), y: MIDDLE, r: proven === level.low ? 2.8 : 5, fill: PALETTE.petrol });
  if (examined !== undefined) shapes.push(diamond(rungAt(examined), MIDDLE + 13));
  return shapes;
}
