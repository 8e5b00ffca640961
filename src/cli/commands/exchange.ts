import { type Command, Option } from 'commander';
import { columnRoles } from '../../office/index.js';
import { namedEncodings } from '../../spreadsheet/index.js';
import type { SheetOptions } from '../answers.js';
import type { CommonOptions } from '../common.js';
import { withCommon } from './options.js';

/** Commands: exchange with other programs. */
export function exchangeCommands(program: Command): void {
  const imports = program.command('import').description('import files of another program as an edition');
  withCommon(imports.command('coinr <iData> <iMeta>').description('COINr’s two tables'))
    .requiredOption('--to <dir>', 'output folder of the edition')
    .option('--period <period>', 'the year of the data, when iData has no column Time')
    .action(async (iData: string, iMeta: string, options: CommonOptions & { to: string; period?: string }) =>
      (await import('../exchange.js')).importCoinr(iData, iMeta, options),
    );
  withCommon(imports.command('excel <workbook>').description('a workbook with COINr’s two tables as sheets'))
    .requiredOption('--to <dir>', 'output folder of the edition')
    .option('--period <period>', 'the year of the data, when iData has no column Time')
    .action(async (workbook: string, options: CommonOptions & { to: string; period?: string }) =>
      (await import('../exchange.js')).importExcel(workbook, options),
    );
  withCommon(
    imports
      .command('sheet <file>', { isDefault: true })
      .description(
        'an office table (XLSX, XLS, ODS or CSV) as it is: titles, notes, names without codes; into a new folder, or into an edition that it updates; the word sheet may be left out',
      ),
  )
    .requiredOption('--to <dir>', 'output folder of the edition')
    .option('--answer <id=answer...>', 'answers to the questions about the table')
    .option('--yes', 'take the usual answer where none is given')
    .addOption(
      new Option('--encoding <name>', 'of a CSV file that is neither UTF-8 nor GB 18030').choices(
        namedEncodings,
      ),
    )
    .option('--sheet <name...>', 'read only these sheets')
    .option('--header <rows>', 'the rows of the header, such as 3 or 3-4')
    .option('--role <column=role...>', `what columns are, by header or letter: ${columnRoles.join(', ')}`)
    .option('--skip-column <column...>', 'leave out columns, by header or letter')
    .option('--skip-row <name...>', 'leave out rows, by their name')
    .option('--transpose', 'read rows as columns')
    .addOption(new Option('--decimal <mark>', 'the decimal mark').choices(['.', ',']))
    .option('--update', 'update the edition in the folder; refuse where there is none')
    .option('--dry-run', 'show what would change in an edition, and write nothing')
    .action(async (file: string, options: SheetOptions) =>
      (await import('../importSheet.js')).importSheet(file, options),
    );
  withCommon(
    program
      .command('export [format] [release]')
      .description('export a release, or a selection from it, in one of several formats (--list shows them)'),
  )
    .option('--list', 'list the formats')
    .option('--to <path>', 'output file, or folder where a format has several files')
    .option('--units <units>', 'only these units and groups, by code or name, separated by commas')
    .option('--nodes <nodes>', 'only these nodes and indicators, separated by commas')
    .option('--periods <periods>', 'only these periods, separated by commas')
    .option('--levels <levels>', 'only these levels, separated by commas: units, a grouping, total')
    .addOption(new Option('--period <period>', 'one period').hideHelp())
    .action(async (format: string | undefined, release: string | undefined, options: CommonOptions) =>
      (await import('../export.js')).exportCommand(format, release, options),
    );
}
