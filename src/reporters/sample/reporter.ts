import { isRead, type ReadEntry } from '../../core/campaign/campaign.js';
import type { Draw, Sample } from '../../core/campaign/sample.js';
import type { CampaignModel } from '../campaign/model.js';
import type { Painter } from '../terminal-text.js';

/** A draw among the dossiers of a campaign. */
export interface SampleReport {
  /** Of the campaign: the names of things, made harmless. */
  readonly model: CampaignModel;
  readonly sample: Sample;
  /** SHA-256 of its register. */
  readonly digest: string;
}

/** A way to show a draw. */
export interface SampleReporter {
  readonly id: string;
  readonly extension: string;
  readonly binary: false;
  render(report: SampleReport, surface: { readonly paint: Painter; readonly width: number }): string;
}

/** The dossiers drawn, in the order of the draw. */
export function drawnEntries({ model, sample }: SampleReport): readonly { readonly draw: Draw; readonly entry: ReadEntry }[] {
  const wanted = new Set(sample.drawn.map(({ key }) => key));
  const found = new Map<string, ReadEntry>();
  for (const entry of model.report.campaign.entries) if (isRead(entry) && wanted.has(entry.key)) found.set(entry.key, entry);
  return sample.drawn.flatMap((draw) => {
    const entry = found.get(draw.key);
    return entry === undefined ? [] : [{ draw, entry }];
  });
}
