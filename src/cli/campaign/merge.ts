import { mergeCampaignFiles } from '../../app/campaign/merge.js';
import { defineCommand } from '../command.js';
import { campaignOutputs, showCampaign } from './outputs.js';

export const merge = defineCommand({
  arguments: { parts: { text: (texts) => texts.campaign.arguments.parts, several: true, complete: 'files' } },
  options: campaignOutputs,
  examples: ['campaign merge part-1.json part-2.json --format html=campagne.html'],
  run: async (context, { parts }, options) => showCampaign(context, await mergeCampaignFiles(context.ports, parts), options),
});
