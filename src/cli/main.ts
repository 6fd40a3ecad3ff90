import type { Ports } from '../app/ports.js';
import { ConvergenceError, type Problem } from '../core/error.js';
import { once } from '../core/once.js';
import { catalogue, type Lang } from '../i18n/index.js';
import { bugText } from './bug.js';
import type { Context, Io } from './command.js';
import { takeLanguage } from './language.js';
import { ClosedPipe, tolerateClosedPipe, withLineFeed, writeTo } from './streams.js';
import { TOOL } from './tool.js';
import { UsageError } from './usage-error.js';

export type { Io } from './command.js';

const EXIT = { done: 0, cannotRun: 2, bug: 70, interrupted: 130 } as const;
const VERSION_WORDS = new Set(['--version', '-V']);

/** What inquirer throws when Ctrl-C closes a question, or when its signal is aborted; what a long command throws between two steps. */
const INTERRUPTIONS = new Set(['ExitPromptError', 'AbortPromptError', 'Interruption']);

/** The same streams, each opened when first asked for: a process that only prints has no use for the others. */
function tolerant(io: Io): Io {
  const opened = (name: 'stdout' | 'stderr'): (() => Io['stdout']) =>
    once(() => {
      const stream = io[name];
      tolerateClosedPipe(stream);
      return stream;
    });
  const [stdout, stderr] = [opened('stdout'), opened('stderr')];
  return {
    env: io.env,
    cwd: io.cwd,
    get stdin() {
      return io.stdin;
    },
    get stdout() {
      return stdout();
    },
    get stderr() {
      return stderr();
    },
  };
}

/** What a test may put in place of the real world. */
export interface Overrides {
  ports?(io: Io, lang: Lang): Promise<Ports>;
}

async function realPorts(io: Io, lang: Lang): Promise<Ports> {
  return (await import('./ports.js')).createPorts(io.cwd, lang, io.env);
}

function say(io: Io, text: string): void {
  io.stderr.write(withLineFeed(text));
}

/** Writes a problem in a language, with its severity in words. */
async function describer(lang: Lang): Promise<(problem: Problem) => string> {
  const { problemText } = await import('../i18n/problem-text.js');
  const { usage } = catalogue(lang).cli;
  return (problem) => usage[problem.severity](problemText(problem, lang));
}

async function contextFor(io: Io, lang: Lang, overrides: Overrides): Promise<Context> {
  const { createTheme, hasColour } = await import('./theme.js');
  const describe = await describer(lang);
  return {
    ports: await (overrides.ports ?? realPorts)(io, lang),
    io,
    lang,
    texts: catalogue(lang),
    theme: createTheme(hasColour(io.stdout, io.env)),
    print: (text) => writeTo(io.stdout, withLineFeed(text)),
    note: (text) => say(io, text),
    describe,
    report: (problems) => {
      for (const problem of problems) say(io, describe(problem));
    },
  };
}

/** Says what went wrong. @returns the exit code. */
async function explain(error: unknown, io: Io, lang: Lang, command: string): Promise<number> {
  if (error instanceof ClosedPipe) return EXIT.done;
  if (error instanceof Error && INTERRUPTIONS.has(error.name)) return EXIT.interrupted;
  if (error instanceof UsageError) {
    const texts = catalogue(error.lang ?? lang);
    say(io, texts.cli.usage.error(error.text(texts)));
    return EXIT.cannotRun;
  }
  if (error instanceof ConvergenceError) {
    const describe = await describer(lang);
    for (const problem of error.problems) say(io, describe(problem));
    return EXIT.cannotRun;
  }
  say(io, bugText(error, command, catalogue(lang)));
  return EXIT.bug;
}

/** Runs a command line (without node and the script). Never throws and never exits. @returns the exit code. */
export async function main(argv: readonly string[], streams: Io, overrides: Overrides = {}): Promise<number> {
  const io = tolerant(streams);
  let lang: Lang = 'fr';
  let command = TOOL.name as string;
  try {
    const taken = takeLanguage(argv, io.env);
    lang = taken.lang;
    const texts = catalogue(lang);
    if (VERSION_WORDS.has(taken.rest[0] ?? '')) {
      await writeTo(io.stdout, withLineFeed(texts.cli.version(TOOL.version)));
      return EXIT.done;
    }
    const { parseCommandLine } = await import('./program.js');
    const parsed = await parseCommandLine(taken.rest, texts, Math.min(io.stdout.columns ?? 100, 100));
    if (parsed.kind === 'help') {
      await writeTo(io.stdout, parsed.text);
      return EXIT.done;
    }
    command = parsed.command;
    return await parsed.run(await contextFor(io, lang, overrides));
  } catch (error) {
    return await explain(error, io, lang, command);
  }
}
