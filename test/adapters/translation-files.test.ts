import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dossierFiles } from '../../src/adapters/dossier-editor.js';
import { referentialFiles } from '../../src/adapters/referential-files.js';
import { prepareReport, type PreparedReport } from '../../src/app/report.js';
import type { Ports } from '../../src/app/ports.js';
import { problemText } from '../../src/i18n/problem-text.js';
import { LANGS, type Lang } from '../../src/i18n/index.js';
import { htmlReporter } from '../../src/reporters/html.js';
import { markdownReporter } from '../../src/reporters/markdown.js';
import { folderWith } from '../fixtures/folders.js';
import { assessingOnly, problemsOf } from '../fixtures/stores.js';

const SHIPPED = join(import.meta.dirname, '..', '..', 'referentiels');
const FIXTURE = join(import.meta.dirname, '..', 'fixtures', 'partly-translated');
const read = (name: string): string => readFileSync(join(FIXTURE, name), 'utf8');
const ENGLISH = read('referentiel.en.yaml');
const FILES = { 'vocabulary.yaml': read('vocabulary.yaml'), 'vocabulary.en.yaml': read('vocabulary.en.yaml'), 'sauvegarde/referentiel.yaml': read('referentiel.yaml'), 'sauvegarde/referentiel.en.yaml': ENGLISH };
const DOSSIER = 'product: { name: Essai }\nprofile: { kind: lgc }\nanswers:\n  backup.daily: { value: false }\n';

function rootWith(files: Readonly<Record<string, string>>): string {
  const root = folderWith({ ...FILES, ...files });
  cpSync(join(SHIPPED, 'schema'), join(root, 'schema'), { recursive: true });
  return `${root}/`;
}

async function reportIn(lang: Lang, files: Readonly<Record<string, string>> = {}, referentials: readonly string[] = []): Promise<PreparedReport> {
  const store = referentialFiles(rootWith(files), lang);
  const known = async () => ({ vocabulary: await store.vocabulary(), referentials: (await store.shipped()).map((each) => each.referential) });
  const ports: Ports = {
    referentials: store,
    dossiers: dossierFiles(known, join(SHIPPED, 'schema', 'dossier.schema.json')),
    ...assessingOnly,
    output: { write: () => Promise.reject(new Error('nothing is written here')) },
    today: () => '2026-11-24',
    digest: (text) => `digest of ${text.length} characters`,
    asset: () => Promise.resolve(new Uint8Array()),
  };
  return prepareReport(ports, { dossier: folderWith({ 'dossier.yaml': DOSSIER }), referentials, lang, tool: { name: 'convergence', version: '0' } });
}

const checked = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
  const problems = await referentialFiles(rootWith(files)).check();
  return problems.map((problem) => `${problem.severity} ${problemText(problem, 'en').split('\n')[0] ?? ''}`);
};

describe('a report in English, of rules partly translated', () => {
  it('reads so, where it shows the texts of the rules', async () => {
    const markdown = String(await (await reportIn('en')).document(markdownReporter));
    const shown = ['Where each theme stands', 'To do first', 'Backup', 'Questions to answer', 'Reservations', 'Sources'].map((title) => `## ${title}\n${markdown.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? 'missing'}`);
    await expect(shown.join('\n')).toMatchFileSnapshot(join(FIXTURE, 'bilan.en.md'));
  });

  it('says once how many texts are in French, and marks each for a voice to read', async () => {
    const prepared = await reportIn('en');
    const html = String(await prepared.document(htmlReporter));
    expect(html.match(/6\stexts of “sauvegarde” are shown in French, for want of a translation\./g)).toHaveLength(1);
    expect(html).toContain('<span lang="fr">Restauration de moins d’un an</span>');
    expect(html).toContain('<span lang="fr">Note fictive sur la sauvegarde</span>');
    expect(html).toContain('<span lang="fr">La durée de conservation n’a pas été trouvée.</span>');
    expect(html).not.toContain('<span lang="fr">Daily backup</span>');
    expect(html).not.toMatch(/Sauvegarde quotidienne|Rien n’est sauvegardé|Quelle est la nature/);
  });

  it('in French, marks and says nothing', async () => {
    const html = String(await (await reportIn('fr')).document(htmlReporter));
    expect(html).not.toMatch(/<span lang|faute de traduction/);
  });

  it('the published result changes by its titles and texts alone, and keeps its digest', async () => {
    const [french, english] = (await Promise.all(LANGS.map((lang) => reportIn(lang)))).map((each) => JSON.parse(each.json()) as Record<string, unknown>);
    const data = (value: unknown): unknown => (Array.isArray(value) ? value.map(data) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).filter(([key]) => !['title', 'text', 'lang'].includes(key)).map(([key, each]) => [key, data(each)])) : value);
    expect(data(english)).toEqual(data(french));
    expect(english).toMatchObject({ lang: 'en', requirements: [{ title: 'Daily backup', gap: 'Les données ne sont pas sauvegardées chaque jour', why: { text: 'Data is not backed up every day' } }, {}], themes: [{ title: 'Backup' }] });
  });

  it('given by path, rules bring their translation along', async () => {
    const mine = folderWith({ 'referentiel.yaml': read('referentiel.yaml').replace('id: sauvegarde\nedition', 'id: le-mien\nedition'), 'referentiel.en.yaml': ENGLISH });
    expect((await reportIn('en', {}, [mine])).assessment.referentials.map(({ id, title }) => [id, title])).toEqual([['le-mien', 'Data backup']]);
  });

  it('a translation that cannot be used stops the program where it is wrong, in its own language only', async () => {
    const broken = { 'sauvegarde/referentiel.en.yaml': ENGLISH.replace('S-1:', 'S-11:') };
    expect((await problemsOf(reportIn('en', broken)))[0]).toMatchObject({ code: 'referential/translation-of-unknown', params: { id: 'S-11', nearest: 'S-1' }, place: { file: 'referentiels/sauvegarde/referentiel.en.yaml', line: 13, column: 3 } });
    expect((await reportIn('fr', broken)).assessment.verdict).toBe('none-opposable');
  });
});

describe('the check of rules partly translated', () => {
  const where = 'referentiels/sauvegarde/referentiel.en.yaml';

  it('says, part by part, what is left to translate', async () => {
    expect(await checked({})).toEqual([
      `warning ${where}:9:7  “themes.sauvegarde.ladder.rungs.2” is not wholly translated: title`,
      `warning ${where}:10:1  “questions.backup.restored” is not wholly translated: text`,
      `warning ${where}:14:3  “requirements.S-2” is not wholly translated: title`,
      `warning ${where}:15:1  “actions.restore” is not wholly translated: title`,
      `warning ${where}:17:1  “places” is not wholly translated: page de garde`,
      `warning ${where}:1:1  “gaps” is not wholly translated: gaps`,
    ]);
  });

  it.each([
    ['a key no translation has', { 'sauvegarde/referentiel.en.yaml': ENGLISH.replace('title: Data backup', 'titel: Data backup') }, `error ${where}:1:1  the key “titel” is unknown`],
    ['a syntax error', { 'sauvegarde/referentiel.en.yaml': `${ENGLISH}gaps: [\n` }, `error ${where}:20:1  `],
    ['a rule in a translation', { 'sauvegarde/referentiel.en.yaml': ENGLISH.replace('gap: Data', 'opposable: true, gap: Data') }, `error ${where}:13:31  the key “opposable” is unknown`],
    ['the vocabulary', { 'vocabulary.en.yaml': 'profile: { kin: { text: x } }\n' }, 'error referentiels/vocabulary.en.yaml:1:12  the translation names “kin”, which the French file does not have'],
    ['a translation of nothing', { 'sauvegarde/editions/passee.en.yaml': 'title: Past\n' }, 'error referentiels/sauvegarde/editions/passee.en.yaml  “referentiels/sauvegarde/editions/passee.en.yaml” translates no file that is there'],
  ])('finds, with its place: %s', async (_case, files, line) => {
    expect((await checked(files)).find((each) => each.startsWith(line)), (await checked(files)).join('\n')).toBeDefined();
  });

  it('takes the translation of an edition for no edition, and reads it with its own', async () => {
    const edition = read('referentiel.yaml').replace('"2026"', '"2025"').replace('in-force', 'historical');
    const store = referentialFiles(rootWith({ 'sauvegarde/editions/2025.yaml': edition, 'sauvegarde/editions/2025.en.yaml': 'title: Data backup, past\n' }), 'en');
    expect((await store.shipped()).map(({ referential }) => [referential.edition, referential.title])).toEqual([['2025', 'Data backup, past'], ['2026', 'Data backup']]);
  });
});
