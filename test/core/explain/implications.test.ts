import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/dossier.js';
import { explain } from '../../../src/core/explain/explain.js';
import type { RequirementExplanation } from '../../../src/core/explain/explanation.js';
import type { Referential, Requirement } from '../../../src/core/referential.js';
import { aDossier, rules } from '../../fixtures/rules.js';

const words = { profile: [], facts: [], lists: [], questions: ['a', 'b', 'c'].map((id) => ({ id, kind: 'yesNo' as const, text: id })) };
const requirement = (id: string, implies: readonly string[] = []): Requirement => ({ id, theme: 't', title: id, level: 1, force: 'doctrine', opposable: false, official: false, binds: ['editor'], source: [], metWhen: { question: id, equals: true }, ...(implies.length === 0 ? {} : { implies }) });

/** c implies b, which implies a. */
const chain: Referential = {
  id: 'r',
  edition: 'e',
  status: 'in-force',
  official: false,
  title: 'r',
  inForce: {},
  sources: [],
  themes: [{ id: 't', title: 't', ladder: { mode: 'cumulative', official: false, source: [], rungs: [{ level: 1, title: '1' }] } }],
  requirements: [requirement('a'), requirement('b', ['a']), requirement('c', ['b'])],
};

function links(id: string, answers: Readonly<Record<string, Answer>>): string[] {
  const about = aDossier({ answers, evidence: { paper: { fileState: 'present', file: 'p', sha256: 'x', date: '2026-01-01' } } });
  const explained = explain([rules(chain, words)], words, about, '2026-11-24', { kind: 'requirement', referential: 'r', id }) as RequirementExplanation;
  return explained.implications.map(({ from, to, via, effect }) => `${from} → ${[...via, to].join(' → ')} : ${effect}`);
}

const yes: Answer = { value: true };
const no: Answer = { value: false };
const documented: Answer = { value: true, evidence: ['paper'] };

describe('the implications of a requirement, step by step', () => {
  it.each<[string, Readonly<Record<string, Answer>>, readonly string[]]>([
    ['the last met deduces the first, through the one between', { c: yes }, ['b → a : none', 'c → b → a : deduced']],
    ['nothing comes of what is not met', { c: no }, ['b → a : none', 'c → b → a : none']],
    ['a better proof is lent', { a: yes, c: documented }, ['b → a : none', 'c → b → a : lifted']],
    ['an equal proof changes nothing', { a: documented, c: documented }, ['b → a : none', 'c → b → a : none']],
    ['a contradiction reaches through what was deduced', { a: no, c: yes }, ['b → a : contradicted', 'c → b → a : contradicted']],
  ])('%s', (_title, answers, expected) => {
    expect(links('a', answers)).toEqual(expected);
  });

  it('seen from where it starts', () => {
    expect(links('c', { a: no, b: yes, c: yes })).toEqual(['c → b → a : contradicted', 'c → b : none']);
  });
});
