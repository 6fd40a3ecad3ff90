import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../src/core/dossier.js';
import { LANGS } from '../../src/i18n/index.js';
import { buildReportModel, unreadLines, type ReportModel } from '../../src/reporters/model.js';
import { jsonText } from '../../src/reporters/json-text.js';
import { htmlReporter } from '../../src/reporters/html.js';
import { markdownReporter } from '../../src/reporters/markdown.js';
import { pdfReporter } from '../../src/reporters/pdf.js';
import { resultOf } from '../../src/reporters/result.js';
import { renderTerminal } from '../../src/reporters/terminal.js';
import { assessed, crowded, dossier, options, referentials, vocabulary, type FixtureChange } from '../fixtures/report-fixture.js';

const assets = { font: (name: string) => Promise.resolve(readFileSync(new URL(`../../assets/fonts/${name}`, import.meta.url))) };
const same = (text: string): string => text;
const paint = { strong: same, dim: same, good: same, bad: same };

const modelOf = (change: FixtureChange & { lang?: 'fr' | 'en' } = {}): ReportModel => buildReportModel(assessed(change), options(change));
const htmlOf = async (model: ReportModel): Promise<string> => String(await htmlReporter.render(model, assets));
const pdfOf = async (model: ReportModel): Promise<Buffer> => Buffer.from((await pdfReporter.render(model, assets)) as Uint8Array);
const markdownOf = async (model: ReportModel): Promise<string> => String(await markdownReporter.render(model, assets));
const terminalOf = (change: FixtureChange = {}): string => renderTerminal(modelOf(change), assessed(change), { paint, width: 100, reportCommand: 'convergence report .', explainCommand: 'convergence explain .' });

/** Reads a page as text: tags away, entities and spaces made plain. */
const plain = (text: string): string => text.replace(/<style>.*?<\/style>/gs, '').replace(/<sup>er<\/sup>/g, 'ᵉʳ').replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&').replace(/\\([\\`*_{}[\]<>#|~])/g, '$1').replace(/[\s\u00a0\u202f]+/g, ' ');

const named = (name: string, more: Partial<Dossier> = {}): FixtureChange => ({ dossier: { ...dossier, product: { ...dossier.product, name }, ...more } });

describe('every format', () => {
  it('says the same figures in the same words', async () => {
    const model = modelOf();
    const texts = { html: plain(await htmlOf(model)), markdown: plain(await markdownOf(model)), terminal: plain(terminalOf()) };
    const figures = [model.verdict.words, ...model.verdict.facts.map((fact) => fact.reference), ...model.themes.map((theme) => theme.verdict.words), ...model.themes.map((theme) => theme.distance.text), ...model.actions.slice(0, 3).map((action) => action.title), model.setAside.heading].map(plain);
    for (const [format, text] of Object.entries(texts)) for (const figure of figures) expect(text.replace(/ /g, ''), `${format}: ${figure}`).toContain(figure.replace(/ /g, ''));
    for (const theme of model.themes) {
      expect(texts.html).toContain(plain(theme.level));
      expect(texts.markdown).toContain(plain(theme.level));
    }
  });

  it('lists as many facts of a verdict as it says there are, the others counted', async () => {
    const change: FixtureChange = { referentials: [...referentials, crowded(30)] };
    const failing = assessed(change).requirements.filter((each) => each.opposable && each.inForceNow && each.referential !== 'partage' && ['unmet', 'partial', 'contradicted'].includes(each.status)).length;
    expect(failing).toBeGreaterThan(5);
    const [terminal = ''] = terminalOf(change).split('Thème');
    const [markdown = ''] = (await markdownOf(modelOf(change))).split('## Où');
    for (const text of [terminal, markdown].map(plain)) {
      const others = Number(/et (\d+) autres exigences opposables non tenues/.exec(text)?.[1]);
      expect((text.match(/\([^()]*opposable depuis le/g) ?? []).length + others).toBe(failing);
    }
  });

  it('never says « conforme » without its basis, nor shows a proposal without the word', async () => {
    for (const text of [plain(await htmlOf(modelOf())), plain(await markdownOf(modelOf())), plain(terminalOf())]) {
      expect(text.match(/(?<![a-z])conforme(?!s?[a-zé]|, (?:déclaré|prouvé)|, chaque| également| aux?\b|\.| :)/gi) ?? []).toEqual([]);
      expect(text).toContain('proposition');
      expect(text).toContain('non affilié à l’ANS');
      expect(text).toContain('hors distribution');
    }
  });

  it('closes every quotation mark it opens on page one, however long an answer of the profile', () => {
    const long = 'Des professionnels (soignants, secrétariat, administrateurs, support), sur place et à distance';
    const profile = vocabulary.profile.map((question) => (question.id === 'hosted' ? { ...question, kind: 'checklist' as const, choices: [{ id: 'a', text: long }, { id: 'b', text: long }] } : question));
    const { setAside } = modelOf({ vocabulary: { ...vocabulary, profile }, dossier: { ...dossier, profile: { ...dossier.profile, hosted: ['a', 'b'] } }, referentials: referentials.map((each) => ({ ...each, requirements: each.requirements.map((requirement) => (requirement.opposable ? { ...requirement, applies: { not: { profile: 'hosted', includes: ['a'] } } } : requirement)) })) });
    expect(plain(setAside.sentence)).toContain('« Des professionnels (soignants, secrétariat… » et 1 autre');
    expect(setAside.sentence.split('«')).toHaveLength(setAside.sentence.split('»').length);
  });

  it('of another day does not say « aujourd’hui »', async () => {
    const later = { day: '2027-03-01' };
    for (const text of [plain(await htmlOf(modelOf(later))), plain(await markdownOf(modelOf(later))), plain(terminalOf(later))]) {
      expect(text).not.toMatch(/aujourd/);
    }
    expect(plain(await htmlOf(modelOf(later)))).toContain('exigé depuis 424 jours');
    expect(plain(await htmlOf(modelOf({ ...later, lang: 'en' })))).not.toMatch(/\btoday\b/i);
  });

  it('calls decisive the questions that change a level or the verdict, and no other', () => {
    const section = (model: ReportModel): string => JSON.stringify(model.sections.find(({ id }) => id === 'questions'));
    expect(section(modelOf())).toContain('"décisive"');
    const asked = assessed().requirements.flatMap(({ questions }) => questions).filter((id) => id !== 'doors' && id !== 'doors.review');
    const nothingGained = section(modelOf({ dossier: { ...dossier, answers: Object.fromEntries(asked.map((id) => [id, { value: false }])) } }));
    expect(nothingGained).toContain('Aucune, à elle seule');
    expect(nothingGained).not.toContain('"décisive"');
  });

  it('an English report has no French word of the tool in it', async () => {
    const text = plain(await htmlOf(modelOf({ lang: 'en' })));
    expect(text).not.toMatch(/opposable depuis|non tenue|à décider|rien de prouvé|jours-personne|à faire|évalué au|fiabilité|consulté/i);
    expect(text).toContain('Self-assessment');
  });
});

describe('the last line in a terminal', () => {
  const detail = (change: FixtureChange = {}): string => /explain \. (\S+)/.exec(terminalOf(change))?.[1] ?? '';

  it('proposes to explain a contradiction first, else what makes the verdict, else the verdict', () => {
    expect(detail()).toBe(assessed({}).contradictions[0]);
    const plain = { ...dossier, findings: [], answers: {} };
    expect(assessed({ dossier: plain }).contradictions).toEqual([]);
    const binding = assessed({ dossier: plain }).requirements.filter((each) => each.opposable && each.inForceNow);
    expect(detail({ dossier: plain })).toBe(binding.find((each) => each.status === 'unmet')?.id);
    expect(detail({ dossier: { ...plain, roles: [] } })).toBe('verdict');
  });
});

describe('what a stranger writes', () => {
  const hostile = named('<script>alert(1)</script> | `x` *y* \u001b[31mrouge\u202eemulP [a](javascript:alert(1)) &amp; "q" \u0000', { profile: { ...dossier.profile } });

  it('is text in HTML: no script, no inline style, no address but https', async () => {
    const html = await htmlOf(modelOf(hostile));
    expect(html).not.toMatch(/<script|\sstyle=|\son\w+=|(?:href|src)="(?!#|https:)/i);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toMatch(/[\u0000-\u0008\u001b\u202e]/u);
  });

  it('is text in Markdown, and breaks no table', async () => {
    const markdown = await markdownOf(modelOf(hostile));
    expect(markdown).toContain('\\<script\\>');
    expect(markdown).not.toContain('[a](javascript:');
    for (const line of markdown.split('\n').filter((each) => each.startsWith('| '))) expect(line.endsWith(' |')).toBe(true);
  });

  it('cannot drive a terminal', () => {
    expect(terminalOf(hostile)).not.toMatch(/[\u0000-\u0008\u001b\u009b\u202e]/u);
  });

  it('is the same value in JSON, with nothing a terminal obeys nor an eye misreads', () => {
    const name = 'a\u009b31m\u202eb\u2028\u{E0041}\u001bc';
    const json = jsonText({ name });
    expect(json).toBe(String.raw`{
  "name": "a\u009b31m\u202eb\u2028\udb40\udc41\u001bc"
}`);
    expect(JSON.parse(json)).toEqual({ name });
  });

  it('the page allows its own style sheet and nothing else', async () => {
    const html = await htmlOf(modelOf());
    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))).toString('base64');
    expect(html).toContain(`content="default-src 'none'; style-src 'sha256-${digest}'; font-src data:; base-uri 'none'; form-action 'none'"`);
    expect(html.match(/<style/g)).toHaveLength(1);
  });
});

describe('the PDF', () => {
  const streams = (pdf: Buffer): string => [...pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map((match) => {
    try {
      return inflateSync(Buffer.from(match[1] ?? '', 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  }).join('\n');
  const pages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

  it('is tagged, titled, in its language, bookmarked, with its fonts inside', async () => {
    const text = (await pdfOf(modelOf())).toString('latin1');
    for (const mark of ['/MarkInfo', '/StructTreeRoot', '/Lang (fr-FR)', '/Outlines', '/DisplayDocTitle true', '/FontFile2', '/S /H1', '/S /Table', '/S /TH', '/S /Figure', '/Alt']) expect(text, mark).toContain(mark);
    expect(text).not.toMatch(/\/BaseFont \/Helvetica/);
  });

  it('is the same bytes for the same input', async () => {
    const [first, second] = [await pdfOf(modelOf()), await pdfOf(modelOf())];
    expect(first.equals(second)).toBe(true);
  });

  it.each<[string, FixtureChange]>([
    ['an ordinary product', {}],
    ['a very long name', named('Plateforme territoriale de coordination et d’échange '.repeat(12))],
    ['one word of 300 letters', named('x'.repeat(300))],
    ['many themes and sixty more requirements', { referentials: [...referentials, crowded(60)] }],
  ])('page one is one page: %s', async (_title, change) => {
    const model = modelOf(change);
    const pdf = await pdfOf(model);
    const none = await pdfOf({ ...model, themes: [], sections: [] });
    expect(pages(none)).toBe(1);
    // One page each for page one and for each theme, at least.
    expect(pages(pdf)).toBeGreaterThan(model.themes.length);
    expect(streams(pdf).length).toBeGreaterThan(1000);
  });

  it('a text as long as a page does not lose the rest of the document', async () => {
    const long: FixtureChange = { dossier: { ...dossier, answers: { ...dossier.answers, 'idt.images': { notApplicable: 'raison '.repeat(500) } } } };
    const text = (await pdfOf(modelOf(long))).toString('latin1');
    expect(text).toContain('/StructTreeRoot');
    expect(pages(await pdfOf(modelOf(long)))).toBeLessThan(30);
  });
});

describe('the published result', () => {
  const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictTypes: false }).compile(JSON.parse(readFileSync(new URL('../../referentiels/schema/assessment.schema.json', import.meta.url), 'utf8')) as object);
  const result = (change: FixtureChange & { lang?: 'fr' | 'en' } = {}): unknown => JSON.parse(JSON.stringify(resultOf(assessed(change), options(change))));

  it.each(LANGS)('follows its schema, in %s', (lang) => {
    expect(validate(result({ lang })) ? [] : validate.errors).toEqual([]);
  });

  it('only text and title change with the language', () => {
    const without = (value: unknown): unknown => (Array.isArray(value) ? value.map(without) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'text' && key !== 'title' && key !== 'lang').map(([key, each]) => [key, without(each)])) : value);
    expect(without(result({ lang: 'en' }))).toEqual(without(result({ lang: 'fr' })));
    expect(result({ lang: 'en' })).not.toEqual(result({ lang: 'fr' }));
  });

  it('the schema refuses what the program would not write', () => {
    expect(validate({ ...(result() as object), verdict: 'conforme' })).toBe(false);
    expect(validate({ ...(result() as object), more: true })).toBe(false);
  });
});

describe('a theme whose texts were not read', () => {
  const why = 'aucun texte lu au-delà de la fiabilité C ; le référentiel publié donnerait un verdict.';
  const unread = referentials.map((each) => ({ ...each, requirements: each.requirements.map((requirement) => ({ ...requirement, opposable: false })), themes: each.themes.map((theme) => ({ ...theme, unread: why })) }));

  it('says on page one why it has no verdict, and what would give it one', async () => {
    const change = { referentials: unread };
    const model = buildReportModel(assessed(change), options(change));
    expect(unreadLines(model).length).toBe(model.themes.length);
    for (const text of [plain(await htmlOf(model)), plain(await markdownOf(model)), plain(terminalOf(change))]) expect(text).toContain(plain(why));
  });

  it('says nothing when it has one', () => {
    expect(unreadLines(buildReportModel(assessed(), options()))).toEqual([]);
  });
});
