import type { Doubt, JoinChoice, JoinDetails, Text } from '../../edition/index.js';
import { fromOrder, toOrder } from './powerMean.js';

/** The children of all units of one period. */
export interface Family {
  /** A row a unit; NaN is a missing child. */
  rows: readonly (readonly number[])[];
  /** Whether a unit has enough children to get a score. */
  enough: readonly boolean[];
  /** Node numbers and weights of the children, in the order of a row. */
  children: readonly number[];
  weights: readonly number[];
  /** Scores rows without gaps by benefit of the doubt. */
  doubts: (rows: readonly (readonly number[])[], doubt: Doubt) => number[];
}

export type Details<K extends JoinDetails['of']> = Extract<JoinDetails, { of: K }>;

/**
 * A way to make the score of a node of those of its children. The absent are left out where one unit is looked at at a time; one that
 * compares units needs complete rows, and a unit with a gap has no score.
 */
export interface AggregateDefinition {
  title: Text;
  /** Whether it looks at the weights of the children; undefined where that hangs on what it chooses from. */
  weighs: boolean | undefined;
  /** Whether it compares units, and so needs all children of each. */
  compares: boolean;
  /** Scores of all units; absent for weighted means of an order, which need no more than sums. */
  score?: (family: Family, details: never, order: number) => number[];
  /** The formula in the text of the method. @param named the id of a node by its number */
  text: (choice: JoinChoice, named: (node: number) => string) => string;
  /** Who described it first, or uses it so; absent where it is this project's own. */
  source?: string;
}

/** Scores the units that have enough children by what is present of each. */
export function eachUnit(
  { rows, weights, enough }: Family,
  score: (row: readonly number[], weights: readonly number[]) => number,
): number[] {
  return rows.map((row, u) => {
    if (!enough[u]) return Number.NaN;
    const here = weights.filter((_, i) => row[i] === row[i]);
    return score(
      row.filter((x) => x === x),
      here,
    );
  });
}

/** Scores the units without gaps among themselves. */
export function completeUnits(
  { rows }: Family,
  score: (rows: readonly (readonly number[])[]) => number[],
): number[] {
  const scores = new Array<number>(rows.length).fill(Number.NaN);
  const complete = rows.flatMap((row, u) => (row.some((x) => x !== x) ? [] : [u]));
  score(complete.map((u) => rows[u])).forEach((x, i) => {
    scores[complete[i]] = x;
  });
  return scores;
}

/** The mean of an order of what is present. */
export function weightedMean(row: readonly number[], weights: readonly number[], order: number): number {
  const whole = weights.reduce((sum, w) => sum + w, 0);
  const terms = row.reduce((sum, x, i) => sum + weights[i] * toOrder(x, order), 0);
  return fromOrder(terms / whole, order);
}
