import { runStudy, type Study } from '../../src/analysis/index.js';
import {
  joinOrders,
  type Panel,
  parseEdition,
  resolvePlan,
  robustnessSchema,
  type Table,
  UserError,
  variantsOf,
} from '../../src/edition/index.js';
import { buildIndex } from '../../src/engine/index.js';
import { coinOf } from '../helpers/coin.js';
import { lineOf } from '../helpers/plan.js';
import { arithmetic } from './arithmetic.js';
import {
  absences,
  aggregations,
  frequencies,
  imputations,
  keysOf,
  normalisations,
  spans,
  treatments,
} from './choices.js';
import { tries } from './functions.js';
import { everythingOf, randomSample, type Shape, sampleOf, treatOf } from './sample.js';

// No file, no clock, no Node: the same module runs in Node and in a browser.

/** One thing the engine is asked, and what others say it should answer. */
export interface Case {
  name: string;
  /** The answer as plain data, of which every bit is compared. */
  run(): unknown;
  /** Where the answer is not that of another program. */
  complaints?(answer: unknown): string[];
}

type Rows = Record<string, string>[];
type Frame = { data: Record<string, (number | string | null)[]> };

/** What the cases need from files: COINr's tables and results on our own cities, and the example edition as read. */
export interface Given {
  iData: Rows;
  iMeta: Rows;
  aggregated: Frame;
  ranks: Frame;
  normalised: Record<string, Frame>;
  example: { source: string; tables: [string, Table][]; periods: string[]; panel: Panel };
}

/** Every case; a new one is a line here, in `choices`, or in `functions`. */
export function casesOf(given: Given): Case[] {
  const one = (name: string, method: object, shape: Partial<Shape> = {}): Case => ({
    name,
    run: () => everythingOf(sampleOf(method, shape)),
  });
  return [
    ...fromChoices(one),
    one(
      'late starters linked, with gaps',
      { normalise: normalisations['base-share'] },
      { late: true, turned: false },
    ),
    one(
      'late starters, all observed',
      { normalise: normalisations['base-share'] },
      { late: true, turned: false, gaps: 0 },
    ),
    one('one unit', { normalise: normalisations['base-share'] }, { units: 1, turned: false, gaps: 0 }),
    one('one unit has no scale', { normalise: normalisations['min-max'] }, { units: 1, gaps: 0 }),
    one('a join for each level', {
      normalise: normalisations.rank,
      aggregate: { levels: ['geometric', 'harmonic', { power: 2 }] },
    }),
    ...Array.from({ length: 60 }, (_, seed) => ({
      name: `random edition ${seed}`,
      run: () => orRefusal(() => everythingOf(randomSample(seed))),
    })),
    ...Object.entries(tries).map(([name, run]) => ({ name: `function ${name}`, run })),
    ...Object.entries(arithmetic).map(([name, run]) => ({ name: `a million times: ${name}`, run })),
    ...fromCoinr(given),
    { name: 'the example edition', run: () => everythingOf(exampleOf(given)) },
    { name: 'robustness of the example edition', run: () => studied(given) },
  ];
}

/** Every choice an edition has, on figures with and without gaps. */
function fromChoices(one: (name: string, method: object, shape?: Partial<Shape>) => Case): Case[] {
  const scores = { normalise: normalisations['min-max'] };
  const cases: Case[] = [];
  for (const [name, normalise] of Object.entries(normalisations)) {
    const turned = name !== 'base-share';
    const fixed = !turned || 'low' in normalise || 'target' in normalise;
    for (const over of fixed ? [undefined] : keysOf(spans)) {
      const method = { normalise: over ? { ...normalise, over } : normalise };
      cases.push(
        ...[0, 0.15].map((gaps) =>
          one(`normalise ${name} ${over ?? ''}, gaps ${gaps}`, method, { turned, gaps }),
        ),
      );
    }
  }
  for (const name of keysOf(treatments))
    for (const over of ['all-periods', 'each-period'])
      cases.push(one(`treat ${name} ${over}`, { ...scores, treat: { ...treatOf(name), over } }));
  for (const lambda of [-1, 0, 0.4])
    cases.push(one(`box-cox ${lambda}`, { ...scores, treat: { ...treatOf('box-cox'), lambda } }));
  for (const impute of keysOf(imputations).flatMap((m): unknown[] => imputations[m]))
    cases.push(one(`impute ${JSON.stringify(impute)}`, { ...scores, impute }));
  for (const aggregate of keysOf(aggregations).flatMap((m): unknown[] => aggregations[m]))
    for (const weights of keysOf(absences))
      for (const least of [0, 0.6, 1])
        cases.push(
          one(`aggregate ${JSON.stringify(aggregate)}, ${weights} from ${least}`, {
            ...scores,
            aggregate,
            missing: { 'min-present': least, weights },
          }),
        );
  for (const frequency of keysOf(frequencies))
    cases.push(
      one(
        `every ${frequency}`,
        { normalise: normalisations['base-share'] },
        { frequency, periods: frequencies[frequency], turned: false },
      ),
    );
  return cases;
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

/** All parts of a robustness study at once: methods, ways to join, weights, indicators left out, Sobol' indices. */
async function studied(given: Given) {
  const { plan, panel, edition, tables } = exampleOf(given);
  const spec = robustnessSchema.parse({
    normalise: [normalisations['z-score'], normalisations.rank],
    treat: [treatOf('box-cox')],
    impute: [{ method: 'median' }],
  });
  const { plans } = variantsOf(edition, tables, plan, spec);
  const study: Study = {
    variants: plans.map((v) => ({ ...v, index: buildIndex(v.plan, panel) })),
    joins: Object.entries({ arithmetic: { aggregate: 'arithmetic' as const, order: 1 }, ...joinOrders }).map(
      ([name, join]) => ({
        name,
        ...join,
      }),
    ),
    noise: 0.25,
    dropIndicators: true,
    sensitivity: true,
    replicates: 200,
    seed: 1,
    period: 0,
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
