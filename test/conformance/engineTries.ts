import {
  type DataFamily,
  dataFamilies,
  formulaTree,
  line,
  lines,
  type ScaleChoice,
} from '../../src/edition/index.js';
import * as engine from '../../src/engine/index.js';
import {
  columns,
  doubting,
  each,
  formula,
  gappy,
  index,
  inexact,
  numbers,
  pairs,
  panel,
  partial,
  plan,
  posts,
  reaching,
  revised,
  short,
  sizes,
  solved,
  tied,
  waiting,
  wave,
  weights,
  whole,
  withOnes,
  x,
  y,
  z,
} from './inputs.js';
import { everythingOf } from './sample.js';
import type { TriesOf } from './triesOf.js';

const [first, second] = plan.indicators.map(({ id }) => id);
/** Formulas of every kind of operation. */
const formulas = [
  `${first} / ${second} + previous(${first})`,
  `exp(ln(${first}) / 7) ^ 0.3 + log10(${second}) * sqrt(${first})`,
  `z(${first}) + percent-rank(${second}) + rank(${first}) + harmonic(${first}, ${second})`,
  `quantile(${first}, 0.9) + normal-score(${second}) + normal-quantile(percent-rank(${first}) / 2 + 0.2)`,
  `if(${first} > average(${first}), geometric(${first}, ${second}), clamp(${second}, 1, 9))`,
].map((text) => formulaTree(text));
const computed = {
  ...plan,
  indicators: plan.indicators.map((one, k) => (k === 0 ? { ...one, formula: `ln(${second}) ^ 2 + 1` } : one)),
};

/** A try of every function of the engine. */
export const engineTries: TriesOf<typeof engine> = {
  normalQuantile: () => [1e-12, 0.001, 0.03, 0.2, 0.5, 0.77, 0.999999].map(engine.normalQuantile),
  hasOnlyMeans: () => [engine.hasOnlyMeans(plan), engine.hasOnlyMeans(doubting.plan)],
  rawErrors: () => plan.indicators.map((_, k) => engine.rawErrors(inexact, panel, index, k, 1)),
  leafErrors: () => engine.leafErrors(inexact, index, panel, 1),
  leafScale: () =>
    plan.nodes.flatMap(({ indicator }, g) =>
      indicator < 0
        ? []
        : [3, 40].map(
            engine.leafScale(plan, lines(index.treatedPanel, indicator, plan.first), index.bases, g, 1),
          ),
    ),
  treatment: () =>
    plan.nodes.flatMap(({ indicator }) =>
      indicator < 0 ? [] : [engine.treatment(plan, index, indicator, 1)?.(3)],
    ),
  observedShare: () =>
    [-2, -1, 0].map((grouping) => engine.observedShare(partial.plan, partial.index, grouping, 0, 3)),
  levelCube: () => {
    const { values, ranks } = engine.levelCube(partial.index, 0);
    return [values, ranks(0)];
  },
  flagsIn: () => engine.flagsIn(partial.index, 0, 3),
  rankAt: () => engine.rankAt(partial.index, 0, 2, 3),
  rankedCount: () => engine.rankedCount(partial.index, 0, 3),
  ranksIn: () => engine.ranksIn(partial.index, 0, 3),
  matchedIndex: () => {
    const { index: both, ...ends } = engine.matchedIndex(partial.plan, partial.index, 0, 3);
    return [ends, both.values, both.total.values, both.groups.map((g) => g.values)];
  },
  matchedCourse: () => {
    const { index: course, isPublished } = engine.matchedCourse(partial.plan, partial.index, 0, 3);
    return [isPublished, course.values, course.total.values, course.groups.map((g) => g.values)];
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
  childColumns: () => engine.childColumns(plan, index, 0, engine.spanOf(plan, index, 'all-periods')),
  spanOf: () => engine.spanOf(plan, index, 'base-period'),
  weighColumns: () =>
    dataFamilies.map((by: DataFamily) =>
      engine.weighColumns(by, columns, { goal: 'balance', importances: [4, 3, 2, 1] }),
    ),
  leavesByPhase: () => engine.leavesByPhase(panel)(plan, 0, 0),
  partsOf: () => engine.partsOf(plan, index, 0, 1, 2),
  casesIn: () => engine.casesIn(plan, [1]).nodes.map(({ weight }) => weight),
  hasGroupWeights: () => plan.nodes.map(engine.hasGroupWeights),
  presentOf: () => engine.presentOf(reaching, partial.index, 0, 1, 2) ?? [],
  presentParts: () =>
    engine.presentParts(reaching, partial.index.start, 0, 1, (g) => line(partial.index, g, 1)) ?? [],
  reachesLeaves: () => reaching.nodes.map(engine.reachesLeaves),
  pointsOf: () =>
    (['keep', 'reweight', 'leaves'] as const).map((weights) =>
      engine.pointsOf([0.1, 0.3, 0.6], [3, Number.NaN, 7], {
        missing: { minPresent: 0, atLeast: 0, weights },
        details: null,
      }),
    ),
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
  rankColumn: each(engine.rankColumn),
  concordance: pairs((a, b) => engine.concordance(engine.rankColumn(a), engine.rankColumn(b))),
  spearmanOf: pairs((a, b) => engine.spearmanOf(engine.rankColumn(a), engine.rankColumn(b))),
  tauOf: pairs((a, b) => engine.tauOf(engine.concordance(engine.rankColumn(a), engine.rankColumn(b)))),
  pearsonP: () => sizes.flatMap((n) => [-0.99, 0.1, 0.6, 1].map((r) => engine.pearsonP(r, n))),
  spearmanP: () =>
    sizes.flatMap((n) =>
      [true, false].map((ties) => engine.spearmanP(engine.spearman(x.slice(0, n), y.slice(0, n)), n, ties)),
    ),
  kendallP: () =>
    sizes.flatMap((n) =>
      [y, tied].map((other) => {
        const [a, b] = [engine.rankColumn(x.slice(0, n)), engine.rankColumn(other.slice(0, n))];
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
  powerMeanTerm: () => [-1.5, -1, 0, 0.5, 1, 2].map((p) => x.map((v) => engine.powerMeanTerm(v, p))),
  rankLines: each((v) => (v.length === 200 ? engine.rankLines(v, 50) : [])),
  areEqual: pairs((a, b) => Array.from(a, (u, i) => engine.areEqual(u, b[i]! * (1 + u / 1e12)))),
  reaches: pairs((a, b) => Array.from(a, (u, i) => engine.reaches(u, b[i]!))),
  exceeds: pairs((a, b) => Array.from(a, (u, i) => engine.exceeds(u, b[i]!))),
  mergeEqual: each((v) => engine.mergeEqual([...v, ...v.map((u) => u * (1 + u / 1e13))], true)),
  runsOfEqual: each((v) => engine.runsOfEqual(v)),
  equalRange: each((v) => engine.equalRange(engine.runsOfEqual(v), 3)),
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
  aggregateRows: () =>
    plan.nodes.flatMap((node) =>
      node.children.length === 0 || engine.aggregates[node.aggregate].compares
        ? []
        : engine.aggregateRows(node, {
            rows: [node.children.map((_, i) => i + 1.5)],
            enough: [true],
            children: node.children,
            weights: node.children.map((h) => plan.nodes[h]!.weight),
            scoreByDoubt: (rows) => rows.map(() => 0),
          }),
    ),
  aggregateText: () => plan.nodes.map((node) => engine.aggregateText(node, String)),
  orientedScale: () => engine.orientedScale(posts, -1),
  sampleOf: each((v) => {
    const sample = engine.sampleOf(v);
    return [sample.statistic('mad'), sample.quantile(0.3), ...Array.from(v, sample.smallerCount('average'))];
  }),
  atom: () => engine.atom('2'),
  computeIndicators: () => lines(engine.computeIndicators(computed, panel), 0),
  computedWarnings: () => engine.computedWarnings(computed, engine.computeIndicators(computed, panel)),
  panelFormulas: () =>
    formulas.flatMap((tree) =>
      plan.units.map((_, c) => engine.panelFormulas(plan, panel, true).cell(tree, c, 1)),
    ),
  writeFormula: () =>
    formulas.map((tree) =>
      engine.writeFormula(tree, 1, {
        leaf: (part) =>
          part.is === 'name'
            ? engine.atom('9')
            : part.is === 'apply' || part.is === 'previous'
              ? null
              : engine.atom('1'),
      }),
    ),
  nodeFormulas: () => {
    const family = {
      rows: [
        [1, 4],
        [2, 0.3],
        [7, Number.NaN],
      ],
      enough: [true, true, true],
      children: [3, 5],
    };
    const of = { of: 'formula', formula: 'a ^ 0.3 + ln(b) / rank(a)', children: [3, 5] } as const;
    const tree = formulaTree(of.formula);
    return family.rows.map((_, u) =>
      engine.nodeFormulas({ ...of, children: [3, 5] }, family).cell(tree, u, 0),
    );
  },
  requiredChildren: () => engine.requiredChildren({ minPresent: 2 / 3, atLeast: 1, weights: 'keep' }, 3),
  evaluate: each((v) => {
    const leaf = engine.scaleLeaf(numbers, engine.sampleOf(v));
    return Array.from(v, (u) => engine.evaluate(formula, leaf, u));
  }),
  reduceAt: each((v) => {
    const leaf = engine.scaleLeaf(numbers, engine.sampleOf(v));
    return Array.from(v, (u) => engine.reduceAt(formula, (part) => engine.evaluate(part, leaf, u)));
  }),
  simplify: () => [engine.simplify(formula, false), engine.simplify(formula, true)],
  scaleLeaf: each((v) => [engine.scaleLeaf(numbers, engine.sampleOf(v))({ is: 'name', name: 'mean' })]),
  scaleNameOf: () => engine.scaleNameOf({ is: 'name', name: 'x' }),
  scaleNeeds: () => engine.scaleNeeds(engine.scales.goalposts, numbers),
  scaleTree: () => Object.values(engine.scales).map((one) => engine.scaleTree(one, numbers)),
  tiesOf: () => engine.tiesOf('below', numbers),
  roundTo: each((v) => [0, 2, 9].map((digits) => Array.from(v, (u) => engine.roundTo(u - 20, digits)))),
  rankingValues: each((v) =>
    engine.rankingValues({ ...plan, method: { ...plan.method, rankDigits: 2 } }, 0, v),
  ),
  startedChildren: () => engine.startedChildren(plan, index.start, 0, 0),
  chiSquareUpperTail: each((v) => [1, 6, 15].map((df) => v.map((u) => engine.chiSquareUpperTail(u, df)))),
  normalUpperTail: each((v) => v.map(engine.normalUpperTail)),
  normalCritical: each((v) => v.map((u) => engine.normalCritical(1 / (1 + u)))),
  studentTwoSidedTail: each((v) => v.map((u) => engine.studentTwoSidedTail(u, 7))),
  studentCritical: each((v) => v.map((u) => engine.studentCritical(1 / (1 + u), 7))),
  quantile: each((v) => engine.quantile(v, 0.3)),
  quantiles: each((v) => engine.quantiles(v, [0, 0.1, 0.9, 1])),
  leastSquares: () => engine.leastSquares(withOnes, z),
  onlySums: () => engine.onlySums(plan),
  totalOf: () => plan.nodes.map(({ details }) => engine.totalOf(details)),
  writtenWeight: () => [
    engine.writtenWeight(0.5 / 0.999, { of: 'weighted-sum', total: 0.999 }),
    engine.writtenWeight(0.3, null),
  ],
  usesWeights: () => [...plan.nodes, ...doubting.plan.nodes].map((node) => engine.usesWeights(node)),
  weightInParent: () => doubting.plan.nodes.map((_, g) => engine.weightInParent(doubting.plan, g)),
  weightInAllPlaces: () => doubting.plan.nodes.map((_, g) => engine.weightInAllPlaces(doubting.plan, g) ?? 0),
  weightInIndex: () => doubting.plan.nodes.map((_, g) => engine.weightInIndex(doubting.plan, g)),
  rollUp: () =>
    engine.rollUp(
      index.values,
      index.units,
      plan.groupings.map(({ memberOf, groups, rollUp }) => ({ memberOf, groups: groups.length, rollUp })),
    ),
};
