import { jsonText } from '../json-text.js';
import type { SampleReporter } from './reporter.js';

/** Codes and data alone: each draw, and what it takes to redo it. */
export const jsonReporter: SampleReporter = {
  id: 'json',
  extension: 'json',
  binary: false,
  render({ model, sample, digest }) {
    const { size, seed, by, eligible, balls, withoutGap, unreadable, drawn } = sample;
    const { campaign, tool } = model.report;
    return jsonText({ tool, date: campaign.date, size, seed, ...(by === undefined ? {} : { by }), generator: 'mulberry32', digest, eligible, balls, withoutGap, unreadable, drawn });
  },
};
