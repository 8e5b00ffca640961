import type { Command } from 'commander';
import type { CommonOptions } from '../common.js';
import { keyFd, withCommon, witnessesOption } from './options.js';
import { parseFromZero } from './parse.js';

/** Commands: the public log of releases. */
export function logCommands(program: Command): void {
  const log = program.command('log').description('the public log of releases');
  const logAt = (command: Command) =>
    withCommon(command)
      .requiredOption('--log <dir>', 'the log')
      .option('--key <key>', 'public keys of the log: a line, a file, or keys.json');
  logAt(log.command('add <release>').description('append a signed release'))
    .option('--origin <name>', 'the name of a new log: its address without https://')
    .option(...keyFd, parseFromZero)
    .action(
      async (
        release: string,
        options: CommonOptions & { log: string; origin?: string; key?: string; keyFd?: number },
      ) => (await import('../log.js')).logAdd(release, options),
    );
  logAt(
    log.command('prove <release>').description('write the proof that a release is in a log next to it'),
  ).action(async (release: string, options: CommonOptions & { log: string; key?: string }) =>
    (await import('../log.js')).logProve(release, options),
  );
  withCommon(log.command('verify <log>').description('check every hash of a log, a folder or URL'))
    .option('--key <key>', 'public keys of the log: a line, a file, or keys.json')
    .option('--since <checkpoint>', 'a checkpoint that you kept: the log must be a continuation of it')
    .option(...witnessesOption)
    .action(
      async (place: string, options: CommonOptions & { key?: string; since?: string; witnesses?: string }) =>
        (await import('../log.js')).logVerify(place, options),
    );
  witnessing(log);
}

/** Commands: what witnesses are for. */
function witnessing(log: Command): void {
  withCommon(
    log
      .command('cosign <log>')
      .description('ask witnesses to cosign the newest checkpoint of a log, and publish their signatures'),
  )
    .requiredOption('--witnesses <file>', 'the witnesses with their addresses (docs/trust.md)')
    .action(async (folder: string, options: CommonOptions & { witnesses: string }) =>
      (await import('../logWitnesses.js')).logCosign(folder, options),
    );
  withCommon(
    log
      .command('compare <checkpoint> <other>')
      .description('whether two checkpoints, files or URLs, belong to one history of a log'),
  )
    .requiredOption('--key <key>', 'public keys of the log: a line, a file, or keys.json')
    .option('--log <log>', 'the log, where the checkpoints have different sizes')
    .action(async (a: string, b: string, options: CommonOptions & { key: string; log?: string }) =>
      (await import('../logWitnesses.js')).logCompare([a, b], options),
    );
}
