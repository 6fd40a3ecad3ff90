import { prepareReport, type PreparedReport } from '../../app/report.js';
import { REPORTERS } from '../../reporters/index.js';
import { defineCommand } from '../command.js';
import { deliver } from '../deliver.js';
import { chooseFormats, fileSlug, parseFormats, placeFormats, type Format } from '../formats.js';
import { assessOptions, formatOption } from '../options.js';
import { TOOL } from '../tool.js';

interface ReportFormat extends Format {
  render(prepared: PreparedReport): Promise<string | Uint8Array>;
}

const DEFAULT_OUT = 'rapports';
const FORMATS: readonly ReportFormat[] = [
  ...REPORTERS.map((reporter): ReportFormat => ({ ...reporter, render: (prepared) => prepared.document(reporter) })),
  { id: 'json', extension: 'json', binary: false, render: (prepared) => Promise.resolve(prepared.json()) },
];

export const command = defineCommand({
  arguments: { dossier: { text: (texts) => texts.cli.arguments.dossier, complete: 'files' } },
  options: {
    format: formatOption(FORMATS.map(({ id }) => id)),
    out: { short: 'o', value: (texts) => texts.cli.values.folder, text: (texts) => texts.cli.options.out, complete: 'folders' },
    ...assessOptions,
  },
  examples: ['report mon-produit', 'report mon-produit --format pdf,html --out rapports', 'report mon-produit --format markdown'],
  async run(context, { dossier }, { format, out, date, referential }) {
    const { ports, io, lang } = context;
    const chosen = chooseFormats(parseFormats(format, ['html']), FORMATS);
    const prepared = await prepareReport(ports, { dossier, referentials: referential, lang, tool: TOOL, ...(date === undefined ? {} : { date }) });
    context.report(prepared.warnings);
    const { assessment, opened } = prepared;
    const destinations = placeFormats(chosen, {
      cwd: io.cwd,
      // Without any --format the document goes to a folder: a page of HTML in a terminal helps nobody.
      out: out ?? (format.length === 0 ? DEFAULT_OUT : undefined),
      defaultOut: DEFAULT_OUT,
      baseName: `convergence-${fileSlug(assessment.product.name)}-${assessment.date}`,
      toTerminal: io.stdout.isTTY === true,
    });
    await deliver(context, destinations, (each) => each.render(prepared), opened.folder);
    return 0;
  },
});
