import { powerMeanFromSum, powerMeanTerm } from './powerMean.js';

/** The power mean of the values that are present. */
export function weightedMean(row: readonly number[], weights: readonly number[], order: number): number {
  const whole = weights.reduce((sum, w) => sum + w, 0);
  const terms = row.reduce((sum, x, i) => sum + weights[i] * powerMeanTerm(x, order), 0);
  return powerMeanFromSum(terms / whole, order);
}
