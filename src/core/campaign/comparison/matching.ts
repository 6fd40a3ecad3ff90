import type { CampaignRecords, DossierRecord, ReadRecord } from './record.js';

/** One product in both campaigns. */
export interface MatchedDossier {
  readonly before: DossierRecord;
  readonly after: DossierRecord;
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

/** A folder is who it was; a line of a file only when the same product stands there, or when nobody could read it either year. */
const sameKeyTells = (before: DossierRecord, after: DossierRecord): boolean => !isLine(after.key) || (before.read === after.read && identified(before) === identified(after));

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
 * same name and vendor when one dossier of each campaign claims it, and no more. A product that several claim is not matched, and told.
 */
export function matchDossiers(before: CampaignRecords, after: CampaignRecords): Matching {
  const older = new Map(before.records.map((record) => [record.key, record]));
  const left = new Set(before.records);
  const found = new Map<DossierRecord, DossierRecord>();
  const match = (old: DossierRecord, now: DossierRecord): void => {
    found.set(now, old);
    left.delete(old);
  };
  for (const record of after.records) {
    const old = older.get(record.key);
    if (old && sameKeyTells(old, record)) match(old, record);
  }
  const [claimedBefore, claimedAfter] = [byIdentity(before.records), byIdentity(after.records)];
  const ambiguous: Matching['ambiguous'][number][] = [];
  for (const [identity, now] of claimedAfter) {
    const old = claimedBefore.get(identity) ?? [];
    const [oldLeft, nowLeft] = [old.filter((each) => left.has(each)), now.filter((each) => !found.has(each))];
    const [oldOne, nowOne] = [oldLeft[0], nowLeft[0]];
    if (!oldOne || !nowOne) continue;
    if (old.length === 1 && now.length === 1) match(oldOne, nowOne);
    else ambiguous.push({ name: nowOne.product.name, vendor: nowOne.product.vendor ?? null, before: old.map(({ key }) => key), after: now.map(({ key }) => key) });
  }
  // A line that could be read one year only, and that nobody claims elsewhere.
  for (const record of after.records) {
    const old = older.get(record.key);
    if (old && left.has(old) && !found.has(record) && old.read !== record.read) match(old, record);
  }
  return {
    pairs: after.records.flatMap((record) => {
      const old = found.get(record);
      return old ? [{ before: old, after: record }] : [];
    }),
    gone: before.records.filter((record) => left.has(record)),
    fresh: after.records.filter((record) => !found.has(record)),
    ambiguous,
  };
}
