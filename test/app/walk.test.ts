import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpenedDossier, Ports } from '../../src/app/ports.js';
import { walkInterview, type Walk, type WalkScreen } from '../../src/app/interview/walk.js';
import { createPorts } from '../../src/cli/ports.js';
import type { Dossier } from '../../src/core/dossier.js';
import { evaluate } from '../../src/core/evaluate.js';
import type { Referential, Requirement } from '../../src/core/referential.js';
import { catalogue } from '../../src/i18n/index.js';
import { DAY, dossier, QUESTIONS, referential, words } from '../fixtures/arbitrary.js';
import { folderWith, snapshotOf } from '../fixtures/folders.js';
import { aDossier, rules } from '../fixtures/rules.js';

const texts = catalogue('fr').interview;
const shipped = createPorts(process.cwd());

/** What a product with Pro Santé Connect alone says; the profile and the roles are first asked from nothing. */
const PSC = `product: { name: Essai, vendor: Éditeur, version: "1" }
roles: [editor, operator]
profile: { kind: lgc, users: [professionals], sensitive: true, pscApi: false }
answers:
  auth.namedAccounts: { value: true }
  auth.pscRequest: { value: [code, scope, acr, nonce] }
  auth.pscBackend: { value: true }
  auth.pscMinimumLevel: { value: true }
lists:
  accessMeans: { complete: true, items: [{ id: psc, label: Pro Santé Connect, kind: psc, environment: production }] }
`;

async function walkOf(text: string, request: { date?: string } = {}): Promise<Walk> {
  const opened = await shipped.dossiers.open(folderWith({ 'dossier.yaml': text }));
  return walkInterview(shipped, texts, { opened, referentials: [], date: '2026-11-24', ...request });
}

const ids = ({ screens }: Walk): string[] => screens.map((screen) => screen.id);
const level = (screen: WalkScreen | undefined): unknown => screen?.themes.find((theme) => theme.id === 'auth-pro')?.level;

describe('the walk of an interview', () => {
  it('asks everything from nothing, in the order of the interview, an item on one screen, until the level is known to within one rung', async () => {
    const walk = await walkOf(PSC);
    const begins = ['product.name', 'product.vendor', 'product.version', 'roles', 'profile.users', 'profile.sensitive', 'profile.pscApi'];
    expect(ids(walk)).toEqual([...begins, 'auth.namedAccounts', 'accessMeans', 'accessMeans[psc]']);
    expect(walk.screens.map((screen) => screen.number)).toEqual(walk.screens.map((_screen, index) => index + 1));
    expect(walk).toMatchObject({ reached: true, roles: ['editor', 'operator'], referentials: ['authentification@rie-1.0'] });
    // Rung 4 still waits for the request and the tokens; rung 5 does not concern a product that calls no API.
    expect(level(walk.screens.at(-1))).toEqual({ low: 3, high: 4 });
    expect(walk.left).toBeGreaterThanOrEqual(2);
  });

  it('one rung more to tell apart, more screens', async () => {
    const walk = await walkOf(PSC.replace('pscApi: false', 'pscApi: true').replace('environment: production', 'environment: production, trustSpace: true'));
    expect(ids(walk).slice(-3)).toEqual(['accessMeans[psc]', 'auth.pscRequest', 'auth.pscBackend']);
    expect(level(walk.screens.at(-1))).toEqual({ low: 5, high: 5 });
  });

  it('says what each screen did', async () => {
    const { screens } = await walkOf(PSC);
    const effects = Object.fromEntries(screens.map((screen) => [screen.id, screen.effect]));
    expect(effects).toMatchObject({ 'product.name': 'identity', 'profile.users': 'advances', 'profile.sensitive': 'changes', 'profile.pscApi': 'changes', 'auth.namedAccounts': 'changes', accessMeans: 'list', 'accessMeans[psc]': 'changes' });
    expect(screens.find((screen) => screen.id === 'profile.pscApi')).toMatchObject({ moved: ['auth-pro'], unanswered: [] });
    expect(screens.find((screen) => screen.id === 'accessMeans[psc]')?.moved).toEqual(['auth-pro']);
  });

  it('a weak product is known sooner', async () => {
    const walk = await walkOf(PSC.replace('namedAccounts: { value: true }', 'namedAccounts: { value: false }'));
    expect(ids(walk).slice(-1)).toEqual(['auth.namedAccounts']);
    expect(level(walk.screens.at(-1))).toEqual({ low: 0, high: 0 });
  });

  it('what the dossier does not say is counted as left for later, and named', async () => {
    const walk = await walkOf(PSC.replace(', environment: production', '').replace('auth.namedAccounts: { value: true }', 'auth.idleLogout: { value: true }'));
    expect(walk.reached).toBe(false);
    expect(walk.screens.find((screen) => screen.id === 'auth.namedAccounts')).toMatchObject({ effect: 'unanswered', unanswered: ['auth.namedAccounts'] });
    expect(walk.screens.find((screen) => screen.id === 'accessMeans[psc]')?.unanswered).toEqual(['accessMeans[psc].environment']);
    expect(walk.left).toBeGreaterThan(1);
  });

  it('an item no longer on duty that day is not described; nor is one to come', async () => {
    const dated = PSC.replace('items: [', 'items: [{ id: old, label: Ancien, kind: local, activeUntil: 2025-12-31 }, { id: later, label: Futur, kind: cpx, activeFrom: 2027-01-01 }, ');
    expect(ids(await walkOf(dated)).filter((id) => id.startsWith('accessMeans['))).toEqual(['accessMeans[psc]']);
    expect(ids(await walkOf(dated, { date: '2025-06-30' })).filter((id) => id.startsWith('accessMeans['))).toEqual(['accessMeans[old]', 'accessMeans[psc]']);
  });

  it('two items of the same name stay two screens', async () => {
    const twice = PSC.replace('environment: production }', 'environment: production }, { id: other, label: Pro Santé Connect, kind: psc, environment: production }');
    expect(ids(await walkOf(twice)).filter((id) => id.startsWith('accessMeans['))).toEqual(['accessMeans[psc]', 'accessMeans[other]']);
  });

  it('nobody connects: the profile is asked, and no theme remains', async () => {
    const walk = await walkOf('product: { name: Essai }\nprofile: { users: [] }\n');
    expect(ids(walk)).toEqual(['product.name', 'product.vendor', 'product.version', 'roles', 'profile.users']);
    expect(walk).toMatchObject({ reached: true, left: 0, themes: [], referentials: [] });
  });

  it('writes nothing', async () => {
    const folder = folderWith({ 'dossier.yaml': PSC, 'evidence/a.txt': 'contenu' });
    const before = snapshotOf(folder);
    await walkInterview(shipped, texts, { opened: await shipped.dossiers.open(folder), referentials: [] });
    expect(snapshotOf(folder)).toEqual(before);
  });
});

/** The walk of a rule set and a dossier that no file holds. */
function walkInMemory(rule: Referential, about: Dossier): Promise<Walk> {
  const refuse = (): Promise<never> => Promise.reject(new Error('nothing is read nor written here'));
  const ports: Ports = {
    referentials: { vocabulary: () => Promise.resolve(words), shipped: () => Promise.resolve([{ referential: rule, digest: '', shipped: true, file: 'test' }]), open: refuse, check: refuse },
    dossiers: { open: refuse, edit: refuse, create: refuse },
    output: { write: refuse },
    today: () => DAY,
    digest: () => '',
    asset: refuse,
  };
  const opened: OpenedDossier = { dossier: about, file: 'test', folder: 'test', place: (path) => ({ path }), warnings: [] };
  return walkInterview(ports, texts, { opened, referentials: [] });
}

describe('what brings a theme to within one rung comes first', () => {
  const requirement = (id: string, theme: string, level: number, question: string): Requirement => ({ id, theme, title: id, level, force: 'order', opposable: true, official: true, binds: ['editor'], metWhen: { question, equals: true }, inForce: { from: '2020-01-01' }, source: [] });
  const theme = (id: string, rungs: number): Referential['themes'][number] => ({ id, title: id, ladder: { mode: 'cumulative', official: true, source: [], rungs: Array.from({ length: rungs }, (_, index) => ({ level: index + 1, title: `${index}` })) } });

  it('a theme of one rung is asked about after the others, however much its question is worth', async () => {
    const rule: Referential = {
      id: 'r',
      edition: 'e',
      status: 'in-force',
      official: true,
      title: 'r',
      inForce: {},
      sources: [],
      themes: [theme('short', 1), theme('long', 2)],
      // The one rung alone settles a level and the verdict; the two of the other theme are two answers each.
      requirements: [requirement('s', 'short', 1, 'q0'), requirement('l1a', 'long', 1, 'q1'), requirement('l1b', 'long', 1, 'q2'), requirement('l2', 'long', 2, 'q3')],
    };
    const answers = Object.fromEntries(QUESTIONS.map((id) => [id, { value: true }]));
    const walk = await walkInMemory(rule, aDossier({ roles: ['editor'], answers }));
    expect(ids(walk).filter((id) => id.startsWith('q'))).toEqual(['q1', 'q2']);
    expect(walk).toMatchObject({ reached: true, left: 2 });
  });
});

const width = (bounds: { readonly low: number; readonly high: number } | null): number => (bounds ? bounds.high - bounds.low : 0);
const whole = fc.record({ p: fc.boolean(), values: fc.tuple(...QUESTIONS.map(() => fc.boolean())), items: fc.array(fc.record({ f0: fc.boolean(), f1: fc.boolean() }), { maxLength: 3 }) }).map(({ p, values, items }) =>
  aDossier({
    roles: ['editor'],
    profile: { p },
    answers: Object.fromEntries(values.map((value, index) => [QUESTIONS[index] as string, { value }])),
    lists: { things: { complete: true, items: items.map((item, index) => ({ id: `i${index}`, ...item })) } },
  }),
);

describe('a walk on any rule set', () => {
  it('every screen changes something or says why', async () => {
    await fc.assert(
      fc.asyncProperty(referential(), fc.oneof(whole, dossier), async (rule, about) => {
        const { screens } = await walkInMemory(rule, about);
        expect(screens.filter(({ effect, unanswered }) => effect === 'nothing' && unanswered.length === 0).map((screen) => screen.id)).toEqual([]);
        expect(new Set(screens.map((screen) => screen.id)).size).toBe(screens.length);
      }),
      { numRuns: 150 },
    );
  });

  it('a dossier that says everything is always known to within one rung, at the levels it is judged at', async () => {
    await fc.assert(
      fc.asyncProperty(referential(), whole, async (rule, about) => {
        const { reached, themes, screens } = await walkInMemory(rule, about);
        expect(reached).toBe(true);
        expect(themes.every((theme) => width(theme.level) <= 1)).toBe(true);
        // Deduction and contradiction need answers not asked for yet: without them, what is known of the level is true.
        const judged = evaluate([rules(rule, words)], words, about, DAY, { ahead: false });
        if (judged.contradictions.length > 0 || rule.requirements.some((each) => each.implies !== undefined)) return;
        for (const theme of judged.themes) {
          const known = themes.find((each) => each.id === theme.id)?.level;
          if (!known || !theme.level) continue;
          expect(theme.level.low).toBeGreaterThanOrEqual(known.low);
          expect(theme.level.high).toBeLessThanOrEqual(known.high);
        }
        expect(screens.length).toBeLessThanOrEqual(4 + 1 + QUESTIONS.length + 1 + 3);
      }),
      { numRuns: 150 },
    );
  });

  it('no screen widens an interval', async () => {
    await fc.assert(
      fc.asyncProperty(referential({ implications: false }), whole, async (rule, about) => {
        const { screens } = await walkInMemory(rule, about);
        screens.forEach(({ themes }, index) => {
          for (const earlier of screens[index - 1]?.themes ?? []) {
            const later = themes.find((theme) => theme.id === earlier.id);
            if (later) expect(width(later.level)).toBeLessThanOrEqual(width(earlier.level));
          }
        });
      }),
      { numRuns: 100 },
    );
  });
});
