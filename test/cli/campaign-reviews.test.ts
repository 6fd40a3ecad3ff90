import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkSchema } from '../../src/adapters/schema-check.js';
import type { ReadEntry } from '../../src/core/campaign/campaign.js';
import { folderWith, snapshotOf } from '../fixtures/folders.js';
import { runIn } from '../scenarios/run.js';

const SCHEMA = join(import.meta.dirname, '..', '..', 'referentiels', 'schema', 'campaign.schema.json');
const DAY = ['--date', '2026-11-24'];
const EXAMPLE = join(import.meta.dirname, '..', '..', 'examples', 'dpi');
/** A dossier whose levels are proven by its evidence. */
const PROVEN: Readonly<Record<string, Uint8Array>> = Object.fromEntries(['dossier.yaml', ...readdirSync(join(EXAMPLE, 'evidence')).map((name) => `evidence/${name}`)].map((name) => [name, readFileSync(join(EXAMPLE, name))]));
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replace(/\s*\n\s+/g, ' ');
const said = (parts: string): string => `  - { ${parts}, by: chargée de mission ARS, date: 2026-11-20 }\n`;
const REFUSED = `reviews:\n${said('evidence: fiche-identite, state: refused, comment: "illisible"')}`;
const ACCEPTED = `reviews:\n${said('evidence: fiche-identite, state: accepted')}`;

const files = (reviews: Readonly<Record<string, string>> = {}): string => folderWith({ ...Object.fromEntries(['IDF/cers', 'OCC/alize', 'OCC/bora'].flatMap((path) => Object.entries(PROVEN).map(([name, content]) => [`recus/${path}/${name}`, content]))), ...reviews });
const named = (entries: readonly ReadEntry[], name: string): ReadEntry => {
  const found = entries.find(({ key }) => key.endsWith(name));
  if (!found) throw new Error(`no ${name}`);
  return found;
};

async function entriesOf(folder: string, more: readonly string[] = []): Promise<{ readonly entries: readonly ReadEntry[]; readonly stderr: string; readonly exit: number; readonly stdout: string }> {
  const { exit, stdout, stderr } = await runIn(folder, ['campaign', 'recus', ...DAY, '-f', 'json', ...more]);
  return { exit, stderr: plain(stderr), stdout, entries: exit === 0 ? (JSON.parse(stdout) as { entries: ReadEntry[] }).entries : [] };
}

describe('campaign --reviews', () => {
  it('is carried to the letter of the dossier, and to no other', async () => {
    const folder = files({ 'reviews/alize.yaml': REFUSED, 'reviews/delta.yaml': 'reviews: []\n' });
    const { exit, stderr } = await runIn(folder, ['campaign', 'letters', 'recus', ...DAY, '--format', 'markdown', '--out', 'courriers']);
    expect([exit, plain(stderr)]).toEqual([0, expect.stringMatching(/Examens lus dans reviews\.[^]*« delta »/)]);
    const letters = readdirSync(join(folder, 'courriers')).map((name) => ({ name, text: plain(readFileSync(join(folder, 'courriers', name), 'utf8')) }));
    const examined = letters.filter(({ text }) => text.includes('illisible'));
    expect([letters.length, examined.map(({ name }) => name)]).toEqual([3, [expect.stringContaining('alize')]]);
    expect(examined[0]?.text).toMatch(/fiche-identite[^]*refusé [^]*chargée de mission ARS/i);
    expect(examined[0]?.text).toMatch(/examiné/i);
    expect(letters.filter(({ text }) => /chargée de mission ARS/.test(text))).toHaveLength(1);
  });

  it('reads reviews/ when it is here and says so; the dossier and its figures stay, the third one is added', async () => {
    const folder = files({ 'reviews/alize.yaml': `${REFUSED}  - { evidence: fiche-identite, state: accepted, by: auditeur, date: 2025-11-20 }\n` });
    const before = snapshotOf(folder);
    const { entries, stderr, exit, stdout } = await entriesOf(folder);
    expect([exit, stderr, snapshotOf(folder)]).toEqual([0, expect.stringContaining('Examens lus dans reviews.'), before]);
    const [alize, bora] = [named(entries, 'OCC/alize'), named(entries, 'OCC/bora')];
    expect(alize.reviews).toEqual([{ evidence: 'fiche-identite', state: 'refused', comment: 'illisible', by: 'chargée de mission ARS', date: '2026-11-20' }]);
    expect([bora.reviews, named(entries, 'IDF/cers').reviews, bora.themes.some((theme) => 'examined' in theme)]).toEqual([undefined, undefined, false]);
    expect({ ...alize, key: '', reviews: undefined, themes: alize.themes.map(({ id, level, proven }) => ({ id, level, proven })) }).toEqual({ ...bora, key: '' });
    const lowered = alize.themes.filter(({ proven, examined }) => examined !== proven);
    expect(lowered.map(({ id, proven, examined }) => [id, (proven ?? 0) > (examined ?? 0)])).toEqual([['ins', true]]);
    expect(await checkSchema({ value: JSON.parse(stdout), place: (path) => ({ path }) }, SCHEMA)).toEqual([]);
  });

  it('gives a table a column for each theme, and what was said', async () => {
    const folder = files({ 'examens/alize.yaml': REFUSED + said('evidence: flux-ins, state: to-complete'), 'examens/IDF/cers.yaml': ACCEPTED });
    const { stdout } = await runIn(folder, ['campaign', 'recus', ...DAY, '--reviews', 'examens', '-f', 'csv']);
    const [head = [], ...rows] = stdout.replace('\uFEFF', '').trimEnd().split('\r\n').map((row) => row.split(';'));
    const column = (name: string): (string | undefined)[] => rows.map((row) => row[head.indexOf(name)]);
    expect([column('examens, acceptées'), column('examens, refusées'), column('examens, à compléter')]).toEqual([['1', '0', ''], ['0', '1', ''], ['0', '1', '']]);
    const [proven, examined] = ['Identité nationale de santé, prouvé', 'Identité nationale de santé, examiné'].map(column);
    expect([examined?.[0], Number(examined?.[1]) < Number(proven?.[1]), examined?.[2]]).toEqual([proven?.[0], true, '']);
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => head.length));
  });

  it('shows the three figures of what was lowered, and that the others hold', async () => {
    const folder = files({ 'reviews/alize.yaml': REFUSED, 'reviews/cers.yaml': ACCEPTED });
    const french = plain((await runIn(folder, ['campaign', 'recus', ...DAY])).stdout);
    expect(french).toContain('2 dossiers examinés : 1 preuve ou exigence refusée, 0 à compléter, 1 acceptée');
    expect(french).toMatch(/IDF .*examiné : le niveau prouvé tient 2 .*OCC .*Identité nationale de santé : déclaré \d, prouvé \d, examiné \d 3 /);
    expect(plain((await runIn(folder, ['campaign', 'recus', ...DAY, '--lang', 'en'])).stdout)).toContain('2 dossiers examined: 1 evidence or requirement refused, 0 to complete, 1 accepted');
  });

  it('tells of each doubtful review where it stands, and goes on', async () => {
    const folder = files({
      'reviews/alize.yaml': `reviews:\n${said('evidence: fiche-identités, state: refused')}  - { evidence: flux-ins, state: refused, by: x, date: 2026-12-20 }\n${said(`evidence: fiche-identite, sha256: ${'b'.repeat(64)}, state: refused`)}`,
      'reviews/delta.yaml': 'dossier: delta\nreviews: []\n',
    });
    const { exit, stderr, entries } = await entriesOf(folder);
    expect(exit).toBe(0);
    expect(stderr).toMatch(/reviews\/delta\.yaml:1:1 +ce fichier d’examen parle de « delta »/);
    expect(stderr).toMatch(/reviews\/alize\.yaml:2:7 +aucune preuve de ce dossier ne s’appelle « fiche-identités » .*→ vouliez-vous dire « fiche-identite » \?/);
    expect(stderr).toMatch(/reviews\/alize\.yaml:3:7 +le constat sur « flux-ins » est du 2026-12-20/);
    expect(stderr).toMatch(/reviews\/alize\.yaml:4:7 +la preuve « fiche-identite » a changé depuis/);
    const alize = named(entries, 'OCC/alize');
    expect([alize.reviews?.map(({ state, changed }) => [state, changed]), alize.themes.every(({ examined, proven }) => examined === proven)]).toEqual([[['refused', true]], true]);
  });

  it.each([
    ['a file that cannot be read', { 'reviews/alize.yaml': `reviews:\n${said('evidence: flux-ins, state: refuse')}` }, /reviews\/alize\.yaml:2:27 +« refuse » n’est pas une valeur[^]*la campagne n’a pas été évaluée/],
    ['two files for one dossier', { 'reviews/alize.yaml': 'reviews: []\n', 'reviews/OCC/alize.yaml': 'reviews: []\n' }, /recus\/OCC\/alize » : \S*reviews\/OCC\/alize\.yaml et \S*reviews\/alize\.yaml/],
  ])('stops at %s: it is the auditor’s own', async (_what, reviews, sentence) => {
    const { exit, stderr } = await entriesOf(files(reviews));
    expect([exit, stderr]).toEqual([2, expect.stringMatching(sentence)]);
  });

  it('stops at a folder that is not there', async () => {
    expect(await runIn(files({}), ['campaign', 'recus', ...DAY, '--reviews', 'nulle'])).toMatchObject({ exit: 2, stderr: expect.stringContaining('ne peut pas être lu') as string });
  });

  it('is judged again when it changes, and told again when it does not', async () => {
    const review = (state: string): string => `reviews:\n${said(`evidence: fiche-identite, state: ${state}`)}${said('evidence: fiche, state: refused')}`;
    const folder = files({ 'reviews/alize.yaml': review('refused') });
    const run = async () => runIn(folder, ['campaign', 'recus', ...DAY, '-f', 'json'], { XDG_CACHE_HOME: join(folder, 'cache') });
    const first = await run();
    const again = await run();
    expect([again.stdout, plain(again.stderr)]).toEqual([first.stdout, expect.stringMatching(/s’appelle « fiche »[^]*3 dossiers/)]);
    writeFileSync(join(folder, 'reviews/alize.yaml'), review('accepted'));
    const changed = await run();
    expect(plain(changed.stderr)).toMatch(/s’appelle « fiche »[^]*2 dossiers/);
    rmSync(join(folder, 'reviews'), { recursive: true });
    const without = await run();
    expect(plain(without.stderr)).toMatch(/^2 dossiers/);
    const alize = [first, changed, without].map(({ stdout }) => named((JSON.parse(stdout) as { entries: ReadEntry[] }).entries, 'OCC/alize'));
    expect(alize.map(({ reviews, themes }) => [reviews?.[0]?.state, themes.filter(({ proven, examined }) => examined !== undefined && examined !== proven).length])).toEqual([['refused', 1], ['accepted', 0], [undefined, 0]]);
  });

  it('is kept by shards, and by their merge', async () => {
    const folder = files({ 'reviews/alize.yaml': REFUSED, 'reviews/cers.yaml': ACCEPTED });
    const { stdout } = await entriesOf(folder);
    for (const part of [1, 2]) await runIn(folder, ['campaign', 'recus', ...DAY, '--shard', `${part}/2`, '-f', `json=${part}.json`]);
    expect((await runIn(folder, ['campaign', 'merge', '2.json', '1.json', '-f', 'json'])).stdout).toBe(stdout);
  });

  it('contains what its files hold, in every format', async () => {
    const folder = files({ 'reviews/alize.yaml': 'reviews:\n  - { evidence: flux-ins, state: refused, comment: "=cmd()<script>alert(1)</script>\\u202Etxt", by: "=x<b>\\u001b[2J", date: 2026-11-20 }\n' });
    for (const format of ['terminal', 'html', 'csv', 'json']) {
      const { exit, stdout } = await runIn(folder, ['campaign', 'recus', ...DAY, '-f', format]);
      expect(exit).toBe(0);
      expect(stdout).not.toMatch(/\u001b|\u202E/);
      if (format === 'html') expect(stdout).not.toMatch(/<script>alert|=x<b>/);
    }
  });

  it('follows a schema that is published', async () => {
    expect((JSON.parse((await runIn(folderWith(), ['schema', 'review'])).stdout) as { title: string }).title).toBe('Examen d’un dossier');
  });
});
