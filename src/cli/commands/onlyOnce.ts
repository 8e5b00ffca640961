import type { Command, Option } from 'commander';
import { problems, UserError } from '../../edition/index.js';

/**
 * Lets the options of a command, and of those below it, be given once: a second value would replace the first without a word. Options
 * that take several values may be repeated.
 */
export function onlyOnce(command: Command): void {
  const given = new Map<string, string>();
  for (const option of command.options) {
    if (mayBeRepeated(option)) continue;
    // The same for `--open` and `--no-open`.
    const name = option.attributeName();
    command.on(`option:${option.name()}`, (value: string | null) => {
      const words = [option.long, value].filter(Boolean).join(' ');
      const before = given.get(name);
      if (before !== undefined) throw new UserError([problems.givenTwice(option.long!, before, words)]);
      given.set(name, words);
    });
  }
  for (const below of command.commands) onlyOnce(below);
}

/** Whether the values of an option are collected in a list. */
export const mayBeRepeated = ({ variadic, defaultValue }: Option) => variadic || Array.isArray(defaultValue);
