import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonItems, jsonLines } from '../../src/adapters/dossier-list-file.js';
import { folderWith } from '../fixtures/folders.js';
import { problemsOf } from '../fixtures/stores.js';

type Parts = readonly { readonly offset: number; readonly length: number; readonly line: number }[];

async function read(parts: (path: string) => Promise<Parts | undefined>, text: string): Promise<(readonly [line: number, text: string])[] | undefined> {
  const path = join(folderWith({ 'd.json': text }), 'd.json');
  const bytes = readFileSync(path);
  return (await parts(path))?.map(({ offset, length, line }) => [line, bytes.subarray(offset, offset + length).toString('utf8')]);
}

describe('a file of dossiers, one a line', () => {
  it('gives each line that says something, with its number', async () => {
    expect(await read(jsonLines, '{"a":"é"}\n\n  \t\r\n{"b":1}\r\n{"c":2}')).toEqual([[1, '{"a":"é"}'], [4, '{"b":1}\r'], [5, '{"c":2}']]);
  });

  it('gives the lines as they were written, however long', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: fc.constantFrom('a', 'é', ' ', '{', '"'), maxLength: 40 })), async (lines) => {
        expect((await read(jsonLines, lines.join('\n')))?.map(([, text]) => text)).toEqual(lines.filter((each) => each.trim() !== ''));
      }),
      { numRuns: 50 },
    );
    const long = `"${'x'.repeat(3_000_000)}"`;
    expect((await read(jsonLines, `1\n${long}\n2`))?.map(([, text]) => text.length)).toEqual([1, long.length, 1]);
  });

  it('says which file is missing, or is none', async () => {
    const folder = folderWith();
    expect((await problemsOf(jsonLines(join(folder, 'absent.jsonl')))).map(({ code }) => code)).toEqual(['file/missing']);
    expect((await problemsOf(jsonLines(folder))).map(({ code }) => code)).toEqual([expect.stringMatching(/^file\/(?:not-regular|unreadable)$/)]);
  });
});

describe('a file that holds a list of dossiers', () => {
  it('gives each item, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 6 }), fc.constantFrom(undefined, 2), async (items, indent) => {
        expect((await read(jsonItems, JSON.stringify(items, null, indent)))?.map(([, text]) => JSON.parse(text) as unknown)).toEqual(JSON.parse(JSON.stringify(items)));
      }),
      { numRuns: 100 },
    );
  });

  it.each<readonly [string, string, readonly (readonly [number, string])[] | undefined]>([
    ['on several lines', '[\n  {"a": "],["},\n  {"b": [1, {"c": 2}]}\n]\n', [[2, '{"a": "],["}'], [3, '{"b": [1, {"c": 2}]}']]],
    ['empty', '[]', []],
    ['cut in the middle', '[{"a":1},{"b":', [[1, '{"a":1}'], [1, '{"b":']]],
    ['with a byte order mark', '\uFEFF[1]', [[1, '1']]],
    ['that is one dossier', '{"product": []}', undefined],
    ['with nothing in it', ' \n', undefined],
  ])('%s', async (_what, text, expected) => {
    expect(await read(jsonItems, text)).toEqual(expected);
  });
});
