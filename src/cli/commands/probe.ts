import { measureWords } from '../../app/measure-words.js';
import { planProbe, runProbe, type ProbePlan, type ProbeRequest } from '../../app/probe.js';
import { neutralised } from '../../i18n/format.js';
import { PROBES } from '../../probes/index.js';
import { jsonText } from '../../reporters/json-text.js';
import { renderProbePlan, renderProbing, type ProbingOptions, type ProbingWords } from '../../reporters/probing.js';
import { defineCommand, type Context } from '../command.js';
import { asSeenFrom, deliver } from '../deliver.js';
import { chooseFormats, fileSlug, parseFormats, placeFormats, type Format } from '../formats.js';
import { assessOptions, formatOption } from '../options.js';
import { createTheme } from '../theme.js';
import { TOOL } from '../tool.js';
import { typedAgain } from '../typed-path.js';

/** What is shown: as text for a screen, as data for a program. */
interface Shown {
  readonly plan: ProbePlan;
  readonly text: (options: Omit<ProbingOptions, 'product'>) => string;
  readonly data: unknown;
  readonly written?: string;
}

interface ProbeFormat extends Format {
  render(shown: Shown, context: Context, toFile: boolean): string;
}

const FORMATS: readonly ProbeFormat[] = [
  { id: 'terminal', extension: 'txt', binary: false, render: ({ text }, { theme, io, lang }, toFile) => text({ lang, paint: toFile ? createTheme(false) : theme, width: Math.min(io.stdout.columns ?? 100, 120) }) },
  { id: 'json', extension: 'json', binary: false, render: ({ data }) => jsonText(data) },
];

function productOf({ opened }: ProbePlan): string {
  const { name, version } = opened.dossier.product;
  return neutralised(version === undefined || name.endsWith(version) ? name : `${name} ${version}`);
}

async function planned({ ports, report }: Context, request: ProbeRequest): Promise<Shown> {
  const plan = await planProbe(ports, request);
  report(plan.problems);
  return { plan, text: (options) => renderProbePlan(plan.artefacts, { ...options, product: productOf(plan) }), data: { date: plan.day, artefacts: plan.artefacts } };
}

async function probed({ ports, report, lang }: Context, request: ProbeRequest): Promise<Shown> {
  const run = await runProbe(ports, request);
  report(run.problems);
  const [measures, vocabulary, shipped] = await Promise.all([measureWords(lang), ports.referentials.vocabulary(), ports.referentials.shipped()]);
  const questions = [...vocabulary.questions, ...shipped.flatMap(({ referential }) => referential.questions ?? [])];
  const questionOf: ProbingWords['questionOf'] = (fact) => questions.find((each) => each.fact === fact);
  const next = `convergence assess ${typedAgain(request.dossier, { date: request.date, ...(request.referentials === undefined ? {} : { referential: request.referentials }) })}`;
  const { findings, written } = run;
  return { plan: run, text: (options) => renderProbing(findings, { ...options, product: productOf(run), measures, vocabulary, questionOf, next, written: written !== undefined }), data: findings, ...(written === undefined ? {} : { written }) };
}

export const command = defineCommand({
  arguments: { dossier: { text: (texts) => texts.cli.arguments.dossier, complete: 'files' } },
  options: {
    plan: { text: (texts) => texts.probe.options.plan },
    only: { value: (texts) => texts.cli.values.probe, text: (texts) => texts.probe.options.only(PROBES.map(({ id }) => id).join(', ')), repeatable: true, complete: () => Promise.resolve(PROBES.map(({ id }) => id)) },
    date: { value: (texts) => texts.cli.values.day, text: (texts) => texts.probe.options.date },
    referential: assessOptions.referential,
    allowRealIdentities: { text: (texts) => texts.probe.options.allowRealIdentities },
    format: formatOption(FORMATS.map(({ id }) => id)),
  },
  examples: ['probe mon-produit --plan', 'probe mon-produit', 'probe mon-produit --only ins --format json'],
  async run(context, { dossier }, { plan, only, date, referential, allowRealIdentities, format }) {
    const { io } = context;
    const chosen = chooseFormats(parseFormats(format, ['terminal']), FORMATS);
    const request: ProbeRequest = { dossier, referentials: referential, only, allowRealIdentities, tool: TOOL, ...(date === undefined ? {} : { date }) };
    const shown = plan ? await planned(context, request) : await probed(context, request);
    const { opened, day } = shown.plan;
    const destinations = placeFormats(chosen, { cwd: io.cwd, out: undefined, defaultOut: '.', baseName: `convergence-${fileSlug(opened.dossier.product.name)}-${day}-${plan ? 'plan' : 'findings'}`, toTerminal: io.stdout.isTTY === true });
    await deliver(context, destinations, (each, toFile) => Promise.resolve(each.render(shown, context, toFile)), opened.folder);
    if (shown.written !== undefined) context.note(context.texts.cli.output.written(neutralised(asSeenFrom(io.cwd, shown.written))));
    return 0;
  },
});
