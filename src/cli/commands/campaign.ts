import { runCampaign } from '../../app/campaign.js';
import { reviewsFolder } from '../../app/reviews.js';
import type { Problem } from '../../core/error.js';
import { neutralised } from '../../i18n/format.js';
import { merge } from '../campaign/merge.js';
import { campaignOutputs, showCampaign } from '../campaign/outputs.js';
import { sample } from '../campaign/sample.js';
import { defineCommand, type Context } from '../command.js';
import { assessOptions } from '../options.js';
import { UsageError } from '../usage-error.js';

/** `1/4` to `4/4`. */
function shardOf(text: string | undefined): { readonly index: number; readonly count: number } | undefined {
  if (text === undefined) return undefined;
  const [, index = '0', count = '0'] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  if (Number(index) < 1 || Number(index) > Number(count)) throw new UsageError([(texts) => texts.cli.usage.shard(text)]);
  return { index: Number(index), count: Number(count) };
}

/** Said on a terminal at most ten times a second: nobody reads faster. */
function progressOn({ io, texts }: Context): ((done: number, all: number) => void) | undefined {
  if (io.stderr.isTTY !== true) return undefined;
  let last = 0;
  return (done, all) => {
    const now = performance.now();
    if (done < all && now - last < 100) return;
    last = now;
    io.stderr.write(`\r${texts.campaign.progress(done, all)}${done === all ? '\n' : ''}`);
  };
}

export const command = defineCommand({
  arguments: { paths: { text: (texts) => texts.campaign.arguments.paths, several: true, complete: 'files' } },
  options: { date: assessOptions.date, referential: assessOptions.referential, shard: { value: (texts) => texts.cli.values.shard, text: (texts) => texts.campaign.options.shard }, reviews: { value: (texts) => texts.cli.values.folder, text: (texts) => texts.review.options.reviews, complete: 'folders' }, ...campaignOutputs },
  examples: ['campaign dossiers --format html=campagne.html,csv=campagne.csv', 'campaign manifeste.csv --date 2026-11-24', 'campaign dossiers --reviews examens', 'campaign dossiers --shard 1/4 --format json=part-1.json'],
  commands: [{ name: 'merge', alias: 'reunir', summary: (texts) => texts.cli.commands.campaignMerge, definition: merge }, { name: 'sample', alias: 'tirer', summary: (texts) => texts.cli.commands.campaignSample, definition: sample }],
  async run(context, { paths }, { date, referential, shard, reviews, ...options }) {
    const part = shardOf(shard);
    const progress = progressOn(context);
    const examined = await reviewsFolder(context.ports, reviews);
    if (examined?.named === false) context.note(context.texts.review.folder(neutralised(examined.folder)));
    const doubts: Problem[] = [];
    const campaign = await runCampaign(context.ports, { paths, referentials: referential, ...(date === undefined ? {} : { date }), ...(part === undefined ? {} : { shard: part }), ...(progress === undefined ? {} : { progress }), ...(examined === undefined ? {} : { reviews: examined.folder, warn: (problems) => void doubts.push(...problems) }) });
    context.report(doubts);
    return showCampaign(context, campaign, options);
  },
});
