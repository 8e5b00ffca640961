import type { Command } from 'commander';
import type { CommonOptions } from '../common.js';
import { withCommon } from './options.js';
import { parseFromZero } from './parse.js';

/** Commands: signing keys. */
export function keyCommands(program: Command): void {
  const keys = program.command('keys').description('keys for signing releases');
  const keysIn = (command: Command) =>
    withCommon(command).option('--keys <dir>', 'folder of the public keys, to be published', 'keys');
  keysIn(keys.command('new').description('make a key pair'))
    .requiredOption('--secret <file>', 'output file of the secret key: a place that is never published')
    .action(async (options: CommonOptions & { keys: string; secret: string }) =>
      (await import('../keys.js')).newKey(options),
    );
  keysIn(keys.command('list').description('the public keys')).action(
    async (options: CommonOptions & { keys: string }) => (await import('../keys.js')).listKeys(options),
  );
  keysIn(keys.command('rotate').description('make the next key the current one')).action(
    async (options: CommonOptions & { keys: string }) => (await import('../keys.js')).rotateKeys(options),
  );
  keysIn(keys.command('revoke <id>').description('revoke a key: later signatures with it are invalid'))
    .requiredOption('--reason <text>', 'the reason')
    .requiredOption('--log-size <n>', 'number of log entries made before', parseFromZero)
    .action(async (id: string, options: CommonOptions & { keys: string; reason: string; logSize: number }) =>
      (await import('../keys.js')).revokeKey(id, options),
    );
}
