import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseScenario } from '../scenarios/parse.js';
import { runIn } from '../scenarios/run.js';

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
      expect([status, stderr.split('\n')[0]]).toEqual([2, 'Erreur\u00A0: dossier.yaml  «\u00A0dossier.yaml\u00A0» appartient à un dossier\u00A0: il n’est pas remplacé par un document']);
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

const ROOT = join(import.meta.dirname, '..', '..');

describe('what the build keeps of the rule sets', () => {
  it('is what their YAML says, under the digest of its bytes', async () => {
    const names = (await readdir(join(ROOT, 'referentiels'), { recursive: true })).filter((name) => name.endsWith('.yaml'));
    for (const name of names) {
      const bytes = await readFile(join(ROOT, 'referentiels', name));
      const kept = JSON.parse(await readFile(join(ROOT, 'dist', 'rules', `${createHash('sha256').update(bytes).digest('hex')}.json`), 'utf8')) as { readonly value: unknown };
      expect(kept.value, name).toEqual(parse(bytes.toString('utf8')));
    }
    expect((await readdir(join(ROOT, 'dist', 'rules'))).length).toBe(names.length);
  });
});

describe('rules that change after the build', () => {
  let program = '';
  const yaml = (): string => join(program, 'referentiels', 'authentification', 'referentiel.yaml');
  const vocabulary = (): string => join(program, 'referentiels', 'vocabulary.yaml');
  const copied = (...words: readonly string[]): ReturnType<typeof run> => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(program, 'bin', 'convergence.js'), ...words], { encoding: 'utf8' });
    return { status, stdout, stderr };
  };
  const digest = (): string => (JSON.parse(copied('referential', 'show', 'authentification', '--format', 'json').stdout) as { readonly digest: string }).digest;
  const edit = async (file: string, change: (text: string) => string): Promise<() => Promise<void>> => {
    const before = await readFile(file, 'utf8');
    expect(change(before)).not.toBe(before);
    await writeFile(file, change(before));
    return () => writeFile(file, before);
  };

  beforeAll(async () => {
    program = await mkdtemp(join(tmpdir(), 'convergence-copy-'));
    for (const name of ['bin', 'dist', 'referentiels', 'assets', 'package.json']) await cp(join(ROOT, name), join(program, name), { recursive: true });
    await symlink(join(ROOT, 'node_modules'), join(program, 'node_modules'));
  });
  afterAll(() => rm(program, { recursive: true, force: true }));

  it('are read again, by one character', async () => {
    const before = digest();
    const undo = await edit(yaml(), (text) => text.replace('opposable: true', 'opposable: false'));
    expect(digest()).not.toBe(before);
    await undo();
    expect(digest()).toBe(before);
  });

  it('are checked again: a mistake is found where it is', async () => {
    const undo = await edit(yaml(), (text) => text.replace(/^id: authentification$/m, 'id: authentication'));
    const { status, stderr } = copied('assess', join(ROOT, 'examples', 'lgc'));
    await undo();
    expect(status).toBe(2);
    expect(stderr).toMatch(/referentiels\/authentification\/referentiel\.yaml:\d+:1  /);
  });

  it('are checked again beside a vocabulary that has lost what they name', async () => {
    const undo = await edit(vocabulary(), (text) => text.replace('- id: pscApi', '- id: pscApis'));
    const { status, stderr } = copied('assess', join(ROOT, 'examples', 'lgc'));
    await undo();
    expect(status).toBe(2);
    expect(stderr).toMatch(/authentification\/referentiel\.yaml:\d+:\d+  .*pscApi/);
  });

  it('a translation too', async () => {
    const undo = await edit(join(program, 'referentiels', 'vocabulary.en.yaml'), (text) => text.replace('  sensitive:', '  sensible:'));
    const { status, stderr } = copied('assess', join(ROOT, 'examples', 'lgc'), '--lang', 'en');
    await undo();
    expect(status).toBe(2);
    expect(stderr).toMatch(/vocabulary\.en\.yaml:\d+:3 .*“sensible”/);
  });
});

describe('the built program', () => {
  it.each(['dossier-mistakes.scenario', 'dossier-mistakes-en.scenario', 'unknown-command.scenario'])('says what its sources say: %s', async (name) => {
    const scenario = parseScenario(name, await readFile(join(ROOT, 'test', 'scenarios', name), 'utf8'));
    const folder = await mkdtemp(join(tmpdir(), 'convergence-built-'));
    try {
      for (const { path, text } of scenario.files) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
      }
      const fromSources = await runIn(folder, scenario.command, scenario.env);
      const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...scenario.command], { encoding: 'utf8', cwd: folder, env: { ...process.env, ...scenario.env } });
      expect({ exit: status, stdout, stderr: stderr.replaceAll(`${folder}/`, '') }).toEqual({ ...fromSources, stderr: fromSources.stderr.replaceAll(`${folder}/`, '') });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
