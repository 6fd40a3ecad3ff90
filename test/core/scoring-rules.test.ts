import { describe, expect, it } from 'vitest';
import type { Answer, Evidence } from '../../src/core/dossier.js';
import { judged, opposable, row, rule, ruleSet, yes } from '../fixtures/one-question-rules.js';

/** The sentences of the calculation model that its table does not show. */

const file: Evidence = { file: 'a.pdf', sha256: 'x', date: '2026-01-01', fileState: 'present' };
const third: Evidence = { ...file, issuer: 'tiers', reference: 'R1', until: '2026-11-22' };
const declared: Answer = { value: true };
const documented: Answer = { value: true, evidence: ['file'] };
const attested: Answer = { value: true, evidence: ['third'] };
const evidence = { file, third };

describe('evidence grade', () => {
  it.each<[string, Evidence, number, string | undefined]>([
    ['a file with its digest and its date: documented', file, 2, undefined],
    ['with issuer, reference and end date: attested', third, 4, undefined],
    ['without an end date nobody attests for ever', { ...file, issuer: 'tiers', reference: 'R1' }, 2, undefined],
    ['on its last day it still holds', { ...third, until: '2026-11-22' }, 4, undefined],
    ['the day after it does not', { ...third, until: '2026-11-21' }, 1, 'evidence-expired'],
    ['absent', { ...third, fileState: 'absent' }, 1, 'evidence-absent'],
    ['altered', { ...third, fileState: 'altered' }, 1, 'evidence-altered'],
    ['without a digest', { ...file, fileState: 'not-digested' }, 1, 'evidence-not-digested'],
    ['without a date', { file: 'a.pdf', sha256: 'x', fileState: 'present' }, 1, 'evidence-incomplete'],
    ['without a file', { date: '2026-01-01', fileState: 'none' }, 1, 'evidence-incomplete'],
  ])('%s', (_title, stated, grade, notice) => {
    const assessment = judged([ruleSet([rule('a')])], { answers: { a: { value: true, evidence: ['e'] } }, evidence: { e: stated } });
    expect([row(assessment, 'a').grade, assessment.notices[0]?.code]).toEqual([grade, notice]);
  });

  it('what is lost is named in the order of names, whatever that of the file', () => {
    const lost = { b: { ...file, fileState: 'absent' }, a: { ...file, fileState: 'altered' } } as const;
    expect(judged([ruleSet([rule('x')])], { evidence: lost }).notices.map(({ code, params }) => [code, params['evidence']])).toEqual([['evidence-altered', 'a'], ['evidence-absent', 'b']]);
  });

  it('of several, the strongest counts', () => {
    expect(row(judged([ruleSet([rule('a')])], { answers: { a: { value: true, evidence: ['file', 'third'] } }, evidence }), 'a').grade).toBe(4);
  });

  it('the weakest needed part decides, the best of two alternatives counts', () => {
    const sets = [ruleSet([rule('both', { metWhen: { all: [yes('a'), yes('b')] } }), rule('either', { metWhen: { any: [yes('a'), yes('b')] } })])];
    const assessment = judged(sets, { answers: { a: declared, b: attested }, evidence });
    expect([row(assessment, 'both').grade, row(assessment, 'either').grade]).toEqual([1, 4]);
  });
});

describe('declared and proven', () => {
  it('a met requirement without its evidence reads as unknown', () => {
    const sets = [ruleSet([rule('a', opposable)])];
    expect([judged(sets, { answers: { a: declared } }), judged(sets, { answers: { a: documented }, evidence })].map((each) => [each.verdict, each.verdictProven])).toEqual([
      ['compliant', 'undetermined'],
      ['compliant', 'compliant'],
    ]);
  });

  it('a rung that is only declared stops the proven climb: it is not skipped', () => {
    const assessment = judged([ruleSet([rule('a', { level: 1 }), rule('b', { level: 2 })])], { answers: { a: declared, b: documented }, evidence });
    expect([assessment.themes[0]?.level, assessment.themes[0]?.proven]).toEqual([{ low: 2, high: 2 }, 0]);
  });

  it('a claim of not applicable without its evidence is unknown in the proven run', () => {
    const sets = [ruleSet([rule('a', opposable), rule('b', opposable)])];
    const claim = (support: readonly string[]): Answer => ({ notApplicable: 'sans objet', evidence: support });
    expect([claim([]), claim(['file'])].map((b) => judged(sets, { answers: { a: documented, b }, evidence }).verdictProven)).toEqual(['undetermined', 'compliant']);
  });
});

describe('not applicable by claim', () => {
  const sets = [ruleSet([rule('either', { metWhen: { any: [yes('a'), yes('b')] } }), rule('both', { metWhen: { all: [yes('a'), yes('b')] } })])];
  const claim: Answer = { notApplicable: 'sans objet' };

  it('does not prevail over an answer that settles', () => {
    expect(row(judged(sets, { answers: { a: declared, b: claim } }), 'either').status).toBe('met');
    expect(row(judged(sets, { answers: { a: { value: false }, b: claim } }), 'both').status).toBe('unmet');
  });

  it('needs everything that leaves it unknown to be claimed, and is as strong as the weakest claim', () => {
    expect(row(judged(sets, { answers: { a: claim } }), 'both').status).toBe('unknown');
    const claimed = row(judged(sets, { answers: { a: claim, b: { ...claim, evidence: ['file'] } }, evidence }), 'both');
    expect([claimed.status, claimed.setAsideBy, claimed.grade]).toEqual(['not-applicable', 'claim', 1]);
  });
});

describe('verdict and index', () => {
  it('a partial requirement is not met for the verdict and the level, and half met for the index', () => {
    const partial = rule('a', { ...opposable, level: 1, metWhen: { question: 'a', includes: ['x', 'y'] }, partialWhen: { question: 'a', includes: ['x'] } });
    const assessment = judged([ruleSet([partial, rule('b', { level: 2 })])], { answers: { a: { value: ['x'] }, b: { value: false } } });
    expect([assessment.verdict, assessment.themes[0]?.level, assessment.themes[0]?.index]).toEqual(['non-compliant', { low: 0, high: 0 }, { low: 25, high: 25 }]);
  });

  it('the index is rounded down, so that 100 is everything', () => {
    const sets = [ruleSet([rule('a', { weight: 998 }), rule('b')])];
    expect(judged(sets, { answers: { a: declared, b: { value: false } } }).themes[0]?.index).toEqual({ low: 99, high: 99 });
  });

  it.each(['draft', 'historical'] as const)('a %s edition is judged and never enters the verdict of the dossier', (status) => {
    const assessment = judged([ruleSet([rule('a', opposable)]), ruleSet([rule('b', { ...opposable, theme: 'u' })], { id: 's', status })], { answers: { a: declared, b: { value: false } } });
    expect([assessment.verdict, assessment.referentials.map((each) => each.verdict)]).toEqual(['compliant', ['compliant', 'non-compliant']]);
  });
});

describe('a date moves the rules', () => {
  const dated = (parts: Parameters<typeof rule>[1], day: string) => judged([ruleSet([rule('a', { ...opposable, level: 1, ...parts }), rule('b', { level: 2 })])], { answers: { a: { value: false }, b: declared } }, day);

  it('both days are included; after the last one it counts nowhere', () => {
    const inForce = { from: '2026-01-01', until: '2026-12-31' };
    expect(['2026-01-01', '2026-12-31', '2027-01-01'].map((day) => [dated({ inForce }, day).verdict, dated({ inForce }, day).themes[0]?.counts.total])).toEqual([
      ['non-compliant', 2],
      ['non-compliant', 2],
      ['none-opposable', 1],
    ]);
  });

  it('before its first day it leaves the verdict alone and counts for the level, unless it counts only in force', () => {
    const inForce = { from: '2027-01-01' };
    const before = [dated({ inForce }, '2026-12-31'), dated({ inForce, counts: 'when-in-force' }, '2026-12-31')];
    expect(before.map((each) => [each.verdict, each.themes[0]?.level, each.themes[0]?.counts.total])).toEqual([
      ['none-opposable', { low: 0, high: 0 }, 2],
      ['none-opposable', { low: 2, high: 2 }, 1],
    ]);
  });

  it('only what is in force is said to be set aside', () => {
    const elsewhere = (from: string) => judged([ruleSet([rule('a', { ...opposable, binds: ['structure'], inForce: { from } }), rule('b')])]).setAside;
    expect([elsewhere('2026-01-01'), elsewhere('2027-01-01')]).toEqual([[{ requirement: 'a', by: 'role', answer: 'roles:structure' }], []]);
  });

  it('an item is on duty on its first and last days', () => {
    const locked = rule('a', { metWhen: { every: { of: 'doors', is: { item: 'locked', equals: true }, whenEmpty: 'not-applicable' } } });
    const lists = { doors: { complete: true, items: [{ id: 'd', locked: false, activeFrom: '2026-02-01', activeUntil: '2026-03-31' }] } };
    expect(['2026-01-31', '2026-02-01', '2026-03-31', '2026-04-01'].map((day) => row(judged([ruleSet([locked])], { lists }, day), 'a').status)).toEqual(['not-applicable', 'unmet', 'unmet', 'not-applicable']);
  });
});

describe('promises and exceptions', () => {
  const sets = [ruleSet([rule('a', { level: 1 })])];
  const states = (answer: Answer | undefined, day: string) => {
    const { commitments, waivers } = judged(sets, { answers: answer ? { a: answer } : {}, evidence, commitments: [{ id: 'c', theme: 't', level: 1, due: '2026-11-22' }], waivers: [{ requirement: 'a', reason: 'r', approver: 'p', from: '2026-11-01', until: '2026-11-22' }] }, day);
    return [commitments[0]?.state, commitments[0]?.basis, waivers[0]?.state];
  };

  it('a commitment is held from the lower bound alone, on its basis; missed only after its day', () => {
    expect(states(declared, '2026-11-22').slice(0, 2)).toEqual(['held', 'declared']);
    expect(states(documented, '2026-11-22').slice(0, 2)).toEqual(['held', 'proven']);
    expect(states(undefined, '2026-11-22').slice(0, 2)).toEqual(['pending', null]);
    expect(states(undefined, '2026-11-23').slice(0, 2)).toEqual(['missed', null]);
  });

  it('a waiver holds both its days, and changes no judgement', () => {
    expect(['2026-10-31', '2026-11-01', '2026-11-22', '2026-11-23'].map((day) => states(undefined, day)[2])).toEqual(['upcoming', 'active', 'active', 'expired']);
    const waived = judged([ruleSet([rule('a', opposable)])], { answers: { a: { value: false } }, waivers: [{ requirement: 'a', reason: 'r', approver: 'p', from: '2026-11-01', until: '2026-12-31' }] });
    expect([waived.verdict, row(waived, 'a').status]).toEqual(['non-compliant', 'unmet']);
  });
});
