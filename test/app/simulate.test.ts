import { describe, expect, it } from 'vitest';
import { parseCapacity } from '../../src/app/parse-capacity.js';
import { simulate } from '../../src/app/simulate.js';
import { createPorts } from '../../src/cli/ports.js';
import { folderWith } from '../fixtures/folders.js';
import { problemsOf } from '../fixtures/stores.js';

/** One way in, a password alone from afar: three opposable requirements are not met. */
const DOSSIER = `
product: { name: Essai }
roles: [editor, operator]
referentials: [authentification]
profile: { kind: lgc, users: [professionals], sensitive: true, pscApi: false, identityProvider: single }
lists:
  accessMeans:
    complete: true
    items:
      - { id: mdp, label: Mot de passe, kind: local, factors: [knowledge], remote: true, professionalId: rpps, homologated: false, emergency: "no" }
`;

const simulated = (sets: readonly string[], wishes = {}) => simulate(createPorts(process.cwd()), { dossier: folderWith({ 'dossier.yaml': DOSSIER }), date: '2026-11-24', sets, ...wishes });
const statusOf = async (sets: readonly string[], id: string) => (await simulated(sets)).after.assessment.requirements.find((each) => each.id === id)?.status;

describe('what would change', () => {
  it('a requirement supposed met is met, with its proof, and nothing else is judged otherwise', async () => {
    const { before, after } = await simulated(['EXI-22=met']);
    const changed = after.assessment.requirements.filter((each, index) => each.status !== before.assessment.requirements[index]?.status).map(({ id }) => id);
    expect(changed).toEqual(['EXI-22']);
    expect(after.assessment.requirements.find(({ id }) => id === 'EXI-22')).toMatchObject({ status: 'met', proven: true });
    expect(after.roadmap.overdue.requirements).not.toContain('EXI-22');
  });

  it('an official reference names it as well', async () => {
    expect(await statusOf(['EXI 22=met'], 'EXI-22')).toBe('met');
  });

  it('an action done closes all it closes', async () => {
    const { after } = await simulated(['close-own-means=done']);
    expect(['EXI-03', 'EXI-22', 'AUTH-PP-2'].map((id) => after.assessment.requirements.find((each) => each.id === id)?.status)).toEqual(['met', 'met', 'met']);
  });

  it('a requirement supposed not met is a gap again', async () => {
    expect(await statusOf(['EXI-01=unmet'], 'EXI-01')).toBe('unmet');
  });

  it.each([
    ['EXI-22', 'usage/set'],
    ['EXI-22=presque', 'usage/set'],
    ['EXI-2=met', 'usage/set-unknown'],
    ['close-means=done', 'usage/set-unknown'],
    ['EXI-27=met', 'usage/set-not-applicable'],
  ])('%s is refused', async (set, code) => {
    expect((await problemsOf(simulated([set]))).map((problem) => problem.code)).toEqual([code]);
  });
});

describe('wishes of a roadmap', () => {
  it.each([
    ['15/quarter', 15, 'quarter'],
    ['7,5/mois', 7.5, 'month'],
    [' 2.5 / semaine ', 2.5, 'week'],
    ['40/année', 40, 'year'],
    ['20/SEMESTRE', 20, 'semester'],
  ])('%s', (text, days, period) => {
    expect(parseCapacity(text)).toEqual({ days, period });
  });

  it.each(['15', '15/lustre', '0/mois', '-3/mois', '1e9/mois', '99999/mois', '/mois', '15/toString'])('%s is no capacity', async (text) => {
    expect((await problemsOf(simulated(['EXI-22=met'], { capacity: text }))).map((problem) => problem.code)).toEqual(['usage/capacity']);
  });

  it.each([
    [{ from: '2026-11-23' }, 'usage/from-before'],
    [{ from: '2026-02-30' }, 'usage/date'],
    [{ targets: ['auth-pro'] }, 'usage/target'],
    [{ targets: ['auth=3'] }, 'usage/target-theme'],
    [{ targets: ['auth-pro=9'] }, 'usage/target-level'],
  ])('%j is refused', async (wishes, code) => {
    expect((await problemsOf(simulated(['EXI-22=met'], wishes))).map((problem) => problem.code)).toEqual([code]);
  });
});
