import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainOne } from '../../src/app/explain.js';
import type { Finding, Value } from '../../src/core/dossier.js';
import { explain } from '../../src/core/explain/explain.js';
import { evaluate } from '../../src/core/evaluate.js';
import type { Subject } from '../../src/core/explain/explanation.js';
import { LANGS, type Lang } from '../../src/i18n/index.js';
import { renderExplanationMarkdown } from '../../src/reporters/explanation/markdown.js';
import { renderExplanationTerminal } from '../../src/reporters/explanation/terminal.js';
import { explanationDocument, explanationResult, type ExplanationDocument } from '../../src/reporters/explanation.js';
import { DAY, dossier as anyDossier, referential as anyReferential, words } from '../fixtures/arbitrary.js';
import { dossierOf, explainedPorts, explainedRules, explainedWords, plainText } from '../fixtures/explained.js';
import type { Referential, Vocabulary } from '../../src/core/referential.js';
import { aDossier, rules } from '../fixtures/rules.js';

const same = (text: string): string => text;
const paint = { strong: same, dim: same, good: same, bad: same };
const tool = { name: 'convergence', version: '0.0.0' };

const DOSSIER = [
  'product: { name: Portail, version: "2.1" }',
  'roles: [editor]',
  'profile:',
  '  hosted: true',
  'answers:',
  '  accounts.named: { value: false, date: 2026-11-02, by: responsable qualité }',
  '  accounts.reviewed: { value: true, date: 2026-11-03, by: responsable technique }',
  '  session.closes: { value: 5, date: 2026-11-04, by: responsable technique }',
  '  audit.date: { skipped: "audit prévu en décembre" }',
  'lists:',
  '  doors:',
  '    complete: true',
  '    items:',
  '      - { id: web, label: Site, factors: 2 }',
  '      - { id: support, label: Support, factors: 1 }',
];
const MEASURED: readonly Finding[] = [{ fact: 'session.idle', outcome: 'observed', value: 30, grade: 3, place: 'artefacts/session.txt, ligne 14' }];

interface Told {
  readonly document: ExplanationDocument;
  readonly result: Record<string, unknown>;
}

async function told(id: string, { lang = 'fr', lines = DOSSIER, findings = MEASURED, all = false }: { lang?: Lang; lines?: readonly string[]; findings?: readonly Finding[]; all?: boolean } = {}): Promise<Told> {
  const folder = dossierOf(lines);
  const { explanation, assessment } = await explainOne(explainedPorts(findings), { dossier: folder, id, lang: 'fr' });
  return { document: explanationDocument(explanation, assessment, { lang, vocabulary: explainedWords, referentials: [explainedRules] }, { all }), result: explanationResult(explanation, assessment, { tool }) };
}

const terminal = async (id: string, options: Parameters<typeof told>[1] = {}): Promise<string> => {
  const { document } = await told(id, options);
  return plainText(renderExplanationTerminal(document, { paint, width: 100 }));
};

const SUBJECTS = ['C-1', 'C-2', 'C-3', 'C-4', 'C-5', 'C-6', 'comptes-pro', 'comptes-pro.verdict', 'comptes', 'verdict', 'index'];

describe('explanations a person can read', () => {
  it.each([
    ['C-1', 'contradicted-by-implication'],
    ['C-3', 'contradicted-by-fact'],
    ['verdict', 'verdict'],
    ['index', 'index'],
  ])('%s is told as in %s.txt', async (id, file) => {
    await expect(await terminal(id)).toMatchFileSnapshot(`../fixtures/explained/${file}.txt`);
  });

  it('a level between two bounds is told as in level.txt', async () => {
    const lines = DOSSIER.map((line) => line.replace('value: false', 'value: true').replace('factors: 1', 'factors: 2')).filter((line) => !line.includes('session.closes'));
    await expect(await terminal('comptes-pro', { lines, findings: [] })).toMatchFileSnapshot('../fixtures/explained/level.txt');
  });

  it('in English, no French word of the tool is left', async () => {
    for (const id of SUBJECTS) {
      const text = await terminal(id, { lang: 'en', all: true });
      expect(text, id).not.toMatch(/attendu|lu :|mesuré|tenue|décide|échelon|élément|force \d|preuve|liée|Donc|arrondi|fiabilité|sans objet|replié/i);
    }
  });

  it('a mark never goes without its word', async () => {
    for (const id of SUBJECTS) for (const line of (await told(id, { all: true })).document.parts.flatMap((part) => part.lines)) expect(line.mark === undefined || (line.word ?? '') !== '').toBe(true);
  });

  it('what decides nothing is folded, and told when everything is asked', async () => {
    const [folded, whole] = [await terminal('C-4'), await terminal('C-4', { all: true })];
    expect(folded).toContain('--all');
    expect(whole).not.toContain('--all');
    // The item that fulfils the condition decides nothing: its line is told, not why.
    expect(folded).toContain('Site (dossier.yaml:14:9)');
    expect(folded).not.toContain('dossier.yaml:14:33');
    expect(whole).toContain('dossier.yaml:14:33');
  });

  it('every line keeps within the width, addresses and single words excepted', async () => {
    for (const id of SUBJECTS) {
      const { document } = await told(id, { all: true });
      for (const line of renderExplanationTerminal(document, { paint, width: 80 }).split('\n')) if (!line.includes('https:')) expect([...line].length, line).toBeLessThanOrEqual(80);
    }
  });

  it('Markdown says the same lines, in nested lists', async () => {
    const { document } = await told('C-1');
    const markdown = renderExplanationMarkdown(document).replace(/\\(.)/g, '$1');
    for (const part of document.parts) {
      expect(markdown).toContain(part.title);
      for (const line of part.lines) expect(markdown).toContain(line.text);
    }
    expect(markdown).toMatch(/^- .*\n {2}<br>/m);
    expect(markdown).toMatch(/^ {4}- /m);
  });
});

describe('what a stranger writes', () => {
  const hostile = DOSSIER.map((line) => line.replace('label: Support', 'label: "a\\u001b[31m\\u202eb <b>|`c`</b>"').replace('audit prévu en décembre', '\\u0007[x](javascript:y)').replace('name: Portail', 'name: "\\u009b2Jx"'));

  it('cannot drive a terminal, nor Markdown', async () => {
    for (const id of SUBJECTS) {
      const { document } = await told(id, { lines: hostile, all: true });
      expect(renderExplanationTerminal(document, { paint, width: 100 })).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/u);
      expect(renderExplanationMarkdown(document)).not.toMatch(/<b>|[^\\]\[x\]|[\u0000-\u0009\u001b\u202e]/u);
    }
  });
});

describe('the published explanation', () => {
  const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictTypes: false }).compile(JSON.parse(readFileSync(new URL('../../referentiels/schema/explanation.schema.json', import.meta.url), 'utf8')) as object);
  const problems = (value: unknown): unknown => (validate(JSON.parse(JSON.stringify(value))) ? [] : validate.errors);

  it.each(SUBJECTS)('of %s follows its schema', async (id) => {
    expect(problems((await told(id)).result)).toEqual([]);
    expect(problems((await told(id, { findings: [], lines: DOSSIER.map((line) => line.replace('accounts.named: { value: false, date: 2026-11-02, by: responsable qualité }', 'accounts.named: { notApplicable: sans compte }')) })).result)).toEqual([]);
  });

  it('of any dossier follows it too', () => {
    const subjects: readonly Subject[] = [{ kind: 'verdict' }, { kind: 'index' }, { kind: 'level', referential: 'r', theme: 't0' }, { kind: 'requirement', referential: 'r', id: 'x0' }];
    fc.assert(
      fc.property(anyReferential(), anyDossier, fc.constantFrom(...subjects), (rule, about, subject) => {
        const compiled = [rules(rule, words)];
        expect(problems(explanationResult(explain(compiled, words, about, DAY, subject, (path) => ({ path })), evaluate(compiled, words, about, DAY, { ahead: false }), { tool }))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it.each<readonly [string, Record<string, Value>, string]>([
    ['patients only', { who: ['patients'], api: true }, 'lu : non (dossier.yaml) question non posée, vu « Qui se connecte ? »'],
    ['nobody said who', { api: true }, 'lu : oui (dossier.yaml) pas lue tant que « Qui se connecte ? » est sans réponse'],
    ['professionals', { who: ['professionals'], api: false }, 'lu : non (dossier.yaml)'],
  ])('a profile question that others keep from being asked says which, and follows it too: %s', (_title, profile, sentence) => {
    const gated: Vocabulary = {
      ...words,
      profile: [
        { id: 'who', kind: 'checklist', text: 'Qui se connecte ?', choices: [{ id: 'professionals', text: 'Des professionnels' }, { id: 'patients', text: 'Des patients' }] },
        { id: 'api', kind: 'yesNo', text: 'Appelle-t-il des API ?', when: { profile: 'who', includes: ['professionals'] }, otherwise: false },
      ],
    };
    const rule: Referential = {
      ...explainedRules,
      applies: { profile: 'who', present: true },
      themes: [{ id: 't', title: 't', ladder: { mode: 'cumulative', official: true, source: [], rungs: [{ level: 1, title: '1' }] } }],
      questions: [],
      requirements: [{ id: 'R', theme: 't', title: 'R', level: 1, force: 'order', opposable: false, official: true, binds: ['editor'], applies: { profile: 'api', equals: true }, metWhen: { question: 'q0', equals: true }, source: [] }],
      actions: [],
    };
    const compiled = [rules(rule, gated)];
    const about = aDossier({ roles: ['editor'], profile });
    const explanation = explain(compiled, gated, about, DAY, { kind: 'requirement', referential: rule.id, id: 'R' }, () => ({ file: 'dossier.yaml' }));
    const assessment = evaluate(compiled, gated, about, DAY, { ahead: false });
    const text = plainText(renderExplanationTerminal(explanationDocument(explanation, assessment, { lang: 'fr', vocabulary: gated, referentials: [rule] }, { all: true }), { paint, width: 200 }));
    expect(text.replace(/\s+/g, ' ')).toContain(sentence);
    expect(problems(explanationResult(explanation, assessment, { tool }))).toEqual([]);
  });

  it('the schema refuses what the program would not write', async () => {
    const { result } = await told('verdict');
    expect(problems({ ...result, kind: 'autre' })).not.toEqual([]);
    expect(problems({ ...result, more: true })).not.toEqual([]);
  });

  it.each(LANGS)('is told without a hole, in %s', async (lang) => {
    for (const id of SUBJECTS) expect(await terminal(id, { lang, all: true }), id).not.toMatch(/undefined|NaN|\[object|\$\{/);
  });
});
