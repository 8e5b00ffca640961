import type { ScaleChoice, Text } from '../../edition/index.js';
import { type Formula, minus, plus, type Test, times } from '../formula/formula.js';

/** The numbers a scale may take, all decided. Bounds and target are in the turned direction. */
export type ScaleParameters = Omit<ScaleChoice, 'method' | 'over' | 'unit'> & {
  /** The value of the reference unit, or the mean of the base period for a scale with `reference: 'base'`. */
  reference: number;
  /** Whether the values are scores, of which larger terms may have cancelled out; else raw figures. */
  scores?: boolean | undefined;
};

/**
 * A scale: from a value, turned so that more is better, to a score. A missing value has no score, nor has any where the conditions
 * do not hold (all values equal, a zero maximum).
 */
export interface ScaleDefinition {
  title: Text;
  /** Conditions without x; where one fails the sample has no such scale. */
  needs?: (p: ScaleParameters) => Test[];
  formula: (p: ScaleParameters) => Formula;
  /** What stands in the text of the method where the formula is too long for it. */
  text?: (p: ScaleParameters) => string;
  /** Whether one value may change without moving the scores of others, but for the extremes, and without steps. */
  steady: boolean;
  /** Whose value the reference is: one unit's, or the mean of the base period. */
  reference?: 'base';
  /** Whether it takes the value as it is, not turned. */
  unturned?: true;
  /** Whether it is linear in the logarithm, and scores no value below zero. */
  logarithmic?: true;
  /** Between which values a capped score moves. */
  ends?: (p: Pick<ScaleParameters, 'low' | 'high' | 'target'>) => readonly [number, number];
  /** Who described it first, or uses it so. */
  source: string;
}

/** `low + (high − low) · share`, the ends being those of the range. */
export function onRange({ range: [lo, hi] }: ScaleParameters, share: Formula): Formula {
  return plus(lowest(lo), times(minus(highest(hi), lowest(lo)), share));
}

export const lowest = (value: number): Formula => ({ is: 'place', of: 'p', value });
export const highest = (value: number): Formula => ({ is: 'place', of: 'q', value });
