import { at, isReversed, type Plan, type PlanNode } from '../../edition/index.js';
import { type Index, parentInput, startedChildren, toOrder } from '../../engine/index.js';

/** The order to reach: every first unit of a pair above its second, at a node in a published period. */
export interface TargetOrder {
  node: number;
  period: number;
  pairs: readonly (readonly [above: number, below: number])[];
  /** How much higher the score of the first has to be; undefined: just enough to be above. */
  margin: number | undefined;
  /** Every weight lies between these. */
  least: number;
  most: number;
  /** The effective weights of all leaves below the node instead of those of its children. */
  leaves: boolean;
}

/**
 * Why scores are not linear in the weights, or cannot be compared.
 * leaf: the node has no children. join: no mean of an order, or below the node (with leaves) no arithmetic mean.
 * zero: a mean that is not arithmetic of a child that is not above zero. gaps: missing children whose weight the
 * others take over. no-score: one of the units has none. margin: a margin of score without arithmetic means.
 */
export type Unsuitable = 'leaf' | 'join' | 'zero' | 'gaps' | 'no-score' | 'margin' | 'bounds';

/** Scores as sums of weights times terms, as far as an order of units goes. */
export interface Comparison {
  /** What is weighed: nodes that have started, with the weights in force; these add up to 1. */
  parts: { node: number; weight: number }[];
  /** A row a pair: how much better the first unit is on each part, on the scale on which scores are sums. */
  gains: number[][];
  /** A row a pair: whether a margin counts the part, which it does unless others carry its weight. */
  counted: boolean[][];
}

/** Lays scores open as sums, or says why they are none. */
export function compare(plan: Plan, index: Index, target: TargetOrder): Comparison | Unsuitable {
  const { node: g, period: t, pairs, leaves } = target;
  const { children, missing } = plan.nodes[g];
  const order = sumOrder(plan.nodes[g]);
  if (children.length === 0) return 'leaf';
  const inner = innerNodes(plan, g);
  const joins = leaves ? inner.map((h) => sumOrder(plan.nodes[h])) : [order];
  if (leaves && inner.some((h) => h !== g && isReversed(plan, h))) return 'join';
  if (joins.includes(99) || (leaves && joins.some((p) => p !== 1))) return 'join';
  if (target.margin !== undefined && order !== 1) return 'margin';
  const scoreOf = (h: number, c: number) => at(index, h, c, t);
  const units = [...new Set(pairs.flat())];
  if (units.some((c) => Number.isNaN(scoreOf(g, c)))) return 'no-score';
  const parts = leaves ? leafParts(plan, index, g, t) : childParts(plan, index, g, t);
  if (parts.length * target.least > 1 || parts.length * target.most < 1) return 'bounds';
  const reweighted = missing.weights === 'reweight';
  const needsSome =
    leaves &&
    inner.some((h) => {
      const { minPresent, atLeast } = plan.nodes[h].missing;
      return minPresent > 0 || atLeast > 1;
    });
  const absent = (c: number) => parts.map((p) => Number.isNaN(scoreOf(p.node, c)));
  const gaps = units.some((c) => absent(c).includes(true));
  if (leaves && gaps && (reweighted || needsSome)) return 'gaps';
  const uneven = ([a, b]: readonly [number, number]) => `${absent(a)}` !== `${absent(b)}`;
  if (reweighted && pairs.some(uneven)) return 'gaps';
  const sign = order < 0 ? -1 : 1;
  const term = (h: number, c: number) => {
    const x = parentInput(index, h, t, c);
    return Number.isNaN(x) ? 0 : sign * toOrder(x, order);
  };
  const gains = pairs.map(([a, b]) => parts.map(({ node }) => term(node, a) - term(node, b)));
  if (!gains.flat().every(Number.isFinite)) return 'zero';
  const counted = pairs.map(([a]) => absent(a).map((gone) => !(gone && reweighted)));
  return { parts, gains, counted };
}

/** The order of the mean of a node whose score is a sum on some scale, 99 for any other. */
function sumOrder({ aggregate, order, rescale }: PlanNode): number {
  return aggregate === 'reshaped' || rescale ? 99 : order;
}

function innerNodes(plan: Plan, g: number): number[] {
  const { children } = plan.nodes[g];
  return children.length === 0 ? [] : [g, ...children.flatMap((h) => innerNodes(plan, h))];
}

/** The children that have started, those without weight among them. */
function childParts(plan: Plan, index: Index, g: number, t: number): Comparison['parts'] {
  const inForce = startedChildren(plan, index.start, g, t);
  const weightOf = new Map(inForce.children.map((h, i) => [h, inForce.weights[i]]));
  return plan.nodes[g].children
    .filter((h) => index.start[h] <= t)
    .map((node) => ({ node, weight: weightOf.get(node) ?? 0 }));
}

/** The leaves below a node with the product of the weights in force on the way to them. */
function leafParts(plan: Plan, index: Index, g: number, t: number): Comparison['parts'] {
  return childParts(plan, index, g, t).flatMap(({ node, weight }) =>
    plan.nodes[node].children.length === 0
      ? [{ node, weight }]
      : leafParts(plan, index, node, t).map((leaf) => ({ ...leaf, weight: weight * leaf.weight })),
  );
}

/**
 * The weights of the nodes themselves, as an edition writes them (nine decimals), from new weights of the parts. A child that has not
 * started keeps its share; the children of a node that gets no weight at all keep theirs.
 */
export function nodeWeights(
  plan: Plan,
  index: Index,
  { node: g, period: t }: Pick<TargetOrder, 'node' | 'period'>,
  parts: Comparison['parts'],
): Map<number, number> {
  const given = new Map(parts.map((p) => [p.node, p.weight]));
  const shareOf = (h: number): number =>
    given.get(h) ?? plan.nodes[h].children.reduce((sum, child) => sum + shareOf(child), 0);
  const found = new Map<number, number>();
  const visit = (h: number) => {
    if (given.has(h) && h !== g) return;
    const { children } = plan.nodes[h];
    const started = children.filter((child) => index.start[child] <= t);
    const free = started.reduce((sum, child) => sum + plan.nodes[child].weight, 0);
    const whole = started.reduce((sum, child) => sum + shareOf(child), 0);
    for (const child of children) {
      const own = plan.nodes[child].weight;
      const moved = started.includes(child) && whole > 0;
      found.set(child, moved ? Number(((free * shareOf(child)) / whole).toFixed(9)) : own);
      visit(child);
    }
  };
  visit(g);
  return found;
}
