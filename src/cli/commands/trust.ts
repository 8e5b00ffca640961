import type { Command } from 'commander';
import type { CommonOptions } from '../common.js';
import type { VerifyOptions } from '../verify.js';
import { keyFd, withCommon, withVariant, witnessesOption } from './options.js';
import { parseAttested, parseFromZero } from './parse.js';

/** Commands: verifying and signing releases. */
export function trustCommands(program: Command): void {
  withVariant(
    program
      .command('verify <release>')
      .description('check the hashes and signature of a release or URL, and recalculate every figure'),
  )
    .option(
      '--edition <dir>',
      'recalculate from the records and data of this edition (default: from the panel in the release)',
    )
    .option('--key <key>', 'a public key you trust: its line, its file, or keys.json')
    .option(
      '--require <list>',
      'attestations that must be present and valid: signature, log, provenance (separated by commas)',
      parseAttested,
    )
    .option(
      '--log <log>',
      'a log (folder or URL) that must contain the release; also reports whether it has a later one',
    )
    .option(...witnessesOption)
    .action(async (release: string, options: VerifyOptions) =>
      (await import('../verify.js')).verifyCommand(release, options),
    );
  withCommon(
    program.command('sign <release>').description('sign a release, if recalculating it gives the same'),
  )
    .option(...keyFd, parseFromZero)
    .option('--edition <dir>', 'recalculate from the records and data of this edition')
    .action(async (release: string, options: CommonOptions & { keyFd?: number; edition?: string }) =>
      (await import('../sign.js')).signCommand(release, options),
    );
}
