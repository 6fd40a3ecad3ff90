import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/app/assess.js';
import { createPorts } from '../../src/cli/ports.js';
import type { Assessment } from '../../src/core/assessment.js';
import { gapsOf, span } from '../fixtures/judged.js';

/** Three whole dossiers on disk, what each is worth on 22 November 2026 and what changes next: derived by hand from the domain file. */
const DAY = '2026-11-22';

const judged = async (name: string): Promise<Assessment> => (await assess(createPorts(process.cwd()), { dossier: join(import.meta.dirname, 'dossiers', name), date: DAY })).assessment;
const opposableGaps = (assessment: Assessment): string[] => gapsOf(assessment).filter((id) => assessment.requirements.find((each) => each.id === id)?.opposable);
const themes = (assessment: Assessment): unknown[] => assessment.themes.map((each) => [each.id, each.verdict, each.verdictProven, span(each.level), each.proven, each.target?.level]);
const next = (assessment: Assessment): unknown[] => assessment.nextDates.map((each) => [each.date, each.kind, each.id, each.from, each.to]);

describe('trois dossiers sur authentification', () => {
  it('débutant : un mot de passe exposé, des comptes partagés', async () => {
    const assessment = await judged('debutant');
    expect([assessment.verdict, assessment.verdictProven]).toEqual(['non-compliant', 'non-compliant']);
    // The 2022 rung 1 asks accounts of one's own: shared, the level is 0 whatever the factors.
    expect(themes(assessment)).toEqual([['auth-pro', 'non-compliant', 'non-compliant', '0', 0, 4]]);
    // No RPPS (01), password alone (03) from anywhere (22), no Pro Santé Connect yet (04), a transition means without idle logout (26).
    expect(opposableGaps(assessment)).toEqual(['EXI-01', 'EXI-03', 'EXI-04', 'EXI-22', 'EXI-26']);
    // Pro Santé Connect is to open on 1 April 2027: EXI 04 is held, and EXI 05 begins to have an object. Nothing else moves.
    expect(next(assessment)).toEqual([
      ['2027-04-01', 'requirement', 'EXI-04', 'unmet', 'no-gap'],
      ['2027-04-01', 'requirement', 'EXI-05', 'no-gap', 'unknown'],
    ]);
  });

  it('à mi-chemin : professionnels en règle, usagers restés à la transition, rien de prouvé', async () => {
    const assessment = await judged('a-mi-chemin');
    expect([assessment.verdict, assessment.verdictProven]).toEqual(['non-compliant', 'non-compliant']);
    expect(themes(assessment)).toEqual([
      ['auth-pro', 'compliant', 'undetermined', '4', 0, 4],
      ['auth-user', 'non-compliant', 'non-compliant', '2', 0, 3],
    ]);
    expect(opposableGaps(assessment)).toEqual(['US-02']);
    // The homologation of 1 February 2023 holds until its fourth anniversary; the engagement of 10 February 2026 until its first.
    expect(next(assessment)).toEqual([
      ['2027-02-02', 'verdict', 'auth-pro', 'compliant', 'non-compliant'],
      ['2027-02-02', 'level', 'auth-pro', '4', '2'],
      ['2027-02-02', 'held', 'auth-pro', '3', '2'],
      ['2027-02-02', 'requirement', 'EXI-03', 'no-gap', 'unmet'],
      ['2027-02-02', 'requirement', 'EXI-10', 'no-gap', 'unmet'],
      ['2027-02-11', 'requirement', 'EXI-30-32', 'no-gap', 'unmet'],
    ]);
  });

  it('exemplaire : tout est tenu et prouvé, jusqu’à l’échéance de l’engagement puis du certificat', async () => {
    const assessment = await judged('exemplaire');
    expect([assessment.verdict, assessment.verdictProven]).toEqual(['compliant', 'compliant']);
    expect(themes(assessment)).toEqual([
      ['auth-org', 'none-opposable', 'none-opposable', '4', 4, 4],
      ['auth-pro', 'compliant', 'compliant', '5', 5, 5],
      ['auth-user', 'compliant', 'compliant', '4', 4, 3],
    ]);
    expect(assessment.requirements.filter((each) => !['met', 'not-applicable'].includes(each.status)).map((each) => each.id)).toEqual([]);
    expect(assessment.themes.map((each) => each.index)).toEqual([100, 100, 100].map((index) => ({ low: index, high: index })));
    // The engagement of 15 June 2026 ends after a year; the certificate of 10 January 2025 is sixty days from its end on 11 November 2027, over on 10 January 2028.
    expect(next(assessment)).toEqual([
      ['2027-06-16', 'verdict', 'auth-pro', 'compliant', 'non-compliant'],
      ['2027-06-16', 'requirement', 'EXI-30-32', 'no-gap', 'unmet'],
      ['2027-11-12', 'level', 'auth-org', '4', '3'],
      ['2027-11-12', 'proven', 'auth-org', '4', '3'],
      ['2028-01-11', 'level', 'auth-org', '3', '2'],
      ['2028-01-11', 'proven', 'auth-org', '3', '2'],
    ]);
  });
});
