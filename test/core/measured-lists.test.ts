import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/core/condition.js';
import type { Answer, Finding } from '../../src/core/dossier.js';
import { evaluate } from '../../src/core/evaluate.js';
import type { Referential, Vocabulary } from '../../src/core/referential.js';
import { aDossier, rules } from '../fixtures/rules.js';

const POINTS = ['subject', 'archive', 'reply'] as const;
const VOCABULARY: Vocabulary = {
  profile: [],
  facts: [{ id: 'mail.points', type: 'strings', text: 'Points tenus' }],
  lists: [],
  questions: [{ id: 'mail', kind: 'checklist', text: 'Que tient un courriel ?', fact: 'mail.points', choices: POINTS.map((id) => ({ id, text: id })) }],
};

function judged(metWhen: Condition, measured: Partial<Finding> | undefined, answer?: Answer) {
  const referential: Referential = {
    id: 'courriel', edition: '1', status: 'in-force', official: true, title: 'Courriel', inForce: { from: '2020-01-01' }, sources: [],
    themes: [{ id: 'mail', title: 'Courriel', ladder: { mode: 'cumulative', official: true, source: [], rungs: [{ level: 1, title: 'Un' }] } }],
    requirements: [{ id: 'R', theme: 'mail', title: 'R', level: 1, force: 'order', opposable: true, official: true, binds: ['editor'], inForce: { from: '2020-01-01' }, source: [], metWhen }],
  };
  const dossier = aDossier({
    answers: answer === undefined ? {} : { mail: answer },
    evidence: { capture: { file: 'capture.png', sha256: 'a', date: '2026-01-01', fileState: 'present' } },
    findings: measured === undefined ? [] : [{ fact: 'mail.points', outcome: 'observed', grade: 3, ...measured }],
  });
  const [requirement] = evaluate([rules(referential, VOCABULARY)], VOCABULARY, dossier, '2026-11-25').requirements;
  return requirement!;
}

const asks = (...includes: readonly string[]): Condition => ({ question: 'mail', includes });

describe('a list measured in part', () => {
  const inPart = { value: ['subject'], unjudged: ['reply'], failing: { archive: 'artefacts/envoi.eml, 2' } };

  it.each([
    ['a point measured as held is proven', asks('subject'), undefined, 'met', 3],
    ['a point measured as failing is not held', asks('archive'), undefined, 'unmet', 3],
    ['a point that nothing tells stays unknown', asks('reply'), undefined, 'unknown', 0],
    ['a failing point settles what asks for several', asks('archive', 'reply'), undefined, 'unmet', 3],
    ['a doubtful point keeps what asks for several unknown', asks('subject', 'reply'), undefined, 'unknown', 0],
    ['the answer stands for a point that nothing tells', asks('reply'), { value: ['reply'] }, 'met', 1],
    ['with the strength of its evidence', asks('reply'), { value: ['reply'], evidence: ['capture'] }, 'met', 2],
    ['and is no stronger for the points measured beside it', asks('subject', 'reply'), { value: ['subject', 'reply'], evidence: ['capture'] }, 'met', 2],
    ['an answer that leaves it out denies it', asks('reply'), { value: ['subject'] }, 'unmet', 1],
    ['an answer is contradicted on a measured point', asks('archive'), { value: ['subject', 'archive', 'reply'] }, 'contradicted', 3],
    ['and on nothing else', asks('subject'), { value: ['subject', 'archive', 'reply'] }, 'met', 3],
    ['counted: the doubtful point does not matter', { question: 'mail', atLeast: 1 }, undefined, 'met', 3],
    ['counted: the doubtful point matters', { question: 'mail', atLeast: 2 }, undefined, 'unknown', 0],
  ] as const)('%s', (_case, metWhen, answer, status, grade) => {
    expect(judged(metWhen, inPart, answer as Answer | undefined)).toMatchObject({ status, grade });
  });

  it('names the point that contradicts, not those that nobody asks', () => {
    expect(judged(asks('archive'), inPart, { value: ['archive'] }).why).toEqual({ code: 'contradicted-by-fact', params: { facts: ['mail.points'], points: ['archive'] } });
  });

  it('never says more than what both ends of the doubt say', () => {
    const some = fc.subarray([...POINTS]);
    fc.assert(
      fc.property(some, some, some, fc.option(some, { nil: undefined }), (held, doubtful, asked, answered) => {
        fc.pre(asked.length > 0);
        const unjudged = doubtful.filter((point) => !held.includes(point));
        const answer = answered === undefined ? undefined : { value: answered };
        const status = judged(asks(...asked), { value: held, unjudged }, answer).status;
        const whole = (value: readonly string[]): boolean => ['met'].includes(judged(asks(...asked), { value }, answer).status);
        const [low, high] = [whole(held), whole([...held, ...unjudged])];
        if (low === high) expect(status === 'met').toBe(low);
        if (answered === undefined && low !== high) expect(status).toBe('unknown');
      }),
      { numRuns: 300 },
    );
  });
});
