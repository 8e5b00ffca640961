import type { Plan } from '../../edition/index.js';
import { fitScale } from '../scales/index.js';
import { Flag } from '../status.js';

/**
 * Puts the joined scores of a node on its own scale, fitted to the units of each period. Where they have no such scale
 * (all equal) the node is missing. For indices that rank or normalise between levels, for example percentile ranks of
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
  const units = plan.units.length;
  for (let t = 0; t < periods; t++) {
    const from = (g * periods + t) * units;
    const line = values.subarray(from, from + units);
    const map = fitScale(scale.method, line, {
      ...scale,
      reference: line[scale.unit] ?? Number.NaN,
      scores: true,
    });
    for (let u = 0; u < units; u++) {
      line[u] = map ? map(line[u]) : Number.NaN;
      if (line[u] !== line[u]) flags[from + u] = Flag.missing;
    }
  }
}
