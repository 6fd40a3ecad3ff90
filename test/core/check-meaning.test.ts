import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkMeaning } from '../../src/core/check-meaning.js';
import type { Condition } from '../../src/core/condition.js';
import type { Dossier } from '../../src/core/dossier.js';
import type { Problem } from '../../src/core/error.js';
import { evaluate } from '../../src/core/evaluate.js';
import type { Question, Referential, Requirement, Vocabulary } from '../../src/core/referential.js';
import { problems as en } from '../../src/i18n/en/problems.js';
import { problems as fr } from '../../src/i18n/fr/problems.js';
import { DAY, dossier, QUESTIONS, referential, words } from '../fixtures/arbitrary.js';
import { rules } from '../fixtures/rules.js';
import { aReferential, aVocabulary, requirement, yesNo, type Mutable } from '../fixtures/small-rules.js';

type Path = readonly (string | number)[];

const found = (rule: Referential, vocabulary: Vocabulary, day = '2026-11-24'): readonly Problem[] => checkMeaning({ referential: rule, digest: '', shipped: true, file: 'test' }, vocabulary, day);
const brief = (problems: readonly Problem[]): readonly unknown[] => problems.map(({ code, place, severity }) => [code.replace('referential/', ''), place.path, severity]);

type Row = readonly [title: string, change: (document: Mutable<Referential>, vocabulary: Mutable<Vocabulary>) => void, code: string, path: Path, severity?: Problem['severity']];

/** One more requirement, on no rung, held when this holds. */
const more = (metWhen: Condition, parts: Partial<Requirement> = {}) => (document: Mutable<Referential>): unknown => document.requirements.push(requirement('R4', { metWhen, ...parts }) as Mutable<Requirement>);
const NEW: Path = ['requirements', 3];
const LOCAL: Condition = { item: 'local', equals: true };
const NOT_LOCAL: Condition = { item: 'local', equals: false };
const RECENT: Condition = { item: 'since', notOlderThan: 'P4Y' };
const SENT: Condition = { question: 'mail.sent', equals: true };

const ROWS: readonly Row[] = [
  ['a requirement that the profile alone meets', more({ profile: 'sensitive', equals: true }), 'met-by-profile', [...NEW, 'metWhen']],
  ['a field read where it is not asked, and nothing else', more({ every: { of: 'means', where: NOT_LOCAL, is: RECENT, whenEmpty: 'not-applicable' } }), 'unanswerable', [...NEW, 'metWhen']],
  ['a field read of all items, asked of some', more({ every: { of: 'means', is: RECENT, whenEmpty: 'met' } }), 'never-asked', [...NEW, 'metWhen']],
  ['a profile that no product has', more(SENT, { applies: { all: [{ profile: 'kind', equals: 'lgc' }, { profile: 'kind', equals: 'dpi' }] } }), 'never-applies', [...NEW, 'applies']],
  ['a profile that a gate shuts out', (document, vocabulary) => {
    Object.assign(vocabulary.profile[1]!, { when: { profile: 'kind', equals: 'dpi' }, otherwise: false });
    document.requirements.push(requirement('R4', { applies: { all: [{ profile: 'kind', equals: 'lgc' }, { profile: 'sensitive', equals: true }] } }) as Mutable<Requirement>);
  }, 'never-applies', [...NEW, 'applies']],
  ['items that no list holds', more({ every: { of: 'means', where: { all: [LOCAL, NOT_LOCAL] }, is: RECENT, whenEmpty: 'not-applicable' } }), 'never-applies', [...NEW, 'metWhen']],
  ['a condition that contradicts itself', more({ all: [SENT, { question: 'mail.sent', equals: false }] }), 'never-met', [...NEW, 'metWhen']],
  ['dates that no day fits', (document, vocabulary) => {
    vocabulary.questions.push({ id: 'day', kind: 'date', text: '' });
    more({ all: [{ question: 'day', before: '2020-01-01' }, { question: 'day', notOlderThan: 'P1Y' }] })(document);
  }, 'never-met', [...NEW, 'metWhen']],
  ['more boxes than there are', more({ question: 'mail.ways', atLeast: 3 }), 'never-met', [...NEW, 'metWhen']],
  ['a condition that nothing makes fail', more({ any: [SENT, { question: 'mail.sent', equals: false }] }), 'never-unmet', [...NEW, 'metWhen'], 'warning'],
  ['an answer that is only given', (document) => {
    document.questions!.push({ id: 'day', kind: 'date', text: '' });
    more({ all: [SENT, { question: 'day', present: true }] })(document);
  }, 'idle-question', ['questions', 2, 'id'], 'warning'],
  ['a rung that says what the one below says', (document) => {
    document.requirements[0]!.metWhen = { all: [SENT, { every: { of: 'means', where: LOCAL, is: RECENT, whenEmpty: 'met' } }] } as Mutable<Condition>;
    delete document.requirements[1]!.implies;
  }, 'rung-not-separated', ['themes', 0, 'ladder', 'rungs', 1, 'level']],
  ['a rung that the one below implies', (document) => {
    document.requirements[0]!.implies = ['R2'];
    delete document.requirements[1]!.implies;
  }, 'rung-not-separated', ['themes', 0, 'ladder', 'rungs', 1, 'level']],
  ['a rung that contradicts the one below', (document) => {
    document.requirements[1]!.metWhen = { question: 'mail.sent', equals: false };
    delete document.requirements[1]!.implies;
  }, 'rung-out-of-reach', ['themes', 0, 'ladder', 'rungs', 1, 'level']],
  ['a rung below which a cap keeps everyone', (document) => document.requirements.push(requirement('R4', { metWhen: { all: [SENT, { question: 'shared', equals: true }] }, level: 2 }) as Mutable<Requirement>, requirement('R5', { metWhen: { question: 'shared', equals: false }, capsLevel: 2 }) as Mutable<Requirement>), 'rung-out-of-reach', ['themes', 0, 'ladder', 'rungs', 1, 'level']],
  ['a question that weighs nothing', (document) => {
    document.questions!.push(yesNo('idle') as Mutable<Question>);
    more({ question: 'idle', equals: true }, { weight: 0, opposable: false })(document);
  }, 'idle-question', ['questions', 2, 'id'], 'warning'],
  ['a question absorbed by another', (document) => {
    document.questions!.push(yesNo('idle') as Mutable<Question>);
    more({ any: [SENT, { all: [SENT, { question: 'idle', equals: true }] }] })(document);
  }, 'idle-question', ['questions', 2, 'id'], 'warning'],
];

describe('checkMeaning', () => {
  it('finds nothing to say of a small rule set that means what it says', () => {
    expect(found(aReferential(), aVocabulary())).toEqual([]);
  });

  it.each(ROWS.map(([title, change, code, path, severity = 'error']) => ({ title, change, code, path, severity })))('$title', ({ change, code, path, severity }) => {
    const document = aReferential();
    const vocabulary = aVocabulary();
    change(document, vocabulary);
    expect(brief(found(document, vocabulary))).toEqual([[code, path, severity]]);
  });

  it('names the field, its list, and the requirements that read an idle question', () => {
    const document = aReferential();
    more({ every: { of: 'means', is: RECENT, whenEmpty: 'met' } })(document);
    expect(found(document, aVocabulary())[0]?.params).toEqual({ requirement: 'R4', list: 'means', field: 'since' });
  });

  it('a period and what follows it are not held together', () => {
    const document = aReferential();
    document.requirements.push(
      requirement('R4', { level: 2, metWhen: { question: 'shared', equals: true }, inForce: { from: '2024-01-01', until: '2025-12-31' }, counts: 'when-in-force' }) as Mutable<Requirement>,
      requirement('R5', { level: 2, metWhen: { question: 'shared', equals: false }, inForce: { from: '2026-01-01' }, counts: 'when-in-force' }) as Mutable<Requirement>,
    );
    expect(found(document, aVocabulary(), '2025-06-30')).toEqual([]);
    expect(found(document, aVocabulary(), '2026-06-30')).toEqual([]);
  });

  it('on a direct ladder a rung may contradict the one below', () => {
    const document = aReferential();
    document.themes[0]!.ladder.mode = 'direct';
    document.requirements[1]!.metWhen = { question: 'mail.sent', equals: false };
    delete document.requirements[1]!.implies;
    expect(found(document, aVocabulary())).toEqual([]);
  });

  it('every problem has its sentence, in both languages', () => {
    const codes = ROWS.map(([, , code]) => `referential/${code}`);
    for (const catalogue of [fr, en]) expect(codes.filter((code) => !Object.hasOwn(catalogue, code))).toEqual([]);
  });

  const read = (file: string): unknown => parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
  it.each([
    ['referentiels/authentification/referentiel.yaml', 'referentiels/vocabulary.yaml'],
    ['referentiels/authentification/editions/rie-2-projet.yaml', 'referentiels/vocabulary.yaml'],
    ['test/fixtures/hard-rows/referentiel.yaml', 'test/fixtures/hard-rows/vocabulary.yaml'],
  ])('%s means what it says', (file, vocabulary) => {
    expect(found(read(file) as Referential, read(vocabulary) as Vocabulary)).toEqual([]);
  });

  it('a rule set too large to be tried is left undecided, in bounded time, and says so', () => {
    const document = aReferential();
    const ids = Array.from({ length: 40 }, (_, index) => `q${index}`);
    document.questions!.push(...ids.map((id) => yesNo(id) as Mutable<Question>));
    // True whatever the answers, but no single answer tells: only trying them all would.
    const parity: Condition[] = ids.slice(0, 20).flatMap((id, index) => [{ all: [{ question: id, equals: true }, { question: ids[index + 20] ?? id, equals: false }] }, { all: [{ question: id, equals: false }, { question: ids[index + 20] ?? id, equals: true }] }]);
    for (let count = 0; count < 120; count++) document.requirements.push(requirement(`P${count}`, { metWhen: { not: { all: [...ids.map((id): Condition => ({ question: id, equals: true })), { any: parity }] } } }) as Mutable<Requirement>);
    const problems = found(document, aVocabulary());
    expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
    expect(brief(problems)).toContainEqual(['check-cut-short', ['id'], 'info']);
  });
});

describe('what it says of a rule set is true of every dossier', () => {
  const withoutClaims = (about: Dossier): Dossier => ({ ...about, answers: Object.fromEntries(Object.entries(about.answers).filter(([, answer]) => answer.notApplicable === undefined)) });
  /** Without implications: a requirement deduced from another is met without its own condition. */
  const rule = referential({ implications: false });

  it('what can never be met, fail or stand on a rung never is, does, or stands', () => {
    let said = 0;
    fc.assert(
      fc.property(rule, fc.array(dossier, { minLength: 3, maxLength: 3 }), (each, abouts) => {
        const problems = found(each, words, DAY);
        said += problems.length;
        for (const about of abouts.map(withoutClaims)) {
          const { requirements, themes } = evaluate([rules(each, words)], words, about, DAY, { ahead: false });
          const status = (id: unknown): string | undefined => requirements.find((judged) => judged.id === id)?.status;
          for (const { code, params } of problems) {
            const now = status(params['requirement']);
            if (code.endsWith('never-met')) expect(now).not.toBe('met');
            if (code.endsWith('never-unmet')) expect(now).not.toBe('unmet');
            if (code.endsWith('never-applies') || code.endsWith('unanswerable')) expect(['unknown', 'not-applicable']).toContain(now);
            const theme = themes.find((judged) => judged.id === params['theme']);
            // On a direct ladder a cap alone may lower a product to a rung it does not hold.
            const lowered = theme?.mode === 'direct' && each.requirements.some((judged) => judged.capsLevel !== undefined);
            if (code.endsWith('rung-out-of-reach') && !lowered) expect(theme?.level?.low).not.toBe(params['level']);
            if (!code.endsWith('rung-not-separated') || theme?.level?.low !== Number(params['level']) - 1 || theme.mode === 'direct') continue;
            const above = requirements.filter((judged) => judged.theme === theme.id && judged.level === params['level'] && judged.counted);
            expect(above.map((judged) => judged.status)).not.toContain('unmet');
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(said).toBeGreaterThan(50);
  });

  it('an answer that changes nothing changes nothing', () => {
    let said = 0;
    const nested = fc.letrec<{ node: Condition }>((tie) => ({
      node: fc.oneof({ maxDepth: 3 }, fc.constantFrom(...QUESTIONS.slice(0, 3)).map((question): Condition => ({ question, equals: true })), fc.array(tie('node'), { minLength: 2, maxLength: 2 }).map((all): Condition => ({ all })), fc.array(tie('node'), { minLength: 2, maxLength: 2 }).map((any): Condition => ({ any }))),
    })).node;
    const own = fc.tuple(rule, fc.array(nested, { minLength: 7, maxLength: 7 })).map(([each, conditions]): Referential => ({
      ...each,
      questions: QUESTIONS.map((id) => yesNo(id)),
      requirements: each.requirements.slice(0, 2).map((judged, index) => ({ ...judged, metWhen: conditions[index] ?? judged.metWhen })),
    }));
    fc.assert(
      fc.property(own, dossier, (each, about) => {
        const alone: Vocabulary = { ...words, questions: [] };
        for (const problem of found(each, alone, DAY).filter(({ code }) => code === 'referential/idle-question')) {
          said++;
          const [yes, no] = [true, false].map((value) => {
            const { themes, verdict } = evaluate([rules(each, alone)], alone, { ...withoutClaims(about), answers: { ...withoutClaims(about).answers, [String(problem.params['id'])]: { value } } }, DAY, { ahead: false });
            return { verdict, levels: themes.map((theme) => theme.level), indexes: themes.map((theme) => theme.index) };
          });
          expect(yes).toEqual(no);
        }
      }),
      { numRuns: 300 },
    );
    expect(said).toBeGreaterThan(5);
  });
});
