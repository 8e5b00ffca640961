import type { ScaleChoice, ScaleName } from '../../edition/index.js';
import { compile, evaluate } from '../formula/evaluate.js';
import { type Sample, sampleOf } from '../formula/sample.js';
import { present } from '../stats/present.js';
import { centredScales } from './centred.js';
import { extentScales } from './extents.js';
import { fixedScales } from './fixed.js';
import { rankScales } from './places.js';
import { type ScaleDefinition, type ScaleParameters, scaleLeaf, scaleNeeds, scaleTree } from './scale.js';

export {
  type ScaleNameOf,
  type ScaleParameters,
  scaleLeaf,
  scaleNameOf,
  scaleNames,
  scaleNeeds,
  scaleTree,
  tiesOf,
} from './scale.js';

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
  const score = compile(scaleTree(scales[name], parameters), scaleLeaf(parameters, sample));
  return (x) => {
    if (x !== x) return Number.NaN;
    return typeof score === 'number' ? score : score(x, 0);
  };
}

/** Whether a sample has such a scale. */
function hasScale(name: ScaleName, sample: Sample, parameters: ScaleParameters): boolean {
  const leaf = scaleLeaf(parameters, sample);
  return scaleNeeds(scales[name], parameters).every((test) => evaluate(test, leaf, Number.NaN) !== 0);
}

/** Bounds and target in the applied direction: where less is better, −x lies between −high and −low. */
export function orientedScale(how: ScaleChoice, direction: 1 | -1): ScaleChoice {
  if (direction === 1) return how;
  return { ...how, low: -how.high, high: -how.low, target: -how.target };
}
