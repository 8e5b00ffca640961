import type { ScaleParameters } from '../../src/engine/steps/scales.js';

/** Every number a scale may take, at its plainest. */
export const plainScale: ScaleParameters = {
  range: [0, 1],
  mean: 0,
  sd: 1,
  low: 0,
  high: 1,
  target: 0,
  reference: 0,
  cap: false,
  ties: 'lowest',
  quantiles: [0, 1],
  share: 0,
  points: [],
  steps: false,
};
