import { explainOne, type ExplainResult } from '../../app/explain.js';
import { completableNames } from '../../core/explain/subject.js';
import { explanationDocument, explanationResult, type ExplanationDocument } from '../../reporters/explanation.js';
import { renderExplanationMarkdown } from '../../reporters/explanation/markdown.js';
import { renderExplanationTerminal } from '../../reporters/explanation/terminal.js';
import { defineCommand, type Context } from '../command.js';
import { deliver } from '../deliver.js';
import { chooseFormats, fileSlug, parseFormats, placeFormats, type Format } from '../formats.js';
import { assessOptions, formatOption } from '../options.js';
import { createTheme } from '../theme.js';
import { TOOL } from '../tool.js';

interface ExplainFormat extends Format {
  render(document: ExplanationDocument, result: ExplainResult, context: Context, toFile: boolean): string;
}

const FORMATS: readonly ExplainFormat[] = [
  {
    id: 'terminal',
    extension: 'txt',
    binary: false,
    render: (document, _result, { theme, io }, toFile) => renderExplanationTerminal(document, { paint: toFile ? createTheme(false) : theme, width: Math.min(io.stdout.columns ?? 100, 120) }),
  },
  { id: 'markdown', extension: 'md', binary: false, render: (document) => renderExplanationMarkdown(document) },
  { id: 'json', extension: 'json', binary: false, render: (_document, { explanation, assessment }) => JSON.stringify(explanationResult(explanation, assessment, { tool: TOOL }), null, 2) },
];

export const command = defineCommand({
  arguments: {
    dossier: { text: (texts) => texts.cli.arguments.dossier, complete: 'files' },
    id: { text: (texts) => texts.explain.arguments.id, complete: async ({ ports }) => completableNames((await ports.referentials.shipped()).map(({ referential }) => referential)) },
  },
  options: { all: { text: (texts) => texts.explain.options.all }, format: formatOption(FORMATS.map(({ id }) => id)), ...assessOptions },
  examples: ['explain mon-produit EXI-03', 'explain mon-produit auth-pro', 'explain mon-produit verdict', 'explain mon-produit auth-pro.index --format markdown'],
  async run(context, { dossier, id }, { all, format, date, referential }) {
    const { ports, io, lang } = context;
    const chosen = chooseFormats(parseFormats(format, ['terminal']), FORMATS);
    const result = await explainOne(ports, { dossier, id, lang, referentials: referential, ...(date === undefined ? {} : { date }) });
    context.report(result.warnings);
    const { explanation, assessment, vocabulary, referentials, opened, measures } = result;
    const document = explanationDocument(explanation, assessment, { lang, vocabulary, referentials: referentials.map((each) => each.referential), ...(measures === undefined ? {} : { measures }) }, { all });
    const destinations = placeFormats(chosen, {
      cwd: io.cwd,
      out: undefined,
      defaultOut: '.',
      baseName: `convergence-${fileSlug(assessment.product.name)}-${assessment.date}-${fileSlug(id)}`,
      toTerminal: io.stdout.isTTY === true,
    });
    await deliver(context, destinations, (each, toFile) => Promise.resolve(each.render(document, result, context, toFile)), opened.folder);
    return 0;
  },
});
