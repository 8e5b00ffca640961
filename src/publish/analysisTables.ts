import type { TidyTable } from '../analysis/index.js';
import { analysedTables, type Release } from '../release/index.js';

/** All tables of a release's analysis. */
export function tablesOf(release: Release): readonly TidyTable[] {
  return analysedTables(release).all();
}
