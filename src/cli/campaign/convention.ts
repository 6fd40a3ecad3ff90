import { resolve } from 'node:path';
import { readConventions } from '../../app/convention.js';
import type { Convention } from '../../core/campaign/convention.js';
import { REGIONS, regionOf, type Region } from '../../core/campaign/regions.js';
import { nearest } from '../../core/nearest.js';
import { CONVENTION_REPORTERS, conventionDocument } from '../../reporters/convention/index.js';
import type { ConventionReporter } from '../../reporters/convention/reporter.js';
import { defineCommand, type Context } from '../command.js';
import { deliver } from '../deliver.js';
import { chooseFormats, parseFormats } from '../formats.js';
import { formatOption } from '../options.js';
import { TOOL } from '../tool.js';
import { UsageError, unknownName } from '../usage-error.js';

const FORMATS = CONVENTION_REPORTERS.map(({ id }) => id);
const DEFAULT_OUT = 'conventions';

function regionAsked(text: string): Region {
  const region = regionOf(text);
  if (region) return region;
  const names = REGIONS.map(({ name }) => name);
  throw unknownName((texts) => texts.problems['manifest/unknown-region'].what({ region: text }), names, nearest(text, names));
}

function reportersAsked(format: readonly string[]): readonly ConventionReporter[] {
  const requests = parseFormats(format, FORMATS);
  if (requests.some(({ file }) => file !== undefined)) throw new UsageError([(texts) => texts.convention.oneFileEach]);
  return [...new Set(chooseFormats(requests, CONVENTION_REPORTERS).map((chosen) => chosen.format))];
}

/** `convention-76-occ-2026-11-24`: from the official code and our letters, never from a dossier. */
const fileName = ({ region, day }: Convention): string => `convention-${region.code}-${region.label.toLowerCase()}-${day}`;

function noteWhatIsLeftOut({ note, texts }: Context, elsewhere: number, missing: readonly Region[]): void {
  if (missing.length > 0) note(texts.convention.noDossier(missing.map(({ name }) => name)));
  if (elsewhere > 0) note(texts.convention.elsewhere(elsewhere));
}

export const convention = defineCommand({
  arguments: { campaign: { text: (texts) => texts.convention.arguments.campaign, complete: 'files' } },
  options: {
    out: { short: 'o', value: (texts) => texts.cli.values.folder, text: (texts) => texts.convention.options.out, complete: 'folders' },
    region: { value: (texts) => texts.cli.values.region, text: (texts) => texts.convention.options.region, repeatable: true, complete: () => Promise.resolve(REGIONS.map(({ label }) => label)) },
    format: { ...formatOption(FORMATS), value: () => 'format', text: (texts) => texts.convention.options.format(FORMATS.join(', ')) },
    title: { value: (texts) => texts.cli.argumentNames.name, text: (texts) => texts.convention.options.title },
  },
  examples: ['campaign convention campagne.json --out conventions', 'campaign convention campagne.json --region OCC --format pdf'],
  async run(context, { campaign }, { out = DEFAULT_OUT, region, format, title }) {
    const { ports, io, lang, texts } = context;
    const wanted = region.map(regionAsked);
    const reporters = reportersAsked(format);
    const { conventions, elsewhere } = await readConventions(ports, campaign, wanted);
    const vocabulary = await ports.referentials.vocabulary();
    for (const each of conventions) {
      const document = conventionDocument({ lang, tool: TOOL, campaign: title ?? texts.campaign.title(each.day.slice(0, 4)), convention: each, vocabulary });
      const destinations = reporters.map((reporter) => ({ format: reporter, file: resolve(io.cwd, out, `${fileName(each)}.${reporter.extension}`) }));
      await deliver(context, destinations, async (reporter) => reporter.render(document, { lang, day: each.day, tool: TOOL, assets: { font: (name) => ports.asset(name) } }));
    }
    noteWhatIsLeftOut(context, elsewhere, wanted.filter(({ code }) => !conventions.some(({ region: own }) => own.code === code)));
    return 0;
  },
});
