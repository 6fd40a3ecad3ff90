import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkSchema } from '../../src/adapters/schema-check.js';
import { folderWith, snapshotOf } from '../fixtures/folders.js';
import { runIn } from '../scenarios/run.js';

const SCHEMA = join(import.meta.dirname, '..', '..', 'referentiels', 'schema', 'campaign-comparison.schema.json');
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replace(/\s*\n\s+/g, ' ');
const dossier = (name: string, named: boolean, rest = ''): string => `product: { name: ${JSON.stringify(name)}, version: "${named ? 1 : 2}", vendor: Éditeur }
profile: { kind: lgc, users: [professionals] }
referentials: [authentification]
answers: { auth.namedAccounts: { value: ${named} } }
${rest}`;
const PROMISE = 'commitments: [{ id: c1, requirement: AUTH-PP-1-NOMINATIF, date: 2025-01-01, due: 2026-06-30, by: direction produit }]\n';

/** Two campaigns of one region, a year apart: one fell and dropped its promise, one came, one was renamed, one is broken. */
async function region(): Promise<string> {
  const folder = folderWith({
    '1/OCC/a/dossier.yaml': dossier('Alpha', true, PROMISE),
    '1/OCC/b/dossier.yaml': dossier('Bêta', true, PROMISE),
    '1/OCC/c/dossier.yaml': dossier('Gamma', true),
    '2/OCC/a/dossier.yaml': dossier('Alpha', false),
    '2/OCC/b-2026/dossier.yaml': dossier('BETA', true, PROMISE),
    '2/OCC/c/dossier.yaml': 'product: 1\n',
    '2/OCC/d/dossier.yaml': dossier('Delta', true),
  });
  // A folder a year, as an auditor keeps them.
  for (const [year, date] of [['1', '2025-11-24'], ['2', '2026-11-24']] as const) {
    const { exit } = await runIn(join(folder, year), ['campaign', 'OCC', '--date', date, '-f', `json=../${year}.json`]);
    expect(exit).toBe(0);
  }
  return folder;
}

describe('campaign compare', () => {
  it('says who moved and why, follows the promises, writes nothing else, and ends 0', async () => {
    const folder = await region();
    const before = snapshotOf(folder);
    const { exit, stdout, stderr } = await runIn(folder, ['campaign', 'compare', '1.json', '2.json']);
    expect([exit, stderr, snapshotOf(folder)]).toEqual([0, '', before]);
    const text = plain(stdout);
    expect(text).toContain('3 dossiers reçus, dont 3 lus, puis 4 reçus, dont 3 lus');
    expect(text).toContain('3 dossiers retrouvés, 1 nouveau, 0 non reçu cette fois');
    expect(text).toContain('AUTH-PP-1-NOMINATIF, Des comptes nominatifs : tenue, déclarée → non tenue, par réponses');
    expect(text).toContain('ce qui a changé : version 1 → 2 ; 1 réponse changée : Chaque professionnel a-t-il son propre compte');
    expect(text).toMatch(/1 tenu, déclaré · 1 retiré une fois tenu/);
    expect(text).toMatch(/c : illisible désormais \(Gamma 1\).*d : nouveau \(Delta 1\).*1 dossier reconnu/);
    expect((await runIn(folder, ['campagne', 'comparer', '1.json', '2.json'])).stdout).toBe(stdout);
  });

  it('writes every format, the data as its published schema says', async () => {
    const folder = await region();
    const { exit } = await runIn(folder, ['campaign', 'compare', '1.json', '2.json', '--out', 'sorties', '-f', 'terminal,markdown,html,csv,json']);
    expect(exit).toBe(0);
    const file = (extension: string): string => readFileSync(join(folder, 'sorties', `convergence-campagnes-2025-11-24-2026-11-24.${extension}`), 'utf8');
    const value = JSON.parse(file('json')) as { dossiers: { key: string; state: string; formerKey: string | null; requirements?: { id: string; from: string; to: string; causes: { cause: string; names: string[] }[] }[] }[] };
    expect(await checkSchema({ value, place: (path) => ({ path }) }, SCHEMA)).toEqual([]);
    expect(value.dossiers.map(({ state, key }) => [key.split('/').at(-1), state])).toEqual([['a', 'moved'], ['c', 'unreadable'], ['d', 'new']]);
    expect(value.dossiers[0]?.requirements).toMatchObject([{ id: 'AUTH-PP-1-NOMINATIF', from: 'm', to: 'u', causes: [{ cause: 'answer', names: ['auth.namedAccounts'] }] }]);
    expect(file('csv').split('\r\n').filter((line) => line !== '')).toHaveLength(4);
    expect(file('md')).toMatch(/^# Deux campagnes comparées\n/);
    const html = file('html');
    expect(html).toMatch(/^<!doctype html>\n<html lang="fr">/);
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    // The question itself, not its id.
    expect(plain(html)).toContain('Chaque professionnel a-t-il son propre compte');
    expect(file('txt')).toContain('Deux campagnes comparées');
  });

  it('shows nothing between a campaign and itself', async () => {
    const folder = await region();
    const { exit, stdout } = await runIn(folder, ['campaign', 'compare', '2.json', '2.json', '--lang', 'en']);
    expect(exit).toBe(0);
    expect(stdout).toContain('No dossier found again has moved.');
    const csv = (await runIn(folder, ['campaign', 'compare', '2.json', '2.json', '-f', 'csv'])).stdout;
    expect(csv.trimEnd().split('\r\n')).toHaveLength(1);
  });

  it('does not link causes to requirements when the rules that judged are not the shipped ones', async () => {
    const folder = await region();
    for (const name of ['1.json', '2.json']) writeFileSync(join(folder, name), readFileSync(join(folder, name), 'utf8').replace(/"digest": "[0-9a-f]+"/, `"digest": "${'f'.repeat(64)}"`));
    const { stdout } = await runIn(folder, ['campaign', 'compare', '1.json', '2.json', '-f', 'json']);
    const value = JSON.parse(stdout) as { notices: { code: string }[]; dossiers: { requirements: { causes: { cause: string }[] }[] }[] };
    expect(value.notices.map(({ code }) => code)).toEqual(['rules-not-shipped']);
    expect(value.dossiers[0]?.requirements.map(({ causes }) => causes)).toEqual([[{ cause: 'unlinked', names: [] }]]);
  });

  it.each<readonly [string, (folder: string) => readonly string[], RegExp]>([
    ['the newer one first', () => ['2.json', '1.json'], /« 2\.json », du 2026-11-24, est plus récente que « 1\.json », du 2025-11-24 → .*convergence campaign compare 1\.json 2\.json/],
    [
      'another model of calculation',
      (folder) => {
        writeFileSync(join(folder, '1.json'), readFileSync(join(folder, '1.json'), 'utf8').replace('"calculation": 1', '"calculation": 2'));
        return ['1.json', '2.json'];
      },
      /les deux campagnes suivent des modèles de calcul différents \(2 puis 1\)/,
    ],
    ['what is no campaign', () => ['1.json', '1/OCC/a/dossier.yaml'], /n’est pas une campagne/],
    ['a file that is not there', () => ['1.json', 'rien.json'], /rien\.json/],
  ])('refuses %s', async (_what, files, said) => {
    const folder = await region();
    const { exit, stdout, stderr } = await runIn(folder, ['campaign', 'compare', ...files(folder)]);
    expect([exit, stdout]).toEqual([2, '']);
    expect(plain(stderr)).toMatch(said);
  });

  it('contains a hostile dossier in its own row, in every format', async () => {
    const evil = '=HYPERLINK("http://x")<script>alert(1)</script>\u001b[2J\u202Etxt.exe';
    const folder = folderWith({ '1/a/dossier.yaml': dossier(evil, true, PROMISE), '1/b/dossier.yaml': dossier('Bon', true), '2/a/dossier.yaml': dossier(evil, false), '2/b/dossier.yaml': dossier('Bon', false) });
    for (const [year, date] of [['1', '2025-11-24'], ['2', '2026-11-24']] as const) await runIn(join(folder, year), ['campaign', '.', '--date', date, '-f', `json=../${year}.json`]);
    for (const format of ['terminal', 'markdown', 'html', 'csv', 'json']) {
      const { exit, stdout } = await runIn(folder, ['campaign', 'compare', '1.json', '2.json', '-f', format]);
      expect(exit).toBe(0);
      expect(stdout).not.toMatch(/\u001b|\u202E/);
      if (format === 'html' || format === 'markdown') expect(stdout).not.toMatch(/(?<!\\)<script>alert/);
      if (format === 'csv') expect(stdout).toContain("\"'=HYPERLINK");
      expect(stdout).toContain('Bon');
    }
  });
});
