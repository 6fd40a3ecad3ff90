import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { dossierFiles } from '../../src/adapters/dossier-editor.js';
import { referentialFiles } from '../../src/adapters/referential-files.js';
import { assess } from '../../src/app/assess.js';
import type { Ports, ReferentialStore } from '../../src/app/ports.js';
import { folderWith } from '../fixtures/folders.js';
import { asRead, assessingOnly, problemsOf } from '../fixtures/stores.js';

const shippedRoot = fileURLToPath(new URL('../../referentiels/', import.meta.url));
const hardRows = fileURLToPath(new URL('../fixtures/hard-rows/', import.meta.url));

/** A program's folder of rule sets, with what a test puts in it. */
function rootWith(files: Record<string, string>): string {
  const root = folderWith(files);
  cpSync(join(shippedRoot, 'schema'), join(root, 'schema'), { recursive: true });
  return `${root}/`;
}

function portsFor(referentials: ReferentialStore): Ports {
  const known = async () => ({ vocabulary: await referentials.vocabulary(), referentials: (await referentials.shipped()).map((each) => each.referential) });
  return {
    referentials,
    dossiers: dossierFiles(known, join(shippedRoot, 'schema', 'dossier.schema.json')),
    ...assessingOnly,
    output: { write: () => Promise.reject(new Error('nothing is written here')) },
    today: () => '2026-11-24',
    digest: () => '',
    asset: () => Promise.reject(new Error('no asset here')),
  };
}

const VOCABULARY = `profile:
  - { id: kind, kind: choice, text: Nature du produit, choices: [{ id: lgc, text: LGC }] }
facts: []
lists: []
questions: []
`;
const TINY = `id: minuscule
edition: "2026"
status: in-force
official: false
title: Référentiel minuscule
inForce: { from: 2026-01-01 }
applies: { profile: kind, equals: lgc }
sources:
  - { id: NOUS, title: Notre note, consulted: 2026-11-22, reliability: C }
themes:
  - id: sauvegarde
    title: Sauvegarde
    ladder:
      mode: cumulative
      official: false
      source: [{ ref: NOUS, at: § 1 }]
      rungs: [{ level: 1, title: Sauvegardé }, { level: 2, title: Restauré }]
questions:
  - { id: backup.daily, kind: yesNo, text: Sauvegardez-vous chaque jour ? }
  - { id: backup.restored, kind: date, text: Quand avez-vous restauré pour la dernière fois ? }
requirements:
  - { id: S-1, theme: sauvegarde, title: Sauvegarde quotidienne, level: 1, force: recommended, opposable: false, official: false, binds: [editor], metWhen: { question: backup.daily, equals: true }, source: [{ ref: NOUS, at: § 1 }] }
  - { id: S-2, theme: sauvegarde, title: Restauration de moins d'un an, level: 2, force: recommended, opposable: false, official: false, binds: [editor], metWhen: { question: backup.restored, notOlderThan: P1Y }, source: [{ ref: NOUS, at: § 2 }] }
`;

describe('the shipped rule sets', () => {
  it('pass every check without a word, but on what is left to translate', async () => {
    expect((await referentialFiles(shippedRoot).check()).filter(({ code }) => code !== 'referential/translation-missing')).toEqual([]);
  });

  it('mean what they say: no error, no warning', async () => {
    const found = await referentialFiles(shippedRoot).check(undefined, { day: '2026-11-24', statedFacts: [] });
    expect(found.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('have a digest of what decides, not of their texts', async () => {
    const digestOf = async (text: string): Promise<string | undefined> => (await referentialFiles(rootWith({ 'vocabulary.yaml': VOCABULARY, 'minuscule/referentiel.yaml': text })).shipped())[0]?.digest;
    const before = await digestOf(TINY);
    expect(await digestOf(TINY.replace('Sauvegarde quotidienne', 'Sauvegarde de chaque jour').replace('Notre note', 'Une note'))).toBe(before);
    expect(await digestOf(TINY.replace('notOlderThan: P1Y', 'notOlderThan: P2Y'))).not.toBe(before);
    const named = TINY.replace('themes:', 'conditions: { fresh: { question: backup.restored, notOlderThan: P1Y } }\nthemes:').replace('metWhen: { question: backup.restored, notOlderThan: P1Y }', 'metWhen: { condition: fresh }');
    expect(await digestOf(named.replace('P1Y', 'P2Y'))).not.toBe(await digestOf(named));
    expect(await digestOf(TINY.replace('level: 2, force', 'level: 1, force').replace(', { level: 2, title: Restauré }', ''))).not.toBe(before);
  });
});

describe('one more rule set', () => {
  it('needs a folder and a fixture, no code', async () => {
    const root = rootWith({ 'vocabulary.yaml': VOCABULARY, 'minuscule/referentiel.yaml': TINY });
    const dossier = folderWith({ 'dossier.yaml': 'product: { name: Essai }\nprofile: { kind: lgc }\nanswers:\n  backup.daily: { value: true }\n  backup.restored: { value: 2026-02-01 }\n' });
    const { assessment } = await assess(portsFor(referentialFiles(root)), { dossier });
    expect(assessment.referentials.map((each) => [each.id, each.shipped])).toEqual([['minuscule', true]]);
    expect([assessment.verdict, assessment.themes[0]?.level, assessment.nextDates[0]?.date]).toEqual(['none-opposable', { low: 2, high: 2 }, '2027-02-02']);
  });

  it('given by path, is shown as not shipped and cannot take a shipped id', async () => {
    const ports = portsFor(referentialFiles(shippedRoot));
    const mine = folderWith({ 'referentiel.yaml': TINY.replace('minuscule', 'le-mien') });
    const dossier = folderWith({ 'dossier.yaml': 'product: { name: Essai }\nprofile: { kind: lgc }\n' });
    const { assessment } = await assess(ports, { dossier, referentials: [mine] });
    expect(assessment.referentials.map((each) => [each.id, each.shipped])).toEqual([['le-mien', false]]);
    expect(assessment.notices.map((each) => each.code)).toContain('referential-not-shipped');
    const posing = folderWith({ 'referentiel.yaml': TINY.replace('id: minuscule', 'id: authentification') });
    expect((await problemsOf(assess(ports, { dossier, referentials: [join(posing, 'referentiel.yaml')] })))[0]?.code).toBe('referential/takes-shipped-id');
  });

  it('the rows that hurt pass the checks of the format', async () => {
    const root = rootWith({ 'vocabulary.yaml': readFileSync(join(hardRows, 'vocabulary.yaml'), 'utf8') });
    mkdirSync(join(root, 'hard-rows'));
    writeFileSync(join(root, 'hard-rows', 'referentiel.yaml'), readFileSync(join(hardRows, 'referentiel.yaml')));
    expect(await referentialFiles(root).check()).toEqual([]);
  });

  it('says where each mistake is and what to do', async () => {
    const wrong = TINY.replace('metWhen: { question: backup.daily', 'metWhen: { question: backup.dayly').replace('ref: NOUS, at: § 2', 'ref: VOUS, at: § 2').replace('opposable: false, official: false, binds: [editor], metWhen: { question: backup.restored', 'opposable: true, official: false, binds: [editor], metWhen: { question: backup.restored');
    const folder = rootWith({ 'vocabulary.yaml': VOCABULARY, 'minuscule/referentiel.yaml': wrong }).slice(0, -1);
    const found = asRead(await referentialFiles(`${folder}/`).check(), folder);
    expect(found).toContain("referentiels/minuscule/referentiel.yaml:22:159  aucune question ne s’appelle « backup.dayly »\n  → vouliez-vous dire « backup.daily » ?");
    expect(found).toContain('aucune source ne s’appelle « VOUS »\n  → vouliez-vous dire « NOUS » ?');
    expect(found).toContain('« S-2 » se dit opposable sans jour d’entrée en vigueur');
  });

  it('says in which file stands what two rule sets cannot share, and an edition written twice', async () => {
    const root = rootWith({ 'vocabulary.yaml': VOCABULARY, 'minuscule/referentiel.yaml': TINY, 'minuscule/editions/copie.yaml': TINY, 'second/referentiel.yaml': TINY.replace('id: minuscule', 'id: second') });
    const found = (await referentialFiles(root).check()).map(({ code, place }) => [code, place.file, place.line]);
    expect(found).toEqual([
      ['referential/duplicate-edition', 'referentiels/minuscule/editions/copie.yaml', 2],
      ['referential/shared-theme', 'referentiels/second/referentiel.yaml', 11],
      ['referential/shared-question', 'referentiels/second/referentiel.yaml', 19],
      ['referential/shared-question', 'referentiels/second/referentiel.yaml', 20],
      ['referential/shared-requirement', 'referentiels/second/referentiel.yaml', 22],
      ['referential/shared-requirement', 'referentiels/second/referentiel.yaml', 23],
    ]);
  });

  it('what a rule set does not mean is each a line in its own file, and hides nothing of the others', async () => {
    const sameTwice = TINY.replace('metWhen: { question: backup.restored, notOlderThan: P1Y }', 'metWhen: { any: [{ question: backup.daily, equals: true }, { question: backup.restored, notOlderThan: P1Y }] }').replace('consulted: 2026-11-22', 'consulted: 2025-11-23');
    const impossible = TINY.replace('metWhen: { question: backup.daily, equals: true }', 'metWhen: { all: [{ question: backup.daily, equals: true }, { question: backup.daily, equals: false }] }, partialWhen: { question: backup.daily, equals: true }').replace('edition: "2026"', 'edition: "2025"').replace('status: in-force', 'status: historical');
    const words = VOCABULARY.replace('facts: []', 'facts:\n  - { id: tls, type: string, text: TLS }');
    const root = rootWith({ 'vocabulary.yaml': words, 'minuscule/referentiel.yaml': sameTwice, 'minuscule/editions/2025.yaml': impossible });
    const found = await referentialFiles(root).check(undefined, { day: '2026-11-24', statedFacts: [] });
    expect(found.map(({ code, place, severity }) => [severity, place.file, place.line, code.replace('referential/', '')])).toEqual([
      ['warning', 'referentiels/minuscule/referentiel.yaml', 9, 'stale-source'],
      ['error', 'referentiels/minuscule/referentiel.yaml', 17, 'rung-not-separated'],
      ['error', 'referentiels/minuscule/editions/2025.yaml', 17, 'rung-out-of-reach'],
      ['error', 'referentiels/minuscule/editions/2025.yaml', 22, 'never-met'],
      ['info', 'referentiels/vocabulary.yaml', 4, 'fact-not-stated'],
    ]);
    // The check alone says it: such a rule set is still read.
    expect(await referentialFiles(root).check()).toEqual([]);
  });

  it('an alias that names nothing is a line of the check', async () => {
    const folder = folderWith({ 'referentiel.yaml': 'id: *nulle-part\n' });
    const problems = await referentialFiles(shippedRoot).check(folder);
    expect(asRead(problems, folder)).toBe('referentiel.yaml:1:5  le renvoi « *nulle-part » ne désigne aucune ancre écrite avant lui\n  → écrivez l’ancre avant, ou recopiez la valeur');
  });

  it('a broken file does not hide the others', async () => {
    const root = rootWith({ 'vocabulary.yaml': VOCABULARY, 'minuscule/referentiel.yaml': TINY, 'casse/referentiel.yaml': 'id: casse\n  edition: [\n', 'mal-range/referentiel.yaml': TINY.replace('id: minuscule', 'id: ailleurs') });
    const codes = (await referentialFiles(root).check()).map((problem) => problem.code);
    expect(codes).toContain('yaml/syntax');
    expect(codes).toContain('referential/folder-name');
  });
});

describe('editions by date', () => {
  it('the edition in force that day is used, unless one is pinned', async () => {
    const ports = portsFor(referentialFiles(shippedRoot));
    const dossier = folderWith({ 'dossier.yaml': 'product: { name: Essai }\nprofile: { users: [professionals], identities: none, mssante: [], dmp: [] }\n' });
    const editions = async (request: { date?: string; referentials?: string[] }): Promise<string[]> => (await assess(ports, { dossier, ...request })).assessment.referentials.filter((each) => each.id === 'authentification').map((each) => `${each.id}@${each.edition} ${each.status}`);
    expect(await editions({})).toEqual(['authentification@rie-1.0 in-force']);
    expect(await editions({ date: '2027-03-01' })).toEqual(['authentification@rie-1.0 in-force']);
    expect(await editions({ referentials: ['authentification@rie-2-projet'] })).toEqual(['authentification@rie-2-projet draft']);
    expect((await problemsOf(editions({ date: '2021-01-01' })))[0]?.code).toBe('referential/none-applies');
    expect((await problemsOf(editions({ date: '2021-01-01', referentials: ['authentification'] })))[0]?.code).toBe('referential/none-in-force');
    expect((await problemsOf(editions({ referentials: ['authentication'] })))[0]?.params['nearest'] ?? '').toBe('');
    expect((await problemsOf(editions({ date: '2026-02-30' })))[0]?.code).toBe('usage/date');
  });
});
