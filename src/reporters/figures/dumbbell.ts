import type { ThemeReport } from '../model.js';
import { PALETTE } from './palette.js';
import { hatchPath, rounded as n, type Figure, type Shape } from './shapes.js';

const WIDTH = 236;

/** Declared (ring) and proven (dot) on one theme's scale, joined by a line; hatched up to what is still possible. */
export function dumbbell({ strip }: Pick<ThemeReport, 'strip'>): Figure {
  const top = Math.max(1, strip.top);
  const left = 8;
  const right = 224;
  const middle = 9;
  const x = (level: number): number => left + ((right - left) * level) / top;
  const shapes: Shape[] = [{ kind: 'path', d: `M${left} ${middle}L${right} ${middle}`, stroke: PALETTE.hair, width: 0.75 }];
  for (let level = 0; level <= top; level++) {
    shapes.push({ kind: 'path', d: `M${n(x(level))} ${middle - 2.5}L${n(x(level))} ${middle + 2.5}`, stroke: PALETTE.line, width: 0.5 });
    shapes.push({ kind: 'text', x: x(level), y: 24, text: `${level}`, size: 7.5, weight: 'regular', anchor: 'middle', color: PALETTE.ink2 });
  }
  if (strip.level) {
    const { low, high } = strip.level;
    const proven = strip.proven ?? 0;
    if (high > low) {
      const box = { x: x(low), y: middle - 2.5, w: x(high) - x(low), h: 5 };
      shapes.push({ kind: 'rect', ...box, fill: PALETTE.paper, stroke: PALETTE.petrol, width: 0.6 }, { kind: 'path', d: hatchPath(box.x, box.y, box.w, box.h, 3), stroke: PALETTE.petrol, width: 0.9 });
    }
    shapes.push({ kind: 'path', d: `M${n(x(proven))} ${middle}L${n(x(low))} ${middle}`, stroke: PALETTE.petrol, width: 1.6 });
    shapes.push({ kind: 'circle', x: x(low), y: middle, r: 5, fill: PALETTE.paper, stroke: PALETTE.petrol, width: 1.2 });
    shapes.push({ kind: 'circle', x: x(proven), y: middle, r: proven === low ? 2.8 : 5.5, fill: PALETTE.petrol });
  }
  return { width: WIDTH, height: 26, alt: strip.alt, shapes };
}
