import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const committed = join(root, 'reports', 'exemple');

/** What a PDF holds, whatever the compression level of the zlib at hand: each stream, inflated. */
function streamsOf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map((match) => {
    const bytes = Buffer.from(match[1] ?? '', 'latin1');
    try {
      return inflateSync(bytes).toString('latin1');
    } catch {
      return bytes.toString('latin1');
    }
  });
}

const digestOf = (streams: readonly string[]): string => createHash('sha256').update(streams.join('\u0000')).digest('hex');

describe('the reports of the examples', () => {
  const temporary = mkdtempSync(join(tmpdir(), 'convergence-'));
  const rebuilt = join(temporary, 'exemple');
  afterAll(() => {
    rmSync(temporary, { recursive: true, force: true });
  });
  beforeAll(() => {
    // Another zone and another locale: not a byte may depend on them.
    execFileSync(process.execPath, [join(root, 'scripts', 'examples.mjs'), '--into', rebuilt], { env: { ...process.env, TZ: 'Pacific/Auckland', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' }, stdio: 'pipe' });
  }, 60_000);

  it.each(readdirSync(committed, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(committed.length + 1)))('%s is what the program writes today (npm run examples rebuilds it)', (name) => {
    const [before, after] = [readFileSync(join(committed, name)), readFileSync(join(rebuilt, name))];
    // By digest: thousands of lines of page content would tell nobody what changed.
    if (name.endsWith('.pdf')) expect(digestOf(streamsOf(after))).toBe(digestOf(streamsOf(before)));
    else expect(after.toString('utf8')).toBe(before.toString('utf8'));
  });

  it('none is missing', () => {
    const names = (folder: string): string[] => (readdirSync(folder, { recursive: true }) as string[]).sort();
    expect(names(rebuilt)).toEqual(names(committed));
  });
});
