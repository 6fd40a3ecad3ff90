import type { ThemeSteps } from '../../core/campaign/figures.js';
import { fitText } from './fit-text.js';
import { PALETTE } from './palette.js';
import type { RungStepsWords } from './rung-steps.js';
import { hatchPath, rounded as n, type Figure, type Shape } from './shapes.js';

const TITLE = 9;
const WORDS = 7.5;
const LABELS = 34;
const TOP = 33;
const HEIGHT = 40;
const BASE = TOP + HEIGHT;
/** Widest step: few rungs do not make a large figure. */
const STEP = 28;

type TextShape = Extract<Shape, { kind: 'text' }>;

function text(x: number, y: number, said: string, more: Partial<TextShape> = {}): Shape {
  return { kind: 'text', x, y, text: said, size: WORDS, weight: 'regular', anchor: 'middle', color: PALETTE.ink2, ...more };
}

function flag({ theme: { target }, rungs }: ThemeSteps, step: number, width: number, said: string): Shape[] {
  if (!target || target.level > rungs.length) return [];
  const x = target.level * step;
  const top = TOP - 11;
  const left = x > width / 2;
  return [
    { kind: 'path', d: `M${n(x)} ${BASE}L${n(x)} ${top}`, stroke: PALETTE.ink, width: 0.9, ...(target.official ? {} : { dash: [2, 1.5] as const }) },
    { kind: 'path', d: `M${n(x)} ${top}L${n(x + 7)} ${top + 2.5}L${n(x)} ${top + 5}Z`, fill: target.official ? PALETTE.ink : PALETTE.paper, stroke: PALETTE.ink, width: 0.8 },
    text(left ? x - 3 : x + 10, top + 5.5, fitText(said, left ? x - 3 : width - x - 10, WORDS, 'semibold'), { anchor: left ? 'end' : 'start', weight: 'semibold', color: PALETTE.ink }),
  ];
}

/** The same as {@link rungSteps}, as small as a third of a page: how many dossiers hold at least each rung, its three rows of numbers below. */
export function themeSteps(steps: ThemeSteps, words: RungStepsWords, width: number, alt: string): Figure {
  const { theme, judged, rungs } = steps;
  const step = Math.min(STEP, (width - LABELS) / Math.max(1, rungs.length));
  const digits = String(judged).length;
  const size = Math.min(WORDS, (step - 2) / (digits * 0.5));
  const y = (count: number): number => BASE - (HEIGHT * count) / Math.max(1, judged);
  const shapes: Shape[] = [
    text(0, TITLE, fitText(theme.title, width, TITLE, 'semibold'), { anchor: 'start', size: TITLE, weight: 'semibold', color: PALETTE.ink }),
    text(0, TITLE + 10, fitText(words.judged, width, WORDS), { anchor: 'start' }),
    { kind: 'path', d: `M0 ${TOP}L${n(rungs.length * step)} ${TOP}`, stroke: PALETTE.line, width: 0.5, dash: [1.5, 2] },
  ];
  rungs.forEach(({ level, proven, declared, possible }, index) => {
    const x = index * step;
    const middle = x + step / 2;
    const band = (from: number, to: number): { x: number; y: number; w: number; h: number } => ({ x, y: y(from), w: step, h: y(to) - y(from) });
    if (possible > declared) shapes.push({ kind: 'rect', ...band(possible, declared), fill: PALETTE.paper, stroke: PALETTE.petrol, width: 0.5 }, { kind: 'path', d: hatchPath(x, y(possible), step, y(declared) - y(possible), 3), stroke: PALETTE.petrol, width: 0.7 });
    if (declared > proven) shapes.push({ kind: 'rect', ...band(declared, proven), fill: PALETTE.paper, stroke: PALETTE.petrol, width: 0.9 });
    if (proven > 0) shapes.push({ kind: 'rect', ...band(proven, 0), fill: PALETTE.petrol });
    shapes.push(text(middle, BASE + 9, `${level}`), text(middle, BASE + 19, `${proven}`, { size, weight: 'bold', color: PALETTE.petrol }), text(middle, BASE + 28, `${declared}`, { size }), text(middle, BASE + 37, `${possible}`, { size }));
  });
  shapes.push({ kind: 'path', d: `M0 ${BASE}L${n(rungs.length * step)} ${BASE}`, stroke: PALETTE.line, width: 0.5 });
  const column = rungs.length * step + 3;
  for (const [said, below, bold] of [[words.rung, 9, false], [words.proven, 19, true], [words.declared, 28, false], [words.possible, 37, false]] as const) shapes.push(text(column, BASE + below, said, { anchor: 'start', ...(bold ? { weight: 'bold' as const, color: PALETTE.petrol } : {}) }));
  return { width, height: BASE + 40, alt, shapes: [...shapes, ...flag(steps, step, width, words.target)] };
}
