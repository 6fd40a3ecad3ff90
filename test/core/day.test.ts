import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addDuration, daysBetween, fromDayNumber, isDay, isDuration, toDayNumber } from '../../src/core/day.js';

const dayNumbers = fc.integer({ min: toDayNumber('1600-01-01'), max: toDayNumber('2400-12-31') });

describe('calendar days', () => {
  it.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '20261122', '2026-11-22T00:00', ''])('%s is not a day', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it.each(['2024-02-29', '2000-02-29', '2026-12-31'])('%s is a day', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it('the day number goes there and back, one day at a time', () => {
    fc.assert(
      fc.property(dayNumbers, (number) => {
        const day = fromDayNumber(number);
        expect(isDay(day)).toBe(true);
        expect(toDayNumber(day)).toBe(number);
        expect(daysBetween(day, addDays(day, 1))).toBe(1);
        expect(addDays(day, 1) > day).toBe(true);
      }),
    );
  });

  it('agrees with the platform calendar', () => {
    fc.assert(
      fc.property(dayNumbers, (number) => {
        expect(fromDayNumber(number)).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });

  it.each([
    ['2022-11-22', 'P4Y', '2026-11-22'],
    ['2024-02-29', 'P1Y', '2025-02-28'],
    ['2024-02-29', 'P4Y', '2028-02-29'],
    ['2026-01-31', 'P1M', '2026-02-28'],
    ['2026-11-30', 'P15M', '2028-02-29'],
    ['2026-12-15', 'P60D', '2027-02-13'],
    ['2026-01-31', 'P1M1D', '2026-03-01'],
  ])('%s + %s = %s, clamped to the end of the month', (day, duration, expected) => {
    expect(addDuration(day, duration)).toBe(expected);
  });

  it.each(['P', '4Y', 'P-1Y', 'P1.5Y', 'PT1H', 'P1W'])('%s is not a duration', (text) => {
    expect(isDuration(text)).toBe(false);
  });
});
