import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { xlsxReporter } from '../../src/reporters/campaign/xlsx.js';
import { aCampaign, campaignModel, manyEntries, readEntry, SURFACE } from '../fixtures/campaign-entries.js';

const HOSTILE = ['=HYPERLINK("http://x.test";"y")', '+1+1', '-2+3', '@SUM(A1:A2)', '{=1+1}', '_x003D_1+1', 'constructor'];
const folder = mkdtempSync(join(tmpdir(), 'convergence-xlsx-'));
let book = '';

/** What LibreOffice Calc makes of the workbook, as a flat OpenDocument file: every cell says its type. */
beforeAll(async () => {
  const entries = [...manyEntries(60), ...HOSTILE.map((name, rank) => readEntry(`h${rank}`, { product: { name, vendor: name }, category: name }))];
  writeFileSync(join(folder, 'campagne.xlsx'), (await xlsxReporter.render(campaignModel(aCampaign(entries)), SURFACE)) as Uint8Array);
  // A profile of its own: neither a running office nor another test is in the way.
  execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'fods', '--outdir', folder, join(folder, 'campagne.xlsx')], { stdio: 'pipe', timeout: 110_000 });
  book = readFileSync(join(folder, 'campagne.fods'), 'utf8');
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const table = (name: string): string => new RegExp(`<table:table table:name="${name}".*?</table:table>`, 's').exec(book)?.[0] ?? '';
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

describe('LibreOffice opens the workbook of a campaign', () => {
  it('with all its sheets', () => {
    const names = [...book.matchAll(/<table:table table:name="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual(['Dossiers', 'Exigences en retard', 'Engagements', 'Examens', 'Régions', 'Illisibles', 'Méthode']);
  });

  it('with dates as dates', () => {
    expect(table('Engagements')).toContain('office:value-type="date" office:date-value="2026-06-30"');
    expect(table('Dossiers')).toContain('office:value-type="date" office:date-value="2026-01-01"');
    expect(table('Méthode')).toContain('office:value-type="date" office:date-value="2026-11-24"');
    expect(count(table('Engagements'), /office:value-type="date"/g)).toBe(3 * (20 + HOSTILE.length));
    expect(book).not.toMatch(/<text:p>\d{4}-\d\d-\d\d<\/text:p>/);
  });

  it('with numbers as numbers', () => {
    expect(table('Dossiers')).toContain('office:value-type="float" office:value="1200"');
    expect(table('Engagements')).toContain('office:value-type="float" office:value="147"');
    expect(table('Régions')).toMatch(/table:number-columns-repeated="2" office:value-type="float" office:value="\d"/);
  });

  it('with no formula, whatever a stranger wrote', () => {
    expect(book).not.toMatch(/table:formula|of:=|xlink:href="http/);
    const texts = new Set([...table('Dossiers').matchAll(/office:value-type="string"[^>]*>\s*<text:p>(.*?)<\/text:p>/g)].map(([, text = '']) => text.replace(/&quot;/g, '"').trim()));
    for (const name of HOSTILE) expect(texts).toContain(name);
  });

  it('with a filter on each head', () => {
    expect(count(book, /table:display-filter-buttons="true"/g)).toBe(7);
  });
});
