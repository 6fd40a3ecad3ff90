import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { campaignOf, emptyCampaign, mergeCampaigns, unreadable, type Campaign, type CampaignLine } from '../../src/core/campaign/campaign.js';
import { campaignFigures } from '../../src/core/campaign/figures.js';
import { REGIONS, regionOf } from '../../src/core/campaign/regions.js';
import type { Dossier } from '../../src/core/dossier.js';
import { DAY, judged, opposable, rule, ruleSet } from '../fixtures/one-question-rules.js';

const RULES = ruleSet([rule('a', { level: 1, ...opposable }), rule('b', { level: 2 }), rule('c', { level: 3 })]);

function part(line: CampaignLine, answers: readonly string[], more: Partial<Dossier> = {}): Campaign {
  const dossier: Partial<Dossier> = { product: { name: line.key, vendor: 'E' }, answers: Object.fromEntries(['a', 'b', 'c'].map((id) => [id, { value: answers.includes(id) }])), ...more };
  return campaignOf(line, judged([RULES], dossier), more.commitments ?? []);
}

const broken = (key: string): Campaign => unreadable({ key, region: '76' }, [{ code: 'yaml/empty', params: {}, place: { file: key }, severity: 'error' }], 1, DAY);

describe('a campaign', () => {
  const PARTS = [part({ key: 'd1', region: '76', users: 10 }, ['a', 'b']), part({ key: 'd2', region: '11' }, []), part({ key: 'd3', region: '11', users: 99 }, ['a', 'b', 'c']), broken('d4')];

  it('counts verdicts, rungs and regions; an unreadable dossier is an entry', () => {
    const { verdicts, steps, regions, read, unreadable: lost, elsewhere } = campaignFigures(mergeCampaigns(PARTS));
    expect([read.length, lost.length, elsewhere]).toEqual([3, 1, 0]);
    expect(verdicts).toMatchObject({ 'non-compliant': 1, compliant: 2, proven: 0, unreadable: 1 });
    expect(steps[0]?.rungs.map(({ declared }) => declared)).toEqual([2, 2, 1]);
    expect(regions.filter((each) => each.read > 0 || each.unreadable > 0).map(({ region, read: count, nonCompliant, unreadable: none }) => [region.label, nonCompliant, count, none])).toEqual([['IDF', 1, 2, 0], ['OCC', 0, 1, 1]]);
  });

  it('ranks first where declared and proven part, then what is late, then the users', () => {
    expect(campaignFigures(mergeCampaigns(PARTS)).audit.map(({ key, distance }) => [key, distance])).toEqual([['d3', 3], ['d1', 2], ['d2', 0]]);
  });

  it('tells what is opposable and late, by requirement', () => {
    expect(campaignFigures(mergeCampaigns(PARTS)).overdue).toMatchObject([{ id: 'a', dossiers: 1 }]);
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
        const whole = JSON.stringify(mergeCampaigns([emptyCampaign(1, DAY), ...parts]));
        const at = cut % parts.length;
        const [left, right] = [parts.slice(0, at), parts.slice(at)];
        const grouped = mergeCampaigns([mergeCampaigns([emptyCampaign(1, DAY), ...right].reverse()), mergeCampaigns([emptyCampaign(1, DAY), ...left])]);
        expect(JSON.stringify(grouped)).toBe(whole);
      }),
      { numRuns: 100 },
    );
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
