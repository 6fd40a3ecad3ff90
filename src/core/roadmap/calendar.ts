import { addDays, addDuration, daysBetween, type Day } from '../day.js';

export const PERIODS = ['week', 'month', 'quarter', 'semester', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** Person-days in each period, spread over its calendar days in equal shares. */
export interface Capacity {
  readonly days: number;
  readonly period: Period;
}

/** Beyond, a roadmap is a wish: work that would end later has no day. */
export const HORIZON_DAYS = 40 * 365;

export interface DatedPeriod {
  readonly number: number;
  readonly from: Day;
  readonly until: Day;
  readonly length: number;
}

function start(from: Day, period: Period, index: number): Day {
  const lengths: Readonly<Record<Exclude<Period, 'week'>, number>> = { month: 1, quarter: 3, semester: 6, year: 12 };
  // Always from the first day: a month's end that was clamped must not shorten the periods after it.
  return period === 'week' ? addDays(from, 7 * index) : addDuration(from, `P${lengths[period] * index}M`);
}

/** The period of a number, counted from 1 on the first day. */
export function periodAt(from: Day, period: Period, number: number): DatedPeriod {
  const first = start(from, period, number - 1);
  const next = start(from, period, number);
  return { number, from: first, until: addDays(next, -1), length: daysBetween(first, next) };
}

/** The number of the period a day is in. */
export function periodOf(from: Day, period: Period, day: Day): number {
  let number = 1;
  while (periodAt(from, period, number).until < day) number++;
  return number;
}
