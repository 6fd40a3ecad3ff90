import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { globPaths } from '../../src/adapters/glob-paths.js';
import { folderWith } from '../fixtures/folders.js';
import { runIn } from '../scenarios/run.js';

const DOSSIER = 'product: { name: X }\nreferentials: [ins]\n';
const files = { 'd/OCC/a/dossier.yaml': DOSSIER, 'd/OCC/b/dossier.yaml': DOSSIER, 'd/PAC/c/dossier.yaml': DOSSIER, 'd/[x]/dossier.yaml': DOSSIER, 'd/OCC/.cache/dossier.yaml': DOSSIER };

describe('a pattern of paths', () => {
  it.each<readonly [string, readonly string[]]>([
    ['d/OCC/*', ['d/OCC/a', 'd/OCC/b']],
    ['d/*/[ac]', ['d/OCC/a', 'd/PAC/c']],
    ['d/{OCC,PAC}', ['d/OCC', 'd/PAC']],
    ['d/**/dossier.yaml', ['d/OCC/a/dossier.yaml', 'd/OCC/b/dossier.yaml', 'd/PAC/c/dossier.yaml', 'd/[x]/dossier.yaml']],
    ['d/[x]', ['d/[x]']],
    ['d/OCC', ['d/OCC']],
    ['d/nothing*', ['d/nothing*']],
    ['nowhere/*', ['nowhere/*']],
  ])('%s', async (pattern, expected) => {
    const folder = folderWith(files);
    expect(await globPaths(join(folder, pattern))).toEqual(expected.map((each) => join(folder, each)));
  });

  it('follows no link', async () => {
    const folder = folderWith(files);
    symlinkSync('/', join(folder, 'd', 'OCC', 'link'));
    expect(await globPaths(join(folder, 'd/OCC/**/etc'))).toEqual([join(folder, 'd/OCC/**/etc')]);
  });

  it('gives a campaign its dossiers; a folder without any is a row', async () => {
    const folder = folderWith(files);
    mkdirSync(join(folder, 'd', 'OCC', 'empty'));
    const { exit, stdout } = await runIn(folder, ['campaign', 'd/OCC/*', '--date', '2026-11-24', '-f', 'json']);
    expect([exit, (JSON.parse(stdout) as { entries: { key: string; read: boolean }[] }).entries.map(({ key, read }) => [key.slice(key.lastIndexOf('/') + 1), read])]).toEqual([0, [['a', true], ['b', true], ['empty', false]]]);
  });
});
