import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../fixtures/folders.js';
import { runIn } from '../scenarios/run.js';

const DOSSIER = (name: string): string => `product: { name: ${JSON.stringify(name)}, version: "1", vendor: Éditeur }\nprofile: { kind: lgc, users: [professionals] }\nreferentials: [authentification]\ncommitments: [{ id: k, theme: auth-pro, level: 2, date: 2026-01-01, due: 2026-06-30, by: direction produit }]\n`;
const DAY = ['--date', '2026-11-24'];

describe('campaign --format pdf,xlsx', () => {
  it('writes both beside each other, whatever could not be read, and the same bytes the next time', async () => {
    const folder = folderWith({ 'd/a/dossier.yaml': DOSSIER('=1+1'), 'd/b/dossier.yaml': DOSSIER('constructor'), 'd/c/dossier.yaml': '' });
    const written = async (out: string): Promise<Buffer[]> => {
      expect((await runIn(folder, ['campaign', 'd', ...DAY, '-f', 'pdf,xlsx', '--out', out])).exit).toBe(0);
      return ['pdf', 'xlsx'].map((extension) => readFileSync(join(folder, out, `convergence-campagne-2026-11-24.${extension}`)));
    };
    const [pdf, xlsx] = await written('un');
    expect([pdf?.subarray(0, 5).toString(), Object.keys(unzipSync(xlsx ?? Buffer.alloc(0))).filter((name) => name.startsWith('xl/worksheets/sheet'))]).toEqual(['%PDF-', [1, 2, 3, 4, 5, 6].map((rank) => `xl/worksheets/sheet${rank}.xml`)]);
    expect((await written('deux')).map((bytes, index) => bytes.equals([pdf, xlsx][index] ?? Buffer.alloc(0)))).toEqual([true, true]);
  });
});
