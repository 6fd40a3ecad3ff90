import { addDays, daysBetween, type Day } from '../day.js';
import { HORIZON_DAYS, periodAt, type Capacity, type DatedPeriod } from './calendar.js';

/** A piece of work as the schedule sees it. */
export interface Work {
  readonly id: string;
  /** Person-days. */
  readonly effort: number;
  /** Calendar days after the work. */
  readonly leadTime: number;
  readonly after: readonly string[];
}

export interface Slot {
  readonly start: Day;
  readonly workEnd: Day;
  /** The day everything is delivered, lead time included. */
  readonly end: Day;
}

export interface Schedule {
  /** Nothing for a work that ends beyond the horizon. */
  readonly slots: ReadonlyMap<string, Slot>;
  /** Person-days worked in each period, by its number. */
  readonly worked: ReadonlyMap<number, number>;
}

/** Efforts and capacities are counted in twentieths of a person-day; finer than that, nobody estimates. */
const TWENTIETHS = 20;
export const inTwentieths = (days: number): number => Math.round(days * TWENTIETHS);
export const fromTwentieths = (count: number): number => count / TWENTIETHS;

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

interface Pending {
  readonly work: Work;
  left: number;
  start?: Day;
}

/**
 * Gives each day's share to the first work in order that can start (scoring, "Roadmap"): what comes before it has ended,
 * lead time included. Work can be split; a lead time occupies nobody. A share nobody can use is lost.
 * Exact: a day's share is a fraction of its period's length, so everything is counted in a common part of all lengths met.
 */
export function schedule(order: readonly Work[], from: Day, capacity: Capacity): Schedule {
  const slots = new Map<string, Slot>();
  const worked = new Map<number, number>();
  const known = new Set(order.map((work) => work.id));
  let parts = 1;
  let pending: Pending[] = order.map((work) => ({ work, left: inTwentieths(work.effort) }));

  const ready = (work: Work, day: Day): boolean => work.after.every((id) => !known.has(id) || (slots.get(id)?.end ?? '9999-12-31') <= day);
  let period: DatedPeriod = periodAt(from, capacity.period, 1);
  const enter = (next: DatedPeriod): void => {
    const factor = next.length / divisor(next.length, parts);
    parts *= factor;
    for (const each of pending) each.left *= factor;
    period = next;
  };
  enter(period);

  for (let day = from; pending.length > 0 && daysBetween(from, day) < HORIZON_DAYS; day = addDays(day, 1)) {
    if (day > period.until) enter(periodAt(from, capacity.period, period.number + 1));
    let share = (inTwentieths(capacity.days) * parts) / period.length;
    // Ending one work may let another begin the same day, with what is left of the day.
    for (let moved = true; moved; ) {
      moved = false;
      for (const each of pending) {
        if (!ready(each.work, day) || (share === 0 && each.left > 0)) continue;
        const used = Math.min(share, each.left);
        each.start ??= day;
        each.left -= used;
        share -= used;
        if (used > 0) worked.set(period.number, (worked.get(period.number) ?? 0) + used / parts / TWENTIETHS);
        if (each.left > 0) continue;
        slots.set(each.work.id, { start: each.start, workEnd: day, end: addDays(day, each.work.leadTime) });
        moved = true;
      }
      if (moved) pending = pending.filter((each) => !slots.has(each.work.id));
    }
  }
  return { slots, worked };
}
