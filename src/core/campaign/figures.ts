import type { Verdict } from '../assessment.js';
import { daysBetween } from '../day.js';
import type { Campaign, CampaignEntry, CampaignTheme, EntryCommitment, ReadEntry, UnreadableEntry } from './campaign.js';
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

export interface CampaignFigures {
  readonly read: readonly ReadEntry[];
  readonly unreadable: readonly UnreadableEntry[];
  readonly verdicts: VerdictCounts;
  readonly steps: readonly ThemeSteps[];
  /** Whom to audit first: the greatest distance between declared and proven, then what is opposable and late, then the users. */
  readonly audit: readonly ReadEntry[];
  readonly overdue: readonly OverdueCounts[];
  readonly regions: readonly RegionCounts[];
  /** Dossiers that say no region. */
  readonly elsewhere: number;
  readonly commitments: { readonly heldProven: number; readonly heldDeclared: number; readonly missed: number; readonly pending: number; readonly late: readonly { readonly entry: ReadEntry; readonly commitment: EntryCommitment; readonly days: number }[] };
}

const isRead = (entry: CampaignEntry): entry is ReadEntry => entry.read;

function stepsOf(theme: CampaignTheme, read: readonly ReadEntry[]): ThemeSteps {
  const own = read.flatMap(({ themes }) => themes.filter((each) => each.id === theme.id && each.level !== null));
  const rungs = Array.from({ length: theme.top }, (_, index) => index + 1).map((level) => ({
    level,
    proven: own.filter(({ proven }) => (proven ?? 0) >= level).length,
    declared: own.filter((each) => (each.level?.low ?? 0) >= level).length,
    possible: own.filter((each) => (each.level?.high ?? 0) >= level).length,
  }));
  return { theme, judged: own.length, rungs };
}

const byAudit = (a: ReadEntry, b: ReadEntry): number => b.distance - a.distance || b.overdue.length - a.overdue.length || (b.users ?? 0) - (a.users ?? 0) || (a.key < b.key ? -1 : 1);

/** Every figure of a campaign's report, from its entries alone. Pure: the same entries give the same figures. */
export function campaignFigures({ date, themes, entries }: Campaign): CampaignFigures {
  const read = entries.filter(isRead);
  const unreadable = entries.filter((entry): entry is UnreadableEntry => !entry.read);
  const count = (verdict: Verdict): number => read.filter((each) => each.verdict === verdict).length;
  const overdue = new Map<string, { dossiers: number; days: number }>();
  for (const { overdue: own } of read) {
    for (const { id, since } of own) {
      const known = overdue.get(id) ?? { dossiers: 0, days: 0 };
      overdue.set(id, { dossiers: known.dossiers + 1, days: Math.max(known.days, since === null ? 0 : daysBetween(since, date)) });
    }
  }
  const promised = read.flatMap((entry) => entry.commitments.map((commitment) => ({ entry, commitment, days: daysBetween(commitment.due, date) })));
  const promises = (state: EntryCommitment['state'], proven?: boolean): number => promised.filter(({ commitment }) => commitment.state === state && (proven === undefined || (commitment.basis === 'proven') === proven)).length;
  return {
    read,
    unreadable,
    verdicts: { compliant: count('compliant'), 'non-compliant': count('non-compliant'), undetermined: count('undetermined'), 'none-opposable': count('none-opposable'), proven: read.filter((each) => each.verdict === 'compliant' && each.verdictProven === 'compliant').length, unreadable: unreadable.length },
    steps: themes.map((theme) => stepsOf(theme, read)).filter(({ judged }) => judged > 0),
    audit: [...read].sort(byAudit),
    overdue: [...overdue].map(([id, { dossiers, days }]) => ({ id, dossiers, days })).sort((a, b) => b.dossiers - a.dossiers || b.days - a.days || (a.id < b.id ? -1 : 1)),
    regions: REGIONS.map((region) => {
      const own = read.filter((each) => each.region === region.code);
      return { region, read: own.length, nonCompliant: own.filter(({ verdict }) => verdict === 'non-compliant').length, unreadable: unreadable.filter((each) => each.region === region.code).length };
    }),
    elsewhere: entries.filter((each) => !REGIONS.some(({ code }) => code === each.region)).length,
    commitments: {
      heldProven: promises('held', true),
      heldDeclared: promises('held', false),
      missed: promises('missed'),
      pending: promises('pending'),
      late: promised.filter(({ commitment }) => commitment.state === 'missed').sort((a, b) => b.days - a.days || (a.entry.key < b.entry.key ? -1 : 1)),
    },
  };
}
