import type { CampaignTheme } from './campaign.js';
import { compareKeys } from './campaign.js';
import { CAMPAIGN_CAUSES, OUTCOMES, PLACES, type CampaignCause, type CampaignComparison, type CampaignNotice, type CampaignSide, type CommitmentOutcome, type Direction, type DossierMove, type DossierPlace, type FollowedCommitment, type RegionMoves, type ThemeMoves, type Trend } from './comparison/comparison.js';
import { levelMove, provenMove } from './comparison/direction.js';
import { arrived, DossierComparer } from './comparison/dossier.js';
import { matchDossiers, type Matching } from './comparison/matching.js';
import { followCommitments } from './comparison/promises.js';
import type { CampaignRecords, DossierRecord } from './comparison/record.js';
import { linkKey, type Links } from './comparison/rules.js';
import { REGIONS } from './regions.js';

/** Every dossier of both campaigns, once: a pair, or one side alone. In the order of their keys. */
interface Either {
  readonly before: DossierRecord | undefined;
  readonly after: DossierRecord | undefined;
  readonly formerKey: string | null;
}

function everyDossier({ pairs, gone, fresh }: Matching): readonly Either[] {
  const all: Either[] = [...pairs, ...gone.map((before) => ({ before, after: undefined, formerKey: null })), ...fresh.map((after) => ({ before: undefined, after, formerKey: null }))];
  const key = ({ before, after }: Either): string => (after ?? before)?.key ?? '';
  return all.sort((a, b) => compareKeys(key(a), key(b)));
}

function placeOf(record: DossierRecord | undefined): DossierPlace {
  if (!record) return 'absent';
  if (!record.read) return 'unreadable';
  return record.verdict === 'compliant' && record.verdictProven === 'compliant' ? 'proven' : record.verdict;
}

function side({ head, records }: CampaignRecords): CampaignSide {
  return { date: head.date, received: records.length, read: records.filter(({ read }) => read).length };
}

function zeros<Key extends string>(keys: readonly Key[]): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
}

const DIRECTIONS = ['up', 'down', 'decided', 'undecided', 'entered', 'left', 'same'] as const satisfies readonly (Direction | 'same')[];
const TRENDS = ['up', 'down', 'both', 'neither'] as const satisfies readonly Trend[];

/** Counts as each dossier is read. */
class Totals {
  readonly transitions = new Map<string, number>();
  readonly counts = { readable: 0, unreadable: 0, moved: 0, trends: zeros(TRENDS) };
  readonly commitments = { ...zeros(OUTCOMES), heldProven: 0 };
  readonly causes = new Map<CampaignCause, { dossiers: number; moves: number }>(CAMPAIGN_CAUSES.map((cause) => [cause, { dossiers: 0, moves: 0 }]));
  readonly overdue = new Map<string, { before: number; after: number; found: number; mended: number }>();
  readonly closed = new Map<string, number>();
  readonly regions = new Map(REGIONS.map((region) => [region.code, { region, before: { read: 0, nonCompliant: 0 }, after: { read: 0, nonCompliant: 0 } }]));
  private readonly steps: ReadonlyMap<string, { readonly theme: CampaignTheme; readonly level: Record<Direction | 'same', number>; readonly proven: Record<Direction | 'same', number> }>;

  constructor(before: CampaignRecords, after: CampaignRecords) {
    const known = new Map([...before.head.themes, ...after.head.themes].map((theme) => [theme.id, theme]));
    this.steps = new Map([...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, theme]) => [id, { theme, level: zeros(DIRECTIONS), proven: zeros(DIRECTIONS) }]));
  }

  private late(id: string): { before: number; after: number; found: number; mended: number } {
    let known = this.overdue.get(id);
    if (!known) this.overdue.set(id, (known = { before: 0, after: 0, found: 0, mended: 0 }));
    return known;
  }

  private stands(record: DossierRecord | undefined, when: 'before' | 'after'): void {
    if (record?.read !== true) return;
    const region = this.regions.get(record.region ?? '')?.[when];
    if (region) region.read += 1;
    if (region && record.verdict === 'non-compliant') region.nonCompliant += 1;
    for (const { id } of record.overdue) this.late(id)[when] += 1;
  }

  private levels({ before, after }: Either): void {
    if (before?.read !== true || after?.read !== true) return;
    for (const [id, step] of this.steps) {
      const [from, to] = [before, after].map(({ themes }) => themes.find((theme) => theme.id === id));
      if (!from?.level && !to?.level) continue;
      step.level[levelMove(from?.level ?? null, to?.level ?? null)?.direction ?? 'same'] += 1;
      step.proven[provenMove(from?.proven ?? null, to?.proven ?? null)?.direction ?? 'same'] += 1;
    }
  }

  add(either: Either, move: DossierMove | null, promises: readonly FollowedCommitment[], closed: readonly string[]): void {
    const { before, after } = either;
    const transition = `${placeOf(before)} ${placeOf(after)}`;
    this.transitions.set(transition, (this.transitions.get(transition) ?? 0) + 1);
    this.stands(before, 'before');
    this.stands(after, 'after');
    this.levels(either);
    for (const id of closed) this.closed.set(id, (this.closed.get(id) ?? 0) + 1);
    for (const { outcome, basis } of promises) {
      this.commitments[outcome] += 1;
      if (outcome === 'held' && basis === 'proven') this.commitments.heldProven += 1;
    }
    if (move?.state === 'readable' || move?.state === 'unreadable') this.counts[move.state] += 1;
    if (move?.state !== 'moved') return;
    this.counts.moved += 1;
    this.counts.trends[move.trend] += 1;
    const count = (cause: CampaignCause, what: 'dossiers' | 'moves'): void => {
      const known = this.causes.get(cause);
      if (known) known[what] += 1;
    };
    for (const cause of move.causes) count(cause, 'dossiers');
    for (const { causes } of move.requirements) for (const { cause } of causes) count(cause, 'moves');
    for (const { id } of move.overdue.found) this.late(id).found += 1;
    for (const id of move.overdue.mended) this.late(id).mended += 1;
  }

  themes(): ThemeMoves[] {
    return [...this.steps.values()].filter(({ level }) => Object.values(level).some((count) => count > 0));
  }

  places(): CampaignComparison['verdicts'] {
    return PLACES.flatMap((from) => PLACES.flatMap((to) => {
      const dossiers = this.transitions.get(`${from} ${to}`) ?? 0;
      return dossiers === 0 ? [] : [{ from, to, dossiers }];
    }));
  }
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
