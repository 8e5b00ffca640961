import type { Command, Option } from 'commander';
import { codeSpan, escapeMarkdown, joinParts, referencePage, tableOf } from './markdown.js';

/** Options that every command has are said once. */
const common = new Set(['--json', '--lang']);

/** Every command of the program with its arguments and options. */
export function commandsPage(program: Command): string {
  return referencePage(
    'Commands',
    [
      'Every command of `iplus`, as `iplus COMMAND --help` describes it. Arguments in square brackets are optional.',
      'Every command also takes `--json` (print JSON for programs) and `--lang en` or `--lang zh` (the language of the output; by default that of the system).',
      'Exit codes: 0 for success, 1 for an internal error of the program, 2 for a problem that you can fix. `replicate` exits with 3 if published figures differ.',
    ].join('\n\n'),
    program.commands.flatMap((command) => sectionsOf(command, [], 2)),
  );
}

/** The section of a command, and those of the commands below it. */
function sectionsOf(command: Command, before: readonly string[], level: number): string[] {
  const name = [...before, command.name()];
  const { commands } = command;
  const args = command.registeredArguments.map((one) => {
    const shown = `${one.name()}${one.variadic ? '...' : ''}`;
    return one.required ? `<${shown}>` : `[${shown}]`;
  });
  const usage = ['iplus', ...name, ...args].join(' ');
  const own = joinParts(
    `${'#'.repeat(level)} ${name.join(' ')}`,
    sentence(command.description()),
    commands.length > 0 ? undefined : codeSpan(usage),
    optionsOf(command),
  );
  return [...own, ...commands.flatMap((one) => sectionsOf(one, name, level + 1))];
}

function optionsOf(command: Command): string {
  const options = command.options.filter(({ long }) => !common.has(long ?? ''));
  return tableOf(
    ['Option', 'What it does'],
    options.map((option) => [codeSpan(option.flags), meaningOf(option)]),
  );
}

function meaningOf({ description, argChoices, defaultValue, mandatory, long }: Option): string {
  const isShown =
    defaultValue !== undefined &&
    String(defaultValue) !== '' &&
    !(defaultValue === true && long?.startsWith('--no-'));
  return joinParts(
    mandatory ? 'Required.' : undefined,
    sentence(description),
    argChoices ? `One of ${argChoices.map(codeSpan).join(', ')}.` : undefined,
    isShown && !/\(default/.test(description) ? `By default ${codeSpan(String(defaultValue))}.` : undefined,
  ).join(' ');
}

const sentence = (text: string) =>
  text === '' ? '' : `${escapeMarkdown(text.charAt(0).toUpperCase() + text.slice(1)).replace(/\.$/, '')}.`;
