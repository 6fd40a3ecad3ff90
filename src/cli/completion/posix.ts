import type { CommandNode, OptionNode, Proposal } from '../command-tree.js';

/** A command with the words that lead to it: `referential list`. */
export interface Placed {
  readonly path: string;
  readonly node: CommandNode;
}

/** Every command, with its path of English names. */
export function placed(nodes: readonly CommandNode[], above = ''): Placed[] {
  return nodes.flatMap((node) => {
    const path = `${above} ${node.names[0] ?? ''}`.trim();
    return [{ path, node }, ...placed(node.commands, path)];
  });
}

/** A word in single quotes, safe in bash, zsh and fish scripts that only hold our own texts. */
export function quoted(text: string): string {
  return `'${text.replace(/'/g, "'\\''")}'`;
}

function words(proposals: readonly Proposal[]): string {
  return proposals.flatMap((each) => each.words).join(' ');
}

/** The lines that set `words` and `kind` (`files`, `folders` or empty) in a shell function. */
export function setting(proposals: readonly Proposal[]): string {
  const kind = proposals.some((each) => each.kind === 'files') ? 'files' : proposals.some((each) => each.kind === 'folders') ? 'folders' : '';
  return `words=${quoted(words(proposals))}; kind=${quoted(kind)}`;
}

/** `case` branches: from the path so far and the next word to the path of a command. */
export function descents(nodes: readonly CommandNode[], above = ''): string[] {
  return nodes.flatMap((node) => {
    const path = `${above} ${node.names[0] ?? ''}`.trim();
    const patterns = node.names.map((name) => quoted(`${above}/${name}`)).join('|');
    return [`      ${patterns}) at=${quoted(path)} ;;`, ...descents(node.commands, path)];
  });
}

/** `case` branches: what completes the value of an option of a command. */
export function optionValues(commands: readonly Placed[], common: readonly OptionNode[]): string[] {
  const branch = (path: string, option: OptionNode): string[] => {
    if (!option.value) return [];
    const patterns = option.flags.map((flag) => (path === '*' ? `*${quoted(`/${flag}`)}` : quoted(`${path}/${flag}`))).join('|');
    return [`    ${patterns}) ${setting([option.value])}; found=1 ;;`];
  };
  return [...commands.flatMap(({ path, node }) => node.options.flatMap((option) => branch(path, option))), ...common.flatMap((option) => branch('*', option))];
}

/** `case` branches: the flags of a command. */
export function flags(commands: readonly Placed[], common: readonly OptionNode[]): string[] {
  const names = (options: readonly OptionNode[]): string => options.flatMap((option) => option.flags.filter((flag) => flag.startsWith('--'))).join(' ');
  return [
    ...commands.map(({ path, node }) => `      ${quoted(path)}) words=${quoted(`${names(node.options)} ${names(common)}`.trim())} ;;`),
    `      *) words=${quoted(`${names(common)} --version`)} ;;`,
  ];
}

/** `case` branches: the sub-commands or arguments of a command. */
export function operands(nodes: readonly CommandNode[], commands: readonly Placed[]): string[] {
  const names = (list: readonly CommandNode[]): Proposal => ({ kind: 'words', words: list.flatMap((node) => node.names) });
  return [`      '') ${setting([names(nodes)])} ;;`, ...commands.map(({ path, node }) => `      ${quoted(path)}) ${setting(node.commands.length > 0 ? [names(node.commands)] : node.values)} ;;`)];
}
