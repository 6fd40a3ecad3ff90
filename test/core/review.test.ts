import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryReview } from '../../src/core/campaign/campaign.js';
import { entryOf } from '../../src/core/campaign/entry.js';
import { emptyHead } from '../../src/core/campaign/head.js';
import { checkReviews, examine, type WrittenReview } from '../../src/core/campaign/review.js';
import type { Answer, Dossier, Evidence } from '../../src/core/dossier.js';
import { judgeDossier } from '../../src/core/judge-dossier.js';
import type { Referential } from '../../src/core/referential.js';
import { DAY, opposable, rule, ruleSet, words } from '../fixtures/one-question-rules.js';
import { aDossier, rules } from '../fixtures/rules.js';

const IDS = ['a', 'b', 'c'];
const VOCABULARY = { ...words, facts: [{ id: 'seen', type: 'boolean' as const, text: 'seen' }], questions: IDS.map((id) => ({ id, kind: 'yesNo' as const, text: id })) };
const LADDER = ruleSet([rule('a', { level: 1, ...opposable }), rule('b', { level: 2 }), rule('c', { level: 3 })]);
/** What meets rung 3 is said to meet rung 2. */
const IMPLIED = ruleSet([rule('a', { level: 1 }), rule('b', { level: 2 }), rule('c', { level: 3, implies: ['b'] })]);

const piece: Evidence = { file: 'p.pdf', sha256: 'f'.repeat(64), date: '2026-01-01', fileState: 'present' };
const attestation: Evidence = { ...piece, issuer: 'tiers', reference: 'R1', until: '2028-01-01' };
const proven = (...evidence: string[]): Answer => ({ value: true, evidence });
const declared: Answer = { value: true };
const ALL: Partial<Dossier> = { answers: { a: proven('pa'), b: proven('pb'), c: proven('pc') }, evidence: { pa: piece, pb: attestation, pc: piece } };

const written = (review: Partial<EntryReview> & { readonly sha256?: string }, line = 1): WrittenReview => {
  const { sha256, ...rest } = review;
  return { review: { state: 'refused', by: 'auditrice', date: '2026-11-20', ...rest }, ...(sha256 === undefined ? {} : { sha256 }), place: { file: 'r.yaml', line } };
};

function examined(parts: Partial<Dossier>, reviews: readonly WrittenReview[], set: Referential = LADDER) {
  const dossier = aDossier({ roles: ['editor'], ...parts });
  const before = JSON.stringify(dossier);
  const judged = judgeDossier([rules(set, VOCABULARY)], VOCABULARY, dossier, DAY);
  const head = emptyHead(1, DAY, VOCABULARY, [set]);
  const examination = examine(judged, VOCABULARY, reviews);
  const plain = entryOf({ key: 'd' }, judged, head).entry;
  const { entry } = entryOf({ key: 'd' }, judged, head, examination);
  expect(JSON.stringify(dossier)).toBe(before);
  const { reviews: kept, themes, ...rest } = entry;
  expect({ ...rest, themes: themes.map(({ id, level, proven: held }) => ({ id, level, proven: held })) }).toEqual(plain);
  return { figures: themes.map((theme) => [theme.level?.low, theme.proven, theme.examined]), reviews: kept, warnings: examination.warnings, untouched: examination.judged === judged.judged };
}

describe('what an auditor refuses', () => {
  it.each<[string, Partial<Dossier>, readonly WrittenReview[], number | null | undefined, Referential?]>([
    ['the evidence of rung 2: the product stands on rung 1', ALL, [written({ evidence: 'pb' })], 1],
    ['the evidence of rung 1: on none', ALL, [written({ evidence: 'pa' })], 0],
    ['an attestation by a third party falls as any other', ALL, [written({ evidence: 'pb', date: '2026-11-22' })], 1],
    ['one of two evidences: the other still proves', { ...ALL, answers: { ...ALL.answers, b: proven('pb', 'pa') } }, [written({ evidence: 'pb' })], 3],
    ['an evidence used twice falls twice', { ...ALL, answers: { a: proven('pa'), b: proven('pc'), c: proven('pc') } }, [written({ evidence: 'pc' })], 1],
    ['an evidence nobody uses: nothing moves', { ...ALL, evidence: { ...ALL.evidence, px: piece } }, [written({ evidence: 'px' })], 3],
    ['an evidence that expired already: nothing moves', { ...ALL, evidence: { ...ALL.evidence, pb: { ...attestation, until: '2026-01-31' } } }, [written({ evidence: 'pb' })], 1],
    ['a requirement, whatever its evidence', ALL, [written({ requirement: 'c' })], 2],
    ['a requirement that is only declared: nothing moves', { ...ALL, answers: { ...ALL.answers, c: declared } }, [written({ requirement: 'c' })], 2],
    ['a requirement that the one above lends its proof to', { ...ALL, answers: { ...ALL.answers, b: declared } }, [written({ requirement: 'b' })], 1, IMPLIED],
    ['the evidence of the one that lends: what it lent goes with it', { ...ALL, answers: { ...ALL.answers, b: declared } }, [written({ evidence: 'pc' })], 1, IMPLIED],
    ['the requirement that lends: the same', { ...ALL, answers: { ...ALL.answers, b: declared } }, [written({ requirement: 'c' })], 1, IMPLIED],
    ['the requirement that lends, to one proven by itself: that one stays', ALL, [written({ requirement: 'c' })], 2, IMPLIED],
    ['one for which a declaration is enough: nothing moves', ALL, [written({ requirement: 'a' }), written({ evidence: 'pa' })], 1, ruleSet([rule('a', { level: 1, minEvidence: 1 })])],
    ['a requirement only deduced', { ...ALL, answers: { a: proven('pa'), c: proven('pc') } }, [written({ requirement: 'b' })], 1, IMPLIED],
    ['the evidence of one, while the one above lends its own: still proven', ALL, [written({ evidence: 'pb' })], 3, IMPLIED],
    ['a requirement said to be without object: it is one to prove again', { ...ALL, answers: { ...ALL.answers, b: { notApplicable: 'pas ici', evidence: ['pb'] } } }, [written({ requirement: 'b' })], 1],
    ['the evidence of that claim: the same', { ...ALL, answers: { ...ALL.answers, b: { notApplicable: 'pas ici', evidence: ['pb'] } } }, [written({ evidence: 'pb' })], 1],
  ])('%s', (_what, parts, reviews, level, set = LADDER) => {
    expect(examined(parts, reviews, set).figures[0]?.[2]).toBe(level);
  });

  it('may be what a probe measured', () => {
    const measured = ruleSet([rule('a', { level: 1, metWhen: { fact: 'seen', equals: true } })]);
    const findings = [{ fact: 'seen', outcome: 'observed' as const, value: true, grade: 3 as const, state: 'verified' as const }];
    expect(examined({ findings }, [written({ requirement: 'a' })], measured).figures).toEqual([[1, 1, 0]]);
  });

  it('leaves a contradiction where it stands', () => {
    const parts = { ...ALL, answers: { ...ALL.answers, b: { value: false } } };
    expect(examined(parts, [written({ requirement: 'c' }), written({ evidence: 'pc' })], IMPLIED).figures).toEqual([[1, 1, 1]]);
  });
});

describe('what changes no figure', () => {
  it.each<[string, WrittenReview, boolean]>([
    ['accepted', written({ evidence: 'pb', state: 'accepted' }), true],
    ['an accepted requirement is proven no better', written({ requirement: 'b', state: 'accepted' }), true],
    ['to complete', written({ requirement: 'b', state: 'to-complete' }), true],
    ['refused on a file that has changed since', written({ evidence: 'pb', sha256: 'a'.repeat(64) }), true],
    ['refused after the day of the campaign', written({ evidence: 'pb', date: '2026-11-23' }), false],
    ['an evidence nobody knows', written({ evidence: 'px' }), false],
    ['a requirement nobody knows', written({ requirement: 'x' }), false],
  ])('%s', (_what, review, stands) => {
    const parts = { ...ALL, answers: { ...ALL.answers, c: declared } };
    const result = examined(parts, [review]);
    expect([result.figures, result.reviews?.length ?? 0]).toEqual([[[3, 2, stands ? 2 : undefined]], stands ? 1 : 0]);
  });

  it('is not judged again', () => {
    expect(examined(ALL, [written({ evidence: 'pb', state: 'accepted' })]).untouched).toBe(true);
    expect(examined(ALL, [written({ evidence: 'pb' })]).untouched).toBe(false);
  });

  it('no review, no third figure', () => {
    expect(examined(ALL, [])).toMatchObject({ figures: [[3, 3, undefined]], reviews: undefined, warnings: [] });
  });
});

describe('which review stands', () => {
  it('the latest on the day, whatever the order they are written in', () => {
    const [old, late, next] = [written({ evidence: 'pb', date: '2025-11-20' }), written({ evidence: 'pb', date: '2026-11-20', state: 'accepted' }), written({ evidence: 'pb', date: '2027-01-01' })];
    for (const reviews of [[old, late, next], [next, late, old]]) {
      expect(examined(ALL, reviews)).toMatchObject({ figures: [[3, 3, 3]], reviews: [{ evidence: 'pb', state: 'accepted', date: '2026-11-20' }], warnings: [{ code: 'review/later', params: { id: 'pb', date: '2027-01-01', day: DAY } }] });
    }
  });

  it('the same file, however its digest is written, is the one examined', () => {
    expect(examined(ALL, [written({ evidence: 'pb', sha256: 'F'.repeat(64) })])).toMatchObject({ figures: [[3, 3, 1]], warnings: [] });
  });

  it('a changed file keeps what was said, and says that it changed', () => {
    expect(examined(ALL, [written({ evidence: 'pb', sha256: 'a'.repeat(64), comment: 'illisible' }, 7)])).toMatchObject({ reviews: [{ state: 'refused', comment: 'illisible', changed: true }], warnings: [{ code: 'review/changed', place: { line: 7 } }] });
  });

  it('names what is unknown, with the nearest name', () => {
    const { warnings } = examined(ALL, [written({ evidence: 'pbb' }, 2), written({ requirement: 'pa' }, 1)]);
    expect(warnings.map(({ code, params, place, severity }) => [code, params['nearest'], place.line, severity])).toEqual([['review/unknown-requirement', 'a', 1, 'warning'], ['review/unknown-evidence', 'pb', 2, 'warning']]);
  });

  it('requirements come first, then evidence, by name; one of each may bear the same', () => {
    const reviews = ['c', 'a'].flatMap((id) => [written({ evidence: `p${id}`, state: 'accepted' }), written({ requirement: id, state: 'accepted' })]);
    expect(examined(ALL, reviews).reviews?.map(({ requirement, evidence }) => requirement ?? evidence)).toEqual(['a', 'c', 'pa', 'pc']);
    const same = { ...ALL, answers: { ...ALL.answers, b: proven('b') }, evidence: { ...ALL.evidence, b: piece } };
    expect(examined(same, [written({ evidence: 'b', state: 'accepted' }), written({ requirement: 'b', state: 'to-complete' })]).reviews?.map(({ state }) => state)).toEqual(['to-complete', 'accepted']);
  });
});

describe('examined levels', () => {
  const subject = fc.oneof(fc.constantFrom('a', 'b', 'c').map((requirement) => ({ requirement })), fc.constantFrom('pa', 'pb', 'pc').map((evidence) => ({ evidence })));
  const review = fc.record({ subject, state: fc.constantFrom('accepted' as const, 'refused' as const, 'to-complete' as const), day: fc.integer({ min: 10, max: 30 }) }).map(({ subject: what, state, day }) => written({ ...what, state, date: `2026-11-${day}` }));
  const answer = fc.constantFrom<Answer | undefined>(undefined, declared, { value: false }, proven('pa'), proven('pb', 'pc'), { notApplicable: 'non', evidence: ['pc'] });

  it('are never above the proven ones, and never depend on the order of the reviews', () => {
    fc.assert(
      fc.property(fc.tuple(answer, answer, answer), fc.uniqueArray(review, { selector: ({ review: each }) => `${each.requirement ?? ''}/${each.evidence ?? ''}/${each.date}`, maxLength: 8 }), fc.constantFrom(LADDER, IMPLIED), ([a, b, c], reviews, set) => {
        const answers = Object.fromEntries(Object.entries({ a, b, c }).flatMap(([id, each]) => (each === undefined ? [] : [[id, each]])));
        const result = examined({ ...ALL, answers }, reviews, set);
        for (const [, held, third] of result.figures) if (third !== undefined) expect(third ?? 0).toBeLessThanOrEqual(held ?? 0);
        expect(examined({ ...ALL, answers }, [...reviews].reverse(), set)).toMatchObject({ figures: result.figures });
      }),
      { numRuns: 200 },
    );
  });
});

describe('an auditor’s file', () => {
  const one = (parts: Partial<EntryReview>): EntryReview => ({ state: 'refused', by: 'auditrice', date: '2026-11-20', ...parts });

  it.each<[string, readonly EntryReview[], readonly string[]]>([
    ['is sound', [one({ evidence: 'a' }), one({ requirement: 'a' }), one({ evidence: 'a', date: '2026-11-21' })], []],
    ['on a day that does not exist', [one({ evidence: 'a', date: '2026-02-30' })], ['dossier/impossible-day']],
    ['of nothing', [one({})], ['review/subject']],
    ['of two things', [one({ evidence: 'a', requirement: 'b' })], ['review/subject']],
    ['twice on one day', [one({ evidence: 'a' }), one({ evidence: 'a', state: 'accepted' })], ['review/same-day']],
  ])('%s', (_what, reviews, codes) => {
    expect(checkReviews(reviews).map(({ code }) => code)).toEqual(codes);
  });
});
