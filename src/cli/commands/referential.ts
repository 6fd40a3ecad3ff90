import { dayOf, givenByPath, isPath } from '../../app/assess.js';
import { statedFacts } from '../../app/measure-words.js';
import { walkInterview, type Walk } from '../../app/interview/walk.js';
import type { Problem } from '../../core/error.js';
import type { LoadedReferential } from '../../core/referential.js';
import { selectEdition } from '../../core/select.js';
import { defineCommand, type CommandDefinition, type Context } from '../command.js';
import { deliver } from '../deliver.js';
import { chooseFormats, parseFormats, placeFormats, type Format } from '../formats.js';
import { jsonText } from '../../reporters/json-text.js';
import { sayable } from '../interviewer/sayable.js';
import { formatOption } from '../options.js';
import { noteUntranslated } from '../untranslated.js';
import { listText, showText } from '../referential-text.js';
import { walkText } from '../walk-text.js';

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
    noteUntranslated(context, { vocabulary: await ports.referentials.vocabulary(), referentials: [{ loaded }] });
    const destinations = placeFormats(chosen, { cwd: io.cwd, out: undefined, defaultOut: '.', baseName: `${referential.id}-${referential.edition}`, toTerminal: io.stdout.isTTY === true });
    await deliver(context, destinations, (each) => Promise.resolve(each.render(loaded, context)));
    return 0;
  },
});

function checkText(problems: readonly Problem[], { texts, theme, describe }: Context): string {
  const count = (severity: Problem['severity']): number => problems.filter((problem) => problem.severity === severity).length;
  const errors = count('error');
  const summary = problems.length === 0 ? texts.cli.referentials.sound : texts.cli.referentials.checked(errors, count('warning'), count('info'));
  return [...problems.map(describe), errors > 0 ? theme.bad(summary) : theme.good(summary)].join('\n');
}

interface CheckFormat extends Format {
  problems(problems: readonly Problem[], context: Context): string;
  walk(walk: Walk, context: Context): string;
}

const CHECK_FORMATS: readonly CheckFormat[] = [
  { id: 'terminal', extension: 'txt', binary: false, problems: checkText, walk: walkText },
  {
    id: 'json',
    extension: 'json',
    binary: false,
    problems: (problems, { describe }) => jsonText({ problems: problems.map((problem) => ({ ...problem, text: describe(problem) })) }),
    walk: (walk) => jsonText(walk),
  },
];

const check = defineCommand({
  arguments: { path: { text: (texts) => texts.cli.arguments.path, optional: true, complete: 'files' } },
  options: {
    date: { value: (texts) => texts.cli.values.day, text: (texts) => texts.cli.options.checkDate },
    walk: { value: (texts) => texts.cli.values.dossier, text: (texts) => texts.cli.options.walk, complete: 'files' },
    format: formatOption(CHECK_FORMATS.map(({ id }) => id)),
  },
  examples: ['referential check', 'referential check referentiels/authentification', 'referential check --date 2027-06-30', 'referential check --walk examples/lgc'],
  run: (context, { path }, { date, walk: dossier, format }) =>
    sayable(async () => {
      const { ports, io, texts } = context;
      const chosen = chooseFormats(parseFormats(format, ['terminal']), CHECK_FORMATS);
      const destinations = placeFormats(chosen, { cwd: io.cwd, out: undefined, defaultOut: '.', baseName: dossier === undefined ? 'referential-check' : 'referential-walk', toTerminal: io.stdout.isTTY === true });
      if (dossier !== undefined) {
        // A folder of rule sets named without « / » is still a path here.
        const referentials = path === undefined ? [] : [isPath(path) ? path : `./${path}`];
        const opened = await ports.dossiers.open(dossier, await givenByPath(ports, referentials));
        context.report(opened.warnings);
        const walk = await walkInterview(ports, texts.interview, { opened, referentials, ...(date === undefined ? {} : { date }) });
        await deliver(context, destinations, (each) => Promise.resolve(each.walk(walk, context)), opened.folder);
        return walk.reached ? 0 : 1;
      }
      const problems = await ports.referentials.check(path, { day: dayOf(ports, date), statedFacts: await statedFacts() });
      await deliver(context, destinations, (each) => Promise.resolve(each.problems(problems, context)));
      return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
    }),
});

export const command: CommandDefinition = {
  commands: [
    { name: 'list', alias: 'lister', summary: (texts) => texts.cli.commands.referentialList, definition: list },
    { name: 'show', alias: 'montrer', summary: (texts) => texts.cli.commands.referentialShow, definition: show },
    { name: 'check', alias: 'verifier', summary: (texts) => texts.cli.commands.referentialCheck, definition: check },
  ],
};
