import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('a runner builds the program from the action, and from a commit, then runs the gate in a read-only checkout', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, '..', '..', 'scripts', 'play-ci.mjs'), '--install'], { encoding: 'utf8', timeout: 280_000 });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.trim().split('\n').filter((line) => line.startsWith('ok ')).length).toBe(2);
}, 300_000);
