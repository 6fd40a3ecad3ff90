import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCampaign } from '../../src/adapters/campaign-file.js';
import { ConvergenceError } from '../../src/core/error.js';
import { folderWith } from '../fixtures/folders.js';
import { runIn } from '../scenarios/run.js';

const SCHEMA = join(import.meta.dirname, '..', '..', 'referentiels', 'schema', 'campaign.schema.json');
const dossier = (name: string): string => JSON.stringify({ product: { name }, profile: { kind: 'lgc' }, referentials: ['ins'] });

let written = '';
beforeAll(async () => {
  written = (await runIn(folderWith({ 'd.jsonl': [dossier('Alpha'), dossier('Bêta'), '{'].join('\n') }), ['campaign', 'd.jsonl', '--date', '2026-11-24', '-f', 'json'])).stdout;
});

function fileWith(text: string): string {
  return join(folderWith({ 'c.json': text }), 'c.json');
}

/** All the entries, or the code of what stops them. */
async function read(file: string): Promise<readonly unknown[] | string> {
  try {
    return [...(await readCampaign(file, SCHEMA)).entries];
  } catch (error) {
    if (error instanceof ConvergenceError) return error.problems[0]?.code ?? '';
    throw error;
  }
}

describe('a file of a campaign', () => {
  it('is read one entry at a time, as often as asked', async () => {
    const { entries } = JSON.parse(written) as { entries: unknown[] };
    const campaign = await readCampaign(fileWith(written), SCHEMA);
    expect([[...campaign.entries], [...campaign.entries]]).toEqual([entries, entries]);
  });

  it('is read all the same when another program laid it out, or when no dossier is in it', async () => {
    const value = JSON.parse(written) as { entries: unknown[] };
    for (const text of [JSON.stringify(value), JSON.stringify(value, null, 4)]) expect(await read(fileWith(text))).toEqual(value.entries);
    const none = (await runIn(folderWith({ 'd.jsonl': '' }), ['campaign', 'd.jsonl', '--date', '2026-11-24', '-f', 'json'])).stdout;
    expect(await read(fileWith(none))).toEqual([]);
  });

  it.each<readonly [string, (text: string) => string]>([
    ['cut in the middle', (text) => text.slice(0, -400)],
    ['cut before its end', (text) => text.slice(0, -6)],
    ['with an entry that is none', (text) => text.replace('"read":true', '"read":"yes"')],
    ['with something after its end', (text) => `${text}{}\n`],
    ['whose head is another one', (text) => text.replace('"calculation"', '"calculated"')],
    ['that is no JSON', () => 'campagne'],
    ['of brackets', () => '['.repeat(1_000_000)],
    ['empty', () => ''],
  ])('%s is refused', async (_what, change) => {
    expect(await read(fileWith(change(written)))).toBe('campaign/not-a-campaign');
  });

  it('that is missing, or is no file, is told', async () => {
    const folder = folderWith();
    expect([await read(join(folder, 'absent.json')), await read(folder)]).toEqual(['file/missing', expect.stringMatching(/^file\//)]);
  });

  it('that grows longer than an entry may be is refused', async () => {
    const file = fileWith(written.replace('"entries": [\n', `"entries": [\n${' '.repeat(5 * 1024 * 1024)}`));
    expect(await read(file)).toBe('campaign/not-a-campaign');
    writeFileSync(file, readFileSync(file));
    truncateSync(file, 100);
    expect(await read(file)).toBe('campaign/not-a-campaign');
  });
});
