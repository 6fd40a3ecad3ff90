import type { Mark } from '../model.js';
import { markShapes } from './marks.js';
import { PALETTE } from './palette.js';
import { hatchPath, rounded as n, type Figure, type Shape } from './shapes.js';
import { textWidth } from './text-width.js';

export interface VerdictPart {
  readonly count: number;
  /** « 84 conforme, déclaré ». */
  readonly label: string;
  readonly drawn: 'proven' | 'declared' | 'undetermined' | 'fails' | 'none' | 'unreadable';
}

const WIDTH = 936;
const HEIGHT = 20;
const SIZE = 11;
/** Between two lines of labels. */
const LINE = 16;
const MARK_ROOM = 13;
const MARKS: Readonly<Record<VerdictPart['drawn'], Mark | undefined>> = { proven: 'met', declared: 'met', undetermined: 'unknown', fails: 'unmet', none: 'not-applicable', unreadable: undefined };
const TONES: Readonly<Record<VerdictPart['drawn'], string>> = { proven: PALETTE.petrol, declared: PALETTE.petrol, undetermined: PALETTE.petrol, fails: PALETTE.brick, none: PALETTE.ink2, unreadable: PALETTE.ink2 };

/** The status mark that stands before the words of a part; an unreadable dossier has no status. */
export const markOfVerdict = (part: Pick<VerdictPart, 'drawn'>): Mark | undefined => MARKS[part.drawn];

function crosses(x: number, y: number, w: number, h: number): string {
  const parts: string[] = [];
  for (let column = x + 8; column < x + w - 4; column += 12) for (let row = y + 6; row < y + h; row += 8) parts.push(`M${n(column - 2)} ${n(row - 2)}L${n(column + 2)} ${n(row + 2)}M${n(column - 2)} ${n(row + 2)}L${n(column + 2)} ${n(row - 2)}`);
  return parts.join('');
}

/** One part of the bar: full, outlined, hatched, crossed, empty or dashed. */
function partShapes({ drawn }: Pick<VerdictPart, 'drawn'>, x: number, y: number, w: number, h: number): Shape[] {
  const box = { x, y, w, h };
  switch (drawn) {
    case 'proven':
      return [{ kind: 'rect', ...box, fill: PALETTE.petrol }];
    case 'declared':
      return [{ kind: 'rect', ...box, fill: PALETTE.paper, stroke: PALETTE.petrol, width: 1.2 }];
    case 'undetermined':
      return [{ kind: 'rect', ...box, fill: PALETTE.paper, stroke: PALETTE.petrol, width: 0.8 }, { kind: 'path', d: hatchPath(x, y, w, h), stroke: PALETTE.petrol, width: 0.9 }];
    case 'fails':
      return [{ kind: 'rect', ...box, fill: PALETTE.paper, stroke: PALETTE.brick, width: 1 }, { kind: 'path', d: crosses(x, y, w, h), stroke: PALETTE.brick, width: 1.1 }];
    case 'none':
      return [{ kind: 'rect', ...box, fill: PALETTE.paper, stroke: PALETTE.line, width: 0.8 }];
    case 'unreadable':
      return [{ kind: 'rect', ...box, fill: PALETTE.paper, stroke: PALETTE.ink2, width: 0.8, dash: [3, 2] }];
  }
}

interface Placed {
  readonly part: VerdictPart;
  readonly x: number;
  readonly w: number;
  readonly labelX: number;
  /** Lines above the bar (1, 2…) or below it (-1, -2…). */
  readonly line: number;
}

/** Six parts need six lines at most. */
const ABOVE_FIRST = [1, -1, -2, 2, -3, 3];
const BELOW_FIRST = [-1, 1, -2, 2, -3, 3];

/** Labels stand at the start of their part, the large ones above, those that would touch another one below. */
function placed(parts: readonly VerdictPart[]): readonly Placed[] {
  const all = Math.max(1, parts.reduce((sum, { count }) => sum + count, 0));
  const ends = new Map<number, number>();
  let x = 1;
  return parts.map((part) => {
    const w = ((WIDTH - 2) * part.count) / all;
    const labelW = textWidth(part.label, SIZE, 'semibold') + (MARKS[part.drawn] === undefined ? 0 : MARK_ROOM);
    const labelX = Math.max(0, Math.min(x, WIDTH - labelW));
    const line = (labelW <= w ? ABOVE_FIRST : BELOW_FIRST).find((each) => (ends.get(each) ?? -Infinity) + 10 <= labelX) ?? 1;
    ends.set(line, labelX + labelW);
    const own = { part, x, w, labelX, line };
    x += w;
    return own;
  });
}

/** Verdicts as one bar, its parts as long as they are many; each is named, and no label touches another. */
export function verdictBar(parts: readonly VerdictPart[], alt: string): Figure {
  const shown = placed(parts.filter(({ count }) => count > 0));
  const above = Math.max(0, ...shown.map(({ line }) => line));
  const below = Math.max(0, ...shown.map(({ line }) => -line));
  const top = above * LINE + 4;
  const shapes = shown.flatMap(({ part, x, w, labelX, line }): Shape[] => {
    const y = line > 0 ? top - 7 - (line - 1) * LINE : top + HEIGHT + 14 + (-line - 1) * LINE;
    const mark = MARKS[part.drawn];
    const leader: Shape[] = Math.abs(line) === 1 ? [] : [{ kind: 'path', d: `M${n(x + Math.min(w, 2) / 2)} ${n(line > 0 ? top : top + HEIGHT)}L${n(x + Math.min(w, 2) / 2)} ${n(line > 0 ? y + 3 : y - 9)}`, stroke: PALETTE.line, width: 0.5 }];
    return [
      ...partShapes(part, x, top, w, HEIGHT),
      ...leader,
      ...(mark === undefined ? [] : markShapes(mark, 9, labelX, y - 8)),
      { kind: 'text', x: labelX + (mark === undefined ? 0 : MARK_ROOM), y, text: part.label, size: SIZE, weight: 'semibold', anchor: 'start', color: TONES[part.drawn] },
    ];
  });
  return { width: WIDTH, height: top + HEIGHT + below * LINE + 4, alt, shapes };
}

const NARROW = 260;

/** The same part alone, on a narrow screen: the words stand beside it. */
export function verdictPartBar(part: VerdictPart, all: number): Figure {
  const w = Math.max(3, (NARROW * part.count) / Math.max(1, all));
  return { width: w + 2, height: 14, alt: '', shapes: partShapes(part, 1, 1, w, 12) };
}
