import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameOf, toldInside } from '../../src/app/campaign/letter-inside.js';
import { letterName } from '../../src/app/campaign/letter-name.js';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const name = (key: string): string => letterName(key, digest);

describe('the file of a letter', () => {
  it.each([
    ['d000001', 'courrier-d000001'],
    ['dossiers/occ/alize-2', 'courrier-dossiers_occ_alize-2'],
  ])('is the path itself when it is plain: %s', (key, file) => expect(name(key)).toBe(file));

  it.each([
    ['../../etc/passwd', /^courrier-etc-passwd--[0-9a-f]{16}$/],
    ['/tmp/x/Été 2026', /^courrier-tmp-x-ete-2026--[0-9a-f]{16}$/],
    ['C:\\dossiers\\nul', /^courrier-c-dossiers-nul--[0-9a-f]{16}$/],
    ['a\u0000b', /^courrier-a-b--[0-9a-f]{16}$/],
    ['日本', /^courrier---[0-9a-f]{16}$/],
    ['envoi.jsonl:12', /^courrier-envoi-jsonl-12--[0-9a-f]{16}$/],
    ['\u202Efdp.exe', /^courrier-fdp-exe--[0-9a-f]{16}$/],
  ])('tells another shape by its end and its digest: %j', (key, file) => expect(name(key)).toMatch(file));

  it.each(['con', 'nul', 'aux', 'com1', 'lpt9', 'CON', '.', '..', ''])('is no name a system keeps for itself: %j', (key) => expect(name(key)).toMatch(/^courrier-[a-z0-9_-]+$/));

  it.each([['été', 'ete'], ['Alizé', 'alize'], ['A', 'a'], ['a-b', 'a_b'], ['a/b', 'a-b'], ['a/b', 'a_b'], ['a//b', 'a/b'], ['x y', 'x-y'], ['///', digest('///').slice(0, 16)]])('is not shared by %j and %j', (a, b) => expect(name(a)).not.toBe(name(b)));

  it('is short, holds no path, and no two keys share one', () => {
    const keys = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.stringMatching(/^[a-zA-Z0-9_./-]{0,12}$/));
    fc.assert(
      fc.property(keys, keys, (a, b) => {
        expect(name(a)).toMatch(/^courrier-[a-z0-9_-]{1,90}$/);
        const same = Buffer.from(a).equals(Buffer.from(b));
        expect(name(a) === name(b)).toBe(same);
      }),
    );
  });
});

describe('what a dossier is called in its own letter', () => {
  it.each([['dossiers/OCC/alize', 'alize'], ['/srv/recus/alize/dossier.yaml', 'alize'], ['.\\recus\\alize\\', 'alize'], ['envoi.jsonl:12', 'envoi.jsonl:12'], ['..', '..']])('%j is %j', (key, called) => expect(nameOf(key)).toBe(called));
});

describe('a problem as its author reads it', () => {
  const told = (dossier: string, file: string, params = {}): unknown => {
    const problem = toldInside({ code: 'x', params, place: { file, line: 3, column: 5 }, severity: 'error' }, dossier);
    return [problem.place.file, problem.params];
  };
  it.each([
    ['/srv/recus/alize', '/srv/recus/alize/dossier.yaml', 'dossier.yaml'],
    ['/srv/recus/alize/dossier.yaml', '/srv/recus/alize/dossier.yaml', 'dossier.yaml'],
    ['./recus/alize/', 'recus/alize/evidence/a.pdf', 'evidence/a.pdf'],
    ['recus\\alize', 'recus\\alize\\dossier.yaml', 'dossier.yaml'],
    ['d', 'd/dossier.yaml', 'dossier.yaml'],
    ['d', '/srv/autre/dossier.yaml', 'dossier.yaml'],
    ['/srv/recus/alize', '/srv/recus/alize-2/dossier.yaml', 'dossier.yaml'],
  ])('in %j, %j is %j', (dossier, file, inside) => expect(told(dossier, file)).toEqual([inside, {}]));

  it('tells no path of who received it, and leaves what is no path', () => {
    expect(told('d', 'd/dossier.yaml', { file: 'd/dossier.yaml', files: ['d/artefacts/x', 'id'], key: 'id', line: 4 })).toEqual(['dossier.yaml', { file: 'dossier.yaml', files: ['artefacts/x', 'id'], key: 'id', line: 4 }]);
    expect(told('/srv/recus/alize', '/srv/recus/alize', { file: '/srv/recus/alize' })).toEqual(['alize', { file: 'alize' }]);
  });
});
