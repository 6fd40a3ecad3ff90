import type { WrittenReview } from '../../core/campaign/review.js';
import { ConvergenceError, type Problem } from '../../core/error.js';
import type { Ports, ReviewFile } from '../ports.js';

/** The auditor's own folder, when nobody names another. */
export const REVIEWS_FOLDER = 'reviews';

/** The folder of reviews to read: the one named, else `reviews/` when there is one here. */
export async function reviewsFolder(ports: Ports, named: string | undefined): Promise<{ readonly folder: string; readonly named: boolean } | undefined> {
  if (named !== undefined) return { folder: named, named: true };
  return (await ports.reviews.exists(REVIEWS_FOLDER)) ? { folder: REVIEWS_FOLDER, named: false } : undefined;
}

export interface CampaignReviews {
  /** By the key of the dossier. */
  readonly of: ReadonlyMap<string, readonly WrittenReview[]>;
  /** Files that speak of no dossier of the campaign. */
  readonly warnings: readonly Problem[];
}

const MOST_NAMED = 4;
const DOSSIER_FILE = /\/dossier\.(?:ya?ml|json)$/i;

/** As a review may name it: with `/`, the folder alone when the dossier is given by its `dossier.yaml`. */
function plainPath(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '').replace(DOSSIER_FILE, '');
}

/** The ends of a path on whole segments, itself first: `a/b/c`, `b/c`, `c`. */
function* endsOf(path: string): Iterable<string> {
  yield path;
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) yield path.slice(slash + 1);
}

interface Wanted {
  readonly file: ReviewFile;
  /** Dossiers it may speak of, a few: equal to its name, else ending in it. */
  equal: string | undefined;
  ending: number;
  readonly named: string[];
}

function nameOf({ dossier, name }: ReviewFile): string {
  return plainPath(dossier ?? name);
}

function fileOf({ place }: ReviewFile): string {
  return place.file ?? '';
}

/** The dossiers each file may speak of: one pass over the keys, however many. */
function matched(files: readonly ReviewFile[], keys: Iterable<string>): readonly Wanted[] {
  const wanted = files.map((file): Wanted => ({ file, equal: undefined, ending: 0, named: [] }));
  const byName = new Map<string, Wanted[]>();
  for (const each of wanted) byName.set(nameOf(each.file), [...(byName.get(nameOf(each.file)) ?? []), each]);
  if (byName.size === 0) return wanted;
  for (const key of keys) {
    const path = plainPath(key);
    for (const end of endsOf(path)) {
      for (const each of byName.get(end) ?? []) {
        if (end === path) each.equal ??= key;
        each.ending += 1;
        if (each.named.length < MOST_NAMED) each.named.push(key);
      }
    }
  }
  return wanted;
}

/**
 * Which dossier of a campaign each file of an auditor speaks of: the one whose key equals what the file says (`dossier`), else its own
 * path below the folder, without `.yaml`; failing that, the only one whose key ends in it, on whole segments of the path.
 * @throws ConvergenceError for two files that speak of one dossier, and for one that may speak of several.
 */
export function assignReviews(files: readonly ReviewFile[], keys: Iterable<string>): CampaignReviews {
  const of = new Map<string, readonly WrittenReview[]>();
  const takenBy = new Map<string, string>();
  const [warnings, errors]: [Problem[], Problem[]] = [[], []];
  for (const { file, equal, ending, named } of matched(files, keys)) {
    const key = equal ?? named[0];
    const other = key === undefined ? undefined : takenBy.get(key);
    if (key === undefined) warnings.push({ code: 'review/no-dossier', params: { name: nameOf(file) }, place: file.place, severity: 'warning' });
    else if (equal === undefined && ending > 1) errors.push({ code: 'review/several-dossiers', params: { name: nameOf(file), dossiers: named }, place: file.place, severity: 'error' });
    else if (other !== undefined) errors.push({ code: 'review/two-files', params: { file: fileOf(file), other, dossier: key }, place: file.place, severity: 'error' });
    else {
      of.set(key, file.reviews);
      takenBy.set(key, fileOf(file));
    }
  }
  if (errors.length > 0) throw new ConvergenceError(errors);
  return { of, warnings };
}

/** The reviews of a campaign's dossiers, given all its keys, those of the other shards too. @throws ConvergenceError for a file that cannot be used. */
export async function readReviews(ports: Ports, folder: string | undefined, keys: Iterable<string>): Promise<CampaignReviews> {
  return folder === undefined ? { of: new Map(), warnings: [] } : assignReviews(await ports.reviews.readAll(folder), keys);
}
