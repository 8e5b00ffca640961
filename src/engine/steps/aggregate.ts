import type { Method, Plan } from '../../edition/index.js';
import { Flag } from '../status.js';
import { fromOrder, meanOrder, toOrder } from './powerMean.js';
import { startedChildren } from './started.js';

/**
 * Fills every inner node from its children, bottom up: a weighted mean of order p
 * (arithmetic 1, geometric 0, harmonic −1) over the children that have started.
 *
 * Missing rule: a node whose present children are fewer than `minPresent` (a share of their number) is missing. Otherwise
 * `keep` lets an absent child add nothing, and `hand-over` gives its weight to those present; either way the
 * figure is flagged partial. A negative child has no geometric or harmonic mean: missing.
 * Source: OECD/JRC Handbook, step 6; COINr `Aggregate`.
 *
 * @param values node cube with the leaves filled, `(g * periods + t) * units + c`; inner nodes are written
 * @param flags the same shape, or undefined when every leaf is observed (the fast way)
 */
export function aggregate(
  plan: Plan,
  values: Float64Array,
  flags: Uint8Array | undefined,
  start: readonly number[],
  periods: number,
): void {
  const units = plan.units.length;
  for (let g = plan.nodes.length - 1; g >= 0; g--) {
    if (plan.nodes[g].indicator >= 0) continue;
    const p = meanOrder[plan.nodes[g].aggregate];
    for (let t = 0; t < periods; t++) {
      const { children, weights } = startedChildren(plan, start, g, t);
      const offsets = children.map((h) => (h * periods + t) * units);
      const out = (g * periods + t) * units;
      if (children.length === 0) {
        values.fill(Number.NaN, out, out + units);
        flags?.fill(Flag.missing, out, out + units);
      } else if (p === 1 && !flags) weightedSum(values, out, offsets, weights, units);
      else meanWithGaps(values, flags, out, offsets, weights, units, p, plan.method.missing);
    }
  }
}

/** out[c] = Σ w·x[c]; four children a pass, so that memory is read once and written a quarter as often. */
function weightedSum(
  values: Float64Array,
  out: number,
  offsets: readonly number[],
  weights: readonly number[],
  units: number,
): void {
  let i = 0;
  const target = values.subarray(out, out + units);
  target.fill(0);
  for (; i + 4 <= offsets.length; i += 4) {
    const [a, b, c, d] = [0, 1, 2, 3].map((j) => values.subarray(offsets[i + j], offsets[i + j] + units));
    const [wa, wb, wc, wd] = weights.slice(i, i + 4);
    for (let u = 0; u < units; u++) target[u] += wa * a[u] + wb * b[u] + wc * c[u] + wd * d[u];
  }
  for (; i < offsets.length; i++) {
    const a = values.subarray(offsets[i], offsets[i] + units);
    const wa = weights[i];
    for (let u = 0; u < units; u++) target[u] += wa * a[u];
  }
}

function meanWithGaps(
  values: Float64Array,
  flags: Uint8Array | undefined,
  out: number,
  offsets: readonly number[],
  weights: readonly number[],
  units: number,
  p: number,
  missing: Method['missing'],
): void {
  for (let u = 0; u < units; u++) {
    let sum = 0;
    let present = 0;
    let count = 0;
    let flag = 0;
    for (let i = 0; i < offsets.length; i++) {
      const x = values[offsets[i] + u];
      const below = flags ? flags[offsets[i] + u] : 0;
      if (x !== x) {
        flag |= Flag.partial;
        continue;
      }
      sum += weights[i] * toOrder(x, p);
      present += weights[i];
      count++;
      flag |= below;
    }
    const enough = count > 0 && count >= missing.minPresent * offsets.length - 1e-9;
    if (missing.weights === 'hand-over' && flag & Flag.partial) sum /= present;
    const mean = enough ? fromOrder(sum, p) : Number.NaN;
    values[out + u] = mean;
    if (flags) flags[out + u] = mean === mean ? flag : Flag.missing;
  }
}
