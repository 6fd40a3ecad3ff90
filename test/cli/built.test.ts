import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The built program, as people run it: `npm test` builds it first. */
const BIN = join(import.meta.dirname, '..', '..', 'bin', 'convergence.js');

function run(...words: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...words], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('bin/convergence.js', () => {
  it('prints its version', () => {
    expect(run('--version')).toEqual({ status: 0, stdout: 'convergence 0.1.0 — outil libre, non affilié à l’ANS\n', stderr: '' });
  });

  it('sets the exit code of a command line that cannot run', () => {
    const { status, stdout, stderr } = run('asess');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('assess');
  });

  it('finds its own files from anywhere', () => {
    const { status, stdout } = run('schema', 'dossier');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toHaveProperty('$schema');
  });

  it('reads the shipped rule sets', () => {
    expect(run('referential', 'check')).toMatchObject({ status: 0, stderr: '' });
  });

  it('ends well when its reader has gone', () => {
    const { status, stderr } = spawnSync('bash', ['-c', 'set -o pipefail; "$0" "$1" schema referential | head -c 10', process.execPath, BIN], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('names a document it may not write as it was asked for, and leaves the dossier as it was', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'convergence-own-file-'));
    const text = 'product: { name: Essai }\nprofile: { users: [professionals] }\n';
    try {
      await writeFile(join(folder, 'dossier.yaml'), text);
      const { status, stderr } = spawnSync(process.execPath, [BIN, 'assess', '.', '-f', 'json=dossier.yaml'], { cwd: folder, encoding: 'utf8' });
      expect([status, stderr.split('\n')[0]]).toEqual([2, 'Erreur\u00A0: dossier.yaml  «\u00A0dossier.yaml\u00A0» appartient au dossier évalué\u00A0: il n’est pas remplacé par un document']);
      expect(await readFile(join(folder, 'dossier.yaml'), 'utf8')).toBe(text);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('says in French what to do when it is not built', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'convergence-unbuilt-'));
    try {
      await mkdir(join(folder, 'bin'));
      await cp(BIN, join(folder, 'bin', 'convergence.mjs'));
      const { status, stderr } = spawnSync(process.execPath, [join(folder, 'bin', 'convergence.mjs'), '--version'], { encoding: 'utf8' });
      expect(status).toBe(2);
      expect(stderr).toContain('npm run build');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
