import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { CampaignEntry } from '../../src/core/campaign/campaign.js';
import { broken, campaignOf, promise, service } from '../fixtures/regional-campaign.js';
import { runIn } from '../scenarios/run.js';

const root = mkdtempSync(join(tmpdir(), 'convergence-conventions-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Writes a campaign, then its conventions. @returns the pages of that of Occitanie, as text. */
async function pagesOf(name: string, entries: readonly CampaignEntry[]): Promise<{ readonly file: string; readonly pages: readonly string[] }> {
  const campaign = campaignOf(entries);
  writeFileSync(join(root, `${name}.json`), JSON.stringify({ ...campaign, entries: [...campaign.entries] }));
  expect((await runIn(root, ['campaign', 'convention', `${name}.json`, '--out', name, '--format', 'pdf'])).exit).toBe(0);
  const file = join(root, name, 'convention-76-occ-2026-11-24.pdf');
  const text = execFileSync('pdftotext', ['-enc', 'UTF-8', '-layout', file, '-'], { encoding: 'utf8' });
  return { file, pages: text.split('\f').slice(0, -1).map((page) => page.replace(/[\u00A0\u202F]/g, ' ')) };
}

const LONG = 'Plateforme territoriale de coordination, de téléexpertise et de télésurveillance ';
const many = (count: number, more: (index: number) => Parameters<typeof service>[2] = () => ({})): CampaignEntry[] => Array.from({ length: count }, (_, index) => service(`d${String(index).padStart(3, '0')}`, '76', { product: { name: `Service n${index}`, vendor: 'Atelier Nord' }, overdue: [{ id: 'ACC-1', since: '2021-01-01' }], ...more(index) }));

const CASES: readonly (readonly [string, readonly CampaignEntry[]])[] = [
  ['one', many(1)],
  ['twenty', many(20, (index) => ({ commitments: index % 3 === 0 ? [promise({ by: 'direction produit' })] : [] }))],
  ['sixty', [...many(60, (index) => ({ commitments: index % 2 === 0 ? [promise()] : [] })), broken('x', '76')]],
  ['long', many(15, (index) => ({ product: { name: index % 2 === 0 ? LONG.repeat(4) : 'x'.repeat(400), vendor: LONG }, commitments: [promise({ by: LONG })] }))],
  ['none', many(30)],
  ['unreadable', [broken('a', '76'), broken('b', '76')]],
];

describe.each(CASES)('the convention of %s', (name, entries) => {
  it('has no blank page, and as many as its foot says', async () => {
    const { pages } = await pagesOf(name, entries);
    for (const [index, page] of pages.entries()) {
      expect(page.replace(/\s/g, '').length, `page ${index + 1}`).toBeGreaterThan(300);
      expect(page).toContain(`page ${index + 1}/${pages.length}`);
      expect(page).toContain('Paraphes');
      expect(page).not.toMatch(/undefined|\[object|NaN|\uFFFD/);
    }
  });

  it('signs under the terms of its follow-up, all on one page', async () => {
    const { pages } = await pagesOf(name, entries);
    const [signing, ...others] = pages.filter((page) => page.includes('Article 9. Signatures'));
    expect(others).toEqual([]);
    expect(signing).toContain('Article 8. Suivi');
    const roles = ['Ministère chargé de la santé', 'ARS Occitanie', 'GRADeS'].filter((role) => new RegExp(`Pour .*${role}`).test(signing ?? ''));
    expect(roles).toHaveLength(name === 'unreadable' ? 0 : 3);
    expect(signing?.match(/Nom et fonction/g)?.length ?? 0).toBe(roles.length);
  });

  it('repeats the head of its tables, and never ends a page on a title', async () => {
    const { pages } = await pagesOf(name, entries);
    for (const page of pages) {
      const [last = ''] = page.split('Convention de convergence, ').slice(-2)[0]?.trimEnd().split('\n').slice(-1) ?? [];
      expect(last).not.toMatch(/^ *(Article \d|Annexe \d|Engagements |Les exigences citées|Combien de services)/);
      if (/^ *\d+ +Service n\d+ .*prouvé/m.test(page)) expect(page).toMatch(/n° +service/);
    }
  });

  it('embeds its fonts', async () => {
    const { file } = await pagesOf(name, entries);
    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).split('\n').slice(2).filter((line) => line !== '');
    for (const font of fonts) expect(font).toMatch(/\byes\s+yes\s+yes\b/);
    expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Tagged: +yes/);
  });
});

describe('sixty services', () => {
  it('are each in the tables, whole, on one page', async () => {
    const { pages } = await pagesOf('sixty', CASES[2]![1]);
    for (let index = 0; index < 60; index += 1) {
      const levels = pages.filter((page) => new RegExp(`Service n${index} +prouvé 1`).test(page));
      expect(levels, `service ${index}`).toHaveLength(1);
      expect(levels[0]).toContain('déclaré 1 à 2');
    }
  });
});
