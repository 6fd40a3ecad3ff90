import type { Verdict } from '../assessment.js';
import { daysBetween } from '../day.js';
import type { Campaign, CampaignTheme, EntryCommitment, ReadEntry, UnreadableEntry } from './campaign.js';
import { compareKeys } from './campaign.js';
import { REGIONS, type Region } from './regions.js';

/** How many dossiers stand where: `compliant` is told proven or only declared. */
export type VerdictCounts = Readonly<Record<Verdict, number>> & { readonly proven: number; readonly unreadable: number };

/** How many dossiers hold at least each rung: never a mean. */
export interface ThemeSteps {
  readonly theme: CampaignTheme;
  /** Dossiers the theme applies to. */
  readonly judged: number;
  /** From the first rung to the top. */
  readonly rungs: readonly { readonly level: number; readonly proven: number; readonly declared: number; readonly possible: number }[];
}

export interface RegionCounts {
  readonly region: Region;
  readonly read: number;
  readonly nonCompliant: number;
  readonly unreadable: number;
}

export interface OverdueCounts {
  readonly id: string;
  readonly dossiers: number;
  /** Days since the oldest of its dates. */
  readonly days: number;
}

/** A promise that was not kept. */
export interface LateCommitment {
  readonly entry: ReadEntry;
  readonly commitment: EntryCommitment;
  /** Days since it was due. */
  readonly days: number;
}

export interface CampaignFigures {
  /** How many dossiers were received, and read. */
  readonly received: number;
  readonly read: number;
  /** How many different names of editors. */
  readonly vendors: number;
  readonly verdicts: VerdictCounts;
  readonly steps: readonly ThemeSteps[];
  /** Whom to audit first, the first {@link MOST_AUDITED}: see {@link byAudit}. */
  readonly audit: readonly ReadEntry[];
  readonly overdue: readonly OverdueCounts[];
  readonly regions: readonly RegionCounts[];
  /** Dossiers that say no region. */
  readonly elsewhere: number;
  /** The first {@link MOST_UNREADABLE}, in the order of their keys. */
  readonly unreadable: readonly UnreadableEntry[];
  readonly commitments: { readonly heldProven: number; readonly heldDeclared: number; readonly missed: number; readonly pending: number; /** The oldest ones. */ readonly late: readonly LateCommitment[] };
  /** How many dossiers bear a review. */
  readonly examined: number;
}

export const MOST_AUDITED = 20;
export const MOST_UNREADABLE = 200;
const MOST_LATE = 50;

/** Whom to audit first: the greatest distance between declared and proven, then what is opposable and late, then the users. */
export const byAudit = (a: ReadEntry, b: ReadEntry): number => b.distance - a.distance || b.overdue.length - a.overdue.length || (b.users ?? 0) - (a.users ?? 0) || compareKeys(a.key, b.key);
const byLateness = (a: LateCommitment, b: LateCommitment): number => b.days - a.days || compareKeys(a.entry.key, b.entry.key);

/** The first of many by an order, without keeping them all. */
export class First<Item> {
  #kept: Item[] = [];

  constructor(
    private readonly most: number,
    private readonly order: (a: Item, b: Item) => number,
  ) {}

  add(item: Item): void {
    this.#kept.push(item);
    if (this.#kept.length >= this.most * 4) this.#kept = this.items();
  }

  items(): Item[] {
    return this.#kept.sort(this.order).slice(0, this.most);
  }
}

interface RungCount {
  proven: number;
  declared: number;
  possible: number;
}

/** Every figure of a campaign's report, from its entries alone, read once and not kept: the same entries give the same figures. */
export function campaignFigures({ date, themes, entries }: Campaign): CampaignFigures {
  const verdicts = { compliant: 0, 'non-compliant': 0, undetermined: 0, 'none-opposable': 0, proven: 0, unreadable: 0 };
  const vendors = new Set<string>();
  const overdue = new Map<string, { dossiers: number; days: number }>();
  const steps = new Map(themes.map((theme) => [theme.id, { judged: 0, rungs: Array.from({ length: theme.top }, (): RungCount => ({ proven: 0, declared: 0, possible: 0 })) }]));
  const regions = new Map(REGIONS.map((region) => [region.code, { region, read: 0, nonCompliant: 0, unreadable: 0 }]));
  const audit = new First(MOST_AUDITED, byAudit);
  const late = new First(MOST_LATE, byLateness);
  const unreadable: UnreadableEntry[] = [];
  const promises = { heldProven: 0, heldDeclared: 0, missed: 0, pending: 0 };
  let [received, read, elsewhere, examined] = [0, 0, 0, 0];
  for (const entry of entries) {
    received += 1;
    const region = regions.get(entry.region ?? '');
    if (!region) elsewhere += 1;
    if (!entry.read) {
      verdicts.unreadable += 1;
      if (region) region.unreadable += 1;
      if (unreadable.length < MOST_UNREADABLE) unreadable.push(entry);
      continue;
    }
    read += 1;
    verdicts[entry.verdict] += 1;
    if (entry.verdict === 'compliant' && entry.verdictProven === 'compliant') verdicts.proven += 1;
    if (region) region.read += 1;
    if (region && entry.verdict === 'non-compliant') region.nonCompliant += 1;
    if (entry.product.vendor !== undefined) vendors.add(entry.product.vendor);
    if (entry.reviews !== undefined && entry.reviews.length > 0) examined += 1;
    for (const { id, level, proven } of entry.themes) {
      const step = steps.get(id);
      if (!step || level === null) continue;
      step.judged += 1;
      step.rungs.forEach((rung, index) => {
        if ((proven ?? 0) > index) rung.proven += 1;
        if (level.low > index) rung.declared += 1;
        if (level.high > index) rung.possible += 1;
      });
    }
    for (const { id, since } of entry.overdue) {
      const known = overdue.get(id) ?? { dossiers: 0, days: 0 };
      overdue.set(id, { dossiers: known.dossiers + 1, days: Math.max(known.days, since === null ? 0 : daysBetween(since, date)) });
    }
    for (const commitment of entry.commitments) {
      promises[commitment.state === 'held' ? (commitment.basis === 'proven' ? 'heldProven' : 'heldDeclared') : commitment.state] += 1;
      if (commitment.state === 'missed') late.add({ entry, commitment, days: daysBetween(commitment.due, date) });
    }
    audit.add(entry);
  }
  return {
    received,
    read,
    vendors: vendors.size,
    verdicts,
    steps: themes.flatMap((theme) => {
      const { judged = 0, rungs = [] } = steps.get(theme.id) ?? {};
      return judged === 0 ? [] : [{ theme, judged, rungs: rungs.map((rung, index) => ({ level: index + 1, ...rung })) }];
    }),
    audit: audit.items(),
    overdue: [...overdue].map(([id, { dossiers, days }]) => ({ id, dossiers, days })).sort((a, b) => b.dossiers - a.dossiers || b.days - a.days || (a.id < b.id ? -1 : 1)),
    regions: [...regions.values()],
    elsewhere,
    unreadable,
    commitments: { ...promises, late: late.items() },
    examined,
  };
}
