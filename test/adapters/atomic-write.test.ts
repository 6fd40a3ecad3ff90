import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAtomically } from '../../src/adapters/atomic-write.js';
import { folderWith } from '../fixtures/folders.js';

const MODULE = new URL('../../src/adapters/atomic-write.ts', import.meta.url).href;

describe('a file replaced in one step', () => {
  it('keeps its mode, and a new one is readable', async () => {
    const folder = folderWith({ secret: 'ancien' });
    chmodSync(join(folder, 'secret'), 0o600);
    await writeAtomically(join(folder, 'secret'), 'nouveau');
    await writeAtomically(join(folder, 'autre'), 'nouveau');
    expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe('nouveau');
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'autre')).mode & 0o400).toBe(0o400);
  });

  it('leaves everything as it was when the last step fails', async () => {
    const folder = folderWith({ 'cible/dedans': 'ancien' });
    mkdirSync(join(folder, 'vide'));
    // A folder cannot be replaced by a file: the content is written, the renaming fails.
    await expect(writeAtomically(join(folder, 'cible'), 'nouveau')).rejects.toThrow();
    expect((readdirSync(folder, { recursive: true }) as string[]).sort()).toEqual(['cible', 'cible/dedans', 'vide']);
    expect(readFileSync(join(folder, 'cible', 'dedans'), 'utf8')).toBe('ancien');
  });

  it('is whole, old or new, when the writer is killed', async () => {
    const folder = folderWith({ 'cible.txt': 'a'.repeat(4_000_000) });
    const target = join(folder, 'cible.txt');
    const script = `const { writeAtomically } = await import(${JSON.stringify(MODULE)}); process.stdout.write('.'); for (let round = 0; ; round++) await writeAtomically(${JSON.stringify(target)}, 'bcdefgh'[round % 7].repeat(4_000_000));`;
    for (const delay of [5, 23, 61]) {
      const writer = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
      await once(writer.stdout, 'data');
      await new Promise((resolve) => setTimeout(resolve, delay));
      writer.kill('SIGKILL');
      await once(writer, 'exit');
      const content = readFileSync(target, 'utf8');
      expect(content).toHaveLength(4_000_000);
      expect(new Set(content).size).toBe(1);
    }
  });
});
