import type { ScaleChoice, ScaleName } from '../../edition/index.js';
import { compile, holds } from '../formula/evaluate.js';
import { type Sample, sampleOf } from '../formula/sample.js';
import { present } from '../stats/present.js';
import { centredScales } from './centred.js';
import { extentScales } from './extents.js';
import { fixedScales } from './fixed.js';
import { rankScales } from './places.js';
import type { ScaleDefinition, ScaleParameters } from './scale.js';

export type { ScaleParameters } from './scale.js';

/** Every normalisation that is fitted to a sample of one indicator; their options are in the edition's `scaleEntries`. */
export const scales: Readonly<Record<ScaleName, ScaleDefinition>> = {
  ...extentScales,
  ...centredScales,
  ...rankScales,
  ...fixedScales,
};

/** Maps a raw value, oriented so that more is better, to a score. Missing stays missing. */
export type Scale = (x: number) => number;

/** Fits a scale to the present values of a sample; undefined where the sample has no such scale. */
export function fitScale(
  name: ScaleName,
  values: ArrayLike<number>,
  parameters: ScaleParameters,
): Scale | undefined {
  const sample = sampleOf(present(values), parameters.scores);
  if (!hasScale(name, sample, parameters)) return undefined;
  const score = compile(scales[name].formula(parameters), sample);
  return (x) => (x === x ? score(x) : Number.NaN);
}

/** Whether a sample has such a scale. */
function hasScale(name: ScaleName, sample: Sample, parameters: ScaleParameters): boolean {
  return (scales[name].needs?.(parameters) ?? []).every((test) => holds(test, sample, Number.NaN));
}

/** Bounds and target in the applied direction: where less is better, −x lies between −high and −low. */
export function orientedScale(how: ScaleChoice, direction: 1 | -1): ScaleChoice {
  if (direction === 1) return how;
  return { ...how, low: -how.high, high: -how.low, target: -how.target };
}
