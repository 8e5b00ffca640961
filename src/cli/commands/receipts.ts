import type { Command } from 'commander';
import type { CommonOptions } from '../common.js';
import { withCommon } from './options.js';

/** Commands: what partners hold of what they sent. */
export function receiptCommands(program: Command): void {
  const receipts = program.command('receipt').description('receipts of the open platform');
  withCommon(
    receipts
      .command('prove <receipt>')
      .description('what the public log says of a signed receipt: its proof, or that the promise was broken'),
  )
    .requiredOption('--log <log>', 'the public log of the platform: URL/v1/log')
    .requiredOption('--key <key>', 'public keys of the log: a line, a file, or keys.json')
    .option('--out <file>', 'write the proof, or the evidence of a broken promise')
    .action(async (receipt: string, options: CommonOptions & { log: string; key: string; out?: string }) =>
      (await import('../receiptProve.js')).proveCommand(receipt, options),
    );
  withCommon(
    receipts
      .command('verify <proof>')
      .description(
        'whether a request is in the public log, or a promise was broken, by a file of receipt prove or /v1/receipts/ID/proof; offline',
      ),
  )
    .option('--key <key>', 'public keys of the log: a line, a file, or keys.json')
    .option('--body <file>', 'the bytes that were sent, unpacked')
    .option('--receipt <id>', 'the receipt that it must be the proof of')
    .action(
      async (proof: string, options: CommonOptions & { key?: string; body?: string; receipt?: string }) =>
        (await import('../receipt.js')).verifyCommand(proof, options),
    );
}
