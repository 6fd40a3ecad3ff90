import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { QUESTION_KINDS } from '../../src/core/referential.js';
import { problems as en } from '../../src/i18n/en/problems.js';
import { problems as fr } from '../../src/i18n/fr/problems.js';
import { problemText } from '../../src/i18n/problem-text.js';

const SRC = join(import.meta.dirname, '..', '..', 'src');
const read = (folder: string): string => readdirSync(join(SRC, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(SRC, folder, name), 'utf8')).join('\n');

/** Every code the program writes, those built from a part included. */
function codesInSource(): string[] {
  const text = ['adapters', 'app', 'core'].map(read).join('\n');
  const whole = [...text.matchAll(/'((?:file|yaml|schema|dossier|evidence|output|referential|usage|explain|review)\/[a-zA-Z-]+)'/g)].map((match) => match[1] ?? '');
  const listed = [...read('core').matchAll(/problems\.(?:add|unknown|duplicates|cycles)\('([a-z-]+)'/g)].map((match) => `referential/${match[1] ?? ''}`);
  return [...new Set([...whole, ...listed, ...QUESTION_KINDS.map((kind) => `dossier/value-${kind}`)])].sort();
}

/** Each sentence, written with a word in each of its holes. */
function sentences(catalogue: typeof fr | typeof en): (readonly [string, string])[] {
  const params = new Proxy({}, { get: (_target, name) => (typeof name === 'string' && ['nearest', 'known'].includes(name) ? ['mot'] : 'mot') });
  return Object.entries(catalogue).flatMap(([code, { what, todo }]) => [[code, (what as (p: object) => string)(params)] as const, [code, (todo as (p: object) => string)(params)] as const]);
}

describe('the sentences of problems', () => {
  it('exist for every code the program writes', () => {
    const codes = codesInSource();
    expect(codes.length).toBeGreaterThan(100);
    expect(codes.filter((code) => !Object.hasOwn(fr, code))).toEqual([]);
  });

  it('in French, follow its typography and never shout', () => {
    const wrong = sentences(fr).filter(([, text]) => / [:;!?»]|« | '|!$|"/.test(text.replace(/YAML [\d.]+/g, '')) || /undefined|\[object/.test(text));
    expect(wrong).toEqual([]);
  });

  it('in English, hold no French', () => {
    expect(sentences(en).filter(([, text]) => /[«»éèàç]|undefined|\[object/.test(text))).toEqual([]);
  });

  it('an unknown code is still said, with its place', () => {
    expect(problemText({ code: 'nulle/part', params: {}, place: { file: 'a.yaml', line: 3, column: 5 }, severity: 'error' }, 'fr')).toBe('a.yaml:3:5  nulle/part');
  });

  it.each(['\u001b[31m', '\u009b31m', '\u0000', '\r\n', '\u202e', '\u2066', '\u200f', '\u2028', '\u0007'])('let no control or direction override through: %j', (hostile) => {
    for (const lang of ['fr', 'en'] as const) {
      const text = problemText({ code: 'dossier/unknown-question', params: { id: `a${hostile}b`, nearest: `c${hostile}d`, known: [`e${hostile}f`] }, place: { file: `g${hostile}h`, line: 1, column: 1 }, severity: 'error' }, lang);
      expect(text.replace('\n  → ', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f]/);
    }
  });
});
