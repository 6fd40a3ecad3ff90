import { execFileSync } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/i18n/index.js';
import { exampleReports } from './documents.js';

const files = await exampleReports('pdf');

function text(file: string, ...options: readonly string[]): string {
  return execFileSync('pdftotext', ['-enc', 'UTF-8', ...options, file, '-'], { encoding: 'utf8' });
}

function info(file: string): ReadonlyMap<string, string> {
  const lines = execFileSync('pdfinfo', [file], { encoding: 'utf8' }).split('\n');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
}

describe.each(files.map((file) => [join(basename(dirname(file)), basename(file)), file]))('%s', (_, file) => {
  it('is tagged, titled, and A4', () => {
    const about = info(file);
    expect(about.get('Tagged')).toBe('yes');
    expect(about.get('Title')).not.toBe('');
    expect(about.get('Page size')).toContain('A4');
  });

  it('has no blank page, and as many as its footer says', () => {
    const count = Number(info(file).get('Pages'));
    const pages = text(file).split('\f').slice(0, -1);
    expect(pages).toHaveLength(count);
    for (const [index, page] of pages.entries()) {
      expect(page.replace(/\s/g, '').length, `page ${index + 1}`).toBeGreaterThan(150);
      expect(page.replace(/\s+/g, ' ')).toMatch(new RegExp(`${index + 1} ?(?:sur|of|/) ?${count}`));
    }
  });

  it('says who made it, and reads as text', () => {
    const all = text(file).replace(/\s+/g, ' ');
    expect(all).toMatch(/non affilié|not affiliated/);
    expect(all).not.toMatch(/undefined|\[object|NaN|\uFFFD/);
  });

  it('cuts none of its own words at the edge of a column', () => {
    const lines = new Set(text(file).split('\n').map((line) => line.trim()));
    for (const word of [catalogue('fr'), catalogue('en')].flatMap(({ report }) => Object.values(report.force))) {
      for (let length = 5; length < word.length; length += 1) expect(lines).not.toContain(word.slice(0, length));
    }
  });

  it('embeds its fonts', () => {
    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).split('\n').slice(2).filter((line) => line !== '');
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/\byes\s+yes\s+yes\b/);
  });
});
