import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/core/assessment.js';
import type { Answer, Evidence } from '../../src/core/dossier.js';
import { assess, FAVOURABLE, row, said, theme, TODAY } from '../fixtures/dmp.js';

/** The oracle is the domain file of the DMP: its obligations, its requirement table, its ladder and its cap. */
const span = (bounds: { readonly low: number; readonly high: number } | null): string => (bounds ? `${bounds.low} à ${bounds.high}` : 'sans');
const without = (answers: Readonly<Record<string, Answer>>, id: string): Record<string, Answer> => Object.fromEntries(Object.entries(answers).filter(([key]) => key !== id));
const document = (until: string): Evidence => ({ fileState: 'present', file: 'evidence/essais.pdf', date: '2026-09-01', until });

describe('DMP, trois dossiers jugés à la main', () => {
  it('débutant : un LGC sans CDA ni démarche', () => {
    // 51 requirements apply to the editor of an LGC that feeds, without the Ségur. The answers below fail 15 of them and leave 36 open.
    const assessment = assess({
      roles: ['editor'],
      profile: { kind: 'lgc', dmp: ['feed'], segur: [] },
      answers: said({
        'dmp.documentForm': 'none',
        'dmp.homologation': 'none',
        'ins.qualifiedOnly': false,
        'dmp.sending': [],
        'dmp.documentsMissing': ['prescription', 'biologyOrder', 'imagingOrder', 'certificate', 'letter', 'synthesis'],
        'dmp.lifecycle': [],
        'dmp.identityChecks': [],
        'dmp.checks': [],
        'dmp.dashboard': [],
        'dmp.pdsm': false,
      }),
    });
    const feed = theme(assessment, 'dmp-feed');
    expect({ verdict: assessment.verdict, level: span(feed.level), proven: feed.proven, index: span(feed.index), next: assessment.nextDates }).toEqual({
      verdict: 'none-opposable',
      level: '0 à 0',
      proven: 0,
      index: '0 à 70',
      next: [],
    });
    expect([feed.counts.applicable, feed.counts.unmet, feed.counts.unknown]).toEqual([51, 15, 36]);
    expect([feed.target?.level, feed.target?.since, feed.target?.official]).toEqual([3, '2023-12-31', false]);
  });

  it('à mi-chemin : un LGC homologué pour sa version précédente, et son cabinet', () => {
    const tested = said(
      {
        'dmp.documentForm': 'mixed',
        'dmp.homologation': 'previous',
        'ins.qualifiedOnly': true,
        'dmp.schemaValid': true,
        'dmp.headerErrors': 0,
        'dmp.lot': ['mtom', 'members', 'signature'],
        'dmp.vihf': ['context', 'person'],
        'dmp.vihfMode': 'INDIRECTE',
      },
      ['essais'],
    );
    const declared = said({
      'ins.qualifiedIdentities': 'partly',
      'dmp.header': ['root', 'identifier', 'version', 'patient', 'actors', 'act', 'codes', 'dates'],
      'dmp.vihfContent': ['fixed', 'patient', 'structure', 'seal'],
      'dmp.sending': ['manual', 'automatic'],
      'dmp.documentsMissing': ['imagingOrder', 'certificate'],
      'dmp.lifecycle': ['mask', 'patient', 'hold', 'replace', 'errors'],
      'dmp.consistency': ['author', 'patient', 'codes'],
      'dmp.checks': ['release'],
      'dmp.dashboard': ['documents', 'failures'],
      'dmp.identityChecks': ['qualified', 'insi', 'production'],
      'dmp.about': 'partly',
      'dmp.numberKept': true,
      'igc.certificates': ['authCli', 'sign'],
      'dmp.accessReferential': ['authentication', 'identity', 'masking', 'traces'],
      'dmp.consultAccess': 'web',
      'dmp.consultHomologation': 'none',
      'dmp.consultModes': ['card'],
      'dmp.contextualCall': true,
      'dmp.consultConsent': true,
      'dmp.consultScreens': ['authorised', 'insStatus', 'opened', 'readable'],
    });
    const assessment = assess({
      roles: ['editor', 'structure'],
      profile: { kind: 'lgc', dmp: ['feed', 'consult'], segur: ['wave2'] },
      answers: { ...tested, ...declared },
      evidence: { essais: document('2027-01-31') },
    });
    // Feeding: 51 of the editor, 12 of wave 2, 12 of the practice. (36 met + 13 partial / 2) / 75, then with the 16 open ones.
    const feed = theme(assessment, 'dmp-feed');
    expect([feed.counts.met, feed.counts.partial, feed.counts.unmet, feed.counts.unknown]).toEqual([36, 13, 10, 16]);
    expect([feed.verdict, feed.verdictProven, span(feed.level), feed.proven, span(feed.index)]).toEqual(['compliant', 'undetermined', '2 à 2', 2, '56 à 78']);
    // Consulting: 22 of the editor, 2 of the practice. Nothing is documented.
    const consult = theme(assessment, 'dmp-consult');
    expect([consult.counts.met, consult.counts.partial, consult.counts.unmet, consult.counts.unknown]).toEqual([11, 1, 9, 3]);
    expect([consult.verdict, span(consult.level), consult.proven, span(consult.index), consult.target]).toEqual(['none-opposable', '1 à 1', 0, '47 à 60', null]);
    // The tests expire on 31 January 2027: nothing is proven the day after.
    expect(assessment.nextDates.map(({ date, kind, id, from, to }) => [date, kind, id, from, to])).toEqual([['2027-02-01', 'proven', 'dmp-feed', '2', '0']]);
  });

  it('exemplaire : tout tenu, tout documenté', () => {
    const assessment = assess({
      roles: ['editor', 'structure'],
      profile: { kind: 'lgc', dmp: ['feed', 'consult'], segur: ['wave2'] },
      answers: said(FAVOURABLE, ['essais']),
      evidence: { essais: document('2028-06-30') },
    });
    expect([assessment.verdict, assessment.verdictProven, assessment.contradictions]).toEqual(['compliant', 'compliant', []]);
    expect(assessment.themes.map((each) => [each.id, span(each.level), each.proven, span(each.index), each.counts.applicable])).toEqual([
      ['dmp-consult', '2 à 2', 2, '100 à 100', 24],
      ['dmp-feed', '4 à 4', 4, '100 à 100', 75],
    ]);
    expect(assessment.nextDates.map(({ date, kind, id, from, to }) => [date, kind, id, from, to])).toEqual([
      ['2028-07-01', 'proven', 'dmp-consult', '2', '0'],
      ['2028-07-01', 'proven', 'dmp-feed', '4', '0'],
    ]);
  });
});

describe('DMP, obligation du professionnel (arrêté du 26 avril 2022)', () => {
  const practice = (missing: readonly string[], date: string): Assessment =>
    assess({ roles: ['structure'], profile: { kind: 'lgc', dmp: ['feed'], segur: [] }, answers: said({ 'dmp.documentsMissing': missing, 'dmp.vihfMode': 'DIRECTE' }) }, date);

  it.each([
    ['biology', '2022-12-31', 'non-compliant'],
    ['imagingReport', '2022-12-31', 'non-compliant'],
    ['prescription', '2022-12-31', 'non-compliant'],
    ['operative', '2023-12-30', 'compliant'],
    ['operative', '2023-12-31', 'non-compliant'],
    ['biologyOrder', '2023-12-30', 'compliant'],
    ['biologyOrder', '2023-12-31', 'non-compliant'],
    // Read, but not dated: never late.
    ['imagingOrder', TODAY, 'compliant'],
    ['certificate', TODAY, 'compliant'],
    ['letter', TODAY, 'compliant'],
    ['admissionLetter', TODAY, 'compliant'],
    ['synthesis', TODAY, 'compliant'],
  ])('%s non versé, au %s : %s', (missing, date, verdict) => {
    expect(practice([missing], date).verdict).toBe(verdict);
  });

  it('annonce le 31 décembre 2023 à qui ne verse pas ses comptes rendus opératoires', () => {
    const next = practice(['operative'], '2023-06-30').nextDates;
    expect(next.map(({ date, kind, id, from, to }) => [date, kind, id, from, to])).toEqual([
      ['2023-12-31', 'verdict', 'dmp-feed', 'compliant', 'non-compliant'],
      ['2023-12-31', 'target', 'dmp-feed', '2', '3'],
      ['2023-12-31', 'requirement', 'DMP-OBL-01-OPERATOIRE', 'no-gap', 'unmet'],
    ]);
  });

  it('rien n’est opposable à l’éditeur, et cinq lignes seulement à la structure', () => {
    const opposable = assess({ roles: ['editor', 'operator', 'structure'], profile: { kind: 'dpi', dmp: ['feed', 'feedThroughPlatform', 'relay', 'consult'], segur: ['wave1', 'wave2'] } }).requirements.filter((each) => each.opposable);
    expect(opposable.map((each) => [each.id, each.binds.join(), each.inForce.from])).toEqual([
      ['DMP-OBL-01-BIOLOGIE', 'structure', '2022-12-31'],
      ['DMP-OBL-01-EXAMENS', 'structure', '2023-12-31'],
      ['DMP-OBL-01-IMAGERIE', 'structure', '2022-12-31'],
      ['DMP-OBL-01-OPERATOIRE', 'structure', '2023-12-31'],
      ['DMP-OBL-01-PRODUITS', 'structure', '2022-12-31'],
    ]);
  });
});

describe('DMP, plafond et présomptions', () => {
  const level = (answers: Readonly<Record<string, Answer>>): string => span(theme(assess({ roles: ['editor'], profile: { kind: 'lgc', dmp: ['feed'], segur: [] }, answers }), 'dmp-feed').level);
  const favourable = said(FAVOURABLE);

  it.each([
    ['ins.qualifiedOnly', false, '1 à 1'],
    ['ins.qualifiedOnly', 'partly', '1 à 1'],
    ['ins.qualifiedOnly', undefined, '1 à 4'],
    ['dmp.schemaValid', false, '1 à 1'],
    ['dmp.schemaValid', undefined, '1 à 4'],
    // Not caps, but rungs.
    ['dmp.headerErrors', 1, '1 à 1'],
    ['dmp.documentForm', 'none', '0 à 0'],
    ['dmp.documentForm', 'mixed', '3 à 3'],
    ['dmp.sending', ['manual', 'automatic'], '2 à 2'],
    ['dmp.pdsm', false, '3 à 3'],
    // Neither a rung nor a cap.
    ['dmp.tlsSuites', false, '4 à 4'],
    ['dmp.identityChecks', [], '4 à 4'],
  ] as const)('%s = %s : niveau %s', (id, value, expected) => {
    expect(level(value === undefined ? without(favourable, id) : { ...favourable, ...said({ [id]: value }) })).toBe(expected);
  });

  it('l’homologation de la version fait présumer ce que son dossier fait vérifier, et rien d’autre', () => {
    const assessment = assess({ roles: ['editor'], profile: { kind: 'pfi', dmp: ['feed', 'relay'], segur: [] }, answers: said({ 'dmp.homologation': 'current' }) });
    expect(assessment.requirements.filter((each) => each.status === 'met').map((each) => [each.id, each.basis])).toEqual([
      ['DMP-AUTH-01', 'deduced'],
      ['DMP-AUTH-02', 'deduced'],
      ['DMP-AUTH-05', 'deduced'],
      ['DMP-DOC-02', 'deduced'],
      ['DMP-HOM-01', 'declared'],
      ['DMP-HOM-02', 'deduced'],
      ['DMP-HOM-DEMANDE', 'declared'],
      ['DMP-VIS-01', 'deduced'],
      ['DMP-VIS-03', 'deduced'],
      ['DMP-XDS-01', 'deduced'],
      ['DMP-XDS-02', 'deduced'],
    ]);
  });

  it.each(['none', 'requested', 'previous'])('l’homologation « %s » ne fait rien présumer', (value) => {
    const assessment = assess({ roles: ['editor'], profile: { kind: 'lgc', dmp: ['feed'], segur: [] }, answers: said({ 'dmp.homologation': value }) });
    expect(assessment.requirements.filter((each) => each.basis === 'deduced')).toEqual([]);
  });

  it('un jeton en mode AIR, mesuré, contredit la réponse et l’homologation', () => {
    const assessment = assess({
      roles: ['editor'],
      profile: { kind: 'lgc', dmp: ['feed'], segur: [] },
      answers: favourable,
      findings: [{ fact: 'dmp.vihf.mode', outcome: 'observed', value: 'INDIRECTE_RENFORCEE', grade: 3 }],
    });
    expect(assessment.contradictions).toEqual(['DMP-AUTH-02', 'DMP-HOM-01']);
    expect(span(theme(assessment, 'dmp-feed').level)).toBe('1 à 1');
  });

  it.each([
    ['dmp.cda.headerErrors', 2, 'DMP-DOC-01-ENTETE'],
    ['dmp.cda.schemaValid', false, 'DMP-DOC-01'],
    ['dmp.cda.form', 'unstructured', 'DMP-N3-01'],
    ['dmp.cda.headerPoints', ['root', 'identifier'], 'DMP-ENT-VERSION'],
    ['dmp.lot.points', ['mtom', 'members'], 'DMP-XDS-03'],
    ['dmp.lot.consistency', ['author'], 'DMP-COHERENCE'],
    ['dmp.trace.noAuthorisationRequest', false, 'DMP-SEGUR-TD03'],
    ['dmp.trace.numberKept', false, 'DMP-HOM-03'],
    ['dmp.dashboard.figures', ['documents'], 'DMP-SUIVI'],
  ] as const)('le fait %s = %s contredit %s', (fact, value, requirement) => {
    const assessment = assess({ roles: ['editor'], profile: { kind: 'lgc', dmp: ['feed'], segur: ['wave2'] }, answers: favourable, findings: [{ fact, outcome: 'observed', value, grade: 3 }] });
    expect(row(assessment, requirement).why.code).toBe('contradicted-by-fact');
  });
});
