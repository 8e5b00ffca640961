import type { Plan } from '../edition/index.js';
import type { Index } from './build.js';
import type { Solve } from './solver.js';
import { Flag } from './status.js';
import { aggregate, onlySums } from './steps/aggregate.js';
import { doubter } from './steps/doubt.js';
import { Ranker, toRank } from './steps/rank.js';

/** One period of an index with its leaves at hand, to be joined again under other weights or other ways to join. */
export interface Reaggregation {
  /** Scores and ranks of the root over units for a plan that differs only in weights and ways to join. */
  root(plan: Plan): { values: Float64Array; ranks: Int32Array };
}

/**
 * Keeps the normalised leaves of one published period and repeats only what weights and ways to join change:
 * the same `aggregate` as `buildIndex`, on one period.
 */
export function reaggregation(plan: Plan, index: Index, t: number, solve?: Solve): Reaggregation {
  const { units, periods } = index;
  const line = (g: number) => (g * periods + t) * units;
  const leaves = new Float64Array(plan.nodes.length * units);
  const flags = new Uint8Array(leaves.length);
  plan.nodes.forEach(({ indicator }, g) => {
    if (indicator < 0) return;
    leaves.set(index.values.subarray(line(g), line(g) + units), g * units);
    if (index.flags) flags.set(index.flags.subarray(line(g), line(g) + units), g * units);
  });
  const start = index.start.map((s) => (s <= t ? 0 : Number.POSITIVE_INFINITY));
  const gaps = flags.some((f) => (f & Flag.missing) !== 0);
  const values = new Float64Array(leaves.length);
  const work = new Uint8Array(leaves.length);
  const doubts = doubter(solve);
  const ranker = new Ranker(units);
  return {
    root(other) {
      values.set(leaves);
      work.set(flags);
      const plain = !gaps && onlySums(other);
      aggregate(other, values, plain ? undefined : work, start, 1, doubts);
      const root = values.slice(0, units);
      const ranks = new Int32Array(units);
      ranker.rank(toRank(plan, root), 0, units, ranks);
      return { values: root, ranks };
    },
  };
}
