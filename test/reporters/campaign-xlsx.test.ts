import { unzipSync, strFromU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { CampaignEntry } from '../../src/core/campaign/campaign.js';
import { xlsxReporter } from '../../src/reporters/campaign/xlsx.js';
import { dayCell, MOST_CHARACTERS, MOST_ROWS, numberCell, textCell } from '../../src/reporters/campaign/xlsx/cells.js';
import { Table } from '../../src/reporters/campaign/xlsx/sheet.js';
import { datedZip } from '../../src/reporters/campaign/xlsx/zip-day.js';
import { aCampaign, campaignModel, manyEntries, readEntry, SURFACE, unreadableEntry } from '../fixtures/campaign-entries.js';

const bytesOf = async (entries: readonly CampaignEntry[], lang: 'fr' | 'en' = 'fr'): Promise<Uint8Array> => (await xlsxReporter.render(campaignModel(aCampaign(entries), lang), SURFACE)) as Uint8Array;

interface Read {
  readonly xml: string;
  /** By address: a text, a number, or a day from its serial number when its style has a date format. */
  readonly cells: ReadonlyMap<string, string | number | Date>;
}

const unescaped = (text: string): string => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&').replace(/_x005F_/g, '_');

/** Reads a workbook as a spreadsheet does: the type of a cell is that of its element and of its style. */
function workbook(bytes: Uint8Array): ReadonlyMap<string, Read> {
  const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, each]) => [name, strFromU8(each)]));
  const shared = [...(files['xl/sharedStrings.xml'] ?? '').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(([, text = '']) => unescaped(text));
  const formats = new Map([...(files['xl/styles.xml'] ?? '').matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id = '', code = '']) => [id, code]));
  const styles = [.../<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(files['xl/styles.xml'] ?? '')?.[1]?.matchAll(/<xf\s[^>]*>/g) ?? []].map(([xf]) => formats.get(/numFmtId="(\d+)"/.exec(xf)?.[1] ?? '') ?? '');
  const names = [...(files['xl/workbook.xml'] ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = '']) => name);
  return new Map(names.map((name, index) => {
    const xml = files[`xl/worksheets/sheet${index + 1}.xml`] ?? '';
    const cells = [...xml.matchAll(/<c r="([A-Z]+\d+)"(?: s="(\d+)")?(?: t="(\w+)")?><v>([^<]*)<\/v><\/c>/g)].map(([, address = '', style = '0', type, value = '']): [string, string | number | Date] => {
      if (type === 's') return [address, shared[Number(value)] ?? `no string ${value}`];
      return [address, /yy/.test(styles[Number(style)] ?? '') ? new Date((Number(value) - 25_569) * 86_400_000) : Number(value)];
    });
    return [name, { xml, cells: new Map(cells) }];
  }));
}

const sheet = (book: ReadonlyMap<string, Read>, name: string): Read => {
  const found = book.get(name);
  if (!found) throw new Error(`no sheet ${name}: ${[...book.keys()].join(', ')}`);
  return found;
};

/** The row under the head as an object by column title. */
function row({ cells }: Read, rank: number): Record<string, string | number | Date | undefined> {
  const heads = [...cells].filter(([address]) => /^[A-Z]+1$/.test(address));
  return Object.fromEntries(heads.map(([address, title]) => [String(title), cells.get(address.replace(/1$/, `${rank + 1}`))]));
}

describe('the workbook of a campaign', () => {
  const ENTRIES = [readEntry('a'), unreadableEntry('b', { announced: { product: 'Produit b', editor: 'Éditeur du manifeste' } }), readEntry('c', { region: '06', reviews: [], commitments: [] })];

  it('has a row for each dossier, numbers as numbers, dates as dates', async () => {
    const dossiers = sheet(workbook(await bytesOf(ENTRIES)), 'Dossiers');
    expect(row(dossiers, 1)).toMatchObject({ Dossier: 'a', Produit: 'Produit a', Version: '2.1', Éditeur: 'Atelier Fictif', Région: 'Occitanie', 'Code de la région (INSEE)': '76', Catégorie: 'Télésuivi', Acteur: 'GRADeS', Utilisateurs: 1200, 'État du dossier': 'lu', Verdict: 'non conforme, déclaré', 'Verdict prouvé': 'indéterminé', 'Écart, échelons': 2, 'Opposables en retard': 2, 'Plus ancienne échéance passée': new Date('2026-01-01'), Contredites: 1, 'Engagements tenus': 1, 'Engagements manqués': 1, 'Engagements à venir': 1, 'Points examinés': 1, 'Points refusés': 1, 'Accès des professionnels, déclaré': 3, 'Accès des professionnels, possible': 4, 'Accès des professionnels, prouvé': 1, 'Accès des professionnels, examiné': 0 });
    expect(row(dossiers, 2)).toMatchObject({ Dossier: 'b', Produit: 'Produit b', Éditeur: 'Éditeur du manifeste', 'État du dossier': 'illisible', Verdict: undefined, 'Écart, échelons': undefined });
    expect(row(dossiers, 3)).toMatchObject({ Région: 'Mayotte', 'Code de la région (INSEE)': '06' });
  });

  it('tells what is late by requirement, what was promised, what was examined, what could not be read', async () => {
    const book = workbook(await bytesOf(ENTRIES));
    expect([...book.keys()]).toEqual(['Dossiers', 'Exigences en retard', 'Engagements', 'Examens', 'Régions', 'Illisibles', 'Méthode']);
    expect(row(sheet(book, 'Exigences en retard'), 1)).toMatchObject({ Référence: 'EXI 02', Exigence: 'Deux facteurs à chaque entrée', Dossiers: 2, 'Plus ancienne échéance passée': new Date('2026-01-01'), 'Jours de retard': 327 });
    expect(row(sheet(book, 'Exigences en retard'), 2)).toMatchObject({ Référence: 'EXI 01', 'Plus ancienne échéance passée': undefined, 'Jours de retard': undefined });
    expect(row(sheet(book, 'Engagements'), 1)).toMatchObject({ Dossier: 'a', Engagement: 'c1', 'Ce qui est promis': 'Accès des professionnels, niveau 4', Échéance: new Date('2026-06-30'), État: 'manqué', 'Jours de retard': 147 });
    expect(row(sheet(book, 'Engagements'), 2)).toMatchObject({ État: 'tenu', Appui: 'prouvé', 'Jours de retard': undefined });
    expect(row(sheet(book, 'Examens'), 1)).toMatchObject({ 'Point examiné': 'EXI 02, Deux facteurs à chaque entrée', Avis: 'refusé', Par: 'auditeur', Le: new Date('2026-11-20') });
    expect(row(sheet(book, 'Illisibles'), 1)).toMatchObject({ Dossier: 'b', Produit: 'Produit b', Éditeur: 'Éditeur du manifeste', Région: 'IDF', Code: 'yaml/empty' });
    expect(row(sheet(book, 'Méthode'), 2)).toMatchObject({ Rubrique: 'évalués au', Valeur: new Date('2026-11-24') });
    expect(sheet(book, 'Régions').cells.size).toBe(7 + 18 * 7);
  });

  it('freezes the head and the first column of every sheet, and lets them be filtered', async () => {
    const bytes = await bytesOf(ENTRIES);
    for (const [name, { xml }] of workbook(bytes)) {
      expect(xml, name).toContain('<pane ySplit="1" xSplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>');
      expect(xml, name).toMatch(/<\/sheetData><autoFilter ref="A1:[A-Z]+\d+"\/>/);
    }
    const main = strFromU8(unzipSync(bytes)['xl/workbook.xml'] ?? new Uint8Array());
    expect(main).toContain(`<definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">'Exigences en retard'!$A$1:$F$3</definedName>`);
    expect(main.match(/<definedNames/g)).toHaveLength(1);
  });

  it('keeps whatever a stranger writes a text, unseen characters away', async () => {
    const names = ['=HYPERLINK("http://x","y")', '+1+1', '-2', '@SUM(A1)', '\t=1', ' =1', '|cmd', '%x', '<f>1+1</f>', 'a\u202Eb\u0000c\u001B[2J', '_x202E_gnp', 'constructor', '__proto__', 'toString', 'a & "b" \u{1F642}', '\uD83D'];
    const book = workbook(await bytesOf(names.map((name, rank) => readEntry(`k${rank}`, { key: `=k${rank}`, product: { name, vendor: name }, category: name, actor: name, reviews: [{ evidence: name, state: 'accepted', comment: name, by: name, date: '2026-01-01' }] }))));
    for (const { xml } of book.values()) expect(xml).not.toMatch(/<f>|t="(?:str|e|b|inlineStr)"/);
    const { cells } = sheet(book, 'Dossiers');
    const read = names.map((_, rank) => cells.get(`B${rank + 2}`));
    expect(read).toEqual(['=HYPERLINK("http://x","y")', '+1+1', '-2', '@SUM(A1)', ' =1', ' =1', '|cmd', '%x', '<f>1+1</f>', 'ab□c□[2J', '_x202E_gnp', 'constructor ', '__proto__ ', 'toString ', 'a & "b" \u{1F642}', '□']);
    expect(cells.get('A2')).toBe('=k0');
  });

  it('is the same bytes for the same campaign, at any hour', async () => {
    const at = async (hour: string): Promise<string> => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date(hour) });
      try {
        return Buffer.from(await bytesOf(manyEntries(60))).toString('base64');
      } finally {
        vi.useRealTimers();
      }
    };
    expect(await at('2031-07-14T15:16:17Z')).toBe(await at('2026-11-24T08:00:00Z'));
  });

  it('speaks English too', async () => {
    const book = workbook(await bytesOf(ENTRIES, 'en'));
    expect([...book.keys()]).toEqual(['Dossiers', 'Late requirements', 'Commitments', 'Reviews', 'Regions', 'Unreadable', 'Method']);
    expect(row(sheet(book, 'Commitments'), 1)).toMatchObject({ Due: new Date('2026-06-30'), State: 'missed' });
  });

  it('opens empty when nothing was received', async () => {
    const book = workbook(await bytesOf([]));
    expect([...book.keys()]).toEqual(['Dossiers', 'Exigences en retard', 'Engagements', 'Régions', 'Illisibles', 'Méthode']);
  });
});

describe('a cell', () => {
  it('holds no more than the format can, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.nat(3), (text, times) => {
      const cell = textCell(text.repeat(1 + times * 5_000));
      const value = typeof cell === 'string' ? cell : cell === null || cell === undefined ? '' : String((cell as { value: unknown }).value);
      expect(value.length).toBeLessThanOrEqual(MOST_CHARACTERS);
      expect(() => encodeURIComponent(value)).not.toThrow();
      expect(value).not.toMatch(/[\u0000-\u001F\u202A-\u202E\u2066-\u2069]/);
    }), { numRuns: 50 });
  });

  it.each([[3, 3], [0, 0], [Number.NaN, null], [Infinity, null], [null, null], [undefined, null]])('for the number %s', (value, cell) => {
    expect(numberCell(value)).toBe(cell);
  });

  it('tells a day before those of a spreadsheet as a text', () => {
    expect(dayCell('1900-02-28', 'dd/mm/yyyy')).toBe('1900-02-28');
    expect(dayCell('1900-03-01', 'dd/mm/yyyy')).toMatchObject({ type: Date });
    expect(dayCell(null, 'dd/mm/yyyy')).toBeNull();
  });
});

describe('a sheet', () => {
  it('stops at the last row of the format, and counts the others', () => {
    const table = new Table<number>('n', [{ title: 'n', width: 1, cell: numberCell }]);
    for (let rank = 0; rank < MOST_ROWS + 4; rank++) table.add(rank);
    expect([table.range, table.omitted]).toEqual([`A1:A${MOST_ROWS}`, 5]);
  });

  it('names its columns beyond Z', () => {
    const columns = (count: number): string => new Table('n', Array.from({ length: count }, () => ({ title: 'x', width: 1, cell: () => null }))).range;
    expect([1, 26, 27, 52, 53, 702, 703].map(columns)).toEqual(['A1:A1', 'A1:Z1', 'A1:AA1', 'A1:AZ1', 'A1:BA1', 'A1:ZZ1', 'A1:AAA1']);
  });
});

describe('the day of an archive', () => {
  it('is refused for what is not an archive', () => {
    expect(() => datedZip(new Uint8Array(10), '2026-01-01')).toThrow(RangeError);
    expect(() => datedZip(new Uint8Array(100), '2026-01-01')).toThrow(RangeError);
  });
});
