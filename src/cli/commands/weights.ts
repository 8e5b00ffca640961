import { type Command, Option } from 'commander';
import type { Common } from '../common.js';
import { common } from './options.js';

/** Commands: weights, and what another order or rank would take. */
export function weightCommands(program: Command): void {
  common(
    program.command('weigh [release]').description('the weights the data would give, beside the edition’s'),
  )
    .option('--by <way>', 'one family alone: entropy, variation, critic, pca, pca-factors or optimised')
    .addOption(
      new Option('--over <periods>', 'the periods whose scores give the weights')
        .choices(['base-period', 'all-periods'])
        .default('all-periods'),
    )
    .action(
      async (
        release: string | undefined,
        options: Common & { by?: string; over: 'base-period' | 'all-periods' },
      ) => (await import('../weigh.js')).weighCommand(release, options),
    );
  common(
    program
      .command('weigh-judgements <table>')
      .description('weights from pairwise judgements or experts’ points'),
  )
    .addOption(new Option('--kind <kind>', 'what the rows are').choices(['ahp', 'budget']).default('ahp'))
    .action(async (table: string, options: Common & { kind: 'ahp' | 'budget' }) =>
      (await import('../weigh.js')).judgedCommand(table, options),
    );
  common(
    program
      .command('what-if <release> <unit>')
      .description('the smallest change that brings a unit to a rank, or what would lift it most'),
  )
    .option('--rank <k>', 'the rank to reach (without it: what would lift the unit most)')
    .option('--node <node>', 'the node whose rank it is (default: the root)')
    .option('--period <period>', 'the period (default: the last)')
    .option('--only <ids>', 'indicators that may change, with commas (default: all)')
    .option('--peers <column>', 'bounds from the unit’s own group of this column (default: all units)')
    .option('--fill', 'count missing indicators in, from the median of the period')
    .option('--spread', 'spread the change by least squares (default: few indicators)')
    .action(async (release: string, unit: string, options: Common) =>
      (await import('../whatIf.js')).whatIfCommand(release, unit, options),
    );
  const more = (pair: string, pairs: string[]) => [...pairs, pair];
  common(
    program
      .command('nearest-weights <release>')
      .description('the weights nearest to the edition’s that put units in an order'),
  )
    .option('--order <units>', 'units, the first to be highest, with commas')
    .option('--above <a:b>', 'a pair, the first to be above the second; may be repeated', more, [])
    .option('--node <node>', 'the node whose scores they are (default: the root)')
    .option('--period <period>', 'the period (default: the last)')
    .option('--leaves', 'weigh all indicators below the node (default: its children)')
    .option('--margin <points>', 'by how many points (default: just enough)')
    .option('--min <share>', 'no weight below this (0)')
    .option('--max <share>', 'no weight above this (1)')
    .action(async (release: string, options: Common & { above: string[] }) =>
      (await import('../nearestWeights.js')).nearestWeightsCommand(release, options),
    );
}
