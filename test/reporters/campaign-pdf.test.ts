import { inflateSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import type { Campaign, CampaignEntry } from '../../src/core/campaign/campaign.js';
import { pdfReporter } from '../../src/reporters/campaign/pdf.js';
import { pdfDocument } from '../../src/reporters/pdf/document.js';
import { drawCampaign } from '../../src/reporters/campaign/pdf/draw.js';
import { shares } from '../../src/reporters/campaign/pdf/product-lists.js';
import { aCampaign, campaignModel, manyEntries, readEntry, SURFACE, unreadableEntry } from '../fixtures/campaign-entries.js';

const pdfOf = async (entries: readonly CampaignEntry[], { lang = 'fr', title, ...more }: Partial<Campaign> & { readonly lang?: 'fr' | 'en'; readonly title?: string } = {}): Promise<Buffer> => Buffer.from((await pdfReporter.render(campaignModel(aCampaign(entries, more), lang, title), SURFACE)) as Uint8Array);

const inflated = (bytes: Buffer): string => {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return '';
  }
};

interface Objects {
  readonly all: ReadonlyMap<number, string>;
  stream(id: number): string;
}

/** The objects of a document by number, its streams inflated. */
function objectsOf(pdf: Buffer): Objects {
  const text = pdf.toString('latin1');
  const all = new Map([...text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [Number(id), body] as const));
  return {
    all,
    stream: (id) => {
      const body = all.get(id) ?? '';
      const from = body.indexOf('stream\n') + 'stream\n'.length;
      return inflated(Buffer.from(body.slice(from, from + Number(/\/Length (\d+)/.exec(body)?.[1])), 'latin1'));
    },
  };
}

/** What each glyph of a font reads as, from its ToUnicode map: ranges of codes, each followed by its letters. */
function lettersOf(map: string): ReadonlyMap<string, string> {
  const unicode = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  const letters = new Map<string, string>();
  for (const [, from = '', , list = ''] of map.matchAll(/<(\w{4})> <(\w{4})> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<(\w+)>/g)].forEach(([, hex = ''], index) => letters.set((parseInt(from, 16) + index).toString(16).padStart(4, '0'), unicode(hex)));
  }
  return letters;
}

/** The text of each page, from the bytes alone: its glyphs through the maps of the fonts they are drawn with. */
function pageTexts(pdf: Buffer): string[] {
  const { all, stream } = objectsOf(pdf);
  const fonts = new Map([...all].filter(([, body]) => /\/Type \/Font\b[\s\S]*\/ToUnicode/.test(body)).map(([id, body]) => [id, lettersOf(stream(Number(/\/ToUnicode (\d+)/.exec(body)?.[1])))] as const));
  const order = [...(/\/Type \/Pages[\s\S]*?\/Kids \[([^\]]*)\]/.exec([...all.values()].find((body) => body.includes('/Type /Pages')) ?? '')?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id));
  return order.map((page) => {
    const body = all.get(page) ?? '';
    const resources = all.get(Number(/\/Resources (\d+)/.exec(body)?.[1])) ?? body;
    const named = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id]) => [name, fonts.get(Number(id))] as const));
    let font: ReadonlyMap<string, string> | undefined;
    return [...stream(Number(/\/Contents (\d+)/.exec(body)?.[1])).matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)]
      .map(([, name, shown = '']) => {
        if (name !== undefined) font = named.get(name);
        return [...shown.matchAll(/<(\w*)>/g)].map(([, hex = '']) => (hex.match(/.{4}/g) ?? []).map((code) => font?.get(code) ?? '?').join('')).join('');
      })
      .filter((each) => each !== '')
      .join(' ')
      .replace(/[\u00A0\u202F\s]+/g, ' ');
  });
}

describe('the PDF of a campaign', () => {
  const ENTRIES = [readEntry('a'), unreadableEntry('b', { announced: { product: 'Produit b', editor: 'Éditeur du manifeste' } }), readEntry('c', { region: '06', verdict: 'compliant', verdictProven: 'compliant', overdue: [], contradictions: [], commitments: [], losses: [], lost: 0, reviews: [], distance: 0 })];

  it('tells on page one, to a director, what the campaign comes to', async () => {
    const [one = '', two = ''] = pageTexts(await pdfOf(ENTRIES));
    for (const said of ['Campagne 2026', 'dossiers évalués au 24 novembre 2026 · 3 dossiers reçus, 2 lus, 1 illisible · 1 éditeur', '1 conforme, prouvé', '1 non conforme', '1 illisible', 'Accès des professionnels', 'cible 2, proposition', 'À auditer d’abord', 'Produit a 2.1', 'EXI 02, Deux facteurs', '327 jours', 'Non conformes, par région', 'OCC 1/1', 'MAY 0/1', '3 engagements', '1 tenu et prouvé, 0 tenu d’après les réponses, 1 manqué et 1 à venir.']) expect(one).toContain(said);
    for (const said of ['Occitanie OCC 1 1 0', 'Île-de-France IDF 0 0 1', 'EXI 02, Deux facteurs à chaque entrée', '1ᵉʳ janvier 2026', 'Manqués, les plus anciens', 'Accès des professionnels, niveau 4']) expect(two).toContain(said);
    expect(one).not.toMatch(/undefined|NaN|\[object/);
  });

  it('then has a page for each product, and for nothing of another', async () => {
    const pages = pageTexts(await pdfOf(ENTRIES));
    const of = (name: string): string[] => pages.filter((page) => page.startsWith(`Produit ${name} 2.1 Atelier Fictif`));
    expect([of('a').length, of('c').length, pages.length]).toEqual([1, 1, 6]);
    for (const said of ['Télésuivi · GRADeS · Occitanie · 1 200 utilisateurs', 'dossier a', 'non conforme, déclaré', 'Prouvé : indéterminé ; 2 échelons déclarés restent à prouver.', '1 (3–4)', 'prouvé 1', 'déclaré 3', 'Cible 3 depuis le 1ᵉʳ janvier 2026', 'examiné 0', 'Cible 2, proposition au 30 juin 2027', '2 exigences opposables en retard', 'depuis le 1ᵉʳ janv. 2026, 327 jours', '1 exigence contredite', 'R-3, Un échange chiffré', '3 engagements', 'manqué, 147 jours', '1 point examiné', 'La capture montre un autre produit.', 'refusé, auditeur, le 20 nov. 2026', 'preuve attestation', 'expirée', '1 mesure que rien n’appuie plus']) expect(of('a')[0]).toContain(said);
    for (const said of ['conforme, prouvé', 'Aucune exigence opposable en retard', 'Aucune réponse contredite', 'Aucun engagement']) expect(of('c')[0]).toContain(said);
    expect(of('c')[0]).not.toMatch(/Produit a|EXI 02/);
  });

  it('ends with what could not be read and how it was worked out', async () => {
    const last = pageTexts(await pdfOf(ENTRIES)).at(-1) ?? '';
    for (const said of ['1 dossier illisible', 'Produit b · Éditeur du manifeste', 'le fichier est vide', 'Méthode', 'Modèle de calcul 1.', 'non affilié à l’ANS', 'essai 2026', 'en vigueur']) expect(last).toContain(said);
    expect(last.replace(/ /g, '')).toContain('ab'.repeat(32));
  });

  it('writes the levels of every product on every theme, in as many tables as it takes', async () => {
    const themes = Array.from({ length: 12 }, (_, rank) => ({ id: `t${rank}`, title: `Thème ${rank}`, top: 3, target: null }));
    const entry = readEntry('a', { themes: themes.map(({ id }, rank) => ({ id, level: { low: rank % 4, high: 3 }, proven: 0 })) });
    const pages = pageTexts(await pdfOf([entry], { themes }));
    expect(pages.filter((page) => /Thèmes \d+ à \d+ sur 12/.test(page))).toHaveLength(3);
    expect(pages[1]).toContain('Thème 11');
    // A ladder for each theme that has room for one, its levels in words for the others: still one page.
    const own = pages.filter((page) => page.startsWith('Produit a'));
    expect(own).toHaveLength(1);
    for (const { title } of themes) expect(own[0]).toContain(title);
  });

  it('is tagged, titled, in its language, bookmarked, with its fonts inside', async () => {
    const text = (await pdfOf(ENTRIES)).toString('latin1');
    for (const mark of ['/MarkInfo', '/StructTreeRoot', '/Lang (fr-FR)', '/Outlines', '/DisplayDocTitle true', '/FontFile2', '/S /H1', '/S /H2', '/S /Table', '/S /TH', '/S /Figure', '/Alt', '/Dests']) expect(text, mark).toContain(mark);
    expect(text).not.toMatch(/\/BaseFont \/Helvetica/);
    expect((await pdfOf(ENTRIES, { lang: 'en' })).toString('latin1')).toContain('/Lang (en-GB)');
  });

  it('is the same bytes for the same campaign, at any hour', async () => {
    const at = async (hour: string): Promise<string> => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date(hour) });
      try {
        return (await pdfOf(manyEntries(40))).toString('latin1');
      } finally {
        vi.useRealTimers();
      }
    };
    expect(await at('2031-07-14T15:16:17Z')).toBe(await at('2026-11-24T08:00:00Z'));
  });

  it('speaks English too', async () => {
    const [one = ''] = pageTexts(await pdfOf(ENTRIES, { lang: 'en', title: 'Campaign 2026' }));
    for (const said of ['Campaign 2026', 'Whom to audit first', '3 commitments', '1 held and proven, 0 held by the answers, 1 missed and 1 to come.']) expect(one).toContain(said);
  });

  it.each<[string, readonly CampaignEntry[], number]>([
    ['nothing received', [], 3],
    ['nothing readable', [unreadableEntry('a'), unreadableEntry('b')], 3],
    ['one product without a theme', [readEntry('a', { themes: [] })], 5],
  ])('stands with %s', async (_what, entries, count) => {
    const pages = pageTexts(await pdfOf(entries));
    expect(pages).toHaveLength(count);
    for (const page of pages) expect(page).not.toMatch(/undefined|NaN/);
  });

  it('keeps page one and each product on one page, whatever a stranger writes, and nothing unseen', async () => {
    const evil = `=HYPERLINK("http://x")<script>\u001B[2J\u202Etxt.exe ${'Plateforme territoriale '.repeat(30)}${'x'.repeat(300)}`;
    const hostile = readEntry(evil, { product: { name: evil, vendor: evil, version: evil }, category: evil, actor: evil, overdue: Array.from({ length: 60 }, (_, rank) => ({ id: `${rank}${evil}`, since: '2026-01-01' })), contradictions: Array.from({ length: 60 }, () => evil), commitments: Array.from({ length: 40 }, () => ({ id: evil, due: '2026-01-01', state: 'missed' as const, basis: null })), reviews: Array.from({ length: 40 }, () => ({ evidence: evil, state: 'refused' as const, comment: evil, by: evil, date: '2026-01-01' })), losses: Array.from({ length: 40 }, () => ({ evidence: evil, loss: 'altered' as const })), distance: 99 });
    const pages = pageTexts(await pdfOf([hostile, readEntry('z'), unreadableEntry(evil, { category: evil, actor: evil })], { title: 'Campagne '.repeat(60) }));
    expect(pages.filter((page) => page.startsWith('Campagne Campagne') && page.includes('À auditer d’abord'))).toHaveLength(1);
    const [own, other] = pages.filter((page) => / (?:non conforme|conforme), /.test(page) && page.includes('Où en est chaque thème'));
    expect(own).toMatch(/et 55 autres .* et 55 autres .* et 35 autres/);
    expect(other?.startsWith('Produit z')).toBe(true);
    expect(other).not.toContain('HYPERLINK');
    for (const page of pages) expect(page).not.toMatch(/[\u001B\u202E]/);
    expect(pages.length).toBeLessThan(25);
  });

  it('says how many products have no page, and where to find theirs', async () => {
    const entries = Array.from({ length: 9 }, (_, rank) => readEntry(`d${rank}`, { distance: rank }));
    const model = campaignModel(aCampaign(entries));
    const footer = { referentials: '', result: '', notice: '' };
    const bytes = await pdfDocument({ lang: 'fr', title: 't', date: '2026-11-24', tool: model.report.tool, footer }, SURFACE.assets, (pen) => drawCampaign(pen, model, { pages: 2, rows: 5 }));
    const pages = pageTexts(Buffer.from(bytes));
    expect(pages.filter((page) => page.startsWith('Produit d')).map((page) => page.slice(0, 10))).toEqual(['Produit d8', 'Produit d7']);
    expect(pages.join(' ')).toMatch(/Les 5 premiers produits sur 9, par écart.*Une page chacun pour les 2 premiers produits sur 9/);
    expect(pages.join(' ').match(/Produit d4 2\.1 /g)).not.toBeNull();
    expect(pages.join(' ')).not.toMatch(/Produit d3 2\.1 (?!Atelier)/);
  });
});

describe('the lists of a product', () => {
  const lists = (...lengths: readonly number[]): { items: number[] }[] => lengths.map((length) => ({ items: Array.from({ length }, (_, rank) => rank) }));

  it('share the room that is left, the short ones whole', () => {
    expect(shares(lists(2, 50, 50), 3 * 18 + 20 * 11.25)).toEqual([2, 9, 9]);
    expect(shares(lists(1, 0, 2), 1000)).toEqual([1, 0, 2]);
    expect(shares(lists(5, 5), 0)).toEqual([0, 0]);
  });
});
