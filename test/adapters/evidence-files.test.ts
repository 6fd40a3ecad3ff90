import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Digests, digestFile, foundDigest } from '../../src/adapters/evidence-files.js';
import { ConvergenceError } from '../../src/core/error.js';
import { folderWith } from '../fixtures/folders.js';

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof ConvergenceError) return error.problems[0]?.code;
    throw error;
  }
  return undefined;
}

describe('the digests of a dossier', () => {
  it('read each file once, and no more than a bound in all', () => {
    const folder = folderWith({ a: 'x'.repeat(60), b: 'y'.repeat(60), c: '' });
    const digests = new Digests(100);
    const first = digestFile(folder, 'a', digests);
    expect([digestFile(folder, 'a', digests), digestFile(folder, './a', digests)]).toEqual([first, first]);
    expect(codeOf(() => digestFile(folder, 'b', digests))).toBe('evidence/too-much');
    expect([foundDigest(folder, 'b', digests), foundDigest(folder, 'absent', digests)]).toEqual([undefined, undefined]);
  });

  it('refuse a file of holes larger than an evidence may be', () => {
    const folder = folderWith({ holes: '' });
    expect(digestFile(folder, 'holes')).toBe(EMPTY);
    truncateSync(join(folder, 'holes'), 600 * 1024 * 1024);
    expect(codeOf(() => digestFile(folder, 'holes'))).toBe('file/too-large');
  });

  it('of a dossier without a folder are none, and lead nowhere', () => {
    expect([digestFile(undefined, 'evidence/a.pdf'), codeOf(() => digestFile(undefined, '../a'))]).toEqual([undefined, 'evidence/outside']);
  });
});
