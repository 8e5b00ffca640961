export {
  type Audit,
  audit,
  type EffectiveWeight,
  type IndicatorStats,
  type NodeStats,
} from './audit/audit.js';
export type { Correlation } from './audit/correlate.js';
export { type Objection, objectionsTo } from './audit/objections.js';
export { thresholds as auditThresholds } from './audit/thresholds.js';
export type { Why } from './audit/why.js';
export { compareOrders, type OrderComparison } from './compareOrders.js';
export { type Move, movers } from './movers.js';
export type { OrderWish, Unsuitable } from './nearestWeights/comparison.js';
export { type NearestWeights, nearestWeights, withWeights } from './nearestWeights/nearestWeights.js';
export type { Proof } from './nearestWeights/proof.js';
export { type RankInterval, rankIntervals, shareAbove } from './robustness/intervals.js';
export { seeded } from './robustness/random.js';
export type { SensitivityIndex } from './robustness/sensitivity.js';
export { type Robustness, runStudy, type Study, type Variant } from './robustness/study.js';
export { noisyWeights, without } from './robustness/weights.js';
export { type NodeWeights, type Weigher, weigh, weighers } from './weigh.js';
export { type Fixed, leavesBelow } from './whatIf/cells.js';
export { type Effect, type Lift, type Lifts, liftsOf } from './whatIf/lifts.js';
export type { Subject as WhatIfSubject, Wish } from './whatIf/subject.js';
export { type Move as WhatIfMove, type WhatIf, whatIf } from './whatIf/whatIf.js';
