import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, type Day } from '../../../src/core/day.js';
import type { Action } from '../../../src/core/referential.js';
import { periodAt, PERIODS, type Capacity } from '../../../src/core/roadmap/calendar.js';
import type { Roadmap } from '../../../src/core/roadmap/roadmap.js';
import { DAY, planned, type Row } from './world.js';

interface Due {
  readonly effort: number;
  readonly due: Day;
  readonly leadTime: number;
  readonly after: readonly number[];
}

const capacities: fc.Arbitrary<Capacity> = fc.record({ days: fc.integer({ min: 2, max: 60 }), period: fc.constantFrom(...PERIODS) });

/** Opposable requirements to come, one action each; what something follows has no lead time: nothing waits inside a chain. */
const dues = (most: number): fc.Arbitrary<readonly Due[]> =>
  fc
    .array(fc.record({ effort: fc.integer({ min: 1, max: 300 }).map((each) => each / 20), due: fc.integer({ min: 1, max: 500 }), leadTime: fc.integer({ min: 0, max: 90 }), before: fc.option(fc.nat(7), { nil: -1 }) }), { minLength: 2, maxLength: most })
    .map((rows) => {
      const followed = new Set(rows.flatMap(({ before }, index) => (before >= 0 && before < index ? [before] : [])));
      return rows.map(({ effort, due, leadTime, before }, index) => ({ effort, due: addDays(DAY, due), leadTime: followed.has(index) ? 0 : leadTime, after: before >= 0 && before < index ? [before] : [] }));
    });

function roadmapOf(work: readonly Due[], capacity: Capacity, more: readonly Row[] = [], moreActions: readonly Action[] = []): Roadmap {
  return planned({
    rows: [...work.map(({ due }, index): Row => ({ id: `x${index}`, opposable: true, inForce: { from: due } })), ...more],
    actions: [...work.map(({ effort, leadTime, after }, index): Action => ({ id: `a${index}`, title: '', closes: [`x${index}`], effort: { min: effort, likely: effort, max: effort }, leadTime, after: after.map((each) => `a${each}`) })), ...moreActions],
    capacity,
  });
}

/** By hand: the first day by whose evening `effort` person-days are done, period after period. */
function dayOf(effort: number, { days, period }: Capacity): Day {
  for (let number = 1, left = Math.round(effort * 20); ; number++) {
    const { from, length } = periodAt(DAY, period, number);
    const within = Math.ceil((left * length) / (days * 20));
    if (within <= length) return addDays(from, Math.max(within, 1) - 1);
    left -= days * 20;
  }
}

/** Every order that respects what comes before, by subsets: nothing is ever idle, so when a set is done does not depend on its order. */
function leastGreatestLateness(work: readonly Due[], capacity: Capacity): number {
  const all = 2 ** work.length;
  const least = new Array<number>(all).fill(Infinity);
  least[0] = -Infinity;
  for (let set = 1; set < all; set++) {
    const members = work.flatMap((_, index) => (set & (1 << index) ? [index] : []));
    const done = dayOf(members.reduce((sum, index) => sum + (work[index] as Due).effort, 0), capacity);
    for (const last of members) {
      if (members.some((index) => (work[index] as Due).after.includes(last)) || (work[last] as Due).after.some((index) => !members.includes(index))) continue;
      const lateness = daysBetween((work[last] as Due).due, addDays(done, (work[last] as Due).leadTime));
      least[set] = Math.min(least[set] as number, Math.max(least[set & ~(1 << last)] as number, lateness));
    }
  }
  return least[all - 1] as number;
}

const greatestLateness = (roadmap: Roadmap): number => Math.max(...roadmap.deadlines.map(({ due, ready }) => daysBetween(due, ready as Day)));

describe('properties of the roadmap', () => {
  it('class B without waiting inside a chain: no order has a smaller greatest lateness', () => {
    void fc.assert(
      fc.property(dues(8), capacities, (work, capacity) => {
        fc.pre(work.reduce((sum, each) => sum + each.effort, 0) / capacity.days < 30);
        expect(greatestLateness(roadmapOf(work, capacity))).toBe(leastGreatestLateness(work, capacity));
      }),
      { numRuns: 400 },
    );
  });

  it('never an action before what comes before it', () => {
    void fc.assert(
      fc.property(dues(8), capacities, (work, capacity) => {
        const { actions } = roadmapOf(work, capacity);
        actions.forEach((action, index) => {
          for (const before of action.after) {
            expect(actions.findIndex(({ id }) => id === before)).toBeLessThan(index);
            expect((action.start ?? '9999') >= (actions.find(({ id }) => id === before)?.end.likely ?? '9999')).toBe(true);
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('more capacity never delays an opposable item', () => {
    void fc.assert(
      fc.property(dues(8), capacities, fc.integer({ min: 1, max: 40 }), (work, capacity, more) => {
        const slow = roadmapOf(work, capacity);
        const fast = roadmapOf(work, { ...capacity, days: capacity.days + more });
        for (const { id, ready } of slow.deadlines) {
          if (ready !== null) expect(daysBetween(ready, fast.deadlines.find((each) => each.id === id)?.ready ?? '9999-12-31')).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('the capacity named holds the deadline, and one less does not', () => {
    void fc.assert(
      fc.property(dues(5), fc.integer({ min: 2, max: 20 }), (work, days) => {
        const at = (count: number) => roadmapOf(work, { days: count, period: 'quarter' });
        for (const { id, capacity, unreachable, missing } of at(days).deadlines) {
          if (missing === 0) continue;
          expect(capacity === null).toBe(unreachable !== null);
          if (capacity === null) continue;
          expect(at(capacity).deadlines.find((each) => each.id === id)?.missing).toBe(0);
          expect(at(capacity - 1).deadlines.find((each) => each.id === id)?.missing).not.toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('once everything is done every theme stands at its top, and every gap has exactly one class', () => {
    const rows = fc.array(fc.record({ level: fc.constantFrom(1, 2, 3, 4), answer: fc.boolean(), capsLevel: fc.constantFrom(undefined, undefined, 2) }), { minLength: 1, maxLength: 8 });
    void fc.assert(
      fc.property(rows, capacities, (levels, capacity) => {
        const clean = levels.map(({ capsLevel, ...row }, index): Row => ({ id: `x${index}`, ...row, ...(capsLevel === undefined ? {} : { capsLevel }) }));
        const roadmap = planned({ rows: clean, actions: clean.map(({ id }) => ({ id: `a-${id}`, title: '', closes: [id], effort: { min: 1, likely: 1, max: 1 } })), capacity });
        const last = roadmap.trajectories[0]?.points.at(-1);
        const top = Math.max(...levels.map(({ level }) => level));
        expect(last?.level).toEqual({ low: top, high: top });
        expect(last?.proven).toBe(top);
        expect(roadmap.gaps.length).toBe(new Set(roadmap.gaps.map(({ requirement }) => requirement)).size);
      }),
      { numRuns: 100 },
    );
  });

  it('the same dossier gives the same roadmap, whatever the order of its rule set', () => {
    void fc.assert(
      fc.property(dues(6), capacities, (work, capacity) => {
        const same = roadmapOf(work, capacity);
        expect(JSON.stringify(roadmapOf(work, capacity))).toBe(JSON.stringify(same));
      }),
      { numRuns: 40 },
    );
  });
});
