import { runStudy, type Study } from '../../src/analysis/index.js';
import {
  type InputTable,
  type Panel,
  parseEdition,
  parseRobustness,
  resolvePlan,
  UserError,
  variantsOf,
} from '../../src/edition/index.js';
import { type Solve, settleWeights } from '../../src/engine/index.js';
import { coinOf } from '../helpers/coin.js';
import { lineOf } from '../helpers/plan.js';
import { arithmetic } from './arithmetic.js';
import { keysOf } from './choices.js';
import { type Case, fromChoices, type One } from './fromChoices.js';
import { tries } from './functions.js';
import { everythingOf, randomSample, sampleOf, treatOf } from './sample.js';

// No file, no clock, no Node: the same module runs in Node and in a browser.

type Rows = Record<string, string>[];
type Frame = { data: Record<string, (number | string | null)[]> };

/** What the cases need from files: COINr's tables and results on our own cities, and the example edition as read. */
export interface Given {
  iData: Rows;
  iMeta: Rows;
  aggregated: Frame;
  ranks: Frame;
  normalised: Record<string, Frame>;
  /** How many random editions, and on how many numbers every function. */
  times: { editions: number; numbers: number };
  example: { source: string; tables: [string, InputTable][]; periods: string[]; panel: Panel };
}

/** Every case; a new one is a line here, in `choices`, or in `functions`. */
export function casesOf(given: Given, solve: Solve): Case[] {
  const one: One = (name, method, shape, branches) => ({
    name,
    run: () => {
      const { plan, panel } = sampleOf(method, shape, branches);
      return everythingOf({ plan: settleWeights(plan, panel, solve), panel }, solve);
    },
  });
  return [
    ...fromChoices(one),
    one(
      'late starters linked, with gaps',
      { normalise: { method: 'base-share' } },
      { late: true, turned: false },
    ),
    one(
      'late starters, all observed',
      { normalise: { method: 'base-share' } },
      { late: true, turned: false, gaps: 0 },
    ),
    one('one unit', { normalise: { method: 'base-share' } }, { units: 1, turned: false, gaps: 0 }),
    one('one unit has no scale', { normalise: { method: 'min-max' } }, { units: 1, gaps: 0 }),
    one('a join for each level', {
      normalise: { method: 'rank' },
      aggregate: { levels: ['geometric', 'harmonic', { power: 2 }] },
    }),
    ...Array.from({ length: given.times.editions }, (_, seed) => ({
      name: `random edition ${seed}`,
      run: () => orRefusal(() => everythingOf(randomSample(seed), solve)),
    })),
    ...Object.entries(tries).map(([name, run]) => ({ name: `function ${name}`, run: () => run(solve) })),
    ...Object.entries(arithmetic).map(([name, run]) => ({
      name: `many times: ${name}`,
      run: () => run(given.times.numbers),
    })),
    ...fromCoinr(given),
    { name: 'the example edition', run: () => everythingOf(exampleOf(given)) },
    ...keysOf(variations).map((name) => ({
      name: `robustness of the example edition, ${name}`,
      run: () => studied(given, variations[name]),
    })),
  ];
}

/** COINr on our own cities: its normalised columns, and every node and rank of its whole pipeline. */
function fromCoinr({ iData, iMeta, aggregated, ranks, normalised }: Given): Case[] {
  const coin = (method: object) => coinOf(iData, iMeta, 'Region', method);
  const whole = {
    impute: { method: 'mean', by: 'group' },
    treat: { winsorise: 5, skew: 2, kurtosis: 3.5, transform: 'log-ct' },
    normalise: { method: 'min-max', range: [0, 100] },
  };
  const compared = (method: object, theirs: Frame, theirRanks?: Frame): Pick<Case, 'run' | 'complaints'> => ({
    run: () => everythingOf(coin(method)),
    complaints: () => {
      const { plan, index } = coin(method);
      const codes = plan.units.map((u) => u.code);
      const at = (frame: Frame) => frame.data['uCode']!.map((code) => codes.indexOf(String(code)));
      const order = at(theirs);
      const off = Object.entries(theirs.data).flatMap(([name, column]) => {
        if (name === 'uCode') return [];
        const ours = lineOf(plan, index, name === 'Index' ? 'root' : name.toLowerCase());
        return column.flatMap((want, i) =>
          agrees(ours[order[i]!]!, want)
            ? []
            : [`${name} of ${codes[order[i]!]}: ${ours[order[i]!]}, COINr ${want}`],
        );
      });
      const rankOff = (theirRanks?.data['Index'] ?? []).flatMap((want, i) => {
        const ours = index.ranks(0)[at(theirRanks!)[i]!];
        return ours === want ? [] : [`rank: ${ours}, COINr ${want}`];
      });
      return [...off, ...rankOff];
    },
  });
  return [
    { name: 'COINr’s whole pipeline', ...compared(whole, aggregated, ranks) },
    ...Object.entries({
      minmax_0_100: { method: 'min-max', range: [0, 100] },
      minmax_1_100: { method: 'min-max', range: [1, 100] },
      zscore: { method: 'z-score' },
    }).map(([name, normalise]) => ({
      name: `COINr’s ${name}`,
      ...compared({ denominate: false, normalise }, normalised[name]!),
    })),
  ];
}

function agrees(ours: number, theirs: number | string | null): boolean {
  if (theirs === null) return Number.isNaN(ours);
  return Math.abs(ours - Number(theirs)) <= 1e-9 * Math.max(1e-3, Math.abs(Number(theirs)));
}

function exampleOf({ example }: Given) {
  const { edition } = parseEdition('edition.yaml', example.source);
  const tables = new Map(example.tables);
  const { plan } = resolvePlan(edition!, tables, example.periods);
  return { plan: plan!, panel: example.panel, edition: edition!, tables };
}

/** What a study of the example varies besides the method: weights in each way. */
const variations = {
  noise: { weights: { noise: { levels: [0.25, 0.1] } }, 'drop-indicators': true },
  dirichlet: { weights: { dirichlet: 30 } },
  sets: { weights: { sets: ['equal'] } },
};

/** All parts of a robustness study at once: methods, ways to aggregate, weights, indicators left out, Sobol' indices. */
async function studied(given: Given, variation: object) {
  const { plan, panel, edition, tables } = exampleOf(given);
  const asked = {
    normalise: [{ method: 'z-score' }, { method: 'rank' }],
    treat: [treatOf('box-cox')],
    impute: [{ method: 'median' }],
    aggregate: ['geometric', 'harmonic', 'mazziotta-pareto'],
    ...variation,
  };
  const { value } = parseRobustness('robustness.yaml', JSON.stringify(asked));
  const { varied } = variantsOf(edition, tables, plan, value!, 'robustness.yaml');
  const study: Study = {
    plan,
    panel,
    period: 0,
    ...varied!,
    dropIndicators: value!['drop-indicators'] ?? false,
    sensitivity: true,
    target: -1,
    replicates: 128,
    seed: 1,
    tops: [3, 10],
    pairs: [[0, 2]],
  };
  return runStudy(study);
}

/** What a run gives, or the refusal of an edition that the format allows and the data do not. */
function orRefusal(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof UserError) return { refused: error.problems };
    throw error;
  }
}
