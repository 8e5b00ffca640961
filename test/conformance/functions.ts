import type * as analysisFloor from '../../src/analysis/index.js';
import * as analysis from '../../src/analysis/index.js';
import {
  ahpWeights,
  budgetWeights,
  type DataFamily,
  dataFamilies,
  type Plan,
  plainScale,
  type ScaleChoice,
} from '../../src/edition/index.js';
import type * as engineFloor from '../../src/engine/index.js';
import * as engine from '../../src/engine/index.js';
import { seeded } from '../helpers/random.js';
import { keysOf, neighbourhoods, tierings } from './choices.js';
import { publishedFor } from './published.js';
import { built, everythingOf, sampleOf } from './sample.js';

/** Names of what a floor gives that can be called. */
type Functions<Floor> = {
  [K in keyof Floor]: Floor[K] extends (...args: never[]) => unknown ? K : never;
}[keyof Floor];

/** Functions of the edition floor that reckon. */
type Reckoning = 'ahpWeights' | 'budgetWeights';

/** A try of every function: one that has none does not compile. */
type Tries = Record<
  Functions<typeof engineFloor> | Functions<typeof analysisFloor> | Reckoning,
  (solve: engine.Solve) => unknown
>;

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
const short = columns.map((v) => v.slice(0, 12));
/** Numbers of units for which p-values are reckoned in different ways. */
const sizes = [2, 6, 9, 30, 120];
const method = { normalise: { method: 'min-max', range: [1, 100] }, impute: { method: 'mean' } };
const { plan, panel, index } = built(method);
const waiting = sampleOf({ ...method, weight: { levels: ['pca', 'critic', 'optimised'] } }).plan;
const doubting = sampleOf({ ...method, aggregate: 'benefit-of-the-doubt' }, { units: 9 });
/** The same edition with gaps that nothing fills, and a late starter. */
const partial = built({ normalise: method.normalise }, { late: true });
const root = { grouping: 0, number: 1 };
const weights = Float64Array.from(plan.nodes, (node, g) => node.weight * (1 + 0.1 * Math.sqrt(g)));

/** The same edition with other figures, and another mean. */
const revised = built({ ...method, aggregate: 'geometric' }, { seed: 8 });

const study: analysis.Study = {
  plan,
  panel,
  period: 1,
  variants: { imputations: 1, treatments: 1, normalisations: 1, plans: [plan] },
  aggregates: [
    { name: 'own', nodes: plan.nodes },
    { name: 'doubt', nodes: doubting.plan.nodes },
  ],
  weights: { kind: 'dirichlet', concentration: 20 },
  dropIndicators: true,
  sensitivity: true,
  target: 3,
  replicates: 8,
  seed: 5,
  tops: [1, 5],
  pairs: [[0, 1]],
};

/** The sample with an error of each kind, the rest unknown. */
const kinds: analysis.Study['plan']['indicators'][number]['error'][] = [
  { by: 'records', lot: 2.5 },
  { by: 'share', size: 0.07 },
  { by: 'amount', size: 0.3 },
  { by: 'indicator', indicator: 0 },
];
const inexact = {
  ...plan,
  indicators: plan.indicators.map((i, k) => ({ ...i, error: kinds[k % 5] ?? null })),
};
const inexactStudy: analysis.Study = {
  ...study,
  plan: inexact,
  variants: { ...study.variants, plans: [inexact] },
  aggregates: [{ name: 'own', nodes: plan.nodes }],
  sources: true,
};

const program: engine.Program = {
  cost: [-1, -2, 0.1],
  quadratic: [2, 1 / 3, 0.7],
  rows: [
    { terms: [1, 1, 1], low: 1, high: 1 },
    { terms: [0.3, -0.2, 0.9], low: 0, high: Number.POSITIVE_INFINITY },
  ],
  bounds: [
    [0, 1],
    [0, 0.6],
    [0, 1],
  ],
};
const whole = { ...program, quadratic: [0, 0, 0], integer: [true, false, true] };
const solved = (solve: engine.Solve) => [solve(program), solve({ ...program, quadratic: [0, 0, 0] })];

const leaves = plan.nodes.flatMap(({ indicator }, g) => (indicator < 0 ? [] : [g]));
const times = Array.from({ length: 9 }, (_, t) => 2000 + t);
const versions = [
  { name: 'now', plan, index, t: 1 },
  { name: 'then', plan, index, t: 0 },
] as const;

/** The unit with a rank at the root in the first period. */
const unitAt = (rank: number) => index.ranks(0).indexOf(rank);
const subject = { unit: unitAt(9), node: 0, period: 0, peers: -1, fill: false };
const sums: analysis.AdditiveTable = {
  values: Float64Array.of(3, 40, 30, 73),
  sums: [{ total: 3, parts: [0, 1, 2] }],
};

const order: analysis.TargetOrder = {
  node: 0,
  period: 0,
  pairs: [[unitAt(6), unitAt(4)]],
  margin: undefined,
  least: 0,
  most: 1,
  leaves: false,
};

/** The sample with places on the Earth, as neighbours need them. */
const located = {
  ...plan,
  units: plan.units.map((unit, c) => ({
    ...unit,
    coordinates: { lon: ((c * 53) % 360) - 180, lat: ((c * 31) % 180) - 90 },
  })),
};
const withOnes = [new Float64Array(200).fill(1), y, tied];
const wave = (f: (angle: number) => number) => each((v) => v.map((u) => f(u - 20)));
const shared = built({ normalise: { method: 'base-share' } }, { turned: false });
const months = Array.from({ length: 40 }, (_, t) => `${2018 + Math.floor(t / 12)}-${1 + (t % 12)}`);
const monthly = built(
  { normalise: { method: 'base-share' } },
  {
    turned: false,
    frequency: 'month',
    periods: months.map((m) => m.replace(/-(\d)$/, '-0$1')),
  },
);
const series = (from: number, to: number) => ({
  periods: times.slice(from, to).map(String),
  values: x.slice(from, to),
});
const title = { en: 'GDP', zh: '生产总值' };
const economy: Plan['economy'] = {
  indicators: [{ id: 'gdp', title, unit: title, scale: 1e8, vintages: { province: 'first' } }],
  vintages: [{ id: 'first', title }],
  facts: shared.plan.periods.flatMap((period, t) =>
    shared.plan.groupings[0]!.groups.map(({ code }, j) => ({
      level: 'province',
      code,
      period,
      indicator: 'gdp',
      vintage: 'first',
      value: z[7 * t + j]!,
      source: 'a book',
      used: true,
    })),
  ),
  perHead: { by: 'gdp', period: null, atLeast: 0, beside: true },
  size: {
    output: 'gdp',
    level: 'province',
    increment: { beta: 1406.02, interval: [1400, 1500], source: 'a book', index: null },
    chained: { elasticity: 0.3545, period: shared.plan.periods[1]!, size: 7, source: 'a book', index: null },
    jobs: { perPoint: 17300, source: 'a book' },
    components: null,
    publishedIndex: null,
  },
};

/** A ring of units for borders. */
function neighboursBy(by: keyof typeof neighbourhoods): Plan['neighbours'] {
  const n = plan.units.length;
  const lists = plan.units.map((_, c) => (c === 3 ? [] : [(c + n - 1) % n, (c + 1) % n]));
  if (by === 'nearest') return { by, count: neighbourhoods.nearest.nearest };
  return by === 'distance' ? { by, within: neighbourhoods.distance.within } : { by, lists, unmapped: [3] };
}

const earlier: Plan['chain'] = [
  {
    edition: 'earlier',
    title,
    file: 'earlier.csv',
    source: 'a book',
    over: null,
    results: shared.plan.periods.slice(0, 2).map((period, t) => ({
      level: 'total',
      code: shared.plan.total.code,
      period,
      node: shared.plan.nodes[0]!.id,
      value: 70 + 11 * t,
    })),
  },
];

/** Figures of the index itself as if they had been published to two decimals, one of them otherwise. */
const comparedOf = () => {
  const cells = plan.units.map(({ code }, c) => ({
    level: plan.level,
    unit: code,
    period: plan.periods[plan.first]!,
    node: plan.nodes[0]!.id,
    value: c === 1 ? 1.5 : engine.roundTo(index.values[c] ?? Number.NaN, 2),
    rank: index.ranks(0)[c] ?? null,
  }));
  const table = { id: 'p', title: { en: 'p', zh: 'p' }, source: '', file: 'p.csv', digits: 2, cells };
  const published = (['half-away', 'half-even'] as const).map((rounding) => ({ ...table, rounding }));
  return analysis.comparePublished({ plan: { ...plan, published }, panel, index });
};

const posts = plainScale('goalposts', { range: [0, 10], low: 1.5, high: 60, cap: true });
const numbers = { ...posts, reference: 0 };
const formula = engine.scales.goalposts.formula(numbers);
const style: engine.Style = {
  leaf: (leaf) => JSON.stringify(leaf),
  operators: { '+': '+', '-': '-', '*': '*', '/': '/' },
  call: (name, parts) => `${name}(${parts})`,
  choice: (test, then, otherwise) => `${test} ? ${then} : ${otherwise}`,
  test: (is, a, b) => `${a} ${is} ${b}`,
};

export const tries: Tries = {
  // edition
  ahpWeights: () =>
    ahpWeights([
      [1, 3, 5],
      [1 / 3, 1, 2],
      [1 / 5, 1 / 2, 1],
    ]),
  budgetWeights: () =>
    budgetWeights([
      [10, 20, 70],
      [1, 1, 1],
    ]),
  // engine
  normalQuantile: () => [1e-12, 0.001, 0.03, 0.2, 0.5, 0.77, 0.999999].map(engine.normalQuantile),
  areMeans: () => [engine.areMeans(plan), engine.areMeans(doubting.plan)],
  rawErrors: () => plan.indicators.map((_, k) => engine.rawErrors(inexact, panel, index, k, 1)),
  leafErrors: () => engine.leafErrors(inexact, index, panel, 1),
  firstStudied: () => [index.units, 1e9].map((units) => analysis.firstStudied(plan, { ...index, units })),
  drawWork: () => analysis.drawWork(plan),
  judgeFigures: () => {
    const { open, panel: left } = analysis.judgeFigures(plan, panel);
    return [open.map(({ kind, value }) => [kind, value]), left.values];
  },
  plausibleFigures: () => analysis.plausibleFigures(plan, panel).panel.values,
  whereText: () => analysis.judgeFigures(plan, panel).open.map((one) => analysis.whereText(plan, one)),
  studyAt: () => analysis.studyAt({ plan, panel }, 0).weights,
  isMeasured: () => [0.79, 0.8, 1, Number.NaN].map((share) => analysis.isMeasured(share)),
  observedShare: () =>
    [-2, -1, 0].map((grouping) => engine.observedShare(partial.plan, partial.index, grouping, 0, 3)),
  levelCube: () => {
    const { values, ranks } = engine.levelCube(partial.index, 0);
    return [values, ranks(0)];
  },
  flagsIn: () => engine.flagsIn(partial.index, 0, 3),
  rankAt: () => engine.rankAt(partial.index, 0, 2, 3),
  ranksIn: () => engine.ranksIn(partial.index, 0, 3),
  matchedIndex: () => {
    const { index: both, ...ends } = engine.matchedIndex(partial.plan, partial.index, 0, 3);
    return [ends, both.values, both.total.values, both.groups.map((g) => g.values)];
  },
  matchedCounts: () => engine.matchedCounts(partial.plan, partial.index, 0, [0, 3]),
  buildIndex: (solve) => [everythingOf({ plan, panel }), everythingOf(doubting, solve)],
  settle: async () => (await engine.settle(waiting, panel)).plan,
  settleWeights: () => engine.settleWeights(waiting, panel),
  boxCoxLambda: () => engine.boxCoxLambda(Float64Array.of(1, 2, 2.5, 4, 9, 31)),
  doubtWeights: (solve) => {
    const rows = [
      [1, 4],
      [3, 2],
      [2, 2],
    ];
    const doubt = { of: 'benefit-of-the-doubt', shares: [0.1, 0.9], weights: [0, 1], step: 0 } as const;
    return engine.doubtWeights(rows, rows[2]!, { ...doubt, shares: [0.1, 0.9], weights: [0, 1] }, solve);
  },
  solverFor: async () => solved((await engine.solverFor(doubting.plan.nodes))!),
  loadSolver: async () => [...solved(await engine.loadSolver()), (await engine.loadSolver())(whole)],
  columnsOf: () => engine.columnsOf(plan, index, 0, 'all-periods'),
  weighColumns: () =>
    dataFamilies.map((by: DataFamily) =>
      engine.weighColumns(by, columns, { goal: 'balance', importances: [4, 3, 2, 1] }),
    ),
  leavesByPhase: () => engine.leavesByPhase(panel)(plan, 0, 0),
  partsOf: () => engine.partsOf(plan, index, 0, 1, 2),
  parentInput: () => plan.nodes.map((_, g) => engine.parentInput(index, g, 1, 2)),
  contributionsToChange: () => engine.contributionsToChange(plan, index, 0, 0, 3, 2),
  reaggregation: (solve) => {
    const again = engine.reaggregation(plan, index, 2, solve);
    const errors = again.errors(engine.leafErrors(inexact, index, panel, 2), weights);
    return [{ ...again.root(weights) }, again.root(weights, doubting.plan.nodes), errors];
  },
  exp: each((v) => v.map((u) => engine.exp(u / 9))),
  sine: wave(engine.sine),
  cosine: wave(engine.cosine),
  arcsine: each((v) => v.map((u) => engine.arcsine(1 / u - 0.5))),
  log: each((v) => v.map(engine.log)),
  norm: each((v) => engine.norm([...v])),
  power: each((v) => v.map((u) => engine.power(u, 1 / 3))),
  square: each((v) => v.map(engine.square)),
  averageRanks: each(engine.averageRanks),
  kendall: pairs(engine.kendall),
  ranked: each(engine.ranked),
  concordance: pairs((a, b) => engine.concordance(engine.ranked(a), engine.ranked(b))),
  spearmanOf: pairs((a, b) => engine.spearmanOf(engine.ranked(a), engine.ranked(b))),
  tauOf: pairs((a, b) => engine.tauOf(engine.concordance(engine.ranked(a), engine.ranked(b)))),
  pearsonP: () => sizes.flatMap((n) => [-0.99, 0.1, 0.6, 1].map((r) => engine.pearsonP(r, n))),
  spearmanP: () =>
    sizes.flatMap((n) =>
      [true, false].map((ties) => engine.spearmanP(engine.spearman(x.slice(0, n), y.slice(0, n)), n, ties)),
    ),
  kendallP: () =>
    sizes.flatMap((n) =>
      [y, tied].map((other) => {
        const [a, b] = [engine.ranked(x.slice(0, n)), engine.ranked(other.slice(0, n))];
        return engine.kendallP(engine.concordance(a, b), a, b);
      }),
    ),
  logGamma: each((v) => v.map((u) => engine.logGamma(u / 7))),
  components: () => engine.components([...columns, gappy]),
  componentScores: () => engine.componentScores(columns, engine.components(columns), 1),
  factorsOf: () => engine.factorsOf(engine.components(columns), 3),
  factorIndex: () => {
    const found = engine.components(columns);
    return engine.factorIndex(columns, found, engine.factorsOf(found, 2));
  },
  outranking: () => engine.outranking(short, [3, 2, 1, 0.1]),
  dominance: () => engine.dominance(engine.outranking(short), 12),
  copelandScores: () => engine.copelandScores(engine.outranking(short), 12),
  pearson: pairs(engine.pearson),
  spearman: pairs(engine.spearman),
  eigenSymmetric: () => engine.eigenSymmetric(columns.map((a) => columns.map((b) => engine.pearson(a, b)))),
  median: each(engine.median),
  extentOf: each(engine.extentOf),
  meanOf: each(engine.meanOf),
  sampleSd: each(engine.sampleSd),
  countBefore: () => [engine.countBefore([1, 2, 2, 5], (x) => x <= 2), engine.countBefore([], () => true)],
  present: each(engine.present),
  kurtosis: each(engine.kurtosis),
  skewness: each(engine.skewness),
  statusName: () => Array.from({ length: 16 }, (_, flags) => engine.statusName(flags)),
  aggregateFlags: () => Array.from({ length: 64 }, (_, n) => engine.aggregateFlags([n & 15, n >> 2])),
  toOrder: () => [-1.5, -1, 0, 0.5, 1, 2].map((p) => x.map((v) => engine.toOrder(v, p))),
  rankLines: each((v) => (v.length === 200 ? engine.rankLines(v, 50) : [])),
  same: pairs((a, b) => Array.from(a, (u, i) => engine.same(u, b[i]! * (1 + u / 1e12)))),
  reaches: pairs((a, b) => Array.from(a, (u, i) => engine.reaches(u, b[i]!))),
  exceeds: pairs((a, b) => Array.from(a, (u, i) => engine.exceeds(u, b[i]!))),
  merged: each((v) => engine.merged([...v, ...v.map((u) => u * (1 + u / 1e13))], true)),
  runsOfEqual: each((v) => engine.runsOfEqual(v)),
  placeIn: each((v) => engine.placeIn(engine.runsOfEqual(v), 3)),
  lossOf: () => plan.nodes.map((_, g) => engine.lossOf(plan, index, g, 0, 3) ?? null),
  lossesOf: () => engine.lossesOf(revised.plan, revised.index),
  fitScale: each((v) => {
    const how = plan.indicators[0]!.normalise as ScaleChoice;
    const ties = ['lowest', 'average', 'highest', 'dense'] as const;
    return ties.map((of) => {
      const scale = engine.fitScale('rank', v, { ...how, ties: of, reference: Number.NaN });
      return Array.from(v, (u) => scale!(u));
    });
  }),
  aggregateText: () => plan.nodes.map((node) => engine.aggregateText(node, String)),
  turnedScale: () => engine.turnedScale(posts, -1),
  sampleOf: each((v) => {
    const sample = engine.sampleOf(v);
    return [sample.statistic('mad'), sample.quantile(0.3), ...Array.from(v, sample.smaller('average'))];
  }),
  evaluated: each((v) => Array.from(v, (u) => engine.evaluated(formula, engine.sampleOf(v), u))),
  inForceAt: each((v) => Array.from(v, (u) => engine.inForceAt(formula, engine.sampleOf(v), u))),
  plainly: () => [engine.plainly(formula, false), engine.plainly(formula, true)],
  leavesOf: () => engine.leavesOf(formula),
  printed: () => engine.printed(formula, style),
  printedTest: () => engine.scales.goalposts.needs!(numbers).map((test) => engine.printedTest(test, style)),
  roundTo: each((v) => [0, 2, 9].map((digits) => Array.from(v, (u) => engine.roundTo(u - 20, digits)))),
  toRank: each((v) => engine.toRank({ ...plan, method: { ...plan.method, rankDigits: 2 } }, 0, v)),
  startedChildren: () => engine.startedChildren(plan, index.start, 0, 0),
  normalAbove: each((v) => v.map(engine.normalAbove)),
  normalCritical: each((v) => v.map((u) => engine.normalCritical(1 / (1 + u)))),
  studentBeyond: each((v) => v.map((u) => engine.studentBeyond(u, 7))),
  studentCritical: each((v) => v.map((u) => engine.studentCritical(1 / (1 + u), 7))),
  quantile: each((v) => engine.quantile(v, 0.3)),
  quantiles: each((v) => engine.quantiles(v, [0, 0.1, 0.9, 1])),
  leastSquares: () => engine.leastSquares(withOnes, z),
  // analysis
  attack: (solve) => analysis.attack(sums, Uint8Array.of(1, 2, 0, 0), solve),
  discreteLaplace: () => {
    const drawn = seeded(7);
    const below = (n: number) => Math.floor(drawn() * n);
    return Array.from({ length: 100 }, () => analysis.discreteLaplace(1, 3, below));
  },
  spreadOf: () => [analysis.spreadOf(1, 3), analysis.spreadOf(700, 1000)],
  protect: (solve) => analysis.protect(sums, [0], { margin: 0.1 }, solve),
  audit: () => plan.periods.map((_, t) => analysis.audit(plan, panel, index, t)),
  objectionsTo: () =>
    plan.periods.map((_, t) => analysis.objectionsTo(analysis.audit(plan, panel, index, t))),
  analyse: () =>
    [
      built(method),
      built({ normalise: { method: 'base-share' } }, { turned: false }),
      { plan: located, panel, index },
      ...keysOf(neighbourhoods).map((by) => ({
        plan: { ...located, neighbours: neighboursBy(by) },
        panel,
        index,
      })),
      { ...shared, plan: { ...shared.plan, chain: earlier } },
      { ...shared, plan: { ...shared.plan, economy } },
      monthly,
    ].map(analysis.analyse),
  growthDraws: () => {
    const draws = analysis.growthDraws({ plan, panel, index }, 0, 1);
    return plan.units.map((_, c) => draws?.above({ grouping: -1, number: c }, { grouping: -1, number: 0 }));
  },
  spreadChanges: () =>
    [{ plan: located, panel, index }, shared].map((of) =>
      of.plan.nodes.map((_, g) => analysis.spreadChanges(of, g)),
    ),
  balanceOf: () =>
    [{ plan: located, panel, index }, shared].map((of) =>
      of.plan.nodes.map((_, g) => analysis.balanceOf(of, g)),
    ),
  changesFrom: () => {
    const { plan } = shared;
    const { rows } = analysis.tablesFrom(shared).named('balance-verdicts')!;
    return analysis.changesFrom(plan, rows);
  },
  isDecided: () => [0.98, 0.99, Number.NaN].map(analysis.isDecided),
  univariate: each((v) => analysis.univariate(v)),
  sorted: each((values) => analysis.sorted({ id: 'x', values })),
  correlate: pairs((a, b) =>
    analysis.correlate(analysis.sorted({ id: 'a', values: a }), analysis.sorted({ id: 'b', values: b })),
  ),
  nodeColumns: () => analysis.nodeColumns(plan, index, 1, [1, 2, 5, 7]),
  between: () => analysis.between(analysis.nodeColumns(plan, index, 1), [1, 2], [3, 4]),
  withFamily: () => analysis.withFamily(plan, analysis.nodeColumns(plan, index, 1), [2, 4, 9]),
  withinGroups: () => analysis.withinGroups(plan, analysis.nodeColumns(plan, index, 1), leaves, 1),
  withDenominators: () => analysis.withDenominators(plan, panel, 1, 0.05),
  compareIndices: () => analysis.compareIndices(versions, 'root', 'scores'),
  compareNodes: () =>
    (['ranks', 'scores', 'average-ranks'] as const).map((by) =>
      analysis.compareNodes(versions[0], versions[1], ['root', 'use'], by),
    ),
  changedCells: () => analysis.changedCells({ plan, panel }, revised),
  planChanges: () => analysis.planChanges(plan, revised.plan),
  revisionOf: () => analysis.revisionOf({ plan, panel, index }, revised, 'root'),
  revisionSize: () =>
    analysis.revisionSize(analysis.revisionOf({ plan, panel, index }, revised, 'use').values),
  planWithout: () => analysis.planWithout(plan, [2, 9]),
  resultsTable: () =>
    (['scores', 'ranks', { ranksWithin: 0 }] as const).map((shown) =>
      analysis.resultsTable(plan, index, 1, [0, 1, 2], shown, 1),
    ),
  ranksWithin: () => analysis.ranksWithin(index.ranks(0).slice(0, 24), plan.groupings[0]!.memberOf),
  unitSummary: () => analysis.unitSummary(index, 1, 3, leaves),
  turnedColumns: () => analysis.turnedColumns(plan, index, 1),
  strengthsOf: () => analysis.strengthsOf(analysis.turnedColumns(plan, index, 1), 3, { leastDifferent: 0.2 }),
  structuresOf: () => analysis.structuresOf(plan, index, 1),
  peersOf: () => analysis.peersOf(analysis.structuresOf(plan, index, 1), 3, 4),
  sectorsOf: () => analysis.sectorsOf(plan),
  sectorPoints: () => analysis.sectorPoints(plan, index, analysis.sectorsOf(plan)),
  growthRate: () => analysis.growthRate(gappy.slice(0, 9), times),
  percentChange: () => analysis.percentChange(gappy.slice(0, 9), times, 5),
  interpolate: () => analysis.interpolate(gappy.slice(0, 9), times, [2000.5, 2003, 2005.25]),
  trendOf: () => analysis.trendOf(gappy.slice(0, 9), times, analysis.growthRate, { latest: 4, fill: true }),
  compareOrders: () => analysis.compareOrders(plan, index),
  compareTable: () => analysis.compareTable(plan, index),
  moversTable: () => analysis.moversTable(partial.plan, partial.index),
  movers: () => analysis.movers(partial.plan, partial.index, 0, 0, 3),
  matchedRanks: () => analysis.matchedRanks(partial.plan, partial.index, 0, 0, [0, 3]),
  matchedValues: () => analysis.matchedValues(partial.plan, partial.index, 0, [0, 3], root),
  matchedSet: () => analysis.matchedSet(partial.plan, partial.index, 0, [0, 3], root),
  hasEntered: () => analysis.hasEntered(partial.plan, partial.index, 0, root, [2, 3]),
  isBest: () => analysis.isBest(partial.plan, partial.index, 0, 3, root),
  placeValue: () => analysis.placeValue(partial.index, 0, 3, root),
  chain: () =>
    analysis.chain([
      { edition: 'a', ...series(0, 6) },
      { edition: 'b', ...series(4, 9) },
    ]),
  lorenzPoints: () => [x, gappy, tied].map((column) => analysis.lorenzPoints(column)),
  placesAt: () => analysis.placesAt(plan, index, 'total'),
  indexAt: () =>
    analysis
      .placesAt(plan, index, plan.level)
      .map((place) => plan.periods.map((period) => analysis.indexAt(plan, place, period))),
  levelsOf: () => analysis.levelsOf(plan, index).map(({ id, members, ranks }) => [id, members, ranks(0)]),
  runsOf: () => analysis.runsOf(index.ranks(0), index.units, [3, 10]),
  newcomersOf: () => analysis.newcomersOf(index.ranks(0), index.units, [3, 10]),
  onlySums: () => engine.onlySums(plan),
  usesWeights: () => [...plan.nodes, ...doubting.plan.nodes].map((node) => engine.usesWeights(node)),
  weightInUse: () => doubting.plan.nodes.map((_, g) => engine.weightInUse(doubting.plan, g)),
  wholeWeightInUse: () => doubting.plan.nodes.map((_, g) => engine.wholeWeightInUse(doubting.plan, g)),
  bestOf: () =>
    analysis.bestOf(
      (t) => gappy[t]!,
      (t) => tied[t]!,
      9,
    ),
  kMeans: () => analysis.kMeans(gappy, 4, 5, { seed: 3, tries: 4 }),
  naturalBreaks: each((v) => analysis.naturalBreaks(v, 4)),
  tablesFrom: () => analysis.tablesFrom({ plan, panel, index }).named('sectors'),
  shiftShare: () => analysis.shiftShare([x, y], [y, z]),
  tiersOf: () =>
    keysOf(tierings).map((by) =>
      analysis.tiersOf({ ...plan, tiers: { by, count: 3, grouping: 0, published: [] } }, index, 1),
    ),
  compareTiers: () =>
    analysis.compareTiers({ plan, panel, index }, analysis.tiersOf(plan, index, 1), {
      period: plan.periods[plan.first + 1]!,
      sizes: [4, 20],
      shares: [],
    }),
  rollUp: () =>
    engine.rollUp(
      index.values,
      index.units,
      plan.groupings.map(({ memberOf, groups, rollUp }) => ({ memberOf, groups: groups.length, rollUp })),
    ),
  seeded: () => Array.from({ length: 1000 }, analysis.seeded(4)),
  weightDraw: () => {
    const { nodes } = shared.plan;
    const { size, draw } = analysis.weightDraw(nodes, { kind: 'noise', noise: nodes.map(() => 0.25) });
    const numbers = analysis.seeded(5);
    return Array.from({ length: 20 }, () => {
      const weights = new Float64Array(nodes.length);
      draw(Float64Array.from({ length: size }, numbers), 0, weights);
      return weights;
    });
  },
  runStudy: async (solve) => [
    await analysis.runStudy(study, { solve }),
    await analysis.runStudy(inexactStudy),
    await analysis.runStudy({ ...inexactStudy, aggregates: study.aggregates, replicates: 4 }, { solve }),
  ],
  inThisThread: async (solve) => {
    const parts: analysis.Part[] = [];
    const make = analysis.partMaker(analysis.replicator(study, index, solve), study);
    await analysis.inThisThread(
      study,
      [
        [3, 5],
        [0, 3],
      ],
      make,
      (part) => parts.push(part) < 2,
    );
    return parts;
  },
  solverOf: async () => solved((await analysis.solverOf(study))!),
  hasDataErrors: () => [plan, inexact].map(analysis.hasDataErrors),
  headlinePeriod: () => [partial, { plan, index }].map(analysis.headlinePeriod),
  totalObserved: () => analysis.totalObserved(partial.plan, partial.index, 3),
  dataErrorShare: () => analysis.dataErrorShare(inexact),
  replicator: (solve) => {
    const { units, nominal, factors, ranks } = analysis.replicator(study, index, solve);
    const numbers = factors.reduce((n, f) => n + f.size, 0);
    return [units, nominal, factors, ranks(new Float64Array(numbers).fill(0.7))];
  },
  partMaker: (solve) => analysis.partMaker(analysis.replicator(study, index, solve), study)(4, 8),
  leaveOneOut: () => analysis.leaveOneOut(plan, index, 1),
  leavingOut: () => {
    const leaves = plan.nodes.flatMap(({ indicator }, g) => (indicator >= 0 ? [g] : []));
    return analysis.leavingOut(plan, index, 1)(leaves.slice(0, 2));
  },
  weigh: () => [
    analysis.weigh(plan, index, 'all-periods'),
    analysis.weigh(plan, index, 'base-period', ['pca-factors']),
  ],
  withWeights: () => analysis.withWeights(plan, new Map([[1, 0.3]])),
  nearestWeights: (solve) =>
    [
      order,
      { ...order, leaves: true },
      { ...order, margin: 0.5, least: 0.05, most: 0.8 },
      { ...order, pairs: [[unitAt(24), unitAt(1)]] as const },
    ].map((target) => analysis.nearestWeights(plan, panel, index, solve, target)),
  leavesBelow: () => plan.nodes.map((_, g) => analysis.leavesBelow(plan, g)),
  liftsOf: () => analysis.liftsOf(plan, panel, index, subject),
  comparePublished: () => comparedOf(),
  summariesOf: () => comparedOf().map(analysis.summariesOf),
  summaryOf: () => comparedOf().map(({ table, cells }) => analysis.summaryOf(table.id, cells)),
  coversPublished: () => analysis.coversPublished(plan, publishedFor(plan)),
  replicate: () => analysis.replicate(publishedFor(plan), [{ id: 'ours', plan, panel, index }]),
  whatIf: (solve) =>
    [false, true].map((spread) => {
      const { plan: of, panel: raw, index: found } = built({ ...method, aggregate: 'geometric' });
      return [
        analysis.whatIf(plan, panel, index, solve, { ...subject, rank: 5, spread }),
        analysis.whatIf(of, raw, found, solve, { ...subject, rank: 5, spread }),
      ];
    }),
};
