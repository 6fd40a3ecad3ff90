import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import YAML from 'yaml';
import { readPlainYaml } from '../../src/adapters/plain-yaml.js';
import { DOSSIER_LIMITS, parseYaml } from '../../src/adapters/yaml-file.js';

const examples = ['lgc', 'dpi'].map((name) => readFileSync(join(import.meta.dirname, '..', '..', 'examples', name, 'dossier.yaml'), 'utf8'));

/** Every path of a value, its own included. */
function paths(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => paths(each, [...path, Array.isArray(value) ? Number(key) : key]))];
}

/** What both readers say of a text: they must agree wherever the plain one says something. */
function agrees(text: string): boolean {
  const plain = readPlainYaml(text, 'd');
  if (!plain) return false;
  const whole = parseYaml(text, 'd', DOSSIER_LIMITS);
  expect(plain.value, text).toEqual(whole.value);
  for (const path of [...paths(whole.value), ['answers', 'nowhere'], [0, 'nowhere']]) expect(plain.place(path), `${text}\n${path.join('.')}`).toEqual(whole.place(path));
  return true;
}

describe('the reader of plain YAML', () => {
  it.each<readonly [string, string]>([
    ...examples.map((text, index) => [`example ${index + 1}`, text] as const),
    ['comments, blank lines and indents of any width', '# head\na:\n      b: c # said\n\n\n#x\n  # y\nd:\n   - e\n   # z\n   - f\n'],
    ['a list at the indent of its key', 'a:\n- b\n- c: d\n  e: f\ng: h\n'],
    ['maps in lists in maps', 'a:\n  - b:\n      - c: 1\n        d: [e, {f: g}]\n    h: i\n  - j: k\n'],
    ['quotation marks', 'a: "b: c # d"\ne: \'it\'\'s\' # f\ng: [\'h\', "i, j"]\n'],
    ['days, versions, addresses and colons inside words', 'a: 2026-11-24\nb: 4.2.1\nc: https://exemple.fr/a#b\nd: 12:30\ne: a:b\n'],
    ['numbers, booleans and nothing', 'a: 0\nb: -12\nc: 3.25\nd: true\ne: False\nf: ~\ng:\nh: null\n'],
    ['empty brackets', 'a: []\nb: {}\nc: [ ]\n'],
    ['French text', 'a: « Moyen »\u00a0; déclaré par l’éditeur, au 1ᵉʳ\u00a0janvier\u00a0\n'],
  ])('reads %s as the whole language does', (_case, text) => {
    expect(agrees(text)).toBe(true);
  });

  it.each<readonly [string, string]>([
    ['a text on several lines', 'a: b\n  c\n'], ['a block of text', 'a: |\n  b\n'], ['a folded text', 'a: >-\n  b\n'], ['an escape', 'a: "\\u00e9"\n'],
    ['an anchor', 'a: &b c\n'], ['an alias', 'a: *b\n'], ['a tag', 'a: !!str b\n'], ['a merge', '<<: b\n'], ['a directive', '%YAML 1.1\n---\na: b\n'], ['two documents', 'a: b\n---\nc: d\n'],
    ['a key said twice', 'a: b\na: c\n'], ['a key said twice in braces', 'a: {b: c, b: d}\n'], ['a forbidden key', '__proto__: b\n'], ['a key that is not a name', '"a b": c\n'], ['a key that is a boolean', 'true: a\n'], ['an explicit key', '? a\n: b\n'],
    ['a tab', 'a:\tb\n'], ['Windows line ends', 'a: b\r\n'], ['a byte order mark', '\ufeffa: b\n'], ['JSON', '{"a": "b"}\n'], ['a list alone', '- a\n'], ['nothing', '# only a comment\n'],
    ['an octal number', 'a: 0o17\n'], ['a number with leading zeros', 'a: 007\n'], ['an exponent', 'a: 1e3\n'], ['infinity', 'a: .inf\n'], ['a plus sign', 'a: +1\n'], ['minus zero', 'a: -0\n'], ['a number longer than a machine holds', 'a: 12345678901234567890\n'],
    ['two keys on one line', 'a: b: c\n'], ['a bad indent', 'a:\n  b: c\n d: e\n'], ['an unclosed bracket', 'a: [b\n'], ['brackets on several lines', 'a: [b,\n  c]\n'], ['a trailing comma', 'a: [b, ]\n'], ['a pair in a list', 'a: [b: c]\n'], ['a key alone in braces', 'a: {b}\n'],
    ['a list in a list', 'a:\n  - - b\n'], ['an empty item', 'a:\n  -\n'], ['a reserved mark', 'a: @b\n'], ['thirty levels', `${Array.from({ length: 30 }, (_, depth) => `${' '.repeat(depth)}k:\n`).join('')}${' '.repeat(30)}k: v\n`],
  ])('leaves %s to the parser of the whole language', (_case, text) => {
    expect(readPlainYaml(text, 'd')).toBeUndefined();
  });

  const scalar = fc.oneof(fc.constantFrom('oui', 'à voir', "l'accès", '2026-01-31', '1.10', '7.3', 'a: b', 'x #y', '- z', 'true', '0x1f', 'no', '« x »', 'p\u00a0'), fc.integer({ min: -999, max: 99_999 }), fc.boolean(), fc.constant(null), fc.string({ maxLength: 8 }));
  const key = fc.constantFrom('a', 'b', 'kind', 'auth.lockout', 'x-y', 'no', 'null', 'é');
  const { value: document } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof({ maxDepth: 4, withCrossShrink: true }, scalar, fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(key, tie('value'), { maxKeys: 4 })),
  }));

  it('agrees with the whole language on whatever the whole language may write', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.dictionary(key, document, { minKeys: 1, maxKeys: 5 }), fc.constantFrom(2, 4), fc.boolean(), (value, indent, flow) => {
        const written = new YAML.Document(value);
        if (flow) YAML.visit(written, { Collection: (_key, node, path) => void (path.length > 2 && (node.flow = true)) });
        if (agrees(written.toString({ indent, lineWidth: 0, flowCollectionPadding: indent === 2, indentSeq: indent === 4 }))) read += 1;
      }),
      { numRuns: 1000 },
    );
    expect(read).toBeGreaterThan(60);
  });

  it('agrees with it on texts damaged at random, or leaves them', () => {
    const bits = fc.constantFrom(...' \n:-#[]{},"\'&*!|>%@`?~0123456789.eEx+_\\\t\r\u00a0\u2003', ': ', '- ', ' #', '\n  ', '\n- ', '---\n', '...\n', '? ', '|\n', '&a ', '*a', '!!str ', 'true', '0x1f', '[1, 2]', '{a: b}', ',]', '{a}');
    // Damaged anywhere alike, not at both ends mostly as numbers drawn with a bias would have it. Cut at the end of a line, each text is read before it is damaged: otherwise the property would say little.
    const texts = ['p: {name: X}\nr: [a, b]\nl:\n  m:\n    items:\n      - {id: a, k: v}\n      - id: b\n        k: [c, d]\n    complete: true\n', "f: 'it''s' # hey\ng: 2026-01-02\nh: 4.2\nk:\nn: http://a.b/c#d\no:\n- p\n- q: r\n  s:\n    - t\n", ...examples.map((text) => text.slice(0, text.indexOf('\n', 900) + 1))];
    for (const text of texts) expect(agrees(text), text).toBe(true);
    const damage = fc.array(fc.record({ at: fc.noBias(fc.nat({ max: 999 })), put: bits, drop: fc.constantFrom(0, 0, 1, 3) }), { minLength: 1, maxLength: 3 });
    let read = 0;
    fc.assert(
      fc.property(fc.constantFrom(...texts), damage, (text, changes) => {
        const damaged = changes.reduce((so, { at, put, drop }) => {
          const index = Math.floor((at / 1000) * so.length);
          return so.slice(0, index) + put + so.slice(index + drop);
        }, text);
        if (agrees(damaged)) read += 1;
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(200);
  });

  it.each<readonly [string, string, number | undefined]>([
    ['brackets never closed', `a: ${'['.repeat(2_000_000)}`, undefined],
    ['one key again and again', 'a:\n'.repeat(600_000), undefined],
    ['spaces', `a: ${' '.repeat(2_000_000)}b`, 1],
    ['half comments', `a: ${'x #'.repeat(600_000)}`, 1],
    ['keys', Array.from({ length: 100_000 }, (_, index) => `k${index}: v`).join('\n'), undefined],
  ])('ends, well within the time a test is given, on two megabytes of %s', (_case, text, keys) => {
    const read = readPlainYaml(text, 'd');
    expect(read && Object.keys(read.value as object).length).toBe(keys);
  });
});
