import type { ThemeSteps } from '../../core/campaign/figures.js';
import { fitText } from './fit-text.js';
import { PALETTE } from './palette.js';
import { hatchPath, rounded as n, type Figure, type Shape } from './shapes.js';
import { textWidth } from './text-width.js';

export interface RungStepsWords {
  readonly proven: string;
  readonly declared: string;
  readonly possible: string;
  readonly rung: string;
  readonly judged: string;
  readonly target: string;
}

export interface RungStepsOptions {
  /** Without its title, when the page writes it itself. */
  readonly untitled?: boolean;
  /** As wide as this, whatever its rungs, so that figures side by side have one scale. */
  readonly width?: number;
  /** Width of one rung. */
  readonly step?: number;
}

const HEIGHT = 66;
const LABELS = 52;
const FLAG = 8;

/** How many dossiers hold at least each rung: proven filled, declared outlined, possible hatched; the numbers stand below. */
export function rungSteps({ theme, judged, rungs }: ThemeSteps, words: RungStepsWords, alt: string, { untitled = false, width: wanted, step = 36 }: RungStepsOptions = {}): Figure {
  const top = untitled ? 34 : 50;
  const base = top + HEIGHT;
  const y = (count: number): number => base - (HEIGHT * count) / Math.max(1, judged);
  const width = wanted ?? Math.max(150, rungs.length * step + LABELS);
  const text = (x: number, at: number, said: string, more: Partial<Extract<Shape, { kind: 'text' }>> = {}): Shape => ({ kind: 'text', x, y: at, text: said, size: 9, weight: 'regular', anchor: 'middle', color: PALETTE.ink2, ...more });
  const shapes: Shape[] = untitled ? [] : [text(0, 10, fitText(theme.title, width, 11, 'semibold'), { anchor: 'start', size: 11, weight: 'semibold', color: PALETTE.ink })];
  shapes.push({ kind: 'path', d: `M0 ${top}L${n(rungs.length * step)} ${top}`, stroke: PALETTE.line, width: 0.6, dash: [1.5, 2] });
  rungs.forEach(({ level, proven, declared, possible }, index) => {
    const x = index * step;
    if (possible > declared) shapes.push({ kind: 'rect', x, y: y(possible), w: step, h: y(declared) - y(possible), fill: PALETTE.paper, stroke: PALETTE.petrol, width: 0.6 }, { kind: 'path', d: hatchPath(x, y(possible), step, y(declared) - y(possible)), stroke: PALETTE.petrol, width: 0.8 });
    if (declared > proven) shapes.push({ kind: 'rect', x, y: y(declared), w: step, h: y(proven) - y(declared), fill: PALETTE.paper, stroke: PALETTE.petrol, width: 1 });
    if (proven > 0) shapes.push({ kind: 'rect', x, y: y(proven), w: step, h: base - y(proven), fill: PALETTE.petrol });
    shapes.push(text(x + step / 2, base + 11, `${level}`), text(x + step / 2, base + 25, `${proven}`, { weight: 'bold', color: PALETTE.petrol }), text(x + step / 2, base + 37, `${declared}`), text(x + step / 2, base + 49, `${possible}`));
  });
  const column = rungs.length * step + 4;
  shapes.push({ kind: 'path', d: `M0 ${base}L${n(rungs.length * step)} ${base}`, stroke: PALETTE.line, width: 0.6 });
  const legends = [[words.rung, 11], [words.proven, 25], [words.declared, 37], [words.possible, 49]] as const;
  for (const [said, below] of legends) shapes.push(text(column, base + below, said, { anchor: 'start', weight: said === words.proven ? 'bold' : 'regular', color: said === words.proven ? PALETTE.petrol : PALETTE.ink2 }));
  if (theme.target && theme.target.level <= rungs.length) {
    const x = theme.target.level * step;
    const flag = top - 27;
    const before = x - 3;
    const after = width - x - FLAG - 4;
    const left = textWidth(words.target, 8.5, 'semibold') <= before || before >= after;
    shapes.push({ kind: 'path', d: `M${x} ${base}L${x} ${flag}`, stroke: PALETTE.ink, width: 1, ...(theme.target.official ? {} : { dash: [2, 1.5] as const }) }, { kind: 'path', d: `M${x} ${flag}L${x + FLAG} ${flag + 3}L${x} ${flag + 6}Z`, fill: theme.target.official ? PALETTE.ink : PALETTE.paper, stroke: PALETTE.ink, width: 0.9 });
    shapes.push(text(left ? before : x + FLAG + 3, flag + 6, fitText(words.target, left ? before : after, 8.5, 'semibold'), { anchor: left ? 'end' : 'start', size: 8.5, weight: 'semibold', color: PALETTE.ink, halo: true }));
  }
  shapes.push(text(0, top - 4, words.judged, { anchor: 'start', size: 8, halo: true }));
  return { width, height: base + 54, alt, shapes };
}
