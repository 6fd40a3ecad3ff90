import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys, type CampaignEntry, type ReadEntry } from '../../src/core/campaign/campaign.js';
import { drawSample, seedOf, type SampleOptions } from '../../src/core/campaign/sample.js';
import { seeded } from '../../src/core/campaign/seeded.js';
import { Urn } from '../../src/core/campaign/urn.js';

const read = (key: string, distance: number, region?: string): ReadEntry => ({ key, read: true, product: { name: key }, verdict: 'compliant', verdictProven: 'undetermined', themes: [], standings: [], answered: '', contradictions: [], overdue: [], losses: [], commitments: [], distance, lost: 0, ...(region === undefined ? {} : { region }) });
const broken = (key: string): CampaignEntry => ({ key, read: false, problems: [] });
const draw = (entries: readonly CampaignEntry[], options: Partial<SampleOptions> = {}) => drawSample({ entries }, { size: 3, seed: 2026, ...options });
const keys = (sample: ReturnType<typeof drawSample>): string[] => sample.drawn.map(({ key }) => key);

const anyEntries = fc.uniqueArray(fc.record({ key: fc.string({ minLength: 1, maxLength: 6 }), distance: fc.integer({ min: 0, max: 9 }), region: fc.constantFrom(undefined, '11', '76', '93'), isRead: fc.boolean() }), { selector: ({ key }) => key, maxLength: 40 }).map((list) => list.map(({ key, distance, region, isRead }) => (isRead ? read(key, distance, region) : broken(key))));
const anyOptions = fc.record({ size: fc.integer({ min: 1, max: 50 }), seed: fc.nat(), by: fc.constantFrom(undefined, 'region' as const) }).map(({ by, ...rest }) => ({ ...rest, ...(by === undefined ? {} : { by }) }));

describe('the generator', () => {
  it('gives the numbers of mulberry32', () => {
    const below = seeded(2026);
    expect(Array.from({ length: 4 }, () => below(2 ** 32))).toEqual([1955961175, 1324980858, 2839649622, 2656330836]);
  });

  it('stays below its bound, and reaches all of it', () => {
    const below = seeded(7);
    expect(new Set(Array.from({ length: 200 }, () => below(6)))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    expect(below(1)).toBe(0);
  });

  it.each([0, -1, 1.5, 2 ** 32 + 1, NaN])('refuses %s', (bound) => {
    expect(() => seeded(1)(bound)).toThrow(RangeError);
  });
});

describe('the urn', () => {
  it('is a row of balls from which an owner’s are removed, as a plain list would do it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 20 }), fc.infiniteStream(fc.nat()), (weights, positions) => {
        const urn = new Urn(weights);
        let row = weights.flatMap((weight, owner) => Array.from({ length: weight }, () => owner));
        while (row.length > 0) {
          expect(urn.balls).toBe(row.length);
          const position = (positions.next().value as number) % row.length;
          const owner = row[position];
          expect(urn.take(position)).toBe(owner);
          row = row.filter((each) => each !== owner);
        }
        expect(urn.balls).toBe(0);
      }),
    );
  });
});

describe('a draw', () => {
  const REGION = [read('a', 1, '11'), read('b', 5, '11'), read('c', 0, '11'), read('d', 2, '76'), broken('e'), read('f', 3, '76'), read('g', 1)];

  it('takes those with a gap, and tells who was left out and why', () => {
    const sample = draw(REGION, { size: 3 });
    expect(sample).toMatchObject({ size: 3, seed: 2026, eligible: 5, balls: 12, withoutGap: 1, unreadable: 1, register: 'a\t1\nb\t5\nc\t0\nd\t2\ne\t-\nf\t3\ng\t1\n' });
    expect(sample.drawn.map(({ rank, weight, ball, balls }) => [rank, weight, ball >= 1 && ball <= balls])).toEqual([1, 2, 3].map((rank, index) => [rank, sample.drawn[index]?.weight, true]));
  });

  it('larger than the dossiers there are, takes them all', () => {
    expect(keys(draw(REGION, { size: 50 })).sort()).toEqual(['a', 'b', 'd', 'f', 'g']);
  });

  it('of nobody is empty', () => {
    expect(draw([read('a', 0), broken('b')])).toMatchObject({ drawn: [], eligible: 0, balls: 0 });
    expect(draw([], { by: 'region' })).toMatchObject({ drawn: [], eligible: 0 });
  });

  it('is the same whatever the order of the entries, of the size asked for, of dossiers with a gap only, each once', () => {
    fc.assert(
      fc.property(anyEntries, anyOptions, fc.nat(), (entries, options, turn) => {
        const sample = drawSample({ entries }, options);
        const at = entries.length === 0 ? 0 : turn % entries.length;
        expect(drawSample({ entries: [...entries.slice(at), ...entries.slice(0, at)].reverse() }, options)).toEqual(sample);
        const gaps = new Map(entries.flatMap((entry) => (entry.read && entry.distance > 0 ? [[entry.key, entry.distance] as const] : [])));
        expect(sample.drawn.length).toBe(Math.min(options.size, gaps.size));
        expect(new Set(keys(sample)).size).toBe(sample.drawn.length);
        for (const { key, weight } of sample.drawn) expect(weight).toBe(gaps.get(key));
      }),
    );
  });

  it('can be redone with a list of balls and the numbers it prints', () => {
    fc.assert(
      fc.property(anyEntries, fc.nat(), (entries, seed) => {
        let row = entries.flatMap((entry) => (entry.read ? [entry] : [])).sort((a, b) => compareKeys(a.key, b.key)).flatMap(({ key, distance }) => Array.from({ length: distance }, () => key));
        for (const { key, ball, balls } of drawSample({ entries }, { size: 50, seed }).drawn) {
          expect([row.length, row[ball - 1]]).toEqual([balls, key]);
          row = row.filter((each) => each !== key);
        }
      }),
    );
  });

  it('falls on a gap three times as great about three times as often, over four thousand seeds', () => {
    const entries = [read('one', 1), read('three', 3), read('two', 2)];
    const first = Array.from({ length: 4000 }, (_, seed) => keys(draw(entries, { size: 1, seed }))[0]);
    const share = (key: string): number => first.filter((each) => each === key).length / 4000;
    expect([share('one'), share('two'), share('three')].map((each) => Math.round(each * 20) / 20)).toEqual([0.15, 0.35, 0.5]);
  });

  it('takes the greater gap at least as often, whatever the size', () => {
    const entries = Array.from({ length: 8 }, (_, index) => read(`k${index}`, index + 1));
    for (const size of [1, 3, 6]) {
      const taken = new Map<string, number>();
      for (let seed = 0; seed < 3000; seed++) for (const key of keys(draw(entries, { size, seed }))) taken.set(key, (taken.get(key) ?? 0) + 1);
      const counts = entries.map(({ key }) => taken.get(key) ?? 0);
      expect(counts).toEqual([...counts].sort((a, b) => a - b));
    }
  });

  it('of another seed is another', () => {
    const entries = Array.from({ length: 50 }, (_, index) => read(`k${index}`, 1 + (index % 4)));
    expect(new Set(Array.from({ length: 30 }, (_, seed) => keys(draw(entries, { size: 6, seed })).join()))).toHaveLength(30);
  });

  it('by region gives each as many, as far as there are any; the last places to the greatest gaps', () => {
    const counts = (size: number): readonly number[] => {
      const { drawn } = draw(REGION, { size, by: 'region' });
      return ['', '11', '76'].map((region) => drawn.filter((each) => each.region === region).length);
    };
    // Balls: none 1, Île-de-France 6, Occitanie 5.
    expect([1, 2, 3, 4, 5, 9].map(counts)).toEqual([[0, 1, 0], [0, 1, 1], [1, 1, 1], [1, 2, 1], [1, 2, 2], [1, 2, 2]]);
  });

  it('takes the day of the campaign for a seed when nobody chooses one', () => {
    expect(seedOf({ date: '2026-11-24' })).toBe(20261124);
  });

  it('of a hundred thousand dossiers takes them all without going through them at each step', () => {
    const entries = Array.from({ length: 100_000 }, (_, index) => read(`k${index}`, 1 + (index % 7)));
    expect(new Set(keys(draw(entries, { size: 100_000 }))).size).toBe(100_000);
  });
});
