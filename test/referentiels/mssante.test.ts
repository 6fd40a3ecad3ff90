import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/core/assessment.js';
import type { Answer, Evidence, Value } from '../../src/core/dossier.js';
import { answers, judged, lgc, mssante, theme } from '../fixtures/mssante.js';
import { vocabulary } from '../fixtures/rules.js';

const status = (assessment: Assessment, id: string): string | undefined => assessment.requirements.find((each) => each.id === id)?.status;
const met = (assessment: Assessment): string[] => assessment.requirements.filter((each) => each.status === 'met').map((each) => each.id).sort();
const next = (assessment: Assessment): string[][] => assessment.nextDates.map((each) => [each.date, each.kind, each.id, each.from, each.to]);
const file = (until?: string): Evidence => ({ file: 'evidence/piece.txt', date: '2026-11-02', fileState: 'present', ...(until === undefined ? {} : { until }) });
const attested = (until: string): Evidence => ({ ...file(until), issuer: 'ANS', reference: 'exécution 4711' });

/** Every box of a question, as a person who ticks them all would answer. */
const allOf = (id: string): string[] => (mssante.questions?.find((each) => each.id === id)?.choices ?? []).map((choice) => choice.id);

/** An LGC that opens its mailbox safely and sends free text: worked out from the texts, 71 requirements concern it. */
const beginner = answers({ 'mss.tests': [], 'mss.connection': ['smtp', 'imap', 'neverClear', 'tls12'], 'mss.message': ['messageId', 'utf8', 'body'], 'mss.archive': [] });

const halfWay = answers(
  {
    'mss.tests': ['general', 'personal'],
    'mss.connection': ['smtp', 'imap', 'neverClear', 'tls12', 'tls13', 'ciphers'],
    'mss.message': ['onePatient', 'attachments', 'subject', 'pdfName', 'pdfContent', 'messageId', 'utf8', 'body', 'sender'],
    'mss.archive': ['layout', 'links', 'submission', 'identifiers', 'codes', 'patient', 'clean'],
    'mss.headers': ['codeCda', 'ins'],
    'mss.peers': ['valid', 'expired', 'otherAuthority'],
    'mss.receipts': ['threaded', 'dsn', 'mdnRequest'],
    'mss.traces': ['every'],
    'mss.directory': ['search', 'extraction'],
    'mss.handling': ['refusalPatient', 'size'],
    'mss.reading': ['patientId', 'readable', 'stored'],
    'mss.inbox': [],
    'mss.patientMessage': ['address', 'qualified', 'size', 'minor'],
    'mss.patientFollowUp': ['fromRecord'],
    'ins.qualifiedOnly': 'partly',
  },
  { 'mss.tests': 'tests', 'mss.connection': 'connection', 'mss.message': 'message', 'mss.archive': 'message' },
);

const CLIENT_QUESTIONS = ['mss.tests', 'mss.connection', 'mss.message', 'mss.archive', 'mss.headers', 'mss.peers', 'mss.session', 'mss.receipts', 'mss.traces', 'mss.directory', 'mss.handling', 'mss.reading', 'mss.inbox', 'mss.patientMessage', 'mss.patientFollowUp'];
const everything: Record<string, Value> = { ...Object.fromEntries(CLIENT_QUESTIONS.map((id) => [id, allOf(id)])), 'ins.qualifiedOnly': true };
const exemplary = answers(everything, Object.fromEntries(Object.keys(everything).map((id) => [id, id === 'mss.tests' ? 'tests' : 'connection'])));

describe('MSSanté, trois LGC : résultat attendu à la lecture des textes', () => {
  it('débutant : connecté, rien de structuré', () => {
    const assessment = judged({ profile: lgc, answers: beginner });
    const { level, proven, index, counts, verdict, target } = theme(assessment);
    // 6 met of 71; 49 still unknown: 6/71 = 8,4 and 55/71 = 77,4.
    expect({ verdict, level, proven, index, target: target?.level }).toEqual({ verdict: 'none-opposable', level: { low: 1, high: 1 }, proven: 0, index: { low: 8, high: 77 }, target: 3 });
    expect([counts.applicable, counts.met, counts.unmet, counts.unknown]).toEqual([71, 6, 16, 49]);
    expect(met(assessment)).toEqual(['MSS-MSG-07', 'MSS-MSG-09', 'MSS-MSG-10', 'MSS-PROTO-01', 'MSS-PROTO-02', 'MSS-TLS-01']);
    expect(next(assessment)).toEqual([]);
  });

  it('à mi-chemin : structuré et prouvé, sans X-MSS-NIL ni révocation ni MDN', () => {
    const evidence = { tests: attested('2027-05-31'), connection: file(), message: file('2026-12-31') };
    const assessment = judged({ profile: lgc, answers: halfWay, evidence });
    const { level, proven, index, counts, verdict } = theme(assessment);
    // In halves: 45 met and 3 partial make 93 of 142; the unknown one may add 2.
    expect({ verdict, level, proven, index }).toEqual({ verdict: 'none-opposable', level: { low: 2, high: 2 }, proven: 2, index: { low: 65, high: 66 } });
    expect([counts.met, counts.partial, counts.unmet, counts.unknown]).toEqual([45, 3, 22, 1]);
    expect(assessment.requirements.filter((each) => each.level === 3 && ['unmet', 'partial'].includes(each.status)).map((each) => each.id).sort()).toEqual(['MSS-ACK-03', 'MSS-HDR-03', 'MSS-TLS-04', 'MSS-TLS-06', 'MSS-TRC-02']);
    expect(assessment.requirements.filter((each) => each.status === 'partial').map((each) => each.id)).toEqual(['MSS-ANN-02', 'MSS-PAT-12', 'MSS-TLS-06']);
    expect(assessment.requirements.filter((each) => each.status === 'unknown').map((each) => each.id)).toEqual(['MSS-AUTH-03']);
    // The proof of the message ends; that of the tests too, but the configuration proves TLS as well.
    expect(next(assessment)).toEqual([['2027-01-01', 'proven', 'mssante-client', '2', '1']]);
  });

  it('exemplaire : tout est tenu et prouvé ; seul le rejeu des essais n’a que la preuve qui finit', () => {
    const assessment = judged({ profile: lgc, answers: exemplary, evidence: { tests: attested('2027-09-30'), connection: file() } });
    const { level, proven, index, verdict, reachable } = theme(assessment);
    expect({ verdict, level, proven, index, reachable }).toEqual({ verdict: 'none-opposable', level: { low: 4, high: 4 }, proven: 4, index: { low: 100, high: 100 }, reachable: 4 });
    expect(next(assessment)).toEqual([['2027-10-01', 'proven', 'mssante-client', '4', '3']]);
  });

  it('une liaison possible en clair reste au niveau 0, tout le reste étant tenu', () => {
    const clear = { ...exemplary, 'mss.connection': { value: ['smtp', 'imap', 'tls12', 'tls13', 'ciphers'] } };
    expect(theme(judged({ profile: lgc, answers: clear })).level).toEqual({ low: 0, high: 0 });
  });
});

describe('MSSanté, structure : les documents de l’arrêté du 26 avril 2022', () => {
  const structure = { profile: { kind: 'dpi', mssante: ['send', 'receive'] }, roles: ['structure'] as const };
  const mailboxes = { 'mss.domainListed': true, 'mss.structureMailboxes': ['published'], 'mss.structureUse': [] };
  const late = answers({ ...mailboxes, 'mss.unsentToProfessionals': ['biology', 'letter'], 'mss.unsentToPatients': [] });

  it.each([
    ['rien ne manque', [], [], 'compliant', []],
    ['la biologie ne part pas au prescripteur', ['biology'], [], 'non-compliant', ['MSS-ARR-2022-PRO']],
    ['le compte rendu opératoire ne part pas au patient', [], ['surgery'], 'non-compliant', ['MSS-ARR-2023-PAT']],
    ['imagerie et prescription de biologie, des deux côtés', ['imaging'], ['prescription', 'biologyOrder'], 'non-compliant', ['MSS-ARR-2022-PAT', 'MSS-ARR-2022-PRO', 'MSS-ARR-2023-PAT']],
    ['seuls des courriers manquent : date incertaine, hors verdict', ['letter', 'certificate', 'imagingOrder'], ['letter'], 'compliant', []],
  ])('%s', (_, professionals, patients, verdict, gaps) => {
    const assessment = judged({ ...structure, answers: answers({ 'mss.unsentToProfessionals': professionals, 'mss.unsentToPatients': patients }) });
    expect(assessment.verdict).toBe(verdict);
    expect(assessment.requirements.filter((each) => each.opposable && each.status === 'unmet').map((each) => each.id).sort()).toEqual(gaps);
  });

  it('sans réponse : indéterminé, et ce sont ces deux questions qui tranchent le verdict', () => {
    const assessment = judged({ ...structure, answers: answers({ ...mailboxes, 'mss.structureMailboxes': [] }) });
    expect(assessment.verdict).toBe('undetermined');
    expect(assessment.decisive.map((each) => each.id)).toEqual(['mss.unsentToPatients', 'mss.unsentToProfessionals']);
  });

  it('avant les échéances : rien d’opposable, et la première date annonce le verdict', () => {
    const assessment = judged({ ...structure, answers: late }, '2022-11-22');
    expect(assessment.verdict).toBe('none-opposable');
    expect(next(assessment)).toEqual([
      ['2022-12-31', 'verdict', 'mssante-structure', 'none-opposable', 'non-compliant'],
      ['2022-12-31', 'requirement', 'MSS-ARR-2022-PRO', 'no-gap', 'unmet'],
    ]);
  });

  it('à l’éditeur et à l’exploitant, rien n’est opposable : les quatre lignes relèvent de la structure', () => {
    const assessment = judged({ profile: lgc, roles: ['editor', 'operator'], answers: exemplary });
    expect(assessment.verdict).toBe('none-opposable');
    expect(assessment.setAside.map((each) => [each.requirement, each.by])).toEqual([['MSS-ARR-2022-PAT', 'role'], ['MSS-ARR-2022-PRO', 'role'], ['MSS-ARR-2023-PAT', 'role'], ['MSS-ARR-2023-PRO', 'role']]);
  });

  it('trois structures sur l’échelle', () => {
    const level = (values: Record<string, Value>): unknown => theme(judged({ ...structure, answers: answers(values) }), 'mssante-structure').level;
    const organised = { ...mailboxes, 'mss.structureMailboxes': ['published', 'perService', 'procedure', 'application'] };
    expect(level({ ...mailboxes, 'mss.domainListed': false })).toEqual({ low: 0, high: 0 });
    expect(level(mailboxes)).toEqual({ low: 1, high: 1 });
    expect(level(organised)).toEqual({ low: 2, high: 2 });
    expect(level({ ...organised, 'mss.structureUse': ['integrated', 'rate', 'secured', 'trustSpace'] })).toEqual({ low: 4, high: 4 });
  });
});

describe('MSSanté, opérateur', () => {
  const profile = { kind: 'other', mssante: ['operate'] };
  const server = ['tls12', 'tls13', 'ciphers', 'chain', 'mutual', 'smtp', 'imap', 'autoconfig', 'xoauth2', 'appCertificate'];
  const duties = ['published', 'redList', 'indicators', 'lifecycle'];
  it.each<[string, Record<string, Value>, number]>([
    ['absent de la liste blanche', { 'mss.domainListed': false, 'mss.server': server, 'mss.operatorDuties': duties, 'mss.operatorRunning': [] }, 0],
    ['certificat commercial', { 'mss.domainListed': true, 'mss.server': server.filter((each) => each !== 'chain'), 'mss.operatorDuties': duties, 'mss.operatorRunning': [] }, 0],
    ['liste rouge ignorée', { 'mss.domainListed': true, 'mss.server': server, 'mss.operatorDuties': ['published', 'indicators'], 'mss.operatorRunning': [] }, 1],
    ['pas d’API LPS', { 'mss.domainListed': true, 'mss.server': ['tls12', 'chain', 'mutual'], 'mss.operatorDuties': duties, 'mss.operatorRunning': [] }, 2],
    ['rotation jamais essayée', { 'mss.domainListed': true, 'mss.server': server, 'mss.operatorDuties': duties, 'mss.operatorRunning': ['supervised'] }, 3],
    ['exemplaire', { 'mss.domainListed': true, 'mss.server': server, 'mss.operatorDuties': duties, 'mss.operatorRunning': ['supervised', 'rotation'] }, 4],
  ])('%s', (_, values, level) => {
    const assessment = judged({ profile, roles: ['operator'], answers: answers(values) });
    expect(assessment.themes.map((each) => each.id)).toEqual(['mssante-operator']);
    expect(theme(assessment, 'mssante-operator').level).toEqual({ low: level, high: level });
    expect(assessment.verdict).toBe('none-opposable');
  });

  it('la liste blanche mesurée contredit un oui', () => {
    const assessment = judged({ profile, roles: ['operator'], answers: answers({ 'mss.domainListed': true }), findings: [{ fact: 'mss.whiteList.domain', outcome: 'observed', value: false, grade: 3 }] });
    expect(status(assessment, 'MSS-OPE-01')).toBe('contradicted');
  });
});

describe('MSSanté, réponses et mesures', () => {
  it.each([
    ['general', ['MSS-TLS-01', 'MSS-TLS-02']],
    ['personal', ['MSS-AUTH-01', 'MSS-AUTH-02', 'MSS-AUTH-04', 'MSS-AUTH-05', 'MSS-AUTO-01']],
    ['application', ['MSS-AUTH-06']],
  ])('le cas de test « %s » ne répond que pour les lignes que le brouillon lui attache', (test, expected) => {
    expect(met(judged({ profile: { ...lgc, mailboxes: ['personal', 'application'] }, answers: answers({ 'mss.tests': [test] }) }))).toEqual(expected);
  });

  it('autoconfiguration : le fichier suffit ; le DNS seul compte en partie', () => {
    const judge = (session: string[]): unknown => status(judged({ profile: lgc, answers: answers({ 'mss.tests': [], 'mss.session': session }) }), 'MSS-AUTO-01');
    expect([judge(['autoconfigFile']), judge(['autoconfigDns']), judge(['autoconfigFile', 'autoconfigDns']), judge([])]).toEqual(['met', 'partial', 'met', 'unmet']);
  });

  it('vague 1 seule : TLS 1.2 et rien d’autre', () => {
    const judge = (connection: string[]): unknown => status(judged({ profile: { ...lgc, segur: ['wave1'] }, answers: answers({ 'mss.connection': connection }) }), 'MSS-TLS-10');
    expect([judge(['tls12']), judge(['tls12', 'smtp']), judge(['tls12', 'tls13']), judge([])]).toEqual(['met', 'met', 'unmet', 'unmet']);
  });

  it('boîte applicative : le certificat commandé ne suffit pas, ni l’authentification sans lui', () => {
    const judge = (certificates: string[], application: string[]): unknown => status(judged({ profile: { ...lgc, mailboxes: ['application'] }, answers: answers({ 'mss.tests': [], 'igc.certificates': certificates, 'mss.application': application }) }), 'MSS-AUTH-06');
    expect([judge(['authCli'], ['plain']), judge(['authCli'], []), judge(['sign', 'ssl'], ['plain'])]).toEqual(['met', 'unmet', 'unmet']);
  });

  it('une mesure remplace la liste déclarée : ce qu’elle ne tient pas est contredit, le reste est sondé', () => {
    const declared = answers({ 'mss.message': allOf('mss.message') });
    const measured = allOf('mss.message').filter((each) => each !== 'subject');
    const assessment = judged({ profile: lgc, answers: declared, findings: [{ fact: 'mss.message.points', outcome: 'observed', value: measured, grade: 3 }] });
    expect(assessment.contradictions).toEqual(['MSS-MSG-04']);
    expect(assessment.requirements.find((each) => each.id === 'MSS-MSG-01')).toMatchObject({ status: 'met', basis: 'probed', grade: 3 });
  });

  it('une sonde qui n’a pu lire laisse la réponse', () => {
    const assessment = judged({ profile: lgc, answers: answers({ 'mss.headers': ['codeCda', 'ins', 'nil'] }), findings: [{ fact: 'mss.header.points', outcome: 'could-not-measure', reason: { code: 'mss.reason.nothing', params: {} }, grade: 0 }] });
    expect(status(assessment, 'MSS-HDR-03')).toBe('met');
  });

  it('chaque fait MSSanté du vocabulaire est lu par une question, de la bonne forme', () => {
    const read = new Map((mssante.questions ?? []).flatMap((question) => (question.fact === undefined ? [] : [[question.fact, question.kind] as const])));
    const facts = vocabulary.facts.filter((fact) => fact.id.startsWith('mss.'));
    expect(facts.map((fact) => [fact.id, fact.type]).sort()).toEqual([...read].map(([id, kind]) => [id, kind === 'checklist' ? 'strings' : 'boolean']).sort());
  });

  it('chaque exigence a au moins une action', () => {
    const closed = new Set(mssante.actions?.flatMap((action) => action.closes));
    expect(mssante.requirements.filter((requirement) => !closed.has(requirement.id)).map((each) => each.id)).toEqual([]);
  });
});

describe('MSSanté, entretien d’un LGC qui part de rien', () => {
  const limited = (ticked: Record<string, Value>): Record<string, Value> => ({ ...everything, ...ticked });
  const DIRECT = [
    ['fort', limited({}), 4],
    ['moyen', limited({ 'mss.tests': ['general'], 'mss.headers': ['codeCda'], 'mss.traces': [] }), 2],
    ['faible', limited({ 'mss.tests': [], 'mss.connection': ['smtp', 'imap', 'tls12'] }), 0],
  ] as const;

  it.each(DIRECT)('%s : niveau à un près en 12 écrans au plus', (_, says, level) => {
    const given: Record<string, Answer> = {};
    const asked: string[] = [];
    for (;;) {
      const assessment = judged({ profile: lgc, answers: given });
      const bounds = theme(assessment).level ?? { low: 0, high: 4 };
      if (bounds.high - bounds.low <= 1) {
        expect(bounds.low <= level && level <= bounds.high).toBe(true);
        break;
      }
      const question = assessment.decisive.find((each) => !asked.includes(each.id));
      if (!question) throw new Error(`nothing decisive left after ${asked.join(', ')}`);
      asked.push(question.id);
      given[question.id] = { value: says[question.id] as Value };
    }
    expect(asked.length, asked.join(', ')).toBeLessThanOrEqual(12);
  });
});
