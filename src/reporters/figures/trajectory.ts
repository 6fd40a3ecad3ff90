import { fitText } from './fit-text.js';
import { PALETTE } from './palette.js';
import { hatchPath, rounded as n, type Figure, type Shape } from './shapes.js';
import { textWidth } from './text-width.js';

/** One theme's levels, point after point, with its words. */
export interface TrajectoryPanel {
  readonly title: string;
  readonly top: number;
  readonly points: readonly { readonly name: string; readonly low: number; readonly high: number; readonly proven: number }[];
  readonly target: { readonly level: number; readonly official: boolean; readonly label: string; readonly when: string } | null;
  readonly outcome: string;
  readonly reached: boolean;
  /** Names that may run over each other: then only those of the two ends are shown, inside the plot. */
  readonly wideNames?: boolean;
}

export interface TrajectoryWords {
  readonly proven: string;
  readonly declared: string;
  readonly undecided: string;
}

const WIDTH = 494;
const GAP = 18;
const PLOT = 74;
const HEAD = 40;

const text = (x: number, y: number, words: string, more: Partial<Extract<Shape, { kind: 'text' }>> = {}): Shape => ({ kind: 'text', x, y, text: words, size: 7.5, weight: 'regular', anchor: 'start', color: PALETTE.ink2, ...more });

function panel(said: TrajectoryPanel, words: TrajectoryWords, left: number, width: number, scaleTop: number): Shape[] {
  const plotLeft = left + 11;
  const plotRight = left + width - 6;
  const base = HEAD + PLOT;
  const y = (level: number): number => base - (PLOT * level) / scaleTop;
  const step = (plotRight - plotLeft) / Math.max(1, said.points.length);
  const fits = said.wideNames !== true || said.points.every(({ name }) => textWidth(name, 7, 'regular') <= step);
  const shapes: Shape[] = [text(left, 8, fitText(said.title, width - 4, 8.5, 'semibold'), { size: 8.5, weight: 'semibold', color: PALETTE.ink })];
  for (let level = 0; level <= scaleTop; level++) shapes.push({ kind: 'path', d: `M${n(plotLeft)} ${n(y(level))}L${n(plotRight)} ${n(y(level))}`, stroke: PALETTE.hair, width: 0.4 }, text(left + 7, y(level) + 2.5, `${level}`, { anchor: 'end', size: 7 }));

  said.points.forEach((point, index) => {
    const x = plotLeft + index * step;
    const w = step + 0.3;
    if (point.low > 0) shapes.push({ kind: 'rect', x, y: y(point.low), w, h: base - y(point.low), fill: PALETTE.paper });
    if (point.high > point.low) {
      const h = y(point.low) - y(point.high);
      shapes.push({ kind: 'rect', x, y: y(point.high), w, h, fill: PALETTE.paper, stroke: PALETTE.petrol, width: 0.6 }, { kind: 'path', d: hatchPath(x, y(point.high), w, h), stroke: PALETTE.petrol, width: 0.9 });
    }
    if (point.proven > 0) shapes.push({ kind: 'rect', x, y: y(point.proven), w, h: base - y(point.proven), fill: PALETTE.petrol });
    if (point.low > 0) shapes.push({ kind: 'path', d: `M${n(x)} ${n(y(point.low))}L${n(x + step)} ${n(y(point.low))}`, stroke: PALETTE.petrol, width: 2 });
    if (fits && (said.points.length <= 8 || index === 0 || index === said.points.length - 1)) shapes.push(text(x + step / 2, base + 9, point.name, { anchor: 'middle', size: 7 }));
  });
  // Names that would run over each other: the two ends, inside the plot.
  const [start, end] = [said.points[0], said.points.at(-1)];
  if (!fits && start && end) shapes.push(text(plotLeft, base + 9, start.name, { size: 7 }), text(plotRight, base + 9, end.name, { anchor: 'end', size: 7 }));
  const first = said.points[0];
  if (first && first.high > first.low) shapes.push(text(plotLeft + 2, y(first.high) - 2.5, words.undecided, { size: 7, weight: 'semibold', color: PALETTE.petrol, halo: true }));
  else if (first && first.low > first.proven) shapes.push(text(plotLeft + 2, y(first.low) - 3, words.declared, { size: 7, weight: 'semibold', color: PALETTE.petrol, halo: true }));
  if (said.target) {
    const level = y(Math.min(said.target.level, scaleTop));
    shapes.push({ kind: 'path', d: `M${n(plotLeft)} ${n(level)}L${n(plotRight)} ${n(level)}`, stroke: PALETTE.ink, width: 0.8, dash: [2.5, 2] });
    shapes.push({ kind: 'path', d: `M${n(plotLeft)} ${n(level)}L${n(plotLeft)} 16`, stroke: PALETTE.ink, width: said.target.official ? 1.1 : 0.9, ...(said.target.official ? {} : { dash: [2, 1.5] as const }) });
    shapes.push({ kind: 'path', d: `M${n(plotLeft)} 16L${n(plotLeft + 8)} 18.7L${n(plotLeft)} 21.4Z`, fill: said.target.official ? PALETTE.ink : PALETTE.paper, stroke: PALETTE.ink, width: 0.9 });
    shapes.push(text(plotLeft + 10, 21, fitText(said.target.label, plotRight - plotLeft - 10, 7.5, 'semibold'), { weight: 'semibold', color: PALETTE.ink, halo: true }));
    shapes.push(text(plotLeft + 10, 30, fitText(said.target.when, plotRight - plotLeft - 10, 7.5), { halo: true }));
  }
  shapes.push(text(plotLeft, base + 21, fitText(said.outcome, width - 12, 8, 'semibold'), { size: 8, weight: 'semibold', color: said.reached ? PALETTE.petrol : PALETTE.brick }));
  return shapes;
}

/** One row of small multiples on one scale: a state holds until the next batch, the flag stands at the target. */
export function trajectoryFigure(panels: readonly TrajectoryPanel[], columns: number, words: TrajectoryWords, alt: string): Figure {
  const width = (WIDTH - GAP * (columns - 1)) / columns;
  const scaleTop = Math.max(1, ...panels.map((each) => each.top));
  return { width: WIDTH, height: HEAD + PLOT + 25, alt, shapes: panels.flatMap((each, index) => panel(each, words, index * (width + GAP), width, scaleTop)) };
}
