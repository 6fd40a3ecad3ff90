import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfReporter } from '../../src/reporters/campaign/pdf.js';
import { aCampaign, campaignModel, manyEntries, SURFACE } from '../fixtures/campaign-entries.js';

const folder = mkdtempSync(join(tmpdir(), 'convergence-campaign-pdf-'));
const file = join(folder, 'campagne.pdf');
const run = (command: string, ...options: readonly string[]): string => execFileSync(command, [...options], { encoding: 'utf8' });

beforeAll(async () => {
  writeFileSync(file, (await pdfReporter.render(campaignModel(aCampaign(manyEntries(60))), SURFACE)) as Uint8Array);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the PDF of a campaign, as other programs read it', () => {
  it('is tagged, titled, and A4', () => {
    const about = run('pdfinfo', file);
    expect(about).toMatch(/^Tagged: +yes$/m);
    expect(about).toMatch(/^Title: +Campagne 2026, dossiers évalués au 24.novembre.2026$/m);
    expect(about).toMatch(/^Page size: .*A4/m);
  });

  it('has no blank page, as many as its footer says, and one for each product', () => {
    const count = Number(/^Pages: +(\d+)$/m.exec(run('pdfinfo', file))?.[1]);
    const pages = run('pdftotext', '-enc', 'UTF-8', file, '-').split('\f').slice(0, -1);
    expect(pages).toHaveLength(count);
    for (const [index, page] of pages.entries()) {
      expect(page.replace(/\s/g, '').length, `page ${index + 1}`).toBeGreaterThan(150);
      expect(page.replace(/\s+/g, ' ')).toContain(`page ${index + 1}/${count}`);
    }
    expect(pages.filter((page) => page.startsWith('Produit d'))).toHaveLength(59);
  });

  it('reads as text, with its fonts inside', () => {
    expect(run('pdftotext', '-enc', 'UTF-8', file, '-')).not.toMatch(/undefined|\[object|NaN|\uFFFD/);
    const fonts = run('pdffonts', file).split('\n').slice(2).filter((line) => line !== '');
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/\byes\s+yes\s+yes\b/);
  });

  it('tells its structure: headings, tables with their heads, figures with their numbers', () => {
    const structure = run('pdfinfo', '-struct', file);
    for (const element of ['H1 (block)', 'H2 (block)', 'Table (block)', ' TH\n', 'Figure']) expect(structure).toContain(element);
  });
});
