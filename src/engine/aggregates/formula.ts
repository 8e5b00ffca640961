/** Names of the steps in which a score is made, as receipts show them; the last is `aggregate`. */
export type StepName = 'moved' | 'standard' | 'mean' | 'lowest' | 'variance' | 'near' | 'far' | 'aggregate';

/** Taken over all units that are compared: `sd` with n in the denominator, `sample-sd` with n − 1; a length of 0 counts as 1. */
export type Statistic = 'mean' | 'sd' | 'sample-sd' | 'min' | 'max' | 'length';

/**
 * How the score of a node is made of its children's, as a tree. `x` and `weight` are those of the child at hand: in a step of each
 * child, and inside what goes over the children. Only present children count.
 */
export type Term =
  | { is: 'x' }
  | { is: 'weight' }
  | { is: 'number'; value: number }
  /** The result of an earlier step; of the child at hand where that is a step of each child. */
  | { is: 'step'; name: StepName }
  | { is: 'across-units'; statistic: Statistic; of: Term }
  | { is: Operator; a: Term; b: Term }
  | { is: 'square'; a: Term }
  | { is: 'root'; a: Term }
  | { is: 'at-least-zero'; a: Term }
  /** The root of a² + b². */
  | { is: 'hypotenuse'; a: Term; b: Term }
  /** Over the children: their sum, their unweighted mean, the root of the sum of squares, the lowest, the highest. */
  | { is: 'sum' | 'average' | 'length' | 'lowest' | 'highest'; of: Term }
  /** The weighted mean of an order. */
  | { is: 'mean'; order: number; of: Term }
  /** The weighted median of the children. */
  | { is: 'median' }
  /** The mean by weights of places, the highest child first. */
  | { is: 'by-place'; places: readonly number[] }
  /** The value of one child, by the number of its node. */
  | { is: 'child'; node: number }
  /** How many units are beaten, or beat this one, on more than half of the weight. */
  | { is: 'wins' | 'losses' }
  /** By benefit of the doubt: the weight of the child at hand that is best for the unit, and the frontier. */
  | { is: 'best-weight' }
  | { is: 'frontier' };

type Operator = '+' | '-' | '*' | '/';

/** A step: one result, or one of each child. */
export interface Step {
  name: StepName;
  perChild?: true;
  formula: Term;
}

export const x: Term = { is: 'x' };
export const weight: Term = { is: 'weight' };
export const number = (value: number): Term => ({ is: 'number', value });
export const result = (name: StepName): Term => ({ is: 'step', name });
export const acrossUnits = (statistic: Statistic, of: Term): Term => ({ is: 'across-units', statistic, of });
const operator =
  (is: Operator) =>
  (a: Term, b: Term): Term => ({ is, a, b });
export const plus = operator('+');
export const minus = operator('-');
export const times = operator('*');
export const dividedBy = operator('/');
export const square = (a: Term): Term => ({ is: 'square', a });
export const root = (a: Term): Term => ({ is: 'root', a });
export const atLeastZero = (a: Term): Term => ({ is: 'at-least-zero', a });
export const hypotenuse = (a: Term, b: Term): Term => ({ is: 'hypotenuse', a, b });
export const sum = (of: Term): Term => ({ is: 'sum', of });
export const average = (of: Term): Term => ({ is: 'average', of });
export const length = (of: Term): Term => ({ is: 'length', of });
export const lowest = (of: Term): Term => ({ is: 'lowest', of });
export const highest = (of: Term): Term => ({ is: 'highest', of });
export const mean = (order: number, of: Term): Term => ({ is: 'mean', order, of });
/** A score that needs no steps before it. */
export const singleStep = (formula: Term): Step[] => [{ name: 'aggregate', formula }];
