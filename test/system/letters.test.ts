import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pdfLetter } from '../../src/reporters/letter/pdf.js';
import type { LetterModel } from '../../src/reporters/letter/model.js';
import { folderWith } from '../fixtures/folders.js';
import { letterOf, reviews, unreadableLetterOf } from '../fixtures/letter-fixture.js';
import { crowded, referentials } from '../fixtures/report-fixture.js';

const assets = { font: (name: string) => readFileSync(new URL(`../../assets/fonts/${name}`, import.meta.url)) };

async function pagesOf(letter: LetterModel): Promise<string[]> {
  const folder = folderWith({ 'a.pdf': (await pdfLetter.render(letter, assets)) as Uint8Array });
  return execFileSync('pdftotext', ['-enc', 'UTF-8', join(folder, 'a.pdf'), '-'], { encoding: 'utf8' }).split('\f').slice(0, -1).map((page) => page.replace(/\s+/g, ' '));
}

describe.each<[string, LetterModel]>([
  ['judged', letterOf({ examination: { reviews, levels: new Map([['identite', 1]]) } })],
  ['crowded', letterOf({ referentials: [...referentials, crowded(60)] })],
  ['unreadable', unreadableLetterOf()],
  ['in English', letterOf({ lang: 'en' })],
])('a letter on paper: %s', (_, letter) => {
  it('says on page one who writes, to whom, when, of what, what it is and by when to answer', async () => {
    const [first = ''] = await pagesOf(letter);
    const { sender, campaign, day, to, subject, product, reply } = letter.header;
    for (const text of [sender, campaign, day, to, subject, product, reply, letter.verdict?.words ?? '']) expect(first).toContain(text.replace(/\s+/g, ' '));
    expect(first).toMatch(/non affilié à l’ANS|not affiliated with the ANS/);
  });

  it('holds every section, in order, and numbers its pages', async () => {
    const pages = await pagesOf(letter);
    const all = pages.join(' ');
    const places = letter.sections.map(({ title }) => all.indexOf(title.replace(/\s+/g, ' ')));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    pages.forEach((page, index) => expect(page).toContain(`page ${index + 1}/${pages.length}`));
    expect(all).not.toMatch(/undefined|\[object|NaN|\uFFFD/);
  });
});
