import { type Command, Option } from 'commander';
import type { WithPlatform } from '../build.js';
import type { CommonOptions } from '../common.js';
import type { EditCommand } from '../edit.js';
import type { NewCommand } from '../new.js';
import { platformOption, withCommon, withVariant } from './options.js';
import { parsePort, parseWholeNumber } from './parse.js';

/** The command that makes an edition. */
function newCommand(program: Command): void {
  withCommon(
    program
      .command('new [dir]')
      .description(
        'write a small working edition with comments, or a workbook to be filled in; of a table that you have, `import sheet` makes one',
      ),
  )
    .option('--xlsx <file>', 'write a workbook instead of an edition; `import sheet` makes an edition of it')
    .addOption(
      new Option(
        '--with <what>',
        'an edition with computed indicators, or with indicators counted from records',
      ).choices(['formulas', 'signals']),
    )
    .option(
      '--like [index]',
      'an edition of a published index, such as hdi; without a name, which there are; without a folder, what is known of it',
    )
    .option(
      '--data <files...>',
      'with --like: the files of the publisher, where they are not in this package',
    )
    .action(async (dir: string | undefined, options: NewCommand) =>
      (await import('../new.js')).newEdition(dir, options),
    );
}

/** Commands: creating, checking and building an edition. */
export function editionCommands(program: Command): void {
  newCommand(program);
  withVariant(program.command('check <edition>').description('check an edition and print its plan'))
    .option(...platformOption)
    .action(async (edition: string, options: WithPlatform) =>
      (await import('../check.js')).checkCommand(edition, options),
    );
  withCommon(
    program
      .command('edit <edition>')
      .description('edit an edition in the browser, with the ranking beside it'),
  )
    .option('--port <port>', 'first port to try; 0 for any free one', parsePort, 8360)
    .option('--no-open', 'do not open the browser')
    .action(async (edition: string, options: EditCommand) =>
      (await import('../edit.js')).editCommand(edition, options),
    );
  withVariant(program.command('build <edition>').description('build a release of an edition'))
    .requiredOption('--out <dir>', 'output folder')
    .option(...platformOption)
    .action(async (edition: string, options: WithPlatform & { out: string }) =>
      (await import('../build.js')).buildCommand(edition, options),
    );
  withCommon(
    program.command('ingest <edition>').description('ingest the new record files of an edition, with checks'),
  )
    .option('--since <period>', 'skip files whose records are all from earlier periods')
    .action(async (edition: string, options: CommonOptions & { since?: string }) =>
      (await import('../ingest.js')).ingestCommand(edition, options),
    );
  withCommon(program.command('simulate <edition>').description('simulate the raw records of an edition'))
    .option('--records <n>', 'approximate number of records', parseWholeNumber, 2_000_000)
    .option('--seed <n>', 'seed of the random numbers', parseWholeNumber, 1)
    .option('--out <dir>', 'output folder (default: records/ of the edition)')
    .action(
      async (edition: string, options: CommonOptions & { records: number; seed: number; out?: string }) =>
        (await import('../simulate.js')).simulateCommand(edition, options),
    );
  withCommon(program.command('schema').description('print the JSON Schema of edition.yaml')).action(
    async () => (await import('../schema.js')).schemaCommand(),
  );
}
