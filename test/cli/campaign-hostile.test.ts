import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, renameSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkSchema } from '../../src/adapters/schema-check.js';
import type { CampaignEdition, CampaignEntry, ReadEntry, UnreadableEntry } from '../../src/core/campaign/campaign.js';
import { folderWith } from '../fixtures/folders.js';
import { runIn } from '../scenarios/run.js';

const SCHEMA = join(import.meta.dirname, '..', '..', 'referentiels', 'schema', 'campaign.schema.json');
const BIN = join(import.meta.dirname, '..', '..', 'bin', 'convergence.js');
const DAY = ['--date', '2026-11-24'];
const ESC = '\u001B';
const BELL = '\u0007';
const OVERRIDE = '\u202E';

const dossier = (name: string, more = '', vendor = `Éditeur ${name.slice(0, 1)}`): string => `product: { name: ${JSON.stringify(name)}, version: "1", vendor: ${JSON.stringify(vendor)} }
profile: { kind: lgc, users: [professionals] }
referentials: [authentification]
${more}`;
/** Two honest dossiers, before any stranger in the order of names: no rank of theirs moves. */
const NEIGHBOURS = { 'd/a/dossier.yaml': dossier('Alpha', 'answers: { auth.namedAccounts: { value: true } }\n'), 'd/b/dossier.yaml': dossier('Bêta') };
const STRANGER = 'x/dossier.yaml';

interface Shown {
  readonly terminal: string;
  readonly csv: string;
  readonly html: string;
  readonly json: string;
  readonly entries: readonly CampaignEntry[];
  readonly editions: readonly CampaignEdition[];
}

/** Runs a campaign over `d`, in every format at once; the folder's own path becomes `<cwd>`. */
async function campaign(folder: string, ...words: readonly string[]): Promise<Shown> {
  const paths = words.filter((word) => !word.startsWith('--'));
  const { exit, stderr } = await runIn(folder, ['campaign', ...(paths.length === 0 ? ['d'] : paths), ...words.filter((word) => word.startsWith('--')), ...DAY, '-f', 'terminal=t.txt,csv=c.csv,html=h.html,json=j.json']);
  expect({ exit, stderr: stderr.replace(/^Écrit.*\n/gm, '') }).toEqual({ exit: 0, stderr: '' });
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8').replaceAll(folder, '<cwd>');
  const json = read('j.json');
  const value = JSON.parse(json) as Pick<Shown, 'entries' | 'editions'>;
  expect(await checkSchema({ value, place: (path) => ({ path }) }, SCHEMA)).toEqual([]);
  return { terminal: read('t.txt'), csv: read('c.csv'), html: read('h.html'), json, entries: value.entries, editions: value.editions };
}

/** Everything the formats say of the honest dossiers, row by row. */
function neighboursIn({ csv, html, json }: Shown): readonly string[] {
  const theirs = (rows: readonly string[]): readonly string[] => rows.filter((row) => /Alpha|Bêta/.test(row));
  return [...theirs(csv.split('\r\n')), ...theirs(html.match(/<tr\b.*?<\/tr>/gs) ?? []), ...theirs(json.split('\n')).map((line) => line.replace(/,$/, ''))];
}

let alone: readonly string[] = [];
/** How many scripts the page of the honest ones holds. */
let scripts: number | undefined;
beforeAll(async () => {
  const shown = await campaign(folderWith(NEIGHBOURS));
  alone = neighboursIn(shown);
  scripts = shown.html.match(/<script/g)?.length;
  expect(alone.length).toBeGreaterThanOrEqual(6);
});

/** The first places where something stands, with a little around: a whole page in a message helps nobody. */
const placesOf = (text: string, what: RegExp): readonly string[] => [...text.matchAll(new RegExp(what.source, 'g'))].slice(0, 3).map(({ index }) => JSON.stringify(text.slice(Math.max(0, index - 20), index + 20)));

const UNSEEN = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/;
const FORMULA = /^[\s\u00A0]*[=+@|%-](?!\d+$)/;

const cellsOf = ({ csv }: Pick<Shown, 'csv'>): readonly (readonly string[])[] => parse(csv, { delimiter: ';', bom: true, relax_column_count: true });

/** What no format may ever hold, whoever wrote it: nothing that drives a screen, reads otherwise than it is written, or runs. */
function expectHarmless({ terminal, csv, html, json }: Shown): void {
  const table = csv.replaceAll('\r\n', '\n').replace(/^\uFEFF/, '');
  const rows = cellsOf({ csv });
  const tags = html.replace(/"[^"]*"/g, '""');
  expect({
    unseen: [terminal, table, html, json].flatMap((text) => placesOf(text, UNSEEN)),
    formulas: rows.flat().filter((cell) => FORMULA.test(cell)),
    columns: new Set(rows.map((cells) => cells.length)).size,
    scripts: html.match(/<script/g)?.length,
    tags: placesOf(tags, /<(?:img|iframe|object|embed|link)\b|<[a-z][^>]*\son\w+=/),
  }).toEqual({ unseen: [], formulas: [], columns: 1, scripts, tags: [] });
}

async function expectContained(folder: string, words: readonly string[] = [], honest = alone): Promise<Shown> {
  const shown = await campaign(folder, ...words);
  expectHarmless(shown);
  expect(neighboursIn(shown)).toEqual(honest);
  return shown;
}

const strangerOf = ({ entries }: Shown): CampaignEntry => entries.at(-1)!;
const read = (shown: Shown): ReadEntry => strangerOf(shown) as ReadEntry;
const codesOf = (entry: CampaignEntry): readonly string[] => (entry as UnreadableEntry).problems.map(({ code }) => code);
const row = (shown: Shown): readonly string[] => cellsOf(shown).at(-1) ?? [];

/** Strangers received together, after the honest ones: what each format says of each. */
function received(strangers: readonly (readonly [name: string, folder: string, file: string, content: string | Uint8Array])[]): { readonly of: (name: string) => { readonly entry: CampaignEntry; readonly cells: readonly string[] } } {
  let shown: Shown;
  beforeAll(async () => {
    shown = await expectContained(folderWith({ ...NEIGHBOURS, ...Object.fromEntries(strangers.map(([, folder, file, content]) => [`d/${folder}/${file}`, content] as const)) }));
    expect(shown.entries).toHaveLength(strangers.length + 2);
  });
  return {
    of: (name) => {
      const [, folder = ''] = strangers.find(([each]) => each === name) ?? [];
      const index = shown.entries.findIndex(({ key }) => key === `<cwd>/d/${folder}`);
      return { entry: shown.entries[index]!, cells: cellsOf(shown)[index + 1] ?? [] };
    },
  };
}

const numbered = (index: number): string => `x${String(index).padStart(2, '0')}`;

describe('a name that attacks its reader', () => {
  const names: readonly (readonly [string, string, string])[] = [
    ['a terminal', `${ESC}[2J${ESC}]0;titre${BELL}\u009B31mRouge`, '□[2J□]0;titre□□31mRouge 1'],
    ['a page', '<script>alert(1)</script><img src=x onerror=alert(1)>"\'>&amp;', '<script>alert(1)</script><img src=x onerror=alert(1)>"\'>&amp; 1'],
    ['a page, by its attributes', '" data-find="" onmouseover="alert(1)" x="', '" data-find="" onmouseover="alert(1)" x=" 1'],
    ['a spreadsheet', '=HYPERLINK("http://x";"clic")', '\'=HYPERLINK("http://x";"clic") 1'],
    ['a spreadsheet, behind a space', '\u00A0@SUM(1+1)|cmd', '\'\u00A0@SUM(1+1)|cmd 1'],
    ['a spreadsheet, by a separator', 'x";=1+1;"', 'x";=1+1;" 1'],
    ['a path', '../../../etc/passwd', '../../../etc/passwd 1'],
    ['its reader, by direction', `facture${OVERRIDE}fdp.exe\u2066\u200B`, 'facturefdp.exe 1'],
    ['lines', 'x\n✗ y : illisible\r\nfaux;rang', 'x ✗ y : illisible faux;rang 1'],
    ['the end of a text', 'x\u0000y', 'x□y 1'],
    ['an encoding', 'x\uD800y', 'x□y 1'],
    ['a name of the language', '__proto__', '__proto__ 1'],
    ['a template', '${7*7} {{7*7}} <%= 7*7 %> $& $1', '${7*7} {{7*7}} <%= 7*7 %> $& $1'],
  ];
  const { of } = received(names.map(([what, name], index) => [what, numbered(index), 'dossier.yaml', dossier(name, '', name)]));
  it.each(names)('%s is shown without harm, in its own row', (what, name, cell) => {
    const { entry, cells } = of(what);
    expect([entry, cells[1]]).toEqual([expect.objectContaining({ read: true, product: expect.objectContaining({ name, vendor: name }) as unknown }), cell]);
  });

  it('the longest ids that a dossier may hold leave a campaign that can be merged', async () => {
    const long = 'i'.repeat(400);
    const more = `evidence: { ${'e'.repeat(900)}: { file: absent.pdf, date: 2026-01-01 } }\ncommitments: [{ id: ${JSON.stringify(long)}, theme: auth-pro, level: 2, date: 2026-01-01, due: 2026-06-30 }]\n`;
    const folder = folderWith({ ...NEIGHBOURS, [`d/${STRANGER}`]: dossier(long.toUpperCase(), more) });
    const shown = await expectContained(folder);
    expect(read(shown)).toMatchObject({ read: true, losses: [{ loss: 'absent' }], commitments: [{ state: 'missed' }] });
    expect((await runIn(folder, ['campaign', 'merge', 'j.json', '-f', 'json'])).stdout.replaceAll(folder, '<cwd>')).toBe(shown.json);
  });
});

describe('the name of its folder', () => {
  const folders: readonly (readonly [string, string, string])[] = [
    ['escapes', `x${ESC}[31m`, 'x□[31m'],
    ['a new line', 'x\n✗ y : illisible', 'x ✗ y : illisible'],
    ['markup', 'x<img src=x onerror=1>', 'x<img src=x onerror=1>'],
    ['a comma, a quote and a semicolon', 'x,";=1+1', 'x,";=1+1'],
    ['a direction', `x${OVERRIDE}fdp`, 'xfdp'],
    ['the form of a line of a file', 'x:12', 'x:12'],
  ];
  describe.each([['is read', dossier('Étrange')], ['is not', 'product: 1\n']])('when the dossier %s', (_read, text) => {
    const { of } = received(folders.map(([what, folder]) => [what, folder, 'dossier.yaml', text]));
    it.each(folders)('holding %s, is shown without harm', (what, folder, cell) => {
      const { entry, cells } = of(what);
      expect([entry.key, cells[0]]).toEqual([`<cwd>/d/${folder}`, `<cwd>/d/${cell}`]);
    });
  });
});

describe('a file that is no dossier', () => {
  const flow = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const block = Array.from({ length: 60 }, (_, depth) => `${' '.repeat(depth)}k:`).join('\n');
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi'].map((name, index) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'.charAt(index)}`).join(', ')}]`).join('\n')}\n`;
  const files: readonly (readonly [string, string, string | Uint8Array, RegExp])[] = [
    ['ten megabytes of YAML', 'dossier.yaml', dossier('x', `# ${'x'.repeat(10 * 1024 * 1024)}\n`), /^file\/too-large$/],
    ['an alias bomb', 'dossier.yaml', bomb, /^yaml\/anchor$/],
    ['brackets in brackets', 'dossier.yaml', dossier('x', `answers: ${flow(100_000)}\n`), /^yaml\/too-deep$/],
    ['keys under keys', 'dossier.yaml', dossier('x', `answers:\n${block.replace(/^/gm, ' ')}\n`), /^yaml\/too-deep$/],
    ['a tag', 'dossier.yaml', dossier('x', 'answers: !!js/function "x"\n'), /^yaml\/(?:tag|syntax)$/],
    ['several documents', 'dossier.yaml', `${dossier('x')}---\n${dossier('y')}`, /^yaml\/several-documents$/],
    ['nothing', 'dossier.yaml', '', /^yaml\/empty$/],
    ['UTF-16', 'dossier.yaml', Buffer.from(`\uFEFF${dossier('x')}`, 'utf16le'), /^file\/encoding$/],
    ['a program', 'dossier.yaml', Buffer.concat([Buffer.from('\u007FELF\u0002\u0001\u0001', 'latin1'), Buffer.alloc(64)]), /^file\/binary$/],
    ['five thousand answers to questions nobody asks', 'dossier.yaml', dossier('x', `answers:\n${Array.from({ length: 5000 }, (_, index) => `  q.${index}: { value: true }`).join('\n')}\n`), /^dossier\/unknown-question$/],
    ['a hundred thousand answers', 'dossier.yaml', dossier('x', `answers:\n${Array.from({ length: 100_000 }, (_, index) => ` ${index.toString(36)}x: {value: 1}`).join('\n')}\n`), /^yaml\/too-many-nodes$/],
    ['a key of a megabyte', 'dossier.yaml', dossier('x', `${'k'.repeat(1024 * 1024)}: 1\n`), /^schema\/unknown-key$/],
    ['a name that is no text', 'dossier.yaml', 'product: { name: [x] }\n', /^schema\/type$/],
    ['a path among its rule sets', 'dossier.yaml', dossier('x').replace('[authentification]', '[./referentiels/ins/referentiel.yaml]'), /^dossier\/referential-path$/],
    ['an edition of its own', 'dossier.yaml', dossier('x').replace('[authentification]', '["ins@2099"]'), /^dossier\/unknown-edition$/],
    ['a digest of its own', 'dossier.yaml', dossier('x').replace('[authentification]', '[{ id: ins, digest: aaaa }]'), /^schema\/type$/],
    ['evidence outside its folder', 'dossier.yaml', dossier('x', 'evidence: { p: { file: ../a/dossier.yaml } }\n'), /^evidence\/outside$/],
    ['JSON with a key twice', 'dossier.json', '{"product":{"name":"x"},"product":{"name":"y"}}', /^yaml\/duplicate-key$/],
    ['JSON with __proto__', 'dossier.json', '{"product":{"name":"x"},"__proto__":{"read":false}}', /^yaml\/forbidden-key$/],
    ['JSON with a constructor', 'dossier.json', '{"product":{"name":"x"},"answers":{"constructor":{"prototype":{"value":1}}}}', /^yaml\/forbidden-key$/],
    ['JSON with a number beyond all', 'dossier.json', '{"product":{"name":1e999}}', /^schema\/type$/],
    ['JSON a hundred thousand deep', 'dossier.json', `{"product":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_001)}`, /^yaml\/too-deep$/],
  ];
  const { of } = received(files.map(([what, file, content], index) => [what, numbered(index), file, content]));
  it.each(files)('%s: a row with its cause, and no longer than a row', (what, _file, _content, code) => {
    const { entry, cells } = of(what);
    expect(codesOf(entry)[0]).toMatch(code);
    expect([cells.join(';').length < 2000, JSON.stringify(entry).length < 10_000]).toEqual([true, true]);
  });

  const entries: readonly (readonly [string, (folder: string) => void, RegExp])[] = [
    ['a link out of its folder', (folder) => symlinkSync(join(folder, '..', 'a', 'dossier.yaml'), join(folder, 'dossier.yaml')), /^dossier\/linked-outside$/],
    ['a link to a device', (folder) => symlinkSync('/dev/zero', join(folder, 'dossier.yaml')), /^dossier\/linked-outside$/],
    ['a link to nothing', (folder) => symlinkSync('rien', join(folder, 'dossier.yaml')), /^dossier\/linked-outside$/],
    ['a link to itself', (folder) => symlinkSync('dossier.yaml', join(folder, 'dossier.yaml')), /^dossier\/linked-outside$/],
    ['a pipe', (folder) => void execFileSync('mkfifo', [join(folder, 'dossier.yaml')]), /^file\/not-regular$/],
    ['a folder', (folder) => mkdirSync(join(folder, 'dossier.yaml')), /^file\/not-regular$/],
    ['a file with a hole of a terabyte', (folder) => {
      writeFileSync(join(folder, 'dossier.yaml'), '');
      truncateSync(join(folder, 'dossier.yaml'), 1024 ** 4);
    }, /^file\/too-large$/],
  ];
  it(`${entries.map(([what]) => what).join(', ')}: a row each, with its cause`, async () => {
    const folder = folderWith(NEIGHBOURS);
    entries.forEach(([, make], index) => {
      mkdirSync(join(folder, 'd', numbered(index)));
      make(join(folder, 'd', numbered(index)));
    });
    const shown = await expectContained(folder);
    expect(shown.entries.slice(2).map((entry, index) => [entries[index]?.[0], codesOf(entry)[0]])).toEqual(entries.map(([what, , code]) => [what, expect.stringMatching(code) as unknown]));
  });

  it('a folder, or a dossier, that nobody may read: a row each, with its cause', () => {
    const folder = folderWith({ ...NEIGHBOURS, 'd/x/dossier.yaml': dossier('x'), 'd/y/dossier.yaml': dossier('y'), 'd/z/OCC/dossier.yaml': dossier('z') });
    const closed = [join(folder, 'd', 'x', 'dossier.yaml'), join(folder, 'd', 'y'), join(folder, 'd', 'z')];
    for (const path of closed) chmodSync(path, 0o000);
    // Whoever runs this may be the one that nothing stops: without that power here.
    const asAnyone = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search', process.execPath] : [process.execPath];
    const [command = '', ...before] = asAnyone;
    const { status, stdout } = spawnSync(command, [...before, BIN, 'campaign', 'd', ...DAY, '-f', 'json'], { cwd: folder, encoding: 'utf8' });
    for (const path of closed) chmodSync(path, 0o755);
    const { entries: rows } = JSON.parse(stdout) as Pick<Shown, 'entries'>;
    expect([status, rows.map((entry) => [entry.key, entry.read || codesOf(entry)[0]])]).toEqual([0, [['d/a', true], ['d/b', true], ['d/x', 'file/unreadable'], ['d/y', 'file/unreadable'], ['d/z', 'file/unreadable']]]);
  });

  it('folders that lead back to themselves are not followed', async () => {
    const folder = folderWith({ ...NEIGHBOURS, 'd/x/dossier.yaml': dossier('Boucle'), 'd/y/z/rien.txt': '' });
    for (const [to, at] of [['..', 'd/x/boucle'], ['../..', 'd/y/z/boucle'], ['/', 'd/racine'], ['d', 'd/d']] as const) symlinkSync(to, join(folder, at));
    expect((await expectContained(folder)).entries.map(({ key }) => key)).toEqual(['<cwd>/d/a', '<cwd>/d/b', '<cwd>/d/x']);
  });

  it('a folder with nothing in it, or that is not there: a row among others, a mistake alone', async () => {
    const folder = folderWith({ ...NEIGHBOURS, 'vide/notes.txt': 'rien' });
    const { entries: rows } = await expectContained(folder, ['d', 'vide', 'zut']);
    expect(rows.slice(2).map((entry) => [entry.key, ...codesOf(entry)])).toEqual([['vide', 'dossier/no-file'], ['zut', 'dossier/missing']]);
    expect((await runIn(folder, ['campaign', 'vide'])).exit).toBe(2);
    expect((await runIn(folder, ['campaign', 'zut'])).exit).toBe(2);
  });
});

describe('a dossier that would choose how it is judged', () => {
  const judged = async (more: string, beside: Readonly<Record<string, string>> = {}): Promise<Shown> => expectContained(folderWith({ ...NEIGHBOURS, [`d/${STRANGER}`]: dossier('Xénon', more), ...beside }));

  it('cannot exempt itself: its waivers and its policy change nothing', async () => {
    const honest = await judged('');
    const ids = honest.editions.flatMap(({ requirements }) => requirements.map(({ id }) => id));
    const all = `waivers:\n${ids.map((id) => `  - { requirement: "${id}", reason: x, approver: moi, from: 2020-01-01, until: 2099-12-31 }`).join('\n')}\n`;
    const waived = await judged(all, { 'd/x/policy.yaml': 'opposableGaps: 99\n' });
    expect(waived.json).toBe(honest.json);
  });

  it('is judged by the rules of the distribution, whatever it brings under their name', async () => {
    const honest = await judged('');
    const own = readFileSync(join(import.meta.dirname, '..', '..', 'referentiels', 'authentification', 'referentiel.yaml'), 'utf8').replaceAll('opposable: true', 'opposable: false');
    const brought = await judged('', { 'd/x/referentiels/authentification/referentiel.yaml': own, 'd/x/referentiel.yaml': own, 'd/referentiels/authentification/referentiel.yaml': own });
    expect(brought.json).toBe(honest.json);
    expect(brought.editions.map(({ digest }) => digest)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  it('proves nothing by a file that changed after its digest: declared, and named', async () => {
    const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    const more = `answers: { auth.namedAccounts: { value: true, evidence: [cnda] } }\nevidence: { cnda: { file: cnda.pdf, sha256: ${digest}, date: 2026-01-01 } }\n`;
    const [sound, changed] = [await judged(more, { 'd/x/cnda.pdf': 'abc' }), await judged(more, { 'd/x/cnda.pdf': 'abd' })];
    const letters = (shown: Shown): string => read(shown).standings.map((each) => each.letters).join('');
    expect([letters(sound).includes('M'), letters(changed)]).toEqual([true, letters(sound).replaceAll('M', 'm')]);
    expect([read(sound).losses, read(changed).losses]).toEqual([[], [{ evidence: 'cnda', loss: 'altered' }]]);
    expect(row(changed)).toContain('cnda (fichier modifié)');
  });

  it('two that claim one identity are both judged, and both told, however the name is written', async () => {
    const folder = folderWith({ ...NEIGHBOURS, 'd/x/dossier.yaml': dossier('Xénon Cabinet'), 'd/y/dossier.yaml': dossier('XENON\u200B  cabinet', '', '« editeur  X »'), 'd/z/dossier.yaml': dossier('Xénon Cabinet', '', 'Un autre') });
    const { csv, terminal, entries: all } = await expectContained(folder);
    expect(all.map(({ read: isRead }) => isRead)).toEqual([true, true, true, true, true]);
    expect(cellsOf({ csv }).slice(1).map((cells) => cells.at(-1))).toEqual(['0', '0', '1', '1', '0']);
    expect(terminal.replace(/\s+/g, ' ')).toMatch(/1 produit présenté par plusieurs dossiers .*2 dossiers \(<cwd>\/d\/x ; <cwd>\/d\/y\)/);
  });
});

describe('a manifest', () => {
  const lines = async (text: string, files: Readonly<Record<string, string>> = NEIGHBOURS): Promise<Shown> => campaign(folderWith({ ...files, 'm.csv': text }), 'm.csv');

  it('with hostile dimensions: each without harm', async () => {
    const evil = `"=1+1${ESC}[2J<script>${OVERRIDE}\n""x"`;
    const shown = await lines(`dossier,category,actor\nd/a,${evil},${evil}\nabsent,${evil},${evil}\n`);
    expectHarmless(shown);
    expect(shown.entries.map(({ category, read: isRead }) => [category, isRead])).toEqual([[`=1+1${ESC}[2J<script>${OVERRIDE}\n"x`, true], [`=1+1${ESC}[2J<script>${OVERRIDE}\n"x`, false]].reverse());
  });

  it('may lead anywhere, for it is the auditor’s own: what is there is a row', async () => {
    const elsewhere = folderWith({ 'dossier.yaml': dossier('Ailleurs') });
    const folder = folderWith({ ...NEIGHBOURS, 'sous/m.csv': `dossier\n../d/a\n${elsewhere}\n../../../../../../etc\n/dev/zero\n/etc/passwd\n` });
    const { entries } = await campaign(folder, 'sous/m.csv');
    expect(Object.fromEntries(entries.map((entry) => [entry.key.replace(elsewhere, '<elsewhere>'), entry.read || codesOf(entry)[0]]))).toEqual({ '../d/a': true, '<elsewhere>': true, '../../../../../../etc': 'dossier/no-file', '/dev/zero': 'dossier/extension', '/etc/passwd': 'dossier/extension' });
  });

  it('that says one dossier twice counts it once; when it says otherwise, it is refused at its line', async () => {
    expect((await lines('dossier,region\nd/a,76\nd/b,\nd/a,76\n')).entries.map(({ key }) => key)).toEqual(['d/a', 'd/b']);
    const { exit, stderr } = await runIn(folderWith({ ...NEIGHBOURS, 'm.csv': 'dossier,region\nd/a,76\nd/b,\nd/a,11\n' }), ['campaign', 'm.csv']);
    expect([exit, stderr]).toEqual([2, expect.stringMatching(/m\.csv:4 .*déjà sur une autre ligne/)]);
  });

  it.each([
    ['a quotation mark never closed', `dossier,category\nd/a,"${'x'.repeat(100_000)}\n`, /n’est pas un tableau CSV/],
    ['a category longer than any', `dossier,category\nd/a,${'x'.repeat(2001)}\n`, /m\.csv:2 .*category.* 2000/],
    ['a zero byte', 'dossier\nd/a\u0000\n', /octet nul/],
    ['columns of the language', `dossier,__proto__,constructor\nd/a,x,y\n,x,y\n`, /m\.csv:3 .*ne dit pas de quel dossier/],
  ])('with %s is refused, at its line', async (_what, text, said) => {
    const { exit, stderr } = await runIn(folderWith({ ...NEIGHBOURS, 'm.csv': text }), ['campaign', 'm.csv']);
    expect([exit, stderr.replace(/[\u00A0\u202F]/g, ' ')]).toEqual([2, expect.stringMatching(said)]);
    expect(stderr.length).toBeLessThan(5000);
  });
});

const EXAMPLE = join(import.meta.dirname, '..', '..', 'examples', 'lgc');

describe('findings that a stranger wrote', () => {
  /** The example, probed that day; then its findings forged, with the seal that the forger computes. */
  async function forged(change: (findings: { date: string; findings: { fact: string; outcome: string; value?: unknown; artefacts: string[] }[] }) => void): Promise<string> {
    const folder = folderWith(NEIGHBOURS);
    execFileSync('cp', ['-r', EXAMPLE, join(folder, 'd', 'x')]);
    const { sealFindings } = await import('../../src/adapters/findings-file.js');
    const file = join(folder, 'd', 'x', 'findings.json');
    const recorded = JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof sealFindings>[0] & Parameters<typeof change>[0];
    change(recorded);
    for (const finding of recorded.findings) delete (finding as { seal?: string }).seal;
    writeFileSync(file, JSON.stringify(sealFindings(recorded)));
    return folder;
  }
  const FACT = 'ins.transmitted.onlyQualified';
  let honest: Shown;
  beforeAll(async () => {
    honest = await campaign(await forged(() => undefined));
  });
  const contained = (folder: string): Promise<Shown> => expectContained(folder, [], neighboursIn(honest));


  it('honest ones say the same when the artefacts are read again', async () => {
    const folder = await forged(() => undefined);
    const again = await campaign(folder, '--reprobe');
    const { reprobed, ...same } = read(again);
    expect(reprobed).toEqual({ differs: [], passedOver: [] });
    expect(same).toEqual(read(honest));
    expect(again.terminal.replace(/[\u00A0\u202F]/g, ' ')).toContain('Constats rejoués : 0 différent');
    expect(row(again).slice(-4)).toEqual(['0', '0', '0', '0']);
    expect(row(honest).slice(-4)).toEqual(['0', '', '', '0']);
  });

  it('forged on a real artefact, they are believed by default; read again, they are shown and do not count', async () => {
    const folder = await forged(({ findings }) => {
      const found = findings.find(({ fact }) => fact === FACT)!;
      expect(found).toMatchObject({ outcome: 'observed', value: false });
      found.value = true;
    });
    const believed = read(await contained(folder));
    expect([believed.lost, believed.contradictions.length < read(honest).contradictions.length]).toEqual([0, true]);
    const shown = await campaign(folder, '--reprobe');
    const { reprobed, ...same } = read(shown);
    expect(reprobed).toEqual({ differs: [{ fact: FACT, was: { outcome: 'observed', value: true }, is: { outcome: 'observed', value: false } }], passedOver: [] });
    expect(same).toEqual(read(honest));
    expect(shown.terminal.replace(/\s+/g, ' ')).toMatch(/Constats rejoués : 1 différent ✗ <cwd>\/d\/x : 1 constat différent .*findings\.json dit oui, les artefacts montrent non/);
    expectHarmless(shown);
  });

  it('claimed of no artefact, or left out, are told apart, and what they say is shown without harm', async () => {
    const folder = await forged((recorded) => {
      recorded.findings = recorded.findings.filter(({ fact }) => fact !== FACT);
      const [artefact] = recorded.findings.find(({ artefacts }) => artefacts.length > 0)!.artefacts;
      for (const [fact, value] of [['ins.datamatrix.valid', true], ['mss.patient.points', Array.from({ length: 300 }, () => `${ESC}[2J<img src=x onerror=1>${OVERRIDE}`.repeat(20))]] as const) {
        Object.assign(recorded.findings.find((each) => each.fact === fact)!, { outcome: 'observed', value, artefacts: [artefact], reason: undefined });
      }
    });
    const shown = await campaign(folder, '--reprobe');
    expectHarmless(shown);
    const { differs } = read(shown).reprobed!;
    expect(differs.map(({ fact, is }) => [fact, is])).toEqual([['ins.datamatrix.valid', null], [FACT, { outcome: 'observed', value: false }], ['mss.patient.points', null]]);
    expect(differs.find(({ fact }) => fact === FACT)?.was).toBeNull();
    const told = shown.terminal.replace(/\s+/g, ' ');
    expect(told).toMatch(/findings\.json n’en dit rien, les artefacts montrent non/);
    expect(told).toMatch(/findings\.json dit oui, aucun artefact relu ne le montre/);
  });

  it('of an artefact that changed since: read again, it is measured as it is', async () => {
    const folder = await forged(() => undefined);
    const { findings } = JSON.parse(readFileSync(join(folder, 'd/x/findings.json'), 'utf8')) as { findings: { fact: string; artefacts: string[] }[] };
    for (const name of findings.find(({ fact }) => fact === FACT)!.artefacts) writeFileSync(join(folder, 'd/x', name), 'autre chose');
    expect(read(await campaign(folder)).lost).toBeGreaterThan(0);
    const { lost, reprobed } = read(await campaign(folder, '--reprobe'));
    expect([lost, reprobed!.differs.find(({ fact }) => fact === FACT)]).toEqual([0, { fact: FACT, was: { outcome: 'observed', value: false }, is: null }]);
  });

  it('dated after the day of the campaign are taken as they stand, and the result says so', async () => {
    const folder = await forged((recorded) => (recorded.date = '2099-01-01'));
    expect(read(await contained(folder)).lost).toBe(0);
    const { notices } = JSON.parse((await runIn(folder, ['assess', 'd/x', ...DAY, '-f', 'json'])).stdout) as { notices: { code: string; text: string }[] };
    expect(notices.find(({ code }) => code === 'findings-as-they-stand')?.text.replace(/[\u00A0\u202F]/g, ' ')).toBe('Les mesures sont datées du 1ᵉʳ janvier 2099, après le jour de l’évaluation, le 24 novembre 2026 : elles sont prises telles quelles.');
  });

  it('whose artefact bears a real identity: it is not read again, by name', async () => {
    const { cx, PAT_TROIS, pam, PRODUCTION } = await import('../probes/ins/fixtures.js');
    const folder = await forged(() => undefined);
    writeFileSync(join(folder, 'd/x/artefacts/prod.hl7'), pam({ ids: cx(PAT_TROIS, PRODUCTION) }));
    writeFileSync(join(folder, 'd/x/artefacts', `${PAT_TROIS}.hl7`), pam());
    const shown = await campaign(folder, '--reprobe');
    expect(read(shown).reprobed).toEqual({ differs: [], passedOver: [{ reason: 'artefact/named-after-identity', artefacts: 1 }, { reason: 'probe/real-identity', artefacts: 1 }] });
    expect(shown.terminal.replace(/\s+/g, ' ')).toContain('1 artefact non relu : des artefacts dits de test portent une identité réelle');
    for (const text of [shown.terminal, shown.csv, shown.html, shown.json]) expect(text).not.toContain(PAT_TROIS.slice(0, 13));
  });

  it('and artefacts that attack their reader: a row, and its neighbours as they are', async () => {
    const folder = await forged(() => undefined);
    writeFileSync(join(folder, 'd/x/artefacts/profond.json'), '['.repeat(500_000));
    writeFileSync(join(folder, 'd/x/artefacts/rires.xml'), '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><ClinicalDocument xmlns="urn:hl7-org:v3">&c;</ClinicalDocument>');
    symlinkSync('/etc/passwd', join(folder, 'd/x/artefacts/passwd.hl7'));
    execFileSync('mkfifo', [join(folder, 'd/x/artefacts/tube.hl7')]);
    const shown = await contained(folder).then(() => campaign(folder, '--reprobe'));
    expect(read(shown).reprobed!.passedOver).toEqual([{ reason: 'artefact/not-regular', artefacts: 1 }, { reason: 'artefact/outside', artefacts: 1 }]);
    const sealed = folderWith({});
    renameSync(join(folder, 'd', 'x', 'findings.json'), join(sealed, 'findings.json'));
    symlinkSync(join(sealed, 'findings.json'), join(folder, 'd', 'x', 'findings.json'));
    expect(read(await campaign(folder, '--reprobe')).reprobed!.differs.every(({ was }) => was === null)).toBe(true);
  });
});
