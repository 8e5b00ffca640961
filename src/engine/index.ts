export { buildIndex, type Index } from './build.js';
export { contributionsToChange, type Part, partsOf } from './contributions.js';
export { averageRanks, kendall, pearson, spearman } from './stats/correlation.js';
export { meanOf, sampleSd } from './stats/moments.js';
export { Flag, statusName } from './status.js';
export { rankLines } from './steps/rank.js';
export { startedChildren } from './steps/started.js';
