/**
 * Calendar days without a clock: a Day is `YYYY-MM-DD` in the proleptic Gregorian calendar.
 * Days compare as strings. Durations are ISO 8601 in whole years, months or days: `P4Y`, `P18M`, `P60D`.
 */
export type Day = string;
export type Duration = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DURATION = /^P(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})D)?$/;

interface Civil { year: number; month: number; day: number }

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Number of days of a month (1 to 12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function civil(day: Day): Civil {
  const match = DAY.exec(day);
  if (!match) throw new RangeError(`not a day: ${day}`);
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

function format({ year, month, day }: Civil): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** True for an existing calendar day written `YYYY-MM-DD`: `2026-02-30` is not one. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !DAY.test(text)) return false;
  const { year, month, day } = civil(text);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** True for a non-empty duration of whole years, months or days. */
export function isDuration(text: unknown): text is Duration {
  return typeof text === 'string' && text !== 'P' && DURATION.test(text);
}

/** Days since 1970-01-01 (may be negative). Algorithm: days from civil, era of 400 years. */
export function toDayNumber(day: Day): number {
  const { year, month, day: dayOfMonth } = civil(day);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The inverse of {@link toDayNumber}. */
export function fromDayNumber(number: number): Day {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthPrime = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthPrime < 10 ? monthPrime + 3 : monthPrime - 9;
  return format({ year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * monthPrime + 2) / 5) + 1 });
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return fromDayNumber(toDayNumber(day) + count);
}

/** Calendar days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** The anniversary `duration` after `day`, clamped to the end of the month: 2024-02-29 + P1Y = 2025-02-28. */
export function addDuration(day: Day, duration: Duration): Day {
  const match = DURATION.exec(duration);
  if (!match || duration === 'P') throw new RangeError(`not a duration: ${duration}`);
  const start = civil(day);
  const months = start.year * 12 + (start.month - 1) + Number(match[1] ?? 0) * 12 + Number(match[2] ?? 0);
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  const anniversary = format({ year, month, day: Math.min(start.day, daysInMonth(year, month)) });
  return match[3] === undefined ? anniversary : addDays(anniversary, Number(match[3]));
}
