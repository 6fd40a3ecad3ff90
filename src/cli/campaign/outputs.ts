import type { Campaign } from '../../core/campaign/campaign.js';
import { neutralised } from '../../i18n/format.js';
import { CAMPAIGN_REPORTERS } from '../../reporters/campaign/index.js';
import { CampaignModel } from '../../reporters/campaign/model.js';
import type { Context, OptionDefinition } from '../command.js';
import { deliver } from '../deliver.js';
import { chooseFormats, parseFormats, placeFormats } from '../formats.js';
import { formatOption } from '../options.js';
import { createTheme } from '../theme.js';
import { TOOL } from '../tool.js';

/** The options of every command that shows a campaign. */
export const campaignOutputs = {
  title: { value: (texts) => texts.cli.argumentNames.name, text: (texts) => texts.campaign.options.title },
  out: { value: (texts) => texts.cli.values.folder, text: (texts) => texts.cli.options.out, complete: 'folders' },
  format: formatOption(CAMPAIGN_REPORTERS.map(({ id }) => id)),
} as const satisfies Readonly<Record<string, OptionDefinition>>;

/** Shows a campaign in the formats asked for. @returns the exit code. */
export async function showCampaign(context: Context, campaign: Campaign, { title, out, format }: { readonly title: string | undefined; readonly out: string | undefined; readonly format: readonly string[] }): Promise<number> {
  const { ports, io, lang, texts, theme } = context;
  const chosen = chooseFormats(parseFormats(format, ['terminal']), CAMPAIGN_REPORTERS);
  const model = new CampaignModel({ lang, tool: TOOL, title: neutralised(title ?? texts.campaign.title(campaign.date.slice(0, 4))), campaign, vocabulary: await ports.referentials.vocabulary() });
  const destinations = placeFormats(chosen, { cwd: io.cwd, out, defaultOut: '.', baseName: `convergence-campagne-${campaign.date}`, toTerminal: io.stdout.isTTY === true });
  const surface = (toFile: boolean) => ({ assets: { font: (name: string) => ports.asset(name) }, paint: toFile ? createTheme(false) : theme, width: Math.min(io.stdout.columns ?? 100, 120) });
  await deliver(context, destinations, async (each, toFile) => each.render(model, surface(toFile)));
  return 0;
}
