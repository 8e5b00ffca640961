import type { ScaleChoice, Text } from '../../edition/index.js';
import { type Formula, minus, plus, type Test, times } from '../formula/formula.js';

/** The parameters of a scale. Bounds and target have the direction applied. */
export type ScaleParameters = Omit<ScaleChoice, 'method' | 'over' | 'unit'> & {
  /** The value of the reference unit, or the mean of the base period for a scale with `reference: 'base'`. */
  reference: number;
  /** Whether the values are scores, in which larger terms may have cancelled out (see `ties`), instead of raw figures. */
  scores?: boolean | undefined;
};

/**
 * A scale maps a value, oriented so that more is better, to a score. A missing value has no score, and no value has one where the
 * conditions `needs` do not hold (all values equal, a maximum of zero).
 */
export interface ScaleDefinition {
  title: Text;
  /** Conditions without x; where one fails the sample has no such scale. */
  needs?: (p: ScaleParameters) => Test[];
  formula: (p: ScaleParameters) => Formula;
  /** Printed in the text of the method where the formula is too long. */
  text?: (p: ScaleParameters) => string;
  /** Whether scores are continuous and a change of one value, other than an extreme, leaves the scores of others unchanged. */
  steady: boolean;
  /** Set where the reference is the mean of the base period instead of the value of a unit. */
  reference?: 'base';
  /** Whether it takes the value without applying the direction. */
  unoriented?: true;
  /** Whether it is linear in the logarithm, so that negative values have no score. */
  logarithmic?: true;
  /** The values between which a capped score varies. */
  ends?: (p: Pick<ScaleParameters, 'low' | 'high' | 'target'>) => readonly [number, number];
  /** The source of the method. */
  source: string;
}

/** `low + (high − low) · share`, the ends being those of the range. */
export function onRange({ range: [lo, hi] }: ScaleParameters, share: Formula): Formula {
  return plus(lowest(lo), times(minus(highest(hi), lowest(lo)), share));
}

export const lowest = (value: number): Formula => ({ is: 'place', of: 'p', value });
export const highest = (value: number): Formula => ({ is: 'place', of: 'q', value });
