import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CampaignEntry, ReadEntry } from '../../src/core/campaign/campaign.js';
import type { Lang } from '../../src/i18n/index.js';
import { heatmap } from '../../src/reporters/campaign/html/heatmap.js';
import { sheets } from '../../src/reporters/campaign/html/sheets.js';
import { Standings } from '../../src/reporters/campaign/html/standings.js';
import { CampaignModel } from '../../src/reporters/campaign/model.js';
import { CampaignView } from '../../src/reporters/campaign/html/view.js';
import { htmlReporter } from '../../src/reporters/campaign/html.js';
import { promisesByMark } from '../../src/reporters/figures/commitment-marks.js';
import { textWidth } from '../../src/reporters/figures/text-width.js';
import { verdictBar, type VerdictPart } from '../../src/reporters/figures/verdict-bar.js';
import { aCampaign, anEntry, campaignModel, FULL, UNREADABLE } from '../fixtures/campaign-fixture.js';

const SURFACE = { assets: { font: () => Promise.resolve(new Uint8Array()) }, paint: {} as never, width: 100 };

async function pageOf(entries: readonly CampaignEntry[], lang: Lang = 'fr'): Promise<string> {
  const page = await htmlReporter.render(campaignModel(entries, lang), SURFACE);
  return [...(page as Iterable<string>)].join('');
}

const mainOf = (page: string): string => page.slice(page.indexOf('<main'), page.indexOf('</main>'));
/** What a person reads, a line for each block. */
const linesOf = (html: string): string =>
  html
    .replace(/<(?:svg)[\s\S]*?<\/svg>/g, '')
    .replace(/<\/(?:p|h\d|li|tr|figcaption|dd|dt|summary|caption|option|th|td|div|small|label)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/[\u00A0\u202F]/g, ' ')
    .replace(/\n\s*/g, '\n')
    .trim();
const articles = (page: string): string[] => page.match(/<article[\s\S]*?<\/article>/g) ?? [];
const OTHER = anEntry('autre', { region: '11', product: { name: 'Bêta Soins' }, verdict: 'compliant', verdictProven: 'undetermined', themes: [{ id: 'beta', level: { low: 3, high: 3 }, proven: 1 }], distance: 2 });

describe('the page of a campaign', () => {
  it('is the one people have read', async () => {
    const main = mainOf(await pageOf([FULL, OTHER, UNREADABLE]));
    await expect(`${main.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot('../fixtures/campaign/page.html');
  });

  it('says the same in English', async () => {
    await expect(`${linesOf(mainOf(await pageOf([FULL, OTHER, UNREADABLE], 'en')))}\n`).toMatchFileSnapshot('../fixtures/campaign/page.en.txt');
  });

  it('leads nowhere that is not in it, and names nothing twice', async () => {
    const page = await pageOf([FULL, OTHER, UNREADABLE]);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/ (?:href="#|aria-labelledby="|for=")([^"]+)"/g)) expect(ids).toContain(target);
  });

  it('allows its own script and style alone, and asks for nothing', async () => {
    const page = await pageOf([FULL]);
    expect(page).toMatch(/content="default-src 'none'; style-src 'sha256-[^']{44}'; script-src 'sha256-[^']{44}'; font-src data:; base-uri 'none'; form-action 'none'"/);
    expect(page).not.toMatch(/ style="| on[a-z]+="|https?:/);
  });

  it.each<[string, readonly CampaignEntry[], RegExp]>([
    ['no dossier at all', [], /0 dossier reçu, 0 lu, 0 illisible/],
    ['nothing that can be read', [UNREADABLE], /1 dossier reçu, 0 lu, 1 illisible.*1 dossier illisible/s],
    ['one dossier that says nothing', [anEntry('seul')], /1 dossier ne dit pas sa région.*Aucun thème ne s’applique à ce produit/s],
    ['no region', [{ ...FULL, region: undefined } as unknown as ReadEntry, anEntry('b')], /2 dossiers ne disent pas leur région/],
  ])('stands with %s', async (_what, entries, said) => {
    const page = await pageOf(entries);
    expect(linesOf(mainOf(page))).toMatch(said);
    expect(page).not.toMatch(/undefined|NaN|Infinity/);
  });

  it('shows what was examined only where something was', async () => {
    expect(linesOf(await pageOf([FULL]))).toMatch(/prouvé 1, déclaré 2 à 3, examiné 0/);
    const unexamined = await pageOf([OTHER]);
    expect(linesOf(mainOf(unexamined))).not.toMatch(/examin/);
  });

  it('marks a target without an official source as a proposal', async () => {
    const lines = linesOf(mainOf(await pageOf([FULL])));
    expect(lines).toContain('cible 4, proposition, 30 juin 2027');
    expect(lines).toContain('cible 3, 1er janvier 2026');
  });
});

describe('a stranger’s dossier', () => {
  const EVIL = '<script>alert(1)</script>"\'&lt;\u202Egnp.exe\u2066\u001B[31m';
  const hostile = anEntry('../../etc/passwd', {
    category: EVIL,
    actor: EVIL,
    product: { name: `SECRET ${EVIL}`, version: EVIL, vendor: EVIL, kind: EVIL },
    themes: [{ id: '__proto__', level: { low: 9, high: 9 }, proven: 9 }, { id: 'alpha', level: { low: 1, high: 1 }, proven: 0 }],
    standings: [{ referential: EVIL, edition: '2', letters: 'MMM' }, { referential: 'regles', edition: '2', letters: '<MMMM' }],
    contradictions: [EVIL],
    overdue: [{ id: EVIL, since: null }],
    losses: [{ evidence: EVIL, loss: 'absent' }],
    commitments: [{ id: EVIL, due: '2026-01-01', state: 'missed', basis: null, requirement: EVIL }, { id: 'x', due: '2026-01-01', state: 'missed', basis: null, theme: EVIL, level: 1 }],
    reviews: [{ requirement: EVIL, state: 'refused', comment: EVIL.repeat(200), by: EVIL, date: '2026-01-01' }],
    distance: 1,
  });

  it('drives nothing, and is read as it is written', async () => {
    const page = await pageOf([hostile, OTHER]);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u001B]/);
    expect(page).toContain('&lt;script&gt;alert(1)');
  });

  it('nor does the title of the campaign, which the style sheet repeats on each printed sheet', async () => {
    const model = campaignModel([OTHER]);
    const page = await htmlReporter.render(new CampaignModel({ ...model.report, title: EVIL + '\\' }), SURFACE);
    const text = [...(page as Iterable<string>)].join('');
    expect([text.match(/<script/g)?.length, text.match(/<\/style>/g)?.length]).toEqual([1, 1]);
    expect(/::before\{content:"([^"]*)";/.exec(text.slice(text.indexOf('.product::before')))?.[1]).toMatch(/^\\3c script\\3e alert\\28 1/);
  });

  it('stays out of the pages of the others', async () => {
    const [, other] = articles(await pageOf([hostile, OTHER])).sort((a, b) => Number(b.includes('SECRET')) - Number(a.includes('SECRET')));
    expect(other).toContain('Bêta Soins');
    expect(other).not.toMatch(/SECRET|alert|passwd/);
  });

  it('is never longer than a page holds', async () => {
    const long = 'mot'.repeat(2000);
    const many = Array.from({ length: 3000 }, (_, index) => `r${index}`);
    const page = await pageOf([anEntry(long, { product: { name: long, vendor: long }, category: long, actor: long, contradictions: many, overdue: many.map((id) => ({ id, since: null })), losses: many.map((evidence) => ({ evidence: evidence + long, loss: 'absent' as const })), reviews: many.map((requirement) => ({ requirement, state: 'accepted' as const, comment: long, by: long, date: '2026-01-01' })) })]);
    const [article = ''] = articles(page);
    expect(article.length).toBeLessThan(60_000);
    expect(linesOf(article)).toContain('et 2 960 autres');
    expect(page.length).toBeLessThan(250_000);
  });

  it('cannot make a row of two: each is on its own line', async () => {
    const page = await pageOf([anEntry('n', { product: { name: 'a\nb\u2028<tr><th scope="row">c' } })]);
    expect(page.match(/<tr><th scope="row"><a href="#p\d+">/g)).toHaveLength(1);
  });
});

describe('a long campaign', () => {
  const many = Array.from({ length: 650 }, (_, index) => anEntry(`d${index}`, { distance: index % 7, themes: [{ id: 'alpha', level: { low: 1, high: 2 }, proven: 0 }] }));

  it('holds every product, and builds the first ones only', async () => {
    const page = await pageOf(many);
    expect(articles(page)).toHaveLength(650);
    expect(page.match(/<tr><th scope="row"><a href="#p\d+">/g)).toHaveLength(650);
    const built = page.replace(/<noscript[\s\S]*?<\/noscript>/g, '');
    expect(articles(built)).toHaveLength(100);
    expect([...page.matchAll(/data-from="(\d+)"><noscript><article class="product" id="p(\d+)"/g)].every(([, from, first]) => from === first)).toBe(true);
  });

  it('of up to six hundred is built whole', async () => {
    const page = await pageOf(many.slice(0, 600));
    expect(page).not.toContain('<noscript');
  });

  it('says which pages are left out, and the other ways to have them', () => {
    const view = new CampaignView(campaignModel(many), 130);
    const text = [...sheets(view)].join('');
    expect(articles(text)).toHaveLength(130);
    expect(linesOf(text)).toMatch(/Les 130 premiers produits sur 650 .* convergence report .* une campagne par région/);
    const table = [...heatmap(view)].join('');
    expect([...table.matchAll(/href="#p(\d+)"/g)].every(([, rank]) => Number(rank) <= 130)).toBe(true);
    expect(table).toContain('<bdi>Produit d649</bdi>');
  });
});

describe('the letters of a product', () => {
  const standings = new Standings(aCampaign([]).editions);

  it('are counted theme by theme', () => {
    const counts = standings.byTheme(FULL);
    expect([...counts].map(([theme, each]) => [theme, Object.fromEntries(each)])).toEqual([['alpha', { unmet: 1, met: 1, contradicted: 1 }], ['beta', { 'met-proven': 1, partial: 1, unknown: 1 }]]);
    expect([standings.of(FULL, 'b2'), standings.of(FULL, 'z1'), standings.of(FULL, 'nowhere')]).toEqual(['partial', 'unknown', undefined]);
  });

  it('of rules this campaign does not hold count nowhere', () => {
    const strange = anEntry('x', { standings: [{ referential: 'regles', edition: '2', letters: 'MM' }, { referential: 'toString', edition: '2', letters: 'MMMMM' }] });
    expect(standings.byTheme(strange).size).toBe(0);
  });
});

describe('the figures', () => {
  const DRAWN = ['proven', 'declared', 'undetermined', 'fails', 'none', 'unreadable'] as const;

  it('no label of the verdicts touches another, nor leaves the figure', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant(0), fc.nat(3), fc.nat(100_000)), { minLength: 6, maxLength: 6 }), (counts) => {
        const parts = DRAWN.map((drawn, index): VerdictPart => ({ drawn, count: counts[index] ?? 0, label: `${counts[index] ?? 0} sans exigence opposable` }));
        const figure = verdictBar(parts, '');
        const labels = figure.shapes.flatMap((shape) => (shape.kind === 'text' ? [{ y: shape.y, from: shape.x, to: shape.x + textWidth(shape.text, shape.size, 'semibold') }] : []));
        expect(labels).toHaveLength(counts.filter((count) => count > 0).length);
        for (const [index, a] of labels.entries()) {
          expect(a.from).toBeGreaterThanOrEqual(0);
          expect(a.to).toBeLessThanOrEqual(figure.width + 0.5);
          expect(a.y).toBeLessThanOrEqual(figure.height);
          for (const b of labels.slice(index + 1)) expect(a.y !== b.y || a.to <= b.from || b.to <= a.from).toBe(true);
        }
      }),
    );
  });

  it.each([[0, 1], [24, 1], [25, 2], [49, 5], [120, 5], [121, 10], [240, 10], [1581, 100], [100_000, 5000]])('%i promises: one mark for %i', (count, by) => {
    expect(promisesByMark([count, 1])).toBe(by);
  });
});
