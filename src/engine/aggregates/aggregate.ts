import type { AggregateChoice, AggregateDetails, Doubt, Text } from '../../edition/index.js';
import { Evaluation } from './evaluate.js';
import type { Step } from './formula.js';

/** The children of all units of one period. */
export interface ChildScores {
  /** A row a unit; NaN is a missing child. */
  rows: readonly (readonly number[])[];
  /** Whether each unit has enough children for a score. */
  enough: readonly boolean[];
  /** Indices of the children in the plan, and their weights, in the order of a row. */
  children: readonly number[];
  weights: readonly number[];
  /** The weights for one unit, where they are not the same for all: of ways that score each unit by itself. */
  weightsOf?: ((u: number) => readonly number[]) | undefined;
  /** Scores rows without gaps by benefit of the doubt. */
  scoreByDoubt: (rows: readonly (readonly number[])[], doubt: Doubt) => number[];
}

export type Details<K extends AggregateDetails['of']> = Extract<AggregateDetails, { of: K }>;

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
  /** Whether it is a power mean, which `aggregate` computes from sums. */
  summed?: true;
  /**
   * How the score of a unit is made: what is evaluated, printed by receipts and written into the workbook. Null for
   * the conditional one, whose score is made as the way in force says, and for a formula, which says it itself.
   */
  steps: ((choice: AggregateChoice) => Step[]) | null;
  /** Scores of all units where the steps would take too long, to the same result; absent: by the steps. */
  score?: (family: ChildScores, details: never, order: number) => number[];
  /** The formula in the text of the method. @param named gives the id of a node by its index */
  text: (choice: AggregateChoice, named: (node: number) => string) => string;
  /** The source of the method; absent where it is a choice of this project. */
  source?: string;
}

/** Scores the units that have enough children by the steps, of what is present of each. */
export function scoredBySteps(
  steps: readonly Step[],
  { rows, enough, weights, weightsOf, children }: ChildScores,
): number[] {
  const scored = rows.flatMap((_, u) => (enough[u] ? [u] : []));
  const present = scored.map((u) => {
    const here = rows[u].flatMap((x, k) => (x === x ? [k] : []));
    const own = weightsOf?.(u) ?? weights;
    return {
      values: here.map((k) => rows[u][k]),
      weights: here.map((k) => own[k]),
      children: here.map((k) => children[k]),
    };
  });
  const evaluation = new Evaluation(steps, present);
  const scores = new Array<number>(rows.length).fill(Number.NaN);
  scored.forEach((u, i) => {
    scores[u] = evaluation.result('aggregate', i);
  });
  return scores;
}

/** Scores the units without gaps, compared with one another. */
export function completeUnits(
  { rows }: ChildScores,
  score: (rows: readonly (readonly number[])[]) => number[],
): number[] {
  const scores = new Array<number>(rows.length).fill(Number.NaN);
  const complete = rows.flatMap((row, u) => (row.some((x) => x !== x) ? [] : [u]));
  score(complete.map((u) => rows[u])).forEach((x, i) => {
    scores[complete[i]] = x;
  });
  return scores;
}
