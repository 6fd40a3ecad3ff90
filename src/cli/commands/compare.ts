import { compareResults, type ComparedResults } from '../../app/compare.js';
import { renderComparisonMarkdown, renderComparisonTerminal, type QuestionText } from '../../reporters/comparison.js';
import { jsonText } from '../../reporters/json-text.js';
import { defineCommand, type Context } from '../command.js';
import { deliver } from '../deliver.js';
import { chooseFormats, fileSlug, parseFormats, placeFormats, type Format } from '../formats.js';
import { formatOption } from '../options.js';
import { createTheme } from '../theme.js';
import { TOOL } from '../tool.js';

/** The words of the questions and lists that the compared rules ask. */
function questionTexts({ vocabulary, referentials }: ComparedResults): QuestionText {
  const asked = [...vocabulary.lists, ...vocabulary.questions, ...referentials.flatMap(({ referential }) => referential.questions ?? [])];
  const texts = new Map(asked.map(({ id, text }) => [id, text]));
  return (id) => texts.get(id) ?? id;
}

interface CompareFormat extends Format {
  render(compared: ComparedResults, context: Context, toFile: boolean): string;
}

const FORMATS: readonly CompareFormat[] = [
  {
    id: 'terminal',
    extension: 'txt',
    binary: false,
    render: (compared, { theme, io, lang }, toFile) => renderComparisonTerminal(compared.comparison, { lang, questionText: questionTexts(compared), paint: toFile ? createTheme(false) : theme, width: Math.min(io.stdout.columns ?? 100, 120) }),
  },
  { id: 'markdown', extension: 'md', binary: false, render: (compared, { lang }) => renderComparisonMarkdown(compared.comparison, lang, questionTexts(compared)) },
  { id: 'json', extension: 'json', binary: false, render: ({ comparison }) => jsonText({ tool: TOOL, ...comparison }) },
];

export const command = defineCommand({
  arguments: { from: { text: (texts) => texts.compare.arguments.from, complete: 'files' }, to: { text: (texts) => texts.compare.arguments.to, complete: 'files' } },
  options: { referential: { value: (texts) => texts.cli.values.file, text: (texts) => texts.compare.options.referential, repeatable: true, complete: 'files' }, format: formatOption(FORMATS.map(({ id }) => id)) },
  examples: ['compare bilan-2026-08.json bilan-2026-11.json', 'compare ancien.json récent.json --format markdown=comparaison.md'],
  async run(context, { from, to }, { referential, format }) {
    const { ports, io } = context;
    const chosen = chooseFormats(parseFormats(format, ['terminal']), FORMATS);
    const compared = await compareResults(ports, { from, to, referentials: referential });
    const destinations = placeFormats(chosen, { cwd: io.cwd, out: undefined, defaultOut: '.', baseName: `convergence-${fileSlug(compared.to.product.name)}-${compared.from.date}-${compared.to.date}`, toTerminal: io.stdout.isTTY === true });
    await deliver(context, destinations, (each, toFile) => Promise.resolve(each.render(compared, context, toFile)));
    return 0;
  },
});
