import { describe, expect, it } from 'vitest';
import type { Assessment, JudgedRequirement } from '../../src/core/assessment.js';
import type { Value } from '../../src/core/dossier.js';
import { selectApplicable } from '../../src/core/select.js';
import { applies, assess, dmp, FAVOURABLE, row, said, theme, TODAY } from '../fixtures/dmp.js';
import { aDossier, vocabulary } from '../fixtures/rules.js';

/** The oracle is the domain file of the doctrine: the Ségur rows of the DMP, with their devices. */
const KINDS = ['sgl', 'dpi', 'lgc', 'pfi', 'ris', 'drimbox'] as const;
const EVERYTHING = ['feed', 'feedThroughPlatform', 'relay', 'consult'];

describe('DMP, à qui chaque ligne s’adresse', () => {
  it.each([
    ['feed', ['DMP-CDA', 'DMP-DOC-01-ENTETE', 'DMP-HOM-01', 'DMP-XDS-01', 'DMP-VIS-03'], ['DMP-PFI-HOM', 'DMP-DOC-02', 'DMP-CONS-ACCES']],
    ['feedThroughPlatform', ['DMP-CDA', 'DMP-DOC-01-ENTETE', 'DMP-PFI-HOM', 'DMP-VIS-01'], ['DMP-HOM-01', 'DMP-XDS-01', 'DMP-AUTH-01', 'DMP-COHERENCE', 'DMP-DOC-02']],
    ['relay', ['DMP-HOM-01', 'DMP-XDS-01', 'DMP-AUTH-02', 'DMP-DOC-02', 'DMP-DOC-01', 'DMP-INS-01-MATRICULE'], ['DMP-CDA', 'DMP-DOC-01-ENTETE', 'DMP-PFI-HOM', 'DMP-VIS-01']],
    ['consult', ['DMP-CONS-ACCES', 'DMP-AUTH-03', 'DMP-VIS-03-CONSULTATION'], ['DMP-CDA', 'DMP-HOM-01', 'DMP-INS-01-MATRICULE', 'DMP-ACCES-01']],
  ])('%s', (what, concerned, spared) => {
    const assessment = assess({ roles: ['editor'], profile: { kind: 'dpi', dmp: [what], segur: [] } });
    expect(concerned.filter((id) => !applies(assessment, id))).toEqual([]);
    expect(spared.filter((id) => applies(assessment, id))).toEqual([]);
  });

  it('un produit qui ne touche pas au DMP n’en est pas jugé', () => {
    const chosen = (profile: Record<string, Value>): number => selectApplicable([dmp], aDossier({ profile }), vocabulary, TODAY).length;
    expect([chosen({ dmp: [] }), chosen({ dmp: ['consult'] }), chosen({})]).toEqual([0, 1, 1]);
  });

  it('certificats, traces et dépôts relèvent de la structure, pas de l’éditeur', () => {
    const assessment = assess({ roles: ['editor'], profile: { kind: 'dpi', dmp: EVERYTHING, segur: [] } });
    for (const id of ['DMP-AUTH-04', 'DMP-AUTH-04-AIR', 'DMP-AUTH-04-FINESS', 'DMP-TRC-01', 'DMP-OBL-01-BIOLOGIE', 'DMP-LOI-SORTIE']) expect(row(assessment, id).setAsideBy).toBe('role');
  });

  /** Section 8.4, the CDA rows of 8.5 and DMP/PSC.01 of 8.1: approved devices only, in their order there. */
  const SEGUR: readonly (readonly [string, string])[] = [
    ['DMP/va1.01', 'sgl pfi'], ['DMP/va1.13', 'ris'], ['DMP/va1.03', 'dpi'], ['DMP/va1.05', 'dpi'],
    ['DMP/va1.04', 'dpi'], ['DMP/va1.14', 'ris'], ['DMP/va1.17', 'lgc'],
    ['DMP/va1.09', 'ris'], ['DMP/va1.16', 'lgc'], ['DMP/va1.23', 'sgl'], ['DMP/CONF.03', 'sgl dpi lgc'],
    ['DMP/va1.10', 'ris'], ['DMP/va1.12', 'ris'], ['DMP/va1.22', 'sgl'], ['DMP/va1.15', 'sgl'],
    ['DMP/va1.02', 'sgl ris'], ['DMP/va1.06', 'dpi'], ['DMP/va1.11', 'ris'], ['DMP/va1.21', 'sgl lgc'], ['DMP/UX.49', 'dpi'],
    ['DMP/va1.08', 'pfi'], ['SC.DMP/CONF.08', 'sgl lgc'], ['DMP/AIRS.03', 'sgl dpi ris drimbox'], ['DMP/AIRS.06', 'sgl dpi'], ['DMP/AIRS.07', 'dpi'],
    ['DMP/CONF.05', 'sgl lgc pfi ris drimbox'], ['DMP/CONF.06', 'sgl lgc'], ['DMP/CONF.09', 'lgc'], ['DMP/CONF.10', 'sgl lgc ris drimbox'],
    ['DMP/UX.08', 'sgl dpi lgc ris drimbox'], ['DMP/UX.27', 'sgl dpi lgc ris drimbox'], ['DMP/UX.14', 'sgl dpi lgc ris'], ['DMP/UX.34', 'sgl dpi lgc ris'],
    ['DMP/UX.11', 'dpi lgc ris'], ['DMP/UX.12', 'dpi lgc ris'], ['DMP/UX.15', 'dpi lgc ris'], ['DMP/UX.31', 'dpi lgc ris'],
    ['DMP/HISTO.01', 'sgl dpi ris'], ['DMP/HISTO.03', 'sgl dpi lgc ris'], ['DMP/HISTO.04', 'sgl dpi lgc ris drimbox'], ['DMP/HISTO.05', 'sgl dpi lgc ris drimbox'],
    ['DMP/HISTO.06', 'sgl dpi'], ['DMP/HISTO.08', 'dpi'], ['DMP/HISTO.09', 'dpi'],
    ['TBB/va1.01', 'dpi pfi'], ['TBB/va1.03', 'sgl lgc ris'], ['TBB/va1.05', 'sgl lgc ris'], ['DMP/PSC.01', 'sgl lgc'],
    ['CDA/VISU.01', 'sgl dpi lgc ris drimbox'], ['CDA/INT.15', 'sgl dpi lgc ris drimbox'], ['CDA/INT.16', 'sgl dpi lgc ris drimbox'],
    ['CDA/DD.04', 'sgl dpi lgc ris drimbox'], ['CDA/DD.05', 'dpi lgc ris drimbox'],
    ['CDA/HL7.01', 'dpi pfi'], ['CDA/HL7.02', 'dpi pfi'], ['CDA/HL7.03', 'pfi'], ['CDA/HL7.04', 'dpi pfi'],
  ];
  const candidates = Object.fromEntries(KINDS.map((kind) => [kind, assess({ roles: ['editor'], profile: { kind, dmp: EVERYTHING, segur: ['wave2'] } })])) as Record<(typeof KINDS)[number], Assessment>;
  const holders = (id: string): readonly JudgedRequirement[] => candidates.lgc.requirements.filter((each) => each.aliases.some((alias) => alias.id === id));

  it.each(SEGUR)('%s vise %s', (id, devices) => {
    const holder = holders(id);
    expect(holder).toHaveLength(1);
    const [requirement] = holder as readonly [JudgedRequirement];
    expect([...(requirement.aliases.find((alias) => alias.id === id)?.devices ?? [])]).toEqual(devices.split(' '));
    expect(['funding', 'recommended']).toContain(requirement.force);
    // Asked of a device when one of the names it bears there is: this one, or another.
    const asked = SEGUR.filter(([other]) => holders(other)[0]?.id === requirement.id).flatMap(([, each]) => each.split(' '));
    expect(KINDS.filter((kind) => applies(candidates[kind], requirement.id))).toEqual(KINDS.filter((kind) => asked.includes(kind)));
  });

  it('aucune autre ligne du Ségur n’est nommée, ni les obsolètes', () => {
    expect([...new Set(candidates.lgc.requirements.flatMap((each) => each.aliases.map((alias) => alias.id)))].sort()).toEqual(SEGUR.map(([id]) => id).sort());
  });

  it.each([
    ['aucune vague', [], false, false],
    ['la vague 1 : les reprises seules', ['wave1'], true, false],
    ['la vague 2', ['wave2'], true, true],
  ] as const)('candidat à %s', (_, segur, taken, recent) => {
    const assessment = assess({ roles: ['editor'], profile: { kind: 'sgl', dmp: ['feed', 'consult'], segur } });
    // DMP/va1.01 comes from wave 1, DMP/CONF.05 is new in wave 2.
    expect([applies(assessment, 'DMP-SEGUR-AUTOMATIQUE'), applies(assessment, 'DMP-SEGUR-TD03')]).toEqual([taken, recent]);
  });
});

describe('DMP, entretien', () => {
  /** Screens asked, in order, until the level is known to within one rung. */
  function walk(id: string, profile: Readonly<Record<string, Value>>, says: Readonly<Record<string, Value>>): readonly string[] {
    const asked: string[] = [];
    for (;;) {
      const answers = said(Object.fromEntries(asked.map((question) => [question, says[question] as Value])));
      const { level, decisive } = theme(assess({ roles: ['editor'], profile, answers }), id);
      const [next] = decisive;
      if (!level || level.high - level.low <= 1 || next === undefined) return asked;
      asked.push(next);
    }
  }
  const lgc = { kind: 'lgc', dmp: ['feed', 'consult'], segur: ['wave2'] };

  it.each([
    ['fort', {}, 10],
    ['moyen', { 'dmp.documentForm': 'unstructured', 'dmp.homologation': 'previous', 'dmp.sending': ['manual'] }, 3],
    ['faible', { 'dmp.documentForm': 'none', 'dmp.homologation': 'none' }, 1],
  ] as const)('un LGC %s : le niveau d’alimentation à un près en peu d’écrans', (_, says, most) => {
    expect(walk('dmp-feed', lgc, { ...FAVOURABLE, ...says }).length).toBeLessThanOrEqual(most);
  });

  it('un LGC fort n’est interrogé ni sur son jeton, ni sur ce que l’homologation fait présumer', () => {
    const asked = walk('dmp-feed', lgc, FAVOURABLE);
    expect(asked).toContain('dmp.homologation');
    expect(asked.filter((id) => ['dmp.vihf', 'dmp.vihfMode', 'dmp.about', 'dmp.secretConnection'].includes(id))).toEqual([]);
  });

  it('la consultation se situe en un écran', () => {
    expect(walk('dmp-consult', lgc, FAVOURABLE)).toEqual(['dmp.consultAccess']);
  });
});
