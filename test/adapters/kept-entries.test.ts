import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptEntries } from '../../src/adapters/kept-entries.js';
import { folderWith } from '../fixtures/folders.js';

const CONTEXT = 'c'.repeat(64);

describe('what campaigns keep', () => {
  it('is found again, the last record of a name winning', async () => {
    const folder = folderWith();
    const first = await keptEntries(folder).open(CONTEXT, '1-1', false);
    first.append([{ name: 'a', record: '{"é":1}' }, { name: 'b\t\n"', record: '{"b":2}' }]);
    first.append([{ name: 'a', record: '{"a":3}' }]);
    expect([first.record('a'), first.record('z'), first.lasting]).toEqual(['{"a":3}', undefined, true]);
    await first.close();
    const again = await keptEntries(folder).open(CONTEXT, '1-1', false);
    expect([again.record('a'), again.record('b\t\n"')]).toEqual(['{"a":3}', '{"b":2}']);
    await again.close();
    const other = await keptEntries(folder).open('d'.repeat(64), '1-1', false);
    expect(other.record('a')).toBeUndefined();
    await other.close();
  });

  it('loses no more than the line that a kill cut, wherever it cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 120 }), async (cut) => {
        const folder = folderWith();
        const kept = await keptEntries(folder).open(CONTEXT, '1-1', false);
        for (const name of ['a', 'b', 'c']) kept.append([{ name, record: `{"${name}":"${'x'.repeat(20)}"}` }]);
        await kept.close();
        const file = join(folder, 'c'.repeat(32), '1-1.jsonl');
        truncateSync(file, Math.min(cut, statSync(file).size));
        const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1).length;
        const again = await keptEntries(folder).open(CONTEXT, '1-1', false);
        expect(['a', 'b', 'c'].filter((name) => again.record(name) !== undefined)).toHaveLength(lines);
        again.append([{ name: 'd', record: '{"d":1}' }]);
        await again.close();
        const last = await keptEntries(folder).open(CONTEXT, '1-1', false);
        expect(last.record('d')).toBe('{"d":1}');
        await last.close();
      }),
      { numRuns: 30 },
    );
  });

  it('is shared by the parts of a campaign, and forgotten when asked', async () => {
    const folder = folderWith();
    const one = await keptEntries(folder).open(CONTEXT, '1-2', false);
    one.append([{ name: 'a', record: '1' }]);
    await one.close();
    const whole = await keptEntries(folder).open(CONTEXT, '1-1', false);
    expect(whole.record('a')).toBe('1');
    await whole.close();
    const fresh = await keptEntries(folder).open(CONTEXT, '1-2', true);
    expect(fresh.record('a')).toBeUndefined();
    await fresh.close();
  });

  it('takes what is not ours for nothing', async () => {
    const folder = folderWith();
    mkdirSync(join(folder, 'c'.repeat(32)));
    writeFileSync(join(folder, 'c'.repeat(32), '1-1.jsonl'), 'x\n\ty\n{}\tz\n"a"\t{"a":1}\n');
    appendFileSync(join(folder, 'c'.repeat(32), '1-1.jsonl'), Buffer.from([0xff, 0x09, 0x0a]));
    const kept = await keptEntries(folder).open(CONTEXT, '1-1', false);
    expect(kept.record('a')).toBe('{"a":1}');
    await kept.close();
  });

  it('is thrown away after thirty days, and nothing else beside it', async () => {
    const folder = folderWith({ 'notes.txt': 'x' });
    for (const name of ['a'.repeat(32), 'not a digest']) {
      mkdirSync(join(folder, name));
      utimesSync(join(folder, name), new Date(0), new Date(0));
    }
    await (await keptEntries(folder).open(CONTEXT, '1-1', false)).close();
    expect(readdirSync(folder).sort()).toEqual(['c'.repeat(32), 'not a digest', 'notes.txt']);
  });

  it('does not last where nothing can be kept, and leaves nothing behind', async () => {
    const folder = folderWith({ file: 'not a folder' });
    for (const cache of [undefined, join(folder, 'file', 'below')]) {
      const kept = await keptEntries(cache).open(CONTEXT, '1-1', false);
      kept.append([{ name: 'a', record: '1' }]);
      expect([kept.lasting, kept.record('a')]).toEqual([false, '1']);
      await kept.close();
    }
    expect(existsSync(join(folder, 'file', 'below'))).toBe(false);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('not a folder');
  });

  it('is for its owner alone', async () => {
    const folder = join(folderWith(), 'cache');
    await (await keptEntries(folder).open(CONTEXT, '1-1', false)).close();
    const own = join(folder, 'c'.repeat(32));
    expect([statSync(own).mode & 0o077, statSync(join(own, '1-1.jsonl')).mode & 0o077]).toEqual([0, 0]);
  });
});
