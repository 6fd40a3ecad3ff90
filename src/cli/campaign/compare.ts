import { compareCampaignFiles } from '../../app/campaign/compare.js';
import { CAMPAIGN_COMPARISON_REPORTERS } from '../../reporters/campaign-comparison/index.js';
import { ComparisonModel } from '../../reporters/campaign-comparison/model.js';
import { defineCommand } from '../command.js';
import { deliver } from '../deliver.js';
import { chooseFormats, parseFormats, placeFormats } from '../formats.js';
import { formatOption } from '../options.js';
import { createTheme } from '../theme.js';
import { TOOL } from '../tool.js';
import { campaignOutputs } from './outputs.js';

export const compare = defineCommand({
  arguments: { before: { text: (texts) => texts.campaignCompare.arguments.before, complete: 'files' }, after: { text: (texts) => texts.campaignCompare.arguments.after, complete: 'files' } },
  options: { out: campaignOutputs.out, format: formatOption(CAMPAIGN_COMPARISON_REPORTERS.map(({ id }) => id)) },
  examples: ['campaign compare campagne-2025.json campagne-2026.json', 'campaign compare 2025.json 2026.json --format html=evolution.html,csv=evolution.csv'],
  async run(context, files, { out, format }) {
    const { ports, io, lang, theme } = context;
    const chosen = chooseFormats(parseFormats(format, ['terminal']), CAMPAIGN_COMPARISON_REPORTERS);
    const { comparison, before, after, vocabulary, shipped } = await compareCampaignFiles(ports, files);
    const model = new ComparisonModel({ lang, tool: TOOL, comparison, heads: [before, after], vocabulary, questions: shipped.flatMap(({ referential }) => referential.questions ?? []) });
    const destinations = placeFormats(chosen, { cwd: io.cwd, out, defaultOut: '.', baseName: `convergence-campagnes-${before.date}-${after.date}`, toTerminal: io.stdout.isTTY === true });
    const surface = (toFile: boolean) => ({ assets: { font: (name: string) => ports.asset(name) }, paint: toFile ? createTheme(false) : theme, width: Math.min(io.stdout.columns ?? 100, 120) });
    await deliver(context, destinations, async (each, toFile) => each.render(model, surface(toFile)));
    return 0;
  },
});
