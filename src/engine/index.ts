export { Evaluation, type PresentChildren } from './aggregates/evaluate.js';
export type { Step, Term } from './aggregates/formula.js';
export {
  aggregateRows,
  aggregates,
  aggregateText,
  type ChildScores,
  nodeFormulas,
  totalOf,
  writtenWeight,
} from './aggregates/index.js';
export { powerMeanTerm } from './aggregates/powerMean.js';
export { buildIndex, type Index } from './build.js';
export {
  contributionsToChange,
  type Part,
  parentInput,
  partsOf,
  pointsOf,
  presentOf,
} from './contributions.js';
export { arcsine, cosine, sine } from './elementary/angle.js';
export { exp } from './elementary/exp.js';
export { log } from './elementary/log.js';
export { norm } from './elementary/norm.js';
export { power, square } from './elementary/power.js';
export { roundTo } from './elementary/round.js';
export { type LeafErrors, leafErrors, treatment } from './errors/leafErrors.js';
export { rawErrors } from './errors/rawErrors.js';
export { hasOnlyMeans, type RootErrors } from './errors/rootErrors.js';
export { computedWarnings, computeIndicators } from './formula/compute.js';
export { evaluate } from './formula/evaluate.js';
export { FormulaEvaluator } from './formula/figureFormula.js';
export { panelFormulas } from './formula/panelFigures.js';
export { type Sample, sampleOf } from './formula/sample.js';
export { atom, type FormulaStyle, reduceAt, simplify, writeFormula } from './formula/writeFormula.js';
export { type Leaves, leavesByPhase, type Phases } from './leaves.js';
export { type Loss, type LossReason, lossesOf, lossOf } from './losses.js';
export { type MatchedCounts, type MatchedPeriods, matchedCounts, matchedIndex } from './matched.js';
export { type MatchedCourse, matchedCourse } from './matchedCourse.js';
export { observedShare } from './observed.js';
export { flagsIn, levelCube, rankAt, rankedCount, ranksIn } from './reading.js';
export { type Noise, type Reaggregation, reaggregation } from './reaggregate.js';
export {
  fitScale,
  orientedScale,
  type ScaleNameOf,
  type ScaleParameters,
  scaleLeaf,
  scaleNameOf,
  scaleNames,
  scaleNeeds,
  scales,
  scaleTree,
  tiesOf,
} from './scales/index.js';
export { settle, solverFor } from './settled.js';
export { loadSolver, type Program, type Solve } from './solver.js';
export { type Components, componentScores, components } from './stats/components.js';
export { type Concordance, concordance } from './stats/concordance.js';
export { kendall, pearson, spearman, spearmanOf, tauOf } from './stats/correlation.js';
export { countBefore } from './stats/countBefore.js';
export { normalCritical, studentCritical } from './stats/critical.js';
export { chiSquareUpperTail, logGamma, normalUpperTail, studentTwoSidedTail } from './stats/distributions.js';
export { eigenSymmetric } from './stats/eigen.js';
export { leastSquares } from './stats/leastSquares.js';
export { median } from './stats/median.js';
export { extentOf, meanOf, sampleSd } from './stats/moments.js';
export { normalQuantile } from './stats/normalQuantile.js';
export { copelandScores, dominance, outranking } from './stats/outranking.js';
export { present } from './stats/present.js';
export { quantile, quantiles } from './stats/quantile.js';
export { averageRanks, type RankedColumn, rankColumn } from './stats/ranked.js';
export { factorIndex, factorsOf } from './stats/rotation.js';
export { kurtosis, skewness } from './stats/shape.js';
export { kendallP, pearsonP, spearmanP } from './stats/significance.js';
export { areEqual, equalRange, exceeds, mergeEqual, type Runs, reaches, runsOfEqual } from './stats/ties.js';
export { aggregateFlags, Flag, statusName } from './status.js';
export { hasGroupWeights, onlySums } from './steps/aggregate.js';
export { doubtWeights } from './steps/doubt.js';
export { requiredChildren } from './steps/lineMeans.js';
export { leafScale } from './steps/normalise.js';
export { presentParts, reachesLeaves } from './steps/presence.js';
export { Ranker, rankingValues, rankLines } from './steps/rank.js';
export { type Roll, rollUp } from './steps/rollUp.js';
export type { Screened, ScreeningReason } from './steps/screen.js';
export { casesIn, type StartedChildren, startedChildren } from './steps/started.js';
export { boxCoxLambda } from './steps/transform.js';
export type { TreatedSpan } from './steps/treatPanel.js';
export { usesWeights, weightInAllPlaces, weightInIndex, weightInParent } from './weights/inUse.js';
export { childColumns, settleWeights, spanOf } from './weights/settle.js';
export { type Weighed, weighColumns } from './weights/weigher.js';
