import { runCampaign } from '../../app/campaign.js';
import { letters } from '../campaign/letters.js';
import { merge } from '../campaign/merge.js';
import { campaignOutputs, showCampaign } from '../campaign/outputs.js';
import { progressOn } from '../campaign/progress.js';
import { shardOf } from '../campaign/shard.js';
import { defineCommand } from '../command.js';
import { assessOptions } from '../options.js';

export const command = defineCommand({
  arguments: { paths: { text: (texts) => texts.campaign.arguments.paths, several: true, complete: 'files' } },
  options: { date: assessOptions.date, referential: assessOptions.referential, shard: { value: (texts) => texts.cli.values.shard, text: (texts) => texts.campaign.options.shard }, ...campaignOutputs },
  examples: ['campaign dossiers --format html=campagne.html,csv=campagne.csv', 'campaign manifeste.csv --date 2026-11-24', 'campaign dossiers --shard 1/4 --format json=part-1.json'],
  commands: [{ name: 'merge', alias: 'reunir', summary: (texts) => texts.cli.commands.campaignMerge, definition: merge }, { name: 'letters', alias: 'courriers', summary: (texts) => texts.cli.commands.campaignLetters, definition: letters }],
  async run(context, { paths }, { date, referential, shard, ...options }) {
    const part = shardOf(shard);
    const progress = progressOn(context);
    const campaign = await runCampaign(context.ports, { paths, referentials: referential, ...(date === undefined ? {} : { date }), ...(part === undefined ? {} : { shard: part }), ...(progress === undefined ? {} : { progress }) });
    return showCampaign(context, campaign, options);
  },
});
