import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readFile } from 'node:fs/promises';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from './browser.js';
import { exampleReports } from './documents.js';

const files = await exampleReports('html');
const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Opens a report from the disk; `bypassCSP` only lets the checker in. @returns the page and every address it asked for. */
async function open(file: string, width: number, options: { readonly bypassCSP?: boolean; readonly javaScriptEnabled?: boolean } = {}): Promise<{ readonly page: Page; readonly asked: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  return { page, asked };
}

describe.each(files.map((file) => [join(basename(dirname(file)), basename(file)), file]))('%s in a browser', (_, file) => {
  it('asks the network for nothing', async () => {
    const { page, asked } = await open(file, 1400);
    expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([pathToFileURL(file).href]);
    await page.context().close();
  });

  it.each([1400, 390])('does not overflow at %i pixels', async (width) => {
    const { page } = await open(file, width);
    const [content, view] = await page.evaluate<[number, number]>('[document.documentElement.scrollWidth, document.documentElement.clientWidth]');
    expect(content).toBeLessThanOrEqual(view);
    await page.context().close();
  });

  it('says the same without script', async () => {
    const withScript = await open(file, 1400);
    const without = await open(file, 1400, { javaScriptEnabled: false });
    expect(await without.page.locator('main').innerText()).toBe(await withScript.page.locator('main').innerText());
    await withScript.page.context().close();
    await without.page.context().close();
  });

  it.each([1400, 390])('has no accessibility violation at %i pixels', async (width) => {
    const { page } = await open(file, width, { bypassCSP: true });
    await page.addScriptTag({ content: axeSource });
    const results = await page.evaluate<AxeResults>('axe.run()');
    expect(results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
    await page.context().close();
  });
});
