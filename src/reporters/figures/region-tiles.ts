import type { RegionCounts } from '../../core/campaign/figures.js';
import { PALETTE } from './palette.js';
import { rounded as n, type Figure, type Shape } from './shapes.js';

const SIDE = 46;
const GAP = 3;
const OVERSEAS_ROW = 6;
const HEADING = 16;

/** One tile for each ARS, placed as on the map, those overseas in a row of their own: dossiers not compliant over those read, the bar is their share. */
export function regionTiles(regions: readonly RegionCounts[], overseas: string, alt: string): Figure {
  const shapes: Shape[] = [];
  const at = (row: number): number => row * (SIDE + GAP) + (row >= OVERSEAS_ROW ? HEADING : 0);
  shapes.push({ kind: 'text', x: 0, y: at(OVERSEAS_ROW) - 5, text: overseas, size: 9, weight: 'regular', anchor: 'start', color: PALETTE.ink2 });
  for (const { region, read, nonCompliant } of regions) {
    const x = 0.5 + region.column * (SIDE + GAP);
    const y = 0.5 + at(region.row);
    shapes.push({ kind: 'rect', x, y, w: SIDE, h: SIDE, fill: PALETTE.paper, stroke: read === 0 ? PALETTE.hair : PALETTE.line, width: 0.8 });
    shapes.push({ kind: 'text', x: x + 5, y: y + 13, text: region.label, size: 9, weight: 'regular', anchor: 'start', color: PALETTE.ink2 });
    if (read === 0) {
      shapes.push({ kind: 'text', x: x + 5, y: y + 31, text: '–', size: 10, weight: 'regular', anchor: 'start', color: PALETTE.ink2 });
      continue;
    }
    shapes.push({ kind: 'text', x: x + 5, y: y + 31, text: `${nonCompliant}/${read}`, size: 12, weight: 'bold', anchor: 'start', color: PALETTE.ink });
    shapes.push({ kind: 'path', d: `M${n(x + 5)} ${n(y + 39)}L${n(x + SIDE - 5)} ${n(y + 39)}`, stroke: PALETTE.hair, width: 0.8 });
    if (nonCompliant > 0) shapes.push({ kind: 'rect', x: x + 5, y: y + 37, w: ((SIDE - 10) * nonCompliant) / read, h: 3, fill: PALETTE.brick });
  }
  return { width: 5 * (SIDE + GAP), height: at(OVERSEAS_ROW) + SIDE + 1, alt, shapes };
}
