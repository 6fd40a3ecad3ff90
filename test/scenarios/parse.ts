/** One scenario: what is on disk, what is typed, what comes out. */
export interface Scenario {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly env: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly exit: number;
  /** Exact, but for a trailing line feed; absent when not looked at. */
  readonly stdout?: string;
  readonly stderr?: string;
  /** Lines that must appear in it. */
  readonly stdoutHas: readonly string[];
  readonly stderrHas: readonly string[];
}

const SECTIONS = new Set(['file', 'env', 'command', 'exit', 'stdout', 'stderr', 'stdout-has', 'stderr-has']);

/** Splits a command line at spaces; double quotes hold a word together. */
function words(line: string): string[] {
  return [...line.trim().matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
}

interface Section {
  readonly kind: string;
  readonly argument: string;
  readonly text: string;
}

function sections(text: string): Section[] {
  const found: { kind: string; argument: string; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const head = /^==== (\S+)(?: (.*))?$/.exec(line);
    if (head) found.push({ kind: head[1] ?? '', argument: head[2] ?? '', lines: [] });
    else if (found.length > 0) found.at(-1)?.lines.push(line);
    else if (line.trim() !== '' && !line.startsWith('#')) throw new Error(`text before the first section: ${line}`);
  }
  return found.map(({ kind, argument, lines }) => ({ kind, argument, text: lines.join('\n').trimEnd() }));
}

/** Reads a `.scenario` file. @throws for a section that does not exist: a scenario that checks nothing must not pass. */
export function parseScenario(name: string, text: string): Scenario {
  const all = sections(text);
  const unknown = all.find(({ kind }) => !SECTIONS.has(kind));
  if (unknown) throw new Error(`${name}: unknown section ${unknown.kind}`);
  const one = (kind: string): string | undefined => all.find((section) => section.kind === kind)?.text;
  const lines = (kind: string): string[] => (one(kind) ?? '').split('\n').filter((line) => line.trim() !== '');
  const command = one('command');
  const exit = one('exit');
  if (command === undefined || exit === undefined) throw new Error(`${name}: a scenario needs a command and an exit code`);
  const typed = words(command);
  if (typed[0] !== 'convergence') throw new Error(`${name}: the command must begin with convergence`);
  const stdout = one('stdout');
  const stderr = one('stderr');
  return {
    name,
    files: all.filter(({ kind }) => kind === 'file').map(({ argument, text: content }) => ({ path: argument, text: `${content}\n` })),
    env: Object.fromEntries(lines('env').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])),
    command: typed.slice(1),
    exit: Number(exit),
    ...(stdout === undefined ? {} : { stdout }),
    ...(stderr === undefined ? {} : { stderr }),
    stdoutHas: lines('stdout-has'),
    stderrHas: lines('stderr-has'),
  };
}
