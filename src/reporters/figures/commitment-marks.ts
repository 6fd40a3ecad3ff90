import { markShapes } from './marks.js';
import { PALETTE } from './palette.js';
import type { Figure, Shape } from './shapes.js';

export type PromiseDrawn = 'held-proven' | 'held-declared' | 'missed' | 'pending';

/** Marks of the longest row. */
const MOST = 24;
const SIDE = 8;
const STEP = 10.5;

/** How many promises one mark stands for (1, 2, 5, 10, 20, 50…), so that the longest row holds in its place. */
export function promisesByMark(counts: readonly number[]): number {
  const longest = Math.max(0, ...counts);
  let step = 1;
  for (let round = 0; longest > step * MOST; round++) step *= round % 3 === 1 ? 2.5 : 2;
  return step;
}

function markAt(drawn: PromiseDrawn, x: number): readonly Shape[] {
  switch (drawn) {
    case 'held-proven':
      return [{ kind: 'rect', x, y: 0, w: SIDE, h: SIDE, fill: PALETTE.petrol }];
    case 'held-declared':
      return [{ kind: 'rect', x: x + 0.6, y: 0.6, w: SIDE - 1.2, h: SIDE - 1.2, fill: PALETTE.paper, stroke: PALETTE.petrol, width: 1.2 }];
    case 'missed':
      return markShapes('unmet', SIDE, x, 0, true);
    case 'pending':
      return [{ kind: 'circle', x: x + SIDE / 2, y: SIDE / 2, r: 1.5, fill: PALETTE.ink2 }];
  }
}

/** Promises of one state, a mark for every `by` of them: full square held and proven, empty square held as declared, cross missed, dot to come. Its numbers stand beside, in words. */
export function commitmentMarks(drawn: PromiseDrawn, count: number, by: number): Figure {
  const marks = Math.ceil(count / by);
  return { width: Math.max(1, marks) * STEP, height: SIDE, alt: '', shapes: Array.from({ length: marks }, (_, rank) => markAt(drawn, rank * STEP)).flat() };
}
