import type { Doubt, JoinChoice, JoinDetails, Text } from '../../edition/index.js';
import { fromOrder, toOrder } from './powerMean.js';

/** The children of all units of one period. */
export interface Family {
  /** A row a unit; NaN is a missing child. */
  rows: readonly (readonly number[])[];
  /** Whether each unit has enough children for a score. */
  enough: readonly boolean[];
  /** Indices of the children in the plan, and their weights, in the order of a row. */
  children: readonly number[];
  weights: readonly number[];
  /** Scores rows without gaps by benefit of the doubt. */
  doubts: (rows: readonly (readonly number[])[], doubt: Doubt) => number[];
}

export type Details<K extends JoinDetails['of']> = Extract<JoinDetails, { of: K }>;

/**
 * A way to aggregate the scores of children into that of their node. A way that scores each unit by itself skips missing
 * children; one that compares units needs complete rows, and a unit with a gap has no score.
 */
export interface AggregateDefinition {
  title: Text;
  /** Whether it uses the weights of the children; undefined where that depends on the options of a conditional way. */
  weighs: boolean | undefined;
  /** Whether it compares units, and so needs all children of each. */
  compares: boolean;
  /** Scores of all units; absent for power means, which `aggregate` computes from sums. */
  score?: (family: Family, details: never, order: number) => number[];
  /** The formula in the text of the method. @param named gives the id of a node by its index */
  text: (choice: JoinChoice, named: (node: number) => string) => string;
  /** The source of the method; absent where it is a choice of this project. */
  source?: string;
}

/** Scores each unit that has enough children from those present. */
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

/** Scores the units without gaps, compared with one another. */
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

/** The power mean of the values that are present. */
export function weightedMean(row: readonly number[], weights: readonly number[], order: number): number {
  const whole = weights.reduce((sum, w) => sum + w, 0);
  const terms = row.reduce((sum, x, i) => sum + weights[i] * toOrder(x, order), 0);
  return fromOrder(terms / whole, order);
}
