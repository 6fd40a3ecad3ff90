import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderWith } from '../fixtures/folders.js';
import { runIn } from '../scenarios/run.js';
import { launch } from './browser.js';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Thirty products in two years: a third lost an answer, a third gained one, each dropped or kept a promise. */
async function comparisonPage(): Promise<string> {
  const dossier = (index: number, year: number): string => `product: { name: Produit ${'très '.repeat(index % 9)}long ${index}, version: "${year}", vendor: Éditeur }
profile: { kind: lgc, users: [professionals] }
referentials: [authentification, ins]
answers: { auth.namedAccounts: { value: ${(index + year) % 3 > 0} } }
${year + (index % 2) > 1 ? '' : 'commitments: [{ id: c1, theme: ins, level: 2, date: 2025-01-01, due: 2026-06-30, by: direction }]\n'}`;
  const files = [0, 1].flatMap((year) => Array.from({ length: 30 - year }, (_, index) => [`${year}/OCC/d${index}/dossier.yaml`, dossier(index, year)] as const));
  const folder = folderWith(Object.fromEntries(files));
  for (const [year, date] of [['0', '2025-11-24'], ['1', '2026-11-24']] as const) await runIn(join(folder, year), ['campaign', 'OCC', '--date', date, '-f', `json=../${year}.json`]);
  await runIn(folder, ['campaign', 'compare', '0.json', '1.json', '-f', 'html=evolution.html']);
  return readFileSync(join(folder, 'evolution.html'), 'utf8');
}

let browser: Browser;
let html: string;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), comparisonPage()]);
});
afterAll(() => browser.close());

describe.each([1400, 390])('the page of two campaigns compared at %i pixels', (width) => {
  it.each(['folded', 'unfolded'])('does not overflow, and has no accessibility violation, %s', async (state) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
    const page = await context.newPage();
    await page.setContent(html);
    if (state === 'unfolded') await page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`);
    const [content, view] = await page.evaluate<[number, number]>('[document.documentElement.scrollWidth, document.documentElement.clientWidth]');
    expect(content).toBeLessThanOrEqual(view);
    await page.addScriptTag({ content: axeSource });
    const results = await page.evaluate<AxeResults>('axe.run()');
    expect(results.violations.map(({ id }) => id)).toEqual([]);
    await context.close();
  });
});
