import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ReadEntry } from '../../src/core/campaign/campaign.js';
import { folderWith } from '../fixtures/folders.js';
import { runIn } from '../scenarios/run.js';

const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replace(/\s*\n\s+/g, ' ');

function entry(key: string, distance: number, more: Partial<ReadEntry> = {}): ReadEntry {
  return { key, read: true, product: { name: `Produit ${key}`, vendor: 'Éditeur' }, verdict: 'compliant', verdictProven: 'undetermined', themes: [], standings: [], answered: '', contradictions: [], overdue: [], losses: [], commitments: [], distance, lost: 0, ...more };
}

const CAMPAIGN = {
  calculation: 1,
  date: '2026-11-24',
  editions: [],
  questions: [],
  facts: [],
  themes: [],
  entries: [entry('a', 4, { region: '11' }), entry('b', 0), entry('c', 2, { region: '76', reviews: [{ evidence: 'e', state: 'accepted', by: 'auditrice', date: '2026-11-20' }] }), { key: 'd', read: false, problems: [] }, entry('e', 3, { region: '76' }), entry('f', 1)],
};
const REGISTER = 'a\t4\nb\t0\nc\t2\nd\t-\ne\t3\nf\t1\n';
const DIGEST = createHash('sha256').update(REGISTER).digest('hex');
const folder = (campaign: object = CAMPAIGN): string => folderWith({ 'c.json': JSON.stringify(campaign) });

describe('campaign sample', () => {
  it('draws whom to examine, and prints what it takes to redo the draw', async () => {
    const { exit, stdout, stderr } = await runIn(folder(), ['campaign', 'sample', 'c.json', '--size', '2', '--seed', '2026']);
    expect([exit, stderr]).toEqual([0, '']);
    expect(stdout).toMatchInlineSnapshot(`
      "
        Tirage des dossiers à examiner
        dossiers évalués au 24 novembre 2026

          1  Produit c                         OCC   2 échelons   boule 6 sur 10 · déjà examiné
             c
          2  Produit a                         IDF   4 échelons   boule 3 sur 8
             a

        Pour refaire ce tirage
        2 dossiers tirés parmi 4 dossiers et 10 boules.
        Hors de l’urne : 1 dossier sans écart, 1 illisible.
        Graine 2026, générateur mulberry32.
        Chaque dossier met dans l’urne autant de boules qu’il déclare d’échelons sans les prouver, dans
        l’ordre des noms. Une boule est tirée, son dossier est retenu, ses autres boules sont retirées, et
        ainsi de suite.
        Empreinte SHA-256 du registre (nom et écart de chaque dossier) :
        793f8e30a713469855447ff9150a7b9470777b7f1316e8b28daab9860bcf74dc
      "
    `);
  });

  it('says the same in JSON: the seed, the digest of the register, each ball', async () => {
    const { stdout } = await runIn(folder(), ['campaign', 'sample', 'c.json', '--size', '2', '--seed', '2026', '-f', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ date: '2026-11-24', size: 2, seed: 2026, generator: 'mulberry32', digest: DIGEST, eligible: 4, balls: 10, withoutGap: 1, unreadable: 1, drawn: [{ rank: 1 }, { rank: 2 }] });
  });

  it('takes the day of the campaign for a seed, and says so', async () => {
    const at = folder();
    const [silent, said] = await Promise.all([runIn(at, ['campaign', 'sample', 'c.json', '--size', '3']), runIn(at, ['campaign', 'sample', 'c.json', '--size', '3', '--seed', '20261124'])]);
    expect(silent.stdout).toBe(said.stdout);
    expect(plain(silent.stdout)).toContain('Graine 20261124');
  });

  it('writes a table whose rows travel alone', async () => {
    const at = folder({ ...CAMPAIGN, entries: [entry('=a', 2, { product: { name: '=cmd()' }, region: '76' })] });
    const { stdout } = await runIn(at, ['campaign', 'sample', 'c.json', '--size', '1', '--seed', '1', '-f', 'csv']);
    expect(stdout.split('\r\n').slice(1)).toEqual([expect.stringMatching(/^1;'=a;'=cmd\(\);;OCC;;2;[12];2;non;1;1;[0-9a-f]{64}$/), '']);
  });

  it('larger than the dossiers with a gap, takes them all and says so; in English too', async () => {
    const { stdout } = await runIn(folder(), ['campaign', 'sample', 'c.json', '--size', '12', '--lang', 'en']);
    expect(plain(stdout)).toContain('12 dossiers asked for: the 4 with a gap are all drawn.');
    expect(plain(stdout)).toContain('already examined');
  });

  it('draws in each region', async () => {
    const { stdout } = await runIn(folder(), ['campaign', 'sample', 'c.json', '--size', '3', '--by', 'region', '-f', 'json']);
    expect((JSON.parse(stdout) as { drawn: { region: string }[] }).drawn.map(({ region }) => region)).toEqual(['', '11', '76']);
    expect(plain((await runIn(folder(), ['campagne', 'tirer', 'c.json', '--size', '3', '--by', 'region'])).stdout)).toContain('Une urne par région');
  });

  it('has nobody to draw where nobody declares more than is proven', async () => {
    const { exit, stdout } = await runIn(folder({ ...CAMPAIGN, entries: [entry('a', 0)] }), ['campaign', 'sample', 'c.json', '--size', '2']);
    expect([exit, plain(stdout)]).toEqual([0, expect.stringContaining('il n’y a personne à tirer')]);
  });

  it.each([
    ['no size', [], 'dites combien de dossiers tirer : --size 12.'],
    ['none', ['--size', '0'], '« 0 » ne dit pas un nombre de dossiers'],
    ['half a dossier', ['--size', '1.5'], '« 1.5 » ne dit pas un nombre de dossiers'],
    ['a word for a seed', ['--size', '2', '--seed', 'hasard'], '« hasard » n’est pas une graine'],
    ['a seed too great', ['--size', '2', '--seed', '4294967296'], '« 4294967296 » n’est pas une graine'],
    ['another stratum', ['--size', '2', '--by', 'editor'], '« editor » ne dit pas comment répartir'],
  ])('refuses %s', async (_what, options, said) => {
    const { exit, stderr } = await runIn(folder(), ['campaign', 'sample', 'c.json', ...options]);
    expect([exit, plain(stderr)]).toEqual([2, expect.stringContaining(said)]);
  });

  it('refuses what is no campaign', async () => {
    expect(await runIn(folderWith({ 'c.json': '{}' }), ['campaign', 'sample', 'c.json', '--size', '2'])).toMatchObject({ exit: 2, stderr: expect.stringContaining('n’est pas une campagne') as string });
    expect(await runIn(folder({ ...CAMPAIGN, entries: [entry('a', 1e15)] }), ['campaign', 'sample', 'c.json', '--size', '2'])).toMatchObject({ exit: 2 });
  });
});
