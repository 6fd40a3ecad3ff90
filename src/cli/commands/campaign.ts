import { availableParallelism } from 'node:os';
import { runCampaign, type CampaignRequest } from '../../app/campaign/run.js';
import { reviewsFolder } from '../../app/reviews.js';
import { neutralised } from '../../i18n/format.js';
import { Interruption, interruptible } from '../interruption.js';
import { CAMPAIGN_COMMANDS } from '../campaign/index.js';
import { campaignOutputs, showCampaign } from '../campaign/outputs.js';
import { defineCommand, type Context } from '../command.js';
import { assessOptions } from '../options.js';
import { TOOL } from '../tool.js';
import { UsageError } from '../usage-error.js';

/** `1/4` to `4/4`. */
function shardOf(text: string | undefined): { readonly index: number; readonly count: number } | undefined {
  if (text === undefined) return undefined;
  const [, index = '0', count = '0'] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  if (Number(index) < 1 || Number(index) > Number(count)) throw new UsageError([(texts) => texts.cli.usage.shard(text)]);
  return { index: Number(index), count: Number(count) };
}

function jobsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d?$/.test(text)) throw new UsageError([(texts) => texts.campaign.usage.jobs(text)]);
  return Number(text);
}

/** Said on a terminal at most ten times a second: nobody reads faster. */
function progressOn({ io, texts }: Context): CampaignRequest['progress'] {
  if (io.stderr.isTTY !== true) return undefined;
  const start = performance.now();
  let last = 0;
  return (done, all, kept) => {
    const now = performance.now();
    if (done < all && now - last < 100) return;
    last = now;
    const judged = done - kept;
    const seconds = judged === 0 ? undefined : Math.ceil(((now - start) / 1000 / judged) * (all - done));
    io.stderr.write(`\r${texts.campaign.progress(done, all, done === all ? undefined : seconds)}\u001b[K${done === all ? '\n' : ''}`);
  };
}

export const command = defineCommand({
  arguments: { paths: { text: (texts) => texts.campaign.arguments.paths, several: true, complete: 'files' } },
  options: {
    date: assessOptions.date,
    referential: assessOptions.referential,
    shard: { value: (texts) => texts.cli.values.shard, text: (texts) => texts.campaign.options.shard },
    reviews: { value: (texts) => texts.cli.values.folder, text: (texts) => texts.review.options.reviews, complete: 'folders' },
    jobs: { value: (texts) => texts.cli.values.count, text: (texts) => texts.campaign.options.jobs },
    fresh: { text: (texts) => texts.campaign.options.fresh },
    ...campaignOutputs,
  },
  examples: ['campaign dossiers --format html=campagne.html,csv=campagne.csv', 'campaign manifeste.csv --date 2026-11-24', 'campaign dossiers --reviews examens', 'campaign dossiers --shard 1/4 --format json=part-1.json'],
  commands: CAMPAIGN_COMMANDS,
  async run(context, { paths }, { date, referential, shard, reviews, jobs, fresh, ...options }) {
    const part = shardOf(shard);
    const most = jobsOf(jobs);
    const progress = progressOn(context);
    const examined = await reviewsFolder(context.ports, reviews);
    if (examined?.named === false) context.note(context.texts.review.folder(neutralised(examined.folder)));
    const { signal, letGo } = interruptible();
    const run = await runCampaign(context.ports, {
      paths,
      referentials: referential,
      processors: availableParallelism(),
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
