import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderWith } from '../fixtures/folders.js';
import { runIn } from '../scenarios/run.js';
import { launch } from './browser.js';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const DOSSIER = 'product: { name: Essai, version: "1" }\nprofile: { kind: lgc, users: [professionals] }\nanswers: { auth.namedAccounts: { value: true } }\n';

/** Thirty results of one product, a month apart, then five of another. */
async function trendPage(): Promise<string> {
  const folder = folderWith({ 'dossier.yaml': DOSSIER });
  await runIn(folder, ['assess', '.', '--date', '2026-11-01', '-f', 'json=bilan.json']);
  const result = JSON.parse(readFileSync(join(folder, 'bilan.json'), 'utf8')) as { product: object };
  mkdirSync(join(folder, 'bilans'));
  for (let month = 0; month < 35; month++) {
    const date = `${2024 + Math.floor((month % 30) / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`;
    writeFileSync(join(folder, 'bilans', `${month}.json`), JSON.stringify({ ...result, date, product: { ...result.product, name: month < 30 ? 'Essai' : 'Autre' } }));
  }
  await runIn(folder, ['history', 'bilans', '-f', 'html=evolution.html']);
  return readFileSync(join(folder, 'evolution.html'), 'utf8');
}

let browser: Browser;
let html: string;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), trendPage()]);
});
afterAll(() => browser.close());

describe.each([1400, 390])('the page of a trend at %i pixels', (width) => {
  it('does not overflow, and has no accessibility violation', async () => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
    const page = await context.newPage();
    await page.setContent(html);
    const [content, view] = await page.evaluate<[number, number]>('[document.documentElement.scrollWidth, document.documentElement.clientWidth]');
    expect(content).toBeLessThanOrEqual(view);
    await page.addScriptTag({ content: axeSource });
    const results = await page.evaluate<AxeResults>('axe.run()');
    expect(results.violations.map(({ id }) => id)).toEqual([]);
    await context.close();
  });

  it('no word of a picture runs over another, nor out of it', async () => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.setContent(html);
    const clashes = await page.evaluate<string[]>(`[...document.querySelectorAll('svg')].flatMap((svg) => {
      const frame = svg.getBoundingClientRect();
      const words = [...svg.querySelectorAll('text')].map((each) => ({ said: each.textContent, box: each.getBoundingClientRect() }));
      const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 2 && b.top < a.bottom - 2;
      return words.flatMap(({ said, box }, index) => [
        ...(box.left < frame.left - 1 || box.right > frame.right + 1 ? ['out: ' + said] : []),
        ...words.slice(index + 1).filter((other) => over(box, other.box)).map((other) => said + ' / ' + other.said),
      ]);
    })`);
    expect(clashes).toEqual([]);
    await context.close();
  });
});
