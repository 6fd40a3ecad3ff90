import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseFormats, fileSlug, parseFormats, placeFormats, type Format, type Placement } from '../../src/cli/formats.js';
import { UsageError } from '../../src/cli/usage-error.js';
import { fr } from '../../src/i18n/fr.js';

const html: Format = { id: 'html', extension: 'html', binary: false };
const pdf: Format = { id: 'pdf', extension: 'pdf', binary: true };
const known = [html, pdf];
const cwd = resolve('/somewhere');
const placement: Placement = { cwd, out: undefined, defaultOut: 'rapports', baseName: 'bilan', toTerminal: false };

function place(values: readonly string[], changes: Partial<Placement> = {}): (string | undefined)[] {
  return placeFormats(chooseFormats(parseFormats(values, ['html']), known), { ...placement, ...changes }).map(({ file }) => file);
}

function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof UsageError) return error.text(fr).replace(/\u00A0/g, ' ');
    throw error;
  }
  return 'accepted';
}

describe('--format', () => {
  it('is repeatable and comma-separated, each with its own destination', () => {
    expect(parseFormats(['html=a.html, pdf', 'json=b=c.json'], [])).toEqual([{ id: 'html', file: 'a.html' }, { id: 'pdf' }, { id: 'json', file: 'b=c.json' }]);
  });

  it('falls back to the default when nothing is asked', () => {
    expect(parseFormats([], ['html'])).toEqual([{ id: 'html' }]);
    expect(parseFormats([','], ['html'])).toEqual([{ id: 'html' }]);
  });

  it.each([
    ['one format alone goes to stdout', ['pdf'], {}, [undefined]],
    ['one format with --out goes to its folder', ['pdf'], { out: 'docs' }, [join(cwd, 'docs', 'bilan.pdf')]],
    ['several formats go to the default folder', ['html,pdf'], {}, [join(cwd, 'rapports', 'bilan.html'), join(cwd, 'rapports', 'bilan.pdf')]],
    ['a file named is relative to where one stands, whatever --out says', ['html=x/a.html', 'pdf'], { out: 'docs' }, [join(cwd, 'x', 'a.html'), join(cwd, 'docs', 'bilan.pdf')]],
    ['a hyphen is stdout', ['html=-', 'pdf'], {}, [undefined, join(cwd, 'rapports', 'bilan.pdf')]],
    ['text may go to a terminal', ['html'], { toTerminal: true }, [undefined]],
  ])('%s', (_, values, changes, expected) => {
    expect(place(values, changes)).toEqual(expected);
  });

  it('proposes the nearest name', () => {
    expect(refusal(() => place(['hmtl']))).toBe('le format « hmtl » n’existe pas.\n  Vouliez-vous dire « html » ?\n  Noms possibles : html, pdf.');
  });

  it.each([
    ['an empty file name', ['html='], {}, 'attend un nom de fichier'],
    ['two documents on stdout', ['html=-', 'pdf=-'], {}, 'un seul format'],
    ['bytes in a terminal', ['pdf'], { toTerminal: true }, 'ne s’affiche pas dans un terminal'],
    ['two documents in one file', ['html=a', 'pdf=a'], {}, 'le même fichier'],
    ['a format twice in its default place', ['html,html'], {}, 'le même fichier'],
  ])('refuses %s', (_, values, changes, sentence) => {
    expect(refusal(() => place(values, changes))).toContain(sentence);
  });
});

describe('the default file name', () => {
  it.each([
    ['Dossier Cabinet 4.2', 'dossier-cabinet-4-2'],
    ['  Œuvre d’été — été  ', 'uvre-d-ete-ete'],
    ['../../etc/passwd', 'etc-passwd'],
    ['日本', 'produit'],
  ])('of %s', (name, slug) => {
    expect(fileSlug(name)).toBe(slug);
  });
});
