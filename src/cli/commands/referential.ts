import { dayOf, isPath } from '../../app/assess.js';
import type { Problem } from '../../core/error.js';
import type { LoadedReferential } from '../../core/referential.js';
import { selectEdition } from '../../core/select.js';
import { defineCommand, type CommandDefinition, type Context } from '../command.js';
import { deliver } from '../deliver.js';
import { chooseFormats, parseFormats, placeFormats, type Format } from '../formats.js';
import { jsonText } from '../../reporters/json-text.js';
import { formatOption } from '../options.js';
import { listText, showText } from '../referential-text.js';

interface ReferentialFormat extends Format {
  render(loaded: LoadedReferential, context: Context): string;
}

const SHOW_FORMATS: readonly ReferentialFormat[] = [
  { id: 'terminal', extension: 'txt', binary: false, render: (loaded, context) => showText(loaded, context) },
  { id: 'json', extension: 'json', binary: false, render: ({ referential, digest, shipped }) => jsonText({ ...referential, digest, shipped }) },
];

async function shippedIds({ ports }: Context): Promise<string[]> {
  return [...new Set((await ports.referentials.shipped()).map(({ referential }) => referential.id))];
}

const list = defineCommand({
  arguments: {},
  options: {},
  async run(context) {
    await context.print(listText(await context.ports.referentials.shipped(), context));
    return 0;
  },
});

const show = defineCommand({
  arguments: { id: { text: (texts) => texts.cli.arguments.referential, complete: shippedIds } },
  options: {
    format: formatOption(SHOW_FORMATS.map(({ id }) => id)),
  },
  examples: ['referential show authentification', 'referential show authentification --format json'],
  async run(context, { id }, { format }) {
    const chosen = chooseFormats(parseFormats(format, ['terminal']), SHOW_FORMATS);
    const { ports, io } = context;
    const loaded = isPath(id) ? await ports.referentials.open(id) : selectEdition(await ports.referentials.shipped(), id, dayOf(ports, undefined));
    const { referential } = loaded;
    const destinations = placeFormats(chosen, { cwd: io.cwd, out: undefined, defaultOut: '.', baseName: `${referential.id}-${referential.edition}`, toTerminal: io.stdout.isTTY === true });
    await deliver(context, destinations, (each) => Promise.resolve(each.render(loaded, context)));
    return 0;
  },
});

function checkLines(problems: readonly Problem[], { texts, theme, describe }: Context): string[] {
  const count = (severity: Problem['severity']): number => problems.filter((problem) => problem.severity === severity).length;
  const errors = count('error');
  const summary = problems.length === 0 ? texts.cli.referentials.sound : texts.cli.referentials.checked(errors, count('warning'), count('info'));
  return [...problems.map(describe), errors > 0 ? theme.bad(summary) : theme.good(summary)];
}

const check = defineCommand({
  arguments: { path: { text: (texts) => texts.cli.arguments.path, optional: true, complete: 'files' } },
  options: { date: { value: (texts) => texts.cli.values.day, text: (texts) => texts.cli.options.checkDate } },
  examples: ['referential check', 'referential check referentiels/authentification', 'referential check --date 2027-06-30'],
  async run(context, { path }, { date }) {
    const { ports } = context;
    // No probe exists yet: none states a fact.
    const problems = await ports.referentials.check(path, { day: dayOf(ports, date), statedFacts: [] });
    await context.print(checkLines(problems, context).join('\n'));
    return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
});

export const command: CommandDefinition = {
  commands: [
    { name: 'list', alias: 'lister', summary: (texts) => texts.cli.commands.referentialList, definition: list },
    { name: 'show', alias: 'montrer', summary: (texts) => texts.cli.commands.referentialShow, definition: show },
    { name: 'check', alias: 'verifier', summary: (texts) => texts.cli.commands.referentialCheck, definition: check },
  ],
};
