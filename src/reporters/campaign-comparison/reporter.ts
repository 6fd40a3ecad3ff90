import type { CampaignSurface } from '../campaign/reporter.js';
import type { ComparisonModel } from './model.js';

/** A way to show two campaigns compared. What may be longer than memory comes in pieces. */
export interface CampaignComparisonReporter {
  readonly id: string;
  readonly extension: string;
  readonly binary: boolean;
  render(model: ComparisonModel, surface: CampaignSurface): Promise<string> | string | Iterable<string>;
}
