import { fromOrder, toOrder } from './powerMean.js';

/** The power mean of the values that are present. */
export function weightedMean(row: readonly number[], weights: readonly number[], order: number): number {
  const whole = weights.reduce((sum, w) => sum + w, 0);
  const terms = row.reduce((sum, x, i) => sum + weights[i] * toOrder(x, order), 0);
  return fromOrder(terms / whole, order);
}
