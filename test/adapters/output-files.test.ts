import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outputFiles } from '../../src/adapters/output-files.js';
import { folderWith, snapshotOf } from '../fixtures/folders.js';
import { asRead, problemsOf } from '../fixtures/stores.js';

const aDossier = (): string => folderWith({ 'dossier.yaml': 'product: { name: Essai }\n', 'evidence/a.pdf': 'preuve', 'findings.json': '{}' });
const tree = (folder: string): string[] => (readdirSync(folder, { recursive: true }) as string[]).sort();

describe('a document', () => {
  it('is written, its folders with it, and replaces an older one', async () => {
    const folder = aDossier();
    const file = join(folder, 'rapports', '2026', 'rapport.html');
    await outputFiles.write(file, 'un', folder);
    await outputFiles.write(file, new Uint8Array([0x64]), folder);
    expect(readFileSync(file, 'utf8')).toBe('d');
    expect(readdirSync(join(folder, 'rapports', '2026'))).toEqual(['rapport.html']);
  });

  it('may have any name outside the dossier', async () => {
    const folder = folderWith();
    await outputFiles.write(join(folder, 'findings.json'), 'x');
    await outputFiles.write(join(folder, 'dossier.yaml'), 'x', aDossier());
    expect(tree(folder)).toEqual(['dossier.yaml', 'findings.json']);
  });

  it.each(['dossier.yaml', 'Dossier.YAML', 'dossier.json', 'findings.json', 'policy.yaml', 'evidence/a.pdf', 'Evidence/b.pdf', 'evidence/nouveau/b.pdf', 'artefacts/x.xml', 'rapports/../dossier.yaml'])('never takes the place of %s, and leaves no folder behind', async (name) => {
    const folder = aDossier();
    const before = snapshotOf(folder);
    const names = tree(folder);
    expect((await problemsOf(outputFiles.write(`${folder}/${name}`, 'x', folder)))[0]?.code).toBe('output/own-file');
    expect(snapshotOf(folder)).toEqual(before);
    expect(tree(folder)).toEqual(names);
  });

  it.each(['dossier.yaml', 'findings.json', 'evidence/a.pdf', 'evidence/courriers/b.pdf'])('never takes the place of %s of a dossier that nobody named', async (name) => {
    const folder = aDossier();
    const names = tree(folder);
    expect((await problemsOf(outputFiles.write(join(folder, name), 'x')))[0]?.code).toBe('output/own-file');
    expect((await problemsOf(outputFiles.write(join(folder, name), 'x', aDossier())))[0]?.code).toBe('output/own-file');
    expect(tree(folder)).toEqual(names);
    await outputFiles.write(join(folder, 'rapports', 'dossier.yaml'), 'x');
    expect(tree(folder)).toContain('rapports/dossier.yaml');
  });

  it('protects the dossier reached by a link too', async () => {
    const folder = aDossier();
    const link = join(folderWith(), 'lien');
    symlinkSync(folder, link);
    expect((await problemsOf(outputFiles.write(join(link, 'dossier.yaml'), 'x', folder)))[0]?.code).toBe('output/own-file');
    expect((await problemsOf(outputFiles.write(join(folder, 'dossier.yaml'), 'x', link)))[0]?.code).toBe('output/own-file');
  });

  it('goes through no link, wherever it leads', async () => {
    const folder = aDossier();
    const elsewhere = folderWith({ 'precieux.txt': 'précieux' });
    symlinkSync(join(elsewhere, 'precieux.txt'), join(folder, 'rapport.html'));
    symlinkSync(join(elsewhere, 'absent.txt'), join(folder, 'rapport.md'));
    for (const name of ['rapport.html', 'rapport.md']) {
      const problems = await problemsOf(outputFiles.write(join(folder, name), 'x', folder));
      expect(asRead(problems, folder)).toBe(`${name}  « ${name} » est un lien : rien n’y est écrit\n  → supprimez le lien, ou choisissez un autre nom`);
    }
    expect(snapshotOf(elsewhere)).toEqual({ 'precieux.txt': Buffer.from('précieux').toString('base64') });
  });

  it('does not leave the dossier by a folder that a stranger linked outside', async () => {
    const folder = aDossier();
    const elsewhere = folderWith();
    symlinkSync(elsewhere, join(folder, 'rapports'));
    expect((await problemsOf(outputFiles.write(join(folder, 'rapports', 'x.html'), 'x', folder)))[0]?.code).toBe('output/symlink');
    expect(tree(elsewhere)).toEqual([]);
  });

  it('is refused where a folder stands, and where a file stands for a folder', async () => {
    const folder = folderWith({ fichier: 'x' });
    mkdirSync(join(folder, 'rapport.html'));
    expect((await problemsOf(outputFiles.write(join(folder, 'rapport.html'), 'x')))[0]?.code).toBe('output/not-a-file');
    writeFileSync(join(folder, 'fichier'), 'x');
    expect((await problemsOf(outputFiles.write(join(folder, 'fichier', 'rapport.html'), 'x')))[0]?.code).toBe('output/cannot-write');
  });
});
