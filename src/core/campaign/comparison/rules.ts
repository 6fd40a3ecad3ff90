import type { CampaignEdition, CampaignRequirement, EntryStandings } from '../campaign.js';
import type { CampaignRecords, ReadRecord } from './record.js';
import type { RulesChange } from './comparison.js';

/** What the rules say of a requirement that its letter does not: what it reads, so that a move can be told from what changed. */
export interface RequirementLink {
  /** Questions, lists and profile questions (`profile.kind`), those of the requirements it implies or that imply it among them. */
  readonly reads: ReadonlySet<string>;
  readonly facts: ReadonlySet<string>;
  /** It reads an age, or a list whose items have days: it may move by itself. */
  readonly dated: boolean;
  /** What decides it, in letters: two editions that hold the same judge the same. */
  readonly rule: string;
}

/** The links of the editions whose rules are at hand, by {@link linkKey}, then by requirement. */
export type Links = ReadonlyMap<string, ReadonlyMap<string, RequirementLink>>;

export const linkKey = ({ id, edition, digest }: Pick<CampaignEdition, 'id' | 'edition' | 'digest'>): string => `${id}\u0000${edition}\u0000${digest}`;

/** One requirement of one or both editions, and where its letters stand; -1 on the side that does not hold it. */
export interface AlignedRequirement {
  readonly requirement: CampaignRequirement;
  readonly before: number;
  readonly after: number;
  /** Whether its rule changed; null when nobody can tell. */
  readonly changed: boolean | null;
  readonly link: RequirementLink | undefined;
}

/** Two editions of a rule set, requirement by requirement. */
export interface AlignedEditions {
  readonly id: string;
  readonly from: CampaignEdition | undefined;
  readonly to: CampaignEdition | undefined;
  readonly same: boolean;
  readonly requirements: readonly AlignedRequirement[];
}

/** Puts side by side what bears one id on both sides: the same edition first, then what is left in order. */
function paired<Item extends { readonly edition: string }>(before: readonly Item[], after: readonly Item[]): (readonly [Item | undefined, Item | undefined])[] {
  const same = before.flatMap((old) => {
    const now = after.find((each) => each.edition === old.edition);
    return now ? [[old, now] as const] : [];
  });
  const oldLeft = before.filter((each) => !same.some(([old]) => old === each));
  const nowLeft = after.filter((each) => !same.some(([, now]) => now === each));
  return [...same, ...Array.from({ length: Math.max(oldLeft.length, nowLeft.length) }, (_, index) => [oldLeft[index], nowLeft[index]] as const)];
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Both links put together: what either edition reads. */
function both(old: RequirementLink | undefined, now: RequirementLink | undefined): RequirementLink | undefined {
  if (!old || !now || old === now) return now ?? old;
  return { reads: new Set([...old.reads, ...now.reads]), facts: new Set([...old.facts, ...now.facts]), dated: old.dated || now.dated, rule: now.rule };
}

function aligned(id: string, from: CampaignEdition | undefined, to: CampaignEdition | undefined, links: Links): AlignedEditions {
  const same = from !== undefined && to !== undefined && from.edition === to.edition && from.digest === to.digest;
  const [oldLinks, nowLinks] = [from, to].map((edition) => (edition ? links.get(linkKey(edition)) : undefined));
  const position = (edition: CampaignEdition | undefined): ReadonlyMap<string, number> => new Map(edition?.requirements.map((each, index) => [each.id, index]));
  const [before, after] = [position(from), position(to)];
  const known = new Map([...(from?.requirements ?? []), ...(to?.requirements ?? [])].map((each) => [each.id, each]));
  const requirements = [...known.values()].map((requirement): AlignedRequirement => {
    const [old, now] = [oldLinks?.get(requirement.id), nowLinks?.get(requirement.id)];
    return { requirement, before: before.get(requirement.id) ?? -1, after: after.get(requirement.id) ?? -1, changed: same ? false : old && now ? old.rule !== now.rule : null, link: both(old, now) };
  });
  return { id, from, to, same, requirements: requirements.sort((a, b) => byText(a.requirement.id, b.requirement.id)) };
}

const editionName = ({ id, edition }: Pick<CampaignEdition, 'id' | 'edition'>): string => `${id}\u0000${edition}`;

/** The rule sets of two campaigns, aligned once whatever the number of dossiers. */
export class AlignedRules {
  readonly #editions: readonly [ReadonlyMap<string, CampaignEdition>, ReadonlyMap<string, CampaignEdition>];
  readonly #known = new Map<string, AlignedEditions>();

  constructor(
    private readonly before: CampaignRecords['head'],
    private readonly after: CampaignRecords['head'],
    private readonly links: Links,
  ) {
    const named = ({ editions }: CampaignRecords['head']): ReadonlyMap<string, CampaignEdition> => new Map(editions.map((each) => [editionName(each), each]));
    this.#editions = [named(before), named(after)];
  }

  private align(id: string, from: CampaignEdition | undefined, to: CampaignEdition | undefined): AlignedEditions {
    const key = `${id}\u0000${from?.edition ?? ''}\u0000${to?.edition ?? ''}`;
    let known = this.#known.get(key);
    if (!known) this.#known.set(key, (known = aligned(id, from, to, this.links)));
    return known;
  }

  /** The rule sets that judged a dossier on one side or the other, with its letters. */
  of(before: ReadRecord, after: ReadRecord): { readonly rules: AlignedEditions; readonly from: string; readonly to: string }[] {
    const ids = [...new Set([...before.standings, ...after.standings].map(({ referential }) => referential))].sort();
    const own = (record: ReadRecord, id: string): EntryStandings[] => record.standings.filter(({ referential }) => referential === id);
    return ids.flatMap((id) =>
      paired(own(before, id), own(after, id)).map(([old, now]) => {
        const [from, to] = [old, now].map((standings, side) => standings && this.#editions[side]?.get(editionName({ id, edition: standings.edition })));
        return { rules: this.align(id, from, to), from: old?.letters ?? '', to: now?.letters ?? '' };
      }),
    );
  }

  /** What the editions of the two campaigns are, one beside the other. */
  changes(): RulesChange[] {
    const ids = [...new Set([...this.before.editions, ...this.after.editions].map(({ id }) => id))].sort();
    return ids.flatMap((id) =>
      paired(this.before.editions.filter((each) => each.id === id), this.after.editions.filter((each) => each.id === id)).map(([from, to]): RulesChange => {
        const { same, requirements } = this.align(id, from, to);
        const one = (chosen: (each: AlignedRequirement) => boolean): CampaignRequirement[] => (from && to ? requirements.filter(chosen).map(({ requirement }) => requirement) : []);
        const end = (edition: CampaignEdition | undefined): RulesChange['from'] => (edition ? { edition: edition.edition, digest: edition.digest } : null);
        return { id, title: (to ?? from)?.title ?? id, from: end(from), to: end(to), same, entered: one(({ before }) => before < 0), withdrawn: one(({ after }) => after < 0) };
      }),
    );
  }
}
