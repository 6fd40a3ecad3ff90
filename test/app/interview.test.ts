import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Interviewer, News, Outcome, Screen } from '../../src/app/interview/interviewer.js';
import { runInterview, type InterviewRequest } from '../../src/app/interview/run-interview.js';
import { targetId } from '../../src/app/interview/target.js';
import { createPorts } from '../../src/cli/ports.js';
import type { Value } from '../../src/core/dossier.js';
import { catalogue } from '../../src/i18n/index.js';
import { folderWith } from '../fixtures/folders.js';
import { vocabulary } from '../fixtures/rules.js';
import { dossierStore } from '../fixtures/stores.js';

/** The interview on a shipped rule set and real files; only the person is a script. */
const texts = catalogue('fr').interview;
const NEW = 'product: { name: Essai }\nroles: [editor, operator]\nreferentials: [authentification]\nprofile: { kind: lgc, users: [professionals], segur: [] }\n';

type Reply = Value | Outcome | ((screen: Screen) => Value | Outcome);

const isOutcome = (reply: Value | Outcome): reply is Outcome => typeof reply === 'object' && 'kind' in reply;

class Script implements Interviewer {
  readonly asked: string[] = [];
  readonly news: News[] = [];
  /** What the file on disk held when each screen was shown. */
  readonly onDisk: string[] = [];
  readonly screens: Screen[] = [];

  constructor(
    private readonly folder: string,
    private readonly replies: Readonly<Record<string, Reply | readonly Outcome[]>>,
    private readonly most = 60,
  ) {}

  ask(screen: Screen): Promise<Outcome> {
    const id = targetId(screen.target);
    const time = this.asked.filter((each) => each === id).length;
    this.asked.push(id);
    this.screens.push(screen);
    this.onDisk.push(readFileSync(join(this.folder, 'dossier.yaml'), 'utf8'));
    if (this.asked.length > this.most) return Promise.resolve({ kind: 'quit' });
    const stated = this.replies[id];
    const reply = Array.isArray(stated) && stated.every((each) => typeof each === 'object') ? ((stated as readonly Outcome[])[time] ?? { kind: 'quit' as const }) : (stated as Reply | undefined);
    const said = typeof reply === 'function' ? reply(screen) : reply;
    if (said === undefined) return Promise.resolve({ kind: 'quit' });
    return Promise.resolve(isOutcome(said) ? said : { kind: 'answered', value: said });
  }

  askEvidence(): Promise<{ file: string; date: string } | undefined> {
    return Promise.resolve({ file: 'evidence/a.txt', date: '2026-11-01' });
  }

  askComment(): Promise<string | undefined> {
    return Promise.resolve('vu avec le support');
  }

  tell(news: News): void {
    this.news.push(news);
  }
}

const answered = (value: Value): Outcome => ({ kind: 'answered', value });

async function interview(replies: ConstructorParameters<typeof Script>[1], { text = NEW, files = {}, request = {} }: { text?: string; files?: Record<string, string>; request?: Partial<InterviewRequest> } = {}) {
  const folder = folderWith({ 'dossier.yaml': text, ...files });
  const script = new Script(folder, replies);
  const end = await runInterview(createPorts(process.cwd()), script, texts, { dossier: folder, date: '2026-11-24', ...request });
  const { dossier } = await dossierStore().open(folder);
  return { folder, script, end, dossier };
}

/** A product with Pro Santé Connect alone. */
const PSC_ALONE = {
  'profile.sensitive': true,
  'profile.pscApi': false,
  accessMeans: [answered('add'), answered('complete')],
  'accessMeans[+]': 'PSC',
  'accessMeans[psc].kind': 'psc',
  'accessMeans[psc].environment': 'production',
  'auth.namedAccounts': true,
  'auth.pscRequest': ['code', 'scope', 'acr', 'nonce'],
  'auth.pscBackend': true,
  'auth.pscIntegration': ['returnChecked', 'button', 'noFrame', 'subject'],
  'auth.pscMinimumLevel': true,
  'auth.idleLogout': true,
  'auth.commitmentSignedOn': '2026-03-02',
} as const;

describe('the interview', () => {
  it('profile first, then what decides most for one screen, the list and its item counting two, then what the list leaves open', async () => {
    const { script, dossier } = await interview(PSC_ALONE);
    expect(script.asked.slice(0, 4)).toEqual(['profile.sensitive', 'profile.pscApi', 'auth.namedAccounts', 'accessMeans']);
    expect(script.asked).not.toContain('auth.homologationFile');
    expect(script.asked).not.toContain('auth.anyCard');
    expect(dossier.profile).toMatchObject({ sensitive: true, pscApi: false });
  });

  it('each answer is on disk before the next screen', async () => {
    const { script } = await interview(PSC_ALONE);
    const second = script.asked.indexOf('profile.pscApi');
    expect(script.onDisk[second]).toContain('sensitive: true');
    expect(script.onDisk[second]).not.toContain('pscApi');
  });

  it('killed at any screen, it resumes at that screen with every answer there', async () => {
    const whole = await interview(PSC_ALONE);
    for (const stop of [1, 2, 3, 5, 8]) {
      const folder = folderWith({ 'dossier.yaml': whole.script.onDisk[stop] ?? '' });
      const script = new Script(folder, {});
      await runInterview(createPorts(process.cwd()), script, texts, { dossier: folder, date: '2026-11-24' });
      expect(script.asked[0]).toBe(whole.script.asked[stop]);
    }
  });

  it('a field that no requirement of this product reads is not asked', async () => {
    const { script } = await interview(PSC_ALONE);
    expect(script.asked).not.toContain('accessMeans[psc].trustSpace');
    expect(script.asked).not.toContain('accessMeans[psc].attestation');
    const apis = await interview({ ...PSC_ALONE, 'profile.pscApi': true });
    expect(apis.script.asked.some((id) => id.endsWith('.trustSpace'))).toBe(true);
  });

  it('back shows the previous screen with its answer, and changes it', async () => {
    const { script, dossier } = await interview({ 'profile.sensitive': [answered(true), answered(false)], 'profile.pscApi': [{ kind: 'back' }, answered(true)], accessMeans: [{ kind: 'quit' }] });
    expect(script.asked.slice(0, 4)).toEqual(['profile.sensitive', 'profile.pscApi', 'profile.sensitive', 'profile.pscApi']);
    expect(script.screens[2]?.stated.value).toBe(true);
    expect(dossier.profile).toMatchObject({ sensitive: false, pscApi: true });
  });

  it('back on the first screen says so and stays', async () => {
    const { script } = await interview({ 'profile.sensitive': [{ kind: 'back' }, answered(true)] });
    expect(script.asked.slice(0, 2)).toEqual(['profile.sensitive', 'profile.sensitive']);
    expect(script.news[0]).toEqual({ kind: 'first-screen' });
  });

  it('a skip keeps its reason, a claim of not applicable keeps its own', async () => {
    const { dossier } = await interview({ ...PSC_ALONE, 'auth.pscBackend': { kind: 'skipped', reason: 'à voir avec le support' }, 'auth.commitmentSignedOn': { kind: 'notApplicable', reason: 'poste dédié, sans session' } });
    expect(dossier.answers['auth.pscBackend']).toEqual({ skipped: 'à voir avec le support', date: '2026-11-24' });
    expect(dossier.answers['auth.commitmentSignedOn']).toMatchObject({ notApplicable: 'poste dédié, sans session' });
  });

  it('evidence and a comment go with the answer, the role too', async () => {
    const { dossier } = await interview(
      { ...PSC_ALONE, 'auth.namedAccounts': [{ kind: 'evidence' }, { kind: 'comment' }, answered(true)] },
      { files: { 'evidence/a.txt': 'contenu' }, request: { by: 'responsable qualité' } },
    );
    expect(dossier.answers['auth.namedAccounts']).toEqual({ value: true, date: '2026-11-24', by: 'responsable qualité', evidence: ['a'], comment: 'vu avec le support' });
    expect(dossier.evidence['a']?.fileState).toBe('present');
  });

  it('says what the answer changed, with the gap it opens and the day it binds since', async () => {
    const { script } = await interview({
      ...PSC_ALONE,
      'accessMeans[+]': 'Support',
      'accessMeans[support].kind': 'local',
      'accessMeans[support].factors': ['knowledge'],
      'accessMeans[support].remote': true,
    });
    const opened = script.news.flatMap((news) => (news.kind === 'saved' ? news.changed.opened : []));
    expect(opened).toContainEqual(expect.objectContaining({ reference: 'EXI 22', opposableSince: '2022-06-01' }));
  });

  it('an item counts one screen, whatever is asked of it', async () => {
    const { script } = await interview(PSC_ALONE);
    const given = (id: string): number => script.screens[script.asked.indexOf(id)]?.progress?.given ?? NaN;
    expect(given('accessMeans[psc].kind')).toBe(given('accessMeans') + 1);
    expect(given('accessMeans[psc].environment')).toBe(given('accessMeans') + 1);
    // Then the list, said to be complete.
    expect(given(script.asked[script.asked.lastIndexOf('accessMeans') + 1] ?? '')).toBe(given('accessMeans') + 2);
  });

  it('says that the questions that remain follow, once every level is known to within one rung and no sooner', async () => {
    const { script } = await interview({ ...PSC_ALONE, 'profile.pscApi': true, 'accessMeans[psc].trustSpace': true });
    const first = script.screens.findIndex((screen) => screen.levelsKnown);
    expect(script.asked[first - 1]).toBe('auth.pscBackend');
    expect(script.screens.slice(first).every((screen) => screen.levelsKnown)).toBe(true);
    for (const screen of script.screens) expect(screen.levelsKnown).toBe(screen.stage !== 'profile' && screen.themes.every(({ level }) => !level || level.high - level.low <= 1));
  });

  it('an item opened by one of its fields is asked whole, in its own order', async () => {
    const half = `${NEW.replace('users: [professionals]', 'users: [professionals], sensitive: true, pscApi: false')}answers: { auth.namedAccounts: { value: true } }\nlists:\n  accessMeans: { complete: true, items: [{ id: cle, label: Clé, kind: local }] }\n`;
    const { script } = await interview({ 'accessMeans[cle].factors': () => ['knowledge', 'possession'], 'accessMeans[cle].remote': false, 'accessMeans[cle].professionalId': 'rpps', 'accessMeans[cle].homologated': false }, { text: half });
    expect(script.asked.slice(0, 4)).toEqual(['accessMeans[cle].factors', 'accessMeans[cle].remote', 'accessMeans[cle].professionalId', 'accessMeans[cle].homologated']);
  });

  it('an answer that settles nothing yet says which requirements wait for others', async () => {
    const { script } = await interview({ ...PSC_ALONE, 'auth.namedAccounts': { kind: 'skipped' } });
    const saved = script.news.flatMap((news) => (news.kind === 'saved' ? news.changed : []));
    const kind = saved[script.asked.filter((id) => id !== 'accessMeans' && id !== 'auth.namedAccounts').indexOf('accessMeans[psc].kind')];
    expect(kind).toMatchObject({ levels: [], settled: 0 });
    expect(kind?.advanced).toBeGreaterThan(0);
  });

  it('a profile question waits for the one that makes it matter, and is not asked when it does not', async () => {
    const profileOf = async (users: readonly string[]): Promise<readonly string[]> => {
      const skipped = Object.fromEntries(vocabulary.profile.map(({ id }) => [`profile.${id}`, { kind: 'skipped' }]));
      const { script } = await interview({ ...skipped, 'profile.users': () => users }, { text: 'product: { name: Essai }\n', request: { profileOnly: true, referentials: ['authentification'] } });
      return script.asked;
    };
    const asked = await profileOf(['professionals']);
    expect(asked.indexOf('profile.pscApi')).toBeGreaterThan(asked.indexOf('profile.users'));
    expect(await profileOf(['patients'])).not.toContain('profile.pscApi');
    expect(await profileOf([])).not.toContain('profile.pscApi');
  });

  it('an unknown theme is refused before anything is asked', async () => {
    await expect(interview({}, { request: { theme: 'inconnu' } })).rejects.toMatchObject({ problems: [{ code: 'interview/unknown-theme' }] });
  });
});
