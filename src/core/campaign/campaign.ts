import type { Assessment, Bounds, Verdict } from '../assessment.js';
import type { Day } from '../day.js';
import type { Commitment } from '../dossier.js';
import type { Problem } from '../error.js';

/** What a manifest, or the place of a dossier, says of it. */
export interface CampaignLine {
  /** The dossier, as the campaign names it: its path, or the line of a file. One entry each. */
  readonly key: string;
  /** INSEE code of the region. */
  readonly region?: string;
  readonly category?: string;
  /** Who answers for the service: éditeur, GRADeS, établissement… */
  readonly actor?: string;
  readonly users?: number;
}

/** A promise, as it stands on the day of the campaign. */
export interface EntryCommitment {
  readonly id: string;
  readonly due: Day;
  readonly state: 'held' | 'missed' | 'pending';
  readonly basis: 'declared' | 'proven' | null;
  readonly theme?: string;
  readonly level?: number;
  readonly requirement?: string;
}

/** One dossier that was read: what a campaign keeps of its assessment. */
export interface ReadEntry extends CampaignLine {
  readonly read: true;
  readonly product: { readonly name: string; readonly version?: string; readonly vendor?: string; readonly kind?: string };
  readonly verdict: Verdict;
  readonly verdictProven: Verdict;
  readonly themes: readonly { readonly id: string; readonly level: Bounds | null; readonly proven: number | null }[];
  readonly contradictions: readonly string[];
  /** Opposable requirements in force and not held, with the day they are due since. */
  readonly overdue: readonly { readonly id: string; readonly since: Day | null }[];
  readonly commitments: readonly EntryCommitment[];
  /** Rungs declared and not proven, all themes together. */
  readonly distance: number;
  /** Measurements that nobody can believe any more: edited, or without their file. */
  readonly lost: number;
}

/** One that could not: an entry with its cause, never a stop. */
export interface UnreadableEntry extends CampaignLine {
  readonly read: false;
  readonly problems: readonly Pick<Problem, 'code' | 'params' | 'place'>[];
}

export type CampaignEntry = ReadEntry | UnreadableEntry;

/** A theme, as every dossier of a campaign is judged on it. */
export interface CampaignTheme {
  readonly id: string;
  readonly title: string;
  readonly top: number;
  readonly target: { readonly level: number; readonly since: Day; readonly official: boolean } | null;
}

export interface Campaign {
  readonly calculation: number;
  readonly date: Day;
  readonly editions: readonly { readonly id: string; readonly edition: string; readonly digest: string }[];
  /** Titles of the requirements that some dossier does not hold. */
  readonly requirements: Readonly<Record<string, { readonly title: string; readonly reference?: string }>>;
  readonly themes: readonly CampaignTheme[];
  /** In the order of their keys. */
  readonly entries: readonly CampaignEntry[];
}

export function emptyCampaign(calculation: number, date: Day): Campaign {
  return { calculation, date, editions: [], requirements: {}, themes: [], entries: [] };
}

const byKey = (a: { readonly key: string }, b: { readonly key: string }): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The part of a campaign that one assessment makes. */
export function campaignOf(line: CampaignLine, assessment: Assessment, promised: readonly Commitment[]): Campaign {
  const { calculation, date, product, profile, referentials, themes, requirements, contradictions, commitments, inputs } = assessment;
  const kind = profile['kind'];
  const overdue = requirements.filter((each) => each.opposable && each.inForceNow && referentials.some(({ id, status }) => id === each.referential && status === 'in-force') && (each.status === 'unmet' || each.status === 'partial' || each.status === 'contradicted'));
  const entry: ReadEntry = {
    ...line,
    read: true,
    product: { name: product.name, ...(product.version === undefined ? {} : { version: product.version }), ...(product.vendor === undefined ? {} : { vendor: product.vendor }), ...(typeof kind === 'string' ? { kind } : {}) },
    verdict: assessment.verdict,
    verdictProven: assessment.verdictProven,
    themes: themes.map(({ id, level, proven }) => ({ id, level, proven })),
    contradictions,
    overdue: overdue.map(({ id, inForce }) => ({ id, since: inForce.from ?? null })),
    commitments: commitments.map(({ id, state, basis }): EntryCommitment => {
      const { due = date, theme, level, requirement } = promised.find((each) => each.id === id) ?? {};
      return { id, due, state, basis, ...(theme === undefined ? {} : { theme }), ...(level === undefined ? {} : { level }), ...(requirement === undefined ? {} : { requirement }) };
    }),
    distance: themes.reduce((sum, { level, proven }) => sum + Math.max(0, (level?.low ?? 0) - (proven ?? 0)), 0),
    lost: inputs.facts.filter(({ state }) => state !== undefined && state !== 'verified').length,
  };
  return {
    calculation,
    date,
    editions: referentials.map(({ id, edition, digest }) => ({ id, edition, digest })).sort(byId),
    requirements: Object.fromEntries(overdue.map(({ id, title, reference }) => [id, { title, ...(reference === undefined ? {} : { reference }) }])),
    themes: themes.map(({ id, title, top, target }) => ({ id, title, top, target: target && { level: target.level, since: target.since, official: target.official } })).sort(byId),
    entries: [entry],
  };
}

/** The part of a campaign that a dossier nobody can read makes. */
export function unreadable(line: CampaignLine, problems: readonly Problem[], calculation: number, date: Day): Campaign {
  return { ...emptyCampaign(calculation, date), entries: [{ ...line, read: false, problems: problems.map(({ code, params, place }) => ({ code, params, place })) }] };
}

function united<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [key(item), item] as const)).values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Targets may differ with the profile: the first by day, then level, speaks for all. */
function mergedThemes(themes: readonly CampaignTheme[]): CampaignTheme[] {
  const first = (a: CampaignTheme['target'], b: CampaignTheme['target']): CampaignTheme['target'] => (!a || (b && (b.since < a.since || (b.since === a.since && b.level < a.level))) ? b : a);
  const merged = new Map<string, CampaignTheme>();
  for (const theme of themes) {
    const known = merged.get(theme.id);
    merged.set(theme.id, known ? { ...known, title: known.title < theme.title ? known.title : theme.title, top: Math.max(known.top, theme.top), target: first(known.target, theme.target) } : theme);
  }
  return [...merged.values()].sort(byId);
}

/**
 * Puts parts of a campaign together: associative, whatever their order, so that shards and a single run give the same bytes. An entry
 * named twice is kept once.
 */
export function mergeCampaigns(parts: readonly Campaign[]): Campaign {
  const [first] = parts;
  if (!first) throw new RangeError('no part to merge');
  const requirements = united(parts.flatMap((each) => Object.entries(each.requirements)), ([id]) => id);
  return {
    calculation: first.calculation,
    date: first.date,
    editions: united(parts.flatMap(({ editions }) => editions), ({ id, edition, digest }) => `${id} ${edition} ${digest}`),
    requirements: Object.fromEntries(requirements),
    themes: mergedThemes(parts.flatMap(({ themes }) => themes)),
    entries: [...new Map(parts.flatMap(({ entries }) => entries).map((entry) => [entry.key, entry] as const)).values()].sort(byKey),
  };
}
