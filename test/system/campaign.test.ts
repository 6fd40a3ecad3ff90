import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { htmlReporter } from '../../src/reporters/campaign/html.js';
import { anEntry, campaignModel, FULL, UNREADABLE } from '../fixtures/campaign-fixture.js';
import { runIn } from '../scenarios/run.js';
import { launch } from './browser.js';

const GENERATOR = join(import.meta.dirname, '..', '..', 'bench', 'generate-dossiers.mjs');
const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The checker reads fifty thousand elements one by one. */
const CHECKED = 900_000;
const folder = mkdtempSync(join(tmpdir(), 'convergence-campaign-'));
const REGION = join(folder, 'region.html');
const EXAMINED = join(folder, 'examined.html');
const LONG = join(folder, 'long.html');

async function written(file: string, entries: Parameters<typeof campaignModel>[0]): Promise<void> {
  const page = await htmlReporter.render(campaignModel(entries), { assets: { font: () => Promise.resolve(new Uint8Array()) }, paint: {} as never, width: 100 });
  writeFileSync(file, [...(page as Iterable<string>)].join(''));
}

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
  execFileSync(process.execPath, [GENERATOR, join(folder, 'dossiers'), '350']);
  const { exit } = await runIn(folder, ['campaign', 'dossiers/manifeste.csv', '--date', '2026-11-24', '--format', 'html=region.html']);
  expect(exit).toBe(0);
  await written(EXAMINED, [FULL, UNREADABLE, anEntry('long', { product: { name: 'Anticonstitutionnellement'.repeat(12), vendor: 'X'.repeat(300) }, category: 'Y'.repeat(300) }), anEntry('rtl', { product: { name: 'مرحبا <b>بك</b> 4.2' } })]);
  await written(LONG, Array.from({ length: 700 }, (_, index) => anEntry(`d${index}`, { product: { name: `Service ${index}`, vendor: `Éditeur ${index % 9}` }, region: index % 2 === 0 ? '76' : '53', distance: index % 5, themes: [{ id: 'alpha', level: { low: index % 4, high: 3 }, proven: 0 }] })));
});
afterAll(() => browser.close());

/** Opens a page from the disk; `bypassCSP` only lets the checker in. @returns the page, every address it asked for, and what it complained of. */
async function open(file: string, width = 1400, options: { readonly bypassCSP?: boolean; readonly javaScriptEnabled?: boolean } = {}): Promise<{ readonly page: Page; readonly asked: string[]; readonly errors: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
  const page = await context.newPage();
  const asked: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => errors.push(message.text()));
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  return { page, asked, errors };
}

async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.addScriptTag({ content: axeSource });
  const results = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 5).map((node) => node.target.join(' ')).join(', ')}`);
}

const names = (page: Page): Promise<string[]> => page.locator('#table tbody tr:visible th bdi').allInnerTexts();
const columnOf = (page: Page, index: number): Promise<string[]> => page.locator(`#table tbody tr td:nth-child(${index + 1})`).allInnerTexts();

describe.each([['350 dossiers', REGION], ['examined, long and right to left', EXAMINED]])('the page of a campaign: %s', (_what, file) => {
  it('asks the network for nothing, and breaks no rule of its policy', async () => {
    const { page, asked, errors } = await open(file);
    expect([asked.filter((url) => !url.startsWith('data:')), errors.filter((each) => !/font|OTS/i.test(each))]).toEqual([[pathToFileURL(file).href], []]);
    await page.context().close();
  });

  it.each([1400, 820, 390])('does not overflow at %i pixels', async (width) => {
    const { page } = await open(file, width);
    await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
    const [content, view] = await page.evaluate<[number, number]>('[document.documentElement.scrollWidth, document.documentElement.clientWidth]');
    expect(content).toBeLessThanOrEqual(view);
    await page.context().close();
  });

  it.each([1400, 390])('has no accessibility violation at %i pixels, as opened, then filtered and sorted', async (width) => {
    const { page } = await open(file, width, { bypassCSP: true });
    expect(await violations(page)).toEqual([]);
    await page.locator('#f-text').fill('a');
    await page.locator('#table thead button').nth(6).click();
    expect(await violations(page)).toEqual([]);
    await page.locator('#f-text').fill('nothing is called so');
    expect(await names(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  }, CHECKED);
});

describe('without script', () => {
  it.each([['350 dossiers', REGION, 345], ['700 dossiers', LONG, 700]])('every product is read, and no control is shown: %s', async (_what, file, products) => {
    const { page } = await open(file, 1400, { javaScriptEnabled: false });
    expect(await page.locator('table.heat tbody tr').count()).toBe(products);
    expect(await page.locator('article.product').count()).toBe(products);
    expect(await page.locator('button:visible, input:visible, select:visible').count()).toBe(0);
    await page.locator('table.heat tbody a').last().click();
    expect(await page.locator(':target h3').isVisible()).toBe(true);
    await page.context().close();
  });
});

describe('the filters', () => {
  it('by words, whatever their accents and order; the count is said', async () => {
    const { page } = await open(REGION);
    await page.locator('#f-text').fill('meridienne ALIZE');
    const found = await names(page);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((name) => name.startsWith('Alizé'))).toBe(true);
    expect(await page.getByRole('status').innerText()).toBe(`${found.length} affichés sur 345`);
    await page.getByRole('button', { name: 'Tout afficher' }).click();
    await expect.poll(() => page.locator('#table tbody tr').count()).toBe(345);
    expect(await page.getByRole('status').innerText()).toBe('');
    await page.context().close();
  });

  it('by region, category, actor, editor and verdict, together', async () => {
    const { page } = await open(REGION);
    await page.getByLabel('région', { exact: true }).selectOption({ label: 'Occitanie (OCC)' });
    expect(new Set(await columnOf(page, 2))).toEqual(new Set(['OCC']));
    const before = (await names(page)).length;
    await page.getByLabel('verdict', { exact: true }).selectOption({ label: 'non conforme, déclaré' });
    expect(new Set((await columnOf(page, 3)).map((text) => text.trim()))).toEqual(new Set(['non conforme, déclaré']));
    expect((await names(page)).length).toBeLessThan(before);
    for (const [label, column] of [['catégorie', 1], ['acteur', 1], ['éditeur', 0]] as const) {
      await page.getByRole('button', { name: 'Tout afficher' }).click();
      await expect.poll(() => page.locator('#table tbody tr').count()).toBe(345);
      const select = page.getByLabel(label, { exact: true });
      const choice = (await select.locator('option').allInnerTexts())[1] ?? '';
      await select.selectOption({ label: choice });
      const cells = await page.locator(`#table tbody tr > :nth-child(${column + 1})`).allInnerTexts();
      expect(cells.length).toBeGreaterThan(0);
      expect(cells.every((text) => text.includes(choice))).toBe(true);
    }
    await page.context().close();
  });
});

describe('the order of the table', () => {
  const numbers = (texts: readonly string[]): number[] => texts.map(Number);

  it('is by distance when it opens, and by any column once asked, from the keyboard too', async () => {
    const { page } = await open(REGION);
    const heads = page.locator('#table thead th');
    expect(await heads.nth(4).getAttribute('aria-sort')).toBe('descending');
    const opened = numbers(await columnOf(page, 4));
    expect(opened).toEqual([...opened].sort((a, b) => b - a));

    await heads.nth(5).locator('button').focus();
    await page.keyboard.press('Enter');
    expect([await heads.nth(5).getAttribute('aria-sort'), await heads.nth(4).getAttribute('aria-sort')]).toEqual(['descending', null]);
    const late = numbers(await columnOf(page, 5));
    expect(late).toEqual([...late].sort((a, b) => b - a));
    await page.keyboard.press('Enter');
    expect(await heads.nth(5).getAttribute('aria-sort')).toBe('ascending');

    await heads.nth(1).locator('button').click();
    const categories = (await columnOf(page, 1)).map((text) => text.split('\n')[0] ?? '');
    expect(categories).toEqual([...categories].sort(new Intl.Collator('fr').compare));
    expect(categories[0]).toBe('Annuaire');

    await heads.nth(3).locator('button').click();
    expect((await columnOf(page, 3)).map((text) => text.trim()).filter((text, index, all) => text !== all[index - 1])).toEqual(['non conforme, déclaré', 'indéterminé', 'conforme, déclaré', 'conforme, prouvé']);

    await heads.nth(7).locator('button').click();
    const proven = (await columnOf(page, 7)).map((text) => /^\d/.exec(text.trim())?.[0] ?? 'none');
    const known = proven.filter((text) => text !== 'none').map(Number);
    expect(known).toEqual([...known].sort((a, b) => b - a));
    expect(proven.slice(known.length).every((text) => text === 'none')).toBe(true);
    await page.context().close();
  });

  it('keeps its head and its names in sight', async () => {
    const { page } = await open(REGION, 390);
    const box = page.locator('.wide').first();
    await box.scrollIntoViewIfNeeded();
    await box.evaluate('(element) => element.scrollTo(300, 2000)');
    const [frame, head, name] = await Promise.all([box.boundingBox(), page.locator('#table thead th').first().boundingBox(), page.locator('#table tbody tr').nth(60).locator('th').boundingBox()]);
    expect([Math.round((head?.y ?? 0) - (frame?.y ?? 1)), Math.round((head?.x ?? 0) - (frame?.x ?? 1)), Math.round((name?.x ?? 0) - (frame?.x ?? 1))]).toEqual([0, 0, 0]);
    await page.context().close();
  });
});

describe('a long campaign', () => {
  it('builds what is asked for, and nothing else', async () => {
    const { page } = await open(LONG);
    await expect.poll(() => page.locator('#table tbody tr').count()).toBe(50);
    expect(await page.locator('article.product').count()).toBe(100);
    await page.locator('#f-text').fill('service 699');
    expect(await names(page)).toEqual(['Service 699']);
    await page.locator('#table tbody a').first().click();
    await expect.poll(() => page.locator(':target h3, .product h3', { hasText: 'Service 699' }).first().isVisible()).toBe(true);
    expect(await page.locator('article.product').count()).toBeLessThan(200);
    await page.locator('#f-text').fill('');
    await page.getByRole('button', { name: 'Afficher la suite' }).click();
    expect(await page.locator('#table tbody tr').count()).toBe(250);
    await page.context().close();
  });

  it('opens at the product its address names', async () => {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${pathToFileURL(LONG).href}#p650`);
    await expect.poll(async () => (await page.locator('#p650 h3').boundingBox())?.y ?? -1).toBeGreaterThan(-1);
    expect((await page.locator('#p650 h3').boundingBox())?.y).toBeLessThan(900);
    await context.close();
  });
});

describe('printed', () => {
  it('the products in the table have a sheet each, the others none', async () => {
    const { page } = await open(REGION);
    await page.locator('#f-text').fill('perle 1');
    const shown = await names(page);
    const file = join(folder, 'print.pdf');
    await page.pdf({ path: file, preferCSSPageSize: true });
    const pages = execFileSync('pdfinfo', ['-f', '1', '-l', '99', file], { encoding: 'utf8' });
    expect(pages.match(/size:.*\(A4\)/g)).toHaveLength(shown.length);
    const first = execFileSync('pdftotext', ['-f', '1', '-l', '1', '-layout', file, '-'], { encoding: 'utf8' });
    expect(first).toMatch(/Verdicts[\s\S]*À auditer d’abord[\s\S]*engagements/);
    const all = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' });
    expect(all.match(/Campagne 2026 · dossiers évalués au 24 novembre 2026/g)).toHaveLength(shown.length);
    for (const name of shown) expect(all.split(name).length).toBeGreaterThan(2);
    await page.context().close();
  });
});
