import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/core/evaluate.js';
import type { Dossier } from '../../src/core/dossier.js';
import type { Condition } from '../../src/core/condition.js';
import type { Referential, Requirement } from '../../src/core/referential.js';
import { DAY, words } from '../fixtures/arbitrary.js';
import { aDossier, rules } from '../fixtures/rules.js';

const requirement = (id: string, level: number, metWhen: Condition, parts: Partial<Requirement> = {}): Requirement => ({ id, theme: 't', title: id, level, force: 'doctrine', opposable: false, official: false, binds: ['editor'], metWhen, source: [], ...parts });
const yes = (question: string): Condition => ({ question, equals: true });

/** The decisive inputs of a dossier, in order, on a ladder of three rungs. */
function decisive(requirements: readonly Requirement[], about: Partial<Dossier> = {}) {
  const referential: Referential = {
    id: 'r',
    edition: 'e',
    status: 'in-force',
    official: false,
    title: 'r',
    inForce: {},
    sources: [],
    themes: [{ id: 't', title: 't', ladder: { mode: 'cumulative', official: false, source: [], rungs: [1, 2, 3].map((level) => ({ level, title: `${level}` })) } }],
    requirements,
  };
  return evaluate([rules(referential, words)], words, aDossier({ roles: ['editor'], ...about }), DAY).decisive;
}

const ids = (...from: Parameters<typeof decisive>): string[] => decisive(...from).map((each) => each.id);
const every: Condition = { every: { of: 'things', is: { item: 'f0', equals: true }, whenEmpty: 'met' } };

describe('the order of decisive questions', () => {
  it('a list counts one screen and its items: a question as useful comes first', () => {
    // Each alone can take rung 1 away: the same width for one screen, or for two.
    expect(ids([requirement('a', 1, every), requirement('b', 1, yes('q0'))])).toEqual(['q0', 'things']);
  });

  it('its gain is shared between its screens, an item to describe costing one more', () => {
    const rungs = [requirement('a', 1, every), requirement('b', 3, yes('q0')), requirement('c', 2, yes('q1'))];
    // The list removes 1 of width at best and 3 at worst, for two screens; rung 2 removes 2 for one: the lower rung decides.
    expect(ids(rungs)).toEqual(['things', 'q1', 'q0']);
    const described = (items: readonly Record<string, unknown>[]): Partial<Dossier> => ({ lists: { things: { items: items as never } } });
    // Its one item described, only saying that the list is complete is left.
    expect(ids(rungs, described([{ id: 'i', f0: true }]))[0]).toBe('things');
    // Two items undescribed: three screens, and the fields come for one each.
    expect(ids(rungs, described([{ id: 'i' }, { id: 'j' }])).slice(0, 2)).toEqual(['things[i].f0', 'things[j].f0']);
  });

  it('what an answer implies counts as settled: a third party’s proof comes before as useful a question', () => {
    const rungs = [requirement('a', 2, yes('q1')), requirement('proof', 2, yes('q2'), { implies: ['c', 'd'] }), requirement('c', 3, yes('q3')), requirement('d', 3, yes('q4'))];
    const [first, second] = decisive(rungs);
    expect([first?.id, second?.id]).toEqual(['q2', 'q1']);
    expect([first?.gain, first?.settles, second?.gain, second?.settles]).toEqual([second?.gain, 3, first?.gain, 1]);
  });
});
