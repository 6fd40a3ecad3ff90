import type { Day } from '../../core/day.js';
import { fitText } from './fit-text.js';
import { PALETTE } from './palette.js';
import { rounded as n, type Figure, type Shape } from './shapes.js';
import { textWidth } from './text-width.js';
import { timeScale, type TimeScale } from './time-scale.js';

/** One action of the calendar, with its words. */
export interface CalendarAction {
  readonly title: string;
  /** Person-days, each already written; null for an action that takes none. */
  readonly effort: { readonly min: number; readonly likely: number; readonly max: number; readonly words: readonly [string, string, string] } | null;
  readonly start: Day;
  readonly workEnd: Day;
  readonly end: Day;
  readonly leadTime: string;
  readonly due: { readonly day: Day; readonly label: string; readonly official: boolean; readonly missing: string } | null;
  readonly atOnce: string;
}

export interface CalendarBatch {
  readonly heading: string;
  readonly planned: string;
  readonly actions: readonly CalendarAction[];
}

export interface Calendar {
  readonly from: Day;
  readonly until: Day;
  /** First days of the periods, with their words. */
  readonly periods: readonly { readonly day: Day; readonly words: string }[];
  readonly personDays: string;
  readonly batches: readonly CalendarBatch[];
  readonly alt: string;
}

const WIDTH = 494;
const NAMES = 176;
const EFFORT = { left: 184, right: 236 } as const;
const TIME = { left: 248, right: 494 } as const;
const ROW = 15;
const HEADING = 17;
const SMALL = 7.5;

const text = (x: number, y: number, words: string, more: Partial<Extract<Shape, { kind: 'text' }>> = {}): Shape => ({ kind: 'text', x, y, text: words, size: 8, weight: 'regular', anchor: 'start', color: PALETTE.ink, ...more });
const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, width: number): Shape => ({ kind: 'path', d: `M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}`, stroke, width });

/** A thick tick at the likely effort on a line from least to most, numbers at both ends. */
function effort({ min, likely, max, words: [least, middle, most] }: NonNullable<CalendarAction['effort']>, y: number, greatest: number): Shape[] {
  const room = EFFORT.right - EFFORT.left - 30;
  const at = (days: number): number => EFFORT.left + 14 + (room * days) / Math.max(greatest, 0.05);
  if (min === max) return [text(at(likely), y + 3, middle, { anchor: 'middle', size: SMALL, weight: 'semibold' })];
  // A short range still shows its two ends apart.
  const [from, to] = [at(min), Math.max(at(max), at(min) + 8)];
  const tick = from + ((to - from) * (likely - min)) / (max - min);
  return [
    line(from, y, to, y, PALETTE.line, 1),
    line(tick, y - 3, tick, y + 3, PALETTE.ink, 2.2),
    text(from - 2.5, y + 2.5, least, { anchor: 'end', size: 7, color: PALETTE.ink2 }),
    text(to + 2.5, y + 2.5, most, { size: 7, color: PALETTE.ink2 }),
  ];
}

function flag(x: number, top: number, foot: number, official: boolean): Shape[] {
  return [
    { ...line(x, foot, x, top, PALETTE.ink, official ? 1.1 : 0.9), ...(official ? {} : { dash: [2, 1.5] as const }) },
    { kind: 'path', d: `M${n(x)} ${n(top)}L${n(x + 7)} ${n(top + 2.4)}L${n(x)} ${n(top + 4.8)}Z`, fill: official ? PALETTE.ink : PALETTE.paper, stroke: PALETTE.ink, width: 0.8 },
  ];
}

/** A label to the right of `right` when it fits there, else to the left of `left`, else on the line between them. */
function beside(label: string, left: number, right: number, y: number, color: string, weight: 'regular' | 'semibold'): Shape[] {
  if (label === '') return [];
  const width = textWidth(label, SMALL, weight);
  const place = right + 4 + width <= TIME.right ? ({ x: right + 4, anchor: 'start' } as const) : left - 4 - width >= TIME.left ? ({ x: left - 4, anchor: 'end' } as const) : ({ x: Math.max((left + right) / 2, TIME.left + width / 2), anchor: 'middle' } as const);
  return [text(place.x, y, label, { size: SMALL, color, weight, anchor: place.anchor, halo: true })];
}

function bar(action: CalendarAction, y: number, scale: TimeScale): Shape[] {
  const [start, workEnd, end] = [scale.startOf(action.start), scale.endOf(action.workEnd), scale.endOf(action.end)];
  const shapes: Shape[] = [];
  if (action.effort === null) shapes.push({ kind: 'circle', x: start + 3, y, r: 3, fill: PALETTE.petrol }, ...beside(action.atOnce, start, start + 6, y + 2.5, PALETTE.ink2, 'regular'));
  else shapes.push({ kind: 'rect', x: start, y: y - 3.5, w: Math.max(1.2, workEnd - start), h: 7, fill: PALETTE.petrol });
  const missing = action.due?.missing ?? '';
  const late = missing !== '';
  if (action.end > action.workEnd) shapes.push(line(workEnd, y, end, y, PALETTE.petrol, 1.1), line(end, y - 3, end, y + 3, PALETTE.petrol, 1.1));
  if (action.due) {
    const due = scale.startOf(action.due.day);
    if (late) shapes.push(line(due, y, Math.max(end, due + 1), y, PALETTE.brick, 2.4));
    shapes.push(...flag(due, y - 6.5, y + 3.5, action.due.official));
  }
  if (action.effort !== null) {
    const label = late ? missing : action.leadTime;
    const right = Math.max(end, action.due ? scale.startOf(action.due.day) + 7 : end);
    const left = Math.min(start, action.due ? scale.startOf(action.due.day) : start);
    shapes.push(...beside(label, left, right, y + 2.5, late ? PALETTE.brick : PALETTE.ink2, late ? 'semibold' : 'regular'));
  }
  return shapes;
}

/** The calendar of a roadmap: batches, effort from least to most, work, lead times, and the flags of what is due. */
export function calendarFigure(calendar: Calendar): Figure {
  const scale = timeScale(calendar.from, calendar.until, TIME.left, TIME.right);
  const greatest = Math.max(0, ...calendar.batches.flatMap((batch) => batch.actions.map((action) => action.effort?.max ?? 0)));
  const shapes: Shape[] = [text((EFFORT.left + EFFORT.right) / 2, 8, calendar.personDays, { anchor: 'middle', size: SMALL, color: PALETTE.ink2 })];
  const top = 14;
  const height = top + calendar.batches.reduce((sum, batch) => sum + HEADING + batch.actions.length * ROW, 0) + 4;

  let labelled = -Infinity;
  for (const { day, words } of calendar.periods) {
    const x = scale.startOf(day);
    shapes.push(line(x, top - 4, x, height, PALETTE.hair, 0.5));
    if (x - labelled < textWidth(words, SMALL) + 6 || x + textWidth(words, SMALL) > TIME.right + 2) continue;
    shapes.push(text(x + 2, 8, words, { size: SMALL, color: PALETTE.ink2 }));
    labelled = x;
  }
  let y = top;
  for (const batch of calendar.batches) {
    shapes.push(line(0, y, WIDTH, y, PALETTE.hair, 0.5));
    shapes.push(text(0, y + 11.5, fitText(batch.heading, NAMES, 8.5, 'semibold'), { size: 8.5, weight: 'semibold' }), text((EFFORT.left + EFFORT.right) / 2, y + 11.5, fitText(batch.planned, TIME.left - NAMES, SMALL), { anchor: 'middle', size: SMALL, color: PALETTE.ink2 }));
    y += HEADING;
    for (const action of batch.actions) {
      const middle = y + ROW / 2;
      shapes.push(text(0, middle + 2.8, fitText(action.title, NAMES, 8)));
      if (action.effort) shapes.push(...effort(action.effort, middle, greatest));
      shapes.push(...bar(action, middle, scale));
      y += ROW;
    }
  }
  return { width: WIDTH, height, alt: calendar.alt, shapes };
}
