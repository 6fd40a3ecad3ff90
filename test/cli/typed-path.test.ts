import { describe, expect, it } from 'vitest';
import { typedPath } from '../../src/cli/typed-path.js';

describe('a path in a command to copy', () => {
  it.each([
    ['an ordinary one is left alone', 'dossiers/Été-2026/dossier.yaml', 'dossiers/Été-2026/dossier.yaml'],
    ['a space does not cut it', 'mon dossier', "'mon dossier'"],
    ['an apostrophe does not close it', "l'essai", String.raw`'l'\''essai'`],
    ['nothing in it is run', '$(rm -rf ~);x', "'$(rm -rf ~);x'"],
    ['it cannot drive a terminal', 'a\u001B[31m\nb', "'a□[31m b'"],
  ])('%s', (_title, path, typed) => {
    expect(typedPath(path)).toBe(typed);
  });
});
