import { mergeCampaignFiles, runCampaign } from '../../app/campaign.js';
import type { Campaign } from '../../core/campaign/campaign.js';
import { neutralised } from '../../i18n/format.js';
import { renderCampaignCsv } from '../../reporters/campaign/csv.js';
import { renderCampaignHtml } from '../../reporters/campaign/html.js';
import { CampaignModel } from '../../reporters/campaign/model.js';
import { renderCampaignTerminal } from '../../reporters/campaign/terminal.js';
import { jsonText } from '../../reporters/json-text.js';
import { defineCommand, type Context, type OptionDefinition } from '../command.js';
import { deliver } from '../deliver.js';
import { chooseFormats, parseFormats, placeFormats, type Format } from '../formats.js';
import { assessOptions, formatOption } from '../options.js';
import { createTheme } from '../theme.js';
import { TOOL } from '../tool.js';
import { UsageError } from '../usage-error.js';

interface CampaignFormat extends Format {
  render(model: CampaignModel, context: Context, toFile: boolean): Promise<string>;
}

const FORMATS: readonly CampaignFormat[] = [
  { id: 'terminal', extension: 'txt', binary: false, render: (model, { theme, io }, toFile) => Promise.resolve(renderCampaignTerminal(model, { paint: toFile ? createTheme(false) : theme, width: Math.min(io.stdout.columns ?? 100, 120) })) },
  { id: 'html', extension: 'html', binary: false, render: (model, { ports }) => renderCampaignHtml(model, { font: (name) => ports.asset(name) }) },
  { id: 'csv', extension: 'csv', binary: false, render: (model) => Promise.resolve(renderCampaignCsv(model)) },
  // Codes and data alone: the parts of a campaign are put together again from it.
  { id: 'json', extension: 'json', binary: false, render: ({ report }) => Promise.resolve(jsonText(report.campaign)) },
];

const outputs = {
  title: { value: (texts) => texts.cli.argumentNames.name, text: (texts) => texts.campaign.options.title },
  out: { value: (texts) => texts.cli.values.folder, text: (texts) => texts.cli.options.out, complete: 'folders' },
  format: formatOption(FORMATS.map(({ id }) => id)),
} as const satisfies Readonly<Record<string, OptionDefinition>>;

async function show(context: Context, campaign: Campaign, { title, out, format }: { readonly title: string | undefined; readonly out: string | undefined; readonly format: readonly string[] }): Promise<number> {
  const { ports, io, lang, texts } = context;
  const chosen = chooseFormats(parseFormats(format, ['terminal']), FORMATS);
  const model = new CampaignModel({ lang, tool: TOOL, title: neutralised(title ?? texts.campaign.title(campaign.date.slice(0, 4))), campaign, vocabulary: await ports.referentials.vocabulary() });
  const destinations = placeFormats(chosen, { cwd: io.cwd, out, defaultOut: '.', baseName: `convergence-campagne-${campaign.date}`, toTerminal: io.stdout.isTTY === true });
  await deliver(context, destinations, (each, toFile) => each.render(model, context, toFile));
  return 0;
}

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

const merge = defineCommand({
  arguments: { parts: { text: (texts) => texts.campaign.arguments.parts, several: true, complete: 'files' } },
  options: outputs,
  examples: ['campaign merge part-1.json part-2.json --format html=campagne.html'],
  run: async (context, { parts }, options) => show(context, await mergeCampaignFiles(context.ports, parts), options),
});

export const command = defineCommand({
  arguments: { paths: { text: (texts) => texts.campaign.arguments.paths, several: true, complete: 'files' } },
  options: { date: assessOptions.date, referential: assessOptions.referential, shard: { value: (texts) => texts.cli.values.shard, text: (texts) => texts.campaign.options.shard }, ...outputs },
  examples: ['campaign dossiers --format html=campagne.html,csv=campagne.csv', 'campaign manifeste.csv --date 2026-11-24', 'campaign dossiers --shard 1/4 --format json=part-1.json'],
  commands: [{ name: 'merge', alias: 'reunir', summary: (texts) => texts.cli.commands.campaignMerge, definition: merge }],
  async run(context, { paths }, { date, referential, shard, ...options }) {
    const part = shardOf(shard);
    const progress = progressOn(context);
    const campaign = await runCampaign(context.ports, { paths, referentials: referential, ...(date === undefined ? {} : { date }), ...(part === undefined ? {} : { shard: part }), ...(progress === undefined ? {} : { progress }) });
    return show(context, campaign, options);
  },
});
