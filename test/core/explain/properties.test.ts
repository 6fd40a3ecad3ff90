import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assessment, Verdict } from '../../../src/core/assessment.js';
import type { Truth } from '../../../src/core/condition.js';
import type { Dossier, Finding } from '../../../src/core/dossier.js';
import { evaluate } from '../../../src/core/evaluate.js';
import { explain } from '../../../src/core/explain/explain.js';
import type { ExplainedClimb, Explanation, IndexExplanation, LevelExplanation, RequirementExplanation, Subject, VerdictExplanation } from '../../../src/core/explain/explanation.js';
import type { TracedCondition } from '../../../src/core/explain/traced.js';
import type { Referential, Vocabulary } from '../../../src/core/referential.js';
import { DAY, dossier, QUESTIONS, referential, words } from '../../fixtures/arbitrary.js';
import { rules } from '../../fixtures/rules.js';

/** The same questions, two of which a measure replaces. */
const MEASURED = ['q0', 'q3'];
const measuredWords: Vocabulary = {
  ...words,
  facts: MEASURED.map((id) => ({ id: `fact.${id}`, type: 'boolean' as const, text: id })),
  questions: words.questions.map((question) => (MEASURED.includes(question.id) ? { ...question, fact: `fact.${question.id}` } : question)),
};
const finding = (fact: string): fc.Arbitrary<readonly Finding[]> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    fc.boolean().map((value): Finding[] => [{ fact, outcome: 'observed', value, grade: 3, place: 'artefacts/a.hl7, PID-3' }]),
    fc.constant<Finding[]>([{ fact, outcome: 'could-not-measure', reason: { code: 'illisible', params: {} }, grade: 0 }]),
  );
const measured: fc.Arbitrary<Dossier> = fc.tuple(dossier, ...MEASURED.map((id) => finding(`fact.${id}`))).map(([about, ...findings]) => ({ ...about, findings: findings.flat() }));

interface Case {
  readonly assessment: Assessment;
  of(subject: Subject): Explanation;
}

function caseOf(rule: Referential, about: Dossier): Case {
  const compiled = [rules(rule, measuredWords)];
  return { assessment: evaluate(compiled, measuredWords, about, DAY, { ahead: false }), of: (subject) => explain(compiled, measuredWords, about, DAY, subject) };
}

function holds(check: (each: Case, rule: Referential) => void): void {
  fc.assert(
    fc.property(referential(), measured, (rule, about) => check(caseOf(rule, about), rule)),
    { numRuns: 120 },
  );
}

/** Kleene's rules, as the page of the calculation model writes them, for whoever redoes a tree by hand. */
function redone(node: TracedCondition): Truth {
  if (node.form === 'leaf') return node.truth;
  if ('items' in node) {
    const judged = node.items.map((item) => ({ where: item.where ? redone(item.where) : 'true', is: item.is ? redone(item.is) : 'true' })).filter(({ where }) => where !== 'false' && where !== 'not-applicable');
    const sure = judged.filter(({ where }) => where === 'true');
    if (node.form === 'every' && sure.some(({ is }) => is === 'false')) return 'false';
    if (node.form === 'none' && sure.some(({ is }) => is === 'true')) return 'false';
    if (node.form === 'some' && sure.some(({ is }) => is === 'true')) return 'true';
    if (!node.complete) return 'unknown';
    const settled = node.form === 'every' ? 'true' : 'false';
    if (judged.some(({ is }) => is === 'unknown' || (is !== settled && is !== 'not-applicable'))) return 'unknown';
    const whole = node.form === 'some' ? 'false' : 'true';
    const empty = { met: 'true', unmet: 'false', 'not-applicable': 'not-applicable' }[node.whenEmpty] as Truth;
    if (sure.length > 0) return whole;
    return judged.length > 0 && empty !== whole ? 'unknown' : empty;
  }
  const parts = node.parts.map(redone);
  const [first = 'unknown'] = parts;
  if (node.form === 'condition') return first;
  if (node.form === 'not') return first === 'true' ? 'false' : first === 'false' ? 'true' : first;
  const decisive = node.form === 'all' ? 'false' : 'true';
  if (parts.includes(decisive)) return decisive;
  if (parts.includes('unknown')) return 'unknown';
  return parts.every((part) => part === 'not-applicable') ? 'not-applicable' : node.form === 'all' ? 'true' : 'false';
}

/** The level read off the rows of a climb, without the program's own climb. */
function climbedByHand(climb: ExplainedClimb, mode: 'cumulative' | 'direct'): number {
  const isMet = (standing: string | null): boolean => standing === 'met' || (standing === 'unknown' && climb.unknownIs === 'met');
  const rungs = climb.rungs.map(({ level, rows }) => ({ level, rows: rows.filter((row) => row.standing !== null) })).filter(({ rows }) => rows.length > 0);
  const met = rungs.filter(({ rows }) => rows.every((row) => isMet(row.standing))).map(({ level }) => level);
  const stop = rungs.find(({ level }) => !met.includes(level))?.level ?? Infinity;
  const reached = Math.max(0, ...met.filter((level) => mode === 'direct' || level < stop));
  return Math.min(reached, ...climb.caps.filter(({ row }) => !isMet(row.standing)).map(({ cap }) => cap));
}

function verdictByHand(standings: readonly (string | null)[]): Verdict {
  const applicable = standings.filter((standing) => standing !== null);
  if (applicable.length === 0) return 'none-opposable';
  if (applicable.includes('unmet')) return 'non-compliant';
  return applicable.includes('unknown') ? 'undetermined' : 'compliant';
}

describe('an explanation concludes as the assessment', () => {
  it('for every requirement: status, grade, basis, proof, reason, and whether it counts', () => {
    holds(({ assessment, of }, rule) => {
      for (const { id } of rule.requirements) {
        const explained = of({ kind: 'requirement', referential: 'r', id }) as RequirementExplanation;
        const judged = assessment.requirements.find((each) => each.id === id)!;
        const { status, grade, basis, proven, why } = judged;
        expect(explained.conclusion).toMatchObject({ status, grade, basis, proven, why });
        expect(explained.conclusion?.setAsideBy).toBe(judged.setAsideBy);
        expect([explained.inForceNow, explained.counted]).toEqual([judged.inForceNow, judged.counted]);
      }
    });
  });

  it('for every level, declared, proven, offered and held', () => {
    holds(({ assessment, of }) => {
      for (const theme of ['t0', 't1']) {
        const explained = of({ kind: 'level', referential: 'r', theme }) as LevelExplanation;
        const assessed = assessment.themes.find((each) => each.id === theme);
        expect(explained.assessed).toBe(assessed !== undefined);
        if (!assessed) continue;
        expect([explained.level, explained.proven, explained.reachable]).toEqual([assessed.level, assessed.proven, assessed.reachable]);
        expect([explained.low?.reached, explained.high?.reached, explained.provenClimb?.reached ?? null]).toEqual([assessed.level?.low, assessed.level?.high, assessed.proven]);
        expect([explained.collection?.offered, explained.collection?.held]).toEqual([assessed.collection?.offered, assessed.collection?.held]);
        expect(explained.collection?.items.map(({ id, level }) => ({ id, level }))).toEqual(assessed.collection?.items.map(({ id, level }) => ({ id, level })));
      }
    });
  });

  it('for every verdict and every index', () => {
    holds(({ assessment, of }) => {
      for (const scope of [{}, { referential: 'r' }]) {
        const { declared, proven } = of({ kind: 'verdict', ...scope }) as VerdictExplanation;
        expect([declared.verdict, proven.verdict]).toEqual([assessment.verdict, assessment.verdictProven]);
      }
      const { themes } = of({ kind: 'index' }) as IndexExplanation;
      expect(themes.map(({ theme, index }) => [theme.id, index])).toEqual(assessment.themes.map(({ id, index }) => [id, index]));
      for (const theme of assessment.themes) {
        const { declared, proven } = of({ kind: 'verdict', referential: 'r', theme: theme.id }) as VerdictExplanation;
        expect([declared.verdict, proven.verdict]).toEqual([theme.verdict, theme.verdictProven]);
      }
    });
  });
});

describe('an explanation can be redone by hand', () => {
  it('each node from its parts, each status from its condition', () => {
    holds(({ of }, rule) => {
      for (const { id } of rule.requirements) {
        const { met, own, answersAlone } = of({ kind: 'requirement', referential: 'r', id }) as RequirementExplanation;
        if (!met || !own) continue;
        expect(redone(met)).toBe(met.truth);
        const expected: Record<string, Truth[]> = { met: ['true'], unmet: ['false'], unknown: ['unknown'], contradicted: ['false', 'unknown'], 'not-applicable': ['not-applicable', 'unknown'] };
        expect(expected[own.status]).toContain(met.truth);
        expect(answersAlone === null ? own.status !== 'contradicted' : redone(answersAlone) === 'true').toBe(true);
      }
    });
  });

  it('each level from its rows', () => {
    holds(({ of }) => {
      for (const theme of ['t0', 't1']) {
        const { mode, low, high, provenClimb, collection } = of({ kind: 'level', referential: 'r', theme }) as LevelExplanation;
        for (const climb of [low, high, provenClimb, ...(collection?.items ?? []).flatMap((item) => [item.low, item.high])]) if (climb) expect(climb.reached).toBe(climbedByHand(climb, mode));
      }
    });
  });

  it('each verdict from its rows, with those that decide it', () => {
    holds(({ of }) => {
      const { rows, declared, proven } = of({ kind: 'verdict' }) as VerdictExplanation;
      expect(declared.verdict).toBe(verdictByHand(rows.map((row) => row.standing)));
      expect(proven.verdict).toBe(verdictByHand(rows.map((row) => row.provenStanding)));
      if (declared.verdict !== 'none-opposable') expect(declared.decidedBy.length).toBeGreaterThan(0);
    });
  });

  it('each index from its rows', () => {
    holds(({ of }) => {
      for (const { rows, index } of (of({ kind: 'index' }) as IndexExplanation).themes) {
        const worth = (standing: string, unknown: number): number => ({ met: 1, partial: 0.5, unmet: 0, unknown })[standing] ?? NaN;
        const share = (side: 'low' | 'high', unknown: number): number => Math.floor(rows.reduce((sum, row) => sum + 200 * row.weight * worth(row[side], unknown), 0) / (2 * rows.reduce((sum, row) => sum + row.weight, 0)));
        expect(index).toEqual(rows.length === 0 ? null : { low: share('low', 0), high: share('high', 1) });
      }
    });
  });

  it('some leaf or some list decides every condition', () => {
    const deciding = (node: TracedCondition): boolean => {
      if (!node.decides) return false;
      if (node.form === 'leaf' || 'items' in node) return true;
      return node.parts.some(deciding);
    };
    holds(({ of }, rule) => {
      for (const { id } of rule.requirements) {
        const { met } = of({ kind: 'requirement', referential: 'r', id }) as RequirementExplanation;
        if (met) expect(deciding(met)).toBe(true);
      }
    });
  });
});

it('the cases hold what is to be explained: facts that contradict, implications, claims', () => {
  const seen = new Set<string>();
  for (const [rule, about] of fc.sample(fc.tuple(referential(), measured), { numRuns: 400, seed: 7 })) {
    for (const { why } of caseOf(rule, about).assessment.requirements) seen.add(why.code);
  }
  for (const code of ['contradicted-by-fact', 'contradicted-by-implication', 'deduced', 'claimed', 'profile-unknown', 'set-aside-by-profile', 'unmet-items']) expect([...seen]).toContain(code);
  expect(QUESTIONS).toEqual(expect.arrayContaining(MEASURED));
});
