import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainOne } from '../../src/app/explain.js';
import { createPorts } from '../../src/cli/ports.js';
import type { Finding } from '../../src/core/dossier.js';
import type { Place } from '../../src/core/error.js';
import type { LevelExplanation, RequirementExplanation, VerdictExplanation } from '../../src/core/explain/explanation.js';
import type { TracedCondition, TracedLeaf } from '../../src/core/explain/traced.js';
import { dossierOf, EXPLAINED_DAY, explainedPorts } from '../fixtures/explained.js';
import { folderWith } from '../fixtures/folders.js';
import { problemsOf } from '../fixtures/stores.js';

const ANSWERS = [
  'product: { name: Essai }',
  'roles: [editor]',
  'profile:',
  '  hosted: true',
  'answers:',
  '  accounts.named: { value: false, date: 2026-11-02, by: responsable qualité }',
  '  accounts.reviewed: { value: true, date: 2026-11-03, by: responsable technique }',
  '  session.closes: { value: 5, date: 2026-11-04 }',
  '  audit.date: { value: 2024-11-24, date: 2026-11-05, evidence: [audit] }',
  'lists:',
  '  doors:',
  '    complete: true',
  '    items:',
  '      - { id: web, label: Site, factors: 2 }',
  '      - { id: support, label: Support, factors: 1 }',
  'evidence:',
  '  audit: { file: audit.txt, sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, date: 2024-11-24 }',
];
const AUDIT = { 'audit.txt': 'rapport' };

async function explained(id: string, { lines = ANSWERS, findings = [], date }: { lines?: readonly string[]; findings?: readonly Finding[]; date?: string } = {}) {
  const result = await explainOne(explainedPorts(findings), { dossier: dossierOf(lines, AUDIT), id, lang: 'fr', ...(date === undefined ? {} : { date }) });
  return result.explanation;
}

const requirement = async (id: string, options: Parameters<typeof explained>[1] = {}): Promise<RequirementExplanation> => (await explained(id, options)) as RequirementExplanation;
const spot = (place: Place | undefined): string => `${String(place?.line)}:${String(place?.column)}`;

function leaves(node: TracedCondition | null | undefined): TracedLeaf[] {
  if (!node) return [];
  if (node.form === 'leaf') return [node];
  return 'items' in node ? node.items.flatMap((item) => [...leaves(item.where), ...leaves(item.is)]) : node.parts.flatMap(leaves);
}

describe('a requirement contradicted by another', () => {
  it('gives the line of both answers, the implied requirement, and both sources', async () => {
    for (const [id, other] of [['C-1', 'C-2'], ['C-2', 'C-1']] as const) {
      const { conclusion, own, met, requirement: it, implications } = await requirement(id);
      expect(conclusion?.status).toBe('contradicted');
      expect(own?.status).toBe(id === 'C-1' ? 'unmet' : 'met');
      const [implication] = implications;
      expect(implication).toMatchObject({ from: 'C-2', to: 'C-1', effect: 'contradicted', other: { requirement: { id: other } } });
      const answer = { 'C-1': ['6:3', 'article 1', 'Arrêté fictif sur les comptes'], 'C-2': ['7:3', 'page 12', 'Guide fictif des comptes'] } as const;
      expect([spot(leaves(met)[0]?.reading.place), it.source[0]?.at, it.source[0]?.title]).toEqual(answer[id]);
      expect([spot(leaves(implication?.other.met)[0]?.reading.place), implication?.other.requirement.source[0]?.at, implication?.other.requirement.source[0]?.title]).toEqual(answer[other]);
    }
  });

  it('when both are met, the implied one only receives the strength of the other, if it is greater', async () => {
    const { implications, conclusion } = await requirement('C-1', { lines: ANSWERS.map((line) => line.replace('named: { value: false', 'named: { value: true')) });
    expect(conclusion?.status).toBe('met');
    expect(implications[0]).toMatchObject({ effect: 'none', other: { met: null } });
  });

  it('when the implied one is unknown, it is deduced, and the answer it comes from is told', async () => {
    const { implications, conclusion, own } = await requirement('C-1', { lines: ANSWERS.filter((line) => !line.includes('accounts.named')) });
    expect([own?.status, conclusion?.status, conclusion?.basis]).toEqual(['unknown', 'met', 'deduced']);
    expect(implications[0]?.effect).toBe('deduced');
    expect(spot(leaves(implications[0]?.other.met)[0]?.reading.place)).toBe('6:3');
  });
});

describe('a requirement contradicted by a measure', () => {
  const measured = (value: number): Finding[] => [{ fact: 'session.idle', outcome: 'observed', value, grade: 3, place: 'artefacts/session.txt, ligne 14' }];

  it('gives the measure with its file and place, the answer it replaces with its line, and the condition by the answers alone', async () => {
    const { conclusion, met, answersAlone } = await requirement('C-3', { findings: measured(30) });
    expect(conclusion).toMatchObject({ status: 'contradicted', why: { code: 'contradicted-by-fact', params: { facts: ['session.idle'] } } });
    const [leaf] = leaves(met);
    expect(leaf).toMatchObject({ truth: 'false', reading: { from: 'finding', value: 30, finding: { fact: 'session.idle', place: 'artefacts/session.txt, ligne 14' }, replaced: { value: 5 } } });
    expect(spot(leaf?.reading.replaced?.place)).toBe('8:3');
    expect(answersAlone).toMatchObject({ truth: 'true', reading: { from: 'answer', value: 5 } });
  });

  it('a measure that agrees is met, and said to be measured', async () => {
    const { conclusion, answersAlone, met } = await requirement('C-3', { findings: measured(8) });
    expect([conclusion?.status, conclusion?.basis, answersAlone]).toEqual(['met', 'probed', null]);
    expect(leaves(met)[0]?.reading.from).toBe('finding');
  });

  it('a measure that could not be made leaves the answer, and says why', async () => {
    const { met } = await requirement('C-3', { findings: [{ fact: 'session.idle', outcome: 'could-not-measure', reason: { code: 'vide', params: {} }, grade: 0 }] });
    expect(leaves(met)[0]?.reading).toMatchObject({ from: 'answer', value: 5, finding: { outcome: 'could-not-measure', reason: { code: 'vide' } } });
  });
});

describe('what a leaf read', () => {
  it('an age holds up to and on the anniversary, and the evidence that lost its strength says why', async () => {
    const { met, grade, conclusion } = await requirement('C-6');
    expect(leaves(met)[0]).toMatchObject({ truth: 'true', holdsUntil: '2026-11-24', statedOn: '2026-11-05', reading: { grade: 1, evidence: [{ id: 'audit', grade: 1, loss: 'altered' }] } });
    expect(spot(leaves(met)[0]?.reading.evidence[0]?.place)).toBe('17:3');
    expect(grade).toMatchObject({ floors: [{ floor: 4, truth: 'unknown' }, { floor: 3, truth: 'unknown' }, { floor: 2, truth: 'unknown' }, { floor: 1, truth: 'true' }], grade: 1, tooWeak: [{ input: 'question:audit.date' }] });
    expect(conclusion?.proven).toBe(false);
    expect((await requirement('C-6', { date: '2026-11-25' })).conclusion?.status).toBe('unmet');
  });

  it('the item of a list that fails, at the line of its field', async () => {
    const { met } = await requirement('C-4');
    if (met?.form !== 'every') throw new Error('an every is expected');
    expect(met).toMatchObject({ outcome: 'item', complete: true });
    expect(met.items.map(({ id, role, decides, place }) => [id, role, decides, spot(place)])).toEqual([['web', 'neutral', false, '14:9'], ['support', 'decides', true, '15:9']]);
    expect(spot(leaves(met.items[1]?.is)[0]?.reading.place)).toBe('15:40');
  });

  it('what is not written has no place', async () => {
    const { met, binds } = await requirement('C-2', { lines: ['product: { name: Essai }', 'answers: {}'] });
    expect(leaves(met)[0]?.reading).toEqual({ from: 'nothing', grade: 0, evidence: [] });
    expect([binds.answering, binds.place]).toEqual([['editor'], undefined]);
    expect(spot((await requirement('C-2')).binds.place)).toBe('2:1');
  });
});

describe('rules that end a judgement early', () => {
  it.each<[string, readonly string[], string, 'applies' | 'met']>([
    ['a role that is not bound', ANSWERS.map((line) => line.replace('[editor]', '[structure]')), 'bound-elsewhere', 'applies'],
    ['a profile that sets it aside', ANSWERS.map((line) => line.replace('hosted: true', 'hosted: false')), 'set-aside-by-profile', 'met'],
    ['a profile that is not known', ANSWERS.map((line) => line.replace('  hosted: true', '  {}')), 'profile-unknown', 'met'],
  ])('%s', async (_title, lines, code, skipped) => {
    const explanation = await requirement('C-6', { lines });
    expect(explanation.own?.why.code).toBe(code);
    expect(explanation[skipped]).toBeNull();
    expect(explanation.met).toBeNull();
  });

  it('a requirement that is over is not judged at all', async () => {
    const { own, conclusion, counted, met } = await requirement('C-5');
    expect([own, conclusion, counted, met]).toEqual([null, null, false, null]);
    expect((await requirement('C-5', { date: '2025-06-01' })).conclusion?.status).toBe('unmet');
  });

  it('what is said not applicable, with its reason and its line', async () => {
    const { own, claims } = await requirement('C-6', { lines: ANSWERS.map((line) => (line.includes('audit.date') ? '  audit.date: { notApplicable: "pas encore un an" }' : line)) });
    expect(own?.why.code).toBe('claimed');
    expect(claims).toMatchObject([{ input: 'question:audit.date', reading: { notApplicable: 'pas encore un an', grade: 1 } }]);
    expect(spot(claims[0]?.reading.place)).toBe('9:3');
  });
});

describe('levels and verdicts', () => {
  it('the climb names the rung where it stops, and why; each item stops on its own', async () => {
    const level = (await explained('comptes-pro')) as LevelExplanation;
    expect(level.low?.rungs.map(({ level: rung, outcome }) => [rung, outcome])).toEqual([[1, 'failed'], [2, 'not-examined'], [3, 'not-examined']]);
    expect(level.low?.rungs[0]?.rows.map(({ id, standing }) => [id, standing])).toEqual([['C-1', 'unmet']]);
    expect(level.collection?.items.map(({ id, place }) => [id, spot(place)])).toEqual([['web', '14:9'], ['support', '15:9']]);
  });

  it('a verdict names those that decide it, and leaves out what it does not look at', async () => {
    const verdict = (await explained('verdict')) as VerdictExplanation;
    expect(verdict.declared).toEqual({ verdict: 'non-compliant', decidedBy: ['C-1'] });
    expect(verdict.rows.map(({ id }) => id)).toEqual(['C-1', 'C-3', 'C-6']);
    expect(verdict.leftOut).toEqual({ notOpposable: 2, notInForce: 0, over: 1 });
  });
});

describe('a name that nothing bears here', () => {
  const ask = (id: string, referentials?: readonly string[]) => {
    const dossier = folderWith();
    cpSync(join(import.meta.dirname, '..', '..', 'examples', 'lgc', 'dossier.yaml'), join(dossier, 'dossier.yaml'));
    return problemsOf(explainOne(createPorts(process.cwd()), { dossier, id, lang: 'fr', date: EXPLAINED_DAY, ...(referentials === undefined ? {} : { referentials }) }));
  };

  it('in another edition of the distribution: the option that would judge it is given', async () => {
    const [problem] = await ask('EXI-03', ['authentification@rie-2-projet']);
    expect(problem).toMatchObject({ code: 'explain/elsewhere', params: { known: ['authentification'] } });
  });

  it('nowhere: the nearest names', async () => {
    const [problem] = await ask('EXI-033');
    expect(problem?.code).toBe('explain/unknown');
    expect(problem?.params['nearest']).toContain('EXI-03');
  });
});
