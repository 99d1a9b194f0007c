import { UsageError } from './errors.js';

/** What a shell can complete: commands, their options, and the words that may follow some of them. */
export interface CompletionWords {
  readonly commands: Readonly<Record<string, readonly string[]>>;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

const scripts: Readonly<Record<string, (words: CompletionWords) => string>> = {
  bash: ({ commands, values }) => `# bash completion for transigma: source <(transigma completion bash)
_transigma() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  case "$previous" in
${Object.entries(values)
  .map(([option, list]) => `    ${option}) COMPREPLY=($(compgen -W "${list.join(' ')}" -- "$current")); return;;`)
  .join('\n')}
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${Object.keys(commands).join(' ')}" -- "$current"))
    return
  fi
  if [[ "$current" == -* ]]; then
    case "\${COMP_WORDS[1]}" in
${Object.entries(commands)
  .map(([command, options]) => `      ${command}) COMPREPLY=($(compgen -W "${options.join(' ')}" -- "$current"));;`)
  .join('\n')}
    esac
    return
  fi
  COMPREPLY=($(compgen -f -- "$current"))
}
complete -o filenames -F _transigma transigma
`,
  zsh: ({ commands, values }) => `#compdef transigma
# zsh completion for transigma: transigma completion zsh > "\${fpath[1]}/_transigma"
_transigma() {
  case "\${words[CURRENT-1]}" in
${Object.entries(values)
  .map(([option, list]) => `    ${option}) compadd -- ${list.join(' ')}; return;;`)
  .join('\n')}
  esac
  if (( CURRENT == 2 )); then
    compadd -- ${Object.keys(commands).join(' ')}
    return
  fi
  if [[ "\${words[CURRENT]}" == -* ]]; then
    case "\${words[2]}" in
${Object.entries(commands)
  .map(([command, options]) => `      ${command}) compadd -- ${options.join(' ')};;`)
  .join('\n')}
    esac
    return
  fi
  _files
}
compdef _transigma transigma
`,
  fish: ({ commands, values }) => `# fish completion for transigma: transigma completion fish | source
complete -c transigma -n __fish_use_subcommand -f -a "${Object.keys(commands).join(' ')}"
${Object.entries(commands)
  .flatMap(([command, options]) =>
    options.map((option) => {
      const list = values[option];
      const name = option.startsWith('--') ? `-l ${option.slice(2)}` : `-s ${option.slice(1)}`;
      return `complete -c transigma -n "__fish_seen_subcommand_from ${command}" ${name}${list === undefined ? '' : ` -xa "${list.join(' ')}"`}`;
    }),
  )
  .join('\n')}
`,
};

/** The shells that there is a completion script for. */
export const shells = Object.keys(scripts);

/** The completion script of a shell. Throws a UsageError for an unknown one. */
export function completionScript(shell: string, words: CompletionWords): string {
  const script = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined;
  if (script === undefined)
    throw new UsageError(`there is no completion for "${shell}"`, `the shells are ${shells.join(', ')}`);
  return script(words);
}
