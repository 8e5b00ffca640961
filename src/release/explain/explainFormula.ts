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
 * One step of the derivation of a figure. `expression`, with all numbers in place, evaluates to `value` apart from the
 * rounding of doubles. Its numbers are those of the parts, of raw figures, of earlier steps or of the method; all
 * others are listed in `given`.
 */
export interface FormulaStep {
  step: FormulaStepName;
  /** The child or the period, where there is a step for each. */
  of?: string;
  given: Partial<Record<GivenName, number>>;
  expression: Expression;
  value: number;
}

/** An expression, and the numbers in it that are listed in `given`. */
export type WrittenExpression = Pick<FormulaStep, 'given' | 'expression'>;
