import type { CampaignTheme } from '../campaign.js';
import { REGIONS } from '../regions.js';
import { CAMPAIGN_CAUSES, OUTCOMES, PLACES, type CampaignCause, type CampaignComparison, type Direction, type DossierMove, type DossierPlace, type FollowedCommitment, type ThemeMoves, type Trend } from './comparison.js';
import { levelMove, provenMove } from './direction.js';
import type { CampaignRecords, DossierRecord } from './record.js';

/** One dossier of both campaigns, or of one alone. */
export interface Either {
  readonly before: DossierRecord | undefined;
  readonly after: DossierRecord | undefined;
  readonly formerKey: string | null;
}

function placeOf(record: DossierRecord | undefined): DossierPlace {
  if (!record) return 'absent';
  if (!record.read) return 'unreadable';
  return record.verdict === 'compliant' && record.verdictProven === 'compliant' ? 'proven' : record.verdict;
}

function zeros<Key extends string>(keys: readonly Key[]): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
}

const DIRECTIONS = ['up', 'down', 'decided', 'undecided', 'entered', 'left', 'same'] as const satisfies readonly (Direction | 'same')[];
const TRENDS = ['up', 'down', 'both', 'neither'] as const satisfies readonly Trend[];

/** Counts as each dossier is read. */
export class Totals {
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
