import { addDays, daysBetween, type Day } from '../../core/day.js';

/** Where a day falls across a figure: its first moment, and the last of it. */
export interface TimeScale {
  readonly startOf: (day: Day) => number;
  readonly endOf: (day: Day) => number;
}

/** A linear scale over whole days; what falls outside is brought to the edge. */
export function timeScale(from: Day, until: Day, left: number, right: number): TimeScale {
  const span = Math.max(1, daysBetween(from, until) + 1);
  const at = (days: number): number => left + ((right - left) * Math.min(Math.max(days, 0), span)) / span;
  return { startOf: (day) => at(daysBetween(from, day)), endOf: (day) => at(daysBetween(from, addDays(day, 1))) };
}
