import { compareKeys } from './campaign.js';
import { CAMPAIGN_CAUSES, type CampaignComparison, type CampaignNotice, type CampaignSide, type CommitmentOutcome, type DossierMove, type RegionMoves } from './comparison/comparison.js';
import { arrived, DossierComparer } from './comparison/dossier.js';
import { matchDossiers, type Matching } from './comparison/matching.js';
import { followCommitments } from './comparison/promises.js';
import type { CampaignRecords } from './comparison/record.js';
import { linkKey, type Links } from './comparison/rules.js';
import { Totals, type Either } from './comparison/totals.js';

/** Every dossier of both campaigns, once, in the order of their keys. */
function everyDossier({ pairs, gone, fresh }: Matching): readonly Either[] {
  const all: Either[] = [...pairs, ...gone.map((before) => ({ before, after: undefined, formerKey: null })), ...fresh.map((after) => ({ before: undefined, after, formerKey: null }))];
  const key = ({ before, after }: Either): string => (after ?? before)?.key ?? '';
  return all.sort((a, b) => compareKeys(key(a), key(b)));
}

function side({ head, records }: CampaignRecords): CampaignSide {
  return { date: head.date, received: records.length, read: records.filter(({ read }) => read).length };
}

/** Fewer than half of the dossiers of the larger campaign are in the other. */
const isOtherSet = (matched: number, before: CampaignSide, after: CampaignSide): boolean => matched * 2 < Math.max(before.received, after.received);

/**
 * Two campaigns, dossier by dossier: who moved, and why as far as is known; what became of what was promised. Nothing is judged again.
 * Counts are worked out at once; dossiers and promises again each time they are read, so that nothing but the records is kept.
 */
export function compareCampaigns(before: CampaignRecords, after: CampaignRecords, links: Links = new Map()): CampaignComparison {
  const matching = matchDossiers(before, after);
  const dossiers = everyDossier(matching);
  const comparer = new DossierComparer(before, after, links);
  const totals = new Totals(before, after);
  const moveOf = (each: Either): DossierMove | null => {
    if (each.before && each.after) return comparer.move({ before: each.before, after: each.after, formerKey: each.formerKey });
    return each.after ? arrived('new', each.after) : each.before ? arrived('gone', each.before) : null;
  };
  for (const each of dossiers) {
    const { before: old, after: now } = each;
    totals.add(each, moveOf(each), followCommitments(old, now), old?.read === true && now?.read === true ? comparer.closedFor(old, now) : []);
  }
  const [older, newer] = [side(before), side(after)];
  const rules = comparer.ruleChanges();
  const unlinked = [...new Set([...before.head.editions, ...after.head.editions].filter((each) => !links.has(linkKey(each))).map(({ id, edition }) => `${id} ${edition}`))].sort();
  const notices: CampaignNotice[] = [
    ...(rules.every(({ same }) => same) ? [] : [{ code: 'rules-differ' as const, params: { count: rules.filter(({ same }) => !same).length } }]),
    ...(unlinked.length === 0 ? [] : [{ code: 'rules-not-shipped' as const, params: { editions: unlinked } }]),
    ...(isOtherSet(matching.pairs.length, older, newer) ? [{ code: 'sets-differ' as const, params: { matched: matching.pairs.length, before: older.received, after: newer.received } }] : []),
    ...(older.date === newer.date ? [{ code: 'same-day' as const, params: {} }] : []),
  ];
  return {
    calculation: after.head.calculation,
    before: older,
    after: newer,
    notices,
    rules,
    counts: { matched: matching.pairs.length, fresh: matching.fresh.length, gone: matching.gone.length, ...totals.counts },
    renamed: matching.pairs.flatMap(({ after: { key }, formerKey }) => (formerKey === null ? [] : [{ before: formerKey, after: key }])),
    ambiguous: matching.ambiguous,
    verdicts: totals.places(),
    themes: totals.themes(),
    causes: CAMPAIGN_CAUSES.flatMap((cause) => {
      const found = totals.causes.get(cause);
      return found && found.dossiers + found.moves > 0 ? [{ cause, ...found }] : [];
    }),
    overdue: [...totals.overdue].map(([id, counts]) => ({ id, ...counts })).sort((a, b) => b.after - a.after || b.before - a.before || (a.id < b.id ? -1 : 1)),
    closed: [...totals.closed].map(([id, count]) => ({ id, dossiers: count })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    regions: [...totals.regions.values()] satisfies RegionMoves[],
    commitments: totals.commitments satisfies Record<CommitmentOutcome | 'heldProven', number>,
    followed: {
      *[Symbol.iterator]() {
        for (const each of dossiers) yield* followCommitments(each.before, each.after);
      },
    },
    dossiers: {
      *[Symbol.iterator]() {
        for (const each of dossiers) {
          const move = moveOf(each);
          if (move) yield move;
        }
      },
    },
  };
}
