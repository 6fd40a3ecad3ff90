import { describe, expect, it } from 'vitest';
import type { Answer, Value } from '../../src/core/dossier.js';
import { evaluate } from '../../src/core/evaluate.js';
import { span, themeOf } from '../fixtures/judged.js';
import { aDossier, shippedRules, vocabulary } from '../fixtures/rules.js';

/** Legal persons: the ladder of section 2.3 of the domain file. */
const rie1 = shippedRules('authentification');

const held: Record<string, Answer> = {
  'auth.orgMeans': { value: ['igcSante'] },
  'igc.certificates': { value: ['authCli'] },
  'auth.orgCertificate': { value: ['production', 'notRevoked', 'identifier'] },
  'auth.orgCertificateIssuedOn': { value: '2025-06-01' },
};

function judged(answers: Record<string, Answer>, { date = '2026-11-22', profile = {}, trustSpace = true }: { date?: string; profile?: Record<string, Value>; trustSpace?: boolean } = {}) {
  const dossier = aDossier({
    profile: { kind: 'dpi', users: ['organisations'], pscApi: false, segur: [], ...profile },
    answers: { ...held, ...answers },
    lists: { accessMeans: { complete: true, items: [{ id: 'psc', kind: 'psc', environment: 'production', trustSpace }] } },
  });
  const assessment = evaluate([rie1], vocabulary, dossier, date);
  return { assessment, theme: themeOf(assessment, 'auth-org') };
}

const opens = (...means: string[]): Record<string, Answer> => ({ 'auth.orgMeans': { value: means } });

describe('authentification des structures, échelle 2.3', () => {
  it.each([
    ['rien, ou filtrage par adresse IP', opens('address'), '0'],
    ['aucun de ces points', opens(), '0'],
    ['clé d’API', opens('secret'), '1'],
    ['certificat hors IGC-Santé', opens('otherCertificate'), '2'],
    ['certificat commun à plusieurs entités juridiques', opens('otherCertificate', 'igcSante'), '2'],
    ['IGC-Santé partout, une clé d’API oubliée', opens('igcSante', 'secret'), '1'],
    ['IGC-Santé dit, aucun certificat détenu', { 'igc.certificates': { value: [] } }, '2'],
    ['certificat d’essai', { 'auth.orgCertificate': { value: ['notRevoked', 'identifier'] } }, '2'],
    ['révocation jamais vérifiée', { 'auth.orgCertificate': { value: ['production', 'identifier'] } }, '2'],
    ['IGC-Santé, sans identifiant de structure', { 'auth.orgCertificate': { value: ['production', 'notRevoked'] } }, '3'],
    ['IGC-Santé, identifiant, certificat récent', {}, '4'],
    ['délivré il y a trois ans jour pour jour', { 'auth.orgCertificateIssuedOn': { value: '2023-11-22' } }, '3'],
    ['délivré il y a trois ans et un jour', { 'auth.orgCertificateIssuedOn': { value: '2023-11-21' } }, '2'],
    // 1 035 jours avant le 22 novembre 2026 : le 22 janvier 2024 (1 096 jours en trois ans, dont un 29 février).
    ['soixante jours avant l’échéance', { 'auth.orgCertificateIssuedOn': { value: '2024-01-22' } }, '4'],
    ['cinquante-neuf jours avant l’échéance', { 'auth.orgCertificateIssuedOn': { value: '2024-01-21' } }, '3'],
  ] as const)('%s', (_means, answers, level) => {
    expect(span(judged(answers).theme.level)).toBe(level);
  });

  it('rien de répondu : de 0 à 4', () => {
    const dossier = aDossier({ profile: { users: ['organisations'], pscApi: false, segur: [] } });
    expect(span(themeOf(evaluate([rie1], vocabulary, dossier, '2026-11-22'), 'auth-org').level)).toBe('0 à 4');
  });

  it('aucune exigence n’y est opposable : le volet n’a pas été lu', () => {
    const { assessment, theme } = judged(opens('address'));
    expect([theme.verdict, assessment.verdict]).toEqual(['none-opposable', 'none-opposable']);
  });

  it('un client d’API Pro Santé Connectées a besoin d’ORG AUTH_CLI et de jetons liés', () => {
    const api = { profile: { pscApi: true, users: ['organisations', 'professionals'], sensitive: true } };
    expect(span(judged({}, api).theme.level)).toBe('4');
    expect(span(judged({ 'igc.certificates': { value: ['ssl'] } }, api).theme.level)).toBe('3');
    expect(span(judged({}, { ...api, trustSpace: false }).theme.level)).toBe('3');
    expect(span(judged({ 'igc.certificates': { value: ['ssl'] } }).theme.level)).toBe('4');
  });

  it.each([
    [false, '2022-06-01', 3],
    [false, '2026-11-22', 3],
    [true, '2025-12-31', 3],
    [true, '2026-01-01', 4],
  ])('cible, API Pro Santé Connectées %s, au %s : %i', (pscApi, date, level) => {
    expect(judged({}, { date, profile: { pscApi } }).theme.target).toMatchObject({ level, official: false });
  });

  it('annonce la veille de soixante jours, puis la fin des trois ans', () => {
    const { assessment } = judged({ 'auth.orgCertificateIssuedOn': { value: '2024-03-01', date: '2026-11-22' } });
    // 1er mars 2024 + 1 035 jours = 31 décembre 2026 ; + 3 ans = 1er mars 2027.
    expect(assessment.nextDates.filter((next) => next.kind === 'level').map((next) => [next.date, next.from, next.to])).toEqual([
      ['2027-01-01', '4', '3'],
      ['2027-03-02', '3', '2'],
    ]);
  });

  it('SSI/IE.42 et 43 acceptent un autre certificat, pas un secret', () => {
    const segur = { profile: { kind: 'lgc', segur: ['wave2'] } };
    const status = (answers: Record<string, Answer>): string | undefined => judged(answers, segur).assessment.requirements.find((each) => each.id === 'SSI-IE-42-43')?.status;
    expect([status(opens('otherCertificate')), status(opens('igcSante', 'secret')), status({ 'auth.orgCertificate': { value: ['production'] } })]).toEqual(['met', 'unmet', 'unmet']);
  });
});
