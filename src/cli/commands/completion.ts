import { nearest } from '../../app/interview/nearest.js';
import { commandTree, commonOptions, type CommandNode, type OptionNode } from '../command-tree.js';
import { defineCommand } from '../command.js';
import { bashScript } from '../completion/bash.js';
import { fishScript } from '../completion/fish.js';
import { zshScript } from '../completion/zsh.js';
import { unknownName } from '../usage-error.js';

const SCRIPTS = new Map<string, (nodes: readonly CommandNode[], common: readonly OptionNode[]) => string>([
  ['bash', bashScript],
  ['zsh', zshScript],
  ['fish', fishScript],
]);
const SHELLS = [...SCRIPTS.keys()];

export const command = defineCommand({
  arguments: { shell: { text: (texts) => texts.cli.arguments.shell, complete: () => Promise.resolve(SHELLS) } },
  options: {},
  examples: ['completion bash'],
  async run(context, { shell }) {
    const script = SCRIPTS.get(shell);
    if (!script) throw unknownName((texts) => texts.cli.usage.shell(shell), SHELLS, nearest(shell, SHELLS));
    await context.print(script(await commandTree(context), commonOptions(context)));
    return 0;
  },
});
