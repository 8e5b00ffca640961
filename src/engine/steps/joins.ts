import type { Aggregate } from '../../edition/index.js';
import { meanOf, populationSd } from '../stats/moments.js';
import { copeland, mazziottaPareto, topsis } from './compromise.js';

/**
 * Joins the children of all units of one period. Rows are units, NaN is a missing child; `enough` says which units
 * have enough children to get a score.
 */
export type Join = (
  rows: readonly (readonly number[])[],
  weights: readonly number[],
  enough: readonly boolean[],
) => number[];

/**
 * The ways to join that are no mean of an order. The absent are left out of a median or minimum; methods that
 * compare units need complete rows, and a unit with a gap gets no score.
 */
export const joins: Partial<Record<Aggregate, Join>> = {
  median: (rows, weights, enough) => eachUnit(rows, enough, (row) => weightedMedian(row, weights)),
  minimum: (rows, _, enough) => eachUnit(rows, enough, (row) => Math.min(...row.filter((x) => x === x))),
  copeland: (rows, weights) => completeUnits(rows, (list) => copeland(list, weights)),
  topsis: (rows, weights) => completeUnits(rows, (list) => topsis(list, weights)),
  'mazziotta-pareto': (rows) => completeUnits(rows, (list) => pareto(list, true)),
  'mazziotta-pareto-upwards': (rows) => completeUnits(rows, (list) => pareto(list, false)),
};

function eachUnit(
  rows: readonly (readonly number[])[],
  enough: readonly boolean[],
  score: (row: readonly number[]) => number,
): number[] {
  return rows.map((row, u) => (enough[u] ? score(row) : Number.NaN));
}

/** Scores the units without gaps among themselves. */
export function completeUnits(
  rows: readonly (readonly number[])[],
  score: (rows: readonly (readonly number[])[]) => number[],
): number[] {
  const scores = new Array<number>(rows.length).fill(Number.NaN);
  const complete = rows.flatMap((row, u) => (row.some((x) => x !== x) ? [] : [u]));
  score(complete.map((u) => rows[u])).forEach((x, i) => {
    scores[complete[i]] = x;
  });
  return scores;
}

/** The lowest value that at least half of the weight does not exceed; the middle of two when it is exactly half. */
function weightedMedian(row: readonly number[], weights: readonly number[]): number {
  const order = row.flatMap((x, i) => (x === x ? [i] : [])).sort((a, b) => row[a] - row[b]);
  const whole = order.reduce((sum, i) => sum + weights[i], 0);
  let below = 0;
  for (const [at, i] of order.entries()) {
    below += weights[i];
    if (Math.abs(below - whole / 2) <= 1e-12 * whole) return (row[i] + row[order[at + 1]]) / 2;
    if (below > whole / 2) return row[i];
  }
  return Number.NaN;
}

/** Children standardised over the units to mean 100 and sd 10 (n in the denominator), then mean ∓ sd · cv. */
function pareto(rows: readonly (readonly number[])[], downwards: boolean): number[] {
  const columns = rows[0]?.map((_, k) => rows.map((row) => row[k])) ?? [];
  const scales = columns.map((column) => ({ mean: meanOf(column), sd: populationSd(column) }));
  return rows.map((row) =>
    mazziottaPareto(
      row.map((x, k) => 100 + (10 * (x - scales[k].mean)) / scales[k].sd),
      downwards,
    ),
  );
}
