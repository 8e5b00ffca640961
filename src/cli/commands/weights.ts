import { type Command, Option } from 'commander';
import type { CommonOptions } from '../common.js';
import { withCommon } from './options.js';

/** Commands: weights, and what a different order or rank would require. */
export function weightCommands(program: Command): void {
  derivedWeightCommands(program);
  changeCommands(program);
}

function derivedWeightCommands(program: Command): void {
  withCommon(
    program
      .command('weigh [release]')
      .description('weights derived from the data, compared with the edition’s'),
  )
    .option(
      '--by <way>',
      'one family only: entropy, variation, critic, pca, pca-factors, factor or optimised',
    )
    .addOption(
      new Option('--over <periods>', 'the periods whose scores the weights are derived from')
        .choices(['base-period', 'all-periods'])
        .default('all-periods'),
    )
    .action(
      async (
        release: string | undefined,
        options: CommonOptions & { by?: string; over: 'base-period' | 'all-periods' },
      ) => (await import('../weigh.js')).weighCommand(release, options),
    );
  withCommon(
    program
      .command('weigh-judgements <table>')
      .description('weights from pairwise judgements or experts’ points'),
  )
    .addOption(
      new Option('--kind <kind>', 'what the rows represent').choices(['ahp', 'budget']).default('ahp'),
    )
    .action(async (table: string, options: CommonOptions & { kind: 'ahp' | 'budget' }) =>
      (await import('../weigh.js')).judgedCommand(table, options),
    );
}

function changeCommands(program: Command): void {
  withCommon(
    program
      .command('what-if <release> <unit>')
      .description(
        'the smallest change that brings a unit to a rank, or the changes that would raise it most',
      ),
  )
    .option('--rank <k>', 'the target rank (without it: the changes that would raise the unit most)')
    .option('--node <node>', 'the node whose rank it is (default: the root)')
    .option('--period <period>', 'the period (default: the headline period)')
    .option('--only <ids>', 'indicators that may change, separated by commas (default: all)')
    .option('--peers <column>', 'bounds from the unit’s own group of this column (default: all units)')
    .option('--fill', 'include missing indicators, starting from the median of the period')
    .option('--spread', 'spread the change by least squares (default: few indicators)')
    .action(async (release: string, unit: string, options: CommonOptions) =>
      (await import('../whatIf.js')).whatIfCommand(release, unit, options),
    );
  const more = (pair: string, pairs: string[]) => [...pairs, pair];
  withCommon(
    program
      .command('nearest-weights <release>')
      .description('the weights closest to the edition’s that put units in an order'),
  )
    .option('--order <units>', 'units, the highest first, separated by commas')
    .option('--above <a:b>', 'a pair, the first to be above the second; may be repeated', more, [])
    .option('--node <node>', 'the node whose scores they are (default: the root)')
    .option('--period <period>', 'the period (default: the headline period)')
    .option('--leaves', 'vary the weights of all indicators below the node (default: of its children)')
    .option('--margin <points>', 'minimum difference in points (default: just beyond the tie)')
    .option('--min <share>', 'minimum weight (0)')
    .option('--max <share>', 'maximum weight (1)')
    .action(async (release: string, options: CommonOptions & { above: string[] }) =>
      (await import('../nearestWeights.js')).nearestWeightsCommand(release, options),
    );
}
