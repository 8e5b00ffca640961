import { neutral, type ScaleChoice, type ScaleName, type ScaleNumbers } from '../scaleOptions.js';

/** A scale with the given numbers, and neutral values for all others. */
export function plainScale(method: ScaleName, numbers: Partial<ScaleNumbers> = {}): ScaleChoice {
  return { method, ...neutral, ...numbers };
}
