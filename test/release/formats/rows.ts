import { beforeAll } from 'vitest';
import type { Release } from '../../../src/release/readRelease.js';
import { type Results, resultsOf } from '../../../src/release/tables/results.js';
import { example, releaseOf } from '../../helpers/editions.js';
import { hostile, releaseWith } from '../../helpers/takeAway.js';

/** The release of the example, and the same with hostile names. */
export let release: Release;
export let named: Release;

/** Makes both before the tests of a file. */
export function withNamedRelease(): void {
  beforeAll(async () => {
    release = await releaseOf(example);
    named = releaseWith(release, { names: hostile, status: 'simulated' });
  });
}

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
