import { type Impute, isGap, offset, type Panel, type Plan, Reason } from '../../edition/index.js';
import { square } from '../elementary/power.js';
import { meanOf, sampleSd } from '../stats/moments.js';
import { fillGap } from './fillGap.js';
import { indicatorGroups } from './indicatorGroups.js';

/**
 * Imputes a gap by the mean of the most similar units that have the figure, weighted by the inverse of their distance
 * (Reason.imputedNearest). Distance of two units: the root of the mean squared difference of the standardised
 * indicators of the group that both have, in the same published period. Units as far as the last neighbour (to rounding) all count;
 * where units are at distance 0, only these count. A unit that shares no figure with any other is not imputed.
 * Source: Troyanskaya et al. (2001), KNNimpute.
 */
export function imputeByNearest(
  plan: Plan,
  panel: Panel,
  { neighbours, within }: Extract<Impute, { method: 'nearest' }>,
): void {
  for (const { indicators } of indicatorGroups(plan, within)) {
    for (let t = plan.first; t < panel.periods; t++) {
      const columns = indicators.map((k) => {
        const from = offset(panel, k, 0, t);
        const values = panel.values.slice(from, from + panel.units);
        const [mean, sd] = [meanOf(values), sampleSd(values)];
        return { from, values, standard: values.map((x) => (sd > 0 ? (x - mean) / sd : x - mean)) };
      });
      const standards = columns.map(({ standard }) => standard);
      for (let c = 0; c < panel.units; c++) {
        const gaps = columns.filter(({ from }) => isGap(panel.reasons[from + c]));
        if (gaps.length === 0) continue;
        const distances = plan.units.map((_, other) =>
          other === c ? Number.NaN : distance(standards, c, other),
        );
        for (const { from, values } of gaps) {
          fillGap(panel, from + c, weightedMean(values, distances, neighbours), Reason.imputedNearest);
        }
      }
    }
  }
}

/** Root mean squared difference over the columns that both have; NaN without any. */
function distance(columns: readonly Float64Array[], a: number, b: number): number {
  return Math.sqrt(meanOf(columns.map((column) => square(column[a] - column[b]))));
}

/** Mean of the nearest values by inverse distance; NaN when no unit with a value has a distance. */
function weightedMean(values: Float64Array, distances: readonly number[], neighbours: number): number {
  const known = [...values.keys()].filter((i) => values[i] === values[i] && distances[i] === distances[i]);
  if (known.length === 0) return Number.NaN;
  const order = known.map((i) => distances[i]).sort((a, b) => a - b);
  const farthest = order[Math.min(neighbours, order.length) - 1] * (1 + 1e-12);
  const near = known.filter((i) => distances[i] <= farthest);
  if (order[0] === 0) return meanOf(near.filter((i) => distances[i] === 0).map((i) => values[i]));
  const weight = near.reduce((sum, i) => sum + order[0] / distances[i], 0);
  return near.reduce((sum, i) => sum + ((order[0] / distances[i]) * values[i]) / weight, 0);
}
