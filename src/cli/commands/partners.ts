import type { Command } from 'commander';
import type { CommonOptions } from '../common.js';
import type { Titles, TokenOptions } from '../partner.js';
import { withCommon } from './options.js';
import { parseWholeNumber } from './parse.js';

/** Commands: the organisations that send records, and the records that are set aside. */
export function partnerCommands(program: Command): void {
  const partners = program
    .command('partner')
    .description('organisations that send records to a platform, and their tokens');
  withCommon(partners.command('add <dir> <name>').description('add a partner'))
    .option('--title <title>', 'what people call it, in English')
    .option('--title-zh <title>', 'the same in Chinese')
    .option('--simulated', 'its records are simulated, and the pages say so')
    .action(async (folder: string, name: string, options: CommonOptions & Titles) =>
      (await import('../partner.js')).addPartnerCommand(folder, name, options),
    );
  withCommon(
    partners.command('token <dir> <name>').description('make a token, which is shown once; two may be valid'),
  )
    .requiredOption('--contracts <names...>', 'the contracts that it may send under')
    .option('--days <n>', 'days that it is valid, at most 365', parseWholeNumber, 365)
    .option('--member <id>', 'the member whose it is, who may explain or sign with it')
    .action(async (folder: string, name: string, options: CommonOptions & TokenOptions) =>
      (await import('../partner.js')).tokenCommand(folder, name, options),
    );
  withCommon(
    partners
      .command('key <dir> <name> <file>')
      .description(
        'register a public key (Ed25519, PEM) whose holder signs requests by RFC 9421; it counts as a token',
      ),
  )
    .requiredOption('--contracts <names...>', 'the contracts that it may send under')
    .option('--days <n>', 'days that it is valid, at most 365', parseWholeNumber, 365)
    .action(async (folder: string, name: string, file: string, options: CommonOptions & TokenOptions) =>
      (await import('../partner.js')).keyCommand(folder, name, file, options),
    );
  withCommon(partners.command('revoke <dir> <name> <token>').description('revoke a token by its id')).action(
    async (folder: string, name: string, token: string, options: CommonOptions) =>
      (await import('../partner.js')).revokeCommand(folder, name, token, options),
  );
  withCommon(partners.command('list <dir>').description('the partners and the ids of their tokens')).action(
    async (folder: string, options: CommonOptions) =>
      (await import('../partner.js')).listPartners(folder, options),
  );
  const quarantine = program
    .command('quarantine')
    .description('records that a contract set aside: see why, and judge them again');
  withCommon(quarantine.command('list <dir>').description('the records as they were sent, with every reason'))
    .option('--partner <name>', 'only of this partner')
    .option('--contract <name>', 'only under this contract')
    .option('--limit <n>', 'at most so many', parseWholeNumber, 100)
    .action(async (folder: string, options: CommonOptions & { limit: number }) =>
      (await import('../quarantine.js')).listQuarantine(folder, options),
    );
  withCommon(
    quarantine
      .command('replay <dir>')
      .description('judge them again by the current version of a contract, by the server where it runs'),
  )
    .requiredOption('--contract <name>', 'the contract')
    .option('--dry-run', 'only say what would become of them')
    .action(async (folder: string, options: CommonOptions & { contract: string; dryRun?: boolean }) =>
      (await import('../replay.js')).replayQuarantine(folder, options),
    );
}
