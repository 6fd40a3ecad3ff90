import { PALETTE } from './palette.js';
import { hatchPath, rounded as n, type Figure, type Shape } from './shapes.js';

export interface VerdictPart {
  readonly count: number;
  /** « 84 conforme, déclaré ». */
  readonly label: string;
  readonly drawn: 'proven' | 'declared' | 'undetermined' | 'fails' | 'none' | 'unreadable';
}

const WIDTH = 900;
const TOP = 26;
const HEIGHT = 20;

function crosses(x: number, y: number, w: number, h: number): string {
  const parts: string[] = [];
  for (let column = x + 8; column < x + w - 4; column += 12) for (let row = y + 6; row < y + h; row += 8) parts.push(`M${n(column - 2)} ${n(row - 2)}L${n(column + 2)} ${n(row + 2)}M${n(column - 2)} ${n(row + 2)}L${n(column + 2)} ${n(row - 2)}`);
  return parts.join('');
}

function drawn({ drawn: how }: VerdictPart, x: number, w: number): Shape[] {
  const box = { x, y: TOP, w, h: HEIGHT };
  switch (how) {
    case 'proven':
      return [{ kind: 'rect', ...box, fill: PALETTE.petrol }];
    case 'declared':
      return [{ kind: 'rect', ...box, fill: PALETTE.paper, stroke: PALETTE.petrol, width: 1.2 }];
    case 'undetermined':
      return [{ kind: 'rect', ...box, fill: PALETTE.paper, stroke: PALETTE.petrol, width: 0.8 }, { kind: 'path', d: hatchPath(x, TOP, w, HEIGHT), stroke: PALETTE.petrol, width: 0.9 }];
    case 'fails':
      return [{ kind: 'rect', ...box, fill: PALETTE.paper, stroke: PALETTE.brick, width: 1 }, { kind: 'path', d: crosses(x, TOP, w, HEIGHT), stroke: PALETTE.brick, width: 1.1 }];
    case 'none':
      return [{ kind: 'rect', ...box, fill: PALETTE.paper, stroke: PALETTE.line, width: 0.8 }];
    case 'unreadable':
      return [{ kind: 'rect', ...box, fill: PALETTE.paper, stroke: PALETTE.ink2, width: 0.8, dash: [3, 2] }];
  }
}

/** Verdicts as one bar, its parts as long as they are many; labels alternate above and below so that small ones are read too. */
export function verdictBar(parts: readonly VerdictPart[], alt: string): Figure {
  const shown = parts.filter(({ count }) => count > 0);
  const all = Math.max(1, shown.reduce((sum, { count }) => sum + count, 0));
  let x = 1;
  const shapes = shown.flatMap((part, index): Shape[] => {
    const w = ((WIDTH - 2) * part.count) / all;
    const above = index % 2 === 0;
    const late = x > WIDTH * 0.75;
    const label: Shape = { kind: 'text', x: late ? x + w : x, y: above ? TOP - 8 : TOP + HEIGHT + 15, text: part.label, size: 11, weight: 'semibold', anchor: late ? 'end' : 'start', color: part.drawn === 'fails' ? PALETTE.brick : part.drawn === 'none' || part.drawn === 'unreadable' ? PALETTE.ink2 : PALETTE.petrol };
    const own = [...drawn(part, x, w), label];
    x += w;
    return own;
  });
  return { width: WIDTH, height: TOP + HEIGHT + 22, alt, shapes };
}
