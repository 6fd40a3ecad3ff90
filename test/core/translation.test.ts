import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { compileReferential } from '../../src/core/compile.js';
import { evaluate } from '../../src/core/evaluate.js';
import { inOriginalTexts } from '../../src/core/original-texts.js';
import { decidingParts, type LoadedReferential, type Referential, type Vocabulary } from '../../src/core/referential.js';
import { translateReferential, translateVocabulary, untranslatedIn, type Texts } from '../../src/core/translation.js';
import { DAY, dossier, referentials as fictitious, vocabulary as fictitiousWords } from '../fixtures/report-fixture.js';
import { aDossier, vocabulary } from '../fixtures/rules.js';
import { everyText, inEnglish, wholeTranslation } from '../fixtures/translations.js';

const ROOT = join(import.meta.dirname, '..', '..', 'referentiels');
const shipped = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => /[/\\]/.test(name) && name.endsWith('.yaml') && !name.endsWith('.en.yaml'))
  .map((name) => [name, parse(readFileSync(join(ROOT, name), 'utf8')) as Referential] as const);
const everyReferential = [...shipped, ...fictitious.map((referential) => [`fiction ${referential.id}`, referential] as const)];
const bare = ({ untranslated: _untranslated, ...words }: Vocabulary): Vocabulary => words;

function validator(name: string): (texts: Texts) => unknown {
  const validate = new Ajv2020({ allErrors: true, strict: true }).compile(JSON.parse(readFileSync(join(ROOT, 'schema', `${name}.schema.json`), 'utf8')) as object);
  return (texts) => (validate(texts) ? [] : validate.errors);
}

describe('a whole translation', () => {
  it.each(everyReferential)('of %s passes its schema, leaves no text in French and nothing to say', (_name, referential) => {
    const texts = wholeTranslation(referential);
    const { translated, untranslated, problems } = translateReferential(referential, texts);
    expect(validator('referential-texts')(texts)).toEqual([]);
    expect(problems).toEqual([]);
    expect(untranslated).toEqual({ count: 0, texts: [] });
    expect(everyText(translated)).toEqual(everyText(referential).map(([path, text]) => [path, inEnglish(text)]));
  });

  it.each([['shipped', vocabulary], ['fictitious', fictitiousWords]])('of the %s vocabulary too', (_name, words) => {
    const texts = wholeTranslation(words);
    const { translated, untranslated, problems } = translateVocabulary(words, texts);
    expect(validator('vocabulary-texts')(texts)).toEqual([]);
    expect([problems, untranslated.count]).toEqual([[], 0]);
    expect(everyText(bare(translated))).toEqual(everyText(words).map(([path, text]) => [path, inEnglish(text)]));
  });

  it.each(everyReferential)('of %s decides nothing: the rules have the same digest', (_name, referential) => {
    expect(decidingParts(translateReferential(referential, wholeTranslation(referential)).translated)).toEqual(decidingParts(referential));
  });
});

describe('a result told in another language', () => {
  const loadedAs = (referential: Referential, told: Referential): LoadedReferential => ({ referential: told, original: referential, digest: 'd', shipped: true, file: '' });
  const judged = (loaded: readonly LoadedReferential[], words: Vocabulary, subject: typeof dossier): ReturnType<typeof evaluate> => evaluate(loaded.map((each) => compileReferential(each, words)), words, subject, DAY);

  it.each<readonly [string, readonly Referential[], Vocabulary, typeof dossier]>([
    ['fictitious rules', fictitious, fictitiousWords, dossier],
    ...shipped.map(([name, referential]) => [name, [referential], vocabulary, aDossier({ profile: { kind: 'lgc', users: ['professionals'], sensitive: true, pscApi: false }, answers: { 'auth.namedAccounts': { value: false }, 'auth.idleLogout': { value: true } } })] as const),
  ])('is, in its original texts, the very result told in French: %s', (_name, rules, words, subject) => {
    const french = judged(rules.map((each) => loadedAs(each, each)), words, subject);
    const loaded = rules.map((each) => loadedAs(each, translateReferential(each, wholeTranslation(each)).translated));
    const english = judged(loaded, translateVocabulary(words, wholeTranslation(words)).translated, subject);
    expect(english.themes.map((theme) => theme.title)).toEqual(french.themes.map((theme) => inEnglish(theme.title)));
    expect(inOriginalTexts(english, loaded)).toEqual(french);
  });
});

describe('what a translation lacks', () => {
  const [entry] = fictitious as readonly [Referential, ...Referential[]];

  it('stays in French, is counted once each, and keeps the official titles apart', () => {
    const { translated, untranslated } = translateReferential(entry, { title: 'Entry into the service', requirements: { 'PRO-01': { title: 'Named accounts' } } });
    expect([translated.title, translated.requirements[0]?.title, translated.requirements[0]?.gap, translated.requirements[1]?.title]).toEqual(['Entry into the service', 'Named accounts', 'Des comptes sont partagés : {items}', 'Deux facteurs à chaque porte']);
    const whole = translateReferential(entry, {}).untranslated;
    expect(untranslated.count).toBe(whole.count - 2);
    expect(untranslated.texts).toContain('Arrêté fictif relatif à l’entrée dans un service');
    expect(untranslated.texts).not.toContain('Comptes nominatifs');
  });

  it('is asked for a place that holds words, not for a number', () => {
    const { untranslated } = translateReferential({ ...entry, requirements: entry.requirements.map((each, index) => ({ ...each, source: [{ ref: 'T1', at: index === 0 ? 'EXI 04' : 'réponse sur la tolérance' }] })) }, {});
    expect(untranslated.texts).toContain('réponse sur la tolérance');
    expect(untranslated.texts).not.toContain('EXI 04');
  });

  it('is told rule set by rule set, then for the vocabulary; nothing in French itself', () => {
    const loaded = { referential: entry, digest: '', shipped: true, file: '' };
    expect(untranslatedIn(fictitiousWords, [loaded])).toEqual([]);
    const told = { ...loaded, untranslated: { count: 2, texts: ['a', 'b'] } };
    expect(untranslatedIn({ ...fictitiousWords, untranslated: { count: 1, texts: ['c'] } }, [told]).map(({ id, count }) => [id, count])).toEqual([['entree', 2], ['vocabulary', 1]]);
  });
});

describe('a translation that says more than the French file', () => {
  const [entry] = fictitious as readonly [Referential, ...Referential[]];

  it.each<[string, Texts, string, string]>([
    ['a requirement that is not there', { requirements: { 'PRO-10': { title: 'x' } } }, 'translation-of-unknown', 'requirements/PRO-10'],
    ['a rung that is not there', { themes: { usagers: { ladder: { rungs: { 4: { title: 'x' } } } } } }, 'translation-of-unknown', 'themes/usagers/ladder/rungs/4'],
    ['a place nobody was read at', { places: { 'chapitre 99': 'chapter 99' } }, 'translation-of-unknown', 'places/chapitre 99'],
    ['the gap of a requirement that has none', { requirements: { 'PRO-04': { gap: 'x' } } }, 'translation-of-nothing', 'requirements/PRO-04/gap'],
    ['the choices of a question that has none', { questions: { 'usr.choice': { choices: { a: { text: 'x' } } } } }, 'translation-of-nothing', 'questions/usr.choice/choices'],
    ['a gap without its {items}', { requirements: { 'PRO-01': { gap: 'Accounts are shared' } } }, 'translation-holes', 'requirements/PRO-01/gap'],
    ['braces of its own', { requirements: { 'PRO-01': { title: 'Named {accounts}' } } }, 'translation-holes', 'requirements/PRO-01/title'],
    ['as many gaps as it likes', { gaps: ['one', 'two'] }, 'translation-gaps', 'gaps'],
    ['a name every object has', { requirements: { toString: { title: 'x' } } }, 'translation-of-unknown', 'requirements/toString'],
  ])('%s', (_case, texts, code, path) => {
    const errors = translateReferential(entry, texts).problems.filter(({ severity }) => severity === 'error');
    expect(errors.map((problem) => [problem.code, problem.place.path?.join('/')])).toEqual([[`referential/${code}`, path]]);
  });
});
