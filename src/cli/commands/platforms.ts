import type { Command } from 'commander';
import type { Common } from '../common.js';
import { common } from './options.js';

/** Commands: the folder of a platform. */
export function platformCommands(program: Command): void {
  const platform = program.command('platform').description('the folder of an open platform');
  common(
    platform
      .command('backup <dir> <to>')
      .description(
        'copy what was received, contracts, partners and people, also while a server takes records',
      ),
  ).action(async (folder: string, to: string, options: Common) =>
    (await import('../platformBackup.js')).backupCommand(folder, to, options),
  );
}
