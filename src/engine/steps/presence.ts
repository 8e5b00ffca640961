import type { Plan, PlanNode } from '../../edition/index.js';
import { aggregates } from '../aggregates/index.js';
import { startedChildren } from './started.js';

/** The scores of a node by unit: of all units in a period, or of one. */
export type LineOf = (node: number) => Float64Array;

/** Whether all indicators below a node that are present share the weight of the missing ones; a node without weights counts as a whole. */
export function reachesLeaves({ missing, aggregate }: PlanNode): boolean {
  const { weighs, compares } = aggregates[aggregate];
  return missing.weights === 'leaves' && weighs === true && !compares;
}

/**
 * The shares of the weight below each child of a node that are present, by unit, where its missing rule is `leaves`: the child counts
 * with its weight times this share. Undefined for a child that counts as a whole wherever it has a value, and where all do.
 *
 * @param t a published period
 * @param unit the only unit of these lines, where they are of one
 */
export function presentParts(
  plan: Plan,
  start: readonly number[],
  g: number,
  t: number,
  lineOf: LineOf,
  unit?: number,
): (Float64Array | undefined)[] | undefined {
  if (!reachesLeaves(plan.nodes[g])) return undefined;
  const { children } = startedChildren(plan, start, g, t, unit);
  const parts = children.map((h) => presentShare(plan, start, h, t, lineOf, unit));
  return parts.some((part) => part) ? parts : undefined;
}

/** The share of the weight below a node that is present: exactly 1 where nothing is missing; undefined where that is so in all units. */
function presentShare(
  plan: Plan,
  start: readonly number[],
  g: number,
  t: number,
  lineOf: LineOf,
  unit: number | undefined,
): Float64Array | undefined {
  const node = plan.nodes[g];
  if (node.indicator >= 0 || !reachesLeaves(node)) return undefined;
  const { children, weights, share, byUnit } = startedChildren(plan, start, g, t, unit);
  const parts = presentParts(plan, start, g, t, lineOf, unit);
  const shareOf = (u: number) => byUnit?.shares[u] ?? share;
  const absent = Float64Array.from(lineOf(g), (_, u) => 1 - shareOf(u));
  children.forEach((h, i) => {
    lineOf(h).forEach((x, u) => {
      const weight = shareOf(u) * (byUnit?.weights[i][u] ?? weights[i]);
      absent[u] += weight * (x === x ? 1 - (parts?.[i]?.[u] ?? 1) : 1);
    });
  });
  return absent.some((x) => x > 0) ? absent.map((x) => 1 - x) : undefined;
}
