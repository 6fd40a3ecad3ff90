import type { CommandNode, OptionNode, Proposal } from '../command-tree.js';

/** A word in single quotes, as fish reads them. */
function quoted(text: string): string {
  return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
}

function valueOf({ kind, words }: Proposal): string {
  if (kind === 'words') return ` -x -a ${quoted(words.join(' '))}`;
  if (kind === 'folders') return " -x -a '(__fish_complete_directories)'";
  return kind === 'files' ? ' -r -F' : ' -x';
}

function optionLine(condition: string, option: OptionNode): string {
  const named = option.flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`)).join(' ');
  return `complete -c convergence${condition} ${named} -d ${quoted(option.text)}${option.value ? valueOf(option.value) : ''}`;
}

function nodeLines(node: CommandNode, offered: string, inside: string): string[] {
  const seen = `${inside}__fish_seen_subcommand_from ${node.names.join(' ')}`;
  const below = node.commands.flatMap((each) => each.names).join(' ');
  return [
    ...node.names.map((name) => `complete -c convergence -n ${quoted(offered)} -a ${quoted(name)} -d ${quoted(node.text)}`),
    ...node.options.map((option) => optionLine(` -n ${quoted(seen)}`, option)),
    ...node.values.flatMap((value) => (value.kind === 'nothing' ? [] : [`complete -c convergence -n ${quoted(seen)}${value.kind === 'words' ? ` -a ${quoted(value.words.join(' '))}` : ' -F'}`])),
    ...node.commands.flatMap((each) => nodeLines(each, `${seen}; and not __fish_seen_subcommand_from ${below}`, `${seen}; and `)),
  ];
}

/** The completion script of fish. */
export function fishScript(nodes: readonly CommandNode[], common: readonly OptionNode[]): string {
  return [
    '# fish completion of convergence. Use: convergence completion fish | source',
    'complete -c convergence -f',
    ...common.map((option) => optionLine('', option)),
    ...nodes.flatMap((node) => nodeLines(node, '__fish_use_subcommand', '')),
    '',
  ].join('\n');
}
