import { availableParallelism } from 'node:os';
import { runCampaign } from '../../app/campaign/run.js';
import { reviewsFolder } from '../../app/campaign/reviews.js';
import { neutralised } from '../../i18n/format.js';
import { Interruption, interruptible } from '../interruption.js';
import { CAMPAIGN_COMMANDS } from '../campaign/index.js';
import { campaignOutputs, showCampaign } from '../campaign/outputs.js';
import { progressOn } from '../campaign/progress.js';
import { shardOf } from '../campaign/shard.js';
import { steadyHeap } from '../campaign/steady-heap.js';
import { defineCommand } from '../command.js';
import { assessOptions } from '../options.js';
import { TOOL } from '../tool.js';
import { UsageError } from '../usage-error.js';

function jobsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d?$/.test(text)) throw new UsageError([(texts) => texts.campaign.usage.jobs(text)]);
  return Number(text);
}

export const command = defineCommand({
  arguments: { paths: { text: (texts) => texts.campaign.arguments.paths, several: true, complete: 'files' } },
  options: {
    date: assessOptions.date,
    referential: assessOptions.referential,
    shard: { value: (texts) => texts.cli.values.shard, text: (texts) => texts.campaign.options.shard },
    reviews: { value: (texts) => texts.cli.values.folder, text: (texts) => texts.review.options.reviews, complete: 'folders' },
    jobs: { value: (texts) => texts.cli.values.count, text: (texts) => texts.campaign.options.jobs },
    reprobe: { text: (texts) => texts.doubts.options.reprobe },
    fresh: { text: (texts) => texts.campaign.options.fresh },
    ...campaignOutputs,
  },
  examples: ['campaign dossiers --format html=campagne.html,csv=campagne.csv', 'campaign manifeste.csv --date 2026-11-24', 'campaign dossiers --reviews examens', 'campaign dossiers --shard 1/4 --format json=part-1.json', 'campaign dossiers --reprobe --format csv=campagne.csv'],
  commands: CAMPAIGN_COMMANDS,
  async run(context, { paths }, { date, referential, shard, reviews, jobs, reprobe, fresh, ...options }) {
    const part = shardOf(shard);
    const most = jobsOf(jobs);
    const progress = progressOn(context);
    const examined = await reviewsFolder(context.ports, reviews);
    if (examined?.named === false) context.note(context.texts.review.folder(neutralised(examined.folder)));
    steadyHeap();
    const { signal, letGo } = interruptible();
    const run = await runCampaign(context.ports, {
      paths,
      referentials: referential,
      processors: availableParallelism(),
      reprobe,
      fresh,
      signal,
      version: TOOL.version,
      ...(date === undefined ? {} : { date }),
      ...(part === undefined ? {} : { shard: part }),
      ...(examined === undefined ? {} : { reviews: examined.folder }),
      ...(most === undefined ? {} : { jobs: most }),
      ...(progress === undefined ? {} : { progress }),
    })
      .catch((error: unknown) => {
        if (error instanceof Interruption) context.note(context.texts.campaign.interrupted);
        throw error;
      })
      .finally(letGo);
    try {
      context.report(run.warnings);
      if (run.kept > 0) context.note(context.texts.campaign.kept(run.kept));
      return await showCampaign(context, run.campaign, options);
    } finally {
      await run.close();
    }
  },
});
