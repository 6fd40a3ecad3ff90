import { describe, expect, it } from 'vitest';
import type { Assessment, AssessedTheme } from '../../src/core/assessment.js';
import type { Answer, ListItem, Value } from '../../src/core/dossier.js';
import { evaluate } from '../../src/core/evaluate.js';
import { aDossier, shippedRules, vocabulary } from '../fixtures/rules.js';

/** The oracle of the domain file, section 5.3: each way in, what is offered and held, the level, the gaps, the next dates. */
const rie1 = shippedRules('authentification');
const rie2 = shippedRules('authentification/editions/rie-2-projet');

const psc: ListItem = { id: 'psc', kind: 'psc', environment: 'production', trustSpace: false };
const sandbox: ListItem = { id: 'bac-a-sable', kind: 'psc', environment: 'sandbox', trustSpace: false };
const own = (id: string, fields: Record<string, Value>): ListItem => ({ id, kind: 'local', remote: false, professionalId: 'rpps', homologated: false, emergency: 'no', attestation: 'none', ...fields });
const remotePassword = own('mot-de-passe', { factors: ['knowledge'], remote: true });
const totp = own('mot-de-passe-et-totp', { factors: ['knowledge', 'possession'], remote: true });
const fido2 = own('cle-fido2', { factors: ['knowledge', 'possession'], remote: true, homologated: true, homologatedOn: '2024-11-22' });
const homologatedOn = (day: string): ListItem => own('mie', { factors: ['knowledge', 'possession'], remote: true, homologated: true, homologatedOn: day });
const badge: ListItem = { ...own('badge', { factors: ['possession'] }), kind: 'badge' };
const emergency = own('secours', { factors: ['knowledge'], emergency: 'documented' });

/** "All the other requirements met": every question answered favourably. */
const allElseMet: Record<string, Answer> = {
  'auth.namedAccounts': { value: true },
  'auth.transitionRisk': { value: true },
  'auth.transitionLifecycle': { value: true },
  'auth.passwordRules': { value: ['lockout', 'entropy'] },
  'auth.idleLogout': { value: true },
  'auth.pscMinimumLevel': { value: true },
  'auth.pscRequest': { value: ['code', 'scope', 'acr', 'nonce'] },
  'auth.pscBackend': { value: true },
  'auth.pscLogout': { value: true },
  'auth.anyCard': { value: true },
  'auth.eidasAttestation': { value: true },
  'auth.homologationDecision': { value: true },
  'auth.homologationFile': { value: ['audit', 'risk', 'technical', 'sent'] },
  'auth.localIdentity': { value: true },
  'auth.singleFactorCases': { value: true },
  'auth.localDirectory': { value: ['hr', 'rpps'] },
  'auth.commitmentSignedOn': { value: '2026-11-01', date: '2026-11-22' },
  'auth.outage': { value: true },
  'auth.enrolment': { value: ['verified', 'renewed', 'revocable'] },
  'auth.sso': { value: ['sso', 'oidc'] },
  'auth.reservations': { value: ['requirement', 'plan', 'due', 'risk'] },
};

interface Situation {
  readonly items: readonly ListItem[];
  readonly complete?: boolean;
  readonly date?: string;
  readonly edition?: typeof rie1;
  readonly profile?: Record<string, Value>;
  readonly answers?: Record<string, Answer>;
}

function judged({ items, complete = true, date = '2026-11-22', edition = rie1, profile = {}, answers = {} }: Situation): { assessment: Assessment; theme: AssessedTheme } {
  const dossier = aDossier({
    profile: { users: ['professionals'], sensitive: true, pscApi: false, identityProvider: 'single', ...profile },
    answers: { ...allElseMet, ...answers },
    lists: { accessMeans: { complete, items } },
  });
  const assessment = evaluate([edition], vocabulary, dossier, date);
  const theme = assessment.themes[0];
  if (!theme) throw new Error('no theme');
  return { assessment, theme };
}

/** Requirements in force that are not met and that the list feeds. */
const gaps = (assessment: Assessment): string[] =>
  assessment.requirements.filter((each) => each.inForceNow && ['unmet', 'partial', 'contradicted'].includes(each.status) && each.questions.includes('accessMeans')).map((each) => each.id).sort();
const unknowns = (assessment: Assessment): string[] => assessment.requirements.filter((each) => each.inForceNow && each.status === 'unknown').map((each) => each.id).sort();
const span = (bounds: { low: number; high: number } | null | undefined): string => (bounds ? (bounds.low === bounds.high ? `${bounds.low}` : `${bounds.low} à ${bounds.high}`) : 'sans');

interface Case {
  readonly no: string;
  readonly means: string;
  readonly situation: Situation;
  readonly offered: string;
  readonly held: string;
  readonly level: string;
  readonly gaps: readonly string[];
}

const CASES: readonly Case[] = [
  { no: '1', means: 'PSC seul', situation: { items: [psc] }, offered: '4', held: '4', level: '4', gaps: [] },
  { no: '2', means: 'PSC + mot de passe seul à distance', situation: { items: [psc, remotePassword] }, offered: '4', held: '1', level: '1', gaps: ['EXI-03', 'EXI-22'] },
  { no: '3', means: 'PSC + mot de passe et TOTP non homologué', situation: { items: [psc, totp] }, offered: '4', held: '2', level: '2', gaps: ['EXI-03'] },
  { no: '4', means: 'clé FIDO2 homologuée il y a deux ans, pas de PSC', situation: { items: [fido2] }, offered: '3', held: '3', level: '3', gaps: ['EXI-04'] },
  { no: '5', means: 'PSC + MIE homologué il y a cinq ans', situation: { items: [psc, homologatedOn('2021-11-22')] }, offered: '4', held: '2', level: '2', gaps: ['EXI-03', 'EXI-10'] },
  { no: '6', means: 'bac à sable exposé en production, rien d’autre', situation: { items: [sandbox] }, offered: '0', held: '0', level: '0', gaps: ['EXI-04', 'PSC-12'] },
  { no: '7', means: 'PSC + Espace de Confiance + proxy', situation: { items: [{ ...psc, trustSpace: true }], profile: { pscApi: true } }, offered: '5', held: '5', level: '5', gaps: [] },
  { no: '8', means: 'PSC + badge sans contact seul', situation: { items: [psc, badge] }, offered: '4', held: '1', level: '1', gaps: ['EXI-03', 'EXI-07'] },
  { no: '9', means: 'cas 3 au 30 juin 2025', situation: { items: [psc, totp], date: '2025-06-30' }, offered: '4', held: '2', level: '2', gaps: [] },
  {
    no: '10',
    means: 'cas 3 avec le projet v2, attestation avec réserves',
    situation: { items: [psc, { ...totp, attestation: 'withReservations', attestedOn: '2026-12-20' }], edition: rie2, date: '2027-03-01' },
    offered: '4',
    held: '3',
    level: '4',
    gaps: [],
  },
  {
    no: '11',
    means: 'cas 2 avec le projet v2, réserve déclarée sur le mot de passe exposé',
    situation: { items: [psc, { ...remotePassword, attestation: 'withReservations', attestedOn: '2026-12-20' }], edition: rie2, date: '2027-03-01' },
    offered: '4',
    held: '1',
    level: '1',
    gaps: ['RIE-PS-17'],
  },
  { no: '13', means: 'PSC + clé FIDO2 homologuée il y a deux ans', situation: { items: [psc, fido2] }, offered: '4', held: '3', level: '4', gaps: [] },
  { no: '14', means: 'PSC + bac à sable exposé', situation: { items: [psc, sandbox] }, offered: '4', held: '0', level: '0', gaps: ['PSC-12'] },
  { no: '15', means: 'cas 1, liste non complète, marche 5 applicable', situation: { items: [psc], complete: false, profile: { pscApi: true } }, offered: '4 à 5', held: '0 à 4', level: '0 à 5', gaps: [] },
  { no: '16', means: 'PSC + secours documenté, sous v1.0', situation: { items: [psc, emergency] }, offered: '4', held: '1', level: '1', gaps: ['EXI-03'] },
  { no: '16 bis', means: 'PSC + secours documenté, sous le projet v2', situation: { items: [psc, emergency], edition: rie2, date: '2027-03-01' }, offered: '4', held: '4', level: '4', gaps: [] },
  { no: '17', means: 'service non sensible interne, mot de passe local seul', situation: { items: [own('mdp', { factors: ['knowledge'] })], profile: { sensitive: false } }, offered: '1', held: '1', level: '1', gaps: ['AUTH-PP-MDP'] },
  { no: '18', means: 'TOTP non homologué, PSC au 15 janvier 2027', situation: { items: [totp, { ...psc, activeFrom: '2027-01-15' }] }, offered: '2', held: '2', level: '2', gaps: ['EXI-03', 'EXI-04'] },
  { no: '19', means: 'PSC + MIE homologué le 22 novembre 2022', situation: { items: [psc, homologatedOn('2022-11-22')] }, offered: '4', held: '3', level: '4', gaps: [] },
  {
    no: '20',
    means: 'PSC + un moyen dont les facteurs sont inconnus',
    situation: { items: [psc, { id: 'inconnu', kind: 'local', remote: true, professionalId: 'rpps', homologated: true, homologatedOn: '2024-11-22', emergency: 'no' }] },
    offered: '4',
    held: '0 à 3',
    level: '0 à 4',
    gaps: [],
  },
];

describe('authentification, cas de calcul de la fiche de domaine (5.3)', () => {
  it.each(CASES)('cas $no : $means', ({ situation, offered, held, level, gaps: expected }) => {
    const { assessment, theme } = judged(situation);
    expect({ offered: span(theme.collection?.offered), held: span(theme.collection?.held), level: span(theme.level), gaps: gaps(assessment) }).toEqual({ offered, held, level, gaps: expected });
  });

  it('cas 2, 3, 8 : le verdict est non conforme ; cas 1, 13 : conforme', () => {
    expect([[psc, remotePassword], [psc, totp], [psc, badge], [psc], [psc, fido2]].map((items) => judged({ items }).assessment.verdict)).toEqual(['non-compliant', 'non-compliant', 'non-compliant', 'compliant', 'compliant']);
  });

  it('cas 9 : avertissement d’échéance, la tolérance finit le 31 décembre 2025', () => {
    const { assessment } = judged({ items: [psc, totp], date: '2025-06-30' });
    expect(assessment.verdict).toBe('compliant');
    expect(assessment.nextDates.filter((next) => next.date === '2026-01-01').map((next) => [next.kind, next.id, next.from, next.to])).toEqual([
      ['verdict', 'auth-pro', 'compliant', 'non-compliant'],
      ['target', 'auth-pro', '2', '4'],
      ['requirement', 'EXI-03', 'no-gap', 'unmet'],
    ]);
  });

  it('cas 10 : réserves à lever après le 31 décembre 2028, renouvellement annuel, « si adopté »', () => {
    const { assessment } = judged({ items: [psc, { ...totp, attestation: 'withReservations', attestedOn: '2026-12-20' }], edition: rie2, date: '2027-03-01' });
    const announced = assessment.nextDates.filter((next) => next.kind === 'requirement').map((next) => [next.date, next.id, next.ifAdopted]);
    expect(announced).toContainEqual(['2027-12-21', 'RIE-PS-19', true]);
    expect(announced).toContainEqual(['2029-01-01', 'RIE-PS-18', true]);
    expect(assessment.verdict).toBe('none-opposable');
  });

  it('cas 15 : rien ne manque, mais la liste est à déclarer complète', () => {
    const { assessment } = judged({ items: [psc], complete: false, profile: { pscApi: true } });
    expect(assessment.verdict).toBe('undetermined');
    expect(assessment.decisive[0]?.id).toBe('accessMeans');
  });

  it('cas 15, sans marche 5 : niveau 0 à 4', () => {
    const { theme } = judged({ items: [psc], complete: false });
    expect([span(theme.collection?.offered), span(theme.collection?.held), span(theme.level)]).toEqual(['4', '0 à 4', '0 à 4']);
  });

  it('cas 17 : ni EXI 03 ni EXI 04 ; le rappel est de force doctrine', () => {
    const { assessment } = judged({ items: [own('mdp', { factors: ['knowledge'] })], profile: { sensitive: false } });
    const reminder = assessment.requirements.find((each) => each.id === 'AUTH-PP-MDP');
    expect([reminder?.force, reminder?.opposable, assessment.verdict]).toEqual(['doctrine', false, 'compliant']);
    expect(assessment.setAside.map((each) => each.requirement)).toEqual(expect.arrayContaining(['EXI-03', 'EXI-04']));
  });

  it('cas 18 : le 15 janvier 2027, EXI 04 sera tenue', () => {
    const { assessment } = judged({ items: [totp, { ...psc, activeFrom: '2027-01-15' }] });
    expect(assessment.nextDates.filter((next) => next.date === '2027-01-15').map((next) => [next.kind, next.id, next.from, next.to])).toEqual([
      ['offered', 'auth-pro', '2', '4'],
      ['requirement', 'EXI-04', 'unmet', 'no-gap'],
    ]);
  });

  it('cas 19 : l’homologation tient le jour anniversaire, plus le lendemain (EXI 10, EXI 03)', () => {
    const { assessment } = judged({ items: [psc, homologatedOn('2022-11-22')] });
    const first = assessment.nextDates[0]?.date;
    expect(first).toBe('2026-11-23');
    expect(assessment.nextDates.filter((next) => next.date === first && next.kind === 'requirement').map((next) => next.id)).toEqual(['EXI-03', 'EXI-10']);
  });

  it('cas 20 : indéterminé ; la question décisive porte sur les facteurs de ce moyen', () => {
    const { assessment } = judged(CASES.find((each) => each.no === '20')?.situation as Situation);
    expect(assessment.verdict).toBe('undetermined');
    expect(unknowns(assessment)).toEqual(['EXI-13', 'EXI-22']);
    expect(assessment.decisive.map((question) => question.id)).toEqual(['accessMeans[inconnu].factors']);
  });

  it('une homologation à venir ne compte pas encore', () => {
    expect(gaps(judged({ items: [psc, homologatedOn('2027-02-01')] }).assessment)).toEqual(['EXI-03', 'EXI-10']);
  });
});
