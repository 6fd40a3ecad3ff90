import type { Campaign } from '../../core/campaign/campaign.js';
import { drawSample, seedOf, type Sample } from '../../core/campaign/sample.js';
import type { Ports } from '../ports.js';

export interface SampleRequest {
  /** A campaign that `campaign --format json` wrote. */
  readonly file: string;
  readonly size: number;
  /** The day of the campaign when nobody chooses one. */
  readonly seed?: number;
  readonly by?: 'region';
}

export interface SampledCampaign {
  readonly campaign: Campaign;
  readonly sample: Sample;
  /** SHA-256 of the register of the draw. */
  readonly digest: string;
}

/** Draws whom to examine among the dossiers of a campaign. @throws ConvergenceError for a file that is no campaign. */
export async function sampleCampaign(ports: Ports, { file, size, seed, by }: SampleRequest): Promise<SampledCampaign> {
  const campaign = await ports.campaigns.read(file);
  const sample = drawSample(campaign, { size, seed: seed ?? seedOf(campaign), ...(by === undefined ? {} : { by }) });
  return { campaign, sample, digest: ports.digest(sample.register) };
}
