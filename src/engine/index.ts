export { buildIndex, type Index } from './build.js';
export { contributionsToChange, type Part, partsOf } from './contributions.js';
export { type Reaggregation, reaggregation } from './reaggregate.js';
export { averageRanks, kendall, pearson, spearman } from './stats/correlation.js';
export { eigenSymmetric } from './stats/eigen.js';
export { median } from './stats/median.js';
export { extentOf, meanOf, sampleSd } from './stats/moments.js';
export { present } from './stats/present.js';
export { kurtosis, skewness } from './stats/shape.js';
export { Flag, joinFlags, statusName } from './status.js';
export { rankLines } from './steps/rank.js';
export type { Screened, ScreenedWhy } from './steps/screen.js';
export { startedChildren } from './steps/started.js';
export {
  type AhpWeights,
  ahpWeights,
  budgetWeights,
  criticWeights,
  entropyWeights,
  pcaWeights,
  variationWeights,
} from './weights/families.js';
