import { describe, expect, it } from 'vitest';
import type { Answer, ListItem, Value } from '../../src/core/dossier.js';
import { evaluate } from '../../src/core/evaluate.js';
import { span, themeOf } from '../fixtures/judged.js';
import { aDossier, shippedRules, vocabulary } from '../fixtures/rules.js';

/** The historical ladder of section 3.2 of the doctrine's domain file, read on the list that `authentification` already asks. */
const a05 = shippedRules('a05-2019');

const own = (id: string, fields: Record<string, Value>): ListItem => ({ id, kind: 'local', remote: true, professionalId: 'internal', ...fields });
const psc: ListItem = { id: 'psc', kind: 'psc', environment: 'production' };
const cps: ListItem = { id: 'cps', kind: 'cpx' };
const open = own('libre', { factors: [] });
const password = own('mot-de-passe', { factors: ['knowledge'] });
const sms = own('mot-de-passe-et-sms', { factors: ['knowledge', 'possession'] });
const card: ListItem = { ...own('carte-etablissement', { factors: ['knowledge', 'possession'], professionalId: 'rpps' }), kind: 'badge' };
const sandbox: ListItem = { id: 'bac-a-sable', kind: 'psc', environment: 'sandbox' };
const enrolledByCps: Record<string, Answer> = { 'a05.cpsEnrolment': { value: true } };
const enrolledLocally: Record<string, Answer> = { 'a05.cpsEnrolment': { value: false } };

function judged(items: readonly ListItem[], answers: Record<string, Answer> = enrolledLocally, complete = true) {
  const assessment = evaluate([a05], vocabulary, aDossier({ profile: { users: ['professionals'] }, answers, lists: { accessMeans: { complete, items } } }), '2020-03-31');
  return { assessment, theme: themeOf(assessment, 'a05') };
}

describe('A05, les cinq gradations de 2019', () => {
  it.each([
    ['service en accès libre', [open], enrolledLocally, '1', '1'],
    ['un seul facteur', [password], enrolledLocally, '2', '2'],
    ['deux facteurs, enregistrement local', [sms], enrolledLocally, '3', '3'],
    ['carte d’établissement alimentée par le répertoire national', [card], enrolledLocally, '4', '4'],
    ['carte CPS', [cps], enrolledLocally, '5', '5'],
    ['code par SMS enrôlé après une authentification par carte CPS', [sms], enrolledByCps, '5', '5'],
    ['un seul facteur enrôlé par carte CPS n’est pas deux facteurs', [password], enrolledByCps, '2', '2'],
    ['Pro Santé Connect', [psc], enrolledLocally, '5', '5'],
    ['Pro Santé Connect et un mot de passe : le plus faible fait la gradation, le meilleur est offert', [psc, password], enrolledLocally, '2', '5'],
    ['bac à sable : n’authentifie personne', [sandbox], enrolledLocally, '1', '1'],
    ['moyen eIDAS relié au RPPS : deux facteurs, référentiel national, pas la cinquième', [{ id: 'eidas', kind: 'eidas', professionalId: 'rpps' }], enrolledLocally, '4', '4'],
  ] as const)('%s', (_means, items, answers, level, offered) => {
    const { theme } = judged(items, answers);
    expect([span(theme.level), span(theme.collection?.offered)]).toEqual([level, offered]);
  });

  it('une gradation passée n’est pas exigée : la carte CPS n’a pas à passer par l’enregistrement local', () => {
    expect(judged([cps]).theme.index).toEqual({ low: 100, high: 100 });
    expect(a05.referential.themes[0]?.ladder).toMatchObject({ mode: 'direct', official: true });
  });

  it('liste pas dite complète : au moins l’accès libre', () => {
    expect(span(judged([psc], enrolledLocally, false).theme.level)).toBe('1 à 5');
  });

  it('jamais opposable, ni dans le verdict, ni de cible : le « vert » n’a pas été rattaché à une gradation', () => {
    const { assessment, theme } = judged([open]);
    expect([assessment.verdict, theme.verdict, theme.target]).toEqual(['none-opposable', 'none-opposable', null]);
    expect(a05.referential.requirements.every((each) => !each.opposable && each.inForce === undefined)).toBe(true);
    expect(assessment.notices.map((notice) => notice.code)).toContain('referential-historical');
  });
});
