export {
  type Audit,
  audit,
  type EffectiveWeight,
  type IndicatorStats,
  type NodeStats,
} from './audit/audit.js';
export {
  type Correlation,
  correlate,
  type SortedColumn,
  sorted,
} from './audit/correlate.js';
export { type Objection, objectionsTo } from './audit/objections.js';
export {
  between,
  type DenominatorCorrelation,
  nodeColumns,
  withDenominators,
  withFamily,
  withinGroups,
} from './audit/relations.js';
export { type Limits, thresholds as auditThresholds } from './audit/thresholds.js';
export { type Univariate, univariate } from './audit/univariate.js';
export type { Why } from './audit/why.js';
export { compareIndices, compareNodes, type IndexComparison, type NamedIndex } from './compareIndices.js';
export { compareOrders, type OrderComparison } from './compareOrders.js';
export { type LeftOut, leaveEachOut, planWithout } from './leaveOut.js';
export { type Move, movers } from './movers.js';
export {
  type ResultRow,
  ranksWithin,
  resultsTable,
  type Shown,
  type Standing,
  unitSummary,
} from './resultsTable.js';
export { type RankInterval, rankIntervals, shareAbove } from './robustness/intervals.js';
export { seeded } from './robustness/random.js';
export type { SensitivityIndex } from './robustness/sensitivity.js';
export { type Robustness, runStudy, type Study, type Variant } from './robustness/study.js';
export { noisyWeights, without } from './robustness/weights.js';
export { type Strength, type StrengthRules, strengthsOf, turnedColumns } from './strengths.js';
export { growthRate, interpolate, percentChange, type Trend, type TrendSpan, trendOf } from './trends.js';
export { type NodeWeights, type Weigher, weigh, weighers } from './weigh.js';
