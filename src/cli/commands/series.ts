import { type Command, Option } from 'commander';
import type { CommonOptions } from '../common.js';
import type { ReleaseOptions } from '../release.js';
import type { WithdrawOptions } from '../withdraw.js';
import { platformOption, withCommon } from './options.js';
import { parseWholeNumber } from './parse.js';

/** Commands: the vintages of a series. */
export function seriesCommands(program: Command): void {
  withCommon(
    program
      .command('release <edition>')
      .description('build a release and add it to a series as its next vintage'),
  )
    .requiredOption('--to <series>', 'the folder of the series')
    .requiredOption('--date <day>', 'the day of publication, YYYY-MM-DD')
    .addOption(new Option('--class <class>', 'the kind of revision').choices(['routine', 'major', 'error']))
    .option('--reason <text>', 'the reason in English')
    .option('--reason-zh <text>', 'the reason in Chinese')
    .option(...platformOption)
    .option('--embargo', 'keep it under embargo until the announced time')
    .action(async (edition: string, options: ReleaseOptions) =>
      (await import('../release.js')).releaseCommand(edition, options),
    );
  withCommon(
    program
      .command('withdraw <series>')
      .description('say of a vintage that it is withdrawn, and why; it stays readable'),
  )
    .requiredOption('--vintage <number>', 'its number', parseWholeNumber)
    .requiredOption('--date <day>', 'the day of the withdrawal, YYYY-MM-DD')
    .option('--reason <text>', 'the reason in English')
    .option('--reason-zh <text>', 'the reason in Chinese')
    .action(async (series: string, options: WithdrawOptions) =>
      (await import('../withdraw.js')).withdrawCommand(series, options),
    );
  withCommon(
    program
      .command('vintages <series> [unit]')
      .description('the vintages of a series, or the figures of a unit in each of them'),
  ).action(async (series: string, unit: string | undefined, options: CommonOptions) =>
    (await import('../vintages.js')).vintagesCommand(series, unit, options),
  );
  withCommon(
    program
      .command('diff <a> <b>')
      .description('what changed between two releases (DIR, SERIES or SERIES@NUMBER), and why'),
  )
    .option('--node <node>', 'the node whose values are explained (default: the root)')
    .option('--unit <unit>', 'one unit in all periods (default: the most revised units)')
    .option('--period <period>', 'the period (default: the last)')
    .action(
      async (
        a: string,
        b: string,
        options: CommonOptions & { node?: string; unit?: string; period?: string },
      ) => (await import('../diff.js')).diffCommand(a, b, options),
    );
}
