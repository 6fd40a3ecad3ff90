import { Command, CommanderError, Option } from 'commander';
import { nearest } from '../app/interview/nearest.js';
import type { Catalogue } from '../i18n/index.js';
import type { ActionDefinition, CommandDefinition, Context } from './command.js';
import { COMMANDS } from './commands/index.js';
import { actionHelp, argumentName, flagOf, groupHelp, programHelp, type Listed } from './help.js';
import { UsageError, unknownName } from './usage-error.js';

/** What a command line asks for. */
export type Parsed = { readonly kind: 'help'; readonly text: string } | { readonly kind: 'run'; readonly command: string; run(context: Context): Promise<number> };

/** The words of the program that ask for help as a command: `convergence help assess`. */
const HELP_WORDS = new Set(['help', 'aide']);

class Parser {
  readonly #texts: Catalogue;
  readonly #width: number;
  /** The deepest command reached: whose options and sub-commands a misspelt word is compared with. */
  #reached: Command;
  #written = '';
  #parsed: Parsed | undefined;

  constructor(texts: Catalogue, width: number) {
    this.#texts = texts;
    this.#width = width;
    this.#reached = this.#root();
  }

  async parse(argv: readonly string[]): Promise<Parsed> {
    const root = this.#reached;
    const [first, ...others] = argv;
    const words = first === undefined ? ['--help'] : HELP_WORDS.has(first) ? [...others, '--help'] : argv;
    try {
      await root.parseAsync(words, { from: 'user' });
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      if (error.code === 'commander.helpDisplayed') return { kind: 'help', text: this.#written };
      throw this.#usageError(error);
    }
    if (!this.#parsed) throw new Error('commander ran no command');
    return this.#parsed;
  }

  #root(): Command {
    const root = new Command('convergence').exitOverride().helpCommand(false).helpOption('-h, --help').enablePositionalOptions();
    root.configureOutput({ writeOut: (text) => (this.#written += text), writeErr: () => undefined });
    root.configureHelp({ formatHelp: () => programHelp(COMMANDS, this.#texts, this.#width) });
    for (const entry of COMMANDS) root.command(entry.name).alias(entry.alias);
    root.hook('preSubcommand', async (_, called) => {
      const entry = COMMANDS.find(({ name }) => name === called.name());
      if (!entry) throw new Error(`no entry for the command ${called.name()}`);
      this.#attach(called, entry, await entry.load(), `convergence ${entry.name}`);
    });
    return root;
  }

  #attach(command: Command, listed: Listed, definition: CommandDefinition, path: string): void {
    this.#reached = command;
    const held = definition.commands ?? [];
    if ('run' in definition) this.#attachAction(command, listed, definition, path);
    else command.configureHelp({ formatHelp: () => groupHelp(path, listed, held, this.#texts, this.#width) });
    if (held.length === 0) return;
    // What stands after a command it holds is that command's: both may have a --format.
    command.enablePositionalOptions();
    for (const each of held) command.command(each.name).alias(each.alias);
    command.hook('preSubcommand', (_, called) => {
      const found = held.find(({ name }) => name === called.name());
      if (!found) throw new Error(`no entry for the command ${path} ${called.name()}`);
      this.#attach(called, found, found.definition, `${path} ${found.name}`);
    });
  }

  #attachAction(command: Command, listed: Listed, action: ActionDefinition, path: string): void {
    command.configureHelp({ formatHelp: () => actionHelp(path, listed, action, this.#texts, this.#width) });
    const names = Object.keys(action.arguments);
    for (const [name, { optional, several }] of Object.entries(action.arguments)) {
      const word = several ? `${name}...` : name;
      command.argument(optional ? `[${word}]` : `<${word}>`);
    }
    for (const [key, { short, value, repeatable }] of Object.entries(action.options)) {
      const option = new Option(`${short === undefined ? '' : `-${short}, `}${flagOf(key)}${value === undefined ? '' : ' <value>'}`);
      if (repeatable) option.default([]).argParser((given: string, before: readonly string[]) => [...before, given]);
      else if (value === undefined) option.default(false);
      command.addOption(option);
    }
    command.action(() => {
      const values = command.processedArgs as readonly (string | readonly string[] | undefined)[];
      // `defineCommand` guarantees that these shapes are those `run` was written for.
      const args = Object.fromEntries(names.map((name, index) => [name, values[index]])) as Parameters<ActionDefinition['run']>[1];
      const options: Parameters<ActionDefinition['run']>[2] = command.opts();
      this.#parsed = { kind: 'run', command: path, run: (context) => action.run(context, args, options) };
    });
  }

  /** Commander writes English sentences: only its code and the word it quotes are kept. */
  #usageError(error: CommanderError): UsageError {
    const quoted = /'(.*?)'/.exec(error.message)?.[1] ?? '';
    const path = this.#path();
    const seeHelp = (texts: Catalogue): string => texts.cli.usage.seeHelp(path);
    switch (error.code) {
      case 'commander.unknownCommand': {
        const names = this.#reached.commands.flatMap((each) => [each.name(), ...each.aliases()]);
        return unknownName((texts) => texts.cli.usage.unknownCommand(quoted), this.#reached.commands.map((each) => each.name()), nearest(quoted, names));
      }
      case 'commander.unknownOption': {
        const flag = quoted.split('=')[0] ?? quoted;
        const flags = [...this.#reached.options.flatMap(({ long }) => long ?? []), '--lang', '--help'];
        const near = nearest(flag, flags);
        return new UsageError([(texts) => texts.cli.usage.unknownOption(flag), ...(near === undefined ? [] : [(texts: Catalogue) => texts.cli.usage.nearest(near)]), seeHelp]);
      }
      case 'commander.missingArgument':
        return new UsageError([(texts) => texts.cli.usage.missingArgument(argumentName(quoted, texts)), seeHelp]);
      case 'commander.optionMissingArgument':
        return new UsageError([(texts) => texts.cli.usage.missingValue(quoted.replace(/ <.*$/, '')), seeHelp]);
      case 'commander.excessArguments':
        return new UsageError([(texts) => texts.cli.usage.excessArguments, seeHelp]);
      case 'commander.help':
        return new UsageError([(texts) => texts.cli.usage.missingCommand(path), (texts) => texts.cli.usage.known(this.#reached.commands.map((each) => each.name()).sort().join(', '))]);
      default:
        return new UsageError([(texts) => texts.cli.usage.other, seeHelp]);
    }
  }

  #path(): string {
    const names: string[] = [];
    for (let command: Command | null = this.#reached; command; command = command.parent) names.unshift(command.name());
    return names.join(' ');
  }
}

/** Understands a command line (without node, the script and `--lang`). @throws UsageError */
export function parseCommandLine(argv: readonly string[], texts: Catalogue, width: number): Promise<Parsed> {
  return new Parser(texts, width).parse(argv);
}
