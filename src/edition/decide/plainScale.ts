import { neutral, type ScaleChoice, type ScaleName, type ScaleNumbers } from '../scaleOptions.js';

/** A scale with the given numbers, and neutral values for all others. */
export function plainScale(method: ScaleName, said: Partial<ScaleNumbers> = {}): ScaleChoice {
  return { method, ...neutral, ...said };
}
