import { describe, expect, it } from 'vitest';
import type { Campaign } from '../../src/core/campaign/campaign.js';
import type { Links } from '../../src/core/campaign/comparison/rules.js';
import type { Lang } from '../../src/i18n/index.js';
import { CAMPAIGN_COMPARISON_REPORTERS } from '../../src/reporters/campaign-comparison/index.js';
import { ComparisonModel } from '../../src/reporters/campaign-comparison/model.js';
import { rule, ruleSet } from '../fixtures/one-question-rules.js';
import { AFTER, BEFORE, campaignOf, compared, compiled, linksFor, RULES, VOCABULARY, type Received } from '../fixtures/compared-campaigns.js';

const PLAIN = { strong: (text: string) => text, dim: (text: string) => text, good: (text: string) => text, bad: (text: string) => text };
const SURFACE = { assets: { font: () => Promise.resolve(new Uint8Array()) }, paint: PLAIN, width: 100 };

async function shown(format: string, before: Campaign, after: Campaign, lang: Lang = 'fr', links?: Links): Promise<string> {
  const reporter = CAMPAIGN_COMPARISON_REPORTERS.find(({ id }) => id === format);
  if (!reporter) throw new Error(`no format ${format}`);
  const { entries: _before, ...old } = before;
  const { entries: _after, ...now } = after;
  const content = await reporter.render(new ComparisonModel({ lang, tool: { name: 'convergence', version: '0' }, comparison: compared(before, after, links), heads: [old, now], vocabulary: VOCABULARY, questions: [] }), SURFACE);
  return typeof content === 'string' ? content : [...content].join('');
}

const FORMATS = CAMPAIGN_COMPARISON_REPORTERS.map(({ id }) => id);
const proof = { p: { file: 'p.pdf', date: '2025-01-01', until: '2026-06-30', fileState: 'present' as const } };
const promise = (parts: object = {}) => ({ id: 'k', theme: 't', level: 2, date: '2025-01-01', due: '2026-06-30', ...parts });
const product = (name: string, version: string) => ({ name, version, vendor: 'Atelier Nord' });

/** A region in two years: one of each thing that happens. */
const YEAR_ONE: Readonly<Record<string, Received | null>> = {
  alize: { product: product('Alizé', '1.0'), region: '76', answered: { a: false, b: true }, commitments: [promise()] },
  boussole: { product: product('Boussole', '2.1'), region: '11', answered: { a: true, b: true }, commitments: [promise({ level: 3 })] },
  calypso: { product: product('Calypso', '3'), region: '11', answers: { a: { value: true, evidence: ['p'] } }, evidence: proof },
  delta: { product: product('Delta', '1'), region: '84', answered: { signedOn: '2025-06-01' }, commitments: [promise(), { id: 'l', requirement: 'A', date: '2025-01-01', due: '2026-03-31' }] },
  escale: { product: product('Escale', '1'), commitments: [promise()] },
  granit: null,
  horizon: { product: product('Horizon', '1'), answered: { a: true } },
  'iris-2025': { product: product('Iris', '5'), region: '84', answered: { a: false } },
  jonque: { product: product('Jonque', '1') },
};
const YEAR_TWO: Readonly<Record<string, Received | null>> = {
  alize: { product: product('Alizé', '2.0'), region: '76', answered: { a: true, b: true }, commitments: [promise()] },
  boussole: { product: product('Boussole', '2.1'), region: '11', answered: { a: false, b: true }, commitments: [promise({ level: 3, due: '2027-12-31' }), { id: 'n', requirement: 'A', date: '2026-10-01', due: '2027-03-31' }] },
  calypso: { product: product('Calypso', '3'), region: '11', answers: { a: { value: true, evidence: ['p'] } }, evidence: proof },
  delta: { product: product('Delta', '1'), region: '84', answered: { signedOn: '2025-06-01' }, commitments: [promise({ level: 1, due: '2027-06-30' })] },
  granit: { product: product('Granit', '1') },
  horizon: null,
  iris: { product: product('Iris', '6'), region: '84', answered: { a: true } },
  'jonque-1': { product: product('Jonque', '1') },
  'jonque-2': { product: product('Jonque', '1') },
};

describe('two campaigns compared, in words', () => {
  it.each(['fr', 'en'] as const)('read the same as they did, in %s', async (lang) => {
    await expect(await shown('markdown', campaignOf(BEFORE, YEAR_ONE), campaignOf(AFTER, YEAR_TWO), lang)).toMatchFileSnapshot(`../fixtures/compared-campaigns/evolution.${lang}.md`);
    await expect(await shown('terminal', campaignOf(BEFORE, YEAR_ONE), campaignOf(AFTER, YEAR_TWO), lang)).toMatchFileSnapshot(`../fixtures/compared-campaigns/evolution.${lang}.txt`);
  });

  it('keep French spacing in French, none in English', async () => {
    for (const format of ['terminal', 'markdown', 'html', 'csv']) {
      const [fr, en] = [await shown(format, campaignOf(BEFORE, YEAR_ONE), campaignOf(AFTER, YEAR_TWO)), await shown(format, campaignOf(BEFORE, YEAR_ONE), campaignOf(AFTER, YEAR_TWO), 'en')];
      const prose = (text: string): string => text.replace(/<style>.*?<\/style>|<[^>]*>/gs, '');
      expect(prose(fr).match(/ [:;?!»](?=\s)|« /g) ?? []).toEqual([]);
      expect(prose(en).replace(/Question . \?|. \?/g, '').match(/[ \u00A0\u202F][:;](?=\s)/g) ?? []).toEqual([]);
    }
  });

  it('say that nothing moved when nothing did', async () => {
    const same = campaignOf(AFTER, YEAR_ONE);
    const text = (await shown('markdown', same, same)).replace(/\u00A0/g, ' ');
    expect(text).toContain('Aucun dossier retrouvé n’a bougé.');
    expect(text).toContain('> Les deux campagnes sont du même jour.');
    expect(text).not.toMatch(/Ceux qui|Pourquoi/);
  });

  it('name an edition that changed, what it adds and what it withdraws', async () => {
    const newer = [compiled(ruleSet([...RULES.requirements.filter(({ id }) => id !== 'B'), rule('NEUVE', { metWhen: { question: 'b', equals: true } })], { edition: 'f' }), 'other')];
    const text = (await shown('markdown', campaignOf(BEFORE, { d: { answered: { a: true, b: false } } }), campaignOf(AFTER, { d: { answered: { a: false, b: false } } }, newer), 'fr', linksFor([compiled(RULES)]))).replace(/[\u00A0\u202F]/g, ' ');
    expect(text).toContain('> Les règles ne sont pas les mêmes : 1 référentiel diffère.');
    expect(text).toContain('> Ces règles ne sont pas livrées avec cette version : r f.');
    expect(text).toContain('r : e → f ; nouvelles : NEUVE ; retirées : B');
    expect(text).toMatch(/✗ A, A : tenue, déclarée → non tenue, par règles et réponses \(Question a \?\), désormais en retard/);
    expect(text).toContain('1 exigence nouvelle avec l’édition');
  });
});

describe('a stranger’s words', () => {
  const evil = '=HYPERLINK("http://x")<script>alert(1)</script>|[x](http://y)`\u001b[2J\u202Etxt.exe\n# titre';
  const named = (key: string, a: boolean): Received => ({ product: { name: `${key} ${evil}`, version: evil, vendor: evil }, answered: { a }, evidence: { [evil.slice(0, 60)]: { file: 'p', date: '2025-01-01', fileState: a ? 'absent' : 'present' } }, commitments: [{ id: evil, theme: 't', level: 2, date: '2025-01-01', due: '2026-01-01' }] });
  const before = campaignOf(BEFORE, { [`k${evil}`]: named('un', false), gone: named('parti', false), sain: { product: { name: 'Sain' }, answered: { a: false } }, doubtful: named('double', true) });
  const after = campaignOf(AFTER, { [`k${evil}`]: { ...named('un', true), commitments: [] }, x: named('double', true), y: named('double', true), sain: { product: { name: 'Sain' }, answered: { a: true } } });

  it.each(FORMATS)('stay where they are in %s', async (format) => {
    const text = await shown(format, before, after);
    expect(text).not.toMatch(/\u001b|\u202E|\u0000/);
    expect(text).toContain('Sain');
    if (format === 'html') {
      expect(text.match(/<script/g)).toBeNull();
      expect(text).not.toMatch(/(href|src)="http/);
    }
    if (format === 'markdown') {
      expect(text).not.toMatch(/^# titre|(?<!\\)<script|(?<!\\)\[x\]/m);
    }
    if (format === 'csv') {
      expect(text.split('\r\n').filter((line) => /(^|;)"?[=+@]/.test(line))).toEqual([]);
      const cells = text.trimEnd().split('\r\n').map((line) => line.replace(/"(?:[^"]|"")*"/g, '').split(';').length);
      expect(new Set(cells).size).toBe(1);
    }
    if (format === 'json') expect(() => JSON.parse(text) as unknown).not.toThrow();
  });

  it('say nothing of another dossier in the line of this one', async () => {
    const { dossiers } = JSON.parse(await shown('json', before, after)) as { dossiers: { key: string }[] };
    expect(JSON.stringify(dossiers.find(({ key }) => key === 'sain'))).not.toContain('HYPERLINK');
  });

  it('a name longer than a page is cut, and a thousand dossiers are not all told', async () => {
    const many = (a: boolean) => Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`d${index}`, { product: { name: `${'é'.repeat(1500)}${index}` }, answered: { a } }]));
    const [long, short] = [await shown('markdown', campaignOf(BEFORE, many(false)), campaignOf(AFTER, many(true))), await shown('terminal', campaignOf(BEFORE, many(false)), campaignOf(AFTER, many(true)))];
    expect(long).not.toContain('é'.repeat(150));
    expect(long.match(/^### /gm)).toHaveLength(60);
    expect(long).toMatch(/et 240.autres, dans le fichier CSV ou JSON/);
    expect(short.split('\n').length).toBeLessThan(80);
    const rows = (await shown('csv', campaignOf(BEFORE, many(false)), campaignOf(AFTER, many(true)))).trimEnd().split('\r\n');
    expect(rows).toHaveLength(301);
  });
});
