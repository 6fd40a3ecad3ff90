import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodAt, periodOf, PERIODS, type Capacity } from '../../../src/core/roadmap/calendar.js';
import { schedule, type Work } from '../../../src/core/roadmap/schedule.js';
import { addDays, daysBetween } from '../../../src/core/day.js';

const work = (id: string, effort: number, leadTime = 0, after: readonly string[] = []): Work => ({ id, effort, leadTime, after });
const fifteen: Capacity = { days: 15, period: 'quarter' };
const FROM = '2026-11-22';

describe('periods', () => {
  it.each([
    ['week', 2, '2026-11-29', '2026-12-05', 7],
    ['month', 3, '2027-01-22', '2027-02-21', 31],
    ['quarter', 1, '2026-11-22', '2027-02-21', 92],
    ['quarter', 2, '2027-02-22', '2027-05-21', 89],
    ['semester', 1, '2026-11-22', '2027-05-21', 181],
    ['year', 2, '2027-11-22', '2028-11-21', 366],
  ] as const)('%s %i counted from 22 November 2026', (period, number, from, until, length) => {
    expect(periodAt(FROM, period, number)).toEqual({ number, from, until, length });
  });

  it('a month that was cut short does not shorten the ones after', () => {
    expect([2, 3].map((number) => periodAt('2027-01-31', 'month', number).from)).toEqual(['2027-02-28', '2027-03-31']);
  });

  it('a day is in the period that covers it', () => {
    void fc.assert(
      fc.property(fc.constantFrom(...PERIODS), fc.integer({ min: 0, max: 3000 }), (period, count) => {
        const day = addDays(FROM, count);
        const { from, until } = periodAt(FROM, period, periodOf(FROM, period, day));
        expect(from <= day && day <= until).toBe(true);
      }),
    );
  });
});

describe('a schedule, redone on paper: by the evening of day i of a period of L days, capacity × i ÷ L person-days are done', () => {
  // 6 of 15 in 92 days: 36.8, so day 37, 28 December. 10: 61.3, day 62, 22 January; 50 days later, 13 March. 11: 67.5, day 68.
  it('three works in a row, with their lead times', () => {
    const { slots } = schedule([work('fermer', 6), work('homologuer', 4, 50), work('commander', 1, 15)], FROM, fifteen);
    expect(Object.fromEntries(slots)).toEqual({
      fermer: { start: '2026-11-22', workEnd: '2026-12-28', end: '2026-12-28' },
      homologuer: { start: '2026-12-28', workEnd: '2027-01-22', end: '2027-03-13' },
      commander: { start: '2027-01-22', workEnd: '2027-01-28', end: '2027-02-12' },
    });
  });

  it('the next period has its own share: 18 is 15, then 3 of 15 in 89 days, day 18', () => {
    expect(schedule([work('a', 18)], FROM, fifteen).slots.get('a')?.workEnd).toBe('2027-03-11');
  });

  it('exactly what a period holds ends on its last day', () => {
    expect(schedule([work('a', 15)], FROM, fifteen).slots.get('a')?.workEnd).toBe('2027-02-21');
  });

  it('what waits for a lead time lets the next one work, then comes first again', () => {
    // a: day 1. b waits until day 11 (a's lead time). c works meanwhile: 1 a day.
    const { slots } = schedule([work('a', 1, 10), work('b', 2, 0, ['a']), work('c', 20)], '2026-11-23', { days: 7, period: 'week' });
    expect([...slots].map(([id, slot]) => [id, slot.start, slot.workEnd])).toEqual([
      ['a', '2026-11-23', '2026-11-23'],
      ['b', '2026-12-03', '2026-12-04'],
      ['c', '2026-11-24', '2026-12-15'],
    ]);
  });

  it('a share nobody can use is lost', () => {
    const { slots, worked } = schedule([work('a', 1, 6), work('b', 1, 0, ['a'])], '2026-11-23', { days: 7, period: 'week' });
    expect(slots.get('b')).toEqual({ start: '2026-11-29', workEnd: '2026-11-29', end: '2026-11-29' });
    expect(worked.get(1)).toBe(2);
  });

  it('an effort of nothing is done on the first day, whatever the capacity', () => {
    expect(schedule([work('répondre', 0), work('a', 1)], FROM, { days: 0.05, period: 'year' }).slots.get('répondre')?.end).toBe(FROM);
  });

  it('what ends beyond the horizon has no day', () => {
    expect(schedule([work('a', 1000)], FROM, { days: 1, period: 'year' }).slots.has('a')).toBe(false);
  });

  it('never works more than the capacity, and never loses work', () => {
    const works = fc.array(fc.record({ effort: fc.integer({ min: 0, max: 200 }).map((each) => each / 20), leadTime: fc.integer({ min: 0, max: 60 }), before: fc.integer({ min: 0, max: 9 }) }), { minLength: 1, maxLength: 8 });
    void fc.assert(
      fc.property(works, fc.integer({ min: 20, max: 600 }), fc.constantFrom(...PERIODS), (rows, twentieths, period) => {
        const order = rows.map(({ effort, leadTime, before }, index) => work(`w${index}`, effort, leadTime, before < index ? [`w${before}`] : []));
        const capacity = { days: twentieths / 20, period };
        const { slots, worked } = schedule(order, FROM, capacity);
        for (const count of worked.values()) expect(count).toBeLessThanOrEqual(capacity.days + 1e-9);
        if (slots.size === order.length) expect([...worked.values()].reduce((sum, each) => sum + each, 0)).toBeCloseTo(order.reduce((sum, each) => sum + each.effort, 0), 6);
        for (const each of order) for (const before of each.after) expect((slots.get(each.id)?.start ?? '9999') >= (slots.get(before)?.end ?? '0000')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('more capacity never ends anything later, when nothing waits inside a chain', () => {
    const works = fc.array(fc.record({ effort: fc.integer({ min: 0, max: 200 }).map((each) => each / 20), leadTime: fc.integer({ min: 0, max: 60 }), before: fc.integer({ min: 0, max: 9 }) }), { minLength: 1, maxLength: 8 });
    void fc.assert(
      fc.property(works, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.constantFrom(...PERIODS), (rows, days, more, period) => {
        const followed = new Set(rows.flatMap(({ before }, index) => (before < index ? [before] : [])));
        const order = rows.map(({ effort, leadTime, before }, index) => work(`w${index}`, effort, followed.has(index) ? 0 : leadTime, before < index ? [`w${before}`] : []));
        const slow = schedule(order, FROM, { days, period }).slots;
        const fast = schedule(order, FROM, { days: days + more, period }).slots;
        for (const [id, slot] of slow) expect(daysBetween(slot.end, fast.get(id)?.end ?? '9999-12-31')).toBeLessThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });

  // A known limit of any order fixed beforehand: what waits comes back sooner, and passes before.
  // One a day: p on 23 November, k on 3 December, h from the 4th. Two a day: j ends on the 24th, so h comes back on 3 December, first.
  it('across a wait, more capacity may end something else later', () => {
    const order = [work('p', 1, 10), work('j', 2, 9), work('h', 5, 0, ['j']), work('k', 1, 0, ['p'])];
    const end = (days: number) => schedule(order, '2026-11-23', { days, period: 'week' }).slots.get('k')?.end;
    expect([end(7), end(14)]).toEqual(['2026-12-03', '2026-12-05']);
  });
});
