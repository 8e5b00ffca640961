import type { Release } from '../../../src/release/readRelease.js';
import { type Results, resultsOf } from '../../../src/release/tables/results.js';

/** The rows of results.csv, as a reader has them: missing is null. */
export function rowsOf(results: Results) {
  return results.unit.map((unit, i) => ({
    unit,
    level: results.level[i]!,
    period: results.period[i]!,
    node: results.node[i]!,
    value: Number.isNaN(results.value[i]) ? null : results.value[i]! + 0,
    rank: results.rank[i] || null,
    status: results.status[i]!,
    observed: Number.isNaN(results.observed[i]) ? null : results.observed[i]!,
  }));
}

/** The rows of all results of a release. */
export const ours = (of: Release) => rowsOf(resultsOf(of.plan, of.index));
