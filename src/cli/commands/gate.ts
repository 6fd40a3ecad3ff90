import { gateDossier, type GatedDossier } from '../../app/gate.js';
import { renderGateTerminal } from '../../reporters/gate/terminal.js';
import { gateResult } from '../../reporters/gate/result.js';
import type { GateReport } from '../../reporters/gate/lines.js';
import { jsonText } from '../../reporters/json-text.js';
import { defineCommand, type Context } from '../command.js';
import { asSeenFrom, deliver } from '../deliver.js';
import { chooseFormats, fileSlug, parseFormats, placeFormats, type Format } from '../formats.js';
import { assessOptions, formatOption } from '../options.js';
import { createTheme } from '../theme.js';
import { TOOL } from '../tool.js';

interface GateFormat extends Format {
  render(report: GateReport, context: Context, toFile: boolean): string;
}

const FORMATS: readonly GateFormat[] = [
  {
    id: 'terminal',
    extension: 'txt',
    binary: false,
    render: (report, { theme, io }, toFile) => renderGateTerminal(report, { paint: toFile ? createTheme(false) : theme, width: Math.min(io.stdout.columns ?? 100, 120) }),
  },
  { id: 'json', extension: 'json', binary: false, render: (report) => jsonText(gateResult(report)) },
];

const EXIT = { pass: 0, fail: 1, inconclusive: 3 } as const;

function reportOf({ assessment, vocabulary, gate, policyFile, baseline, locate }: GatedDossier, { lang, io }: Context): GateReport {
  return { lang, tool: TOOL, assessment, vocabulary, gate, policyFile: asSeenFrom(io.cwd, policyFile), ...(baseline === undefined ? {} : { baseline }), locate };
}

export const command = defineCommand({
  arguments: { dossier: { text: (texts) => texts.cli.arguments.dossier, complete: 'files' } },
  options: {
    policy: { value: (texts) => texts.cli.values.file, text: (texts) => texts.gate.options.policy, complete: 'files' },
    baseline: { value: (texts) => texts.cli.values.file, text: (texts) => texts.gate.options.baseline, complete: 'files' },
    format: formatOption(FORMATS.map(({ id }) => id)),
    ...assessOptions,
  },
  examples: ['gate mon-produit', 'gate mon-produit --policy politique.yaml --baseline publié.json', 'gate mon-produit --format terminal,json=controle.json'],
  async run(context, { dossier }, { policy, baseline, format, date, referential }) {
    const { ports, io } = context;
    const chosen = chooseFormats(parseFormats(format, ['terminal']), FORMATS);
    const gated = await gateDossier(ports, { dossier, referentials: referential, ...(policy === undefined ? {} : { policy }), ...(baseline === undefined ? {} : { baseline }), ...(date === undefined ? {} : { date }) });
    context.report(gated.warnings);
    const report = reportOf(gated, context);
    const { assessment, opened, gate } = gated;
    const destinations = placeFormats(chosen, { cwd: io.cwd, out: undefined, defaultOut: '.', baseName: `convergence-${fileSlug(assessment.product.name)}-${assessment.date}-controle`, toTerminal: io.stdout.isTTY === true });
    await deliver(context, destinations, (each, toFile) => Promise.resolve(each.render(report, context, toFile)), opened.folder);
    return EXIT[gate.outcome];
  },
});
