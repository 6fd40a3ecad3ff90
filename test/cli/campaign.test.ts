import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkSchema } from '../../src/adapters/schema-check.js';
import { folderWith, snapshotOf } from '../fixtures/folders.js';
import { runIn } from '../scenarios/run.js';

const SCHEMA = join(import.meta.dirname, '..', '..', 'referentiels', 'schema', 'campaign.schema.json');
const DOSSIER = (name: string, answers = ''): string => `product: { name: ${JSON.stringify(name)}, version: "1", vendor: Éditeur }
profile: { kind: lgc, users: [professionals] }
referentials: [authentification]
${answers}`;
const DAY = ['--date', '2026-11-24'];
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replace(/\s*\n\s+/g, ' ');

function region(): string {
  return folderWith({
    'dossiers/a/dossier.yaml': DOSSIER('Alpha', 'answers: { auth.namedAccounts: { value: true } }\n'),
    'dossiers/b/dossier.yaml': DOSSIER('Bêta'),
    'dossiers/OCC/c/dossier.yaml': DOSSIER('Gamma'),
    'dossiers/d/dossier.yaml': 'product: 1\n',
    'dossiers/e/dossier.yaml': 'product: { name: x }\nprofile: &a { kind: lgc }\n',
  });
}

describe('campaign', () => {
  it('reads what it can of a folder, names what it cannot, and ends 0', async () => {
    const folder = region();
    const before = snapshotOf(folder);
    const { exit, stdout } = await runIn(folder, ['campaign', 'dossiers', ...DAY]);
    expect([exit, snapshotOf(folder)]).toEqual([0, before]);
    expect(plain(stdout)).toMatch(/5 dossiers reçus, 3 lus, 2 illisibles · 1 éditeur.*Gamma 1 +OCC.*2 dossiers illisibles ✗ \S*d : .*✗ \S*e : .*une ancre YAML/);
  });

  it('gives the figures of as many single assessments', async () => {
    const folder = region();
    const campaign = JSON.parse((await runIn(folder, ['campaign', 'dossiers', ...DAY, '-f', 'json'])).stdout) as { entries: { key: string; read: boolean; verdict: string; themes: { id: string; level: unknown; proven: unknown }[] }[] };
    for (const { key, verdict, themes } of campaign.entries.filter(({ read }) => read)) {
      const single = JSON.parse((await runIn(folder, ['assess', key, ...DAY, '-f', 'json'])).stdout) as typeof campaign.entries[number];
      expect({ verdict, themes }).toEqual({ verdict: single.verdict, themes: single.themes.map(({ id, level, proven }) => ({ id, level, proven })) });
    }
    expect(await checkSchema({ value: campaign, place: (path) => ({ path }) }, SCHEMA)).toEqual([]);
  });

  it('in shards then merged, is the single run byte for byte', async () => {
    const folder = region();
    const whole = (await runIn(folder, ['campaign', 'dossiers', ...DAY, '-f', 'json'])).stdout;
    for (const part of [1, 2, 3]) expect((await runIn(folder, ['campaign', 'dossiers', ...DAY, '--shard', `${part}/3`, '-f', `json=${part}.json`])).exit).toBe(0);
    expect((await runIn(folder, ['campaign', 'merge', '3.json', '1.json', '2.json', '-f', 'json'])).stdout).toBe(whole);
    expect((await runIn(folder, ['campaign', 'dossiers', ...DAY, '--shard', '4/3'])).exit).toBe(2);
    await runIn(folder, ['campaign', 'dossiers', '--date', '2026-01-01', '-f', 'json=old.json']);
    expect(await runIn(folder, ['campaign', 'merge', '1.json', 'old.json'])).toMatchObject({ exit: 2, stderr: expect.stringContaining('--date') as string });
  });

  it('takes the dimensions of a manifest, as French spreadsheets write it', async () => {
    const folder = region();
    const manifest = '\uFEFFdossier;Région;Catégorie;Acteur;Utilisateurs\r\na;Île-de-France;Coordination;GRADeS;120\r\nb;76;;;\r\n';
    const { stdout } = await runIn(folderWith({ 'm.csv': manifest, 'a/dossier.yaml': readFileSync(join(folder, 'dossiers/a/dossier.yaml')), 'b/dossier.yaml': readFileSync(join(folder, 'dossiers/b/dossier.yaml')) }), ['campaign', 'm.csv', ...DAY, '-f', 'json']);
    expect((JSON.parse(stdout) as { entries: unknown[] }).entries).toMatchObject([{ key: 'a', region: '11', category: 'Coordination', actor: 'GRADeS', users: 120 }, { key: 'b', region: '76' }]);
  });

  it.each([
    ['no dossier column', 'chemin;region\na;76\n', /n’a pas de colonne « dossier »/],
    ['an unknown region', 'dossier;region\na;Bourgogne\n', /m\.csv:2 +aucune région ne s’appelle « Bourgogne »/],
    ['a number that is none', 'dossier;utilisateurs\na;beaucoup\n', /m\.csv:2 +« beaucoup » n’est pas un nombre/],
    ['an open quotation mark', 'dossier;region\n"a;76\n', /n’est pas un tableau CSV/],
  ])('refuses a manifest with %s, at its line', async (_what, text, said) => {
    const { exit, stderr } = await runIn(folderWith({ 'm.csv': text }), ['campaign', 'm.csv']);
    expect([exit, plain(stderr).match(said)?.length]).toEqual([2, 1]);
  });

  it('contains a hostile dossier in its own row, in every format', async () => {
    const evil = '=HYPERLINK("http://x")<script>alert(1)</script>\u001b[2J\u202Etxt.exe';
    const folder = folderWith({ 'd/a/dossier.yaml': DOSSIER(evil), 'd/b/dossier.yaml': DOSSIER('Bon') });
    symlinkSync('/etc', join(folder, 'd', 'lien'));
    for (const format of ['terminal', 'html', 'csv', 'json']) {
      const { exit, stdout } = await runIn(folder, ['campaign', 'd', ...DAY, '-f', format]);
      expect(exit).toBe(0);
      expect(stdout).not.toMatch(/\u001b|\u202E/);
      if (format === 'html') expect(stdout).not.toContain('<script>alert');
      expect(stdout).toContain('Bon');
      if (format === 'csv') expect(stdout).toContain("\"'=HYPERLINK");
    }
  });

  it('reads files of dossiers, one a line or in a list, as their folders', async () => {
    const stated = { product: { name: 'Alpha', version: '1', vendor: 'Éditeur' }, profile: { kind: 'lgc', users: ['professionals'] }, referentials: ['authentification'], answers: { 'auth.namedAccounts': { value: true } } };
    const lines = [JSON.stringify({ region: 'OCC', category: 'Coordination', users: 12, editor: 'E', dossier: stated }), '', JSON.stringify(stated), '{"product": 1', JSON.stringify({ region: 'Bourgogne', dossier: stated }), JSON.stringify({ dossier: { ...stated, answers: { 'auth.namedAccount': { value: true } } } })];
    const folder = folderWith({ 'd.jsonl': lines.join('\n'), 'list.json': JSON.stringify([stated, 3], null, 2), 'm.csv': 'dossier;region;produit;éditeur\nd.jsonl;IDF;;\nabsent;BRE;Perle;Quai 7\n', 'own/dossier.json': JSON.stringify(stated), 'yaml/dossier.yaml': DOSSIER('Alpha', 'answers: { auth.namedAccounts: { value: true } }\n') });
    const entries = async (...paths: readonly string[]) => (JSON.parse((await runIn(folder, ['campaign', ...paths, ...DAY, '-f', 'json'])).stdout.replaceAll(`${folder}/`, '')) as { entries: Record<string, unknown>[] }).entries;
    const [yaml] = await entries('yaml');
    const all = await entries('d.jsonl', 'list.json', 'own');
    expect(all.map(({ key, read }) => [key, read])).toEqual([['d.jsonl:1', true], ['d.jsonl:3', true], ['d.jsonl:4', false], ['d.jsonl:5', false], ['d.jsonl:6', false], ['list.json:2', true], ['list.json:23', false], ['own', true]]);
    expect(all[0]).toMatchObject({ region: '76', category: 'Coordination', users: 12, announced: { editor: 'E' } });
    for (const each of [all[1], all[5], all[7]]) expect({ ...each, key: 'yaml' }).toEqual(yaml);
    const { stdout } = await runIn(folder, ['campaign', 'd.jsonl', ...DAY]);
    expect(plain(stdout.replaceAll(`${folder}/`, ''))).toMatch(/d\.jsonl:4 : d\.jsonl:4:\d+ +le .*d\.jsonl:5 : d\.jsonl:5:\d+ +aucune région ne s’appelle « Bourgogne ».*d\.jsonl:6 : d\.jsonl:6:\d+ +aucune/);
    const named = await entries('m.csv');
    expect(named.map(({ key, region, announced }) => [key, region, announced])).toEqual([['absent', '53', { product: 'Perle', editor: 'Quai 7' }], ['d.jsonl:1', '76', { editor: 'E' }], ...[3, 4, 5, 6].map((line) => [`d.jsonl:${line}`, '11', undefined])]);
  });

  it('never writes over what a dossier owns, its own or another’s', async () => {
    const folder = region();
    const before = snapshotOf(folder);
    for (const argv of [['campaign', 'dossiers', ...DAY, '-f', 'html=dossiers/a/dossier.yaml'], ['campaign', 'dossiers', ...DAY, '-f', 'csv=dossiers/b/evidence/x.csv'], ['campaign', 'letters', 'dossiers/a', ...DAY, '--out', 'dossiers/b/evidence']]) {
      const { exit, stderr } = await runIn(folder, argv);
      expect([exit, plain(stderr)]).toEqual([2, expect.stringContaining('appartient à un dossier')]);
    }
    expect(snapshotOf(folder)).toEqual(before);
  });

  it('a page that needs no network: one script, allowed by its digest', async () => {
    const { stdout } = await runIn(region(), ['campaign', 'dossiers', ...DAY, '-f', 'html']);
    expect(stdout.match(/<script>/g)).toHaveLength(1);
    expect(stdout).toMatch(/script-src 'sha256-[A-Za-z0-9+/]{43}='/);
    expect(stdout).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    expect(stdout).toContain('<th scope="row">Hauts-de-France (HDF)</th>');
  });
});
