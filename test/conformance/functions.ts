import type * as analysisFloor from '../../src/analysis/index.js';
import * as analysis from '../../src/analysis/index.js';
import type * as engineFloor from '../../src/engine/index.js';
import * as engine from '../../src/engine/index.js';
import { seeded } from '../helpers/random.js';
import { built, everythingOf } from './sample.js';

/** Names of what a floor gives that can be called. */
type Functions<Floor> = {
  [K in keyof Floor]: Floor[K] extends (...args: never[]) => unknown ? K : never;
}[keyof Floor];

/** A try of every function: one that has none does not compile. */
type Tries = Record<Functions<typeof engineFloor> | Functions<typeof analysisFloor>, () => unknown>;

const random = seeded(2);
const list = (n: number) => Float64Array.from({ length: n }, () => 1 / (1.01 - random()));
const [x, y, z] = [list(200), list(200), list(200)];
const gappy = x.map((v, i) => (i % 7 === 3 ? Number.NaN : v));
const tied = y.map((v) => Math.floor(v));
const sample = [x, gappy, tied, new Float64Array(5).fill(3), new Float64Array(0)];
const each = (f: (values: Float64Array) => unknown) => () => sample.map(f);
const pairs = (f: (a: Float64Array, b: Float64Array) => unknown) => () => [
  f(x, y),
  f(gappy, tied),
  f(tied, z),
];
const columns = [x, y, z, tied];
const { plan, panel, index } = built({
  normalise: { method: 'min-max', range: [1, 100] },
  impute: { method: 'mean' },
});
const judgements = [
  [1, 3, 5],
  [1 / 3, 1, 2],
  [1 / 5, 1 / 2, 1],
];
const noisy = () => analysis.noisyWeights(plan, 0.25, plan.nodes.map(seeded(3)));

export const tries: Tries = {
  // engine
  buildIndex: () => everythingOf({ plan, panel }),
  partsOf: () => engine.partsOf(plan, index, 0, 1, 2),
  contributionsToChange: () => engine.contributionsToChange(plan, index, 0, 0, 3, 2),
  reaggregation: () => engine.reaggregation(plan, index, 2).root(noisy()),
  exp: each((v) => v.map((u) => engine.exp(u / 9))),
  log: each((v) => v.map(engine.log)),
  power: each((v) => v.map((u) => engine.power(u, 1 / 3))),
  square: each((v) => v.map(engine.square)),
  averageRanks: each(engine.averageRanks),
  kendall: pairs(engine.kendall),
  pearson: pairs(engine.pearson),
  spearman: pairs(engine.spearman),
  eigenSymmetric: () => engine.eigenSymmetric(columns.map((a) => columns.map((b) => engine.pearson(a, b)))),
  median: each(engine.median),
  extentOf: each(engine.extentOf),
  meanOf: each(engine.meanOf),
  sampleSd: each(engine.sampleSd),
  present: each(engine.present),
  kurtosis: each(engine.kurtosis),
  skewness: each(engine.skewness),
  statusName: () => [0, 1, 2, 3, 4].map(engine.statusName),
  rankLines: each((v) => (v.length === 200 ? engine.rankLines(v, 50) : [])),
  startedChildren: () => engine.startedChildren(plan, index.start, 0, 0),
  ahpWeights: () => engine.ahpWeights(judgements),
  budgetWeights: () =>
    engine.budgetWeights([
      [10, 20, 70],
      [1, 1, 1],
    ]),
  criticWeights: () => engine.criticWeights(columns),
  entropyWeights: () => engine.entropyWeights(columns),
  pcaWeights: () => engine.pcaWeights(columns),
  variationWeights: () => engine.variationWeights(columns),
  // analysis
  audit: () => plan.periods.map((_, t) => analysis.audit(plan, panel, index, t)),
  objectionsTo: () =>
    plan.periods.map((_, t) => analysis.objectionsTo(analysis.audit(plan, panel, index, t))),
  compareOrders: () => analysis.compareOrders(plan, index),
  movers: () => analysis.movers(plan, index, 0, 0, 3),
  noisyWeights: noisy,
  without: () => plan.indicators.map((_, k) => analysis.without(plan, k)),
  rankIntervals: () =>
    analysis.rankIntervals(index.ranks(0).slice(0, index.units), [index.ranks(1), index.ranks(2)]),
  shareAbove: () => analysis.shareAbove([index.ranks(0), index.ranks(1)], 0, 1),
  seeded: () => Array.from({ length: 1000 }, analysis.seeded(4)),
  runStudy: () =>
    analysis.runStudy({
      variants: [{ name: 'own', plan, index }],
      joins: [],
      noise: 0.25,
      dropIndicators: false,
      sensitivity: false,
      replicates: 50,
      seed: 5,
      period: 1,
    }),
  weigh: () =>
    (Object.keys(analysis.weighers) as analysis.Weigher[]).map((by) => analysis.weigh(plan, index, 1, by)),
};
