import { cubeOf, line, type Plan } from '../../edition/index.js';
import { fitScale } from '../scales/index.js';
import { Flag } from '../status.js';

/**
 * Puts the aggregated scores of a node on its own scale, fitted to the units of each period. Where there is no such scale (all
 * equal) the node is missing. For indices that rank or normalise between levels, for example percentile ranks of
 * sums (CDC/ATSDR Social Vulnerability Index).
 */
export function rescaleNode(
  plan: Plan,
  values: Float64Array,
  flags: Uint8Array,
  g: number,
  periods: number,
): void {
  const { scale } = plan.nodes[g].rescale!;
  const shape = { units: plan.units.length, periods };
  for (let t = 0; t < periods; t++) {
    const own = line(cubeOf(shape, values), g, t);
    const marks = line(cubeOf(shape, flags), g, t);
    const map = fitScale(scale.method, own, {
      ...scale,
      reference: own[scale.unit] ?? Number.NaN,
      scores: true,
    });
    for (let u = 0; u < own.length; u++) {
      own[u] = map ? map(own[u]) : Number.NaN;
      if (own[u] !== own[u]) marks[u] = Flag.missing;
    }
  }
}
