import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisiveQuestions, type JudgedReferential } from '../../src/core/decisive.js';
import type { Dossier, ListItem } from '../../src/core/dossier.js';
import { evaluate } from '../../src/core/evaluate.js';
import { closeImplications, judge, type Judgement } from '../../src/core/judge.js';
import { judgeDossier } from '../../src/core/judge-dossier.js';
import type { Inputs } from '../../src/core/inputs.js';
import type { Referential } from '../../src/core/referential.js';
import { declaredLevel, verdictsOf } from '../../src/core/theme.js';
import { DAY, dossier, referential, words } from '../fixtures/arbitrary.js';
import { rules } from '../fixtures/rules.js';

const DAYS = ['2019-12-31', DAY, '2026-12-31', '2027-01-01', '2027-06-30', '2027-07-01', '2030-01-02'];
const aged = { ...words, questions: [...words.questions, { id: 'signed', kind: 'date' as const, text: 'signed' }] };

/** Evidence that ends, items that come and go, an answer that grows old: all that a day may change. */
function dated(about: Dossier, until: string, from: string, signed: string): Dossier {
  const { things } = about.lists;
  const items = (things?.items ?? []).map((item, index): ListItem => (index === 0 ? { ...item, activeUntil: until } : index === 1 ? { ...item, activeFrom: from } : item));
  return { ...about, evidence: { ...about.evidence, documented: { fileState: 'present', file: 'b', sha256: 'x', date: '2026-01-01', until } }, lists: { things: { ...things, items } }, answers: { ...about.answers, signed: { value: signed, date: '2026-01-01' } } };
}

function withAge(rule: Referential): Referential {
  const [first] = rule.requirements;
  return first === undefined ? rule : { ...rule, requirements: [...rule.requirements, { ...first, id: 'aged', metWhen: { question: 'signed', notOlderThan: 'P1Y' } }] };
}

describe('a dossier judged for one day after another', () => {
  it('is judged as if for the first time', () => {
    fc.assert(
      fc.property(referential(), dossier, fc.array(fc.constantFrom(...DAYS), { minLength: 2, maxLength: 5 }), fc.constantFrom('2026-12-31', '2027-06-30'), fc.constantFrom('2026-12-31', '2027-07-01'), fc.constantFrom('2026-01-02', '2026-07-01'), (rule, about, days, until, from, signed) => {
        const compiled = [rules(withAge(rule), aged)];
        const subject = dated(about, until, from, signed);
        for (const day of days) {
          const [again, first] = [subject, { ...subject }].map((each) => judgeDossier(compiled, aged, each, day).judged.map(({ judgements }) => judgements));
          expect(again, day).toEqual(first);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is judged anew when something else than the day has changed', () => {
    fc.assert(
      fc.property(referential(), referential(), dossier, (one, other, about) => {
        const [first, second] = [[rules(one, words)], [rules(other, words)]];
        judgeDossier(first, words, about, DAY);
        expect(judgeDossier(second, words, about, DAY).judged[0]?.compiled).toBe(second[0]);
        const supposed = new Map(one.requirements.slice(0, 1).map(({ id }) => [id, 'met' as const]));
        expect(evaluate(first, words, about, DAY, { suppositions: supposed })).toEqual(evaluate(first, words, { ...about }, DAY, { suppositions: supposed }));
        expect(evaluate(first, words, about, DAY)).toEqual(evaluate(first, words, { ...about }, DAY));
      }),
      { numRuns: 200 },
    );
  });
});

/** What a question alone would settle, everything judged and climbed again: the definition, without its shortcuts. */
function gainsByTheBook({ compiled, judgements }: JudgedReferential, inputs: Inputs): ReadonlyMap<string, number> {
  const widths = (of: readonly Judgement[]): number[] => compiled.themes.map((theme) => declaredLevel(theme, of.filter((each) => each.compiled.theme === theme))).map((level) => (level ? level.high - level.low : 0));
  const before = widths(judgements);
  const verdict = (of: readonly Judgement[]): string => verdictsOf(of).verdict;
  const unknown = judgements.filter((each) => each.status === 'unknown' && each.counted);
  const gains = new Map<string, number>();
  for (const input of new Set(unknown.flatMap((each) => each.open))) {
    const sides = [true, false].map((truth) => {
      const supposed = judgements.map((each) => {
        if (!unknown.includes(each) || !each.open.includes(input)) return each;
        const outcomes = [true, false].map((side) => judge(each.compiled, inputs, { supposed: { input, truth: side }, ungraded: true }));
        const wanted = truth ? ['met', 'not-applicable'] : ['unmet', 'partial', 'contradicted', 'not-applicable'];
        return wanted.flatMap((status) => outcomes.find((outcome) => outcome.status === status) ?? [])[0] ?? each;
      });
      return [...closeImplications(new Map(supposed.map((each) => [each.compiled.requirement.id, each]))).values()];
    });
    const narrowed = sides.reduce((sum, side) => sum + widths(side).reduce((total, width, index) => total + Math.max(0, (before[index] ?? 0) - width), 0), 0);
    gains.set(input.slice(input.indexOf(':') + 1), narrowed + (verdict(judgements) === 'undetermined' && sides.some((side) => verdict(side) !== 'undetermined') ? 1 : 0));
  }
  return gains;
}

describe('the gain of a question', () => {
  it('is the same with its shortcuts as by the book', () => {
    let seen = 0;
    fc.assert(
      fc.property(referential({ mode: 'cumulative' }), dossier, (rule, about) => {
        const { inputs, judged } = judgeDossier([rules(rule, words)], words, about, DAY);
        const gains = judged.map((each) => gainsByTheBook(each, inputs))[0] ?? new Map<string, number>();
        for (const { id, gain } of decisiveQuestions(judged, inputs)) {
          if (id.startsWith('profile.')) continue;
          seen += gain > 0 ? 1 : 0;
          expect(gain, id).toBe(gains.get(id));
        }
      }),
      { numRuns: 400 },
    );
    expect(seen).toBeGreaterThan(100);
  });
});
