import type { Command } from 'commander';
import type { Common } from '../common.js';
import { common } from './options.js';
import { fromZero } from './parse.js';

/** Commands: the keys that sign. */
export function keyCommands(program: Command): void {
  const keys = program.command('keys').description('the keys that sign releases');
  const keysIn = (command: Command) =>
    common(command).option('--keys <dir>', 'the folder of public keys that is published', 'keys');
  keysIn(keys.command('new').description('make a pair of keys'))
    .requiredOption('--secret <file>', 'where the secret key is written: a place that is never published')
    .action(async (options: Common & { keys: string; secret: string }) =>
      (await import('../keys.js')).newKey(options),
    );
  keysIn(keys.command('list').description('the public keys')).action(
    async (options: Common & { keys: string }) => (await import('../keys.js')).listKeys(options),
  );
  keysIn(keys.command('rotate').description('the next key becomes the current one')).action(
    async (options: Common & { keys: string }) => (await import('../keys.js')).rotateKeys(options),
  );
  keysIn(keys.command('revoke <id>').description('what this key signs from now on counts for nothing'))
    .requiredOption('--reason <text>', 'why')
    .requiredOption('--log-size <n>', 'entries of the log that were made before', fromZero)
    .action(async (id: string, options: Common & { keys: string; reason: string; logSize: number }) =>
      (await import('../keys.js')).revokeKey(id, options),
    );
}
