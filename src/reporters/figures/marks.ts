import type { Mark } from '../model.js';
import { PALETTE } from './palette.js';
import { rounded as n, type Figure, type Shape } from './shapes.js';

/** The status marks, as paths: a font may lack the glyph, and a glyph is read aloud. */
export function markShapes(mark: Mark, size: number, x = 0, y = 0, bold = false): Shape[] {
  const at = (dx: number, dy: number): string => `${n(x + dx * size)} ${n(y + dy * size)}`;
  const heavy = size * (bold ? 0.2 : 0.17);
  switch (mark) {
    case 'met':
      return [{ kind: 'path', d: `M${at(0.13, 0.52)}L${at(0.41, 0.8)}L${at(0.89, 0.18)}`, stroke: PALETTE.petrol, width: heavy }];
    case 'unmet':
      return [{ kind: 'path', d: `M${at(0.18, 0.18)}L${at(0.82, 0.82)}M${at(0.18, 0.82)}L${at(0.82, 0.18)}`, stroke: PALETTE.brick, width: heavy * 1.1 }];
    case 'unknown':
      return [
        { kind: 'circle', x: x + size / 2, y: y + size / 2, r: size * 0.42, fill: PALETTE.paper, stroke: PALETTE.petrol, width: size * 0.1 },
        { kind: 'path', d: `M${at(0.38, 0.42)}C${at(0.38, 0.24)} ${at(0.63, 0.25)} ${at(0.63, 0.41)}C${at(0.63, 0.51)} ${at(0.5, 0.5)} ${at(0.5, 0.61)}`, stroke: PALETTE.petrol, width: size * 0.1 },
        { kind: 'circle', x: x + size * 0.5, y: y + size * 0.73, r: size * 0.06, fill: PALETTE.petrol },
      ];
    case 'not-applicable':
      return [{ kind: 'path', d: `M${at(0.16, 0.5)}L${at(0.84, 0.5)}`, stroke: PALETTE.ink2, width: heavy }];
    case 'partial':
      return [
        { kind: 'path', d: `M${at(0.5, 0.08)}C${at(0.73, 0.08)} ${at(0.92, 0.27)} ${at(0.92, 0.5)}C${at(0.92, 0.73)} ${at(0.73, 0.92)} ${at(0.5, 0.92)}Z`, fill: PALETTE.brick },
        { kind: 'circle', x: x + size / 2, y: y + size / 2, r: size * 0.42, stroke: PALETTE.brick, width: size * 0.1 },
      ];
    case 'contradicted':
      return [
        { kind: 'path', d: `M${at(0.5, 0.1)}L${at(0.95, 0.88)}L${at(0.05, 0.88)}Z`, fill: PALETTE.paper, stroke: PALETTE.brick, width: size * 0.11 },
        { kind: 'path', d: `M${at(0.5, 0.38)}L${at(0.5, 0.63)}M${at(0.5, 0.7)}L${at(0.5, 0.79)}`, stroke: PALETTE.brick, width: size * 0.12 },
      ];
  }
}

/** One mark alone. Its word always follows it, so it has no alternative of its own. */
export function markFigure(mark: Mark, size: number): Figure {
  return { width: size, height: size, alt: '', shapes: markShapes(mark, size, 0, 0, size > 12) };
}
