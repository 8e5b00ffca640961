export { buildIndex, type Index } from './build.js';
export { contributionsToChange, type Part, partsOf } from './contributions.js';
export { type Reaggregation, reaggregation } from './reaggregate.js';
export { type Components, componentScores, components } from './stats/components.js';
export { type Concordance, concordance } from './stats/concordance.js';
export { kendall, pearson, spearman, spearmanOf, tauOf } from './stats/correlation.js';
export { eigenSymmetric } from './stats/eigen.js';
export { median } from './stats/median.js';
export { extentOf, meanOf, sampleSd } from './stats/moments.js';
export { copelandScores, dominance, outranking } from './stats/outranking.js';
export { present } from './stats/present.js';
export { averageRanks, type Ranked, ranked } from './stats/ranked.js';
export { kurtosis, skewness } from './stats/shape.js';
export { kendallP, pearsonP, spearmanP } from './stats/significance.js';
export { type Factors, factorIndex, varimax } from './stats/varimax.js';
export { Flag, statusName } from './status.js';
export { rankLines } from './steps/rank.js';
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
