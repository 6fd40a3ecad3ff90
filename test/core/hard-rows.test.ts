import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Assessment, AssessedTheme, JudgedRequirement } from '../../src/core/assessment.js';
import type { Dossier } from '../../src/core/dossier.js';
import { evaluate } from '../../src/core/evaluate.js';
import type { Referential, Vocabulary } from '../../src/core/referential.js';
import { aDossier, rules } from '../fixtures/rules.js';

/** Rows that hurt, encoded by hand in the format before any volume. */
const read = (file: string): unknown => parse(readFileSync(new URL(`../fixtures/hard-rows/${file}`, import.meta.url), 'utf8'));
const words = read('vocabulary.yaml') as Vocabulary;
const hard = rules(read('referentiel.yaml') as Referential, words);
const assess = (parts: Partial<Dossier>, date = '2026-11-22'): Assessment => evaluate([hard], words, aDossier(parts), date);
const row = (assessment: Assessment, id: string): JudgedRequirement => assessment.requirements.find((each) => each.id === id) as JudgedRequirement;
const theme = (assessment: Assessment, id: string): AssessedTheme | undefined => assessment.themes.find((each) => each.id === id);

describe('rows that hurt', () => {
  it('INS-R-11: an emitting DPI on PAM 2.11 holds both editions; on 2.10 only the first', () => {
    const profile = { kind: 'dpi', insRoles: ['emits'] };
    expect(theme(assess({ profile, answers: { 'ins.pamEdition': { value: 'v2-11' } } }), 'ins-flows')?.level).toEqual({ low: 2, high: 2 });
    expect(theme(assess({ profile, answers: { 'ins.pamEdition': { value: 'v2-10' } } }), 'ins-flows')?.level).toEqual({ low: 1, high: 1 });
  });

  it('INS-R-11: sets aside the product that only receives, and the LGC', () => {
    for (const profile of [{ kind: 'dpi', insRoles: ['receives'] }, { kind: 'lgc', insRoles: ['emits'] }]) {
      expect(row(assess({ profile }), 'INS-R-11').status).toBe('not-applicable');
    }
    expect(row(assess({ profile: { insRoles: ['emits'] } }), 'INS-R-11').why).toEqual({ code: 'profile-unknown', params: { open: ['profile:kind'] } });
  });

  it('autoconfiguration: one mechanism is enough, and the grade is that of the better one', () => {
    const profile = { mssanteRoles: ['client'] };
    const declared = row(assess({ profile, answers: { 'mss.autoconfig': { value: true } } }), 'MSS-AUTO-01');
    const probed = row(assess({ profile, answers: { 'mss.autoconfig': { value: true } }, findings: [{ fact: 'mss.autoconfigSrv', outcome: 'observed', value: true, grade: 3 }] }), 'MSS-AUTO-01');
    expect([declared.status, declared.grade, probed.status, probed.grade, probed.basis]).toEqual(['met', 1, 'met', 3, 'probed']);
  });

  it('autoconfiguration: the fact replaces the answer, and contradicts it when nothing is served', () => {
    const profile = { mssanteRoles: ['client'] };
    const findings = [
      { fact: 'mss.autoconfigXml', outcome: 'absent', grade: 3 },
      { fact: 'mss.autoconfigSrv', outcome: 'observed', value: false, grade: 3 },
    ] as const;
    expect(row(assess({ profile, answers: { 'mss.autoconfig': { value: true } }, findings }), 'MSS-AUTO-01').why.code).toBe('contradicted-by-fact');
    expect(row(assess({ profile, answers: { 'mss.autoconfig': { value: false } }, findings: [{ fact: 'mss.autoconfigXml', outcome: 'observed', value: true, grade: 3 }] }), 'MSS-AUTO-01').status).toBe('met');
  });

  it('a probe that could not run leaves the answer standing, never unmet', () => {
    const findings = [{ fact: 'mss.tlsLowest', outcome: 'could-not-measure', reason: { code: 'timeout', params: {} }, grade: 0 }] as const;
    expect(row(assess({ profile: { mssanteRoles: ['client'] }, findings }), 'MSS-TLS-01').status).toBe('unknown');
  });

  it('versions compare as versions, not as text', () => {
    const judged = (value: string): string => row(assess({ profile: { mssanteRoles: ['client'] }, findings: [{ fact: 'mss.tlsLowest', outcome: 'observed', value, grade: 3 }] }), 'MSS-TLS-01').status;
    expect([judged('1.0'), judged('1.2'), judged('1.10')]).toEqual(['unmet', 'met', 'met']);
  });

  it('MSSanté: one ladder per role; a product shows those of its roles only', () => {
    const both = assess({ profile: { mssanteRoles: ['client', 'operator'] }, answers: { 'mss.autoconfig': { value: true }, 'mss.structured': { value: true }, 'mss.whiteListed': { value: false } } });
    expect(both.themes.filter((each) => each.id.startsWith('mssante')).map((each) => [each.id, each.level])).toEqual([
      ['mssante-client', { low: 2, high: 2 }],
      ['mssante-operator', { low: 0, high: 0 }],
    ]);
    expect(row(assess({ roles: ['editor'], profile: { mssanteRoles: ['operator'] } }), 'MSS-OPE-01').why).toEqual({ code: 'bound-elsewhere', params: { roles: ['operator'] } });
  });

  it('DMP: a document rule caps the level at 1 whatever is built above; unknown, it lowers only the low bound', () => {
    const profile = { feedsDmp: true };
    const answers = { 'dmp.cda': { value: true }, 'dmp.header': { value: true }, 'dmp.homologated': { value: true } };
    expect(theme(assess({ profile, answers: { ...answers, 'dmp.schemaValid': { value: false } } }), 'dmp')?.level).toEqual({ low: 1, high: 1 });
    expect(theme(assess({ profile, answers }), 'dmp')?.level).toEqual({ low: 1, high: 3 });
    expect(theme(assess({ profile, answers: { ...answers, 'dmp.schemaValid': { value: true } } }), 'dmp')?.level).toEqual({ low: 3, high: 3 });
  });

  it.each([
    ['2022-11-21', 'unmet'],
    ['2022-11-22', 'met'],
    ['2024-02-29', 'met'],
  ])('EXI 10: homologated on %s, on 22 November 2026: %s', (homologatedOn, status) => {
    expect(row(assess({ lists: { ownMeans: { complete: true, items: [{ id: 'cle', homologatedOn }] } } }), 'EXI-10').status).toBe(status);
  });

  it('EXI 10: no means of one’s own, nothing to homologate', () => {
    expect(row(assess({ lists: { ownMeans: { complete: true, items: [] } } }), 'EXI-10').setAsideBy).toBe('list');
  });

  it('a Ségur row keeps its aliases by wave and device; partly counts half', () => {
    const judged = assess({ profile: { kind: 'lgc' }, answers: { 'ins.qualifiedOnly': { value: 'partly' } } });
    expect(row(judged, 'INS-R-04').status).toBe('partial');
    expect(theme(judged, 'ins-flows')?.index).toEqual({ low: 50, high: 50 });
    expect(row(judged, 'INS-R-04').aliases.filter((alias) => alias.wave === 2).map((alias) => [alias.id, alias.devices])).toEqual([
      ['INS/va1.53', ['lgc']],
      ['INS/va1.59', ['sgl', 'ris']],
    ]);
  });
});
