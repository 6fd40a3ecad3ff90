import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assessment, Bounds, Verdict } from '../../src/core/assessment.js';
import type { Answer, Dossier } from '../../src/core/dossier.js';
import { evaluate } from '../../src/core/evaluate.js';
import type { Referential } from '../../src/core/referential.js';
import { DAY, dossier, QUESTIONS, referential, words } from '../fixtures/arbitrary.js';
import { rules } from '../fixtures/rules.js';

const assess = (rule: Referential, about: Dossier): Assessment => evaluate([rules(rule, words)], words, about, DAY, { ahead: false });
const width = (bounds: Bounds | null): number => (bounds ? bounds.high - bounds.low : 0);
const answered = (about: Dossier, question: string, answer: Answer): Dossier => ({ ...about, answers: { ...about.answers, [question]: answer } });
const RANK: Record<Verdict, number> = { 'non-compliant': 0, undetermined: 1, compliant: 2, 'none-opposable': 3 };

/** A result without the order in which items, and what is open of them, are named: that of the person's list. */
function figures(json: string): string {
  return JSON.stringify(JSON.parse(json, (key, value: unknown) => ((key === 'items' || key === 'open') && Array.isArray(value) ? value.map((each) => JSON.stringify(each)).sort() : value)));
}

function holds<Values>(property: fc.IRawProperty<Values>): void {
  void fc.assert(property, { numRuns: 400 });
}

describe('properties of the calculation', () => {
  it('low never exceeds high', () => {
    holds(
      fc.property(referential(), dossier, (rule, about) => {
        for (const theme of assess(rule, about).themes) {
          for (const bounds of [theme.level, theme.index, theme.collection?.offered ?? null, theme.collection?.held ?? null]) expect(width(bounds)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('answering an unknown never widens an interval', () => {
    holds(
      fc.property(referential(), dossier, fc.constantFrom(...QUESTIONS), fc.boolean(), (rule, about, question, value) => {
        fc.pre(about.answers[question]?.value === undefined && about.answers[question]?.notApplicable === undefined);
        const before = assess(rule, about);
        // A requirement deduced from another is no longer unknown: denying it is contradicting, not answering.
        fc.pre(before.requirements.filter((each) => each.questions.includes(question)).every((each) => each.status === 'unknown' || each.basis !== 'deduced'));
        const after = assess(rule, answered(about, question, { value }));
        for (const theme of before.themes) {
          const later = after.themes.find((each) => each.id === theme.id);
          if (!later) continue;
          for (const key of ['level', 'index'] as const) {
            // Not only no wider: inside what was said to be possible.
            expect(later[key]?.low ?? 0).toBeGreaterThanOrEqual(theme[key]?.low ?? 0);
            expect(later[key]?.high ?? 0).toBeLessThanOrEqual(theme[key]?.high ?? Infinity);
          }
        }
      }),
    );
  });

  it('from not met to met, nothing goes down: level, index, verdict', () => {
    holds(
      fc.property(referential({ conditions: 'positive' }), dossier, fc.constantFrom(...QUESTIONS), (rule, about, question) => {
        const low = assess(rule, answered(about, question, { value: false }));
        const high = assess(rule, answered(about, question, { value: true }));
        fc.pre(low.contradictions.length === 0 && high.contradictions.length === 0);
        fc.pre(low.requirements.every((each, index) => (each.status === 'not-applicable') === (high.requirements[index]?.status === 'not-applicable')));
        expect(RANK[high.verdict]).toBeGreaterThanOrEqual(RANK[low.verdict]);
        for (const theme of low.themes) {
          const later = high.themes.find((each) => each.id === theme.id);
          for (const key of ['level', 'index'] as const) {
            expect(later?.[key]?.low ?? 0).toBeGreaterThanOrEqual(theme[key]?.low ?? 0);
            expect(later?.[key]?.high ?? 0).toBeGreaterThanOrEqual(theme[key]?.high ?? 0);
          }
        }
      }),
    );
  });

  it('removing evidence never raises what is proven', () => {
    holds(
      fc.property(referential(), dossier, fc.constantFrom('documented', 'attested'), (rule, about, removed) => {
        const { [removed]: _gone, ...evidence } = about.evidence;
        const before = assess(rule, about);
        const after = assess(rule, { ...about, evidence });
        before.themes.forEach((theme, index) => expect(after.themes[index]?.proven ?? 0).toBeLessThanOrEqual(theme.proven ?? 0));
        before.requirements.forEach((each, index) => expect(Number(after.requirements[index]?.proven)).toBeLessThanOrEqual(Number(each.proven)));
      }),
    );
  });

  it('proven never exceeds declared low', () => {
    holds(
      fc.property(referential(), dossier, (rule, about) => {
        for (const theme of assess(rule, about).themes) expect(theme.proven ?? 0).toBeLessThanOrEqual(theme.level?.low ?? 0);
      }),
    );
  });

  it('held never exceeds the level of a cumulative ladder', () => {
    holds(
      fc.property(referential({ conditions: 'lists', mode: 'cumulative', implications: false }), dossier, (rule, about) => {
        for (const theme of assess(rule, about).themes) {
          const held = theme.collection?.held;
          if (!held || !theme.level) continue;
          expect(held.low).toBeLessThanOrEqual(theme.level.low);
          expect(held.high).toBeLessThanOrEqual(theme.level.high);
        }
      }),
    );
  });

  it('the order of rule sets, requirements, themes, answers and items is irrelevant', () => {
    holds(
      fc.property(referential(), referential(), dossier, (rule, second, about) => {
        const other: Referential = { ...second, id: 'other' };
        const backwards = (each: Referential): Referential => ({ ...each, themes: [...each.themes].reverse(), requirements: [...each.requirements].reverse() });
        const reversed = <T>(record: Readonly<Record<string, T>>): Record<string, T> => Object.fromEntries(Object.entries(record).reverse());
        const things = about.lists['things'];
        const shuffled: Dossier = { ...about, answers: reversed(about.answers), evidence: reversed(about.evidence), lists: { things: { ...things, items: [...(things?.items ?? [])].reverse() } } };
        const plain = (rules_: readonly Referential[], of: Dossier): string => {
          const { inputs: _inputs, ...result } = evaluate(rules_.map((each) => rules(each, words)), words, of, DAY, { ahead: false });
          return JSON.stringify(result);
        };
        expect(plain([backwards(other), backwards(rule)], about)).toBe(plain([rule, other], about));
        expect(figures(plain([rule, other], shuffled))).toBe(figures(plain([rule, other], about)));
      }),
    );
  });

  it('everything met is the highest rung that can be reached, and an index of 100', () => {
    holds(
      fc.property(referential({ conditions: 'positive' }), (rule) => {
        const about: Dossier = { product: { name: 'tout' }, roles: ['editor', 'structure'], referentials: [], profile: { p: true }, answers: Object.fromEntries(QUESTIONS.map((id) => [id, { value: true }])), lists: {}, evidence: {}, commitments: [], waivers: [], efforts: {}, findings: [] };
        for (const theme of assess(rule, about).themes) {
          expect(theme.level ? [theme.level.low, theme.level.high] : null).toEqual(theme.reachable === null ? null : [theme.reachable, theme.reachable]);
          if (theme.counts.applicable > 0) expect(theme.index).toEqual({ low: 100, high: 100 });
        }
      }),
    );
  });

  it('the verdict does not depend on weights', () => {
    holds(
      fc.property(referential(), dossier, (rule, about) => {
        const reweighted: Referential = { ...rule, requirements: rule.requirements.map((each) => ({ ...each, weight: 1 })) };
        expect(assess(reweighted, about).verdict).toBe(assess(rule, about).verdict);
        expect(assess(reweighted, about).verdictProven).toBe(assess(rule, about).verdictProven);
      }),
    );
  });

  it('counts add up: statuses to applicable, with both not-applicable to total', () => {
    holds(
      fc.property(referential(), dossier, (rule, about) => {
        for (const { counts } of assess(rule, about).themes) {
          expect(counts.met + counts.partial + counts.unmet + counts.unknown + counts.contradicted).toBe(counts.applicable);
          expect(counts.applicable + counts['not-applicable'].automatic + counts['not-applicable'].claimed).toBe(counts.total);
        }
      }),
    );
  });

  it('the same input gives the same bytes, next dates and decisive questions included', () => {
    fc.assert(
      fc.property(referential(), dossier, (rule, about) => {
        const run = (): string => JSON.stringify(evaluate([rules(rule, words)], words, structuredClone(about), DAY));
        expect(run()).toBe(run());
      }),
      { numRuns: 60 },
    );
  });
});
