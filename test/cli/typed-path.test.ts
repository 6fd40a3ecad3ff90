import { describe, expect, it } from 'vitest';
import { typedAgain, typedPath } from '../../src/cli/typed-path.js';

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

it('a command to copy judges the same thing: same day, same rule sets', () => {
  expect(typedAgain('mon dossier', { date: '2027-03-01', referential: ['authentification@rie-2-projet', './mes règles'] })).toBe("'mon dossier' --date 2027-03-01 --referential authentification@rie-2-projet --referential './mes règles'");
  expect(typedAgain('.', {})).toBe('.');
});
