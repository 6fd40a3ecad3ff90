import type { CampaignRecords, DossierRecord, ReadRecord } from './record.js';

/** One product in both campaigns. */
export interface MatchedDossier {
  readonly before: DossierRecord;
  readonly after: DossierRecord;
  /** Its key in the older campaign, when it was recognised by name and vendor in another place. */
  readonly formerKey: string | null;
}

export interface Matching {
  /** In the order of the newer campaign. */
  readonly pairs: readonly MatchedDossier[];
  readonly gone: readonly DossierRecord[];
  readonly fresh: readonly DossierRecord[];
  readonly ambiguous: readonly { readonly name: string; readonly vendor: string | null; readonly before: readonly string[]; readonly after: readonly string[] }[];
}

/** Letters and figures alone, without accents nor capitals: « Sillage-2 » and « SILLAGE 2 » are one name. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Who a product is, by its name and its vendor; nothing for a name without a letter. */
export function identityOf({ product: { name, vendor } }: Pick<ReadRecord, 'product'>): string | undefined {
  const said = plain(name);
  return said === '' ? undefined : `${said}\u0000${plain(vendor ?? '')}`;
}

/** A line of a file of dossiers: its number says where it stands that year, not who it is. */
const isLine = (key: string): boolean => /:\d{1,12}$/.test(key);

const identified = (record: DossierRecord): string | undefined => (record.read ? identityOf(record) : undefined);

/** The same product, or two dossiers that nobody could read. */
const sameProduct = (before: DossierRecord, after: DossierRecord): boolean => before.read === after.read && identified(before) === identified(after);

/** Where each dossier stands below what all the keys of its campaign share: `dossiers-2025/OCC/a` and `dossiers-2026/OCC/a` are one place. */
function placesOf(records: readonly DossierRecord[]): (record: DossierRecord) => string {
  const split = ({ key }: DossierRecord): string[] => key.split(/[/\\]/);
  const [first = [], ...others] = records.map((record) => split(record).slice(0, -1));
  let shared = first.length;
  for (const folders of others) {
    const differs = folders.findIndex((folder, index) => index >= shared || folder !== first[index]);
    shared = Math.min(shared, differs < 0 ? folders.length : differs);
  }
  return (record) => split(record).slice(shared).join('/');
}

function byIdentity(records: readonly DossierRecord[]): ReadonlyMap<string, readonly ReadRecord[]> {
  const claims = new Map<string, ReadRecord[]>();
  for (const record of records) {
    const identity = identified(record);
    if (identity === undefined || !record.read) continue;
    const known = claims.get(identity);
    if (known) known.push(record);
    else claims.set(identity, [record]);
  }
  return claims;
}

/**
 * Which dossier of the newer campaign is which of the older one: the same key first, which the auditor chose; then, for those left, the
 * same product at the same place of each campaign's own folders; then the same name and vendor when one dossier of each campaign claims
 * it, and no more; last, the same place where one of the two could not be read. A product that several claim is not matched, and told.
 */
export function matchDossiers(before: CampaignRecords, after: CampaignRecords): Matching {
  const [placeBefore, placeAfter] = [placesOf(before.records), placesOf(after.records)];
  const older = new Map(before.records.map((record) => [record.key, record]));
  const byPlace = new Map(before.records.map((record) => [placeBefore(record), record]));
  const left = new Set(before.records);
  const found = new Map<DossierRecord, { readonly old: DossierRecord; readonly formerKey: string | null }>();
  const matchWhere = (candidate: (record: DossierRecord) => DossierRecord | undefined, holds: (old: DossierRecord, now: DossierRecord) => boolean): void => {
    for (const record of after.records) {
      const old = found.has(record) ? undefined : candidate(record);
      if (!old || !left.has(old) || !holds(old, record)) continue;
      found.set(record, { old, formerKey: null });
      left.delete(old);
    }
  };
  matchWhere((record) => older.get(record.key), (old, now) => !isLine(now.key) || sameProduct(old, now));
  matchWhere((record) => byPlace.get(placeAfter(record)), sameProduct);
  const [claimedBefore, claimedAfter] = [byIdentity(before.records), byIdentity(after.records)];
  const ambiguous: Matching['ambiguous'][number][] = [];
  for (const [identity, now] of claimedAfter) {
    const old = claimedBefore.get(identity) ?? [];
    const [oldOne, nowOne] = [old.find((each) => left.has(each)), now.find((each) => !found.has(each))];
    if (!oldOne || !nowOne) continue;
    if (old.length === 1 && now.length === 1) {
      found.set(nowOne, { old: oldOne, formerKey: oldOne.key });
      left.delete(oldOne);
    } else ambiguous.push({ name: nowOne.product.name, vendor: nowOne.product.vendor ?? null, before: old.map(({ key }) => key), after: now.map(({ key }) => key) });
  }
  matchWhere((record) => byPlace.get(placeAfter(record)), (old, now) => old.read !== now.read);
  return {
    pairs: after.records.flatMap((record) => {
      const match = found.get(record);
      return match ? [{ before: match.old, after: record, formerKey: match.formerKey }] : [];
    }),
    gone: before.records.filter((record) => left.has(record)),
    fresh: after.records.filter((record) => !found.has(record)),
    ambiguous,
  };
}
