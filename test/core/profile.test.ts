import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCondition, type Condition } from '../../src/core/condition.js';
import type { Dossier, Value } from '../../src/core/dossier.js';
import { evaluate } from '../../src/core/evaluate.js';
import { readInputs } from '../../src/core/inputs.js';
import { notAskedIn } from '../../src/core/profile.js';
import type { Referential, Vocabulary } from '../../src/core/referential.js';
import { aDossier, rules, vocabulary } from '../fixtures/rules.js';

const DAY = '2026-11-24';

/** What a condition on the profile is, and which profile answers it waits for. */
function read(condition: Condition, profile: Dossier['profile'], words: Vocabulary = vocabulary): { truth: string; waits: string[] } {
  const open: string[] = [];
  const truth = compileCondition(condition)(readInputs(aDossier({ profile }), words, new Map(), DAY).context({ open }));
  return { truth, waits: [...new Set(open)].map((key) => key.replace('profile:', '')) };
}

describe('a profile question asked only when others make it matter', () => {
  const callsApi: Condition = { profile: 'pscApi', equals: true };
  const callsInsi: Condition = { profile: 'insi', equals: true };
  const exchangesCda: Condition = { profile: 'exchanges', includes: ['cda'] };
  const ownMailbox: Condition = { profile: 'mailboxes', present: true };

  it.each<[string, Condition, Dossier['profile'], string, readonly string[]]>([
    ['patients only: no Pro Santé Connect API', callsApi, { users: ['patients'] }, 'false', []],
    ['nobody connects: no Pro Santé Connect API', callsApi, { users: [] }, 'false', []],
    ['servers only: the question is asked', callsApi, { users: ['organisations'] }, 'unknown', ['pscApi']],
    ['professionals: the question is asked', callsApi, { users: ['professionals'] }, 'unknown', ['pscApi']],
    ['professionals, and it calls them', callsApi, { users: ['professionals'], pscApi: true }, 'true', []],
    ['users not known: they are asked first', callsApi, {}, 'unknown', ['users']],
    ['users not known, an answer that could be set aside', callsApi, { pscApi: true }, 'unknown', ['users']],
    ['users not known, an answer that would read the same', callsApi, { pscApi: false }, 'false', []],
    ['patients only, a stale answer is not read', callsApi, { users: ['patients'], pscApi: true }, 'false', []],
    ['no identity: INSi is not called', callsInsi, { identities: 'none' }, 'false', []],
    ['identities received: INSi is asked', callsInsi, { identities: 'otherDomain' }, 'unknown', ['insi']],
    ['no identity: nothing is exchanged', exchangesCda, { identities: 'none' }, 'false', []],
    ['no MSSanté: no mailbox', ownMailbox, { mssante: [] }, 'false', []],
    ['MSSanté: mailboxes are asked', ownMailbox, { mssante: ['send'] }, 'unknown', ['mailboxes']],
    ['under not too', { not: callsApi }, { users: ['patients'] }, 'true', []],
  ])('%s', (_title, condition, profile, truth, waits) => {
    expect(read(condition, profile)).toEqual({ truth, waits });
  });

  it('the answers that keep it from being asked are named', () => {
    expect([...notAskedIn({ users: [], identities: 'none', mssante: [] }, vocabulary)]).toEqual([
      ['pscApi', { by: ['users'], otherwise: false }],
      ['identityProvider', { by: ['users'], otherwise: 'none' }],
      ['insi', { by: ['identities'], otherwise: false }],
      ['exchanges', { by: ['identities'], otherwise: [] }],
      ['mailboxes', { by: ['mssante'], otherwise: [] }],
    ]);
    expect(notAskedIn({ users: ['professionals'] }, vocabulary).size).toBe(0);
  });
});

/** Three questions, each behind the one before it. */
const CHAIN: Vocabulary = {
  profile: [
    { id: 'a', kind: 'yesNo', text: 'a' },
    { id: 'b', kind: 'yesNo', text: 'b', when: { profile: 'a', equals: true }, otherwise: false },
    { id: 'c', kind: 'yesNo', text: 'c', when: { not: { profile: 'b', equals: false } }, otherwise: true },
  ],
  facts: [],
  lists: [],
  questions: [],
};

const IDS = ['a', 'b', 'c'] as const;
const leaf = fc.record({ profile: fc.constantFrom(...IDS), equals: fc.boolean() });
const condition = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2 },
    leaf,
    fc.record({ not: tie('node') }),
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
  ),
})).node;
const someProfile = fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean() }, { requiredKeys: [] }) as fc.Arbitrary<Record<string, Value>>;
const wholeProfile = fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean() });

describe('gates are sound', () => {
  it('what is known before every answer is given stays true whatever the others are', () => {
    fc.assert(
      fc.property(condition, someProfile, wholeProfile, (each, partial, rest) => {
        const before = read(each, partial, CHAIN).truth;
        const after = read(each, { ...rest, ...partial }, CHAIN).truth;
        expect(after).not.toBe('unknown');
        if (before !== 'unknown') expect(after).toBe(before);
      }),
      { numRuns: 2000 },
    );
  });

  it('what stays unknown names a question to ask, and answering what is named ends it', () => {
    fc.assert(
      fc.property(condition, someProfile, wholeProfile, (each, partial, rest) => {
        const profile: Record<string, Value> = { ...partial };
        for (let screens = 0; ; screens++) {
          const { truth, waits } = read(each, profile, CHAIN);
          if (truth !== 'unknown') return;
          const next = waits.find((id) => profile[id] === undefined) as keyof typeof rest | undefined;
          if (next === undefined || screens > IDS.length) throw new Error(`nothing to ask: ${JSON.stringify({ profile, waits })}`);
          expect(notAskedIn(profile, CHAIN).has(next)).toBe(false);
          profile[next] = rest[next];
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what a gate sets aside', () => {
  const rule: Referential = {
    id: 'r',
    edition: 'e',
    status: 'in-force',
    official: true,
    title: 'r',
    inForce: {},
    sources: [],
    themes: [{ id: 't', title: 't', ladder: { mode: 'cumulative', official: false, source: [], rungs: [{ level: 1, title: '1' }] } }],
    questions: [{ id: 'q', kind: 'yesNo', text: 'q' }],
    requirements: [
      { id: 'always', theme: 't', title: '', level: 1, force: 'order', opposable: true, official: true, binds: ['editor'], metWhen: { question: 'q', equals: true }, inForce: { from: '2020-01-01' }, source: [] },
      { id: 'apis', theme: 't', title: '', force: 'order', opposable: true, official: true, binds: ['editor'], applies: { profile: 'pscApi', equals: true }, metWhen: { question: 'q', equals: true }, inForce: { from: '2020-01-01' }, source: [] },
    ],
  };
  const setAside = (profile: Dossier['profile']) => evaluate([rules(rule)], vocabulary, aDossier({ profile }), DAY).setAside;

  it('names the answer that keeps the question from being asked', () => {
    expect(setAside({ users: ['patients'] })).toEqual([{ requirement: 'apis', by: 'profile', answer: 'profile.users' }]);
    expect(setAside({ users: ['patients'], pscApi: true })).toEqual([{ requirement: 'apis', by: 'profile', answer: 'profile.users' }]);
    expect(setAside({ users: ['professionals'], pscApi: false })).toEqual([{ requirement: 'apis', by: 'profile', answer: 'profile.pscApi' }]);
  });
});
