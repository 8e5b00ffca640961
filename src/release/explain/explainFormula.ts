import type { Expression } from './expression.js';

/** The kind of result of a step. */
export type FormulaStepName =
  | 'compute'
  | 'divide'
  | 'fill'
  | 'treat'
  | 'turn'
  | 'base'
  | 'scale'
  | 'reversed'
  | 'moved'
  | 'standard'
  | 'mean'
  | 'variance'
  | 'lowest'
  | 'condition'
  | 'near'
  | 'far'
  | 'aggregate'
  | 'rescale'
  | 'round'
  | 'roll-up';

/** A number in an expression that comes from a sample or the method instead of the figure's own parts. */
export type GivenName =
  | 'min'
  | 'max'
  | 'mean'
  | 'sd'
  | 'median'
  | 'mad'
  | 'smaller'
  | 'equal'
  | 'n'
  | 'low'
  | 'high'
  | 'target'
  | 'reference'
  | 'share'
  | 'base'
  | 'level'
  | 'fence-low'
  | 'fence-high'
  | 'lambda'
  | 'wins'
  | 'losses';

/**
 * One step of the way to a figure, its numbers put in: `expression` comes to `value`, to the rounding of a double. The
 * numbers in it are those of the parts, of raw figures, of earlier steps, of the method, or stand in `given`.
 */
export interface FormulaStep {
  step: FormulaStepName;
  /** The child or the period, where there is a step for each. */
  of?: string;
  given: Partial<Record<GivenName, number>>;
  expression: Expression;
  value: number;
}

/** An expression and the numbers in it that come from elsewhere. */
export type Written = Pick<FormulaStep, 'given' | 'expression'>;
