import { describe, expect, it } from 'vitest';
import type { Role, Value } from '../../src/core/dossier.js';
import { applicable, isSelected, judged, lgc, mssante } from '../fixtures/mssante.js';

/** The ladders of the domain file, section 2: what each rung asks of each role. */
const RUNGS: readonly (readonly [theme: string, level: number, ids: string])[] = [
  ['mssante-client', 1, 'PROTO-01 PROTO-02 TLS-01'],
  ['mssante-client', 2, 'MSG-01 MSG-02 MSG-04 MSG-06 XDM-HASH XDM-LAYOUT'],
  ['mssante-client', 3, 'ACK-03 ANN-01 AUTH-01 AUTH-06 AUTO-01 HDR-01 HDR-02 HDR-03 TLS-04 TLS-06 TRC-01 TRC-02'],
  ['mssante-client', 4, 'MSG-14 PAT-02 PAT-03 PAT-07 PAT-11 TST-01'],
  ['mssante-operator', 1, 'OPE-01 TLS-01-OPE TLS-06-OPE'],
  ['mssante-operator', 2, 'OPE-02 OPE-03'],
  ['mssante-operator', 3, 'AUTH-01-OPE AUTH-06-OPE AUTO-01-OPE PROTO-01-OPE PROTO-02-OPE'],
  ['mssante-operator', 4, 'OPE-05 OPE-06 OPE-07'],
  ['mssante-structure', 1, 'OPE-01-STR STR-01'],
  ['mssante-structure', 2, 'STR-02 STR-03'],
  ['mssante-structure', 3, 'STR-04 STR-05'],
  ['mssante-structure', 4, 'STR-06 STR-07'],
];

describe('MSSanté, une échelle par rôle', () => {
  it.each(RUNGS)('%s, échelon %i : %s', (theme, level, ids) => {
    const found = mssante.requirements.filter((each) => each.theme === theme && each.level === level).map((each) => each.id.replace(/^MSS-/, ''));
    expect(found.sort().join(' ')).toBe(ids);
  });

  it('échelles et cibles sont dites « proposition » ; sans texte opposable, le thème dit ce qui manque', () => {
    for (const { ladder, targets } of mssante.themes) expect([ladder.official, ...(targets ?? []).map((target) => target.official)]).not.toContain(true);
    const opposable = (theme: string): boolean => mssante.requirements.some((each) => each.theme === theme && each.opposable);
    expect(mssante.themes.map((each) => [each.id, opposable(each.id), each.unread?.includes('Un verdict demanderait')])).toEqual([['mssante-client', false, true], ['mssante-operator', false, true], ['mssante-structure', true, undefined]]);
  });
});

describe('MSSanté, ce qui s’applique', () => {
  const differs = (more: Record<string, Value>, than: Record<string, Value>): string[] => {
    const known = applicable(than);
    return [...applicable(more)].filter((id) => !known.has(id)).sort();
  };
  const plain = { kind: 'dui', mssante: ['receive'], mailboxes: [], segur: [] };

  it('selon le rôle : chaque thème ne lie que le sien, sauf la remise par une PFI', () => {
    const of = (roles: readonly Role[]): string[] => [...new Set(judged({ profile: { ...lgc, mssante: ['send', 'receive', 'operate'] }, roles }).themes.map((each) => each.id))];
    expect([of(['editor']), of(['operator']), of(['structure']), of(['editor', 'structure'])]).toEqual([['mssante-client'], ['mssante-operator'], ['mssante-structure'], ['mssante-client', 'mssante-structure']]);
    expect(applicable({ kind: 'pfi', mssante: ['receive'], mailboxes: ['application'], segur: [] }, ['structure'])).toContain('MSS-PFI-01');
  });

  it('sans usage de MSSanté, le référentiel n’est pas retenu ; tant que l’usage est inconnu, il l’est', () => {
    expect([isSelected({ ...lgc, mssante: [] }), isSelected({ ...lgc, mssante: ['receive'] }), isSelected({ mssante: ['operate'] }), isSelected({})]).toEqual([false, true, true, true]);
  });

  it.each([
    ['personnelles', ['personal'], ['MSS-AUTH-01', 'MSS-AUTH-02', 'MSS-AUTH-03', 'MSS-AUTH-04', 'MSS-AUTH-05', 'MSS-AUTO-01']],
    ['applicatives', ['application'], ['MSS-AUTH-06', 'MSS-MSG-11', 'MSS-MSG-15']],
  ])('selon les boîtes : %s', (_, mailboxes, expected) => {
    expect(differs({ ...lgc, mailboxes }, { ...lgc, mailboxes: [] })).toEqual(expected);
  });

  it('recevoir seulement : ni objet, ni archive, ni en-tête à poser ; un MDN à rendre', () => {
    const only = applicable(plain);
    expect(['MSS-PROTO-02', 'MSS-ACK-03', 'MSS-MSG-03', 'MSS-PAT-09', 'MSS-TLS-06'].every((id) => only.has(id))).toBe(true);
    expect([...only].filter((id) => /^MSS-(PROTO-01|MSG-0[124-9]|HDR|XDM-(?!ZIPSAFE)|PAT-0[1-8])/.test(id))).toEqual([]);
  });

  it('envoyer à l’usager ajoute la messagerie citoyenne, et elle seule', () => {
    expect(differs({ ...plain, mssante: ['send', 'sendPatient'] }, { ...plain, mssante: ['send'] })).toEqual(['MSS-PAT-01', 'MSS-PAT-02', 'MSS-PAT-03', 'MSS-PAT-04', 'MSS-PAT-05', 'MSS-PAT-06', 'MSS-PAT-07', 'MSS-PAT-08', 'MSS-PAT-13', 'MSS-UI-02']);
  });

  it('TLS 1.2 uniquement ne vise que les produits de la seule vague 1', () => {
    const has = (segur: string[]): boolean => applicable({ ...lgc, segur }).has('MSS-TLS-10');
    expect([has([]), has(['wave1']), has(['wave2']), has(['wave1', 'wave2'])]).toEqual([false, true, false, false]);
  });
});

/** Section 8.3 and 8.5 of the domain file: B SGL, D DPI, L LGC, P PFI, R RIS, X DRIMbox. `?`: the devices were not read. */
const LETTERS: Record<string, string> = { B: 'sgl', D: 'dpi', L: 'lgc', P: 'pfi', R: 'ris', X: 'drimbox' };
const SEGUR_ROWS: readonly (readonly [ids: string, devices: string])[] = [
  ['MSS/va1.03 MSS/va1.04 MSS/va1.31', 'BLPR'],
  ['MSS/va1.06', 'LPR'],
  ['MSS/CONF.01 MSS/CONF.02 MSS/CONF.03', 'BLPR'],
  ['MSS/CONF.04', 'LR'],
  ['MSS/CONF.05 MSS/CONF.06', 'BLPR'],
  ['MSS/CONF.07 MSS/CONF.08 MSS/CONF.10 MSS/CONF.11', 'LR'],
  ['MSS/CONF.12', 'PR'],
  ['MSS/CONF.14 MSS/CONF.15 MSS/CONF.16 MSS/CONF.17 MSS/CONF.18', 'BLPR'],
  ['MSS/CONF.20', 'LR'],
  ['MSS/CONF.21', 'BDLPR'],
  ['MSS/CONF.22 MSS/CONF.23 MSS/CONF.24 MSS/CONF.25', 'BLPR'],
  ['MSS/va1.08 MSS/va1.12 MSS/va1.09 MSS/va1.16 MSS/va1.18 MSS/va1.11 MSS/va1.14 MSS/va1.15 MSS/va1.19', 'BLPR'],
  ['MSS/va1.20', 'BDLR'],
  ['MSS/va1.22', 'BL'],
  ['MSS/UX.01 MSS/UX.07 MSS/UX.09 MSS/UX.16 MSS/UX.25 MSS/UX.31 MSS/UX.32 MSS/UX.33 MSS/UX.34 MSS/UX.37 MSS/UX.39 MSS/UX.40', '?'],
  ['ANN/va1.01 ANN/va1.02 ANN/va1.03 ANN/va1.04 ANN/va1.05', 'BDLR'],
  ['ANN/va1.06', 'B'],
  ['CDA/VISU.01 CDA/INT.15 CDA/INT.16 CDA/DD.04', 'BDLRX'],
  ['CDA/DD.05', 'DLRX'],
  ['CDA/HL7.01 CDA/HL7.02 CDA/HL7.04', 'DP'],
  ['CDA/HL7.03', 'P'],
  ['MSS/va1.01 MSS/va1.13 AMBU.MSS/va1.02 MSS/va1.25 MSS/va1.27 MSS/va1.28', '?'],
];
const rows = SEGUR_ROWS.flatMap(([ids, devices]) => ids.split(' ').map((id) => ({ id, devices })));

describe('MSSanté, lignes du Ségur', () => {
  const aliases = mssante.requirements.flatMap((requirement) => (requirement.aliases ?? []).map((alias) => ({ ...alias, requirement })));

  it.each(rows)('$id : dispositifs $devices, une seule fois', ({ id, devices }) => {
    const found = aliases.filter((alias) => alias.id === id);
    expect(found).toHaveLength(1);
    expect(found[0]?.devices?.slice().sort()).toEqual(devices === '?' ? undefined : [...devices].map((letter) => LETTERS[letter]).sort());
    expect(found[0]?.wave).toBe(2);
  });

  it('aucune autre ligne de vague n’est nommée, et rien d’obsolète n’y est', () => {
    expect(aliases.filter((alias) => alias.wave !== undefined).map((alias) => alias.id).sort()).toEqual(rows.map((row) => row.id).sort());
  });

  /** Rows that only condition a financing: who they concern among the candidates, by the same letters. */
  const everyUse = { mssante: ['send', 'sendPatient', 'receive'], mailboxes: ['personal', 'application'] };
  const BOTH = ['wave1', 'wave2'];
  it.each([
    ['MSS-TLS-08', 'LPR', BOTH], ['MSS-TLS-09', 'BLPR', ['wave2']], ['MSS-MSG-15', 'BLPR', BOTH], ['MSS-ACK-04', 'BLPR', BOTH], ['MSS-PAT-11', 'BDLR', BOTH], ['MSS-PAT-11-PRO', 'BL', BOTH], ['MSS-ANN-02', 'BDLR', BOTH],
    ['MSS-UX-01', 'DLPR', ['wave2']], ['MSS-PAT-12', 'BLR', BOTH], ['MSS-CDA-01', 'BDLRX', ['wave2']], ['MSS-CDA-02', 'BDLRX', ['wave2']], ['MSS-CDA-03', 'BDLRX', ['wave2']], ['MSS-CDA-04', 'BDLRX', ['wave2']], ['MSS-HL7-01', 'DP', ['wave2']],
    ['MSS-MSG-13', 'BDLPRX', BOTH], ['MSS-MSG-14', 'BDLPRX', BOTH], ['MSS-UI-03', 'BDLPRX', BOTH],
  ])('%s vise %s, vagues %j', (id, devices, waves) => {
    const concerned = (segur: string[]): string => Object.entries(LETTERS).filter(([, kind]) => applicable({ ...everyUse, kind, segur }).has(id)).map(([letter]) => letter).join('');
    expect(concerned([])).toBe('');
    for (const wave of BOTH) expect(concerned([wave])).toBe(waves.includes(wave) ? devices : '');
  });
});
