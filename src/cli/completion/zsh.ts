import type { CommandNode, OptionNode } from '../command-tree.js';
import { descents, flags, operands, optionValues, placed } from './posix.js';

/** The completion script of zsh. */
export function zshScript(nodes: readonly CommandNode[], common: readonly OptionNode[]): string {
  const commands = placed(nodes);
  return `#compdef convergence
# zsh completion of convergence. Use: source <(convergence completion zsh), after compinit
_convergence() {
  local at="" kind="" found="" prev="\${words[CURRENT-1]}" cur="\${words[CURRENT]}" i
  local -a line
  line=("\${words[@]}")
  local words=""
  for ((i = 2; i < CURRENT; i++)); do
    case "$at/\${line[i]}" in
${descents(nodes).join('\n')}
    esac
  done
  case "$cur" in --*=*) prev="\${cur%%=*}"; compset -P '*=' ;; esac
  case "$at/$prev" in
${optionValues(commands, common).join('\n')}
  esac
  if [[ -z "$found" ]]; then
    if [[ "$cur" == -* ]]; then
      case "$at" in
${flags(commands, common).join('\n')}
      esac
    else
      case "$at" in
${operands(nodes, commands).join('\n')}
      esac
    fi
  fi
  compset -P '*,'
  [[ -n "$words" ]] && compadd -- \${=words}
  [[ "$kind" == files ]] && _files
  [[ "$kind" == folders ]] && _files -/
  return 0
}
if [[ "\${funcstack[1]}" == _convergence ]]; then _convergence "$@"; else compdef _convergence convergence; fi
`;
}
