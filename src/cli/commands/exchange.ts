import { type Command, Option } from 'commander';
import type { Common } from '../common.js';
import { common } from './options.js';

/** Commands: the files of other programs. */
export function exchangeCommands(program: Command): void {
  const imports = program.command('import').description('make an edition of another program’s files');
  common(imports.command('coinr <iData> <iMeta>').description('COINr’s two tables'))
    .requiredOption('--to <dir>', 'where the edition is written')
    .option('--period <period>', 'the year of the data, when iData has no column Time')
    .action(async (iData: string, iMeta: string, options: Common & { to: string; period?: string }) =>
      (await import('../exchange.js')).importCoinr(iData, iMeta, options),
    );
  common(imports.command('excel <workbook>').description('a workbook with COINr’s two tables as sheets'))
    .requiredOption('--to <dir>', 'where the edition is written')
    .option('--period <period>', 'the year of the data, when iData has no column Time')
    .action(async (workbook: string, options: Common & { to: string; period?: string }) =>
      (await import('../exchange.js')).importExcel(workbook, options),
    );
  common(
    program
      .command('export [format] [release]')
      .description('write a release, or a part of it, in a format of your choice (--list shows them)'),
  )
    .option('--list', 'list the formats')
    .option('--to <path>', 'the file to write, or the folder where a format has several')
    .option('--units <units>', 'only these units and groups, by code or name, with commas')
    .option('--nodes <nodes>', 'only these nodes and indicators, with commas')
    .option('--periods <periods>', 'only these periods, with commas')
    .option('--levels <levels>', 'only these levels, with commas: units, a grouping, total')
    .addOption(new Option('--period <period>', 'one period').hideHelp())
    .action(async (format: string | undefined, release: string | undefined, options: Common) =>
      (await import('../export.js')).exportCommand(format, release, options),
    );
}
