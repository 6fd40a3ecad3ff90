import { history } from '../../app/history.js';
import { renderHistoryHtml, renderHistoryTerminal, type HistoryReport } from '../../reporters/history.js';
import { jsonText } from '../../reporters/json-text.js';
import { defineCommand, type Context } from '../command.js';
import { deliver } from '../deliver.js';
import { chooseFormats, parseFormats, placeFormats, type Format } from '../formats.js';
import { formatOption } from '../options.js';
import { createTheme } from '../theme.js';
import { TOOL } from '../tool.js';

interface HistoryFormat extends Format {
  render(report: HistoryReport, context: Context, toFile: boolean): Promise<string>;
}

const FORMATS: readonly HistoryFormat[] = [
  { id: 'terminal', extension: 'txt', binary: false, render: (report, { theme, io }, toFile) => Promise.resolve(renderHistoryTerminal(report, { paint: toFile ? createTheme(false) : theme, width: Math.min(io.stdout.columns ?? 100, 120) })) },
  { id: 'html', extension: 'html', binary: false, render: (report, { ports }) => renderHistoryHtml(report, { font: (name) => ports.asset(name) }) },
  { id: 'json', extension: 'json', binary: false, render: ({ tool, products }) => Promise.resolve(jsonText({ tool, products })) },
];

export const command = defineCommand({
  arguments: { folder: { text: (texts) => texts.compare.arguments.folder, complete: 'folders' } },
  options: { format: formatOption(FORMATS.map(({ id }) => id)) },
  examples: ['history bilans', 'history bilans --format html=evolution.html'],
  async run(context, { folder }, { format }) {
    const { ports, io, lang } = context;
    const chosen = chooseFormats(parseFormats(format, ['terminal']), FORMATS);
    const { products, problems } = await history(ports, folder);
    context.report(problems);
    const destinations = placeFormats(chosen, { cwd: io.cwd, out: undefined, defaultOut: '.', baseName: 'convergence-evolution', toTerminal: io.stdout.isTTY === true });
    await deliver(context, destinations, (each, toFile) => each.render({ lang, tool: TOOL, products }, context, toFile));
    return 0;
  },
});
