import type { Command } from 'commander';
import type { CommonOptions } from '../common.js';
import type { VerifyReceiptOptions } from '../receipt.js';
import type { FiguresOptions } from '../receiptFigures.js';
import { withCommon, witnessesOption } from './options.js';

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
        'whether a request is in the public log, a promise was broken, or records count in a release, by a file of receipt prove, receipt figures, /v1/receipts/ID/proof or …/figures; offline',
      ),
  )
    .option('--key <key>', 'public keys of the log: a line, a file, or keys.json')
    .option('--body <file>', 'the bytes that were sent, unpacked')
    .option(
      '--receipt <receipt>',
      'the receipt that it must be the proof of: an id, or the file with the receipt and what it promised',
    )
    .option('--release <release>', 'the release in which records count, a folder or URL')
    .option(...witnessesOption)
    .action(async (proof: string, options: VerifyReceiptOptions) =>
      (await import('../receipt.js')).verifyCommand(proof, options),
    );
  figuresOf(receipts);
}

function figuresOf(receipts: Command): void {
  withCommon(
    receipts
      .command('figures <id>')
      .description("the proof which records of a partner's batch count in a dated release, and which do not"),
  )
    .requiredOption('--platform <dir>', 'the folder of the platform')
    .requiredOption('--edition <edition>', 'the edition of the release')
    .requiredOption('--release <release>', 'the release in which records count, a folder or URL')
    .requiredOption('--partner <name>', 'the partner that sent the batch')
    .requiredOption('--out <file>', 'write the proof, which is for this partner alone')
    .action(async (id: string, options: CommonOptions & FiguresOptions) =>
      (await import('../receiptFigures.js')).figuresCommand(id, options),
    );
}
