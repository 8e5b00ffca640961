import type { Command } from 'commander';
import type { DateOptions } from '../calendar.js';
import type { CommonOptions } from '../common.js';
import { withCommon } from './options.js';
import { parseWholeNumber } from './parse.js';

/** Commands: the release calendar. */
export function calendarCommands(program: Command): void {
  const calendar = program
    .command('calendar')
    .description('when releases are published, and who has early access');
  const dated = (command: Command) =>
    withCommon(command)
      .requiredOption('--period <period>', 'the last period it will publish')
      .requiredOption('--date <day>', 'YYYY-MM-DD')
      .requiredOption('--time <time>', 'HH:MM')
      .requiredOption('--zone <zone>', 'a time zone, such as Asia/Shanghai')
      .option('--announced <day>', 'the day of the announcement (default: today)');
  withCommon(calendar.command('show <series>').description('what is announced')).action(
    async (series: string, options: CommonOptions) =>
      (await import('../calendar.js')).showCommand(series, options),
  );
  dated(calendar.command('add <series>').description('announce a publication')).action(
    async (series: string, options: DateOptions) =>
      (await import('../calendar.js')).addCommand(series, options),
  );
  dated(calendar.command('move <series>').description('change an announced date or time'))
    .option('--reason <text>', 'the reason in English')
    .option('--reason-zh <text>', 'the reason in Chinese')
    .action(async (series: string, options: DateOptions) =>
      (await import('../calendar.js')).moveCommand(series, options),
    );
  withCommon(
    calendar.command('access <series>').description('record who has access to a vintage under embargo'),
  )
    .requiredOption('--vintage <n>', 'its number', parseWholeNumber)
    .requiredOption('--who <who>', 'who has access')
    .requiredOption('--why <why>', 'what for')
    .requiredOption('--from <instant>', 'from when, with the offset from UTC')
    .requiredOption('--to <instant>', 'until when')
    .action(
      async (
        series: string,
        options: CommonOptions & { vintage: number; who: string; why: string; from: string; to: string },
      ) => (await import('../calendar.js')).accessCommand(series, options),
    );
  withCommon(
    calendar
      .command('lift <series>')
      .description('publish a vintage under embargo, once its release time has come'),
  )
    .option('--now <instant>', 'the current time (default: by the clock)')
    .action(async (series: string, options: CommonOptions & { now?: string }) =>
      (await import('../calendar.js')).liftCommand(series, options),
    );
}
