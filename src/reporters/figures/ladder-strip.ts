import type { RungState, Strip } from '../model.js';
import { PALETTE, TONES } from './palette.js';
import { hatchPath, rounded as n, type Figure, type Shape } from './shapes.js';
import { textWidth } from './text-width.js';

/** The flag's line leads to the target's words, which stand in a column of their own from here. */
export const STRIP_WIDTH = 236;
const STEPS_WIDTH = 224;

export interface StripStyle {
  readonly rise: number;
  readonly labelSize: number;
  readonly numbers: number;
}

export const STRIP_STYLES: Readonly<Record<'normal' | 'compact', StripStyle>> = {
  normal: { rise: 6.5, labelSize: 8.5, numbers: 8 },
  compact: { rise: 4.5, labelSize: 8, numbers: 7.5 },
};

interface PlacedLabel {
  readonly x: number;
  readonly baseline: number;
  readonly left: number;
  readonly right: number;
  readonly anchor: 'start' | 'end';
  readonly label: Strip['labels'][number];
}

const LAYERS: readonly RungState[] = ['not-reached', 'declared', 'undecided', 'proven'];

/**
 * The ladder as steps: filled up to what is proven, outlined up to what is declared, hatched while undecided, a flag at
 * the target (hollow, on a dashed pole, when it is a proposal).
 */
export function ladderStrip(strip: Strip, density: 'normal' | 'compact' = 'normal'): Figure {
  const style = STRIP_STYLES[density];
  const top = Math.max(1, strip.top);
  const rungWidth = top <= 4 ? STEPS_WIDTH / 4 : STEPS_WIDTH / top;
  const rise = top <= 5 ? style.rise : (style.rise * 5) / top;
  const flagTop = 3;
  // Labels are placed as if the highest step were at 0, then everything moves down by the room they need.
  const stepTop = (level: number): number => (top - level) * rise;
  const labels = placeLabels(strip, style, rungWidth, stepTop);
  const { target } = strip;
  const flagX = target ? Math.min(target.level, top) * rungWidth : 0;
  const highest = Math.min(0, ...labels.map((label) => label.baseline - style.labelSize * 0.75));
  const crossing = target !== null && labels.some((label) => label.right > flagX - 2 && label.baseline - style.labelSize < -4);
  const room = Math.max(target ? 12 : 3, 3 - highest + (crossing ? 9 : 0));
  const y = (level: number): number => room + stepTop(level);
  const base = room + top * rise;

  const shapes: Shape[] = [];
  for (const state of LAYERS) {
    for (const rung of strip.rungs.filter((each) => each.state === state)) {
      const x = (rung.level - 1) * rungWidth;
      const rect = { x, y: y(rung.level), w: rungWidth, h: base - y(rung.level) };
      if (state === 'not-reached') shapes.push({ kind: 'rect', ...rect, fill: PALETTE.paper, stroke: PALETTE.line, width: 0.5 });
      else shapes.push({ kind: 'rect', ...rect, fill: state === 'proven' ? PALETTE.petrol : PALETTE.paper, stroke: PALETTE.petrol, width: 1.2 });
      if (state === 'undecided') shapes.push({ kind: 'path', d: hatchPath(rect.x, rect.y, rect.w, rect.h), stroke: PALETTE.petrol, width: 1.1 }, { kind: 'rect', ...rect, stroke: PALETTE.petrol, width: 1.2 });
    }
  }
  for (const rung of strip.rungs) {
    shapes.push({ kind: 'text', x: (rung.level - 0.5) * rungWidth, y: base + style.numbers + 1.5, text: `${rung.level}`, size: style.numbers, weight: 'regular', anchor: 'middle', color: PALETTE.ink2 });
  }
  if (target) shapes.push(...flag(flagX, flagTop, y(Math.min(target.level, top)), target.official));
  for (const { label, x, baseline, anchor } of labels) {
    shapes.push({ kind: 'text', x, y: room + baseline, text: label.text, size: style.labelSize, weight: label.tone === 'quiet' ? 'regular' : 'semibold', anchor, color: TONES[label.tone], halo: true });
  }
  return { width: STRIP_WIDTH, height: base + style.numbers + 4, alt: strip.alt, shapes };
}

/** A label stands above every step it covers; one that meets another goes one line up. */
function placeLabels(strip: Strip, style: StripStyle, rungWidth: number, stepTop: (level: number) => number): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const label of strip.labels) {
    const width = textWidth(label.text, style.labelSize, label.tone === 'quiet' ? 'regular' : 'semibold');
    const end = label.rung * rungWidth - 4;
    const anchor = end - width >= 0 ? 'end' : 'start';
    const left = anchor === 'end' ? end - width : 2;
    const right = left + width;
    const covered = Math.max(label.rung, Math.min(strip.top, Math.ceil((right - 0.5) / rungWidth)));
    let baseline = stepTop(covered) - 3.5;
    for (const other of placed) {
      if (other.right + 4 > left && other.left - 4 < right && Math.abs(other.baseline - baseline) < style.labelSize) baseline = other.baseline - style.labelSize - 1;
    }
    placed.push({ label, anchor, left, right, baseline, x: anchor === 'end' ? end : 2 });
  }
  return placed;
}

/** The flag at the target, tied by a hairline to its words when they are not adjacent. */
function flag(x: number, top: number, foot: number, official: boolean): Shape[] {
  const shapes: Shape[] = [
    { kind: 'path', d: `M${n(x)} ${n(foot)}L${n(x)} ${n(top)}`, stroke: PALETTE.ink, width: official ? 1.1 : 0.9, ...(official ? {} : { dash: [2, 1.5] as const }) },
    { kind: 'path', d: `M${n(x)} ${n(top)}L${n(x + 9)} ${n(top + 3)}L${n(x)} ${n(top + 6)}Z`, fill: official ? PALETTE.ink : PALETTE.paper, stroke: PALETTE.ink, width: 0.9 },
  ];
  if (x < STEPS_WIDTH - 1) shapes.push({ kind: 'path', d: `M${n(x + 11)} ${n(top + 3)}L${STRIP_WIDTH} ${n(top + 3)}`, stroke: PALETTE.ink, width: 0.5 });
  return shapes;
}
