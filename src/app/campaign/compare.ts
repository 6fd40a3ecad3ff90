import type { CampaignHead } from '../../core/campaign/campaign.js';
import { compareCampaigns } from '../../core/campaign/compare.js';
import type { CampaignComparison } from '../../core/campaign/comparison/comparison.js';
import { linksOf } from '../../core/campaign/comparison/links.js';
import { recordsOf } from '../../core/campaign/comparison/record.js';
import { linkKey, type Links } from '../../core/campaign/comparison/rules.js';
import { compileReferential } from '../../core/compile.js';
import { ConvergenceError } from '../../core/error.js';
import type { LoadedReferential, Vocabulary } from '../../core/referential.js';
import type { Ports } from '../ports.js';

export interface ComparedCampaigns {
  readonly comparison: CampaignComparison;
  readonly before: CampaignHead;
  readonly after: CampaignHead;
  readonly vocabulary: Vocabulary;
  /** Every shipped rule set, for the words of its questions. */
  readonly shipped: readonly LoadedReferential[];
}

/** What decides the requirements of the editions that judged, where these very rules are still shipped: the same digest, not the same name. */
function linksFor(heads: readonly CampaignHead[], shipped: readonly LoadedReferential[], vocabulary: Vocabulary): Links {
  const editions = new Map(heads.flatMap((head) => head.editions).map((each) => [linkKey(each), each]));
  return new Map(
    [...editions].flatMap(([key, { id, edition, digest }]) => {
      const loaded = shipped.find(({ referential, digest: own }) => referential.id === id && referential.edition === edition && own === digest);
      return loaded ? [[key, linksOf(compileReferential(loaded, vocabulary), vocabulary)] as const] : [];
    }),
  );
}

/**
 * Compares two campaigns that `campaign --format json` wrote, the older one first. Nothing is judged again.
 * @throws ConvergenceError for what is no campaign, another model of calculation, or the newer one first.
 */
export async function compareCampaignFiles(ports: Ports, files: { readonly before: string; readonly after: string }): Promise<ComparedCampaigns> {
  // One after the other: a campaign may weigh much more than what is kept of it.
  const before = recordsOf(await ports.campaigns.read(files.before));
  const after = recordsOf(await ports.campaigns.read(files.after));
  const [old, now] = [before.head, after.head];
  if (old.calculation !== now.calculation) throw ConvergenceError.of('campaign/other-calculation', { before: old.calculation, after: now.calculation }, { file: files.before });
  if (old.date > now.date) throw ConvergenceError.of('campaign/compare-order', { before: files.before, after: files.after, beforeDate: old.date, afterDate: now.date }, { file: files.before });
  const [vocabulary, shipped] = await Promise.all([ports.referentials.vocabulary(), ports.referentials.shipped()]);
  return { comparison: compareCampaigns(before, after, linksFor([old, now], shipped, vocabulary)), before: old, after: now, vocabulary, shipped };
}
