import { describe, expect, it } from 'vitest';
import { ConvergenceError } from '../../../src/core/error.js';
import { completableNames, findSubject, nearestNames } from '../../../src/core/explain/subject.js';
import type { Subject } from '../../../src/core/explain/explanation.js';
import type { Referential } from '../../../src/core/referential.js';
import { explainedRules as comptes, EXPLAINED_DAY as DAY } from '../../fixtures/explained.js';

/** A rule set whose theme bears its own name, and one requirement that of another. */
const homonym: Referential = {
  ...comptes,
  id: 'sessions',
  themes: [{ ...comptes.themes[0]!, id: 'sessions' }],
  requirements: comptes.requirements.slice(0, 1).map((each) => ({ ...each, theme: 'sessions', reference: 'ART 8', aliases: [] })),
};
const both = [comptes, homonym];

const requirement = (id: string, referential = 'comptes'): Subject => ({ kind: 'requirement', referential, id });

describe('what a name asks to explain', () => {
  it.each<[string, Subject]>([
    ['C-2', requirement('C-2')],
    ['ART 2', requirement('C-2')],
    ['ART\u00A02', requirement('C-2')],
    ['CPT/va1.01', requirement('C-1')],
    // ART 1 also named C-5, which is over.
    ['ART 1', requirement('C-1')],
    ['C-5', requirement('C-5')],
    ['comptes-pro', { kind: 'level', referential: 'comptes', theme: 'comptes-pro' }],
    ['comptes-pro.level', { kind: 'level', referential: 'comptes', theme: 'comptes-pro' }],
    ['comptes-pro.verdict', { kind: 'verdict', referential: 'comptes', theme: 'comptes-pro' }],
    ['comptes-pro.index', { kind: 'index', referential: 'comptes', theme: 'comptes-pro' }],
    ['comptes', { kind: 'verdict', referential: 'comptes' }],
    ['comptes:verdict', { kind: 'verdict', referential: 'comptes' }],
    ['comptes:index', { kind: 'index', referential: 'comptes' }],
    ['comptes:C-2', requirement('C-2')],
    ['verdict', { kind: 'verdict' }],
    ['index', { kind: 'index' }],
  ])('%s', (typed, subject) => {
    expect(findSubject(typed, [comptes], DAY)).toEqual(subject);
  });

  it('a label of a requirement that is over still names it alone', () => {
    expect(findSubject('ART 1', [{ ...comptes, requirements: comptes.requirements.filter(({ id }) => id === 'C-5') }], DAY)).toEqual(requirement('C-5'));
  });

  it('a theme wins over the referential of the same name, whose verdict keeps its own', () => {
    expect(findSubject('sessions', both, DAY)).toMatchObject({ kind: 'level' });
    expect(findSubject('sessions:verdict', both, DAY)).toEqual({ kind: 'verdict', referential: 'sessions' });
  });

  it.each([
    ['ART 3', [comptes], ['C-3', 'C-4']],
    ['CPT/va1.02', [comptes], ['C-1', 'C-3']],
    ['C-1', both, ['comptes:C-1', 'sessions:C-1']],
  ])('%s is refused when it names several things', (typed, referentials, known) => {
    try {
      findSubject(typed, referentials, DAY);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof ConvergenceError)) throw error;
      expect(error.problems[0]).toMatchObject({ code: 'explain/ambiguous', params: { id: typed, known } });
    }
  });

  it('the full name tells them apart', () => {
    expect(findSubject('sessions:C-1', both, DAY)).toEqual(requirement('C-1', 'sessions'));
  });

  it.each([
    ['C-9', ['C-1', 'C-2', 'C-3']],
    ['comptes-prot', ['comptes-pro']],
    ['comptes-pro.indx', ['comptes-pro.index']],
    ['comptes:verdct', ['verdict']],
    ['tout autre chose', []],
  ])('%s: the nearest are proposed', (typed, names) => {
    expect(findSubject(typed, [comptes], DAY)).toBeUndefined();
    expect(nearestNames(typed, [comptes], DAY)).toEqual(names);
  });

  it('a shell completes ids, themes, their verdict and index, never a name with a space', () => {
    const names = completableNames(both);
    expect(names).toEqual(expect.arrayContaining(['verdict', 'index', 'C-1', 'comptes', 'comptes-pro', 'comptes-pro.verdict', 'comptes-pro.index', 'sessions']));
    expect(names.filter((name) => name.includes(' '))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});
