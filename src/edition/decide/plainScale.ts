import type { ScaleChoice, ScaleName, ScaleNumbers } from '../scaleOptions.js';

/** The values of options that a method does not have. */
const silent: ScaleNumbers = {
  over: 'all-periods',
  range: [0, 1],
  mean: 0,
  sd: 1,
  low: 0,
  high: 0,
  target: 0,
  unit: -1,
  cap: false,
  quantiles: [0, 1],
  share: 0,
  points: [],
  steps: false,
  ties: 'lowest',
};

/** A scale with the given numbers, and neutral values for all others. */
export function plainScale(method: ScaleName, said: Partial<ScaleNumbers> = {}): ScaleChoice {
  return { method, ...silent, ...said };
}
