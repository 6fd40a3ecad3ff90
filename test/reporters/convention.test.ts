import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CampaignEntry } from '../../src/core/campaign/campaign.js';
import { conventionsOf } from '../../src/core/campaign/convention.js';
import { LANGS, type Lang } from '../../src/i18n/index.js';
import { conventionDocument, CONVENTION_REPORTERS } from '../../src/reporters/convention/index.js';
import { CAMPAIGN_DAY, broken, campaignOf, promise, service } from '../fixtures/regional-campaign.js';

const assets = { font: (name: string) => Promise.resolve(readFileSync(new URL(`../../assets/fonts/${name}`, import.meta.url))) };
const tool = { name: 'convergence', version: '1.2.3' };
const vocabulary = { profile: [{ id: 'kind', kind: 'choice' as const, text: 'kind', choices: [{ id: 'regional', text: 'Service régional' }] }], questions: [], facts: [], lists: [] };

const documentOf = (entries: readonly CampaignEntry[], lang: Lang = 'fr', head: Parameters<typeof campaignOf>[1] = {}) => conventionDocument({ lang, tool, campaign: 'Campagne 2026', convention: conventionsOf(campaignOf(entries, head)).conventions[0]!, vocabulary });

async function rendered(id: string, entries: readonly CampaignEntry[], lang: Lang = 'fr', head: Parameters<typeof campaignOf>[1] = {}): Promise<Buffer> {
  const reporter = CONVENTION_REPORTERS.find((each) => each.id === id)!;
  return Buffer.from(await reporter.render(documentOf(entries, lang, head), { lang, day: CAMPAIGN_DAY, tool, assets }));
}

const markdownOf = async (entries: readonly CampaignEntry[], lang: Lang = 'fr', head: Parameters<typeof campaignOf>[1] = {}): Promise<string> => (await rendered('markdown', entries, lang, head)).toString('utf8');
const pdfOf = (entries: readonly CampaignEntry[]): Promise<Buffer> => rendered('pdf', entries);
/** Width and height of each page, in points. */
const sheets = (pdf: Buffer): string[] => [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => (Number(width) > Number(height) ? 'lying' : 'upright'));
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');

const REGION: readonly CampaignEntry[] = [
  service('a', '76', { product: { name: 'Sillage', version: '4.2', vendor: 'Atelier Nord' }, category: 'Coordination', actor: 'GRADeS', users: 1200, overdue: [{ id: 'ACC-2', since: '2026-01-01' }, { id: 'ACC-1', since: '2021-01-01' }], themes: [{ id: 'acces', level: { low: 1, high: 2 }, proven: 1, examined: 0 }, { id: 'echange', level: { low: 1, high: 1 }, proven: 0 }], commitments: [promise({ date: '2026-01-15', by: 'direction produit' }), promise({ id: 'c2', theme: 'echange', level: 1, due: '2026-06-30', state: 'held', basis: 'declared' })] }),
  service('b', '76', { product: { name: 'Écluse', vendor: 'Pont Bleu' }, users: 0, overdue: [{ id: 'ACC-2', since: null }], commitments: [{ id: 'c1', due: '2026-06-30', state: 'missed', basis: null, requirement: 'ACC-2' }, { id: 'c2', due: '2026-07-01', state: 'missed', basis: null, action: 'poser-deux-facteurs' }] }),
  service('c', '76', { product: { name: 'Alizé', kind: 'regional' }, themes: [{ id: 'echange', level: { low: 0, high: 0 }, proven: 0 }], standings: [{ referential: 'echange', edition: '2025', letters: 'u' }], verdict: 'none-opposable', verdictProven: 'none-opposable' }),
  broken('d', '76'),
];

describe('the convention of a region in Markdown', () => {
  it.each(LANGS)('says services, levels, promises, what is late, what is left to complete and to sign: %s', async (lang) => {
    await expect(await markdownOf(REGION, lang)).toMatchFileSnapshot(`../fixtures/convention/convention-76-occ.${lang}.md`);
  });

  it('names nobody, and no place of a machine', async () => {
    const lost = { ...broken('/chez/quelqu-un/campagne/OCC/perdu', '76'), problems: [{ code: 'dossier/missing', params: { file: '/chez/quelqu-un/campagne/OCC/perdu' }, place: { file: '/chez/quelqu-un' } }] };
    const text = await markdownOf([...REGION, lost]);
    expect(text).toContain('| **…/OCC/perdu** |');
    expect(text).not.toMatch(/quelqu-un|undefined|\[object|NaN/);
  });

  it.each([
    ['a target due', { level: 2, since: '2026-11-24', official: true }, 'cible 2 depuis le 24 novembre 2026 |'],
    ['a target to come', { level: 2, since: '2026-11-25', official: true }, 'cible 2 pour le 25 novembre 2026 |'],
    ['a target that no source sets', { level: 2, since: '2026-01-01', official: false }, 'cible 2 depuis le 1er janvier 2026, proposition |'],
    ['no target', null, 'sans cible |'],
  ])('says of a theme %s', async (_what, target, said) => {
    expect(plain(await markdownOf([service('a', '76')], 'fr', { themes: [{ id: 'acces', title: 'Accès', top: 3, target }] }))).toContain(`Accès<br>${said}`);
  });

  it('leaves a level and a day to fill for each theme of a service that promises nothing, and for no other', async () => {
    const [, open = ''] = plain(await markdownOf(REGION)).split('### Engagements à prendre');
    const [row = '', ...others] = open.split('\n').filter((line) => /^\| \d/.test(line));
    expect(others.filter((line) => line.includes('niveau visé'))).toEqual([]);
    expect(row).toMatch(/^\| 1 \| \*\*Alizé\*\*.*\| – \| niveau visé …+<br>pour le …+ \|/);
    expect(plain(await markdownOf([service('a', '76', { commitments: [promise()] })]))).not.toContain('À prendre');
  });

  it('asks for nothing to be signed when nothing could be read', async () => {
    const text = plain(await markdownOf([broken('a', '76')]));
    expect(text).toContain('> Aucun dossier de la région n’a pu être lu : rien ne peut être signé en l’état.');
    expect(text).toContain('Sans service évalué, ce document ne se signe pas');
    expect(text).not.toContain('Nom et fonction');
    expect(text).toMatch(/\| \*\*a\*\* \| ligne 5, colonne 3 : une ancre YAML/);
  });

  it('keeps what is hostile a text: no heading, no cell, no link, no order to a screen, no day that is none', async () => {
    const evil = '=HYPERLINK("https://x")<script>\u001b[2J\u202Etxt\n# Titre\n| a | www.x.fr ![i](https://y) `c` &lt;';
    const text = await markdownOf([service('a', '76', { category: evil, actor: evil, product: { name: evil, vendor: evil }, overdue: [{ id: evil, since: '9999-99-99' }], commitments: [{ id: evil, due: '2026-99-99', state: 'pending', basis: null, by: evil, date: '0000-00-00' }] }), { ...broken(evil, '76'), problems: [{ code: evil, params: {}, place: {} }] }]);
    expect(text).not.toMatch(/\u001b|\u202E|[^\\]<script|^# Titre|:\/\/|www\.|!\[i\]|[^\\]`c/m);
    const tables = text.split('\n').filter((line) => line.startsWith('|'));
    for (const line of tables) expect(line.replace(/\\\|/g, '').split('|').length).toBeGreaterThan(3);
    expect(text).toContain('2026-99-99');
  });

  it('cuts no reference in two: requirements that share one are told apart', async () => {
    expect(plain(await markdownOf(REGION))).toContain('depuis le 1er janvier 2021 : EXI 1<br>depuis le 1er janvier 2026 : EXI 2 (ACC-2)');
  });
});

describe('the convention of a region in PDF', () => {
  it('is tagged, titled, in its language, bookmarked, with its fonts inside', async () => {
    const text = (await pdfOf(REGION)).toString('latin1');
    for (const mark of ['/MarkInfo', '/StructTreeRoot', '/Lang (fr-FR)', '/Outlines', '/DisplayDocTitle true', '/FontFile2', '/S /H1', '/S /H2', '/S /Table', '/S /TH', '/S /TD', '/S /Figure', '/Alt']) expect(text, mark).toContain(mark);
    expect(text).not.toMatch(/\/BaseFont \/Helvetica/);
  });

  it('is the same bytes for the same campaign', async () => {
    const [first, second] = [await pdfOf(REGION), await pdfOf([...REGION].reverse())];
    expect(first.equals(second)).toBe(true);
  });

  it('lies down for the tables of themes and nothing else', async () => {
    expect(sheets(await pdfOf(REGION)).join(' ')).toMatch(/^(upright ){2,}(lying ?)+( ?upright){2}$/);
    expect(new Set(sheets(await pdfOf([broken('a', '76')])))).toEqual(new Set(['upright']));
  });

  it.each([
    ['a very long name', 'Plateforme territoriale de coordination et d’échange '.repeat(8)],
    ['one word of 400 letters', 'x'.repeat(400)],
  ])('holds %s', async (_what, name) => {
    const many = Array.from({ length: 12 }, (_, index) => service(`d${index}`, '76', { product: { name, vendor: name }, category: name, actor: name, commitments: index % 2 === 0 ? [] : [promise({ by: name })] }));
    expect(sheets(await pdfOf(many)).length).toBeLessThan(20);
  });

  it('puts many themes in tables of at most six', () => {
    const themes = Array.from({ length: 13 }, (_, index) => ({ id: `t${index}`, title: `Thème ${index}`, top: 1, target: null }));
    const document = documentOf([service('a', '76', { themes: themes.map(({ id }) => ({ id, level: { low: 0, high: 1 }, proven: 0 })) })], 'fr', { themes });
    const [services] = document.sections.filter(({ title }) => title.startsWith('Article\u00A05') || title.startsWith('Article 5'));
    expect(services?.blocks.flatMap((block) => (block.kind === 'table' ? [block.columns.length - 2] : []))).toEqual([5, 5, 3]);
  });
});
