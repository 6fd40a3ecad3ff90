import type { Campaign, CampaignEntry, CampaignHead, EntryReview, ReadEntry } from '../campaign.js';
import { compareKeys } from '../campaign.js';

/** What a comparison keeps of a dossier that was read. */
export interface ReadRecord extends Pick<ReadEntry, 'key' | 'region' | 'read' | 'product' | 'verdict' | 'verdictProven' | 'themes' | 'standings' | 'answered' | 'measured' | 'contradictions' | 'overdue' | 'losses' | 'commitments'> {
  readonly reviews: readonly { readonly of: string; readonly state: EntryReview['state'] }[];
}

export interface UnreadRecord {
  readonly key: string;
  readonly region?: string;
  readonly read: false;
}

export type DossierRecord = ReadRecord | UnreadRecord;

/** A campaign, as a comparison keeps it: its dossiers in the order of their keys. */
export interface CampaignRecords {
  readonly head: CampaignHead;
  readonly records: readonly DossierRecord[];
}

/** One copy of each text that thousands of dossiers repeat. */
class Texts {
  readonly #known = new Map<string, string>();

  one(text: string): string {
    const known = this.#known.get(text);
    if (known === undefined) this.#known.set(text, text);
    return known ?? text;
  }
}

function recordOf(entry: CampaignEntry, texts: Texts): DossierRecord {
  const { key, region } = entry;
  const placed = { key, ...(region === undefined ? {} : { region: texts.one(region) }) };
  if (!entry.read) return { ...placed, read: false };
  const { product, verdict, verdictProven, themes, standings, answered, measured, contradictions, overdue, losses, commitments, reviews = [] } = entry;
  return {
    ...placed,
    read: true,
    product,
    verdict: texts.one(verdict) as typeof verdict,
    verdictProven: texts.one(verdictProven) as typeof verdict,
    themes: themes.map((theme) => ({ ...theme, id: texts.one(theme.id) })),
    standings: standings.map(({ referential, edition, letters }) => ({ referential: texts.one(referential), edition: texts.one(edition), letters })),
    answered,
    ...(measured === undefined ? {} : { measured }),
    contradictions: contradictions.map((id) => texts.one(id)),
    overdue: overdue.map(({ id, since }) => ({ id: texts.one(id), since: since === null ? null : texts.one(since) })),
    losses: losses.map(({ evidence, loss }) => ({ evidence: texts.one(evidence), loss })),
    commitments,
    reviews: reviews.map(({ requirement, evidence, state }) => ({ of: texts.one(requirement ?? evidence ?? ''), state })),
  };
}

/** Reads a campaign once and keeps of it what a comparison needs, no more: two campaigns of ten thousand dossiers stand in memory together. */
export function recordsOf({ entries, ...head }: Campaign): CampaignRecords {
  const texts = new Texts();
  const records = new Map<string, DossierRecord>();
  for (const entry of entries) records.set(entry.key, recordOf(entry, texts));
  return { head, records: [...records.values()].sort((a, b) => compareKeys(a.key, b.key)) };
}
