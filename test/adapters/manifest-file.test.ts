import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { readManifest } from '../../src/adapters/manifest-file.js';
import { folderWith } from '../fixtures/folders.js';
import { problemsOf } from '../fixtures/stores.js';

const manifest = (text: string): string => join(folderWith({ 'm.csv': text }), 'm.csv');

describe('a manifest', () => {
  it('of a hundred thousand lines is read whole, each once', async () => {
    const lines = await readManifest(manifest(`dossier;region;users\n${Array.from({ length: 100_000 }, (_, index) => `d${index};76;${index}`).join('\n')}\nd7;76;7\n`));
    expect([lines.length, lines.at(-1)?.key, lines[7]?.users]).toEqual([100_000, 'd99999', 7]);
  });

  it('of a hundred thousand mistakes tells the first ones', async () => {
    const problems = await problemsOf(readManifest(manifest(`dossier;users\n${Array.from({ length: 100_000 }, (_, index) => `d${index};x`).join('\n')}\n`)));
    expect([problems.length, problems[0]?.code, problems[0]?.place.line]).toEqual([20, 'manifest/users', 2]);
  });

  it('whose columns bear names of the language reads them as any other', async () => {
    expect(await readManifest(manifest('toString,dossier,constructor,__proto__,valueOf\n1,d,2,3,4\n'))).toMatchObject([{ key: 'd' }]);
    expect((await problemsOf(readManifest(manifest('constructor\nd\n'))))[0]?.code).toBe('manifest/no-dossier-column');
  });
});
