import type { Command } from 'commander';
import type { CommonOptions } from '../common.js';
import type { ServeWitnessOptions } from '../witness.js';
import { keyFd, withCommon } from './options.js';
import { parseFromZero, parsePort } from './parse.js';

/** Commands: witnesses of logs and of releases. */
export function witnessCommands(program: Command): void {
  const witness = program
    .command('witness')
    .description('vouch for logs and releases of others, independently of them');
  const name = ['--name <name>', 'the name of the witness: its address without https://'] as const;
  withCommon(
    witness
      .command('serve <dir>')
      .description('cosign checkpoints of logs that have only grown; DIR keeps the last of each'),
  )
    .requiredOption(...name)
    .requiredOption('--logs <file>', 'the logs: lines log KEY, as iplus witness key prints them')
    .option('--port <port>', 'port; 0 for any free one', parsePort, 8361)
    .option('--host <address>', 'listening address', '127.0.0.1')
    .option(...keyFd, parseFromZero)
    .action(async (dir: string, options: ServeWitnessOptions) =>
      (await import('../witness.js')).serveWitnessCommand(dir, options),
    );
  withCommon(
    witness
      .command('release <release>')
      .description('recalculate a release, a folder or URL, and sign that it came out the same'),
  )
    .requiredOption(...name)
    .option('--edition <dir>', 'recalculate from the records and data of this edition')
    .option('--out <file>', 'write the statement here (default: beside the release)')
    .option(...keyFd, parseFromZero)
    .action(
      async (
        release: string,
        options: CommonOptions & { name: string; keyFd?: number; edition?: string; out?: string },
      ) => (await import('../witness.js')).witnessReleaseCommand(release, options),
    );
  withCommon(
    witness
      .command('add <release> <statements...>')
      .description('put statements that witnesses sent beside a release'),
  )
    .option(
      '--witnesses <file>',
      'add only statements that one of these witnesses has signed (docs/trust.md)',
    )
    .action(async (release: string, files: string[], options: CommonOptions & { witnesses?: string }) =>
      (await import('../witness.js')).witnessAddCommand(release, files, options),
    );
  withCommon(
    witness.command('key <name>').description('print a public key as lines for a file of witnesses or logs'),
  )
    .requiredOption('--key <key>', 'public keys: a line, a file, or keys.json')
    .action(async (of: string, options: CommonOptions & { key: string }) =>
      (await import('../witness.js')).witnessKeyCommand(of, options),
    );
}
