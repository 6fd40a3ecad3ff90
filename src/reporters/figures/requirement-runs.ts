import type { OpposableRuns, RunKind } from '../model.js';
import { markShapes } from './marks.js';
import { PALETTE } from './palette.js';
import { hatchPath, rounded as n, type Figure, type Shape } from './shapes.js';
import { textWidth } from './text-width.js';

const PITCH = 9.07;
const LABEL = 8.5;
const GAP = 6;
const COLORS: Readonly<Record<RunKind, string>> = { 'proven-met': PALETTE.petrol, 'declared-met': PALETTE.petrol, unmet: PALETTE.brick, unknown: PALETTE.petrol, 'set-aside': PALETTE.ink2 };

type Run = OpposableRuns['runs'][number];

function oneMark(kind: RunKind, x: number, y: number, size: number): Shape[] {
  switch (kind) {
    case 'proven-met':
      return [{ kind: 'rect', x, y, w: size, h: size, fill: PALETTE.petrol, stroke: PALETTE.petrol, width: 1 }];
    case 'declared-met':
      return [{ kind: 'rect', x, y, w: size, h: size, fill: PALETTE.paper, stroke: PALETTE.petrol, width: 1 }];
    case 'unmet':
      return markShapes('unmet', size + 1, x - 0.5, y - 0.5, true);
    case 'unknown':
      return [
        { kind: 'rect', x, y, w: size, h: size, fill: PALETTE.paper, stroke: PALETTE.petrol, width: 1 },
        { kind: 'path', d: hatchPath(x, y, size, size, 2), stroke: PALETTE.petrol, width: 0.8 },
      ];
    case 'set-aside':
      return [{ kind: 'circle', x: x + size / 2, y: y + size / 2, r: 1.5, fill: PALETTE.ink2 }];
  }
}

function label(run: Run, x: number, y: number, anchor: 'start' | 'end' = 'start'): Shape {
  return { kind: 'text', x, y, text: run.label, size: LABEL, weight: 'semibold', anchor, color: COLORS[run.kind] };
}

const widthOf = (run: Run): number => textWidth(run.label, LABEL, 'semibold');

/** Where each run begins when every label stands above its run, or nothing when they do not fit. */
function spread(runs: readonly Run[], columns: readonly number[], width: number): number[] | undefined {
  const starts: number[] = [];
  let x = 0.5;
  runs.forEach((run, index) => {
    starts.push(x);
    x += Math.max((columns[index] ?? 0) * PITCH + GAP, widthOf(run) + 14);
  });
  const last = runs.length - 1;
  const end = (starts[last] ?? 0) + Math.max((columns[last] ?? 0) * PITCH, runs[last] ? widthOf(runs[last]) : 0);
  return end <= width ? starts : undefined;
}

/** All the opposable requirements in force on one band, five runs; on two lines when they are many. */
export function requirementRuns({ runs, lines, alt }: OpposableRuns, width: number): Figure {
  const columns = runs.map((run) => Math.ceil(run.marks / lines));
  const total = columns.reduce((sum, count) => sum + count, 0);
  const open = spread(runs, columns, width);
  const pitch = open ? PITCH : Math.min(PITCH, (width - 1 - GAP * (runs.length - 1)) / Math.max(1, total));
  const size = pitch * 0.705;
  const top = 14.5;
  const bottom = top + lines * pitch - (pitch - size);
  const shapes: Shape[] = [];
  let x = 0.5;
  let aboveEnd = -Infinity;
  let belowEnd = -Infinity;
  let lowest = bottom;
  runs.forEach((run, index) => {
    const count = columns[index] ?? 0;
    if (open) x = open[index] ?? x;
    for (let mark = 0; mark < run.marks; mark++) shapes.push(...oneMark(run.kind, x + Math.floor(mark / lines) * pitch, top + (mark % lines) * pitch, size));
    const needed = widthOf(run);
    const start = Math.min(x - 0.5, width - needed);
    if (start >= aboveEnd + 10 || open) {
      shapes.push(label(run, start, 9));
      aboveEnd = start + needed;
    } else {
      // No room above: below, tied to its run by a tick; one more line down when the line below is taken too.
      const middle = x + (count * pitch - (pitch - size)) / 2;
      const from = Math.max(0, Math.min(middle - 3, width - needed));
      const row = from >= belowEnd + 10 ? 0 : 1;
      shapes.push({ kind: 'path', d: `M${n(middle)} ${n(bottom + 2)}L${n(middle)} ${n(bottom + 6 + row * 11)}`, stroke: COLORS[run.kind], width: 0.6 }, label(run, from, bottom + 14 + row * 11));
      if (row === 0) belowEnd = from + needed;
      lowest = Math.max(lowest, bottom + 16 + row * 11);
    }
    x += count * pitch + GAP;
  });
  return { width, height: lowest + 1.5, alt, shapes };
}

/** The same for a narrow screen: one run a line, its label above, the marks wrapping. */
export function narrowRuns({ runs, alt }: OpposableRuns, width: number): Figure {
  const shapes: Shape[] = [];
  const size = PITCH * 0.705;
  const perLine = Math.max(1, Math.floor(width / PITCH));
  let y = 0;
  for (const run of runs) {
    shapes.push(label(run, 0, y + 9));
    for (let mark = 0; mark < run.marks; mark++) shapes.push(...oneMark(run.kind, 0.5 + (mark % perLine) * PITCH, y + 14 + Math.floor(mark / perLine) * PITCH, size));
    y += 14 + Math.ceil(run.marks / perLine) * PITCH + 4;
  }
  return { width, height: Math.max(1, y), alt, shapes };
}
