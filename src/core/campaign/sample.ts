import { compareKeys, type Campaign } from './campaign.js';
import { seeded } from './seeded.js';
import { Urn } from './urn.js';

export interface SampleOptions {
  /** How many dossiers are wanted. */
  readonly size: number;
  /** 32 bits; {@link seedOf} the campaign unless one is chosen. */
  readonly seed: number;
  /** As many in each region, as far as there are any. */
  readonly by?: 'region';
}

/** One dossier drawn, with what it takes to redo the draw by hand. */
export interface Draw {
  /** From 1. */
  readonly rank: number;
  readonly key: string;
  /** Rungs declared and not proven: its balls in the urn. */
  readonly weight: number;
  /** The ball drawn, from 1, among those still in the urn, in the order of the keys. */
  readonly ball: number;
  readonly balls: number;
  /** The urn it was drawn from, when there is one for each region; empty for dossiers of no region. */
  readonly region?: string;
}

export interface Sample extends SampleOptions {
  readonly drawn: readonly Draw[];
  /** Dossiers with a gap, and their balls. */
  readonly eligible: number;
  readonly balls: number;
  readonly withoutGap: number;
  readonly unreadable: number;
  /** Every dossier of the campaign in the order of the keys, a line each: key, tab, rungs of its gap or `-` when it cannot be read. Its digest says on what the draw was made. */
  readonly register: string;
}

interface Candidate {
  readonly key: string;
  readonly weight: number;
  readonly region: string;
}

/** The day of the campaign as a number, `20261124`: a seed that nobody chose. */
export function seedOf({ date }: Pick<Campaign, 'date'>): number {
  return Number(date.replaceAll('-', ''));
}

interface Stratum {
  readonly region: string;
  readonly candidates: readonly Candidate[];
  readonly balls: number;
}

function stratum(region: string, candidates: readonly Candidate[]): Stratum {
  return { region, candidates, balls: candidates.reduce((sum, { weight }) => sum + weight, 0) };
}

function strataOf(candidates: readonly Candidate[], by: SampleOptions['by']): Stratum[] {
  if (by === undefined) return [stratum('', candidates)];
  const byRegion = new Map<string, Candidate[]>();
  for (const each of candidates) {
    const known = byRegion.get(each.region);
    if (known) known.push(each);
    else byRegion.set(each.region, [each]);
  }
  return [...byRegion].sort(([a], [b]) => (a < b ? -1 : 1)).map(([region, own]) => stratum(region, own));
}

/** One place to each stratum in turn while it has dossiers left; the last places, too few for a turn, to those of the greatest gap. */
function placesOf(strata: readonly Stratum[], size: number): readonly number[] {
  const places = strata.map(() => 0);
  for (let left = size; left > 0; ) {
    const open = strata.flatMap(({ candidates }, index) => ((places[index] ?? 0) < candidates.length ? [index] : []));
    if (open.length === 0) break;
    const served = open.length <= left ? open : open.sort((a, b) => (strata[b]?.balls ?? 0) - (strata[a]?.balls ?? 0) || a - b).slice(0, left);
    for (const index of served) places[index] = (places[index] ?? 0) + 1;
    left -= served.length;
  }
  return places;
}

/**
 * Draws whom to examine, so that the choice can be defended and redone. Each dossier lays in an urn as many balls as it has rungs declared
 * and not proven, in the order of the keys; a ball is drawn, its dossier is taken and its other balls leave the urn, and so on. Whoever has
 * no gap is never drawn. The same campaign, whatever the order of its entries, and the same seed give the same draw.
 */
export function drawSample({ entries }: Pick<Campaign, 'entries'>, options: SampleOptions): Sample {
  const all: (Candidate | { readonly key: string; readonly weight?: undefined })[] = [];
  for (const entry of entries) all.push(entry.read ? { key: entry.key, weight: entry.distance, region: entry.region ?? '' } : { key: entry.key });
  all.sort((a, b) => compareKeys(a.key, b.key));
  const read = all.filter((each): each is Candidate => each.weight !== undefined);
  const candidates = read.filter(({ weight }) => weight > 0);
  const strata = strataOf(candidates, options.by);
  const places = placesOf(strata, options.size);
  const below = seeded(options.seed);
  const drawn: Draw[] = [];
  strata.forEach(({ region, candidates: own }, index) => {
    const urn = new Urn(own.map(({ weight }) => weight));
    for (let place = places[index] ?? 0; place > 0; place--) {
      const { balls } = urn;
      const position = below(balls);
      const { key = '', weight = 0 } = own[urn.take(position)] ?? {};
      drawn.push({ rank: drawn.length + 1, key, weight, ball: position + 1, balls, ...(options.by === undefined ? {} : { region }) });
    }
  });
  return {
    ...options,
    drawn,
    eligible: candidates.length,
    balls: candidates.reduce((sum, { weight }) => sum + weight, 0),
    withoutGap: read.length - candidates.length,
    unreadable: all.length - read.length,
    register: all.map(({ key, weight }) => `${key}\t${weight ?? '-'}\n`).join(''),
  };
}
