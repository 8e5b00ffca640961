import { type Command, Option } from 'commander';
import type { CommonOptions } from '../common.js';
import { withCommon } from './options.js';

/** Commands: data contracts with organisations that contribute records. */
export function contractCommands(program: Command): void {
  const contracts = program
    .command('contract')
    .description('data contracts (ODCS 3.2.0): what an organisation may send');
  withCommon(contracts.command('new <file>').description('write a first contract with comments')).action(
    async (file: string, options: CommonOptions) =>
      (await import('../contract.js')).newContract(file, options),
  );
  withCommon(
    contracts
      .command('check <contract> [records...]')
      .description(
        'check a contract, and what would become of record files (NDJSON or CSV); nothing is sent',
      ),
  ).action(async (contract: string, records: string[], options: CommonOptions) =>
    (await import('../contract.js')).checkContract(contract, records, options),
  );
  withCommon(
    contracts
      .command('diff <before> <after>')
      .description('compare two versions: what breaks, and which version number follows'),
  ).action(async (before: string, after: string, options: CommonOptions) =>
    (await import('../contract.js')).diffContracts(before, after, options),
  );
  withCommon(
    contracts
      .command('page <contract>')
      .description(
        'write the contract as a page in both languages, where a file can be tried in the browser',
      ),
  )
    .requiredOption('--out <file>', 'output file, such as contract.html')
    .action(async (contract: string, options: CommonOptions & { out: string }) =>
      (await import('../contract.js')).contractPage(contract, options),
    );
  withCommon(
    contracts
      .command('make <contract>')
      .description(
        'make a JSON Schema, SQL checks, the signals of an edition, or example records from a contract',
      ),
  )
    .addOption(
      new Option('--as <what>', 'what to make')
        .choices(['json-schema', 'sql', 'signal', 'platform-signal', 'example'])
        .makeOptionMandatory(),
    )
    .option('--out <file>', 'output file (default: printed)')
    .action(async (contract: string, options: CommonOptions & { as: string; out?: string }) =>
      (await import('../contract.js')).makeFromContract(contract, options),
    );
}
