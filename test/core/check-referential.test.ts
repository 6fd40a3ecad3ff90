import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkReferential, checkTogether, checkVocabulary } from '../../src/core/check-referential.js';
import type { Condition } from '../../src/core/condition.js';
import type { Problem } from '../../src/core/error.js';
import type { Question, Referential, Requirement, Vocabulary } from '../../src/core/referential.js';
import { problems as en } from '../../src/i18n/en/problems.js';
import { problems as fr } from '../../src/i18n/fr/problems.js';
import { aReferential, aVocabulary, requirement, source, yesNo, type Mutable } from '../fixtures/small-rules.js';

type Path = readonly (string | number)[];

const errors = (problems: readonly Problem[]): readonly (readonly [string, Path | undefined])[] => problems.map(({ code, place }) => [code.replace('referential/', ''), place.path] as const);

type Row<T> = readonly [title: string, change: (document: Mutable<T>) => void, code: string, path: Path];

const MET: Path = ['requirements', 0, 'metWhen'];
/** Rows about the condition of the first requirement, beside the one that keeps its question used. */
const met = (title: string, condition: unknown, code: string, path: Path): Row<Referential> => [
  title,
  (document) => (document.requirements[0]!.metWhen = { all: [{ question: 'mail.sent', equals: true }, condition as Condition] } as Mutable<Condition>),
  code,
  [...MET, 'all', 1, ...path],
];
const EVERY = { of: 'means', whenEmpty: 'met' };

const CONDITIONS: readonly Row<Referential>[] = [
  met('two combinators', { all: [], any: [] }, 'condition-mixed', ['any']),
  met('a combinator and an operator', { not: { question: 'shared', equals: true }, equals: true }, 'condition-mixed', ['equals']),
  met('no operand', { equals: true }, 'condition-no-operand', ['equals']),
  met('two operands', { question: 'shared', fact: 'signed', equals: true }, 'condition-two-operands', ['fact']),
  met('no operator', { question: 'shared' }, 'condition-no-operator', ['question']),
  met('two operators', { fact: 'tls', atLeast: '1.2', atMost: '1.3' }, 'condition-two-operators', ['atMost']),
  met('every without is', { every: EVERY }, 'every-without-is', ['every']),
  met('a quantifier inside a quantifier', { every: { ...EVERY, is: { some: EVERY } } }, 'nested-quantifier', ['every', 'is', 'some']),
  met('an item outside a quantifier', { item: 'local', equals: true }, 'item-outside-quantifier', ['item']),
  met('an item outside a quantifier, through a name', { condition: 'local' }, 'item-outside-quantifier', ['condition']),
  met('an unknown question', { question: 'shard', equals: true }, 'unknown-question', ['question']),
  met('an unknown fact', { fact: 'tsl', atLeast: '1.2' }, 'unknown-fact', ['fact']),
  met('an unknown profile question', { profile: 'kinds', equals: 'lgc' }, 'unknown-profile', ['profile']),
  met('an unknown list', { some: { ...EVERY, of: 'mean', is: { item: 'whatever', equals: true } } }, 'unknown-list', ['some', 'of']),
  met('an unknown field', { some: { ...EVERY, is: { item: 'locale', equals: true } } }, 'unknown-field', ['some', 'is', 'item']),
  met('an unknown condition', { condition: 'locale' }, 'unknown-condition', ['condition']),
  met('a choice nobody offers, equals', { profile: 'kind', equals: 'lgo' }, 'unknown-choice', ['equals']),
  met('a choice nobody offers, oneOf', { profile: 'kind', oneOf: ['lgc', 'lgo'] }, 'unknown-choice', ['oneOf', 1]),
  met('a choice nobody offers, includes', { question: 'mail.ways', includes: ['pop'] }, 'unknown-choice', ['includes', 0]),
  met('includes of a single choice', { profile: 'kind', includes: ['lgc'] }, 'operator-kind', ['includes']),
  met('equals of a checklist', { question: 'mail.ways', equals: 'smtp' }, 'operator-kind', ['equals']),
  met('before of a yes or no', { question: 'shared', before: '2025-01-01' }, 'operator-kind', ['before']),
  met('after of a text fact', { fact: 'tls', after: '2025-01-01' }, 'operator-kind', ['after']),
  met('an age of a yes or no', { question: 'shared', notOlderThan: 'P1Y' }, 'operator-kind', ['notOlderThan']),
  met('atLeast of a yes or no', { question: 'shared', atLeast: 1 }, 'operator-kind', ['atLeast']),
  met('atMost of a text nobody measures', { some: { ...EVERY, is: { item: 'label', atMost: '2' } } }, 'operator-kind', ['some', 'is', 'atMost']),
  met('a version for a number of choices', { question: 'mail.ways', atLeast: '1.0' }, 'value-kind', ['atLeast']),
  met('a boolean for a choice', { profile: 'kind', equals: true }, 'value-kind', ['equals']),
  met('a boolean for a text', { fact: 'tls', equals: true }, 'value-kind', ['equals']),
  met('a text for a yes or no', { question: 'shared', equals: 'yes' }, 'value-kind', ['equals']),
  met('partly, not offered', { question: 'shared', equals: 'partly' }, 'no-partly', ['equals']),
  met('an impossible day', { some: { ...EVERY, is: { item: 'since', before: '2026-02-30' } } }, 'impossible-day', ['some', 'is', 'before']),
  met('an impossible day, equals', { some: { ...EVERY, is: { item: 'since', equals: '2026-02-30' } } }, 'impossible-day', ['some', 'is', 'equals']),
  ['an unknown question under partialWhen', (document) => (document.requirements[0]!.partialWhen = { question: 'shard', equals: true }), 'unknown-question', ['requirements', 0, 'partialWhen', 'question']],
  ['a wrong field in a condition nothing uses', (document) => (document.conditions!['idle'] = { item: 'locale', equals: true }), 'unknown-field', ['conditions', 'idle', 'item']],
  ['a wrong value in a named condition, said once', (document) => (document.conditions!['local'] = { item: 'local', equals: 'yes' }), 'value-kind', ['conditions', 'local', 'equals']],
  ['a quantifier through a name', (document) => {
    document.conditions!['some'] = { some: { of: 'means', whenEmpty: 'met' } };
    (document.themes[0]!.collection!.where as unknown) = { all: [{ condition: 'local' }, { condition: 'some' }] };
  }, 'nested-quantifier', ['themes', 0, 'collection', 'where', 'all', 1, 'condition']],
];

const APPLIES = { question: 'shared', equals: true } as const;
const DOCUMENTS: readonly Row<Referential>[] = [
  ['referential: applies reads an answer', (document) => (document.applies = { not: APPLIES }), 'applies-not-profile', ['applies', 'not', 'question']],
  ['theme: applies reads a fact', (document) => (document.themes[0]!.applies = { fact: 'signed', equals: true }), 'applies-not-profile', ['themes', 0, 'applies', 'fact']],
  ['target: applies names a condition that reads an item', (document) => (document.themes[0]!.targets![0]!.applies = { condition: 'local' }), 'applies-not-profile', ['conditions', 'local', 'item']],
  ['requirement: applies uses a quantifier', (document) => (document.requirements[0]!.applies = { some: { of: 'means', whenEmpty: 'met' } }), 'applies-not-profile', ['requirements', 0, 'applies', 'some']],
  ['an unknown theme', (document) => (document.requirements[2]!.theme = 'mails'), 'unknown-theme', ['requirements', 2, 'theme']],
  ['an unknown level', (document) => (document.requirements[2]!.level = 3), 'unknown-level', ['requirements', 2, 'level']],
  ['an unknown capped level', (document) => (document.requirements[2]!.capsLevel = 3), 'unknown-level', ['requirements', 2, 'capsLevel']],
  ['an unknown target', (document) => (document.themes[0]!.targets![0]!.level = 3), 'unknown-level', ['themes', 0, 'targets', 0, 'level']],
  ['an unknown list to judge', (document) => (document.themes[0]!.collection = { of: 'mean' }), 'unknown-list', ['themes', 0, 'collection', 'of']],
  ['an unknown implied requirement', (document) => (document.requirements[1]!.implies = ['R9']), 'unknown-requirement', ['requirements', 1, 'implies', 0]],
  ['an action closes nothing known', (document) => document.actions![0]!.closes.push('R9'), 'unknown-requirement', ['actions', 0, 'closes', 1]],
  ['an action after nothing known', (document) => (document.actions![1]!.after = ['plans']), 'unknown-action', ['actions', 1, 'after', 0]],
  ['an unknown source of a requirement', (document) => document.requirements[0]!.source.push({ ref: 'laws', at: '' }), 'unknown-source', ['requirements', 0, 'source', 1, 'ref']],
  ['an unknown source of a ladder', (document) => document.themes[0]!.ladder.source.push({ ref: 'laws', at: '' }), 'unknown-source', ['themes', 0, 'ladder', 'source', 1, 'ref']],
  ['an unknown source of a target', (document) => document.themes[0]!.targets![0]!.source.push({ ref: 'laws', at: '' }), 'unknown-source', ['themes', 0, 'targets', 0, 'source', 1, 'ref']],
  ['an undeclared fact of a question', (document) => (document.questions![0]!.fact = 'sign'), 'unknown-fact', ['questions', 0, 'fact']],
  ['the same requirement twice', (document) => document.requirements.push(requirement('R1') as Mutable<Requirement>), 'duplicate-requirement', ['requirements', 3, 'id']],
  ['the same question twice', (document) => document.questions!.push(yesNo('mail.sent') as Mutable<Question>), 'duplicate-question', ['questions', 2, 'id']],
  ['a question the vocabulary has', (document) => document.questions!.push(yesNo('shared') as Mutable<Question>), 'duplicate-question', ['questions', 2, 'id']],
  ['the same theme twice', (document) => document.themes.push(structuredClone(document.themes[0]!)), 'duplicate-theme', ['themes', 1, 'id']],
  ['the same source twice', (document) => document.sources.push(source('law')), 'duplicate-source', ['sources', 2, 'id']],
  ['the same action twice', (document) => (document.actions![1]!.id = 'plan', document.actions![1]!.after = []), 'duplicate-action', ['actions', 1, 'id']],
  ['the same choice twice', (document) => document.questions![1]!.choices!.push({ id: 'smtp', text: '' }), 'duplicate-choice', ['questions', 1, 'choices', 2, 'id']],
  ['the same rung twice', (document) => document.themes[0]!.ladder.rungs.push({ level: 2, title: '' }), 'duplicate-rung', ['themes', 0, 'ladder', 'rungs', 2, 'level']],
  ['rungs out of order', (document) => document.themes[0]!.ladder.rungs.reverse(), 'rungs-not-contiguous', ['themes', 0, 'ladder', 'rungs', 0, 'level']],
  ['a rung without requirement', (document) => document.themes[0]!.ladder.rungs.push({ level: 3, title: '' }), 'unreachable-rung', ['themes', 0, 'ladder', 'rungs', 2, 'level']],
  ['a theme without requirement', (document) => document.themes.push({ ...structuredClone(document.themes[0]!), id: 'empty' }), 'empty-theme', ['themes', 1, 'id']],
  ['conditions in a circle', (document) => (document.conditions!['other'] = { condition: 'other' }), 'condition-cycle', ['conditions', 'other']],
  ['implications in a circle', (document) => (document.requirements[0]!.implies = ['R2']), 'implies-cycle', ['requirements', 1, 'implies']],
  ['actions in a circle', (document) => (document.actions![0]!.after = ['build']), 'action-cycle', ['actions', 1, 'after']],
  ['no source', (document) => (document.requirements[0]!.source = []), 'no-source', ['requirements', 0, 'source']],
  ['opposable, undated', (document) => (document.requirements[0]!.inForce = { until: '2026-01-01' }), 'opposable-undated', ['requirements', 0, 'opposable']],
  ['opposable, from doctrine', (document) => (document.requirements[0]!.force = 'doctrine'), 'opposable-force', ['requirements', 0, 'force']],
  ['opposable, not official', (document) => (document.requirements[0]!.official = false), 'opposable-unofficial', ['requirements', 0, 'official']],
  ['opposable, not read', (document) => (document.requirements[0]!.source = [{ ref: 'law', at: '', reliability: 'C' }]), 'opposable-reliability', ['requirements', 0, 'source']],
  ['a question nothing uses', (document) => document.questions!.push(yesNo('idle') as Mutable<Question>), 'unused-question', ['questions', 2, 'id']],
  ['a question only an unused condition uses', (document) => {
    document.questions!.push(yesNo('idle') as Mutable<Question>);
    document.conditions!['idle'] = { question: 'idle', equals: true };
  }, 'unused-question', ['questions', 2, 'id']],
  ['a source nothing cites', (document) => document.sources.push(source('idle')), 'unused-source', ['sources', 2, 'id']],
  ['in force backwards', (document) => (document.inForce = { from: '2026-01-01', until: '2025-12-31' }), 'backwards', ['inForce', 'until']],
  ['a requirement in force backwards', (document) => (document.requirements[0]!.inForce = { from: '2026-01-01', until: '2025-12-31' }), 'backwards', ['requirements', 0, 'inForce', 'until']],
  ['an effort below its minimum', (document) => (document.actions![0]!.effort.likely = 0), 'effort-order', ['actions', 0, 'effort', 'likely']],
  ['an effort above its maximum', (document) => (document.actions![0]!.effort.likely = 9), 'effort-order', ['actions', 0, 'effort', 'max']],
  ['an impossible day', (document) => (document.sources[0]!.consulted = '2026-02-30'), 'impossible-day', ['sources', 0, 'consulted']],
  ['choices missing', (document) => {
    document.questions!.push({ id: 'pick', kind: 'choice', text: '' });
    (document.requirements[2]!.metWhen as { all: unknown[] }).all.push({ question: 'pick', present: true });
  }, 'choices-missing', ['questions', 2, 'kind']],
];

const FIELDS: Path = ['lists', 0, 'fields'];
const VOCABULARIES: readonly Row<Vocabulary>[] = [
  ['the same profile question twice', (document) => document.profile.push(yesNo('sensitive') as Mutable<Question>), 'duplicate-profile', ['profile', 2, 'id']],
  ['the same fact twice', (document) => document.facts.push({ id: 'tls', type: 'string', text: '' }), 'duplicate-fact', ['facts', 2, 'id']],
  ['the same list twice', (document) => document.lists.push(structuredClone(document.lists[0]!)), 'duplicate-list', ['lists', 1, 'id']],
  ['the same field twice', (document) => document.lists[0]!.fields.push({ id: 'label', kind: 'text', text: '' }), 'duplicate-field', [...FIELDS, 3, 'id']],
  ['the same question twice', (document) => document.questions.push(yesNo('shared') as Mutable<Question>), 'duplicate-question', ['questions', 1, 'id']],
  ['the same choice twice', (document) => document.profile[0]!.choices!.push({ id: 'dpi', text: '' }), 'duplicate-choice', ['profile', 0, 'choices', 2, 'id']],
  ['a field named as what every item has', (document) => (document.lists[0]!.fields[0]!.id = 'evidence'), 'reserved-field', [...FIELDS, 0, 'id']],
  ['a field asked on an answer', (document) => (document.lists[0]!.fields[2]!.when = { question: 'shared', equals: true }), 'when-not-item', [...FIELDS, 2, 'when', 'question']],
  ['a field asked on a named condition', (document) => (document.lists[0]!.fields[2]!.when = { not: { condition: 'local' } }), 'when-not-item', [...FIELDS, 2, 'when', 'not', 'condition']],
  ['a field asked on itself', (document) => (document.lists[0]!.fields[1]!.when = { any: [{ item: 'local', equals: true }] }), 'when-later-field', [...FIELDS, 1, 'when', 'any', 0, 'item']],
  ['a field asked on no field', (document) => (document.lists[0]!.fields[2]!.when = { item: 'locale', equals: true }), 'unknown-field', [...FIELDS, 2, 'when', 'item']],
  ['a profile question asked on an unknown one', (document) => Object.assign(document.profile[1]!, { when: { profile: 'kinds', equals: 'lgc' }, otherwise: false }), 'unknown-profile', ['profile', 1, 'when', 'profile']],
  ['a profile question asked on a choice nobody offers', (document) => Object.assign(document.profile[1]!, { when: { profile: 'kind', equals: 'lgo' }, otherwise: false }), 'unknown-choice', ['profile', 1, 'when', 'equals']],
  ['a profile question asked on an answer', (document) => Object.assign(document.profile[1]!, { when: { question: 'shared', equals: true }, otherwise: false }), 'when-not-profile', ['profile', 1, 'when', 'question']],
  ['a profile question asked on a named condition', (document) => Object.assign(document.profile[1]!, { when: { not: { condition: 'local' } }, otherwise: false }), 'when-not-profile', ['profile', 1, 'when', 'not', 'condition']],
  ['a profile question asked on itself', (document) => Object.assign(document.profile[1]!, { when: { profile: 'sensitive', equals: true }, otherwise: false }), 'when-later-profile', ['profile', 1, 'when', 'profile']],
  ['a profile question asked on a later one', (document) => Object.assign(document.profile[0]!, { when: { all: [{ profile: 'sensitive', equals: true }] }, otherwise: 'lgc' }), 'when-later-profile', ['profile', 0, 'when', 'all', 0, 'profile']],
  ['a profile question asked until an age', (document) => {
    document.profile.push({ id: 'since', kind: 'date', text: '' });
    document.profile.push({ id: 'recent', kind: 'yesNo', text: '', when: { profile: 'since', notOlderThan: 'P1Y' }, otherwise: false });
  }, 'when-age', ['profile', 3, 'when', 'notOlderThan']],
  ['otherwise of another kind', (document) => Object.assign(document.profile[1]!, { when: { profile: 'kind', equals: 'lgc' }, otherwise: [] }), 'otherwise-kind', ['profile', 1, 'otherwise']],
  ['otherwise, a choice nobody offers', (document) => document.profile.push({ ...structuredClone(document.profile[0]!), id: 'other', when: { profile: 'kind', equals: 'lgc' }, otherwise: 'lgo' }), 'otherwise-kind', ['profile', 2, 'otherwise']],
  ['an undeclared fact', (document) => (document.questions[0]!.fact = 'sign'), 'unknown-fact', ['questions', 0, 'fact']],
  ['choices missing', (document) => delete document.profile[0]!.choices, 'choices-missing', ['profile', 0, 'kind']],
  ['choices for a yes or no', (document) => (document.questions[0]!.choices = [{ id: 'a', text: '' }]), 'choices-unexpected', ['questions', 0, 'choices']],
];

describe('checkReferential', () => {
  it('finds nothing wrong in a small valid referential', () => {
    expect(checkReferential(aReferential(), aVocabulary())).toEqual([]);
  });

  it.each([...CONDITIONS, ...DOCUMENTS])('%s', (_title, change, code, path) => {
    const document = aReferential();
    change(document);
    expect(errors(checkReferential(document, aVocabulary()))).toEqual([[code, path]]);
  });

  it('lets nothing be opposable in a draft', () => {
    const found = errors(checkReferential({ ...aReferential(), status: 'draft' }, aVocabulary()));
    expect(found).toEqual([0, 1, 2].map((index) => ['opposable-draft', ['requirements', index, 'opposable']]));
  });

  it('names the closest id, and only warns of an unused source', () => {
    const document = aReferential();
    document.requirements[2]!.theme = 'mial';
    document.sources.push(source('idle'));
    expect(checkReferential(document, aVocabulary()).map(({ params, severity }) => [params['nearest'] ?? '', severity])).toEqual([['mail', 'error'], ['', 'warning']]);
  });
});

describe('checkVocabulary', () => {
  it('finds nothing wrong in a small valid vocabulary', () => {
    expect(checkVocabulary(aVocabulary())).toEqual([]);
  });

  it.each(VOCABULARIES)('%s', (_title, change, code, path) => {
    const document = aVocabulary();
    change(document);
    expect(errors(checkVocabulary(document))).toContainEqual([code, path]);
  });

  it('lets a profile question wait for another', () => {
    const document = aVocabulary();
    Object.assign(document.profile[1]!, { when: { profile: 'kind', equals: 'lgc' }, otherwise: false });
    document.profile.push({ id: 'ways', kind: 'checklist', text: '', choices: [{ id: 'a', text: 'a' }], when: { profile: 'sensitive', equals: true }, otherwise: [] });
    expect(checkVocabulary(document)).toEqual([]);
  });
});

describe('checkTogether', () => {
  it('says what two referentials in force share', () => {
    const found = checkTogether([aReferential(), { ...aReferential(), id: 'post' }]);
    expect(new Set(found.map((problem) => problem.code))).toEqual(new Set(['referential/shared-theme', 'referential/shared-question', 'referential/shared-requirement']));
    expect(found[0]).toEqual({ code: 'referential/shared-theme', params: { id: 'mail', referential: 'post@1', other: 'mail' }, place: { path: ['themes', 0, 'id'] }, severity: 'error' });
  });

  it('lets editions of one referential, and drafts, share everything', () => {
    expect(checkTogether([aReferential(), { ...aReferential(), edition: '2' }, { ...aReferential(), id: 'post', status: 'draft' }])).toEqual([]);
  });
});

describe('the sentences', () => {
  it('exist for every problem of these tables, in both languages', () => {
    const codes = [...CONDITIONS, ...DOCUMENTS, ...VOCABULARIES].map(([, , code]) => `referential/${code}`);
    for (const catalogue of [fr, en]) expect(codes.filter((code) => !Object.hasOwn(catalogue, code))).toEqual([]);
  });
});

describe('the files', () => {
  const text = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  const schema = (name: string): ((value: unknown) => unknown) => {
    const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictTypes: false }).compile(JSON.parse(text(`referentiels/schema/${name}.schema.json`)) as object);
    return (value) => (validate(value) ? [] : validate.errors);
  };
  const validReferential = schema('referential');
  const validVocabulary = schema('vocabulary');

  it.each([
    ['referentiels/authentification/referentiel.yaml', 'referentiels/vocabulary.yaml'],
    ['referentiels/authentification/editions/rie-2-projet.yaml', 'referentiels/vocabulary.yaml'],
    ['test/fixtures/hard-rows/referentiel.yaml', 'test/fixtures/hard-rows/vocabulary.yaml'],
  ])('%s is valid with %s', (file, words) => {
    const referential: unknown = parse(text(file));
    const vocabulary: unknown = parse(text(words));
    expect(validReferential(referential)).toEqual([]);
    expect(validVocabulary(vocabulary)).toEqual([]);
    expect(checkVocabulary(vocabulary as Vocabulary)).toEqual([]);
    expect(checkReferential(referential as Referential, vocabulary as Vocabulary).filter((problem) => problem.severity === 'error')).toEqual([]);
  });

  it.each([
    ['when without otherwise', { when: { profile: 'kind', equals: 'lgc' } }],
    ['otherwise without when', { otherwise: false }],
  ])('the schema refuses a profile question with %s', (_title, keys) => {
    const document = aVocabulary();
    Object.assign(document.profile[1]!, keys);
    expect(validVocabulary(document)).toEqual([expect.objectContaining({ keyword: 'dependentRequired', instancePath: '/profile/1' })]);
    Object.assign(document.profile[1]!, { when: { profile: 'kind', equals: 'lgc' }, otherwise: false });
    expect(validVocabulary(document)).toEqual([]);
  });

  it.each<readonly [string, (document: Record<string, unknown>) => void]>([
    ['an unknown key', (document) => (document['titel'] = 'x')],
    ['a day that is none', (document) => (document['inForce'] = { from: '2026' })],
    ['an address that is not https', (document) => (document['sources'] = [{ ...source('law'), url: 'http://example.org' }])],
    ['an empty condition', (document) => (document['applies'] = {})],
    ['a quantifier without whenEmpty', (document) => (document['applies'] = { some: { of: 'means' } })],
    ['an empty duration', (document) => (document['applies'] = { profile: 'kind', notOlderThan: 'P' })],
  ])('the schema refuses %s', (_title, change) => {
    const document = structuredClone(aReferential()) as unknown as Record<string, unknown>;
    expect(validReferential(document)).toEqual([]);
    change(document);
    expect(validReferential(document)).not.toEqual([]);
  });
});

describe('a hostile rule set', () => {
  it('named conditions that double at each step are refused, not developed', () => {
    const referential = aReferential();
    const names = Array.from({ length: 40 }, (_, index) => `c${index}`);
    referential.conditions = Object.fromEntries(names.map((name, index) => [name, index === 0 ? { question: 'mail.sent', equals: true } : { all: [{ condition: `c${index - 1}` }, { condition: `c${index - 1}` }] }]));
    const first = referential.requirements[0];
    if (first) first.metWhen = { condition: 'c39' };
    expect(checkReferential(referential as Referential, aVocabulary() as Vocabulary).map((problem) => problem.code)).toContain('referential/conditions-too-large');
  });
});
