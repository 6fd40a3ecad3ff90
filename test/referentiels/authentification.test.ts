import { describe, expect, it } from 'vitest';
import type { Assessment, AssessedTheme } from '../../src/core/assessment.js';
import type { Answer, ListItem, Value } from '../../src/core/dossier.js';
import { evaluate } from '../../src/core/evaluate.js';
import { gapsOf, span, themeOf } from '../fixtures/judged.js';
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
  'auth.passwordRules': { value: ['lockout', 'entropy', 'strong', 'pin', 'noExpiry', 'storage'] },
  'auth.idleLogout': { value: true },
  'auth.pscMinimumLevel': { value: true },
  'auth.pscRequest': { value: ['code', 'scope', 'acr', 'nonce', 'redirect'] },
  'auth.pscIntegration': { value: ['returnChecked', 'button', 'noFrame', 'subject', 'accounts', 'context'] },
  'auth.pscBackend': { value: true },
  'auth.pscLogout': { value: true },
  'auth.anyCard': { value: true },
  'auth.eidasAttestation': { value: true },
  'auth.homologationFile': { value: ['decision', 'level', 'strength', 'audit', 'risk', 'technical', 'sent'] },
  'auth.localIdentity': { value: true },
  'auth.singleFactorCases': { value: true },
  'auth.localDirectory': { value: ['hr', 'rpps'] },
  'auth.commitmentSignedOn': { value: '2026-11-01', date: '2026-11-22' },
  'auth.outage': { value: true },
  'auth.enrolment': { value: ['verified', 'exclusive', 'renewable', 'renewed', 'revocable'] },
  'auth.sessionPolicy': { value: ['policy', 'application', 'singleFactor'] },
  'auth.idleMinutes': { value: 15 },
  'auth.sessionHours': { value: 4 },
  'auth.directCard': { value: true },
  'auth.sso': { value: true },
  'auth.oidc': { value: true },
  'auth.reservations': { value: ['requirement', 'plan', 'due', 'risk'] },
  'auth.userIdentity': { value: ['person', 'noWeakAccess'] },
  'auth.userAccounts': { value: ['verified', 'change', 'contact', 'renewal', 'revocation', 'notice', 'ins', 'signOut'] },
  'auth.userPasswordRules': { value: ['lockout', 'entropy', 'strong'] },
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
  return { assessment, theme: themeOf(assessment, 'auth-pro') };
}

/** Requirements in force that are not met and that the list feeds. */
const gaps = (assessment: Assessment): string[] => gapsOf(assessment, 'accessMeans');
const unknowns = (assessment: Assessment): string[] => assessment.requirements.filter((each) => each.inForceNow && each.status === 'unknown').map((each) => each.id).sort();

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

  it('cas 12 : portail usager, FranceConnect simple et code, sous les deux éditions', () => {
    const portal = (edition: typeof rie1, date: string): Assessment =>
      evaluate(
        [edition],
        vocabulary,
        aDossier({
          profile: { users: ['patients'], sensitive: true, pscApi: false, identityProvider: 'none' },
          answers: allElseMet,
          lists: { userAccessMeans: { complete: true, items: [{ id: 'fc', kind: 'franceConnect', secondFactor: true }] } },
        }),
        date,
      );
    const columns = (assessment: Assessment): string[] => {
      const { collection } = themeOf(assessment, 'auth-user');
      return [span(collection?.offered), span(collection?.held), gapsOf(assessment, 'userAccessMeans').join(', ')];
    };
    expect(columns(portal(rie1, '2026-11-22'))).toEqual(['2', '2', 'US-02']);
    expect(columns(portal(rie2, '2027-03-01'))).toEqual(['2', '2', '']);
    expect(columns(portal(rie2, '2028-12-31'))).toEqual(['2', '2', '']);
    expect(columns(portal(rie2, '2029-01-01'))).toEqual(['2', '2', 'US-03']);
    expect(portal(rie1, '2026-11-22').verdict).toBe('non-compliant');
    expect(portal(rie2, '2027-03-01').nextDates.filter((next) => next.kind === 'requirement').map((next) => [next.date, next.id, next.ifAdopted])).toEqual([['2029-01-01', 'US-03', true]]);
  });

  it('une homologation à venir ne compte pas encore', () => {
    expect(gaps(judged({ items: [psc, homologatedOn('2027-02-01')] }).assessment)).toEqual(['EXI-03', 'EXI-10']);
  });
});

interface RowCase {
  readonly row: string;
  readonly means: string;
  readonly situation: Situation;
  /** What the row gives with everything else met, and with this alone changed. */
  readonly requirement: string;
  readonly status: string;
}

const withAnswers = (answers: Record<string, Answer>, items: readonly ListItem[] = [psc, fido2], rest: Partial<Situation> = {}): Situation => ({ items, answers, ...rest });
const draft = (items: readonly ListItem[], answers: Record<string, Answer> = {}): Situation => ({ items, answers, edition: rie2, date: '2027-03-01' });
const reserved = (id: string, fields: Record<string, Value>): ListItem => own(id, { factors: ['knowledge', 'possession'], attestation: 'withReservations', attestedOn: '2026-12-20', ...fields });
const cpx: ListItem = { id: 'cpx', kind: 'cpx' };
const wave2 = (kind: string): Record<string, Value> => ({ kind, segur: ['wave2'] });

const ROWS: readonly RowCase[] = [
  // 3.1
  { row: 'EXI 08', means: 'décision signée par l’éditeur', situation: withAnswers({ 'auth.homologationFile': { value: ['level', 'strength', 'audit', 'risk', 'technical', 'sent'] } }), requirement: 'EXI-08', status: 'unmet' },
  { row: 'EXI 09', means: 'dossier sans démonstration du niveau eIDAS', situation: withAnswers({ 'auth.homologationFile': { value: ['decision', 'strength', 'audit', 'risk', 'technical', 'sent'] } }), requirement: 'EXI-09', status: 'unmet' },
  { row: 'EXI 10', means: 'deux pièces sur trois', situation: withAnswers({ 'auth.homologationFile': { value: ['decision', 'level', 'strength', 'audit', 'risk', 'sent'] } }), requirement: 'EXI-10-PIECES', status: 'partial' },
  { row: 'EXI 10', means: 'aucune pièce, dossier transmis', situation: withAnswers({ 'auth.homologationFile': { value: ['decision', 'level', 'strength', 'sent'] } }), requirement: 'EXI-10-PIECES', status: 'unmet' },
  { row: 'EXI 13', means: 'deux facteurs, résistance non démontrée', situation: withAnswers({ 'auth.homologationFile': { value: ['decision', 'level', 'audit', 'risk', 'technical', 'sent'] } }), requirement: 'EXI-13', status: 'unmet' },
  { row: 'EXI 15', means: 'moyen eIDAS attesté', situation: withAnswers({}, [psc, { id: 'eidas', kind: 'eidas', professionalId: 'rpps' }]), requirement: 'EXI-15', status: 'met' },
  { row: 'EXI 06', means: 'cartes refusées, sans carte lue directement', situation: withAnswers({ 'auth.anyCard': { value: false } }, [psc]), requirement: 'EXI-06', status: 'not-applicable' },
  { row: 'EXI 06', means: 'cartes refusées', situation: withAnswers({ 'auth.anyCard': { value: false } }, [psc, cpx]), requirement: 'EXI-06', status: 'unmet' },
  { row: 'EXI 27', means: 'répertoire non rapproché du RPPS', situation: withAnswers({ 'auth.localDirectory': { value: ['hr'] } }), requirement: 'EXI-27', status: 'partial' },
  { row: 'EXI 30-32', means: 'engagement de treize mois', situation: withAnswers({ 'auth.commitmentSignedOn': { value: '2025-10-20' } }), requirement: 'EXI-30-32', status: 'unmet' },
  // 3.4
  { row: 'PSC-03', means: 'acr_values absent : écart', situation: withAnswers({ 'auth.pscRequest': { value: ['code', 'scope', 'nonce', 'redirect'] } }), requirement: 'PSC-03', status: 'unmet' },
  { row: 'PSC-03', means: 'acr_values à eidas2 : avertissement, pas écart entier', situation: withAnswers({ 'auth.pscRequest': { value: ['code', 'scope', 'acrOther', 'nonce', 'redirect'] } }), requirement: 'PSC-03', status: 'partial' },
  { row: 'PSC-04', means: 'nonce envoyé, jamais vérifié', situation: withAnswers({ 'auth.pscIntegration': { value: ['button'] } }), requirement: 'PSC-04', status: 'unmet' },
  { row: 'PSC-11', means: 'page dans un cadre', situation: withAnswers({ 'auth.pscIntegration': { value: ['returnChecked', 'button', 'subject'] } }), requirement: 'PSC-11', status: 'unmet' },
  { row: 'PSC-12', means: 'aucun bac à sable', situation: withAnswers({}), requirement: 'PSC-12', status: 'met' },
  // 3.5
  { row: 'CNIL, mot de passe seul', means: '50 bits, sans restriction', situation: withAnswers({ 'auth.passwordRules': { value: ['entropy'] } }), requirement: 'CNIL-MDP', status: 'unmet' },
  { row: 'CNIL, avec restriction', means: '50 bits, bloqué après dix échecs', situation: withAnswers({ 'auth.passwordRules': { value: ['entropy', 'lockout'] } }), requirement: 'CNIL-MDP', status: 'met' },
  { row: 'CNIL, mot de passe seul', means: '80 bits', situation: withAnswers({ 'auth.passwordRules': { value: ['strong'] } }), requirement: 'CNIL-MDP', status: 'met' },
  { row: 'CNIL, matériel détenu', means: 'code de 4 chiffres de la clé, bloqué au troisième échec', situation: withAnswers({ 'auth.passwordRules': { value: ['pin'] } }), requirement: 'CNIL-MDP', status: 'met' },
  { row: 'CNIL, matériel détenu', means: 'le même code, sans rien détenir', situation: withAnswers({ 'auth.passwordRules': { value: ['pin'] } }, [psc, remotePassword]), requirement: 'CNIL-MDP', status: 'unmet' },
  // Ségur, état de travail de février 2023
  { row: 'PSC.02', means: 'PSC seul : rien à rapprocher', situation: withAnswers({ 'auth.pscIntegration': { value: [] } }, [psc], { profile: wave2('lgc') }), requirement: 'SEGUR-PSC-02', status: 'not-applicable' },
  { row: 'PSC.02', means: 'une clé coexiste, comptes non rapprochés', situation: withAnswers({ 'auth.pscIntegration': { value: ['button'] } }, [psc, fido2], { profile: wave2('lgc') }), requirement: 'SEGUR-PSC-02', status: 'unmet' },
  { row: 'PSC.10', means: 'un DPI : non visé', situation: withAnswers({}, [psc], { profile: wave2('dpi') }), requirement: 'SEGUR-PSC-10', status: 'not-applicable' },
  { row: 'SSI/IE.32', means: 'une DRIMbox : non visée', situation: withAnswers({ 'auth.accounts': { value: [] } }, [psc], { profile: wave2('drimbox') }), requirement: 'SSI-IE-32', status: 'not-applicable' },
  { row: 'SSI/IE.31', means: 'une DRIMbox : visée', situation: withAnswers({ 'auth.accounts': { value: [] } }, [psc], { profile: wave2('drimbox') }), requirement: 'SSI-IE-31', status: 'unmet' },
  { row: 'SSI/IE.36', means: 'mot de passe seul, sans blocage', situation: withAnswers({ 'auth.passwordRules': { value: ['strong', 'entropy'] } }, [psc, remotePassword], { profile: wave2('lgc') }), requirement: 'SSI-IE-36', status: 'unmet' },
  { row: 'SSI/IAM.80', means: 'un LGC : non visé', situation: withAnswers({}, [psc], { profile: wave2('lgc') }), requirement: 'SSI-IAM-80', status: 'not-applicable' },
  { row: 'SSI/IAM.94', means: 'un RIS : non visé', situation: withAnswers({}, [psc], { profile: wave2('ris') }), requirement: 'SSI-IAM-94', status: 'not-applicable' },
  { row: 'SSI/IE.30', means: 'référencé en vague 1 seulement', situation: withAnswers({ 'auth.accounts': { value: [] } }, [psc], { profile: { kind: 'lgc', segur: ['wave1'] } }), requirement: 'SSI-IE-30', status: 'not-applicable' },
  // Dispositifs médicaux numériques
  { row: 'IEPS 6', means: 'télésurveillance, renouvellement non imposable', situation: withAnswers({ 'auth.accounts': { value: ['contact'] } }, [psc, fido2], { profile: { kind: 'telemonitoring' } }), requirement: 'IEPS-6', status: 'unmet' },
  { row: 'IEPS 6', means: 'un LGC : non visé', situation: withAnswers({}, [psc, fido2], { profile: { kind: 'lgc' } }), requirement: 'IEPS-6', status: 'not-applicable' },
  // 3.2, si adopté
  { row: 'RIE-PS 02', means: 'carte CPx lue directement, sans autorisation de l’ANS', situation: draft([psc, cpx], { 'auth.directCard': { value: false } }), requirement: 'RIE-PS-02', status: 'unmet' },
  { row: 'RIE-PS 03', means: 'service non sensible, PSC absent', situation: { ...draft([reserved('cle', {})]), profile: { sensitive: false } }, requirement: 'RIE-PS-03', status: 'unmet' },
  { row: 'RIE-PS 08', means: 'ré-enrôlement jamais refait', situation: draft([psc, reserved('cle', {})], { 'auth.enrolment': { value: ['verified', 'exclusive', 'renewable', 'revocable'] } }), requirement: 'RIE-PS-08', status: 'partial' },
  { row: 'RIE-PS 10', means: 'un seul facteur toute la journée', situation: draft([psc, reserved('cle', {})], { 'auth.sessionPolicy': { value: ['policy', 'application'] } }), requirement: 'RIE-PS-10', status: 'unmet' },
  { row: 'RIE-PS 13', means: 'inactivité de trente minutes', situation: draft([psc], { 'auth.idleMinutes': { value: 30 } }), requirement: 'RIE-PS-13', status: 'met' },
  { row: 'RIE-PS 13', means: 'inactivité de trente et une minutes, politique écrite', situation: draft([psc], { 'auth.idleMinutes': { value: 31 } }), requirement: 'RIE-PS-13', status: 'partial' },
  { row: 'RIE-PS 16', means: 'secours que la personne active seule', situation: draft([psc, own('secours', { factors: ['knowledge'], emergency: 'selfActivated' })]), requirement: 'RIE-PS-16', status: 'unmet' },
  { row: 'RIE-PS 17', means: 'moyen propre sans attestation', situation: draft([psc, totp]), requirement: 'RIE-PS-17-ATTESTATION', status: 'unmet' },
  { row: 'RIE-PS 17, réserve non admise', means: 'mot de passe local de moins de 50 bits', situation: draft([psc, reserved('mdp', { factors: ['knowledge'] })], { 'auth.passwordRules': { value: ['lockout'] } }), requirement: 'RIE-PS-17-ENTROPIE', status: 'unmet' },
  { row: 'RIE-PS 17, réserve non admise', means: 'mot de passe local sans restriction après échecs', situation: draft([psc, reserved('mdp', { factors: ['knowledge'] })], { 'auth.passwordRules': { value: ['entropy'] } }), requirement: 'RIE-PS-17-ECHECS', status: 'unmet' },
  { row: 'RIE-PS 17, réserve non admise', means: 'mot de passe local protégé : réserve possible', situation: draft([psc, reserved('mdp', { factors: ['knowledge'] })]), requirement: 'RIE-PS-17', status: 'met' },
  { row: 'RIE-PS 17, réserve non admise', means: 'pas de déconnexion sur inactivité', situation: draft([psc, reserved('cle', {})], { 'auth.idleLogout': { value: false } }), requirement: 'RIE-PS-17-INACTIVITE', status: 'unmet' },
  { row: 'RIE-PS 17, réserve non admise', means: 'moyen non révocable', situation: draft([psc, reserved('cle', {})], { 'auth.enrolment': { value: ['verified', 'exclusive', 'renewable', 'renewed'] } }), requirement: 'RIE-PS-17-REVOCATION', status: 'unmet' },
  { row: 'RIE-PS 17, réserve non admise', means: 'moyen renouvelable, jamais ré-enrôlé : réserve possible', situation: draft([psc, reserved('cle', {})], { 'auth.enrolment': { value: ['verified', 'exclusive', 'renewable', 'revocable'] } }), requirement: 'RIE-PS-17-REVOCATION', status: 'met' },
  { row: 'RIE-PS 17, réserve non admise', means: 'secours auto-activable', situation: draft([psc, reserved('secours', { emergency: 'selfActivated' })]), requirement: 'RIE-PS-17-SECOURS', status: 'unmet' },
  { row: 'RIE-PS 11-12', means: 'fournisseur d’identité de 5 000 professionnels ou moins', situation: { ...draft([psc], { 'auth.sso': { value: false } }), profile: { identityProvider: 'several' } }, requirement: 'RIE-PS-11-12', status: 'not-applicable' },
  { row: 'RIE-PS 11-12', means: 'grand fournisseur, OpenID Connect sans authentification unique', situation: { ...draft([psc], { 'auth.sso': { value: false } }), profile: { identityProvider: 'large' } }, requirement: 'RIE-PS-11-12', status: 'partial' },
];

describe('authentification, lignes des tables 3.1, 3.2, 3.4, 3.5 et du Ségur', () => {
  it.each(ROWS)('$row : $means → $status', ({ situation, requirement, status }) => {
    expect(judged(situation).assessment.requirements.find((each) => each.id === requirement)?.status).toBe(status);
  });

  it('ce que la sonde a vu de la demande de connexion remplace la réponse, et contredit une réponse flatteuse', () => {
    const status = (checks: readonly string[]): (string | undefined)[] => {
      const dossier = aDossier({
        profile: { users: ['professionals'], sensitive: true, pscApi: false },
        answers: allElseMet,
        lists: { accessMeans: { complete: true, items: [psc] } },
        findings: [{ fact: 'psc.authorization.checks', outcome: 'observed', value: checks, grade: 3 }],
      });
      const { requirements } = evaluate([rie1], vocabulary, dossier, '2026-11-22');
      return ['PSC-01', 'PSC-02', 'PSC-03'].map((id) => requirements.find((each) => each.id === id)?.status);
    };
    expect(status(['code', 'scope', 'acr', 'nonce', 'redirect'])).toEqual(['met', 'met', 'met']);
    expect(status(['scope', 'acrOther', 'nonce', 'redirect'])).toEqual(['contradicted', 'met', 'contradicted']);
  });

  it('la liste exhaustive du Ségur et des dispositifs médicaux n’est jamais opposable', () => {
    const asked = [...rie1.referential.requirements, ...rie2.referential.requirements].filter((each) => each.force !== 'order' || /^(IEU|IEPS|DMN)/.test(each.id) || each.theme === 'auth-org');
    expect(asked.length).toBeGreaterThan(40);
    expect(asked.filter((each) => each.opposable)).toEqual([]);
    expect(rie2.referential.requirements.filter((each) => each.opposable)).toEqual([]);
  });
});
