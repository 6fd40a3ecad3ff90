import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../src/adapters/json-content.js';
import { DOSSIER_LIMITS, parseYaml } from '../../src/adapters/yaml-file.js';

function paths(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => paths(each, [...path, Array.isArray(value) ? Number(key) : key]))];
}

/** JSON that YAML reads alike: names that are no trap, texts without what YAML refuses. */
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' ', ':', '#', '{', '}', '[', ']', ',', '"', '\\', "'", '-', '«', '\u00a0') });
const name = fc.stringMatching(/^[a-z][a-z0-9.]{0,5}$/).filter((each) => !['constructor', 'prototype'].includes(each));
const { value: json } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, fc.boolean(), fc.integer(), text, fc.constant(null), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true })),
}));
const spaced = fc.constantFrom(undefined, 1, 2);

describe('the reader of JSON', () => {
  it('gives the values and the places that the parser of the whole of YAML gives', () => {
    fc.assert(
      fc.property(fc.dictionary(name, json, { minKeys: 1, maxKeys: 5, noNullPrototype: true }), spaced, (value, indent) => {
        const written = JSON.stringify(value, null, indent);
        const [quick, whole] = [readJson(written, 'd'), parseYaml(written, 'd', DOSSIER_LIMITS)];
        expect(quick?.value, written).toEqual(whole.value);
        for (const path of [...paths(value), ['nowhere'], [0, 'nowhere']]) expect(quick?.place(path), `${written}\n${path.join('.')}`).toEqual(whole.place(path));
      }),
      { numRuns: 300 },
    );
  });

  it('counts its lines from where it begins in its file', () => {
    expect(readJson('{"a": 1,\n "b": {"c": 2}}', 'd', 7)?.place(['b', 'c'])).toEqual({ file: 'd', line: 8, column: 8, path: ['b', 'c'] });
  });

  it.each<readonly [string, string]>([
    ['a key twice', '{"a": 1, "a": 2}'],
    ['a key twice, once in disguise', '{"a": 1, "\\u0061": 2}'],
    ['a name that no file may hold', '{"__proto__": {"x": 1}}'],
    ['the same in disguise', '{"\\u005f_proto__": 1}'],
    ['forty levels', `${'['.repeat(40)}${']'.repeat(40)}`],
    ['a hundred thousand levels', '['.repeat(100_000)],
    ['too many values', `[${'1,'.repeat(100_001)}1]`],
    ['a comment', '{"a": 1} # x'],
    ['a cut text', '{"a": "b'],
    ['nothing', ''],
  ])('leaves %s to the parser of the whole language', (_what, written) => {
    expect(readJson(written, 'd')).toBeUndefined();
  });

  it('takes the same key in two maps for what it is', () => {
    expect(readJson('[{"a": 1}, {"a": 2}, {"b": {"a": ":"}, "a": "{\\"a\\":"}]', 'd')?.value).toEqual([{ a: 1 }, { a: 2 }, { b: { a: ':' }, a: '{"a":' }]);
  });
});
