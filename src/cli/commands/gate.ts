import { resolve, sep } from 'node:path';
import { gateDossier, type GatedDossier } from '../../app/gate.js';
import { measureWords } from '../../app/measure-words.js';
import type { Place } from '../../core/error.js';
import { GATE_REPORTERS } from '../../reporters/gate/index.js';
import type { ArtefactLocation, GateReport } from '../../reporters/gate/lines.js';
import { renderGateTerminal } from '../../reporters/gate/terminal.js';
import { defineCommand, type Context } from '../command.js';
import { asSeenFrom, deliver } from '../deliver.js';
import { chooseFormats, fileSlug, parseFormats, placeFormats, type Format } from '../formats.js';
import { assessOptions, formatOption } from '../options.js';
import { ClosedPipe } from '../streams.js';
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
  ...GATE_REPORTERS.map((reporter) => ({ ...reporter, binary: false })),
];

const EXIT = { pass: 0, fail: 1, inconclusive: 3 } as const;

/** Where a tool that reads the result looks for a file: from the working directory, with `/`. */
function seenFrom(cwd: string, file: string): string {
  return asSeenFrom(cwd, resolve(cwd, file)).split(sep).join('/');
}

async function reportOf({ assessment, opened, vocabulary, gate, policyFile, baseline, locate, contradicting, artefactAt }: GatedDossier, { lang, io }: Context): Promise<GateReport> {
  const seen = (file: string): string => seenFrom(io.cwd, file);
  const at = (place: Place): Place => ({ ...place, ...(place.file === undefined ? {} : { file: seen(place.file) }) });
  const found = ({ place, told }: ArtefactLocation): ArtefactLocation => ({ place: at(place), told });
  return {
    lang,
    tool: TOOL,
    assessment,
    vocabulary,
    gate,
    dossierFile: seen(opened.file),
    policyFile: seen(policyFile),
    ...(baseline === undefined ? {} : { baseline: seen(baseline) }),
    waivers: opened.dossier.waivers,
    locate: (check) => at(locate(check)),
    contradicting: (check) => contradicting(check).map(found),
    artefactAt: (told) => {
      const artefact = artefactAt(told);
      return artefact === undefined ? undefined : found(artefact);
    },
    ...(opened.measured === undefined ? {} : { measured: { found: opened.measured, words: await measureWords(lang) } }),
  };
}

export const command = defineCommand({
  arguments: { dossier: { text: (texts) => texts.cli.arguments.dossier, complete: 'files' } },
  options: {
    policy: { value: (texts) => texts.cli.values.file, text: (texts) => texts.gate.options.policy, complete: 'files' },
    baseline: { value: (texts) => texts.cli.values.file, text: (texts) => texts.gate.options.baseline, complete: 'files' },
    format: formatOption(FORMATS.map(({ id }) => id)),
    ...assessOptions,
  },
  examples: ['gate mon-produit', 'gate mon-produit --policy politique.yaml --baseline publié.json', 'gate mon-produit --format terminal,sarif=controle.sarif,junit=controle.xml'],
  async run(context, { dossier }, { policy, baseline, format, date, referential }) {
    const { ports, io } = context;
    const chosen = chooseFormats(parseFormats(format, ['terminal']), FORMATS);
    const gated = await gateDossier(ports, { dossier, referentials: referential, ...(policy === undefined ? {} : { policy }), ...(baseline === undefined ? {} : { baseline }), ...(date === undefined ? {} : { date }) });
    context.report(gated.warnings);
    const report = await reportOf(gated, context);
    const { assessment, opened, gate } = gated;
    // A gate writes the files that are named, and no other: the checkout may be read-only.
    const destinations = placeFormats(chosen.map((each) => ({ file: '-', ...each })), { cwd: io.cwd, out: undefined, defaultOut: '.', baseName: `convergence-${fileSlug(assessment.product.name)}-${assessment.date}-controle`, toTerminal: io.stdout.isTTY === true });
    await deliver(context, destinations, (each, toFile) => Promise.resolve(each.render(report, context, toFile)), opened.folder).catch((error: unknown) => {
      // The log is cut short by who reads it: what was found stands.
      if (!(error instanceof ClosedPipe)) throw error;
    });
    return EXIT[gate.outcome];
  },
});
