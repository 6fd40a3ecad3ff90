import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, snapshotOf } from '../fixtures/folders.js';
import { runIn } from '../scenarios/run.js';

const DOSSIER = (value: string, version = '1'): string => `product: { name: "Essai <b>", version: "${version}" }
profile: { kind: lgc, users: [professionals] }
referentials: [authentification]
answers: { auth.namedAccounts: { value: ${value} } }
`;
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replace(/\s*\n\s+/g, ' ');

async function results(): Promise<string> {
  const folder = folderWith({ 'a/dossier.yaml': DOSSIER('true'), 'b/dossier.yaml': DOSSIER('false', '2') });
  expect((await runIn(folder, ['assess', 'a', '--date', '2026-05-01', '-f', 'json=bilans/1.json'])).exit).toBe(0);
  expect((await runIn(folder, ['assess', 'b', '--date', '2026-11-01', '-f', 'json=bilans/2.json'])).exit).toBe(0);
  return folder;
}

describe('compare', () => {
  it('says what moved and by what, on a screen, in Markdown and as data', async () => {
    const folder = await results();
    const { exit, stdout, stderr } = await runIn(folder, ['compare', 'bilans/1.json', 'bilans/2.json']);
    expect([exit, stderr]).toEqual([0, '']);
    expect(plain(stdout)).toMatch(/du 1er mai 2026 au 1er novembre 2026.*Ce qui s’est dégradé ✗ AUTH-PP-1-NOMINATIF, Des comptes nominatifs : tenue → non tenue, par réponses/);
    const markdown = await runIn(folder, ['compare', 'bilans/1.json', 'bilans/2.json', '-f', 'markdown']);
    expect(markdown.stdout).toContain('# Essai \\<b\\>');
    // The question itself, not its id.
    for (const text of [stdout, markdown.stdout]) expect(plain(text)).toMatch(/Réponses changées\s+[·-] Chaque professionnel a-t-il son propre compte/);
    const data = JSON.parse((await runIn(folder, ['compare', 'bilans/1.json', 'bilans/2.json', '-f', 'json'])).stdout) as { answers: string[]; requirements: { id: string; status: { causes: { cause: string }[] } }[] };
    expect(data.answers).toEqual(['auth.namedAccounts']);
    expect(data.requirements[0]).toMatchObject({ id: 'AUTH-PP-1-NOMINATIF', status: { causes: [{ cause: 'answer' }] } });
  });

  it('judges the older inputs by the newer rules, and names their part', async () => {
    const folder = await results();
    const file = join(folder, 'bilans', '1.json');
    const older = JSON.parse(readFileSync(file, 'utf8')) as { referentials: { digest: string; edition: string }[]; requirements: { id: string; status: string }[] };
    older.referentials[0]!.digest = 'f'.repeat(64);
    older.referentials[0]!.edition = 'rie-0.9';
    older.requirements.find(({ id }) => id === 'AUTH-PP-1-NOMINATIF')!.status = 'partial';
    writeFileSync(file, JSON.stringify(older));
    const { stdout } = await runIn(folder, ['compare', 'bilans/1.json', 'bilans/2.json']);
    expect(plain(stdout)).toContain('partielle → non tenue, par règles (partielle → tenue) et réponses (tenue → non tenue)');
    expect(plain(stdout)).toContain('authentification : rie-0.9 → rie-1.0');
  });

  it.each<readonly [string, (text: string) => string, RegExp]>([
    ['without inputs', (text) => JSON.stringify({ ...(JSON.parse(text) as object), inputs: undefined }), /ne porte pas ses entrées/],
    ['that is no JSON', () => '{', /n’est pas du JSON/],
    ['that is something else', () => '{"a": 1}', /n’est pas un résultat publié/],
    ['judged by rules nobody has', (text) => text.replaceAll('"authentification"', '"inconnu"'), /les règles du référentiel « inconnu ».*ne sont pas livrées/],
  ])('refuses a result %s', async (_what, change, said) => {
    const folder = await results();
    const file = join(folder, 'bilans', '2.json');
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    const { exit, stdout, stderr } = await runIn(folder, ['compare', 'bilans/1.json', 'bilans/2.json']);
    expect([exit, stdout]).toEqual([2, '']);
    expect(plain(stderr)).toMatch(said);
  });

  it('refuses the newer one first', async () => {
    expect(await runIn(await results(), ['compare', 'bilans/2.json', 'bilans/1.json'])).toMatchObject({ exit: 2, stderr: expect.stringContaining('est plus récent que') as string });
  });
});

describe('history', () => {
  it('shows a folder of results in order, a page among its formats, and passes over what is none', async () => {
    const folder = await results();
    cpSync(join(folder, 'a', 'dossier.yaml'), join(folder, 'bilans', 'x.json'));
    const before = snapshotOf(folder);
    const { exit, stdout, stderr } = await runIn(folder, ['history', 'bilans']);
    expect([exit, snapshotOf(folder)]).toEqual([0, before]);
    expect(plain(stdout)).toMatch(/Essai <b> : 2 résultats.*[▁-█]{2}/s);
    expect(stderr).toContain('x.json');
    const page = await runIn(folder, ['history', 'bilans', '-f', 'html']);
    expect(page.stdout).toMatch(/^<!doctype html>\n<html lang="fr">/);
    expect(page.stdout).toContain('Essai &lt;b&gt;');
    expect(page.stdout).not.toMatch(/<script|Essai <b>|https?:\/\/(?!www\.w3\.org)/);
  });

  it('an empty folder is said to be', async () => {
    const folder = folderWith({ 'bilans/.gitkeep': '' });
    expect((await runIn(folder, ['history', 'bilans'])).stdout).toContain('Aucun résultat dans ce répertoire');
    expect((await runIn(folder, ['history', 'absent'])).exit).toBe(2);
  });
});
