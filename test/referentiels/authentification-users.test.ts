import { describe, expect, it } from 'vitest';
import type { Answer, ListItem, Value } from '../../src/core/dossier.js';
import { evaluate } from '../../src/core/evaluate.js';
import { gapsOf, span, themeOf } from '../fixtures/judged.js';
import { aDossier, shippedRules, vocabulary } from '../fixtures/rules.js';

/** Users and patients: the ladder of section 2.2 of the domain file, the requirements of its table 3.3. */
const rie1 = shippedRules('authentification');

const means = (id: string, kind: string, fields: Record<string, Value> = {}): ListItem => ({ id, kind, ...fields });
const link = means('lien', 'local', { factors: [] });
const password = means('mot-de-passe', 'local', { factors: ['knowledge'] });
const smsCode = means('mot-de-passe-et-sms', 'local', { factors: ['knowledge', 'possession'] });
const fc = means('franceconnect', 'franceConnect', { secondFactor: false });
const fcAndCode = means('franceconnect-et-sms', 'franceConnect', { secondFactor: true });
const fcPlus = means('franceconnect-plus', 'franceConnectPlus');
const vitale = means('apcv', 'vitaleApp');

const everything = ['verified', 'change', 'contact', 'renewal', 'revocation', 'notice', 'ins', 'signOut'];
const bare: Record<string, Answer> = {
  'auth.userIdentity': { value: ['person', 'noWeakAccess'] },
  'auth.userAccounts': { value: ['verified', 'change', 'contact', 'renewal', 'signOut'] },
  'auth.userPasswordRules': { value: ['lockout', 'entropy'] },
};

function judged(items: readonly ListItem[], { answers = {}, profile = {}, date = '2026-11-22', complete = true }: { answers?: Record<string, Answer>; profile?: Record<string, Value>; date?: string; complete?: boolean } = {}) {
  const dossier = aDossier({
    profile: { kind: 'portal', users: ['patients'], sensitive: true, segur: [], ...profile },
    answers: { ...bare, ...answers },
    lists: { userAccessMeans: { complete, items } },
  });
  const assessment = evaluate([rie1], vocabulary, dossier, date);
  return { assessment, theme: themeOf(assessment, 'auth-user') };
}

interface Case {
  readonly means: string;
  readonly items: readonly ListItem[];
  readonly answers?: Record<string, Answer>;
  readonly date?: string;
  readonly complete?: boolean;
  readonly offered: string;
  readonly held: string;
  readonly level: string;
  readonly gaps: readonly string[];
}

const ins: Record<string, Answer> = { 'auth.userAccounts': { value: everything } };

const CASES: readonly Case[] = [
  { means: 'lien personnel seul', items: [link], offered: '0', held: '0', level: '0', gaps: ['US-01', 'US-02'] },
  { means: 'mot de passe seul', items: [password], offered: '1', held: '1', level: '1', gaps: ['US-01', 'US-02'] },
  { means: 'FranceConnect seul', items: [fc], offered: '1', held: '1', level: '1', gaps: ['US-01', 'US-02'] },
  { means: 'mot de passe et code par SMS', items: [smsCode], offered: '2', held: '2', level: '2', gaps: ['US-02'] },
  { means: 'FranceConnect et second facteur (cas 12)', items: [fcAndCode], offered: '2', held: '2', level: '2', gaps: ['US-02'] },
  { means: 'FranceConnect+', items: [fcPlus], offered: '3', held: '3', level: '3', gaps: [] },
  { means: 'application carte Vitale', items: [vitale], offered: '3', held: '3', level: '3', gaps: [] },
  { means: 'France Identité, INS et cycle de vie', items: [means('fi', 'franceIdentite')], answers: ins, offered: '4', held: '4', level: '4', gaps: [] },
  { means: 'FranceConnect+ et un mot de passe oublié', items: [fcPlus, password], offered: '3', held: '1', level: '1', gaps: ['US-01', 'US-02'] },
  { means: 'INS et cycle de vie, mais mot de passe et SMS', items: [smsCode], answers: ins, offered: '2', held: '2', level: '2', gaps: ['US-02'] },
  { means: 'révocable, sans INS', items: [fcPlus], answers: { 'auth.userAccounts': { value: ['revocation', 'notice'] } }, offered: '3', held: '3', level: '3', gaps: [] },
  { means: 'mot de passe et SMS à la fin de 2025', items: [smsCode], date: '2025-12-31', offered: '2', held: '2', level: '2', gaps: [] },
  { means: 'mot de passe et SMS au premier jour de 2026', items: [smsCode], date: '2026-01-01', offered: '2', held: '2', level: '2', gaps: ['US-02'] },
  { means: 'mot de passe la veille de l’entrée en vigueur', items: [password], date: '2022-05-31', offered: '1', held: '1', level: '1', gaps: [] },
  { means: 'mot de passe le jour de l’entrée en vigueur', items: [password], date: '2022-06-01', offered: '1', held: '1', level: '1', gaps: ['US-01'] },
  { means: 'FranceConnect+, liste pas dite complète', items: [fcPlus], complete: false, offered: '3 à 4', held: '0 à 3', level: '0 à 3', gaps: [] },
  { means: 'FranceConnect dont le second facteur n’est pas renseigné', items: [means('fc', 'franceConnect')], offered: '1 à 2', held: '1 à 2', level: '1 à 2', gaps: ['US-02'] },
];

describe('authentification des usagers, échelle 2.2', () => {
  it.each(CASES)('$means : niveau $level', ({ items, answers = {}, date = '2026-11-22', complete = true, offered, held, level, gaps }) => {
    const { assessment, theme } = judged(items, { answers, date, complete });
    expect({ offered: span(theme.collection?.offered), held: span(theme.collection?.held), level: span(theme.level), gaps: gapsOf(assessment, 'userAccessMeans') }).toEqual({ offered, held, level, gaps });
  });

  it.each([
    ['2022-05-31', 2, '2022-06-01'],
    ['2022-06-01', 2, '2022-06-01'],
    ['2025-12-31', 2, '2022-06-01'],
    ['2026-01-01', 3, '2026-01-01'],
  ])('au %s, la cible est %i depuis le %s, et c’est une proposition', (date, level, since) => {
    expect(judged([fcPlus], { date }).theme.target).toMatchObject({ level, since, official: false });
  });
});

describe('authentification des usagers, table 3.3', () => {
  const status = (id: string, answers: Record<string, Answer>, profile: Record<string, Value> = {}, items: readonly ListItem[] = [fcPlus]): string | undefined =>
    judged(items, { answers, profile }).assessment.requirements.find((each) => each.id === id)?.status;

  it.each([
    ['US-04', 'le proche emprunte le compte du patient', { 'auth.userIdentity': { value: ['noWeakAccess'] } }, {}, 'unmet'],
    ['US-05', 'les rendez-vous s’ouvrent avec moins, sans analyse', { 'auth.userIdentity': { value: ['person'] } }, {}, 'unmet'],
    ['US-05', 'rien d’affaibli', {}, {}, 'met'],
    ['IEU-1-2', 'un portail n’est pas un dispositif médical', {}, {}, 'not-applicable'],
    ['IEU-1-2', 'télésurveillance, attributs modifiables sans preuve', { 'auth.userAccounts': { value: ['verified'] } }, { kind: 'telemonitoring' }, 'partial'],
    ['IEU-5', 'télésurveillance, renouvellement non imposable', { 'auth.userAccounts': { value: ['verified', 'change'] } }, { kind: 'telemonitoring' }, 'unmet'],
    ['DMN-IEU', 'télésurveillance, tout est tenu', { 'auth.userAccounts': { value: everything } }, { kind: 'telemonitoring' }, 'met'],
    ['SSI-IE-52', 'un LGC n’est pas visé', {}, { kind: 'lgc', segur: ['wave2'] }, 'not-applicable'],
    ['SSI-IE-44-54', 'DPI en vague 2, sans INS', {}, { kind: 'dpi', segur: ['wave2'] }, 'partial'],
  ] as const)('%s, %s', (id, _means, answers, profile, expected) => {
    expect(status(id, answers, profile)).toBe(expected);
  });

  it('SSI/IE.52 et la CNIL ne regardent que les mots de passe', () => {
    const weak = { 'auth.userPasswordRules': { value: [] } };
    expect(status('SSI-IE-52', weak, { kind: 'dpi', segur: ['wave2'] })).toBe('not-applicable');
    expect(status('SSI-IE-52', weak, { kind: 'dpi', segur: ['wave2'] }, [password])).toBe('unmet');
    expect(status('CNIL-MDP-US', weak, {}, [password])).toBe('unmet');
    expect(status('CNIL-MDP-US', { 'auth.userPasswordRules': { value: ['strong'] } }, {}, [password])).toBe('met');
  });

  it('ni FranceConnect ni une ligne de dispositif médical ne devient opposable ; US-01, 02, 04 et 05 le sont', () => {
    const opposable = rie1.referential.requirements.filter((each) => each.theme === 'auth-user' && each.opposable).map((each) => [each.id, each.inForce?.from]);
    expect(opposable).toEqual([['US-01', '2022-06-01'], ['US-02', '2026-01-01'], ['US-04', '2022-06-01'], ['US-05', '2022-06-01']]);
  });
});
