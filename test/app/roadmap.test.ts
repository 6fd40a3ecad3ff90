import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/app/assess.js';
import { roadmapOf } from '../../src/app/roadmap.js';
import type { Roadmap } from '../../src/core/roadmap/roadmap.js';
import { createPorts } from '../../src/cli/ports.js';

const example = join(import.meta.dirname, '..', '..', 'examples', 'lgc');

/** The authentication of the example alone, so that the figures stay those of its own actions. */
async function planned(capacity?: string): Promise<Roadmap> {
  const assessed = await assess(createPorts(process.cwd()), { dossier: example, date: '2026-11-24', referentials: ['authentification'] });
  return roadmapOf(assessed, capacity === undefined ? {} : { capacity }).roadmap;
}

const deadline = (roadmap: Roadmap, id: string) => roadmap.deadlines.find((each) => each.id === id);

describe('the roadmap of the example, redone on paper', () => {
  // From 24 November 2026, quarters of 92 days (to 23 February) and 89 (to 23 May). Before signing: 5 + 5 = 10 person-days, then 1.
  it('at 10 a quarter the commitment cannot be signed in time: 11 is 10, then 1 of 10 in 89 days, day 9, 4 March; due 21 January', async () => {
    const roadmap = await planned();
    expect(roadmap.capacity).toEqual({ days: 10, period: 'quarter' });
    expect(deadline(roadmap, 'EXI-30-32')).toMatchObject({ due: '2027-01-21', ready: '2027-03-04', missing: 42 });
  });

  it('at 20 a quarter it can: 11 of 20 in 92 days is day 51, 13 January', async () => {
    expect(deadline(await planned('20/quarter'), 'EXI-30-32')).toMatchObject({ ready: '2027-01-13', missing: 0 });
  });

  it('renewing the homologation, 10 more and 30 days, misses 21 June by 11 days at 10, and holds it at 20', async () => {
    // At 10: 21 is 20, on 23 May, then 1 of 10 in 92 days, day 10, 2 June; 30 days later, 2 July. At 20: day 5 of the second quarter, 28 February, then 30 March.
    expect(deadline(await planned(), 'EXI-10')).toMatchObject({ due: '2027-06-21', ready: '2027-07-02', missing: 11 });
    expect(deadline(await planned('20/quarter'), 'EXI-10')).toMatchObject({ ready: '2027-03-30', missing: 0 });
  });

  it('names the smallest capacity that would hold each, and it does', async () => {
    const { deadlines } = await planned();
    expect(deadlines.length).toBeGreaterThan(1);
    for (const { id, capacity } of deadlines) expect(deadline(await planned(`${capacity ?? 0}/quarter`), id)?.missing).toBe(0);
  });
});
