import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CampaignEntry } from '../../src/core/campaign/campaign.js';
import { conventionsOf, type Convention } from '../../src/core/campaign/convention.js';
import { REGIONS, type Region } from '../../src/core/campaign/regions.js';
import { broken, campaignOf, promise, service } from '../fixtures/regional-campaign.js';

const OCC = '76';
const region = (code: string): Region => REGIONS.find((each) => each.code === code)!;
const only = (entries: readonly CampaignEntry[]): Convention => conventionsOf(campaignOf(entries)).conventions[0]!;
const names = ({ services }: Convention): string[] => services.map(({ number, entry }) => `${number} ${entry.product.name}`);
const named = (key: string, name: string) => service(key, OCC, { product: { name } });

describe('the conventions of a campaign', () => {
  it('are one a region that has dossiers, in the order of regions; a dossier of none is counted, never dropped', () => {
    const { conventions, elsewhere } = conventionsOf(campaignOf([service('a', OCC), service('b', '32'), broken('c', '11'), service('d', undefined), broken('e', undefined), service('f', '99')]));
    expect([conventions.map((each) => each.region.label), elsewhere]).toEqual([['HDF', 'IDF', 'OCC'], 3]);
  });

  it('are those asked for, and a region without a dossier has none', () => {
    const { conventions, elsewhere } = conventionsOf(campaignOf([service('a', OCC), service('b', '32'), service('c', undefined)]), [region(OCC), region('94')]);
    expect([conventions.map((each) => each.region.label), elsewhere]).toEqual([['OCC'], 1]);
  });

  it('put every dossier in one place, whatever the campaign', () => {
    const codes = fc.option(fc.constantFrom(...REGIONS.map(({ code }) => code), 'zz'), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.tuple(codes, fc.boolean())), (drawn) => {
        const entries = drawn.map(([code, read], index) => (read ? service(`d${index}`, code) : broken(`d${index}`, code)));
        const { conventions, elsewhere } = conventionsOf(campaignOf(entries));
        const placed = conventions.flatMap((each) => [...each.services.map(({ entry }) => entry), ...each.unreadable].map((entry) => [entry.key, entry.region, each.region.code]));
        expect(placed.length + elsewhere).toBe(entries.length);
        expect(new Set(placed.map(([key]) => key)).size).toBe(placed.length);
        for (const [, own, under] of placed) expect(own).toBe(under);
      }),
    );
  });
});

describe('the convention of a region', () => {
  it('numbers its services in the order of a dictionary, then of their keys', () => {
    expect(names(only([named('c', 'Zénith'), named('b', 'étoile'), named('d', 'Azur'), named('a', 'Étoile')]))).toEqual(['1 Azur', '2 Étoile', '3 étoile', '4 Zénith']);
  });

  it('holds the editions and themes of its own services alone', () => {
    const elsewhere = service('z', '32', { themes: [{ id: 'image', level: { low: 0, high: 0 }, proven: 0 }], standings: [{ referential: 'echange', edition: '2025', letters: 'u' }] });
    const { conventions } = conventionsOf(campaignOf([service('a', OCC), elsewhere]));
    expect(conventions.map((each) => [each.region.label, each.editions.map(({ id }) => id), each.themes.map(({ id }) => id)])).toEqual([['HDF', ['echange'], ['image']], ['OCC', ['acces'], ['acces']]]);
    expect(JSON.stringify(conventions[1])).not.toContain('Service z');
  });

  it('lets go of what no convention says: answers, letters, notes of an auditor', () => {
    const held = JSON.stringify(only([service('a', OCC, { answered: 'SECRET', measured: 'SECRET', contradictions: ['SECRET'], losses: [{ evidence: 'SECRET', loss: 'expired' }], reviews: [{ requirement: 'ACC-1', state: 'refused', by: 'auditeur', date: '2026-11-01', comment: 'SECRET' }] })]));
    expect(held).not.toContain('SECRET');
    expect(held).not.toContain('Mmu');
  });

  it('tells promises in the order of the services, then of the days, and who promises nothing', () => {
    const { commitments, uncommitted } = only([named('a', 'Beta'), service('b', OCC, { product: { name: 'Alpha' }, commitments: [promise({ id: 'late', due: '2028-01-01' }), promise({ id: 'soon', due: '2027-01-01' })] }), named('c', 'Gamma')]);
    expect(commitments.map(({ number, commitment }) => `${number} ${commitment.id}`)).toEqual(['1 soon', '1 late']);
    expect(uncommitted.map(({ entry }) => entry.product.name)).toEqual(['Beta', 'Gamma']);
  });

  it.each([
    ['held, proven, not examined', undefined, 'proven'],
    ['held, proven, and examined the same', 2, 'proven'],
    ['held by evidence refused since', 1, 'declared'],
    ['held by evidence all refused since', null, 'declared'],
  ] as const)('a promise %s', (_what, examined, basis) => {
    const themes = [{ id: 'acces', level: { low: 2, high: 2 }, proven: 2, ...(examined === undefined ? {} : { examined }) }];
    const { commitments, figures } = only([service('a', OCC, { themes, commitments: [promise({ state: 'held', basis: 'proven' })] })]);
    expect(commitments[0]?.commitment.basis).toBe(basis);
    expect([figures.commitments.heldProven, figures.commitments.heldDeclared]).toEqual(basis === 'proven' ? [1, 0] : [0, 1]);
  });

  it('puts first the services with the most opposable requirements late, then the oldest', () => {
    const late = (key: string, ...days: (string | null)[]) => service(key, OCC, { overdue: days.map((since, index) => ({ id: `ACC-${index}`, since })) });
    expect(only([late('a', '2026-01-01'), late('b'), late('c', '2021-01-01'), late('d', '2026-01-01', null), late('e', null)]).late.map(({ entry }) => entry.key)).toEqual(['d', 'c', 'a', 'e']);
  });

  it('counts how many of its services hold each rung, and no others', () => {
    const { conventions } = conventionsOf(campaignOf([service('a', OCC), service('b', OCC, { themes: [{ id: 'acces', level: { low: 3, high: 3 }, proven: 2 }] }), service('c', '32')]));
    expect(conventions[1]?.figures.steps.map(({ theme, judged, rungs }) => [theme.id, judged, rungs.map(({ proven, declared, possible }) => [proven, declared, possible])])).toEqual([['acces', 2, [[2, 2, 2], [1, 1, 2], [0, 1, 1]]]]);
  });

  it('of nothing that could be read has no service, and each dossier with its cause', () => {
    const { services, unreadable, editions, themes, figures } = only([broken('b', OCC), broken('a', OCC)]);
    expect([services, editions, themes, figures.steps]).toEqual([[], [], [], []]);
    expect(unreadable.map(({ key, problems }) => [key, problems[0]?.code])).toEqual([['a', 'yaml/anchor'], ['b', 'yaml/anchor']]);
  });
});
