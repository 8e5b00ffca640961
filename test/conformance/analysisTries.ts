import * as analysis from '../../src/analysis/index.js';
import { at } from '../../src/edition/index.js';
import { seeded } from '../helpers/random.js';
import { keysOf, neighbourhoods, tierings } from './choices.js';
import {
  comparedOf,
  each,
  earlier,
  economy,
  figure,
  gappy,
  index,
  inexact,
  inexactStudy,
  leaves,
  located,
  method,
  monthly,
  neighboursBy,
  order,
  pairs,
  panel,
  partial,
  plan,
  publishedIndex,
  revised,
  root,
  series,
  shared,
  solved,
  study,
  subject,
  sums,
  tied,
  times,
  unitAt,
  versions,
  x,
  y,
  z,
} from './inputs.js';
import { built } from './sample.js';
import type { TriesOf } from './triesOf.js';

const judged = analysis.judgeFigures(plan, panel);
const { unitsTitle, units: places, periods, frequency, indicators } = plan;
const figures = indicators.map((_, k) => places.map((_, c) => periods.map((_, t) => at(panel, k, c, t))));
const isLeaf = (g: number) => plan.nodes[g]!.indicator >= 0;
const source = { plan, panel, index };
const mean = { units: places.map((_, c) => c), isMean: true };
const table = { unitsTitle, units: places, periods, frequency, indicators, figures };
/** A try of every function of the analysis. */
export const analysisTries: TriesOf<typeof analysis> = {
  firstStudied: () => [index.units, 1e9].map((units) => analysis.firstStudied(plan, { ...index, units })),
  drawWork: () => analysis.drawWork(plan),
  judgeFigures: () => [judged.open.map(({ kind, value }) => [kind, value]), judged.panel.values],
  judgeTable: () => analysis.judgeTable(table).map(({ kind, expected }) => [kind, expected]),
  readingFindings: () => analysis.readingFindings(table).map(({ kind, factor }) => [kind, factor]),
  withRankMoves: (solve) => {
    const found = [0.5, 7].map((expected) => ({ ...judged.open[0]!, unit: 1, period: plan.first, expected }));
    return analysis.withRankMoves(plan, panel, found, index, solve).map(({ moves }) => moves);
  },
  plausibleFigures: () => analysis.plausibleFigures(plan, panel).panel.values,
  whereText: () => judged.open.map((one) => analysis.whereText(plan, one)),
  acceptanceOf: () => judged.open.map((one) => analysis.acceptanceOf(plan, one).indicator),
  studyAt: () => analysis.studyAt({ plan, panel }, 0).weights,
  isSumOfChildren: () => plan.nodes.map((_, g) => analysis.isSumOfChildren({ plan, index }, g)),
  isMeasured: () => [0.79, 0.8, 1, Number.NaN].map((share) => analysis.isMeasured(share)),
  attack: (solve) => analysis.attack(sums, Uint8Array.of(1, 2, 0, 0), solve),
  discreteLaplace: () => {
    const drawn = seeded(7);
    return Array.from({ length: 100 }, () => analysis.discreteLaplace(1, 3, (n) => Math.floor(drawn() * n)));
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
    const draws = analysis.growthDraws(source, 0, 1);
    return places.map((_, c) => draws?.above({ grouping: -1, number: c }, { grouping: -1, number: 0 }));
  },
  scoreDraws: () =>
    plan.nodes.map((_, g) => analysis.scoreDraws(source, g, 1)?.isAbove({ ...mean, units: [0] }, mean)),
  areTiersApart: () => [0, 1].map((t) => analysis.areTiersApart(plan, index, t)),
  isLargelyFilled: () => plan.nodes.map((_, g) => analysis.isLargelyFilled({ plan, index }, g, 0)),
  nodeDoubts: () => plan.nodes.map((_, g) => analysis.nodeDoubts(source, g, 1)),
  perHeadDoubts: () => analysis.perHeadDoubts(source, 1, { units: places.map((_, c) => 1 + c), groups: [] }),
  moveSets: () => plan.nodes.map((_, g) => analysis.moveSets(source, g, 0, 1)),
  isDecided: () => [0.98, 0.99, Number.NaN].map(analysis.isDecided),
  shareNarrowed: () => analysis.shareNarrowed(source, [0, 1]),
  spreadChangeBetween: () =>
    [undefined, (t: number) => Float64Array.from(plan.units, (_, c) => 1 + c / (t + 3))].map((by) =>
      analysis.spreadChangeBetween(source, 0, [0, 1], by),
    ),
  spreadChanges: () =>
    [{ plan: located, panel, index }, shared].map((of) =>
      of.plan.nodes.map((_, g) => analysis.spreadChanges(of, g)),
    ),
  balanceOf: () =>
    [{ plan: located, panel, index }, shared].map((of) =>
      of.plan.nodes.map((_, g) => analysis.balanceOf(of, g)),
    ),
  changesFrom: () =>
    analysis.changesFrom(shared.plan, analysis.tablesFrom(shared).named('balance-verdicts')!.rows),
  mobilityFrom: () => {
    const { plan } = shared;
    const { rows } = analysis.tablesFrom(shared).named('mobility-changes')!;
    return rows.map((row) => analysis.mobilityFrom(plan, row));
  },
  univariate: each((v) => analysis.univariate(v)),
  sortColumn: each((values) => analysis.sortColumn({ id: 'x', values })),
  correlate: pairs((a, b) =>
    analysis.correlate(
      analysis.sortColumn({ id: 'a', values: a }),
      analysis.sortColumn({ id: 'b', values: b }),
    ),
  ),
  nodeColumns: () => analysis.nodeColumns(plan, index, 1, [1, 2, 5, 7]),
  correlationsBetween: () =>
    analysis.correlationsBetween(analysis.nodeColumns(plan, index, 1), [1, 2], [3, 4]),
  correlationsWithAncestors: () =>
    analysis.correlationsWithAncestors(plan, analysis.nodeColumns(plan, index, 1), [2, 4, 9]),
  correlationsWithinGroups: () =>
    analysis.correlationsWithinGroups(plan, analysis.nodeColumns(plan, index, 1), leaves, 1),
  correlationsWithDenominators: () => analysis.correlationsWithDenominators(plan, panel, 1, 0.05),
  compareIndices: () => analysis.compareIndices(versions, 'root', 'scores'),
  compareNodes: () =>
    (['ranks', 'scores', 'average-ranks'] as const).map((by) =>
      analysis.compareNodes(versions[0], versions[1], ['root', 'use'], by),
    ),
  changedCells: () => analysis.changedCells({ plan, panel }, revised),
  planChanges: () => analysis.planChanges(plan, revised.plan),
  revisionOf: () => analysis.revisionOf(source, revised, 'root'),
  revisionSize: () => analysis.revisionSize(analysis.revisionOf(source, revised, 'use').values),
  planWithout: () => analysis.planWithout(plan, [2, 9]),
  resultsTable: () =>
    (['scores', 'ranks', { ranksWithin: 0 }] as const).map((shown) =>
      analysis.resultsTable(plan, index, 1, [0, 1, 2], shown, 1),
    ),
  ranksWithin: () => analysis.ranksWithin(index.ranks(0).slice(0, 24), plan.groupings[0]!.memberOf),
  unitSummary: () => analysis.unitSummary(index, 1, 3, leaves),
  orientedColumns: () => analysis.orientedColumns(plan, index, 1),
  strengthsOf: () =>
    analysis.strengthsOf(analysis.orientedColumns(plan, index, 1), 3, { leastDifferent: 0.2 }),
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
  placeCourse: () => analysis.placeCourse(partial.plan, partial.index, 0, [0, 3], root),
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
  inequality: () => [x, gappy, tied].map((column) => analysis.inequality('gini', column).value),
  placesAt: () => analysis.placesAt(plan, index, 'total'),
  indexAt: () =>
    analysis
      .placesAt(plan, index, plan.level)
      .map((place) => plan.periods.map((period) => analysis.indexAt(plan, place, period))),
  levelsOf: () => analysis.levelsOf(plan, index).map(({ id, members, ranks }) => [id, members, ranks(0)]),
  runsOf: () => analysis.runsOf(index.ranks(0), index.units, [3, 10]),
  newcomersOf: () => analysis.newcomersOf(index.ranks(0), index.units, [3, 10]),
  bestOf: () =>
    analysis.bestOf(
      (t) => gappy[t]!,
      (t) => tied[t]!,
      9,
    ),
  kMeans: () => analysis.kMeans(gappy, 4, 5, { seed: 3, tries: 4 }),
  naturalBreaks: each((v) => analysis.naturalBreaks(v, 4)),
  tablesFrom: () => analysis.tablesFrom(source).named('sectors'),
  shiftShare: () => analysis.shiftShare([x, y], [y, z]),
  tiersOf: () =>
    keysOf(tierings).map((by) =>
      analysis.tiersOf({ ...plan, tiers: { by, count: 3, grouping: 0, published: [] } }, index, 1),
    ),
  compareTiers: () =>
    analysis.compareTiers(source, analysis.tiersOf(plan, index, 1), {
      period: plan.periods[plan.first + 1]!,
      sizes: [4, 20],
      shares: [],
    }),
  isSurelyAbove: () =>
    [0, 1, 9].map((mean) =>
      analysis.isSurelyAbove({ mean, error: 2, threshold: 3 }, { mean: 0, error: 1, threshold: 3 }),
    ),
  ranksTogether: () => analysis.ranksTogether([9, 1, 0].map((mean) => ({ mean, error: 1, threshold: 3 }))),
  seededRandom: () => Array.from({ length: 1000 }, analysis.seededRandom(4)),
  weightDraw: () => {
    const { nodes } = shared.plan;
    const { size, draw } = analysis.weightDraw(nodes, { kind: 'noise', noise: nodes.map(() => 0.25) });
    const numbers = analysis.seededRandom(5);
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
    const parts: analysis.ReplicatePart[] = [];
    const make = analysis.replicatePartMaker(analysis.replicator(study, index, solve), study);
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
  replicatePartMaker: (solve) =>
    analysis.replicatePartMaker(analysis.replicator(study, index, solve), study)(4, 8),
  kemenyOrder: (solve) => analysis.kemenyOrder(partial.plan, partial.index, 1, solve),
  leaveOneOut: () => analysis.leaveOneOut(plan, index, 1),
  prepareLeavingOut: () =>
    analysis.prepareLeavingOut(plan, index, 1)([...plan.nodes.keys()].filter(isLeaf).slice(0, 2)),
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
  dimensionNodes: () => analysis.dimensionNodes(plan),
  periodBefore: () => [0, 1, 4].map((t) => analysis.periodBefore(plan, t)),
  closeUnits: () => plan.units.map((_, unit) => analysis.closeUnits(plan, index, { unit, node: 0 }, 0)),
  leversOf: () => analysis.leversOf(plan, panel, index, { unit: 1, node: 0, period: 1 }, 0).levers,
  leverRange: () => analysis.leverRange(plan, panel, { unit: 1, period: 1 }),
  liftsOf: () => analysis.liftsOf(plan, panel, index, subject),
  comparePublished: () => comparedOf(),
  replicationsOf: (solve) => analysis.replicationsOf(publishedIndex, solve),
  summariesOf: () => comparedOf().map(analysis.summariesOf),
  summaryOf: () => comparedOf().map(({ cells }) => analysis.summaryOf('p', cells)),
  recompute: () => {
    const grown = figure('c', '17.24', '100 × (b / a − 1)', 'bound');
    return analysis.recompute([figure('a', '22.77'), figure('b', '26.70', '-a × 3 + (a − 0.1) / a'), grown]);
  },
  whatIf: (solve) =>
    [false, true].map((spread) => {
      const { plan: of, panel: raw, index: found } = built({ ...method, aggregate: 'geometric' });
      return [
        analysis.whatIf(plan, panel, index, solve, { ...subject, rank: 5, spread }),
        analysis.whatIf(of, raw, found, solve, { ...subject, rank: 5, spread }),
      ];
    }),
};
