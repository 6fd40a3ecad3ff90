import { prepareReport, type PreparedReport } from '../../app/report.js';
import { renderTerminal } from '../../reporters/terminal.js';
import { defineCommand, type Context } from '../command.js';
import { deliver } from '../deliver.js';
import { chooseFormats, fileSlug, parseFormats, placeFormats, type Format } from '../formats.js';
import { assessOptions, formatOption } from '../options.js';
import { createTheme } from '../theme.js';
import { TOOL } from '../tool.js';
import { typedAgain } from '../typed-path.js';
import { noteUntranslated } from '../untranslated.js';

interface AssessFormat extends Format {
  render(prepared: PreparedReport, context: Context, again: string, toFile: boolean): string;
}

const FORMATS: readonly AssessFormat[] = [
  {
    id: 'terminal',
    extension: 'txt',
    binary: false,
    render: ({ model, assessment }, { theme, io }, again, toFile) =>
      renderTerminal(model, assessment, { paint: toFile ? createTheme(false) : theme, width: Math.min(io.stdout.columns ?? 100, 120), reportCommand: `convergence report ${again} --format html,pdf`, explainCommand: `convergence explain ${again}` }),
  },
  { id: 'json', extension: 'json', binary: false, render: (prepared) => prepared.json() },
];

export const command = defineCommand({
  arguments: { dossier: { text: (texts) => texts.cli.arguments.dossier, complete: 'files' } },
  options: { format: formatOption(FORMATS.map(({ id }) => id)), ...assessOptions },
  examples: ['assess mon-produit', 'assess mon-produit --date 2027-01-01', 'assess mon-produit --format json=bilan.json'],
  async run(context, { dossier }, { format, date, referential }) {
    const { ports, io, lang } = context;
    const chosen = chooseFormats(parseFormats(format, ['terminal']), FORMATS);
    const prepared = await prepareReport(ports, { dossier, referentials: referential, lang, tool: TOOL, ...(date === undefined ? {} : { date }) });
    context.report(prepared.warnings);
    // The other formats say it among their reservations.
    if (chosen.some(({ format: each }) => each.id === 'json')) noteUntranslated(context, prepared);
    const { assessment, opened } = prepared;
    const destinations = placeFormats(chosen, {
      cwd: io.cwd,
      out: undefined,
      defaultOut: '.',
      baseName: `convergence-${fileSlug(assessment.product.name)}-${assessment.date}`,
      toTerminal: io.stdout.isTTY === true,
    });
    await deliver(context, destinations, (each, toFile) => Promise.resolve(each.render(prepared, context, typedAgain(dossier, { date, referential }), toFile)), opened.folder);
    return 0;
  },
});
