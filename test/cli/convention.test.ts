import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../fixtures/folders.js';
import { broken, campaignOf, promise, service } from '../fixtures/regional-campaign.js';
import { runIn } from '../scenarios/run.js';

const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');
const DOSSIER = (name: string, more = ''): string => `product: { name: ${JSON.stringify(name)}, version: "1", vendor: Éditeur }
profile: { kind: lgc, users: [professionals] }
referentials: [authentification]
${more}`;

/** A campaign's file, as `campaign --format json` writes it. */
function campaignFile(entries: Parameters<typeof campaignOf>[0], head: Parameters<typeof campaignOf>[1] = {}): string {
  const campaign = campaignOf(entries, head);
  return folderWith({ 'c.json': JSON.stringify({ ...campaign, entries: [...campaign.entries] }) });
}

const ENTRIES = [service('a', '76', { commitments: [promise()] }), service('b', '11'), broken('c', '76'), service('d', undefined), service('e', '99')];

describe('campaign convention', () => {
  it('from dossiers to documents: what was promised, in which role, is in the convention of its region alone', async () => {
    const folder = folderWith({
      'd/OCC/a/dossier.yaml': DOSSIER('Alpha', 'commitments: [{ id: c1, theme: auth-pro, level: 3, date: 2026-02-03, due: 2027-06-30, by: direction produit }, { id: ' + 'k'.repeat(400) + ', requirement: AUTH-PM-1, due: 2027-01-01 }]\n'),
      'd/IDF/b/dossier.yaml': DOSSIER('Bêta'),
      'd/OCC/c/dossier.yaml': 'product: 1\n',
    });
    await runIn(folder, ['campaign', 'd', '--date', '2026-11-24', '-f', 'json=c.json']);
    const { exit, stdout, stderr } = await runIn(folder, ['campaign', 'convention', 'c.json', '--out', 'signer', '--title', 'Campagne d’essai']);
    expect([exit, stdout]).toEqual([0, '']);
    expect(readdirSync(join(folder, 'signer')).sort()).toEqual(['convention-11-idf-2026-11-24.md', 'convention-11-idf-2026-11-24.pdf', 'convention-76-occ-2026-11-24.md', 'convention-76-occ-2026-11-24.pdf']);
    expect(plain(stderr)).toContain('Écrit : signer/convention-76-occ-2026-11-24.pdf');
    const [occ, idf] = ['76-occ', '11-idf'].map((name) => plain(readFileSync(join(folder, 'signer', `convention-${name}-2026-11-24.md`), 'utf8')));
    expect(occ).toMatch(/Alpha 1\*\*<br>Éditeur \| Authentification des professionnels, niveau 3<br>pris le 3 février 2026 \| 30 juin 2027 \| direction produit \| à venir/);
    expect(occ).toContain('Campagne d’essai : dossiers évalués au 24 novembre 2026');
    expect(occ).toContain('1 dossier reçu n’a pas pu être lu : à compléter avant signature');
    expect(occ).toMatch(/\| \*\*\S*OCC\/c\*\* \| ligne 1, colonne \d+ :/);
    expect(occ).not.toContain('Bêta');
    expect(idf).not.toMatch(/Alpha|direction produit|OCC/);
    expect(`${String(occ)}${String(idf)}`).not.toContain(folder);
  });

  it('counts on stderr the dossiers that are in no convention', async () => {
    const { exit, stderr } = await runIn(campaignFile(ENTRIES), ['campaign', 'conventions', 'c.json', '-f', 'markdown']);
    expect([exit, plain(stderr).match(/2 dossiers ne disent pas leur région et ne sont dans aucune convention/)?.length]).toEqual([0, 1]);
  });

  it('writes the regions and the formats asked for, and says which region has no dossier', async () => {
    const folder = campaignFile(ENTRIES);
    const { exit, stderr } = await runIn(folder, ['campaign', 'convention', 'c.json', '--region', 'occitanie', '--region', '94', '--format', 'markdown']);
    expect([exit, readdirSync(join(folder, 'conventions'))]).toEqual([0, ['convention-76-occ-2026-11-24.md']]);
    expect(plain(stderr)).toContain('aucun dossier pour Corse : pas de convention');
  });

  it('in English', async () => {
    const folder = campaignFile(ENTRIES);
    const { stderr } = await runIn(folder, ['campaign', 'convention', 'c.json', '--lang', 'en', '-f', 'markdown', '--region', 'OCC']);
    expect(plain(stderr)).toContain('2 dossiers do not say their region');
    expect(readFileSync(join(folder, 'conventions', 'convention-76-occ-2026-11-24.md'), 'utf8')).toMatch(/^# Convergence agreement\n/);
  });

  it('writes the same bytes twice, over what it wrote', async () => {
    const folder = campaignFile(ENTRIES);
    const bytes = async (): Promise<Buffer[]> => {
      expect((await runIn(folder, ['campaign', 'convention', 'c.json'])).exit).toBe(0);
      return readdirSync(join(folder, 'conventions')).sort().map((name) => readFileSync(join(folder, 'conventions', name)));
    };
    const [first, second] = [await bytes(), await bytes()];
    expect(first.map((each, index) => second[index]?.equals(each))).toEqual([true, true, true, true]);
  });

  it('names its files without a word of a dossier', async () => {
    const evil = '../../etc/passwd';
    const folder = campaignFile([service(evil, '76', { category: evil, product: { name: evil, vendor: evil } })]);
    await runIn(folder, ['campaign', 'convention', 'c.json', '--title', evil, '-f', 'markdown']);
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['c.json', 'conventions', join('conventions', 'convention-76-occ-2026-11-24.md')]);
  });

  it.each<[string, readonly string[], RegExp]>([
    ['a region that is none', ['--region', 'Occitanee'], /aucune région ne s’appelle « Occitanee »[\s\S]*Occitanie/],
    ['one file for all', ['--format', 'pdf=x.pdf'], /une convention par région/],
    ['stdout for all', ['--format', 'markdown=-'], /une convention par région/],
    ['a format that is none', ['--format', 'docx'], /docx/],
    ['regions without a dossier', ['--region', 'Corse'], /aucun dossier de cette campagne n’est d’une région demandée[\s\S]*→ .*« region »/],
  ])('refuses %s, and writes nothing', async (_what, options, said) => {
    const folder = campaignFile(ENTRIES);
    const { exit, stderr } = await runIn(folder, ['campaign', 'convention', 'c.json', ...options]);
    expect([exit, readdirSync(folder)]).toEqual([2, ['c.json']]);
    expect(plain(stderr)).toMatch(said);
  });

  it.each<[string, (folder: string) => void]>([
    ['a day that is none', (folder) => writeFileSync(join(folder, 'c.json'), JSON.stringify({ ...campaignOf([], { date: '2026-02-30' }), entries: [] }))],
    ['another file', (folder) => writeFileSync(join(folder, 'c.json'), '{}')],
  ])('refuses a campaign of %s', async (_what, spoil) => {
    const folder = campaignFile(ENTRIES);
    spoil(folder);
    expect(await runIn(folder, ['campaign', 'convention', 'c.json'])).toMatchObject({ exit: 2, stderr: expect.stringContaining('n’est pas une campagne') as string });
  });
});
