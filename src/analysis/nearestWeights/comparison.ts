import { at, isReversed, type Plan, type PlanNode } from '../../edition/index.js';
import { type Index, parentInput, powerMeanTerm, presentOf, startedChildren } from '../../engine/index.js';
import { innerNodesBelow } from '../levels.js';

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
 * Why scores are not linear in the weights, or cannot be compared. leaf: the node has no children. aggregate: the node
 * is not a power mean, or (with leaves) a node below it is not an arithmetic mean. zero: a child that is not above zero
 * in a mean that is not arithmetic. gaps: missing children with reweighting over the available. no-score: one of the
 * units has none. cases: weights that differ by period or group. margin: a margin of score without arithmetic means. bounds: no weights within them add up to 1.
 */
export type Unsuitable = 'leaf' | 'aggregate' | 'zero' | 'gaps' | 'cases' | 'no-score' | 'margin' | 'bounds';

/** Scores as sums of weights times terms, as needed for comparing units. */
export interface LinearScores {
  /** The nodes that have started, with their current weights, which add up to 1. */
  parts: { node: number; weight: number }[];
  /** For each pair: the advantage of the first unit on each part, on the scale on which scores are sums. */
  gains: number[][];
  /** For each pair: whether the margin includes the part, which it does unless it is missing and reweighted. */
  counted: boolean[][];
}

/** Scores as weighted sums, or why they are none. */
export function linearScores(plan: Plan, index: Index, target: TargetOrder): LinearScores | Unsuitable {
  const { node: g, period: t, pairs, leaves } = target;
  const { children, missing } = plan.nodes[g];
  const order = sumOrder(plan.nodes[g]);
  if (children.length === 0) return 'leaf';
  const inner = innerNodesBelow(plan, g);
  if (inner.some((h) => plan.nodes[h].cases)) return 'cases';
  const aggregates = leaves ? inner.map((h) => sumOrder(plan.nodes[h])) : [order];
  if (leaves && inner.some((h) => h !== g && isReversed(plan, h))) return 'aggregate';
  if (aggregates.includes(99) || (leaves && aggregates.some((p) => p !== 1))) return 'aggregate';
  if (target.margin !== undefined && order !== 1) return 'margin';
  const scoreOf = (h: number, c: number) => at(index, h, c, t);
  const units = [...new Set(pairs.flat())];
  if (units.some((c) => Number.isNaN(scoreOf(g, c)))) return 'no-score';
  const parts = leaves ? leafParts(plan, index, g, t) : childParts(plan, index, g, t);
  if (parts.length * target.least > 1 || parts.length * target.most < 1) return 'bounds';
  const reweighted = missing.weights !== 'keep';
  const needsSome =
    leaves &&
    inner.some((h) => {
      const { minPresent, atLeast } = plan.nodes[h].missing;
      return minPresent > 0 || atLeast > 1;
    });
  const absent = (c: number) => parts.map((p) => Number.isNaN(scoreOf(p.node, c)));
  const gaps = units.some((c) => absent(c).includes(true));
  const isPartial = (c: number) => presentOf(plan, index, g, t, c) !== undefined;
  if (units.some(isPartial)) return 'gaps';
  const someReweighted = inner.some((h) => plan.nodes[h].missing.weights !== 'keep');
  if (leaves && gaps && (someReweighted || needsSome)) return 'gaps';
  const uneven = ([a, b]: readonly [number, number]) => `${absent(a)}` !== `${absent(b)}`;
  if (reweighted && pairs.some(uneven)) return 'gaps';
  const sign = order < 0 ? -1 : 1;
  const term = (h: number, c: number) => {
    const x = parentInput(index, h, t, c);
    return Number.isNaN(x) ? 0 : sign * powerMeanTerm(x, order);
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

/** The children that have started, including those with weight 0. */
function childParts(plan: Plan, index: Index, g: number, t: number): LinearScores['parts'] {
  const inForce = startedChildren(plan, index.start, g, t);
  const weightOf = new Map(inForce.children.map((h, i) => [h, inForce.weights[i]]));
  return plan.nodes[g].children
    .filter((h) => index.start[h] <= t)
    .map((node) => ({ node, weight: weightOf.get(node) ?? 0 }));
}

/** The leaves below a node with the products of the current weights on the path to them. */
export function leafParts(plan: Plan, index: Index, g: number, t: number): LinearScores['parts'] {
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
  parts: LinearScores['parts'],
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
