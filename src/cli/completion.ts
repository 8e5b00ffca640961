import type { Command } from 'commander';

/** The shells there is a script for. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** What may follow a command: its own commands and options, and the choices of options that have some. */
interface CompletedCommand {
  /** The commands that lead to it, separated by spaces; empty for the program. */
  path: string;
  about: string;
  commands: readonly { name: string; about: string }[];
  options: readonly { flag: string; about: string; choices: readonly string[]; takes: boolean }[];
}

/** Every command of a program, from the definitions that run it. */
export function completedOf(program: Command, path: readonly string[] = []): CompletedCommand[] {
  const commands = program.commands.filter((one) => one.name() !== 'help');
  const options = program.options.filter(({ hidden }) => !hidden);
  return [
    {
      path: path.join(' '),
      about: program.description(),
      commands: commands.map((one) => ({ name: one.name(), about: one.description() })),
      options: options.flatMap(({ long, description, argChoices = [], required, optional }) =>
        long ? [{ flag: long, about: description, choices: argChoices, takes: required || optional }] : [],
      ),
    },
    ...commands.flatMap((one) => completedOf(one, [...path, one.name()])),
  ];
}

/** The script that a shell reads to complete `iplus`. */
export function completionScript(program: Command, shell: Shell): string {
  const all = completedOf(program);
  if (shell === 'fish') return fishScript(all);
  return shell === 'zsh'
    ? `#compdef iplus\nautoload -U +X bashcompinit && bashcompinit\n${bashScript(all)}`
    : bashScript(all);
}

const quoteForShell = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

function bashScript(all: readonly CompletedCommand[]): string {
  const paths = all.filter(({ path }) => path !== '').map(({ path }) => `'${path}'`);
  const choices = all.flatMap(({ path, options }) =>
    options.flatMap(({ flag, choices: of }) =>
      of.length > 0
        ? [
            `    '${path}:${flag}') COMPREPLY=($(compgen -W ${quoteForShell(of.join(' '))} -- "$cur")); return;;`,
          ]
        : [],
    ),
  );
  const words = all.map(({ path, commands, options }) => {
    const list = [...commands.map(({ name }) => name), ...options.map(({ flag }) => flag), '--help'];
    return `    '${path}') words=${quoteForShell(list.join(' '))};;`;
  });
  return `# Completion of iplus; printed by: iplus completion
_iplus() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" path='' words='' word
  COMPREPLY=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${path:+$path }$word" in
    ${paths.join('|')}) path="\${path:+$path }$word";;
    esac
  done
  case "$path:$prev" in
${choices.join('\n')}
  esac
  case "$path" in
${words.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  if [ "\${cur#-}" = "$cur" ] && [ -n "$path" ]; then COMPREPLY+=($(compgen -f -- "$cur")); fi
}
complete -o filenames -F _iplus iplus
`;
}

function fishScript(all: readonly CompletedCommand[]): string {
  const lines = all.flatMap(({ path, commands, options }) => {
    const parts = path === '' ? [] : path.split(' ');
    const seen = parts.map((part) => `__fish_seen_subcommand_from ${part}`);
    const here = parts.length === 0 ? '__fish_use_subcommand' : seen.join('; and ');
    const free =
      commands.length > 0 && parts.length > 0
        ? `${here}; and not __fish_seen_subcommand_from ${commands.map(({ name }) => name).join(' ')}`
        : here;
    return [
      ...commands.map(
        ({ name, about }) =>
          `complete -c iplus -n ${quoteForShell(free)} -f -a ${name} -d ${quoteForShell(about)}`,
      ),
      ...options.map(({ flag, about, choices, takes }) => {
        const values = choices.length > 0 ? ` -x -a ${quoteForShell(choices.join(' '))}` : takes ? ' -r' : '';
        return `complete -c iplus -n ${quoteForShell(here)} -l ${flag.slice(2)}${values} -d ${quoteForShell(about)}`;
      }),
    ];
  });
  return `# Completion of iplus; printed by: iplus completion fish\n${lines.join('\n')}\n`;
}
