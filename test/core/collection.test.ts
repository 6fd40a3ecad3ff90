import { describe, expect, it } from 'vitest';
import type { CollectionLevels } from '../../src/core/assessment.js';
import type { ListItem } from '../../src/core/dossier.js';
import { evaluate } from '../../src/core/evaluate.js';
import type { Referential, Requirement } from '../../src/core/referential.js';
import { words } from '../fixtures/arbitrary.js';
import { aDossier, rules } from '../fixtures/rules.js';

const requirement = (id: string, parts: Partial<Requirement> & Pick<Requirement, 'metWhen'>): Requirement => ({ id, theme: 't', title: id, force: 'doctrine', opposable: false, official: false, binds: ['editor'], source: [], ...parts });

function levels(requirements: Requirement[], items: ListItem[], complete = true): CollectionLevels | undefined {
  const rule: Referential = {
    id: 'r',
    edition: 'e',
    status: 'in-force',
    official: false,
    title: 'r',
    inForce: {},
    sources: [],
    themes: [{ id: 't', title: 't', collection: { of: 'things' }, ladder: { mode: 'cumulative', official: false, source: [], rungs: [{ level: 1, title: '1' }] } }],
    requirements,
  };
  return evaluate([rules(rule, words)], words, aDossier({ lists: { things: { complete, items } } }), '2026-11-22', { ahead: false }).themes[0]?.collection;
}

describe('offered and held', () => {
  const rung = requirement('rung', { level: 1, metWhen: { every: { of: 'things', where: { item: 'f1', equals: true }, is: { item: 'f0', equals: true }, whenEmpty: 'not-applicable' } } });
  const cap = requirement('cap', { capsLevel: 1, metWhen: { every: { of: 'things', is: { item: 'f0', equals: true }, whenEmpty: 'met' } } });

  it('an item no rung judges, but which caps the theme, holds it back', () => {
    expect(levels([rung, cap], [{ id: 'judged', f0: true, f1: true }, { id: 'caps', f0: false, f1: false }])?.held).toEqual({ low: 0, high: 0 });
    expect(levels([rung, cap], [{ id: 'judged', f0: true, f1: true }, { id: 'may-cap', f1: false }])?.held).toEqual({ low: 0, high: 1 });
  });

  it('an item is held back by what its rung implies and is denied, even off the ladder', () => {
    const implying = requirement('implying', { level: 1, implies: ['denied'], metWhen: { every: { of: 'things', is: { item: 'f0', equals: true }, whenEmpty: 'met' } } });
    const denied = requirement('denied', { metWhen: { none: { of: 'things', is: { item: 'f0', equals: true }, whenEmpty: 'met' } } });
    expect(levels([implying, denied], [{ id: 'judged', f0: true }])?.held).toEqual({ low: 0, high: 0 });
  });

  it('an item nothing judges holds nothing back', () => {
    expect(levels([rung], [{ id: 'judged', f0: true, f1: true }, { id: 'outside', f0: false, f1: false }])?.held).toEqual({ low: 1, high: 1 });
  });

  it('an item not yet on duty, or no longer, is not judged', () => {
    const items = [{ id: 'now', f0: true, f1: true }, { id: 'later', f0: false, f1: true, activeFrom: '2027-01-01' }, { id: 'before', f0: false, f1: true, activeUntil: '2026-11-21' }];
    expect(levels([rung], items)?.items.map((item) => item.id)).toEqual(['now']);
  });

  it('an incomplete list may still offer anything and hold nothing', () => {
    const found = levels([rung], [{ id: 'judged', f0: true, f1: true }], false);
    expect([found?.offered, found?.held]).toEqual([{ low: 1, high: 1 }, { low: 0, high: 1 }]);
  });
});
