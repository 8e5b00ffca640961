import { at, line, offset, type Plan, type PlanNode } from '../edition/index.js';
import { writtenWeight } from './aggregates/index.js';
import type { Index } from './build.js';
import { presentParts } from './steps/presence.js';
import { startedChildren } from './steps/started.js';

/** The contribution of a child to its parent's value. */
export interface Part {
  node: number;
  weight: number;
  /** NaN when the child is missing. */
  value: number;
  /** weight × value, 0 for a missing child: adds up to the parent's value for arithmetic means and weighted sums. */
  points: number;
}

/** The value of a node that its parent aggregates, for one unit in one period. */
export function parentInput(index: Index, node: number, t: number, c: number): number {
  const own = at(index, node, c, t);
  return index.parentInputs.get(node)?.[offset(index, 0, c, t)] ?? own;
}

/**
 * The children of a node for one unit in one period, with the weights that apply to this unit and period.
 *
 * @example
 * import { buildIndex, partsOf, readEdition } from 'internet-plus-index';
 *
 * const { plan, panel } = await readEdition('my-index');
 * for (const { node, weight, value, points } of partsOf(plan, buildIndex(plan, panel), 0, 1, 3)) {
 *   console.log(plan.nodes[node]!.id, weight, value.toFixed(2), points.toFixed(2));
 * }
 * // → access 0.6 85.19 51.11
 * // → use 0.4 87.18 34.87
 */
export function partsOf(plan: Plan, index: Index, g: number, t: number, c: number): Part[] {
  const { children, weights } = startedChildren(plan, index.start, g, t, c);
  const values = children.map((node) => parentInput(index, node, t, c));
  return pointsOf(weights, values, plan.nodes[g], presentOf(plan, index, g, t, c)).map((part, i) => ({
    node: children[i],
    ...part,
  }));
}

/** The share of the weight below each child of a node that one unit has; undefined where each counts as a whole (`presentParts`). */
export function presentOf(plan: Plan, index: Index, g: number, t: number, c: number): number[] | undefined {
  const lineOf = (h: number) => line(index, h, t).subarray(c, c + 1);
  return presentParts(plan, index.start, g, t, lineOf, c)?.map((part) => part?.[0] ?? 1);
}

/**
 * What values with weights add to a weighted mean, by the rules of their parent.
 *
 * @param present the share of the weight below each child that is present, where the missing rule of the parent reaches down to it
 */
export function pointsOf(
  weights: readonly number[],
  values: readonly number[],
  { missing: rule, details }: Pick<PlanNode, 'missing' | 'details'>,
  present: readonly number[] = weights.map(() => 1),
): Omit<Part, 'node'>[] {
  const keeps = rule.weights === 'keep';
  const own = weights.map((w, i) => (keeps ? w : Number.isNaN(values[i]) ? 0 : w * present[i]));
  const share = own.some((w, i) => w !== weights[i]) ? own.reduce((sum, w) => sum + w, 0) : 1;
  return values.map((value, i) => {
    const weight = own[i] === 0 ? 0 : writtenWeight(own[i] / share, details);
    return { weight, value, points: Number.isNaN(value) ? 0 : weight * value };
  });
}

/**
 * What each child added to a node's change between two periods: `w(t2)·x(t2) − w(t1)·x(t1)`.
 * With arithmetic means and constant weights this is w·Δx, and the parts add up to the parent's change wherever the
 * parent has a value in both.
 */
export function contributionsToChange(
  plan: Plan,
  index: Index,
  g: number,
  from: number,
  to: number,
  c: number,
): { node: number; points: number }[] {
  const before = new Map(partsOf(plan, index, g, from, c).map((p) => [p.node, p.points]));
  return partsOf(plan, index, g, to, c).map((p) => ({
    node: p.node,
    points: p.points - (before.get(p.node) ?? 0),
  }));
}
