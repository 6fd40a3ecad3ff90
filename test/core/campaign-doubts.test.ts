import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedId, boundedProblem } from '../../src/core/campaign/bounded.js';
import type { Campaign, ReadEntry } from '../../src/core/campaign/campaign.js';
import { campaignFigures } from '../../src/core/campaign/figures.js';
import { Claims, identityOf } from '../../src/core/campaign/identity.js';
import { reprobeDifferences } from '../../src/core/campaign/reprobe.js';
import type { Finding } from '../../src/core/dossier.js';

const finding = (fact: string, outcome: Finding['outcome'], value?: Finding['value'], more: Partial<Finding> = {}): Finding => ({ fact, outcome, grade: 3, state: 'verified', ...(value === undefined ? {} : { value }), ...more });
const entry = (key: string, name: string, vendor?: string, more: Partial<ReadEntry> = {}): ReadEntry => ({ key, read: true, product: { name, ...(vendor === undefined ? {} : { vendor }) }, verdict: 'none-opposable', verdictProven: 'none-opposable', themes: [], standings: [], answered: '', contradictions: [], overdue: [], losses: [], commitments: [], distance: 0, lost: 0, ...more });
const campaign = (entries: readonly ReadEntry[]): Campaign => ({ calculation: 1, date: '2026-11-24', editions: [], questions: [], facts: [], themes: [], entries });

describe('two findings of one fact', () => {
  it.each<readonly [string, readonly Finding[], readonly Finding[], readonly unknown[]]>([
    ['that say the same', [finding('a', 'observed', true)], [finding('a', 'observed', true)], []],
    ['of the same points, in another order', [finding('a', 'observed', ['x', 'y'])], [finding('a', 'observed', ['y', 'x'])], []],
    ['that say otherwise', [finding('a', 'observed', true)], [finding('a', 'observed', false)], [{ fact: 'a', was: { outcome: 'observed', value: true }, is: { outcome: 'observed', value: false } }]],
    ['said and not there', [finding('a', 'observed', 'x')], [finding('a', 'absent')], [{ fact: 'a', was: { outcome: 'observed', value: 'x' }, is: { outcome: 'absent' } }]],
    ['said, that no artefact shows', [finding('a', 'observed', true)], [], [{ fact: 'a', was: { outcome: 'observed', value: true }, is: null }]],
    ['said, that could not be measured', [finding('a', 'observed', true)], [finding('a', 'could-not-measure')], [{ fact: 'a', was: { outcome: 'observed', value: true }, is: null }]],
    ['measured, and left out', [], [finding('a', 'observed', 3)], [{ fact: 'a', was: null, is: { outcome: 'observed', value: 3 } }]],
    ['that both say nothing', [finding('a', 'not-applicable')], [finding('a', 'could-not-measure')], []],
    ['whose points fail, said not to be judged', [finding('a', 'observed', ['x'], { unjudged: ['y'] })], [finding('a', 'observed', ['x'])], [{ fact: 'a', was: { outcome: 'observed', value: ['x'], unjudged: ['y'] }, is: { outcome: 'observed', value: ['x'] } }]],
    ['recorded twice: the last counts, as it is judged', [finding('a', 'observed', true), finding('a', 'observed', false)], [finding('a', 'observed', false)], []],
  ])('%s', (_what, recorded, measured, differs) => {
    expect(reprobeDifferences(recorded, measured)).toEqual(differs);
  });

  it('are compared by their whole values, and shown cut', () => {
    const long = 'x'.repeat(1000);
    const [difference] = reprobeDifferences([finding('a', 'observed', `${long}1`)], [finding('a', 'observed', Array.from({ length: 1000 }, () => long))]);
    expect(JSON.stringify(difference?.was).length).toBeLessThan(300);
    expect(JSON.stringify(difference?.is).length).toBeLessThan(50_000);
    expect(reprobeDifferences([finding('a', 'observed', `${long}1`)], [finding('a', 'observed', `${long}2`)])).toHaveLength(1);
  });

  it('never differ from themselves, whatever a stranger wrote', () => {
    const value = fc.oneof(fc.boolean(), fc.double({ noNaN: true }), fc.string(), fc.array(fc.string()));
    const findings = fc.array(fc.record({ fact: fc.string(), outcome: fc.constantFrom('observed', 'absent', 'not-applicable', 'could-not-measure'), value, grade: fc.constant(3) }, { requiredKeys: ['fact', 'outcome', 'grade'] })) as fc.Arbitrary<Finding[]>;
    fc.assert(fc.property(findings, (each) => reprobeDifferences(each, each).length === 0));
  });
});

describe('one product', () => {
  it.each([
    ['written with other letters and spaces', { name: 'Xénon  Cabinet', vendor: 'Atelier X' }, { name: 'XENON CABINET', vendor: 'atelier-x' }, true],
    ['of another version', { name: 'X', version: '1', vendor: 'E' }, { name: 'X', version: '2', vendor: 'E' }, true],
    ['with letters nobody sees', { name: 'Xé\u200Bnon' }, { name: 'Xe\u0301non' }, true],
    ['of another editor', { name: 'X', vendor: 'E' }, { name: 'X', vendor: 'F' }, false],
    ['whose name begins alike', { name: 'X', vendor: 'E' }, { name: 'X2', vendor: 'E' }, false],
    ['in another script', { name: 'Здоровье' }, { name: 'Больница' }, false],
    ['of marks alone', { name: '***' }, { name: '???' }, false],
    ['whose editor ends its name', { name: 'X Y' }, { name: 'X', vendor: 'Y' }, false],
  ])('%s', (_what, a, b, same) => {
    expect(identityOf(a) === identityOf(b)).toBe(same);
  });

  it('claimed by several dossiers is told of each, and of no other', () => {
    const entries = [entry('d1', 'Xénon', 'E'), entry('d2', 'Argon', 'E'), entry('d3', 'xenon', 'e'), entry('d4', 'XENON', 'É')];
    const { shared } = campaignFigures(campaign(entries));
    expect([...shared]).toEqual([[identityOf({ name: 'Xénon', vendor: 'E' }), { product: { name: 'xenon', vendor: 'e' }, dossiers: 3, keys: ['d1', 'd3', 'd4'] }]]);
  });

  it('claimed by all of them keeps the first names alone', () => {
    const claims = new Claims();
    for (let index = 0; index < 1000; index++) claims.add(entry(`d${index}`, 'X'));
    expect([...claims.shared().values()]).toEqual([{ product: { name: 'X' }, dossiers: 1000, keys: ['d0', 'd1', 'd2', 'd3', 'd4'] }]);
  });
});

describe('findings replayed', () => {
  const replayed = (key: string, facts: readonly string[], passedOver: readonly { reason: string; artefacts: number }[] = []): ReadEntry => entry(key, key, 'E', { reprobed: { differs: facts.map((fact) => ({ fact, was: null, is: { outcome: 'absent' as const } })), passedOver } });

  it('are counted, the most different dossiers first; a campaign that replays none says so', () => {
    const { reprobed } = campaignFigures(campaign([replayed('d1', ['a']), replayed('d2', [], [{ reason: 'x', artefacts: 2 }]), replayed('d3', ['a', 'b'], [{ reason: 'x', artefacts: 1 }, { reason: 'w', artefacts: 1 }])]));
    expect(reprobed).toMatchObject({ dossiers: 2, findings: 3, passedOver: [{ reason: 'w', artefacts: 1 }, { reason: 'x', artefacts: 3 }], first: [{ key: 'd3' }, { key: 'd1' }] });
    expect(campaignFigures(campaign([entry('d1', 'X')])).reprobed).toBeUndefined();
  });
});

describe('what a stranger wrote in a mistake', () => {
  it('is kept short, with its line', () => {
    const kept = boundedProblem({ code: 'schema/unknown-key', params: { key: 'k'.repeat(1e6), known: Array.from({ length: 1000 }, () => 'x'.repeat(1000)), limit: 3 }, place: { file: 'd/dossier.yaml', line: 4, column: 2, path: ['k'.repeat(1e6)] } });
    expect(JSON.stringify(kept).length).toBeLessThan(15_000);
    expect(kept).toMatchObject({ code: 'schema/unknown-key', params: { limit: 3 }, place: { file: 'd/dossier.yaml', line: 4, column: 2 } });
    expect([boundedId('cnda'), boundedId('i'.repeat(400)).length]).toEqual(['cnda', 200]);
  });
});
