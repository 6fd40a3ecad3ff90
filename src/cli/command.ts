import type { Readable, Writable } from 'node:stream';
import type { Ports } from '../app/ports.js';
import type { Problem } from '../core/error.js';
import type { Catalogue, Lang } from '../i18n/index.js';
import type { Theme } from './theme.js';

/** The world as the program sees it, so that a test can stand in for a terminal. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/** What a command is given besides its arguments and options. */
export interface Context {
  readonly ports: Ports;
  readonly io: Io;
  readonly lang: Lang;
  readonly texts: Catalogue;
  /** Colours for stdout; every function returns its text unchanged when stdout takes none. */
  readonly theme: Theme;
  /** Writes the result, and nothing else, to stdout; a line feed is added when missing. */
  readonly print: (text: string) => Promise<void>;
  /** Writes one line to stderr: progress, what to do next. */
  readonly note: (text: string) => void;
  /** A problem in the person's language: what is wrong, where, what to do. */
  readonly describe: (problem: Problem) => string;
  /** Writes problems to stderr in the person's language. */
  readonly report: (problems: readonly Problem[]) => void;
}

/** A text of the catalogue: `(texts) => texts.cli.options.date`. */
export type Text = (texts: Catalogue) => string;

/** A positional argument; its key is the name shown, in the order of the keys. Optional ones come last. */
export interface ArgumentDefinition {
  readonly text: Text;
  readonly optional?: true;
  /** One or more, as the last argument: the command receives them all, in order. */
  readonly several?: true;
  /** What a shell may propose. */
  readonly complete?: Completion;
}

/** An option; its key in camelCase gives the flag: `asJson` is `--as-json`. Without `value` it is a switch. */
export interface OptionDefinition {
  readonly text: Text;
  /** A one-letter flag. */
  readonly short?: string;
  /** The word for the value in help, e.g. `(texts) => texts.cli.values.day`. */
  readonly value?: Text;
  /** May be given several times: the command receives all the values, in order. */
  readonly repeatable?: true;
  readonly complete?: Completion;
}

/** What a shell proposes for a value: words known in advance, or the names of files or folders. */
export type Completion = 'files' | 'folders' | ((context: Context) => Promise<readonly string[]>);

export type Arguments = Readonly<Record<string, ArgumentDefinition>>;
export type Options = Readonly<Record<string, OptionDefinition>>;

export type ArgumentValues<A extends Arguments> = { readonly [K in keyof A]: A[K] extends { readonly several: true } ? readonly string[] : A[K] extends { readonly optional: true } ? string | undefined : string };
export type OptionValues<O extends Options> = {
  readonly [K in keyof O]: O[K] extends { readonly repeatable: true } ? readonly string[] : O[K] extends { readonly value: Text } ? string | undefined : boolean;
};

/** A command that does something. Returns the exit code: 0 done · 1 the judged thing falls short · 3 inconclusive. */
export interface ActionDefinition<A extends Arguments = Arguments, O extends Options = Options> {
  readonly arguments: A;
  readonly options: O;
  /** Command lines shown under the help, without `convergence`. */
  readonly examples?: readonly string[];
  /** Commands it holds besides: `campaign merge`. */
  readonly commands?: readonly SubcommandDefinition[];
  run(context: Context, args: ArgumentValues<A>, options: OptionValues<O>): Promise<number>;
}

/** A command that only holds others: `referential list`. */
export interface GroupDefinition {
  readonly commands: readonly SubcommandDefinition[];
}

export interface SubcommandDefinition {
  readonly name: string;
  /** The French verb; equal to no other name of its level. */
  readonly alias: string;
  readonly summary: Text;
  readonly definition: ActionDefinition;
}

/**
 * What every file of `src/cli/commands` exports as `command`. Its name, French alias and summary stand in the one
 * list, `commands/index.ts`, so that help needs to load no command.
 */
export type CommandDefinition = ActionDefinition | GroupDefinition;

/**
 * Checks a definition and lets the compiler deduce the types `run` receives:
 * `export const command = defineCommand({ arguments: {…}, options: {…}, async run(context, args, options) {…} })`.
 */
export function defineCommand<const A extends Arguments, const O extends Options>(definition: ActionDefinition<A, O>): ActionDefinition {
  return definition;
}
