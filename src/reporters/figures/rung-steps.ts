import type { ThemeSteps } from '../../core/campaign/figures.js';
import { fitText } from './fit-text.js';
import { PALETTE } from './palette.js';
import { hatchPath, rounded as n, type Figure, type Shape } from './shapes.js';

export interface RungStepsWords {
  readonly proven: string;
  readonly declared: string;
  readonly possible: string;
  readonly rung: string;
  readonly judged: string;
  readonly target: string;
}

const STEP = 36;
const HEIGHT = 66;
const TOP = 44;
const LABELS = 52;

/** How many dossiers hold at least each rung: proven filled, declared outlined, possible hatched; the numbers stand below. */
export function rungSteps({ theme, judged, rungs }: ThemeSteps, words: RungStepsWords, alt: string): Figure {
  const base = TOP + HEIGHT;
  const y = (count: number): number => base - (HEIGHT * count) / Math.max(1, judged);
  const width = Math.max(150, rungs.length * STEP + LABELS);
  const text = (x: number, at: number, said: string, more: Partial<Extract<Shape, { kind: 'text' }>> = {}): Shape => ({ kind: 'text', x, y: at, text: said, size: 9, weight: 'regular', anchor: 'middle', color: PALETTE.ink2, ...more });
  const shapes: Shape[] = [text(0, 10, fitText(theme.title, width, 11, 'semibold'), { anchor: 'start', size: 11, weight: 'semibold', color: PALETTE.ink })];
  shapes.push({ kind: 'path', d: `M0 ${TOP}L${n(rungs.length * STEP)} ${TOP}`, stroke: PALETTE.line, width: 0.6, dash: [1.5, 2] }, text(0, TOP - 4, words.judged, { anchor: 'start', size: 8 }));
  rungs.forEach(({ level, proven, declared, possible }, index) => {
    const x = index * STEP;
    if (possible > declared) shapes.push({ kind: 'rect', x, y: y(possible), w: STEP, h: y(declared) - y(possible), fill: PALETTE.paper, stroke: PALETTE.petrol, width: 0.6 }, { kind: 'path', d: hatchPath(x, y(possible), STEP, y(declared) - y(possible)), stroke: PALETTE.petrol, width: 0.8 });
    if (declared > proven) shapes.push({ kind: 'rect', x, y: y(declared), w: STEP, h: y(proven) - y(declared), fill: PALETTE.paper, stroke: PALETTE.petrol, width: 1 });
    if (proven > 0) shapes.push({ kind: 'rect', x, y: y(proven), w: STEP, h: base - y(proven), fill: PALETTE.petrol });
    shapes.push(text(x + STEP / 2, base + 11, `${level}`), text(x + STEP / 2, base + 25, `${proven}`, { weight: 'bold', color: PALETTE.petrol }), text(x + STEP / 2, base + 37, `${declared}`), text(x + STEP / 2, base + 49, `${possible}`));
  });
  const column = rungs.length * STEP + 4;
  shapes.push({ kind: 'path', d: `M0 ${base}L${n(rungs.length * STEP)} ${base}`, stroke: PALETTE.line, width: 0.6 });
  const legends = [[words.rung, 11], [words.proven, 25], [words.declared, 37], [words.possible, 49]] as const;
  for (const [said, below] of legends) shapes.push(text(column, base + below, said, { anchor: 'start', weight: said === words.proven ? 'bold' : 'regular', color: said === words.proven ? PALETTE.petrol : PALETTE.ink2 }));
  if (theme.target && theme.target.level <= rungs.length) {
    const x = theme.target.level * STEP;
    shapes.push({ kind: 'path', d: `M${x} ${base}L${x} 22`, stroke: PALETTE.ink, width: 1, ...(theme.target.official ? {} : { dash: [2, 1.5] as const }) }, { kind: 'path', d: `M${x} 22L${x + 8} 25L${x} 28Z`, fill: theme.target.official ? PALETTE.ink : PALETTE.paper, stroke: PALETTE.ink, width: 0.9 }, text(x - 3, 28, fitText(words.target, x - 3, 8.5, 'semibold'), { anchor: 'end', size: 8.5, weight: 'semibold', color: PALETTE.ink, halo: true }));
  }
  return { width, height: base + 54, alt, shapes };
}
