import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys, isRead, type Campaign, type CampaignEntry, type CampaignHead, type CampaignLine } from '../../src/core/campaign/campaign.js';
import { entryOf, unreadable } from '../../src/core/campaign/entry.js';
import { campaignFigures } from '../../src/core/campaign/figures.js';
import { REGIONS, regionOf } from '../../src/core/campaign/regions.js';
import { changedNames, fingerprint } from '../../src/core/campaign/fingerprint.js';
import { emptyHead, HeadBuilder, mergeHeads } from '../../src/core/campaign/head.js';
import type { Dossier } from '../../src/core/dossier.js';
import { judgeDossier } from '../../src/core/judge-dossier.js';
import { DAY, opposable, rule, ruleSet, words } from '../fixtures/one-question-rules.js';
import { aDossier, rules } from '../fixtures/rules.js';

const RULES = ruleSet([rule('a', { level: 1, ...opposable }), rule('b', { level: 2 }), rule('c', { level: 3 })]);

const COMPILED = rules(RULES, words);
const VOCABULARY = { ...words, questions: ['a', 'b', 'c'].map((id) => ({ id, kind: 'yesNo' as const, text: id })) };
const HEAD = emptyHead(1, DAY, VOCABULARY, [RULES]);

function part(line: CampaignLine, answers: readonly string[], more: Partial<Dossier> = {}): Campaign {
  const dossier: Partial<Dossier> = { roles: ['editor'], product: { name: line.key, vendor: 'E' }, answers: Object.fromEntries(['a', 'b', 'c'].map((id) => [id, { value: answers.includes(id) }])), ...more };
  const judged = entryOf(line, judgeDossier([COMPILED], VOCABULARY, aDossier(dossier), DAY), HEAD);
  const builder = new HeadBuilder(HEAD, () => COMPILED);
  builder.add(judged.judgedWith);
  return { ...builder.head(), entries: [judged.entry] };
}

const broken = (key: string): Campaign => ({ ...HEAD, entries: [unreadable({ key, region: '76' }, [{ code: 'yaml/empty', params: {}, place: { file: key }, severity: 'error' }])] });

function merged(parts: readonly Campaign[]): Campaign & { readonly entries: readonly CampaignEntry[] } {
  return { ...mergeHeads(parts), entries: parts.flatMap(({ entries }) => [...entries]).sort((a, b) => compareKeys(a.key, b.key)) };
}

describe('a campaign', () => {
  const PARTS = [part({ key: 'd1', region: '76', users: 10 }, ['a', 'b']), part({ key: 'd2', region: '11' }, []), part({ key: 'd3', region: '11', users: 99 }, ['a', 'b', 'c']), broken('d4')];

  it('counts verdicts, rungs and regions; an unreadable dossier is an entry', () => {
    const { verdicts, steps, regions, received, read, unreadable: lost, elsewhere, vendors } = campaignFigures(merged(PARTS));
    expect([received, read, lost.length, elsewhere, vendors]).toEqual([4, 3, 1, 0, 1]);
    expect(verdicts).toMatchObject({ 'non-compliant': 1, compliant: 2, proven: 0, unreadable: 1 });
    expect(steps[0]?.rungs.map(({ declared }) => declared)).toEqual([2, 2, 1]);
    expect(regions.filter((each) => each.read > 0 || each.unreadable > 0).map(({ region, read: count, nonCompliant, unreadable: none }) => [region.label, nonCompliant, count, none])).toEqual([['IDF', 1, 2, 0], ['OCC', 0, 1, 1]]);
  });

  it('ranks first where declared and proven part, then what is late, then the users', () => {
    expect(campaignFigures(merged(PARTS)).audit.map(({ key, distance }) => [key, distance])).toEqual([['d3', 3], ['d1', 2], ['d2', 0]]);
  });

  it('tells what is opposable and late, by requirement', () => {
    expect(campaignFigures(merged(PARTS)).overdue).toMatchObject([{ id: 'a', dossiers: 1 }]);
  });

  it('keeps promises: held, missed and to come', () => {
    const commitments = [{ id: 'k', requirement: 'a', date: '2026-01-01', due: '2026-06-30' }, { id: 'l', theme: 't', level: 1, date: '2026-01-01', due: '2027-06-30' }] as const;
    const { commitments: figures } = campaignFigures(part({ key: 'd' }, [], { commitments }));
    expect([figures.missed, figures.pending, figures.late.map(({ commitment, days }) => [commitment.id, days])]).toEqual([1, 1, [['k', 145]]]);
  });

  it('is the same whatever the order and the grouping of its parts', () => {
    const keys = fc.uniqueArray(fc.constantFrom('p', 'q', 'r', 's', 't'), { minLength: 1 });
    fc.assert(
      fc.property(keys, fc.array(fc.subarray(['a', 'b', 'c']), { minLength: 5, maxLength: 5 }), fc.nat(), (names, answers, cut) => {
        const parts = names.map((key, index) => (index === 3 ? broken(key) : part({ key }, answers[index] ?? [])));
        const whole = JSON.stringify(merged([{ ...HEAD, entries: [] }, ...parts]));
        const at = cut % parts.length;
        const [left, right] = [parts.slice(0, at), parts.slice(at)];
        const grouped = merged([merged([...right, { ...HEAD, entries: [] }].reverse()), merged([{ ...HEAD, entries: [] }, ...left])]);
        expect(JSON.stringify(grouped)).toBe(whole);
      }),
      { numRuns: 100 },
    );
  });
});

describe('parts judged by other rules', () => {
  it.each<readonly [string, (head: CampaignHead) => CampaignHead]>([
    ['that ask other questions', (head) => ({ ...head, questions: [...head.questions, 'z'] })],
    ['whose edition has another digest', (head) => ({ ...head, editions: head.editions.map((each) => ({ ...each, digest: 'other' })) })],
  ])('%s are not merged', (_what, change) => {
    const { entries: _, ...head } = part({ key: 'd' }, ['a']);
    expect(() => mergeHeads([head, change(head)])).toThrow();
    expect(mergeHeads([head, head])).toEqual(head);
  });
});

describe('an entry', () => {
  const entryFrom = (answers: readonly string[], more: Partial<Dossier> = {}) => {
    const [entry] = [...part({ key: 'd' }, answers, more).entries].filter(isRead);
    if (!entry) throw new Error('no entry');
    return entry;
  };

  it('says how each requirement stands, one letter each', () => {
    expect(entryFrom(['a']).standings).toEqual([{ referential: 'r', edition: 'e', letters: 'muu' }]);
    const evidence = { p: { file: 'p.pdf', date: '2026-01-01', fileState: 'present' as const } };
    expect(entryFrom([], { evidence, answers: { a: { value: true, evidence: ['p'] }, c: { skipped: 'plus tard' } } }).standings[0]?.letters).toBe('M??');
  });

  it('shows that an answer changed, and which one', () => {
    const names = HEAD.questions;
    const [before, after] = [entryFrom(['a', 'b']), entryFrom(['a'])];
    expect(changedNames({ names, prints: before.answered }, { names, prints: after.answered })).toEqual(['b']);
    expect(changedNames({ names, prints: before.answered }, { names, prints: before.answered })).toEqual([]);
    expect(changedNames({ names: [], prints: undefined }, { names, prints: before.answered })).toEqual(['a', 'b', 'c']);
  });

  it('names evidence that is worth no more than a declaration', () => {
    const evidence = { old: { file: 'o.pdf', date: '2024-01-01', until: '2025-01-01', fileState: 'present' as const }, fine: { file: 'f.pdf', date: '2026-01-01', fileState: 'present' as const }, gone: { file: 'g.pdf', date: '2026-01-01', fileState: 'absent' as const } };
    expect(entryFrom([], { evidence }).losses).toEqual([{ evidence: 'gone', loss: 'absent' }, { evidence: 'old', loss: 'expired' }]);
  });
});

describe('a fingerprint', () => {
  it('has three letters, and three points for nothing', () => {
    expect(fingerprint(undefined)).toBe('...');
    fc.assert(fc.property(fc.string(), (text) => /^[A-Za-z0-9_-]{3}$/.test(fingerprint(text))));
  });

  it('differs for nearly all different answers', () => {
    const prints = new Set(Array.from({ length: 1000 }, (_, index) => fingerprint(`réponse ${index}`)));
    expect(prints.size).toBeGreaterThan(990);
  });
});

describe('keys', () => {
  it('of one file follow its lines; others their letters', () => {
    expect(['b', 'a.jsonl:10', 'a.jsonl:9', 'a', 'a.jsonl'].sort(compareKeys)).toEqual(['a', 'a.jsonl', 'a.jsonl:9', 'a.jsonl:10', 'b']);
  });
});

describe('the regions', () => {
  it('are eighteen, each on a tile of its own', () => {
    expect(REGIONS).toHaveLength(18);
    for (const key of [({ code }: (typeof REGIONS)[number]) => code, ({ label }: (typeof REGIONS)[number]) => label, ({ row, column }: (typeof REGIONS)[number]) => `${row}/${column}`]) expect(new Set(REGIONS.map(key)).size).toBe(18);
  });

  it.each([['76', '76'], ['OCC', '76'], ['occitanie', '76'], ['Ile de France', '11'], ['provence-alpes-cote d’azur', '93'], ['06', '06'], ['Mayotte', '06']])('%s is read', (text, code) => {
    expect(regionOf(text)?.code).toBe(code);
  });

  it('an unknown one is none', () => {
    expect(regionOf('Bourgogne')).toBeUndefined();
  });
});
