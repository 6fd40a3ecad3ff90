import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpenedDossier, Ports } from '../../src/app/ports.js';
import { walkInterview, type Walk, type WalkScreen } from '../../src/app/interview/walk.js';
import { createPorts } from '../../src/cli/ports.js';
import type { Dossier, ListItem } from '../../src/core/dossier.js';
import { evaluate } from '../../src/core/evaluate.js';
import type { Referential, Requirement, Vocabulary } from '../../src/core/referential.js';
import { catalogue } from '../../src/i18n/index.js';
import { DAY, dossier, QUESTIONS, referential, words } from '../fixtures/arbitrary.js';
import { folderWith, snapshotOf } from '../fixtures/folders.js';
import { aDossier, rules } from '../fixtures/rules.js';
import { assessingOnly } from '../fixtures/stores.js';

const texts = catalogue('fr').interview;

/** The walk of a rule set and a dossier that no file holds. */
function walkInMemory(rule: Referential, about: Dossier, vocabulary: Vocabulary = words, date = DAY): Promise<Walk> {
  const refuse = (): Promise<never> => Promise.reject(new Error('nothing is read nor written here'));
  const ports: Ports = {
    referentials: { vocabulary: () => Promise.resolve(vocabulary), shipped: () => Promise.resolve([{ referential: rule, digest: '', shipped: true, file: 'test' }]), open: refuse, check: refuse },
    dossiers: { open: refuse, edit: refuse, create: refuse, below: refuse },
    ...assessingOnly,
    output: { write: refuse },
    today: () => date,
    digest: () => '',
    asset: refuse,
  };
  const opened: OpenedDossier = { dossier: about, file: 'test', folder: 'test', place: (path) => ({ path }), warnings: [] };
  return walkInterview(ports, texts, { opened, referentials: [] });
}

const requirement = (id: string, theme: string, parts: Partial<Requirement> & Pick<Requirement, 'metWhen'>): Requirement => ({ id, theme, title: id, force: 'order', opposable: false, official: true, binds: ['editor'], source: [], ...parts });
const ladder = (rungs: number): Referential['themes'][number]['ladder'] => ({ mode: 'cumulative', official: true, source: [], rungs: Array.from({ length: rungs }, (_, index) => ({ level: index + 1, title: `${index + 1}` })) });
const yes = (question: string): Requirement['metWhen'] => ({ question, equals: true });
const EMPTY: Referential = { id: 'r', edition: 'e', status: 'in-force', official: true, title: 'r', inForce: {}, sources: [], themes: [], requirements: [] };

/** Who connects, by which means, and what is asked of Pro Santé Connect: small enough to be walked by hand. */
const ACCESS_WORDS: Vocabulary = {
  profile: [
    { id: 'users', kind: 'checklist', text: 'Qui se connecte ?', choices: [{ id: 'professionals', text: 'Des professionnels' }, { id: 'patients', text: 'Des patients' }] },
    { id: 'api', kind: 'yesNo', text: 'Appelle-t-il des API ?', when: { profile: 'users', includes: ['professionals'] }, otherwise: false },
  ],
  facts: [],
  lists: [
    {
      id: 'means',
      title: 'Moyens de connexion',
      text: 'Quels moyens ?',
      itemTitle: 'le moyen « {label} »',
      fields: [
        { id: 'label', kind: 'text', text: 'Son nom ?' },
        { id: 'kind', kind: 'choice', text: 'Lequel ?', choices: [{ id: 'psc', text: 'Pro Santé Connect' }, { id: 'local', text: 'Moyen propre' }] },
        { id: 'production', kind: 'yesNo', text: 'En production ?', when: { item: 'kind', equals: 'psc' } },
        { id: 'factors', kind: 'number', text: 'Combien de facteurs ?', when: { item: 'kind', equals: 'local' } },
      ],
    },
  ],
  questions: [],
};
const ACCESS: Referential = {
  ...EMPTY,
  applies: { profile: 'users', includes: ['professionals'] },
  themes: [{ id: 'access', title: 'Accès', ladder: ladder(4) }],
  questions: ['named', 'tokens', 'trust', 'idle'].map((id) => ({ id, kind: 'yesNo', text: id })),
  requirements: [
    requirement('1', 'access', { level: 1, metWhen: yes('named') }),
    requirement('2', 'access', { level: 2, metWhen: { every: { of: 'means', is: { any: [{ item: 'kind', equals: 'psc' }, { item: 'factors', atLeast: 2 }] }, whenEmpty: 'met' } } }),
    requirement('3a', 'access', { level: 3, metWhen: { some: { of: 'means', where: { item: 'kind', equals: 'psc' }, is: { item: 'production', equals: true }, whenEmpty: 'unmet' } } }),
    requirement('3b', 'access', { level: 3, metWhen: yes('tokens') }),
    requirement('4', 'access', { level: 4, applies: { profile: 'api', equals: true }, metWhen: yes('trust') }),
    requirement('v', 'access', { opposable: true, inForce: { from: '2020-01-01' }, metWhen: yes('idle') }),
  ],
};
const psc: ListItem = { id: 'psc', label: 'Pro Santé Connect', kind: 'psc', production: true };
const said = (parts: { readonly api?: boolean; readonly users?: readonly string[]; readonly answers?: Dossier['answers']; readonly items?: readonly ListItem[] } = {}): Dossier =>
  aDossier({
    product: { name: 'Essai', vendor: 'Éditeur', version: '1' },
    roles: ['editor'],
    profile: { users: parts.users ?? ['professionals'], api: parts.api ?? false },
    answers: parts.answers ?? { named: { value: true }, tokens: { value: true }, trust: { value: true }, idle: { value: true } },
    lists: { means: { complete: true, items: parts.items ?? [psc] } },
  });
const walked = (parts: Parameters<typeof said>[0] = {}, date = DAY): Promise<Walk> => walkInMemory(ACCESS, said(parts), ACCESS_WORDS, date);

const ids = ({ screens }: Walk): string[] => screens.map((screen) => screen.id);
const level = (screen: WalkScreen | undefined): unknown => screen?.themes[0]?.level;
const OPENING = ['product.name', 'product.vendor', 'product.version', 'roles'];
const BEGINS = ['profile.users', 'profile.api'];

describe('the walk of an interview', () => {
  it('asks everything from nothing, an item on one screen, until the level is known to within one rung', async () => {
    const walk = await walked();
    expect(ids(walk)).toEqual([...BEGINS, 'named', 'means', 'means[psc]']);
    expect(walk.screens.map((screen) => screen.number)).toEqual([1, 2, 3, 4, 5]);
    expect(walk.opening.map((screen) => [screen.number, screen.id])).toEqual(OPENING.map((id, index) => [index + 1, id]));
    // Rung 3 still waits for the tokens; rung 4 does not concern a product that calls no API; the verdict waits for the idle session.
    expect(level(walk.screens.at(-1))).toEqual({ low: 2, high: 3 });
    expect(walk).toMatchObject({ reached: true, left: 2, roles: ['editor'], referentials: ['r@e'] });
  });

  it('one rung more to tell apart, one screen more', async () => {
    const walk = await walked({ api: true });
    expect(ids(walk)).toEqual([...BEGINS, 'named', 'means', 'means[psc]', 'tokens']);
    expect(level(walk.screens.at(-1))).toEqual({ low: 3, high: 4 });
  });

  it('says what each screen did', async () => {
    const { screens } = await walked();
    expect(Object.fromEntries(screens.map((screen) => [screen.id, screen.effect]))).toEqual({
      // The referential applies, and its rung 4 now waits for the API alone.
      'profile.users': 'advances',
      'profile.api': 'changes',
      named: 'changes',
      means: 'list',
      'means[psc]': 'changes',
    });
    expect(screens.find((screen) => screen.id === 'named')).toMatchObject({ moved: ['access'], settled: 1, unanswered: [] });
  });

  it('a weak product is known sooner', async () => {
    const walk = await walked({ answers: { named: { value: false } } });
    expect(ids(walk)).toEqual([...BEGINS, 'named']);
    expect(level(walk.screens.at(-1))).toEqual({ low: 0, high: 0 });
  });

  it('what the dossier does not say is counted as left for later, and named', async () => {
    const walk = await walked({ answers: { idle: { value: true } }, items: [{ id: 'psc', label: 'PSC', kind: 'psc' }] });
    expect(walk.reached).toBe(false);
    expect(walk.screens.find((screen) => screen.id === 'named')).toMatchObject({ effect: 'unanswered', unanswered: ['named'] });
    expect(walk.screens.find((screen) => screen.id === 'means[psc]')?.unanswered).toEqual(['means[psc].production']);
    // The accounts, the tokens and the item wait.
    expect(walk.left).toBe(3);
  });

  it('an item no longer on duty that day is not described; nor is one to come', async () => {
    const items = [{ id: 'old', label: 'Ancien', kind: 'local', factors: 2, activeUntil: '2025-12-31' }, { id: 'later', label: 'Futur', kind: 'psc', activeFrom: '2027-01-01' }, psc];
    const described = async (date: string): Promise<string[]> => ids(await walked({ items }, date)).filter((id) => id.startsWith('means['));
    expect(await described('2026-11-24')).toEqual(['means[psc]']);
    expect(await described('2025-06-30')).toEqual(['means[old]', 'means[psc]']);
  });

  it('two items of the same name stay two screens', async () => {
    expect(ids(await walked({ items: [psc, { ...psc, id: 'other' }] })).filter((id) => id.startsWith('means['))).toEqual(['means[psc]', 'means[other]']);
  });

  it('nobody connects: the question that this makes idle is not asked, and no theme remains', async () => {
    const walk = await walked({ users: [] });
    expect(ids(walk)).toEqual(['profile.users']);
    expect(walk).toMatchObject({ reached: true, left: 0, themes: [], referentials: [] });
  });

  it('on the shipped rule sets: every screen tells something, an item is one screen, nothing is written', async () => {
    const text = `product: { name: Essai }
roles: [editor, operator]
profile: { kind: lgc, users: [professionals], sensitive: true, pscApi: false }
answers: { auth.namedAccounts: { value: true } }
lists:
  accessMeans: { complete: true, items: [{ id: psc, label: Pro Santé Connect, kind: psc, environment: production }] }
`;
    const folder = folderWith({ 'dossier.yaml': text, 'evidence/a.txt': 'contenu' });
    const before = snapshotOf(folder);
    const ports = createPorts(process.cwd());
    const walk = await walkInterview(ports, texts, { opened: await ports.dossiers.open(folder), referentials: ['authentification'], date: '2026-11-24' });
    expect(snapshotOf(folder)).toEqual(before);
    expect(walk.screens.filter((screen) => screen.effect === 'nothing')).toEqual([]);
    expect(ids(walk).filter((id) => id.startsWith('accessMeans'))).toEqual(['accessMeans', 'accessMeans[psc]']);
    expect(walk.opening.map((screen) => screen.id)).toEqual(OPENING);
    expect(walk.referentials).toEqual(['authentification@rie-1.0']);
  });
});

describe('what brings a theme to within one rung comes first', () => {
  it('a theme of one rung is asked about after the others, however much its question is worth', async () => {
    // The one rung alone settles a level and the verdict; the first of the other theme takes two answers.
    const dated: Partial<Requirement> = { opposable: true, inForce: { from: '2020-01-01' } };
    const rule: Referential = {
      ...EMPTY,
      themes: [{ id: 'short', title: 'short', ladder: ladder(1) }, { id: 'long', title: 'long', ladder: ladder(2) }],
      requirements: [
        requirement('s', 'short', { level: 1, metWhen: yes('q0'), ...dated }),
        requirement('l1a', 'long', { level: 1, metWhen: yes('q1'), ...dated }),
        requirement('l1b', 'long', { level: 1, metWhen: yes('q2'), ...dated }),
        requirement('l2', 'long', { level: 2, metWhen: yes('q3'), ...dated }),
      ],
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
        // The profile, each question, the list and its items.
        expect(screens.length).toBeLessThanOrEqual(1 + QUESTIONS.length + 1 + 3);
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
