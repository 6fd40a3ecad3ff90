import { simulate, type Simulation } from '../../app/simulate.js';
import { comparedFigures, renderSimulation } from '../../reporters/simulation.js';
import { defineCommand, type Context } from '../command.js';
import { deliver } from '../deliver.js';
import { chooseFormats, fileSlug, parseFormats, placeFormats, type Format } from '../formats.js';
import { assessOptions, formatOption, roadmapOptions, wishesOf } from '../options.js';
import { createTheme } from '../theme.js';
import { UsageError } from '../usage-error.js';

interface SimulationFormat extends Format {
  render(simulation: Simulation, context: Context, toFile: boolean): string;
}

/** The label and title a person knows a supposition by. */
function named({ supposed, assessed }: Simulation): { readonly label: string; readonly title: string; readonly state: 'met' | 'unmet' | 'done' }[] {
  return supposed.map(({ id, kind, state }) => {
    const requirement = assessed.assessment.requirements.find((each) => each.id === id);
    const action = assessed.referentials.flatMap(({ referential }) => referential.actions ?? []).find((each) => each.id === id);
    return kind === 'action' ? { label: id, title: action?.title ?? id, state } : { label: requirement?.reference ?? id, title: requirement?.title ?? id, state };
  });
}

const FORMATS: readonly SimulationFormat[] = [
  {
    id: 'terminal',
    extension: 'txt',
    binary: false,
    render: (simulation, { theme, io, lang }, toFile) => renderSimulation(simulation.before, simulation.after, { lang, paint: toFile ? createTheme(false) : theme, width: Math.min(io.stdout.columns ?? 100, 120), supposed: named(simulation) }),
  },
  {
    id: 'json',
    extension: 'json',
    binary: false,
    render: (simulation, { lang }) => JSON.stringify({ date: simulation.before.assessment.date, supposed: simulation.supposed, figures: comparedFigures(simulation.before, simulation.after, lang) }, null, 2),
  },
];

export const command = defineCommand({
  arguments: { dossier: { text: (texts) => texts.cli.arguments.dossier, complete: 'files' } },
  options: {
    set: { value: (texts) => texts.cli.values.set, text: (texts) => texts.cli.options.set, repeatable: true },
    ...roadmapOptions,
    format: formatOption(FORMATS.map(({ id }) => id)),
    ...assessOptions,
  },
  examples: ['simulate mon-produit --set EXI-03=met', 'simulate mon-produit --set connect-psc=done --set EXI-22=met'],
  async run(context, { dossier }, { set, format, ...wishes }) {
    const { ports, io } = context;
    if (set.length === 0) throw new UsageError([(texts) => texts.cli.usage.noSet]);
    const chosen = chooseFormats(parseFormats(format, ['terminal']), FORMATS);
    const simulation = await simulate(ports, { dossier, sets: set, ...wishesOf(wishes) });
    const { opened, assessment, warnings } = simulation.assessed;
    context.report(warnings);
    const destinations = placeFormats(chosen, { cwd: io.cwd, out: undefined, defaultOut: '.', baseName: `simulation-${fileSlug(assessment.product.name)}-${assessment.date}`, toTerminal: io.stdout.isTTY === true });
    await deliver(context, destinations, (each, toFile) => Promise.resolve(each.render(simulation, context, toFile)), opened.folder);
    return 0;
  },
});
