import type { CommandNode, OptionNode } from '../command-tree.js';
import { descents, flags, operands, optionValues, placed } from './posix.js';

/** The completion script of bash (3.2 or later, without bash-completion). */
export function bashScript(nodes: readonly CommandNode[], common: readonly OptionNode[]): string {
  const commands = placed(nodes);
  return `# bash completion of convergence. Use: source <(convergence completion bash)
_convergence() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="" at="" words="" kind="" found="" i
  [ "$COMP_CWORD" -gt 0 ] && prev="\${COMP_WORDS[COMP_CWORD-1]}"
  # bash cuts --option=value in three words.
  if [ "$cur" = "=" ]; then cur=""; elif [ "$prev" = "=" ] && [ "$COMP_CWORD" -gt 1 ]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at/\${COMP_WORDS[i]}" in
${descents(nodes).join('\n')}
    esac
  done
  case "$at/$prev" in
${optionValues(commands, common).join('\n')}
  esac
  if [ -z "$found" ]; then
    if [ "\${cur#-}" != "$cur" ]; then
      case "$at" in
${flags(commands, common).join('\n')}
      esac
    else
      case "$at" in
${operands(nodes, commands).join('\n')}
      esac
    fi
  fi
  # In a list, only the part after the last comma is completed.
  local before=""
  case "$cur" in *,*) before="\${cur%,*},"; cur="\${cur##*,}" ;; esac
  COMPREPLY=()
  local word
  while IFS= read -r word; do
    [ -n "$word" ] && COMPREPLY+=("$before$word")
  done < <(
    compgen -W "$words" -- "$cur"
    [ "$kind" = files ] && compgen -f -- "$cur"
    [ "$kind" = folders ] && compgen -d -- "$cur"
  )
  [ -n "$kind" ] && compopt -o filenames 2>/dev/null
  return 0
}
complete -F _convergence convergence
`;
}
