import type { Command } from 'commander';
import type { CommonOptions } from '../common.js';
import { withCommon } from './options.js';

/** Commands: what partners hold of what they sent. */
export function receiptCommands(program: Command): void {
  const receipts = program.command('receipt').description('receipts of the open platform');
  withCommon(
    receipts
      .command('verify <proof>')
      .description('whether a request is in the public log, by the file of /v1/receipts/ID/proof; offline'),
  )
    .option('--key <key>', 'public keys of the log: a line, a file, or keys.json')
    .option('--body <file>', 'the bytes that were sent, unpacked')
    .option('--receipt <id>', 'the receipt that it must be the proof of')
    .action(
      async (proof: string, options: CommonOptions & { key?: string; body?: string; receipt?: string }) =>
        (await import('../receipt.js')).verifyCommand(proof, options),
    );
}
