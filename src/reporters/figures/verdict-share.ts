import { PALETTE } from './palette.js';
import { hatchPath, rounded as n, type Figure, type Shape } from './shapes.js';
import type { VerdictPart } from './verdict-bar.js';

function crosses(x: number, y: number, w: number, h: number): string {
  const parts: string[] = [];
  for (let column = x + 4; column <= x + w - 3; column += 7) for (let row = y + 4; row <= y + h - 3; row += 6) parts.push(`M${n(column - 1.6)} ${n(row - 1.6)}L${n(column + 1.6)} ${n(row + 1.6)}M${n(column - 1.6)} ${n(row + 1.6)}L${n(column + 1.6)} ${n(row - 1.6)}`);
  return parts.join('');
}

function patch(drawn: VerdictPart['drawn'], box: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }): Shape[] {
  const { x, y, w, h } = box;
  switch (drawn) {
    case 'proven':
      return [{ kind: 'rect', ...box, fill: PALETTE.petrol }];
    case 'declared':
      return [{ kind: 'rect', ...box, fill: PALETTE.paper, stroke: PALETTE.petrol, width: 1.1 }];
    case 'undetermined':
      return [{ kind: 'rect', ...box, fill: PALETTE.paper, stroke: PALETTE.petrol, width: 0.7 }, { kind: 'path', d: hatchPath(x, y, w, h, 3), stroke: PALETTE.petrol, width: 0.8 }];
    case 'fails':
      return [{ kind: 'rect', ...box, fill: PALETTE.paper, stroke: PALETTE.brick, width: 0.9 }, { kind: 'path', d: crosses(x, y, w, h), stroke: PALETTE.brick, width: 0.9 }];
    case 'none':
      return [{ kind: 'rect', ...box, fill: PALETTE.paper, stroke: PALETTE.line, width: 0.7 }];
    case 'unreadable':
      return [{ kind: 'rect', ...box, fill: PALETTE.paper, stroke: PALETTE.ink2, width: 0.7, dash: [3, 2] }];
  }
}

/** Verdicts as one bar as wide as a column, its parts as long as they are many. Its words stand beside, each after its {@link verdictSwatch}. */
export function verdictShare(parts: readonly VerdictPart[], width: number, height: number, alt: string): Figure {
  const all = Math.max(1, parts.reduce((sum, { count }) => sum + count, 0));
  let x = 0.5;
  const shapes = parts.filter(({ count }) => count > 0).flatMap(({ count, drawn }) => {
    const w = ((width - 1) * count) / all;
    const own = patch(drawn, { x, y: 0.5, w, h: height - 1 });
    x += w;
    return own;
  });
  return { width, height, alt, shapes };
}

/** How a part is drawn, before its words. */
export function verdictSwatch(drawn: VerdictPart['drawn']): Figure {
  return { width: 15, height: 9, alt: '', shapes: patch(drawn, { x: 0.5, y: 0.5, w: 14, h: 8 }) };
}
