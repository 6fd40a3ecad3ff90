import { describe, expect, it } from 'vitest';
import { answerOne, type AnswerRequest } from '../../src/app/interview/answer.js';
import { parseAnswer } from '../../src/app/interview/parse-answer.js';
import { createPorts } from '../../src/cli/ports.js';
import type { Question } from '../../src/core/referential.js';
import { folderWith } from '../fixtures/folders.js';
import { dossierStore, problemsOf } from '../fixtures/stores.js';

const DOSSIER = `product: { name: Essai }
roles: [editor, operator]
profile: { kind: lgc, users: [professionals], sensitive: true, pscApi: false }
lists:
  accessMeans: { items: [{ id: psc, label: PSC, kind: psc, environment: sandbox }] }
`;

const ports = createPorts(process.cwd());
const on = (text = DOSSIER): string => folderWith({ 'dossier.yaml': text, 'evidence/a.txt': 'contenu' });
const answer = (dossier: string, request: Partial<AnswerRequest> & { id: string }) => answerOne(ports, { dossier, date: '2026-11-24', evidence: [], add: false, ...request });

describe('one answer without the interview', () => {
  it.each<[string, string, unknown]>([
    ['auth.idleLogout', 'oui', true],
    ['auth.idleLogout', 'non', false],
    ['auth.transitionLifecycle', 'partly', 'partly'],
    ['auth.pscRequest', 'code,nonce', ['code', 'nonce']],
    ['auth.commitmentSignedOn', '02/03/2026', '2026-03-02'],
    ['auth.commitmentSignedOn', '2026-03-02', '2026-03-02'],
  ])('%s %s', async (id, value, stored) => {
    const folder = on();
    await answer(folder, { id, value });
    expect((await dossierStore().open(folder)).dossier.answers[id]).toEqual({ value: stored, date: '2026-11-24' });
  });

  it('reaches into a list, the completeness of a list, and the profile', async () => {
    const folder = on();
    await answer(folder, { id: 'accessMeans[psc].environment', value: 'production' });
    await answer(folder, { id: 'accessMeans.complete', value: 'oui' });
    await answer(folder, { id: 'profile.pscApi', value: 'oui' });
    const { dossier } = await dossierStore().open(folder);
    expect(dossier.lists['accessMeans']).toMatchObject({ complete: true, items: [{ id: 'psc', environment: 'production' }] });
    expect(dossier.profile['pscApi']).toBe(true);
  });

  it('adds an item only when asked to', async () => {
    const folder = on();
    expect((await problemsOf(answer(folder, { id: 'accessMeans[cle].kind', value: 'local' })))[0]?.code).toBe('interview/unknown-item');
    await answer(folder, { id: 'accessMeans[cle].kind', value: 'local', add: true });
    expect((await dossierStore().open(folder)).dossier.lists['accessMeans']?.items?.map((item) => item.id)).toEqual(['psc', 'cle']);
  });

  it('keeps the role, the comment and the evidence, whose digest it records', async () => {
    const folder = on();
    await answer(folder, { id: 'auth.idleLogout', value: 'oui', by: 'qualité', comment: 'vu', evidence: ['evidence/a.txt'] });
    const { dossier } = await dossierStore().open(folder);
    expect(dossier.answers['auth.idleLogout']).toEqual({ value: true, date: '2026-11-24', by: 'qualité', comment: 'vu', evidence: ['a'] });
    expect(dossier.evidence['a']?.fileState).toBe('present');
  });

  it('who signed the former answer does not sign the new one', async () => {
    const folder = on();
    await answer(folder, { id: 'auth.idleLogout', value: 'oui', by: 'direction' });
    await answer(folder, { id: 'auth.idleLogout', value: 'non', date: '2026-11-25' });
    await answer(folder, { id: 'accessMeans[psc].environment', value: 'production', by: 'direction' });
    await answer(folder, { id: 'accessMeans.complete', value: 'oui' });
    const { answers, lists } = (await dossierStore().open(folder)).dossier;
    expect(answers['auth.idleLogout']).toEqual({ value: false, date: '2026-11-25' });
    expect(lists['accessMeans']).not.toHaveProperty('by');
  });

  it('a skip and a claim carry their reason', async () => {
    const folder = on();
    await answer(folder, { id: 'auth.idleLogout', skip: 'plus tard' });
    expect((await dossierStore().open(folder)).dossier.answers['auth.idleLogout']).toEqual({ skipped: 'plus tard', date: '2026-11-24' });
    await answer(folder, { id: 'auth.idleLogout', notApplicable: 'sans session' });
    expect((await dossierStore().open(folder)).dossier.answers['auth.idleLogout']).toEqual({ notApplicable: 'sans session', date: '2026-11-24' });
  });

  it.each<[string, Partial<AnswerRequest> & { id: string }, string]>([
    ['an unknown question', { id: 'auth.idleLogot', value: 'oui' }, 'interview/unknown-question'],
    ['an unknown field', { id: 'accessMeans[psc].environement', value: 'production' }, 'interview/unknown-field'],
    ['a list without its field', { id: 'accessMeans', value: 'oui' }, 'interview/list-has-no-value'],
    ['a skip of a profile question', { id: 'profile.kind', skip: 'non' }, 'interview/only-for-questions'],
    ['evidence from outside', { id: 'auth.idleLogout', value: 'oui', evidence: ['/etc/passwd'] }, 'evidence/outside'],
  ])('%s is refused, and nothing changes', async (_title, request, code) => {
    const folder = on();
    expect((await problemsOf(answer(folder, request)))[0]?.code).toBe(code);
    expect((await dossierStore().open(folder)).dossier.answers).toEqual({});
  });
});

describe('a profile question that other answers keep from being asked', () => {
  const PATIENTS = 'product: { name: Essai }\nprofile: { kind: portal, users: [patients] }\n';

  it('is shown with what it reads and why, and is not recorded', async () => {
    const folder = on(PATIENTS);
    expect(await answer(folder, { id: 'profile.pscApi' })).toMatchObject({ kind: 'shown', notAsked: { by: ['users'], otherwise: false } });
    expect(await problemsOf(answer(folder, { id: 'profile.pscApi', value: 'oui' }))).toMatchObject([{ code: 'interview/not-asked', params: { id: 'profile.pscApi', by: ['profile.users'] } }]);
    expect((await dossierStore().open(folder)).dossier.profile).toEqual({ kind: 'portal', users: ['patients'] });
  });

  it('can be answered once the answer before it changes', async () => {
    const folder = on(PATIENTS);
    await answer(folder, { id: 'profile.users', value: 'patients, professionals' });
    await answer(folder, { id: 'profile.pscApi', value: 'oui' });
    expect((await dossierStore().open(folder)).dossier.profile).toMatchObject({ users: ['professionals', 'patients'], pscApi: true });
  });

  it('a stale answer in the file is warned about, with its line', async () => {
    const folder = on(`product: { name: Essai }\nprofile:\n  users: [patients]\n  pscApi: true\n  identityProvider: none\n`);
    const { warnings } = await dossierStore().open(folder);
    expect(warnings.map(({ code, params, place, severity }) => [code, params['id'], place.line, severity])).toEqual([['dossier/profile-not-asked', 'pscApi', 4, 'warning']]);
  });

  it('nobody connects: an empty checklist is an answer', async () => {
    const folder = on(PATIENTS);
    await answer(folder, { id: 'profile.users', value: 'aucun' });
    expect((await dossierStore().open(folder)).dossier.profile['users']).toEqual([]);
  });
});

describe('what a person types', () => {
  const question = (parts: Partial<Question>): Question => ({ id: 'q', kind: 'text', text: 'q', ...parts });
  const choices = [{ id: 'lgc', text: 'LGC' }, { id: 'dpi', text: 'DPI' }];

  it.each<[string, Question, string, unknown]>([
    ['a number with a comma', question({ kind: 'number' }), '12,5', 12.5],
    ['a number within bounds', question({ kind: 'number', min: 0, max: 240 }), '240', 240],
    ['too large a number', question({ kind: 'number', max: 240 }), '241', 'too-large'],
    ['too small a number', question({ kind: 'number', min: 1 }), '0', 'too-small'],
    ['no number', question({ kind: 'number' }), 'beaucoup', 'not-a-number'],
    ['a choice', question({ kind: 'choice', choices }), 'dpi', 'dpi'],
    ['no choice', question({ kind: 'choice', choices }), 'dpl', 'not-a-choice'],
    ['an impossible day', question({ kind: 'date' }), '30/02/2026', 'not-a-day'],
    ['neither yes nor no', question({ kind: 'yesNo' }), 'peut-être', 'not-yes-no'],
    ['partly where it is not offered', question({ kind: 'yesNo' }), 'partly', 'not-yes-no'],
    ['nothing', question({ kind: 'text' }), '  ', 'empty'],
  ])('%s', (_title, asked, typed, expected) => {
    const parsed = parseAnswer(typed, asked);
    expect('value' in parsed ? parsed.value : parsed.refusal.code).toEqual(expected);
  });
});
