import { readFileSync, writeFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assess, type AssessRequest } from '../../src/app/assess.js';
import type { Assessment } from '../../src/core/assessment.js';
import { createPorts } from '../../src/cli/ports.js';
import { folderWith } from '../fixtures/folders.js';
import { themeOf } from '../fixtures/judged.js';

/** The example of a practice management product, copied so that a test may break it. */
async function example(): Promise<string> {
  const folder = folderWith();
  await cp(join(import.meta.dirname, '..', '..', 'examples', 'lgc'), folder, { recursive: true });
  return folder;
}

/** By the rule set these tests are about, whatever else applies to the product. */
const judged = async (request: AssessRequest): Promise<Assessment> => (await assess(createPorts(process.cwd()), { referentials: ['authentification'], ...request })).assessment;
const gaps = (assessment: Assessment): string[] => assessment.requirements.filter((each) => each.opposable && each.inForceNow && ['unmet', 'partial'].includes(each.status)).map((each) => each.id);

describe('the same dossier on three days', () => {
  it('differs as the texts say, and in nothing else', async () => {
    const dossier = await example();
    const [before, today, after] = [await judged({ dossier, date: '2025-06-30' }), await judged({ dossier, date: '2026-11-24' }), await judged({ dossier, date: '2027-03-01' })];
    // Before 2026 the means in transition are still admitted, under the rules of the transition (EXI 21, EXI 25).
    expect(gaps(before)).toEqual(['EXI-01', 'EXI-21', 'EXI-22', 'EXI-25']);
    // Since 1 January 2026 they are not (EXI 03), and the rules of the transition are over.
    expect(gaps(today)).toEqual(['EXI-01', 'EXI-03', 'EXI-22']);
    // On 1 March 2027 the engagement of 20 January 2026 is more than one year old (EXI 30-32); the homologation of 20 June 2023, less than four (EXI 10).
    expect(gaps(after)).toEqual(['EXI-01', 'EXI-03', 'EXI-22', 'EXI-30-32']);
    expect(gaps(await judged({ dossier, date: '2027-06-21' }))).toContain('EXI-10');
    expect([before, today, after].map((each) => themeOf(each, 'auth-pro').target?.level)).toEqual([2, 5, 5]);
    expect(new Set([before, today, after].map((each) => JSON.stringify(each.inputs.answers))).size).toBe(1);
  });

  it('is announced: the next dates of today are those on which the later result differs', async () => {
    const dossier = await example();
    const today = await judged({ dossier, date: '2026-11-24' });
    expect(today.nextDates.filter((next) => next.kind === 'requirement').map((next) => [next.date, next.id, next.to])).toEqual([
      ['2027-01-21', 'EXI-30-32', 'unmet'],
      ['2027-06-21', 'EXI-10', 'unmet'],
    ]);
  });
});

describe('evidence that lost its strength', () => {
  it('altered after its digest: assessed, grade 1, named', async () => {
    const dossier = await example();
    writeFileSync(join(dossier, 'evidence', 'comptes.txt'), 'autre contenu');
    const assessment = await judged({ dossier, date: '2026-11-24' });
    expect(assessment.requirements.find((each) => each.id === 'AUTH-PP-1-NOMINATIF')).toMatchObject({ status: 'met', grade: 1, basis: 'declared', proven: false });
    expect(assessment.notices).toContainEqual({ code: 'evidence-altered', params: { evidence: 'comptes', file: 'evidence/comptes.txt', until: '' } });
    expect(themeOf(assessment, 'auth-pro').proven).toBe(0);
  });

  it('removed: the same, by name', async () => {
    const dossier = await example();
    await rm(join(dossier, 'evidence', 'comptes.txt'));
    const assessment = await judged({ dossier, date: '2026-11-24' });
    expect(assessment.requirements.find((each) => each.id === 'AUTH-PP-1-NOMINATIF')?.grade).toBe(1);
    expect(assessment.notices.map((notice) => notice.code)).toContain('evidence-absent');
  });

  it('expired: on the day after its end', async () => {
    const dossier = await example();
    expect((await judged({ dossier, date: '2027-01-20' })).notices.map((notice) => notice.code)).not.toContain('evidence-expired');
    expect((await judged({ dossier, date: '2027-01-21' })).notices).toContainEqual(expect.objectContaining({ code: 'evidence-expired', params: expect.objectContaining({ evidence: 'engagement' }) as unknown }));
  });

  it('assessing writes nothing in the dossier', async () => {
    const dossier = await example();
    const before = readFileSync(join(dossier, 'dossier.yaml'));
    await judged({ dossier, date: '2026-11-24' });
    expect(readFileSync(join(dossier, 'dossier.yaml')).equals(before)).toBe(true);
  });
});

describe('a rule set given by path', () => {
  const own = `id: sauvegardes
edition: "1"
status: in-force
official: false
title: Sauvegardes
inForce: { from: 2024-01-01 }
sources: [{ id: M, title: Proposition, consulted: 2026-11-20, reliability: C }]
themes:
  - { id: sauvegardes, title: Sauvegardes, ladder: { mode: direct, official: false, source: [{ ref: M, at: tout }], rungs: [{ level: 1, title: Faites }] } }
questions: [{ id: sauvegardes.faites, kind: yesNo, text: Les sauvegardes sont-elles faites ? }]
requirements:
  - { id: SAU-1, theme: sauvegardes, title: Sauvegardes faites, level: 1, force: doctrine, opposable: false, official: false, binds: [editor], metWhen: { question: sauvegardes.faites, equals: true }, source: [{ ref: M, at: un }] }
`;
  const answered = 'product: { name: Essai }\nanswers:\n  sauvegardes.faites: { value: true }\n';

  it('has its own questions answered in the dossier', async () => {
    const folder = folderWith({ 'regles.yaml': own, 'dossier.yaml': answered });
    const assessment = await judged({ dossier: folder, date: '2026-11-24', referentials: [join(folder, 'regles.yaml')] });
    expect([assessment.themes[0]?.level, assessment.referentials[0]?.shipped]).toEqual([{ low: 1, high: 1 }, false]);
  });

  it('without it, the same answer is an unknown question', async () => {
    await expect(judged({ dossier: folderWith({ 'dossier.yaml': answered }) })).rejects.toMatchObject({ problems: [{ code: 'dossier/unknown-question', place: { line: 3 } }] });
  });
});

describe('a draft edition', () => {
  it('is judged as if adopted, and never enters the verdict', async () => {
    const dossier = await example();
    const assessment = await judged({ dossier, date: '2027-03-01', referentials: ['authentification@rie-2-projet'] });
    expect(assessment.verdict).toBe('none-opposable');
    expect(assessment.nextDates.every((next) => next.ifAdopted)).toBe(true);
    expect(assessment.notices.map((notice) => notice.code)).toContain('referential-draft');
  });
});
