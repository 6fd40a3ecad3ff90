import type { ActionDefinition, Completion, Context, OptionDefinition } from './command.js';
import { LANGS } from '../i18n/index.js';
import { COMMANDS } from './commands/index.js';
import { flagOf } from './help.js';

/** What a shell may propose for one value. */
export interface Proposal {
  readonly kind: 'nothing' | 'files' | 'folders' | 'words';
  readonly words: readonly string[];
}

export interface OptionNode {
  readonly flags: readonly string[];
  readonly text: string;
  /** Absent for a switch. */
  readonly value?: Proposal;
}

/** One command as a completion script sees it. */
export interface CommandNode {
  /** The name, then the French alias. */
  readonly names: readonly string[];
  readonly text: string;
  readonly options: readonly OptionNode[];
  /** What its arguments may be, all together. */
  readonly values: readonly Proposal[];
  readonly commands: readonly CommandNode[];
}

async function proposal(completion: Completion | undefined, context: Context): Promise<Proposal> {
  if (completion === undefined) return { kind: 'nothing', words: [] };
  if (typeof completion === 'string') return { kind: completion, words: [] };
  return { kind: 'words', words: await completion(context) };
}

async function optionNode(key: string, option: OptionDefinition, context: Context): Promise<OptionNode> {
  return {
    flags: [flagOf(key), ...(option.short === undefined ? [] : [`-${option.short}`])],
    text: option.text(context.texts),
    ...(option.value === undefined ? {} : { value: await proposal(option.complete, context) }),
  };
}

async function actionNode(names: readonly string[], text: string, action: ActionDefinition, context: Context): Promise<CommandNode> {
  const options = await Promise.all(Object.entries(action.options).map(([key, option]) => optionNode(key, option, context)));
  const values = await Promise.all(Object.values(action.arguments).map(({ complete }) => proposal(complete, context)));
  return { names, text, options, values, commands: [] };
}

/** The options every command takes. */
export function commonOptions(context: Context): readonly OptionNode[] {
  const { options } = context.texts.cli;
  return [
    { flags: ['--lang'], text: options.lang, value: { kind: 'words', words: LANGS } },
    { flags: ['--help', '-h'], text: options.help },
  ];
}

/** All the commands with what completes them, from the one list. */
export function commandTree(context: Context): Promise<CommandNode[]> {
  return Promise.all(
    COMMANDS.map(async ({ name, alias, summary, load }) => {
      const definition = await load();
      const text = summary(context.texts);
      const commands = await Promise.all((definition.commands ?? []).map((each) => actionNode([each.name, each.alias], each.summary(context.texts), each.definition, context)));
      const own = 'run' in definition ? await actionNode([name, alias], text, definition, context) : { names: [name, alias], text, options: [], values: [] };
      return { ...own, commands };
    }),
  );
}
