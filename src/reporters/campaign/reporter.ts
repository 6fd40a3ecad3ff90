import type { Painter } from '../terminal-text.js';
import type { ReportAssets } from '../reporter.js';
import type { CampaignModel } from './model.js';

/** Where a campaign is shown. */
export interface CampaignSurface {
  readonly assets: ReportAssets;
  /** Colours of a terminal; none for a file. */
  readonly paint: Painter;
  /** Columns of the terminal. */
  readonly width: number;
}

/** A way to show a campaign. What may be longer than memory comes in pieces. */
export interface CampaignReporter {
  readonly id: string;
  readonly extension: string;
  readonly binary: boolean;
  render(model: CampaignModel, surface: CampaignSurface): Promise<string | Uint8Array | Iterable<string>> | string | Uint8Array | Iterable<string>;
}
