import { compareKeys, type Campaign, type CampaignEdition, type CampaignEntry, type CampaignTheme, type EntryCommitment, type ReadEntry, type UnreadableEntry } from './campaign.js';
import { campaignFigures, type CampaignFigures } from './figures.js';
import { REGIONS, type Region } from './regions.js';

/** A service a convention is about, by its place in the tables: they name it by its number. */
export interface ConventionService {
  readonly number: number;
  readonly entry: ReadEntry;
}

/** A promise of a service, in the order of the services, then of the days. */
export interface ConventionCommitment extends ConventionService {
  readonly commitment: EntryCommitment;
}

/** What the convention of one region holds: its own services, and nothing of another region's. */
export interface Convention {
  readonly region: Region;
  readonly day: Campaign['date'];
  readonly calculation: number;
  /** Those that judged one of its services. */
  readonly editions: readonly CampaignEdition[];
  /** Those that apply to one of its services. */
  readonly themes: readonly CampaignTheme[];
  /** By name, then key. */
  readonly services: readonly ConventionService[];
  /** To be completed before anyone signs. */
  readonly unreadable: readonly UnreadableEntry[];
  readonly commitments: readonly ConventionCommitment[];
  /** Services that promise nothing yet. */
  readonly uncommitted: readonly ConventionService[];
  /** Services that do not hold an opposable requirement in force: the most of them first, then the oldest. */
  readonly late: readonly ConventionService[];
  readonly figures: CampaignFigures;
}

export interface Conventions {
  /** One for each region that has a dossier, in the order of {@link REGIONS}. */
  readonly conventions: readonly Convention[];
  /** Dossiers whose region is not said, or is none: in no convention. */
  readonly elsewhere: number;
}

/** A promise held on evidence that an auditor refused since is held by a declaration. */
function asExamined(commitment: EntryCommitment, { themes }: ReadEntry): EntryCommitment {
  const examined = themes.find(({ id }) => id === commitment.theme)?.examined;
  return commitment.basis === 'proven' && examined !== undefined && (examined ?? 0) < (commitment.level ?? 0) ? { ...commitment, basis: 'declared' } : commitment;
}

/** What no convention says of a service, and what weighs the most: only which editions judged it is kept of its standings. */
function kept(entry: CampaignEntry): CampaignEntry {
  if (!entry.read) return entry;
  const { standings, measured: _measured, reviews: _reviews, ...rest } = entry;
  return { ...rest, commitments: rest.commitments.map((each) => asExamined(each, entry)), standings: standings.map(({ referential, edition }) => ({ referential, edition, letters: '' })), answered: '', losses: [], contradictions: [] };
}

/** Letters without accents nor case: a reader looks for a name where a dictionary has it. */
const sortable = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byName = (a: ReadEntry, b: ReadEntry): number => byText(sortable(a.product.name), sortable(b.product.name)) || compareKeys(a.key, b.key);
const oldest = ({ entry }: ConventionService): string => entry.overdue.map(({ since }) => since ?? '').filter((day) => day !== '').sort()[0] ?? '9999';

function conventionOf(region: Region, entries: readonly CampaignEntry[], { date, calculation, ...head }: Campaign): Convention {
  const services = entries.filter((entry) => entry.read).sort(byName).map((entry, index): ConventionService => ({ number: index + 1, entry }));
  const judged = new Set(services.flatMap(({ entry }) => entry.standings.map(({ referential, edition }) => `${referential}@${edition}`)));
  const applied = new Set(services.flatMap(({ entry }) => entry.themes.map(({ id }) => id)));
  return {
    region,
    day: date,
    calculation,
    editions: head.editions.filter(({ id, edition }) => judged.has(`${id}@${edition}`)),
    themes: head.themes.filter(({ id }) => applied.has(id)),
    services,
    unreadable: entries.filter((entry) => !entry.read).sort((a, b) => compareKeys(a.key, b.key)),
    commitments: services.flatMap((service) => [...service.entry.commitments].sort((a, b) => byText(a.due, b.due) || byText(a.id, b.id)).map((commitment) => ({ ...service, commitment }))),
    uncommitted: services.filter(({ entry }) => entry.commitments.length === 0),
    late: services.filter(({ entry }) => entry.overdue.length > 0).sort((a, b) => b.entry.overdue.length - a.entry.overdue.length || byText(oldest(a), oldest(b)) || a.number - b.number),
    figures: campaignFigures({ ...head, date, calculation, entries }),
  };
}

/**
 * The conventions of a campaign, a region each, from its entries read once: what no convention says is let go as they pass.
 * @param wanted the regions asked for; every one when empty.
 */
export function conventionsOf(campaign: Campaign, wanted: readonly Region[] = []): Conventions {
  const regions = new Map(REGIONS.map(({ code }) => [code, [] as CampaignEntry[]]));
  const asked = new Set(wanted.map(({ code }) => code));
  let elsewhere = 0;
  for (const entry of campaign.entries) {
    const own = regions.get(entry.region ?? '');
    if (!own) elsewhere += 1;
    else if (asked.size === 0 || asked.has(entry.region ?? '')) own.push(kept(entry));
  }
  const conventions = REGIONS.flatMap((region) => {
    const own = regions.get(region.code) ?? [];
    return own.length === 0 ? [] : [conventionOf(region, own, campaign)];
  });
  return { conventions, elsewhere };
}
