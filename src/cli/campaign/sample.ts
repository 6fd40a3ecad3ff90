import { sampleCampaign } from '../../app/campaign/sample.js';
import { GREATEST_SEED } from '../../core/campaign/seeded.js';
import { CampaignModel } from '../../reporters/campaign/model.js';
import { SAMPLE_REPORTERS } from '../../reporters/sample/index.js';
import { defineCommand } from '../command.js';
import { deliver } from '../deliver.js';
import { chooseFormats, parseFormats, placeFormats } from '../formats.js';
import { formatOption } from '../options.js';
import { createTheme } from '../theme.js';
import { TOOL } from '../tool.js';
import { UsageError } from '../usage-error.js';

const MOST_DRAWN = 100_000;

function sizeOf(text: string | undefined): number {
  if (text === undefined) throw new UsageError([(texts) => texts.sample.usage.noSize]);
  if (!/^\d{1,6}$/.test(text) || Number(text) < 1 || Number(text) > MOST_DRAWN) throw new UsageError([(texts) => texts.sample.usage.size(text, MOST_DRAWN)]);
  return Number(text);
}

function seedOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,10}$/.test(text) || Number(text) > GREATEST_SEED) throw new UsageError([(texts) => texts.sample.usage.seed(text, GREATEST_SEED)]);
  return Number(text);
}

function stratumOf(text: string | undefined): 'region' | undefined {
  if (text !== undefined && text !== 'region') throw new UsageError([(texts) => texts.sample.usage.by(text)]);
  return text;
}

export const sample = defineCommand({
  arguments: { campaign: { text: (texts) => texts.sample.arguments.campaign, complete: 'files' } },
  options: {
    size: { value: (texts) => texts.sample.values.size, text: (texts) => texts.sample.options.size },
    seed: { value: (texts) => texts.sample.values.seed, text: (texts) => texts.sample.options.seed },
    by: { value: (texts) => texts.sample.values.by, text: (texts) => texts.sample.options.by, complete: () => Promise.resolve(['region']) },
    out: { value: (texts) => texts.cli.values.folder, text: (texts) => texts.cli.options.out, complete: 'folders' },
    format: formatOption(SAMPLE_REPORTERS.map(({ id }) => id)),
  },
  examples: ['campaign sample campagne.json --size 12 --seed 2026', 'campaign sample campagne.json --size 36 --by region --format terminal,csv=tirage.csv'],
  async run(context, { campaign: file }, { size: sizeText, seed: seedText, by: byText, out, format }) {
    const { ports, io, lang, texts, theme } = context;
    const [size, seed, by] = [sizeOf(sizeText), seedOf(seedText), stratumOf(byText)];
    const chosen = chooseFormats(parseFormats(format, ['terminal']), SAMPLE_REPORTERS);
    const { campaign, sample: drawn, digest } = await sampleCampaign(ports, { file, size, ...(seed === undefined ? {} : { seed }), ...(by === undefined ? {} : { by }) });
    const model = new CampaignModel({ lang, tool: TOOL, title: texts.sample.title, campaign, vocabulary: await ports.referentials.vocabulary() });
    const destinations = placeFormats(chosen, { cwd: io.cwd, out, defaultOut: 'rapports', baseName: `convergence-tirage-${campaign.date}`, toTerminal: io.stdout.isTTY === true });
    await deliver(context, destinations, (each, toFile) => Promise.resolve(each.render({ model, sample: drawn, digest }, { paint: toFile ? createTheme(false) : theme, width: Math.min(io.stdout.columns ?? 100, 120) })));
    return 0;
  },
});
