// A composite index from a table, by name: what is measured, how it is scaled, weighed and aggregated, and how each score came about.
export { type Problem, UserError } from '../../edition/index.js';
export type { Solve } from '../../engine/index.js';
export { build, defineIndex, type IndexDefinition } from './build.js';
export {
  type BuiltIndex,
  type Figures,
  type Part,
  parts,
  type Receipt,
  ranks,
  receipts,
  scores,
  statuses,
} from './figures.js';
export type * from './spec.js';
export type { Row } from './table.js';
