import { nearest } from '../../core/nearest.js';
import { DOCUMENTS } from '../../reporters/documents.js';
import { unknownName } from '../usage-error.js';
import { prepareReport, type PreparedReport } from '../../app/report.js';
import { REPORTERS } from '../../reporters/index.js';
import { defineCommand } from '../command.js';
import { deliver } from '../deliver.js';
import { chooseFormats, fileSlug, parseFormats, placeFormats, type Format } from '../formats.js';
import { assessOptions, formatOption, roadmapOptions, wishesOf } from '../options.js';
import { TOOL } from '../tool.js';
import { noteUntranslated } from '../untranslated.js';

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
    document: { value: (texts) => texts.cli.values.document, text: (texts) => texts.cli.options.document(DOCUMENTS.join(', ')), complete: () => Promise.resolve(DOCUMENTS) },
    ...assessOptions,
    ...roadmapOptions,
  },
  examples: ['report mon-produit', 'report mon-produit --format pdf,html --out rapports', 'report mon-produit --document engagement --format pdf'],
  async run(context, { dossier }, { format, out, document = 'report', ...wishes }) {
    const { ports, io, lang } = context;
    const chosen = chooseFormats(parseFormats(format, ['html']), FORMATS);
    const wanted = DOCUMENTS.find((each) => each === document);
    if (wanted === undefined) throw unknownName((texts) => texts.cli.usage.document(document), DOCUMENTS, nearest(document, DOCUMENTS));
    const prepared = await prepareReport(ports, { dossier, document: wanted, lang, tool: TOOL, ...wishesOf(wishes) });
    context.report(prepared.warnings);
    // The other formats say it among their reservations.
    if (chosen.some(({ format: each }) => each.id === 'json')) noteUntranslated(context, prepared);
    const { assessment, opened } = prepared;
    const destinations = placeFormats(chosen, {
      cwd: io.cwd,
      // Without any --format the document goes to a folder: a page of HTML in a terminal helps nobody.
      out: out ?? (format.length === 0 ? DEFAULT_OUT : undefined),
      defaultOut: DEFAULT_OUT,
      baseName: `${wanted === 'engagement' ? 'engagement' : 'convergence'}-${fileSlug(assessment.product.name)}-${assessment.date}`,
      toTerminal: io.stdout.isTTY === true,
    });
    await deliver(context, destinations, (each) => each.render(prepared), opened.folder);
    return 0;
  },
});
