export {
  type AnalysisName,
  type AnalysisNamed,
  analyse,
  analyses,
  type Tables,
  tablesFrom,
} from './analyse.js';
export { type Audit, audit, type EffectiveWeight, type NodeStats } from './audit/audit.js';
export { type Correlation, correlate, sortColumn } from './audit/correlate.js';
export type { NoStatisticReason } from './audit/noStatisticReason.js';
export { type Objection, objectionsTo } from './audit/objections.js';
export {
  correlationsBetween,
  correlationsWithAncestors,
  correlationsWithDenominators,
  correlationsWithinGroups,
  nodeColumns,
} from './audit/relations.js';
export { type Limits, thresholds as auditThresholds } from './audit/thresholds.js';
export { type Univariate, univariate } from './audit/univariate.js';
export { type Balance, balanceOf, spreadChangeBetween, spreadChanges } from './balance/balanceOf.js';
export { changesFrom } from './balance/inequalityTables.js';
export { lorenzPoints } from './balance/lorenz.js';
export { type InequalityMeasure, inequality } from './balance/measures.js';
export { mobilityFrom } from './balance/mobilityTables.js';
export type { NoValueReason } from './balance/noValueReason.js';
export { fewestUnits, isMeasured } from './balance/spreadTest.js';
export type { Verdict } from './balance/verdict.js';
export { columns as commonColumns } from './commonColumns.js';
export { compareIndices, compareNodes } from './compareIndices.js';
export { compareDefinition, compareOrders, compareTable, type OrderComparison } from './compareOrders.js';
export { type AdditiveTable, type Sum, Withheld } from './confidentiality/additive.js';
export { attack } from './confidentiality/attack.js';
export { discreteLaplace, type Spread, spreadOf } from './confidentiality/discreteLaplace.js';
export { protect } from './confidentiality/protect.js';
export { headlinePeriod, totalObserved } from './headline.js';
export { dimensionNodes, type Level, levelsOf } from './levels.js';
export {
  hasEntered,
  isBest,
  type MatchedSet,
  matchedRanks,
  matchedSet,
  matchedValues,
  type PlaceAt,
  type PlaceCourse,
  placeCourse,
  placeValue,
} from './matched.js';
export type { TargetOrder, Unsuitable } from './nearestWeights/comparison.js';
export { type NearestWeights, nearestWeights, withWeights } from './nearestWeights/nearestWeights.js';
export type { Proof } from './nearestWeights/proof.js';
export { planWithout } from './planWithout.js';
export { acceptanceOf, whereText } from './plausibility/accepted.js';
export type { Finding } from './plausibility/finding.js';
export { type JudgedFigures, judgeFigures, plausibleFigures } from './plausibility/judge.js';
export { type FigureTable, judgeTable, readingFindings } from './plausibility/judgeTable.js';
export { withRankMoves } from './plausibility/moves.js';
export {
  type ComparedCell,
  type ComparedTable,
  comparePublished,
  type NotComparedReason,
  type PublishedSummary,
  summariesOf,
  summaryOf,
} from './published/compare.js';
export { type Move, movers, moversDefinition, moversTable } from './rankings/movers.js';
export { type Peer, peersOf, structuresOf } from './rankings/peers.js';
export { type BestAndWorst, bestOf, newcomersOf, type Run, runsOf } from './rankings/runs.js';
export { orientedColumns, type Strength, strengthsOf } from './rankings/strengths.js';
export type { Hint } from './replicate/hints.js';
export { type RecomputedFigure, recompute } from './replicate/recompute.js';
export type { Recovered } from './replicate/recover.js';
export { type Replication, replicationsOf } from './replicate/replication.js';
export type { Step } from './replicate/steps.js';
export { ranksWithin, resultsTable, type ShownFigures, unitSummary } from './resultsTable.js';
export { type ChangedCell, changedCells } from './revision/cells.js';
export { type MethodPart, type PlanChange, planChanges } from './revision/planChanges.js';
export { type Cause, type RevisedValue, type Revision, revisionOf } from './revision/revision.js';
export { type RevisionSize, revisionSize } from './revision/revisionSize.js';
export { dataErrorShare, hasDataErrors } from './robustness/dataNoise.js';
export { isLargelyFilled } from './robustness/fillDraws.js';
export { type GrowthUnit, growthDraws, isDecided, shareNarrowed } from './robustness/growthOrder.js';
export { type KemenyOrder, kemenyLimits, kemenyOrder } from './robustness/kemeny.js';
export { type LeftOut, leaveOneOut, prepareLeavingOut } from './robustness/leaveOut.js';
export type { EqualOrders } from './robustness/nearestOrder.js';
export { type MoveSet, moveSets, nodeDoubts, perHeadDoubts } from './robustness/nodeDoubts.js';
export { type ReplicatePart, replicatePartMaker } from './robustness/part.js';
export { seededRandom } from './robustness/random.js';
export { drawWork, firstStudied, rankStudy, studyAt, tops } from './robustness/rankStudy.js';
export { replicator, type Variants } from './robustness/replicate.js';
export type { FactorName } from './robustness/replicator.js';
export { type ScoreDraws, type ScoreSum, scoreDraws } from './robustness/scoreDraws.js';
export {
  inThisThread,
  type Robustness,
  type Runner,
  runStudy,
  type Study,
  solverOf,
} from './robustness/study.js';
export type { DataDoubt, PairComparison, RankInterval, UncertaintySources } from './robustness/tally.js';
export { type DrawnFigure, isSurelyAbove, ranksTogether } from './robustness/together.js';
export { weightDraw } from './robustness/weights.js';
export { sections } from './sections.js';
export { type Sector, type SectorPoints, sectorPoints, sectorsOf } from './sectors/sectors.js';
export { shiftShare } from './sectors/shiftShare.js';
export { indexAt, placesAt } from './size/economyOf.js';
export type { Analysed } from './tableFamily.js';
export { kMeans } from './tiers/kMeans.js';
export { naturalBreaks } from './tiers/naturalBreaks.js';
export { areTiersApart, tiersOf } from './tiers/tiers.js';
export { compareTiers } from './tiers/tiersTables.js';
export { chain, type Link, type LinkedValue, type Series } from './time/chain.js';
export { isSumOfChildren } from './time/contributionsTable.js';
export type { ForecastMethod } from './time/rollingOrigin.js';
export { growthRate, interpolate, percentChange, type Trend, trendOf } from './trends.js';
export { type NodeWeights, weigh } from './weigh.js';
export { type Fixed, leavesBelow } from './whatIf/cells.js';
export {
  closeUnits,
  type Lever,
  type Levers,
  leverRange,
  leversOf,
  mostClose,
  periodBefore,
} from './whatIf/levers.js';
export { type Effect, type Lifts, liftsOf } from './whatIf/lifts.js';
export type { Move as WhatIfMove } from './whatIf/move.js';
export type { Target as WhatIfTarget } from './whatIf/subject.js';
export { type WhatIf, whatIf } from './whatIf/whatIf.js';
