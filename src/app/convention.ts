import { conventionsOf, type Conventions } from '../core/campaign/convention.js';
import type { Region } from '../core/campaign/regions.js';
import { isDay } from '../core/day.js';
import { ConvergenceError } from '../core/error.js';
import type { Ports } from './ports.js';

/**
 * The conventions of a campaign that `campaign --format json` wrote, for the regions asked for, every one when none is.
 * @throws ConvergenceError for what is no campaign, and when none of its dossiers is of such a region.
 */
export async function readConventions(ports: Ports, file: string, wanted: readonly Region[]): Promise<Conventions> {
  const campaign = await ports.campaigns.read(file);
  if (!isDay(campaign.date)) throw ConvergenceError.of('campaign/not-a-campaign', { file }, { file });
  const found = conventionsOf(campaign, wanted);
  if (found.conventions.length === 0) throw ConvergenceError.of('convention/no-dossier', {}, { file });
  return found;
}
