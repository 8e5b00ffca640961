import { cubeOf, line, memoize, type Plan } from '../edition/index.js';
import type { Index } from './build.js';
import { levelCube } from './reading.js';
import { Flag } from './status.js';
import { presentParts } from './steps/presence.js';
import type { Roll } from './steps/rollUp.js';
import { startedChildren } from './steps/started.js';

/**
 * The share of the weight of a node that is observed rather than imputed, of every unit (grouping −1), group, or the total
 * (−2, one value) in one published period: 0 to 1, NaN where the node has no value. A leaf is observed or not; a node
 * takes the weighted mean of its children that have a value, whatever it aggregates them by, and a group that of its
 * members: by their values where it adds them up, else alike.
 *
 * @param t index of a published period
 */
export function observedShare(
  plan: Plan,
  index: Index,
  grouping: number,
  g: number,
  t: number,
): Float64Array {
  const known = knownShares(index);
  const key = `${grouping} ${g} ${t}`;
  const found = known.get(key) ?? shareOf(plan, index, grouping, g, t);
  known.set(key, found);
  return found;
}

const knownShares = memoize((_: Index) => new Map<string, Float64Array>());

function shareOf(plan: Plan, index: Index, grouping: number, g: number, t: number): Float64Array {
  const values = line(grouping === -2 ? index.total : levelCube(index, grouping), g, t);
  if (!index.flags) return values.map((x) => (x === x ? 1 : Number.NaN));
  if (grouping === -2) {
    const all = { memberOf: plan.units.map(() => 0), groups: 1, rollUp: plan.total.rollUp };
    return shareOfMembers(plan, index, all, g, t);
  }
  if (grouping >= 0) {
    const { memberOf, groups, rollUp } = plan.groupings[grouping];
    return shareOfMembers(plan, index, { memberOf, groups: groups.length, rollUp }, g, t);
  }
  if (plan.nodes[g].indicator >= 0) {
    const flags = line(cubeOf(index, index.flags), g, t);
    return values.map((x, c) => (x !== x ? Number.NaN : flags[c] & Flag.imputed ? 0 : 1));
  }
  const { children, weights, byUnit } = startedChildren(plan, index.start, g, t);
  const parts = children.map((h) => observedShare(plan, index, -1, h, t));
  const present = presentParts(plan, index.start, g, t, (h) => line(index, h, t));
  const weightsOf = (c: number) =>
    weights.map((w, i) => (byUnit?.weights[i][c] ?? w) * (present?.[i]?.[c] ?? 1));
  return values.map((x, c) => (x === x ? weightedMean(parts, weightsOf(c), c) : Number.NaN));
}

/** The weighted mean of what unit c has of several lines. */
function weightedMean(parts: readonly Float64Array[], weights: readonly number[], c: number): number {
  let [sum, all] = [0, 0];
  for (let i = 0; i < parts.length; i++) {
    const x = parts[i][c];
    if (x !== x) continue;
    sum += weights[i] * x;
    all += weights[i];
  }
  return sum / all;
}

function shareOfMembers(
  plan: Plan,
  index: Index,
  { memberOf, groups, rollUp }: Roll,
  g: number,
  t: number,
): Float64Array {
  const [values, shares] = [line(index, g, t), observedShare(plan, index, -1, g, t)];
  const sums = Array.from({ length: groups }, () => ({ observed: 0, all: 0, alike: 0, members: 0 }));
  memberOf.forEach((j, c) => {
    if (j < 0 || shares[c] !== shares[c]) return;
    const weight = rollUp === 'sum' ? Math.abs(values[c]) : 1;
    sums[j].observed += weight * shares[c];
    sums[j].all += weight;
    sums[j].alike += shares[c];
    sums[j].members++;
  });
  // Members that are all zero count alike.
  return Float64Array.from(sums, (of) => (of.all > 0 ? of.observed / of.all : of.alike / of.members));
}
