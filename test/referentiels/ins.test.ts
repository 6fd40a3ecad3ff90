import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Assessment, AssessedTheme, JudgedRequirement } from '../../src/core/assessment.js';
import { checkReferential } from '../../src/core/check-referential.js';
import type { Answer, Dossier, Evidence, Value } from '../../src/core/dossier.js';
import { evaluate } from '../../src/core/evaluate.js';
import type { Question, Referential } from '../../src/core/referential.js';
import { aDossier, shippedRules, vocabulary } from '../fixtures/rules.js';

const ins = shippedRules('ins');
const TODAY = '2026-11-25';

type Profile = Record<string, Value>;
const EVERYTHING = ['pam', 'hl7Documents', 'cda', 'fhir', 'paper'];
const LGC: Profile = { kind: 'lgc', identities: 'repository', insi: true, exchanges: ['cda', 'paper'], segur: [] };
const PFI: Profile = { kind: 'pfi', identities: 'otherDomain', insi: true, exchanges: ['pam', 'hl7Documents', 'cda'], segur: ['wave2'] };

const assess = (parts: Partial<Dossier>, date = TODAY): Assessment => evaluate([ins], vocabulary, aDossier(parts), date);
const theme = (assessment: Assessment): AssessedTheme => assessment.themes[0] as AssessedTheme;
const row = (assessment: Assessment, id: string): JudgedRequirement => assessment.requirements.find((each) => each.id === id) as JudgedRequirement;
const statusOf = (parts: Partial<Dossier>, id: string): string => row(assess(parts), id).status;
const answers = (values: Record<string, Value>, evidence: readonly string[] = []): Record<string, Answer> => Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, evidence }]));

const document: Evidence = { file: 'evidence/a.pdf', date: '2026-10-01', fileState: 'present' };
const attestation = (until: string): Evidence => ({ ...document, issuer: 'CNDA', reference: 'INSI-2026-01', until });

/** Every question of the rule set, shared ones included, answered as favourably, or as unfavourably, as it can be. */
const questions: readonly Question[] = [...vocabulary.questions.filter((each) => each.id.startsWith('ins.')), ...(ins.referential.questions ?? [])];
function reply({ kind, choices = [] }: Question, good: boolean): Value {
  if (kind === 'number') return good ? 100 : 0;
  if (kind === 'choice') return (good ? choices.at(-1) : choices[0])?.id ?? '';
  if (kind === 'checklist') return good ? choices.map((choice) => choice.id).filter((id) => id !== 'password') : [];
  return good;
}
const everyAnswer = (good: boolean): Record<string, Answer> => answers(Object.fromEntries(questions.map((question) => [question.id, reply(question, good)])));

describe('ins: three dossiers, worked out from the texts', () => {
  /** A practice product that does not call INSi: it prints, and has no candidacy. */
  const beginner: Partial<Dossier> = {
    roles: ['editor'],
    profile: { ...LGC, insi: false, exchanges: ['paper'] },
    answers: answers({
      'ins.matricule': false,
      'ins.record': ['strict', 'required'],
      'ins.search': ['multicriteria'],
      'ins.statuses': ['provisional', 'validated'],
      'ins.qualifiedOnly': true,
      'ins.qualifiedIdentities': false,
      'ins.paper': false,
    }),
  };

  it('beginner: level 0, not compliant, whoever answers the rest', () => {
    const assessment = assess(beginner);
    const { level, proven, index, counts, verdict, verdictProven, target } = theme(assessment);
    // Rung 1 fails on INS-R-01 (no OID): nothing above counts.
    expect([level, proven]).toEqual([{ low: 0, high: 0 }, 0]);
    // Opposable and not met: R-01, R-07 (the profile says INSi is not called), L. 1111-8-1, R-18.
    expect([verdict, verdictProven]).toEqual(['non-compliant', 'non-compliant']);
    expect(assessment.requirements.filter((each) => each.opposable && each.status === 'unmet').map((each) => each.id)).toEqual(['INS-L1111-8-1', 'INS-R-01', 'INS-R-07', 'INS-R-18']);
    // 19 apply, CLE, R-06, ID-17, R-03, R-05, R-07, L. 1111-8-1, R-04, R-18, R-14, R-09, REFERENCEES, REC-07-08, SUIVI, R-20, LOT, ID-10.
    // Met: R-02, ID-17, R-04. Partial: R-03. Unmet: the four above. Unknown: the other 11.
    expect(counts).toMatchObject({ applicable: 19, met: 3, partial: 1, unmet: 4, unknown: 11, contradicted: 0 });
    // (3 + 1/2) / 19 = 18.4 %; (3 + 11 + 1/2) / 19 = 76.3 %.
    expect(index).toEqual({ low: 18, high: 76 });
    expect(target).toMatchObject({ level: 3, since: '2023-01-01', official: false });
    expect(assessment.nextDates).toEqual([]);
  });

  it('beginner, the day before the obligation: nothing is opposable, and the morrow is announced', () => {
    const { verdict, nextDates } = assess(beginner, '2020-12-31');
    expect(verdict).toBe('none-opposable');
    expect(nextDates.map((next) => [next.date, next.kind, next.id, next.from, next.to])).toEqual([
      ['2021-01-01', 'verdict', 'ins', 'none-opposable', 'non-compliant'],
      ['2021-01-01', 'requirement', 'INS-L1111-8-1', 'no-gap', 'unmet'],
      ['2021-01-01', 'requirement', 'INS-R-01', 'no-gap', 'unmet'],
      ['2021-01-01', 'requirement', 'INS-R-07', 'no-gap', 'unmet'],
      ['2021-01-01', 'requirement', 'INS-R-18', 'no-gap', 'unmet'],
    ]);
  });

  it('half-way: INS recorded and retrieved, attributes and transmission unfinished', () => {
    const assessment = assess({
      roles: ['editor', 'operator'],
      profile: { ...LGC, segur: ['wave2'] },
      answers: {
        ...answers({ 'ins.matricule': true, 'ins.record': ['strict', 'complementary', 'required', 'optional'] }, ['model']),
        ...answers({ 'ins.statuses': ['provisional', 'retrieved', 'validated', 'qualified'] }, ['captures']),
        ...answers({ 'ins.cnda': ['filed', 'retrieval'] }, ['cnda']),
        ...answers({
          'ins.attributes': ['attributes', 'provisionalOnly'],
          'ins.qualifiedIdentities': true,
          'ins.qualifiedOnly': 'partly',
          'ins.paper': true,
          'ins.insiAuthentication': ['cpx'],
          'ins.search': ['multicriteria', 'spelling'],
          'ins.traces': ['ins', 'service', 'retrieval'],
        }),
      },
      evidence: { model: { ...document, until: '2027-03-31' }, captures: document, cnda: attestation('2027-06-30') },
    });
    const { level, proven, index, counts, verdict, verdictProven } = theme(assessment);
    // Rung 1 holds with documents; rung 2 fails on R-05 (partial counts as not met).
    expect([level, proven]).toEqual([{ low: 1, high: 1 }, 1]);
    // R-04 "en partie" is not met, and it is opposable.
    expect([verdict, verdictProven]).toEqual(['non-compliant', 'non-compliant']);
    expect(assessment.requirements.filter((each) => each.opposable && each.inForceNow && each.status !== 'met' && each.status !== 'not-applicable').map((each) => [each.id, each.status])).toEqual([['INS-R-04', 'partial']]);
    // 57 apply: the 19 of the beginner, R-10, R-25, R-15, R-16, and 34 lines of the Ségur for an LGC.
    // Met, 17, L. 1111-8-1, R-18, R-10, ID-17; and va1.37, .01/.56, .21, .22, .02/.25, .39, .49, .35/.38.
    // Partial. Unmet: va1.20, .44, .27, .46, .06/.63. The other 33 are unknown.
    expect(counts).toMatchObject({ applicable: 57, met: 17, partial: 2, unmet: 5, unknown: 33, contradicted: 0 });
    // (17 + 1) / 57 = 31.6 %; (17 + 33 + 1) / 57 = 89.5 %.
    expect(index).toEqual({ low: 31, high: 89 });
    // The authorisation of the CNDA attests with it.
    expect([row(assessment, 'INS-R-25'), row(assessment, 'INS-R-07')].map((each) => [each.status, each.basis])).toEqual([['met', 'attested'], ['met', 'attested']]);
    // The model of data is a document until 31 March 2027; the attestation ends later, and moves nothing below rung 2.
    expect(assessment.nextDates.map((next) => [next.date, next.kind, next.id, next.from, next.to])).toEqual([['2027-04-01', 'proven', 'ins', '1', '0']]);
  });

  it('exemplary: a laboratory product, all flows, level 4 proven', () => {
    const assessment = assess({
      profile: { kind: 'sgl', identities: 'repository', insi: true, exchanges: ['pam', 'hl7Documents', 'cda', 'paper'], segur: ['wave1', 'wave2'] },
      answers: {
        ...Object.fromEntries(Object.entries(everyAnswer(true)).map(([id, answer]) => [id, { ...answer, evidence: ['document'] }])),
        ...answers({ 'ins.cnda': ['filed', 'retrieval', 'verification'] }, ['cnda']),
        ...answers({ 'ins.retrieval': ['vitale', 'traits'] }),
      },
      evidence: { document, cnda: attestation('2027-09-30') },
    });
    const { level, proven, index, counts, verdict, verdictProven } = theme(assessment);
    expect([level, proven, index]).toEqual([{ low: 4, high: 4 }, 4, { low: 100, high: 100 }]);
    expect([verdict, verdictProven]).toEqual(['compliant', 'compliant']);
    // 28 outside the Ségur: the 19 of the beginner, R-10, R-25, R-15, R-16, R-05-FLUX, R-11, R-12, R-13, R-19. 34 of the Ségur: the LGC's, less
    // va1.37, .14, .09, SENTINELLE.20 and MSS/va1.27, with va1.58, .36, the PID lines and the two editions of PAM.
    expect(counts).toMatchObject({ applicable: 62, met: 62 });
    // When the attestation ends, R-25 is only declared: the proof stops at rung 1.
    expect(assessment.nextDates.map((next) => [next.date, next.kind, next.id, next.from, next.to])).toEqual([['2027-10-01', 'proven', 'ins', '4', '1']]);
  });

  it.each([
    [79, 'unmet', 3],
    [80, 'partial', 3],
    [99.9, 'partial', 3],
    [100, 'met', 4],
  ])('rung 4: %s %% of the data referenced is %s', (share, status, level) => {
    const assessment = assess({ profile: LGC, answers: { ...everyAnswer(true), 'ins.referencedShare': { value: share } } });
    expect([row(assessment, 'INS-REFERENCEES').status, theme(assessment).level]).toEqual([status, { low: level, high: level }]);
  });
});

describe('ins: who is concerned', () => {
  const applicable = (profile: Profile, parts: Partial<Dossier> = {}): Set<string> => new Set(assess({ profile, ...parts }).requirements.filter((each) => each.status !== 'not-applicable').map((each) => each.id));

  it.each<[string, Profile, readonly string[], readonly string[]]>([
    ['un LGC qui crée les identités', LGC, ['INS-R-01', 'INS-R-03', 'INS-R-05', 'INS-R-07', 'INS-R-09', 'INS-R-10', 'INS-R-14', 'INS-R-25'], ['INS-R-08', 'INS-RECU-2', 'INS-RECU-4', 'INS-R-11', 'INS-R-13', 'INS-R-17', 'INS-R-23']],
    ['une PFI qui reçoit d’un autre domaine', PFI, ['INS-R-01', 'INS-R-04', 'INS-R-08', 'INS-R-10', 'INS-R-11', 'INS-R-12', 'INS-R-13', 'INS-R-19', 'INS-RECU-2', 'INS-RECU-4'], ['INS-R-03', 'INS-R-05', 'INS-R-07', 'INS-R-09', 'INS-R-14', 'INS-SUIVI', 'INS-R-18']],
    ['un DPI nourri par son propre domaine', { kind: 'dpi', identities: 'ownDomain', insi: false, exchanges: ['pam'], segur: [] }, ['INS-R-01', 'INS-R-12', 'INS-RECU-2', 'INS-R-11'], ['INS-R-07', 'INS-R-08', 'INS-R-10', 'INS-R-24', 'INS-R-25']],
    ['un portail de préadmission', { kind: 'portal', identities: 'repository', insi: false, exchanges: [], segur: [] }, ['INS-R-01', 'INS-R-03', 'INS-R-07'], ['INS-R-08', 'INS-R-10', 'INS-R-15', 'INS-R-18', 'INS-R-25']],
    ['un service régional', { kind: 'regional', identities: 'otherDomain', insi: true, exchanges: ['pam', 'fhir'], segur: [] }, ['INS-R-08', 'INS-R-09', 'INS-R-17', 'INS-R-23', 'INS-R-24'], ['INS-R-03', 'INS-R-05-FLUX', 'INS-R-11', 'INS-R-19']],
    ['un candidat qui n’appelle pas encore INSi', { ...LGC, insi: false, segur: ['wave2'] }, ['INS-R-25', 'INS-R-07', 'INS-VA1-34', 'INS-VA1-50', 'INS-R-21', 'INS-R-22'], ['INS-R-10', 'INS-VA1-37', 'INS-VA1-32', 'INS-VA1-08', 'INS-VA1-36']],
    ['un candidat de la seule vague 1', { ...LGC, segur: ['wave1'] }, ['INS-R-22', 'INS-VA1-44'], ['INS-R-21']],
  ])('%s', (_name, profile, concerned, not) => {
    const found = applicable(profile);
    expect({ missing: concerned.filter((id) => !found.has(id)), extra: not.filter((id) => found.has(id)) }).toEqual({ missing: [], extra: [] });
  });

  it('a product without any identity has no INS theme', () => {
    expect(assess({ profile: { kind: 'other', identities: 'none' } }).themes).toEqual([]);
  });

  it('without a candidacy, no line of the Ségur counts; they bind the editor alone', () => {
    const funding = ins.requirements.filter((each) => each.requirement.force === 'funding').map((each) => each.requirement.id);
    const candidate = { ...LGC, kind: 'sgl', exchanges: EVERYTHING, segur: ['wave2'] };
    expect(funding.filter((id) => applicable({ ...candidate, segur: [] }).has(id))).toEqual([]);
    expect(funding.filter((id) => applicable(candidate, { roles: ['operator', 'structure'] }).has(id))).toEqual([]);
  });

  it('PAM FR 2.10 for the first wave, 2.11 for the second', () => {
    const judged = (segur: string[], edition: string): string[] => ['INS-R-11-PAM-2.10', 'INS-R-11-PAM-2.11'].map((id) => statusOf({ profile: { ...PFI, segur }, answers: answers({ 'ins.pamEdition': edition }) }, id));
    expect(judged(['wave1'], 'v2-10')).toEqual(['met', 'not-applicable']);
    expect(judged(['wave1', 'wave2'], 'v2-10')).toEqual(['met', 'unmet']);
    expect(judged(['wave1', 'wave2'], 'v2-11')).toEqual(['met', 'met']);
    expect(judged(['wave1', 'wave2'], 'older')).toEqual(['unmet', 'unmet']);
  });

  it('a receiver climbs its own rungs', () => {
    const level = (values: Record<string, Value>): unknown => theme(assess({ profile: PFI, answers: { ...everyAnswer(true), ...answers(values) } })).level;
    expect(level({})).toEqual({ low: 4, high: 4 });
    expect(level({ 'ins.received': ['deduced', 'ignored'] })).toEqual({ low: 3, high: 3 });
    expect(level({ 'ins.otherDomain': ['requalified'] })).toEqual({ low: 2, high: 2 });
    expect(level({ 'ins.received': ['deduced', 'reconciled'] })).toEqual({ low: 1, high: 1 });
    expect(level({ 'ins.matricule': false })).toEqual({ low: 0, high: 0 });
    expect(level({ 'ins.statuses': [], 'ins.attributes': [], 'ins.followUp': [] })).toEqual({ low: 4, high: 4 });
  });

  it('a regional archive that only stores says so: verifying has no object', () => {
    const assessment = assess({ profile: { kind: 'regional', identities: 'otherDomain', insi: false, exchanges: [], segur: [] }, answers: { 'ins.otherDomain': { notApplicable: 'ne fait que stocker' } } });
    expect(row(assessment, 'INS-R-08').setAsideBy).toBe('claim');
  });
});

describe('ins: what an answer settles', () => {
  it.each<[readonly string[], string, string, string]>([
    [['filed'], 'met', 'unknown', 'a file under examination authorises nothing yet'],
    [['verification'], 'met', 'unknown', 'an authorisation to verify says nothing of retrieving'],
    [['retrieval'], 'met', 'met', 'an authorisation to retrieve is proof that it retrieves'],
    [[], 'unmet', 'unknown', 'no file: retrieving is still to be asked'],
  ])('CNDA %j: R-25 %s, R-07 %s (%s)', (ticked, authorised, retrieves) => {
    const parts = { profile: LGC, answers: answers({ 'ins.cnda': ticked }) };
    expect([statusOf(parts, 'INS-R-25'), statusOf(parts, 'INS-R-07')]).toEqual([authorised, retrieves]);
  });

  it('no authorisation to retrieve and no way to: R-07 is not met; one way is enough, Ségur wants both', () => {
    const judged = (ways: string[]): string[] => ['INS-R-07', 'INS-VA1-34'].map((id) => statusOf({ profile: { ...LGC, segur: ['wave2'] }, answers: answers({ 'ins.cnda': ['filed'], 'ins.retrieval': ways }) }, id));
    expect([judged([]), judged(['traits']), judged(['vitale', 'traits'])]).toEqual([['unmet', 'unmet'], ['met', 'unmet'], ['met', 'met']]);
  });

  it('one checklist of statuses settles the four lines of the Ségur, the history apart', () => {
    const parts = { profile: { ...LGC, segur: ['wave2'] }, answers: answers({ 'ins.statuses': ['provisional', 'retrieved', 'validated', 'qualified'] }) };
    const statuses = row(assess(parts), 'INS-R-03');
    expect([statuses.status, statuses.aliases.map((alias) => alias.id)]).toEqual(['met', ['INS/va1.45', 'INS/va1.40', 'INS/va1.43', 'INS/va1.54']]);
    expect(statusOf(parts, 'INS-VA1-44')).toBe('unmet');
  });

  it('a product that never sends a matricule sends none unqualified, and references nothing', () => {
    const parts = { profile: LGC, answers: answers({ 'ins.qualifiedOnly': true, 'ins.qualifiedIdentities': false }) };
    expect([statusOf(parts, 'INS-R-04'), statusOf(parts, 'INS-L1111-8-1'), assess(parts).verdict]).toEqual(['met', 'unmet', 'non-compliant']);
  });

  it('a password is never a way to INSi, whatever stands beside it', () => {
    const judged = (ticked: string[]): string => statusOf({ profile: LGC, answers: answers({ 'ins.insiAuthentication': ticked }) }, 'INS-R-10');
    expect([judged(['cpx']), judged(['psc']), judged(['organisation']), judged(['cpx', 'password']), judged([])]).toEqual(['met', 'met', 'met', 'unmet', 'unmet']);
  });

  /** Probes P-01 to P-16 of the domain file, each with the requirement that its fact decides. */
  it.each<[string, string, string, Value, Value]>([
    ['P-01', 'ins.matricule.valid', 'INS-CLE', true, false],
    ['P-02', 'ins.matricule.oid', 'INS-R-01', true, false],
    ['P-03', 'ins.traits.complete', 'INS-R-20', true, false],
    ['P-04', 'ins.transmitted.onlyQualified', 'INS-R-04', true, false],
    ['P-05', 'ins.attributes.consistent', 'INS-R-05-FLUX', true, false],
    ['P-06', 'ins.nir.separate', 'INS-R-06', true, false],
    ['P-09', 'ins.pam.changes', 'INS-R-13', true, false],
    ['P-10', 'ins.collection.traced', 'INS-R-14', true, false],
    ['P-11', 'ins.cda.traits', 'INS-R-15', true, false],
    ['P-11', 'ins.cda.qualifiers', 'INS-R-16', true, false],
    ['P-12', 'ins.fhir.patient', 'INS-R-17', true, false],
    ['P-13', 'ins.datamatrix.valid', 'INS-R-18', true, false],
    ['P-14', 'ins.batch.consistent', 'INS-LOT', true, false],
    ['P-14', 'ins.transport.sameIds', 'INS-R-19', true, false],
    ['P-15', 'ins.firstNames.coherent', 'INS-EXI-ID-10', true, false],
    ['P-16', 'ins.bulkVerification.reported', 'INS-R-09', true, false],
    ['P-16', 'ins.qualified.share', 'INS-REFERENCEES', 100, 40],
  ])('%s: %s, once measured, decides %s against the answer', (_probe, fact, id, good, bad) => {
    const profile = { ...LGC, kind: 'sgl', exchanges: EVERYTHING };
    const measured = (value: Value, said: boolean): JudgedRequirement => row(assess({ profile, answers: everyAnswer(said), findings: [{ fact, outcome: 'observed', value, grade: 3 }] }), id);
    expect(measured(bad, true)).toMatchObject({ status: 'contradicted', why: { code: 'contradicted-by-fact' } });
    expect(measured(good, false)).toMatchObject({ status: 'met', grade: 3, basis: 'probed' });
  });

  it('P-07 and P-08 together: either one, measured wrong, contradicts R-11; both are needed to meet it', () => {
    const profile = { ...PFI, segur: [] };
    const facts = (...names: string[]): Dossier['findings'] => names.map((fact) => ({ fact, outcome: 'observed', value: true, grade: 3 }));
    for (const fact of ['ins.pam.identifier', 'ins.pam.traits']) {
      expect(row(assess({ profile, answers: everyAnswer(true), findings: [{ fact, outcome: 'observed', value: false, grade: 3 }] }), 'INS-R-11').status).toBe('contradicted');
      expect(row(assess({ profile, answers: everyAnswer(false), findings: facts(fact) }), 'INS-R-11').status).toBe('partial');
    }
    expect(row(assess({ profile, answers: everyAnswer(false), findings: facts('ins.pam.identifier', 'ins.pam.traits') }), 'INS-R-11').status).toBe('met');
  });

  it('names every INS fact of the vocabulary', () => {
    const declared = vocabulary.facts.map((fact) => fact.id).filter((id) => id.startsWith('ins.'));
    expect(declared.filter((id) => !questions.some((question) => question.fact === id))).toEqual([]);
  });
});

/** Section 8.2 of the domain file, by hand: number, devices. B SGL, D DPI, L LGC, P PFI, R RIS. */
const LINES: Readonly<Record<string, string>> = {
  '01': 'B D R', '56': 'B L R', '02': 'B D L R', '25': 'B D L R', '36': 'B D R', '39': 'B D L R', '49': 'B L R', '32': 'B L R', '50': 'B L R', '21': 'B L R', '22': 'B L R',
  '51': 'B L R', '52': 'B L R', '28': 'B L R', '31': 'B L R', '27': 'B L R', '23': 'B L R', '26': 'B L R', '33': 'B L R', '55': 'B L R', '45': 'B L R', '40': 'B L R',
  '43': 'B L R', '54': 'B L R', '44': 'B L R', '20': 'B L R', '18': 'B L R', '47': 'B L R', '48': 'B L R', '60': 'B L R', '53': 'L', '59': 'B R', '13': 'B L R',
  '57': 'B L R', '04': 'B L R', '46': 'B D L R', '15': 'B D L R', '10': 'B D L R', '03': 'B D L R', '34': 'B L R', '35': 'B L R', '38': 'B L R', '06': 'B L R', '63': 'L',
  '08': 'B L R', '05': 'B L R', '07': 'B L R', '09': 'L R', '11': 'B L R', '12': 'B L R', '37': 'L', '58': 'B R', '14': 'L', '70': 'B', '42': 'B L R',
  '16': 'P D R B', '62': 'P D R B', '67': 'P D R B', '68': 'P D R B', '69': 'P D R B', '71': 'P D R B', '72': 'P D R B', '73': 'P D R B', '61': 'P D R B',
};
const DEVICES: Readonly<Record<string, string>> = { B: 'sgl', D: 'dpi', L: 'lgc', P: 'pfi', R: 'ris', X: 'drimbox' };

describe('ins: the lines of the Ségur', () => {
  const named = ins.requirements.flatMap(({ requirement }) => (requirement.aliases ?? []).map((alias) => ({ requirement, alias })));
  const devicesOf = (letters: string): string[] => letters.split(' ').map((letter) => DEVICES[letter] ?? letter).sort();

  it.each(Object.entries(LINES))('INS/va1.%s is named for %s, in the second wave', (number, letters) => {
    const found = named.filter(({ alias }) => alias.id === `INS/va1.${number}`);
    expect(found.map(({ alias }) => [alias.wave, [...(alias.devices ?? [])].sort()])).toEqual([[2, devicesOf(letters)]]);
  });

  it('has no other INS/va1 line: neither those obsolete or to be reworked, nor those nobody read', () => {
    expect(named.map(({ alias }) => alias.id).filter((id) => id.startsWith('INS/va1.')).sort()).toEqual(Object.keys(LINES).map((number) => `INS/va1.${number}`).sort());
  });

  it('the other names: two lines of the messaging, two numbers of the first wave', () => {
    expect(named.filter(({ alias }) => !alias.id.startsWith('INS/va1.')).map(({ requirement, alias }) => [requirement.id, alias.id, alias.wave, alias.devices])).toEqual([
      ['INS-R-04', 'INS.37', 1, ['lgc']],
      ['INS-R-21', 'SENTINELLE.20', 2, ['lgc']],
      ['INS-R-22', 'MSS/va1.27', 2, ['lgc']],
      ['INS-VA1-14', 'INS.53', 1, ['lgc']],
    ]);
  });

  it('a line that stands alone is asked of its own devices, and of no other', () => {
    const alone = ins.requirements.filter(({ requirement }) => requirement.id.startsWith('INS-VA1-'));
    for (const { requirement } of alone) {
      const expected = new Set((requirement.aliases ?? []).flatMap((alias) => alias.devices ?? []));
      const asked = Object.values(DEVICES).filter((kind) => statusOf({ profile: { kind, identities: 'repository', insi: true, exchanges: EVERYTHING, segur: ['wave2'] } }, requirement.id) !== 'not-applicable');
      expect([requirement.id, asked.sort()]).toEqual([requirement.id, [...expected].sort()]);
    }
  });
});

describe('ins: the rule set', () => {
  it('has nothing to report', () => {
    const referential = parse(readFileSync(new URL('../../referentiels/ins/referentiel.yaml', import.meta.url), 'utf8')) as Referential;
    expect(checkReferential(referential, vocabulary)).toEqual([]);
  });

  it('holds these opposable, since the obligation of 1 January 2021, and nothing else', () => {
    expect(ins.requirements.filter(({ requirement }) => requirement.opposable).map(({ requirement }) => [requirement.id, requirement.force, requirement.inForce?.from])).toEqual([
      ['INS-L1111-8-1', 'law', '2021-01-01'],
      ['INS-R-01', 'order', '2021-01-01'],
      ['INS-R-02', 'order', '2021-01-01'],
      ['INS-R-04', 'order', '2021-01-01'],
      ['INS-R-07', 'law', '2021-01-01'],
      ['INS-R-08', 'law', '2021-01-01'],
      ['INS-R-10', 'order', '2021-01-01'],
      ['INS-R-18', 'order', '2021-01-01'],
    ]);
  });

  it('climbs on few requirements: the others count without being a rung', () => {
    const rung = (level: number): string[] => ins.requirements.filter(({ requirement }) => requirement.level === level).map(({ requirement }) => requirement.id);
    expect([1, 2, 3, 4].map(rung)).toEqual([
      ['INS-R-01', 'INS-R-02'],
      ['INS-R-03', 'INS-R-05', 'INS-R-07', 'INS-R-25', 'INS-RECU-2'],
      ['INS-L1111-8-1', 'INS-R-04', 'INS-R-08', 'INS-R-13', 'INS-R-14', 'INS-R-18'],
      ['INS-EXI-REC-07-08', 'INS-R-09', 'INS-RECU-4', 'INS-REFERENCEES', 'INS-SUIVI'],
    ]);
  });

  it('says no date but that one: the order of December 2024 was not read', () => {
    expect(new Set(ins.requirements.flatMap(({ requirement }) => (requirement.inForce ? [requirement.inForce.from] : [])))).toEqual(new Set(['2021-01-01']));
  });

  it('closes every requirement by an action', () => {
    const closed = new Set((ins.referential.actions ?? []).flatMap((action) => action.closes));
    expect(ins.requirements.map((each) => each.requirement.id).filter((id) => !closed.has(id))).toEqual([]);
  });

  it('explains every question: what is asked, a yes, a no, the evidence', () => {
    expect(questions.filter(({ help }) => !help?.asks || !help.yes || !help.no || !help.evidence).map((each) => each.id)).toEqual([]);
  });

  /** The interview's own order: the first decisive question, until the level is known within one rung. */
  function screens(profile: Profile, answer: (question: Question) => Value): string[] {
    const asked: Record<string, Answer> = {};
    for (;;) {
      const assessment = assess({ profile, answers: asked });
      const { level } = theme(assessment);
      const next = questions.find((question) => question.id === assessment.decisive[0]?.id);
      if (!level || level.high - level.low <= 1 || !next) return Object.keys(asked);
      asked[next.id] = { value: answer(next) };
    }
  }

  it.each<[string, Profile]>([
    ['LGC', { ...LGC, segur: ['wave1', 'wave2'] }],
    ['SGL', { ...LGC, kind: 'sgl', exchanges: EVERYTHING, segur: ['wave2'] }],
    ['PFI', PFI],
  ])('%s: the level is known within one rung in ten screens at most, whatever the product is worth', (_name, profile) => {
    const weakest = screens(profile, (question) => reply(question, false));
    const strongest = screens(profile, (question) => reply(question, true));
    const walks = [weakest, strongest, ...strongest.map((wrong) => screens(profile, (question) => reply(question, question.id !== wrong)))];
    expect(Math.max(...walks.map((walk) => walk.length))).toBeLessThanOrEqual(10);
    expect(weakest).toHaveLength(1);
  });
});
