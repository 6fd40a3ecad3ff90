import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, snapshotOf } from '../fixtures/folders.js';
import { runIn } from '../scenarios/run.js';

const DOSSIER = (name: string, answers = ''): string => `product: { name: ${JSON.stringify(name)}, version: "1", vendor: ${JSON.stringify(`Éditeur de ${name}`)} }
profile: { kind: lgc, users: [professionals] }
referentials: [authentification]
${answers}`;
const DAY = ['--date', '2026-11-24'];
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');
const listed = (folder: string): string[] => readdirSync(folder).sort();

function region(): string {
  return folderWith({
    'dossiers/alpha/dossier.yaml': DOSSIER('Alpha', 'answers: { auth.namedAccounts: { value: false } }\ncommitments:\n  - { id: c1, theme: auth-pro, level: 2, due: 2026-06-30, by: direction produit }\n'),
    'dossiers/OCC/Bêta/dossier.yaml': DOSSIER('Bêta'),
    'm.csv': 'dossier;region\ndossiers/alpha;IDF\ndossiers/OCC/Bêta;OCC\ndossiers/casse;\n',
    'dossiers/casse/dossier.yaml': 'product: { name: Gamma }\nprofil: 1\n',
  });
}

const read = (folder: string, name: string): string => {
  const file = listed(folder).find((each) => each.startsWith(name) && each.endsWith('.md'));
  return plain(readFileSync(join(folder, file ?? name), 'utf8'));
};

describe('campaign letters', () => {
  it('writes one letter a dossier, one that cannot be read among them, touches no dossier and ends 0', async () => {
    const folder = region();
    const before = snapshotOf(join(folder, 'dossiers'));
    const { exit, stdout, stderr } = await runIn(folder, ['campaign', 'letters', 'm.csv', ...DAY, '--from', 'ARS Occitanie, pôle numérique', '--reply-by', '2027-01-31', '-f', 'pdf,markdown']);
    expect([exit, stdout, plain(stderr)]).toEqual([0, '', '3 courriers écrits dans courriers, dont 1 pour un dossier illisible\n']);
    expect(snapshotOf(join(folder, 'dossiers'))).toEqual(before);
    const out = join(folder, 'courriers');
    expect(listed(out)).toEqual([expect.stringMatching(/^courrier-dossiers-occ-beta--[0-9a-f]{16}\.md$/), expect.stringMatching(/\.pdf$/), 'courrier-dossiers_alpha.md', 'courrier-dossiers_alpha.pdf', 'courrier-dossiers_casse.md', 'courrier-dossiers_casse.pdf']);
    for (const file of listed(out).filter((each) => each.endsWith('.pdf'))) expect(readFileSync(join(out, file)).subarray(0, 5).toString()).toBe('%PDF-');
    const alpha = read(out, 'courrier-dossiers_alpha');
    expect(alpha).toMatch(/^ARS Occitanie, pôle numérique {2}\nCampagne 2026 {2}\n24 novembre 2026 {2}\nÀ l’attention de l’éditeur, Éditeur de Alpha/);
    expect(alpha).toMatch(/niveau 2\*\* \| 30 juin 2026 \| direction produit \| ✗ non tenu<br>échu depuis 147 jours/);
    expect(alpha).toMatch(/au plus tard le 31 janvier 2027/);
  });

  it('tells who cannot be read the cause, its place and what to mend, from inside the dossier', async () => {
    const folder = region();
    await runIn(folder, ['campaign', 'letters', join(folder, 'dossiers'), ...DAY, '-f', 'markdown']);
    const out = join(folder, 'courriers');
    const file = listed(out).find((each) => each.includes('casse')) ?? '';
    const text = plain(readFileSync(join(out, file), 'utf8'));
    expect(text).toContain('| **dossier.yaml:2:1** | la clé « profil » est inconnue ici | vouliez-vous dire « profile » ? |');
    expect(text).not.toContain('Gamma');
    expect(text).not.toContain(folder);
  });

  it('says nothing of a dossier in the letter of another', async () => {
    const folder = region();
    await runIn(folder, ['campaign', 'letters', 'm.csv', ...DAY, '-f', 'markdown']);
    const out = join(folder, 'courriers');
    for (const [name, others] of [['courrier-dossiers_alpha', /Bêta|Gamma|casse|OCC|beta/], ['courrier-dossiers-occ-beta', /Alpha|alpha|Gamma|casse/], ['courrier-dossiers_casse', /Alpha|alpha|Bêta|beta/]] as const) expect(read(out, name)).not.toMatch(others);
  });

  it('is the same bytes for the same dossiers on the same day, whole, in parts, or one alone', async () => {
    const folder = region();
    const letters = (...more: string[]): Promise<unknown> => runIn(folder, ['campaign', 'letters', 'm.csv', ...DAY, ...more]);
    await letters('--out', 'a');
    await letters('--out', 'a');
    for (const part of ['1/2', '2/2']) await letters('--out', 'b', '--shard', part);
    expect(snapshotOf(join(folder, 'b'))).toEqual(snapshotOf(join(folder, 'a')));
    await letters('--out', 'c', '--only', 'dossiers/alpha');
    expect(listed(join(folder, 'c'))).toEqual(['courrier-dossiers_alpha.pdf']);
    expect(readFileSync(join(folder, 'c/courrier-dossiers_alpha.pdf')).equals(readFileSync(join(folder, 'a/courrier-dossiers_alpha.pdf')))).toBe(true);
  });

  it('writes to each dossier of a file of dossiers, a broken line among them', async () => {
    const folder = folderWith({ 'envoi.jsonl': `{ "product": { "name": "Alpha" }, "referentials": ["authentification"] }\n{ "dossier": { "product": 1 } }\n` });
    const { exit, stderr } = await runIn(folder, ['campaign', 'letters', 'envoi.jsonl', ...DAY, '-f', 'markdown', '--out', 'evidence']);
    expect([exit, plain(stderr)]).toEqual([0, '2 courriers écrits dans evidence, dont 1 pour un dossier illisible\n']);
    const [alpha = '', broken = ''] = listed(join(folder, 'evidence')).map((name) => plain(readFileSync(join(folder, 'evidence', name), 'utf8')));
    expect(alpha).toContain('# Alpha\n');
    expect(broken).toMatch(/# envoi\.jsonl:2\n/);
    expect(broken).toMatch(/\*\*envoi\.jsonl:2:\d+\*\*/);
    expect(broken).not.toContain('Alpha');
  });

  it('speaks the language asked for', async () => {
    const folder = region();
    await runIn(folder, ['campagne', 'courriers', 'm.csv', ...DAY, '-f', 'markdown', '--lang', 'en', '--reply-by', '2027-01-31']);
    expect(read(join(folder, 'courriers'), 'courrier-dossiers_alpha')).toMatch(/Answer expected by 31 January 2027 at the latest\./);
  });

  it.each<[string, string[], RegExp]>([
    ['an unknown key', ['--only', 'dossiers/alfa'], /« dossiers\/alfa ».*vouliez-vous dire « dossiers\/alpha »/s],
    ['an impossible day', ['--reply-by', '2027-02-30'], /2027-02-30/],
    ['an answer expected before the assessment', ['--reply-by', '2026-11-23'], /2026-11-23.*avant le jour de l’évaluation.*--reply-by/s],
    ['a file for many letters', ['--format', 'pdf=x.pdf'], /un fichier par dossier.*--out/s],
    ['a part that is none', ['--shard', '3/2'], /3\/2/],
    ['an unknown rule set', ['--referential', 'inconnu'], /inconnu/],
  ])('refuses %s, and writes nothing', async (_, options, said) => {
    const folder = region();
    const { exit, stderr } = await runIn(folder, ['campaign', 'letters', 'm.csv', ...DAY, ...options]);
    expect([exit, existsSync(join(folder, 'courriers'))]).toEqual([2, false]);
    expect(plain(stderr)).toMatch(said);
  });
});

describe('a hostile campaign', () => {
  it('writes each letter in the folder asked for, and nowhere else', async () => {
    const folder = folderWith({
      'in/m.csv': 'dossier\n../dehors\nCON\ncon\nÉté\nete\n"a\u202Eb"\n../../../../../../etc\n',
      ...Object.fromEntries(['dehors', 'in/CON', 'in/Été', 'in/ete'].map((path) => [`${path}/dossier.yaml`, DOSSIER(path)])),
    });
    const { exit } = await runIn(folder, ['campaign', 'letters', 'in/m.csv', ...DAY, '-f', 'markdown', '--out', 'out']);
    expect(exit).toBe(0);
    expect(listed(folder)).toEqual(['dehors', 'in', 'out']);
    expect(listed(join(folder, 'dehors'))).toEqual(['dossier.yaml']);
    const names = listed(join(folder, 'out'));
    expect(names).toHaveLength(7);
    for (const name of names) expect(name).toMatch(/^courrier-[a-z0-9_-]+\.md$/);
  });

  it('holds what a dossier says as text, and masks what a terminal obeys', async () => {
    const evil = '<script>alert(1)</script> [a](javascript:1) | x \u001b[2J\u202Etxt.exe';
    const folder = folderWith({ 'm.csv': 'dossier\nd/a\nd/b\n', 'd/a/dossier.yaml': DOSSIER(evil), 'd/b/dossier.yaml': `product: { name: x }\n${JSON.stringify(evil)}: 1\n` });
    const { exit, stderr } = await runIn(folder, ['campaign', 'letters', 'm.csv', ...DAY, '-f', 'markdown,pdf']);
    expect([exit, /[\u001b\u202e]/u.test(stderr)]).toEqual([0, false]);
    for (const name of ['courrier-d_a', 'courrier-d_b']) expect(read(join(folder, 'courriers'), name)).not.toMatch(/[\u001b\u202e]|(?<!\\)<script|\[a\]\(/u);
  });

  it('replaces the letter of another run, and follows no link', async () => {
    const folder = folderWith({ 'm.csv': 'dossier\nd/a\n', 'd/a/dossier.yaml': DOSSIER('Alpha'), 'courriers/courrier-d_a.pdf': 'ancien', 'ailleurs.txt': 'intact' });
    expect((await runIn(folder, ['campaign', 'letters', 'm.csv', ...DAY])).exit).toBe(0);
    expect(readFileSync(join(folder, 'courriers/courrier-d_a.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    rmSync(join(folder, 'courriers/courrier-d_a.pdf'));
    symlinkSync(join(folder, 'ailleurs.txt'), join(folder, 'courriers/courrier-d_a.pdf'));
    expect((await runIn(folder, ['campaign', 'letters', 'm.csv', ...DAY])).exit).toBe(2);
    expect(readFileSync(join(folder, 'ailleurs.txt'), 'utf8')).toBe('intact');
  });

  it('puts nothing among the files of a dossier', async () => {
    const folder = folderWith({ 'd/a/dossier.yaml': DOSSIER('Alpha'), 'd/a/artefacts/x.txt': 'x' });
    const { exit, stderr } = await runIn(folder, ['campaign', 'letters', 'd', ...DAY, '--out', 'd/a/artefacts']);
    expect([exit, listed(join(folder, 'd/a/artefacts'))]).toEqual([2, ['x.txt']]);
    expect(stderr).not.toBe('');
  });
});
