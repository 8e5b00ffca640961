import { powerMeanFromSum, powerMeanTerm } from './powerMean.js';

/** The power mean of the values that are present. */
export function weightedMean(row: readonly number[], weights: readonly number[], order: number): number {
  const whole = weights.reduce((sum, w) => sum + w, 0);
  const terms = row.reduce((sum, x, i) => sum + weights[i] * powerMeanTerm(x, order), 0);
  return powerMeanFromSum(terms / whole, order);
}

/** The lowest value that at least half of the weight does not exceed; the middle of two when it is exactly half. */
export function weightedMedian(row: readonly number[], weights: readonly number[]): number {
  const order = row.map((_, i) => i).sort((a, b) => row[a] - row[b]);
  const whole = order.reduce((sum, i) => sum + weights[i], 0);
  let below = 0;
  for (const [at, i] of order.entries()) {
    below += weights[i];
    if (Math.abs(below - whole / 2) <= 1e-12 * whole) return (row[i] + row[order[at + 1]]) / 2;
    if (below > whole / 2) return row[i];
  }
  return Number.NaN;
}
