import type { Command } from 'commander';
import type { CommonOptions } from '../common.js';
import type { EraseOptions } from '../platformErase.js';
import { withCommon } from './options.js';
import { parseWholeNumber } from './parse.js';

/** Commands: the folder of a platform. */
export function platformCommands(program: Command): void {
  const platform = program.command('platform').description('the folder of an open platform');
  withCommon(
    platform
      .command('backup <dir> <to>')
      .description(
        'copy what was received, contracts, partners and people, also while a server takes records',
      ),
  ).action(async (folder: string, to: string, options: CommonOptions) =>
    (await import('../platformBackup.js')).backupCommand(folder, to, options),
  );
  withCommon(
    platform
      .command('check <dir>')
      .description('check segments, seals, public log and ledger, or a backup; a server does so once a day'),
  ).action(async (folder: string, options: CommonOptions) =>
    (await import('../platformCheck.js')).checkCommand(folder, options),
  );
  withCommon(
    platform
      .command('status <dir>')
      .description(
        'what has stopped, since when, and what to do, read from the folder; ends with 2 where something has',
      ),
  ).action(async (folder: string, options: CommonOptions) =>
    (await import('../platformStatus.js')).statusCommand(folder, options),
  );
  withCommon(
    platform
      .command('erase <dir>')
      .description("erase records at the operator's word; without --yes only say what that would do"),
  )
    .requiredOption('--partner <name>', 'whose records')
    .requiredOption('--contract <name>', 'under which contract')
    .option('--key <values>', 'the values of a key as JSON, such as \'["1"]\'')
    .option('--event <source-id...>', 'source and id of a CloudEvent')
    .option('--receipt <id>', 'a batch: all of it, or one line')
    .option('--line <n>', 'one record of the batch', parseWholeNumber)
    .requiredOption(
      '--reason <text>',
      'why, in at least 20 letters or 10 Chinese characters; the partner sees it',
    )
    .option('--yes', 'do it: it cannot be undone')
    .action(async (folder: string, options: EraseOptions) =>
      (await import('../platformErase.js')).eraseCommand(folder, options),
    );
  withCommon(
    platform
      .command('copy <dir> [edition]')
      .description(
        'copy sealed segments to the storage that copies.json of the folder names, which a server does by itself; or the records that count in an edition, as Parquet',
      )
      .option('--dated', 'of an edition: with the proofs that a release of a date needs (64 bytes a record)'),
  ).action(
    async (folder: string, edition: string | undefined, options: CommonOptions & { dated?: boolean }) =>
      (await import('../platformCopies.js')).copyCommand(folder, edition, options),
  );
  withCommon(
    platform
      .command('restore <copies> <to>')
      .description('make a folder of the copies in the storage that a file like copies.json names'),
  ).action(async (file: string, to: string, options: CommonOptions) =>
    (await import('../platformCopies.js')).restoreCommand(file, to, options),
  );
}
