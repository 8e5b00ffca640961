// How uncertain the ranks of an index are: replicates with other weights, choices and figures within their errors.
export { UserError } from '../../edition/index.js';
export type { Solve } from '../../engine/index.js';
export { defineIndex, type IndexDefinition } from '../method/build.js';
export type * from '../method/spec.js';
export type { Row } from '../method/table.js';
export type { ReplicateOptions } from './options.js';
export { type Drawn, replicates } from './replicates.js';
export {
  type Pair,
  pairs,
  type RankRange,
  type RankSet,
  rankRanges,
  rankSets,
  type Sensitivity,
  sobol,
} from './results.js';
