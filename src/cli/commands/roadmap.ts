import { prepareReport, type PreparedReport } from '../../app/report.js';
import { roadmapChecklist } from '../../reporters/roadmap/checklist.js';
import { roadmapResult } from '../../reporters/roadmap/result.js';
import { roadmapCsv } from '../../reporters/roadmap/table.js';
import { renderRoadmap } from '../../reporters/roadmap/terminal.js';
import { defineCommand, type Context } from '../command.js';
import { deliver } from '../deliver.js';
import { chooseFormats, fileSlug, parseFormats, placeFormats, type Format } from '../formats.js';
import { assessOptions, formatOption, roadmapOptions, wishesOf } from '../options.js';
import { createTheme } from '../theme.js';
import { TOOL } from '../tool.js';

interface RoadmapFormat extends Format {
  render(prepared: PreparedReport, context: Context, toFile: boolean): string;
}

const FORMATS: readonly RoadmapFormat[] = [
  {
    id: 'terminal',
    extension: 'txt',
    binary: false,
    render: ({ assessment, options }, { theme, io }, toFile) => renderRoadmap(assessment, options, { paint: toFile ? createTheme(false) : theme, width: Math.min(io.stdout.columns ?? 100, 120) }),
  },
  { id: 'markdown', extension: 'md', binary: false, render: ({ assessment, options }) => roadmapChecklist(assessment, options) },
  { id: 'csv', extension: 'csv', binary: false, render: ({ assessment, options }) => roadmapCsv(assessment, options) },
  { id: 'json', extension: 'json', binary: false, render: ({ assessment, options }) => JSON.stringify(roadmapResult(assessment, options), null, 2) },
];

export const command = defineCommand({
  arguments: { dossier: { text: (texts) => texts.cli.arguments.dossier, complete: 'files' } },
  options: {
    ...roadmapOptions,
    format: formatOption(FORMATS.map(({ id }) => id)),
    out: { short: 'o', value: (texts) => texts.cli.values.folder, text: (texts) => texts.cli.options.out, complete: 'folders' },
    ...assessOptions,
  },
  examples: ['roadmap mon-produit', 'roadmap mon-produit --capacity 20/trimestre --from 2027-01-04', 'roadmap mon-produit --format csv=trajectoire.csv,markdown=trajectoire.md'],
  async run(context, { dossier }, { format, out, ...wishes }) {
    const { ports, io, lang } = context;
    const chosen = chooseFormats(parseFormats(format, ['terminal']), FORMATS);
    const prepared = await prepareReport(ports, { dossier, lang, tool: TOOL, ...wishesOf(wishes) });
    context.report(prepared.warnings);
    const { assessment, opened } = prepared;
    const destinations = placeFormats(chosen, { cwd: io.cwd, out, defaultOut: '.', baseName: `trajectoire-${fileSlug(assessment.product.name)}-${assessment.date}`, toTerminal: io.stdout.isTTY === true });
    await deliver(context, destinations, (each, toFile) => Promise.resolve(each.render(prepared, context, toFile)), opened.folder);
    return 0;
  },
});
