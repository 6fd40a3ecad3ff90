import { PALETTE } from './palette.js';
import { hatchPath, rounded as n, type Figure, type Shape } from './shapes.js';

export interface MovePart {
  readonly count: number;
  /** Solid for a rise, crossed for a fall, outlined for what narrowed, hatched for what widened, dashed for what one side alone judges. */
  readonly drawn: 'up' | 'down' | 'decided' | 'undecided' | 'apart' | 'same';
}

const WIDTH = 480;
const HEIGHT = 12;

function crosses(x: number, w: number): string {
  const parts: string[] = [];
  for (let middle = x + 4; middle < x + w - 2; middle += 7) parts.push(`M${n(middle - 2)} 4.5L${n(middle + 2)} 8.5M${n(middle - 2)} 8.5L${n(middle + 2)} 4.5`);
  return parts.join('');
}

function shapesOf({ drawn }: MovePart, x: number, w: number): Shape[] {
  const box = { kind: 'rect', x, y: 0.5, w, h: HEIGHT - 1 } as const;
  switch (drawn) {
    case 'up':
      return [{ ...box, fill: PALETTE.petrol }];
    case 'down':
      return [{ ...box, fill: PALETTE.paper, stroke: PALETTE.brick, width: 1 }, { kind: 'path', d: crosses(x, w), stroke: PALETTE.brick, width: 1 }];
    case 'decided':
      return [{ ...box, fill: PALETTE.paper, stroke: PALETTE.petrol, width: 1.2 }];
    case 'undecided':
      return [{ ...box, fill: PALETTE.paper, stroke: PALETTE.petrol, width: 0.8 }, { kind: 'path', d: hatchPath(x, 0.5, w, HEIGHT - 1), stroke: PALETTE.petrol, width: 0.9 }];
    case 'apart':
      return [{ ...box, fill: PALETTE.paper, stroke: PALETTE.ink2, width: 0.8, dash: [3, 2] }];
    case 'same':
      return [{ ...box, fill: PALETTE.paper, stroke: PALETTE.hair, width: 0.8 }];
  }
}

/** Which way dossiers went, as one bar, its parts as long as they are many. Decorative: the counts stand beside it in words. */
export function moveBar(parts: readonly MovePart[]): Figure {
  const shown = parts.filter(({ count }) => count > 0);
  const all = Math.max(1, shown.reduce((sum, { count }) => sum + count, 0));
  let x = 0.5;
  const shapes = shown.flatMap((part): Shape[] => {
    const w = ((WIDTH - 1) * part.count) / all;
    const own = shapesOf(part, x, w);
    x += w;
    return own;
  });
  return { width: WIDTH, height: HEIGHT, alt: '', shapes };
}
