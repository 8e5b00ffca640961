/** What it costs to place each of n units above each other one: `above[a * n + b]`, not negative. */
export interface PairCosts {
  n: number;
  above: Float64Array;
}

/** Costs that differ by less are equal: sums of weights may differ by rounding. */
export const equalCosts = 1e-12;

/** The cost of an order: of all its pairs. */
export function costOf({ n, above }: PairCosts, order: readonly number[]): number {
  let cost = 0;
  for (let i = 0; i < order.length; i++)
    for (let j = i + 1; j < order.length; j++) cost += above[order[i] * n + order[j]];
  return cost;
}
