import { describe, expect, it } from 'vitest';
import { DOSSIER_LIMITS, parseYaml, REFERENTIAL_LIMITS } from '../../src/adapters/yaml-file.js';
import { ConvergenceError, type Problem } from '../../src/core/error.js';
import { within } from '../fixtures/cpu-time.js';
import { asRead } from '../fixtures/stores.js';

function problemsIn(text: string, limits = DOSSIER_LIMITS): readonly Problem[] {
  try {
    parseYaml(text, 'dossier.yaml', limits);
  } catch (error) {
    if (error instanceof ConvergenceError) return error.problems;
    throw error;
  }
  throw new Error('nothing was refused');
}

const placed = ([first]: readonly Problem[]): string => [first?.code, first?.place.line, first?.place.column].filter((part) => part !== undefined).join(':');
const filled = (piece: string): string => piece.repeat(Math.floor(DOSSIER_LIMITS.size / piece.length));
const keys = (count: number): string => Array.from({ length: count }, (_, index) => `k${index}: 1\n`).join('');

describe('a text made to exhaust the reader', () => {
  it.each<[string, string, string]>([
    // Each took from seconds to minutes when left to the parser.
    ['a hundred thousand keys', keys(100_000), 'yaml/too-many-nodes'],
    ['two million commas', `[${filled('1,')}]`, 'yaml/too-many-nodes'],
    ['a million empty lists', filled('[],'), 'yaml/too-many-nodes'],
    ['a million empty items', filled('-\n'), 'yaml/too-many-nodes'],
    ['half a million documents', filled('---\n'), 'yaml/too-many-nodes'],
    ['a million closing braces', filled('}\n'), 'yaml/too-many-nodes'],
    ['half a million tags', filled('!a '), 'yaml/too-many-nodes'],
    ['sequences in sequences on one line', '- '.repeat(50_000), 'yaml/too-deep'],
    ['keys that are maps of keys', '? '.repeat(20_000), 'yaml/too-deep'],
  ])('%s', async (_title, text, code) => {
    expect((await within(10, () => problemsIn(text)))[0]?.code).toBe(code);
  });

  it('twenty thousand different keys are read, and the one written twice is found', () => {
    expect(placed(problemsIn(`${keys(20_000)}k7: 2\n`))).toBe('yaml/duplicate-key:20001:1');
  });
});

describe('what YAML would let a file mean', () => {
  it('a directive does not turn `yes` into true, a day into an instant, nor `<<` into a merge', () => {
    for (const limits of [DOSSIER_LIMITS, REFERENTIAL_LIMITS]) expect(placed(problemsIn('# tête\n%YAML 1.1\n---\nd: 2026-10-02\n<<: { a: yes }\n', limits))).toBe('yaml/version:2:1');
    expect(asRead(problemsIn('%YAML 1.1\n---\na: yes\n'), 'nulle-part')).toBe('dossier.yaml:1:1  la directive « %YAML 1.1 » change le sens du fichier\n  → retirez-la : seul YAML 1.2 est lu');
  });

  it('a bare day stays a text, and `yes` a word', () => {
    expect(parseYaml('d: 2026-10-02\na: yes\n', 'f', DOSSIER_LIMITS).value).toEqual({ d: '2026-10-02', a: 'yes' });
  });

  it('a key is the same key as a number or as a text', () => {
    expect(placed(problemsIn('1: a\n"1": b\n'))).toBe('yaml/duplicate-key:2:1');
  });

  it('a JSON file indented with tabs is read', () => {
    expect(parseYaml('{\n\t"a": "\\u00e9\\/\\ud83d\\ude00"\n}\n', 'f.json', DOSSIER_LIMITS).value).toEqual({ a: 'é/😀' });
  });
});

describe('aliases in a rule set', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]', ...[...'bcdefghijklm'].map((name, index) => `${name}: &${name} [${`*${'abcdefghijklm'[index] ?? ''},`.repeat(9)}]`)].join('\n');

  it('are read', () => {
    expect(parseYaml('a: &x [1]\nb: *x\n', 'f', REFERENTIAL_LIMITS).value).toEqual({ a: [1], b: [1] });
  });

  it.each<[string, string, string]>([
    ['that name nothing', 'a: *nope\n', 'yaml/unknown-alias:1:4'],
    ['that come before their anchor', 'a: *x\nb: &x 1\n', 'yaml/unknown-alias:1:4'],
    ['that contain themselves', 'a: &a [*a]\n', 'yaml/circular-alias:1:8'],
    ['that multiply', bomb, 'yaml/too-many-aliases'],
  ])('%s are a mistake of the file, not a bug of ours', (_title, text, expected) => {
    expect(placed(problemsIn(text, REFERENTIAL_LIMITS))).toBe(expected);
  });
});

describe('a mistake of syntax', () => {
  it.each<[string, string]>([
    ['a: "\\d"\n', 'dossier.yaml:1:5  le YAML ne peut pas être lu : une barre oblique inverse entre guillemets n’introduit rien de connu ; doublez-la, ou prenez des apostrophes'],
    ['a: b: c\n', 'dossier.yaml:1:4  le YAML ne peut pas être lu : deux clés se suivent sur la même ligne ; mettez entre guillemets un texte qui contient « : »'],
    ['a:\n\tb: 1\n', 'dossier.yaml:2:1  le YAML ne peut pas être lu : une tabulation sert d’indentation ; mettez des espaces'],
    ['a: @b\n', 'dossier.yaml:1:4  le YAML ne peut pas être lu : un texte commence par un signe réservé (@, `, %, | ou >) ; mettez-le entre guillemets'],
    ['a: [1, 2\n', 'dossier.yaml:2:1  le YAML ne peut pas être lu : un crochet ou une accolade n’est pas refermé, ou l’est trop à gauche'],
  ])('%j is said in French', (text, sentence) => {
    expect(asRead(problemsIn(text).slice(0, 1), 'nulle-part').split('\n')[0]).toBe(sentence);
  });
});
