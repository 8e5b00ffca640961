import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { mayBeRepeated } from '../../src/cli/commands/onlyOnce.js';
import { programOf } from '../../src/cli/run.js';
import { UserError } from '../../src/edition/index.js';
import { example } from '../helpers/editions.js';
import { iplus } from '../helpers/iplus.js';

interface Case {
  words: string[];
  option: Command['options'][number];
}

/** Every option of every command that takes one value or none. */
function casesBelow(command: Command, words: string[]): Case[] {
  const own = command.options
    .filter((option) => !mayBeRepeated(option) && option.long !== '--version')
    .map((option) => ({ words, option }));
  return [...own, ...command.commands.flatMap((below) => casesBelow(below, [...words, below.name()]))];
}

const cases = casesBelow(programOf(), []);

/** Two values that an option takes. */
function valuesOf({ argChoices, parseArg }: Case['option']): [string, string] {
  const takes = (value: string) => {
    try {
      parseArg?.(value, undefined);
      return argChoices?.includes(value) ?? true;
    } catch {
      return false;
    }
  };
  const some = ['3', '4', '2026-01-05', '2026-01-06', 'log', ...(argChoices ?? [])].filter(takes);
  return [some[0]!, some.at(-1)!];
}

describe('an option that is given twice', () => {
  it('is refused with both values, for every option of every command', async () => {
    expect(cases.length).toBeGreaterThan(200);
    for (const { words, option } of cases) {
      const [first, second] = option.required || option.optional ? valuesOf(option) : ['', ''];
      const given = [first, second].flatMap((value) => [option.long!, ...(value === '' ? [] : [value])]);
      const said = await programOf()
        .configureOutput({ writeErr: () => {} })
        .parseAsync([...words, ...given], { from: 'user' })
        .then(
          () => undefined,
          (error: unknown) => error,
        );
      const what = [...words, ...given].join(' ');
      expect(said, what).toBeInstanceOf(UserError);
      const [{ at, found }] = (said as UserError).problems as [UserError['problems'][number]];
      expect([at.file, found.en], what).toEqual([
        option.long,
        `${`${option.long} ${first}`.trim()} and ${`${option.long} ${second}`.trim()}`,
      ]);
    }
  });

  it('is refused in the language of the reader', () => {
    const { code, err } = iplus(['check', example, '--variant', 'a', '--variant', 'b', '--lang', 'zh']);
    expect([code, err]).toEqual([2, expect.stringContaining('实际: --variant a 与 --variant b')]);
  });

  it('may be repeated where it takes several values', () => {
    const { code, err } = iplus(['people', 'add', 'nowhere', 'a', '--roles', 'viewer', '--roles', 'sender']);
    expect([code, err]).toEqual([2, expect.not.stringContaining('--roles viewer and')]);
    const above = iplus(['nearest-weights', 'nowhere', '--above', 'A1:B1', '--above', 'B1:C1']);
    expect([above.code, above.err]).toEqual([2, expect.not.stringContaining('--above A1:B1 and')]);
  });
});
