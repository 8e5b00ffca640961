import { type Panel, type Plan, ranksLowestFirst } from '../../edition/index.js';
import { buildIndex, extentOf, type Index, norm, rankAt, type Solve } from '../../engine/index.js';
import {
  type LinearScores,
  linearScores,
  nodeWeights,
  type TargetOrder,
  type Unsuitable,
} from './comparison.js';
import { type Proof, proveNone } from './proof.js';

/** The nearest weights with a given order, or why there are none. */
export interface NearestWeights extends TargetOrder {
  /**
   * already: the order holds. found: it holds with the weights of `parts`. impossible: it holds with no weights, see `proof`.
   * unsuitable: scores are not linear in the weights, see `why`. open: the solver did not decide.
   */
  status: 'already' | 'found' | 'impossible' | 'unsuitable' | 'open';
  why: Unsuitable | undefined;
  /** Children of the node or leaves below it, with the current weight and the new one. */
  parts: { node: number; before: number; after: number }[];
  /** Root of the squared differences of the weights. */
  distance: number;
  /** Lower bound: no weights with this order are nearer. The result is slightly further away, so that it breaks the tie. */
  infimum: number;
  /**
   * The weights as an edition writes them, of every node from the children of the one asked about down to the parts.
   */
  weights: Map<number, number>;
  /** Ranks of the named units in the present index and in that built with the new weights. */
  ranks: { unit: number; before: number; after: number }[];
  /** Whether in that index every pair is in the order to reach. */
  holds: boolean;
  proof: Proof | undefined;
}

/**
 * The weights nearest to the edition's in least squares under which units stand in a given order:
 *
 *     min Σ (v − w)²   where   Σ v·(x[A] − x[B]) ≥ margin for every pair,  Σ v = 1,  least ≤ v ≤ most
 *
 * with x on the scale on which a mean of order p is a sum (x, ln x, x^p). The optimum is a tie; from
 * there the weights are moved towards those with the largest least difference, until the first of each pair is higher by 1e-6 of the largest difference (or the margin; where ranks are taken on rounded scores, by more than the
 * rounding). The weights are rounded to nine decimals, as they can be written down, and the index is built with
 * them. Where the clearest order is not clear enough, a mixture of the pairs proves that none is, see `proveNone`.
 *
 * @param index the index of the panel
 */
export function nearestWeights(
  plan: Plan,
  panel: Panel,
  index: Index,
  solve: Solve,
  target: TargetOrder,
): NearestWeights {
  const opened = gainsAhead(plan, target.node, linearScores(plan, index, target));
  const nothing = {
    parts: [],
    distance: Number.NaN,
    infimum: Number.NaN,
    weights: new Map(),
    proof: undefined,
    why: undefined,
  };
  const ranks = ranksOf(target, index, index);
  const no = { ...target, ...nothing, ranks, holds: inOrder(target, index) };
  if (typeof opened === 'string') return { ...no, status: 'unsuitable', why: opened };
  const { parts } = opened;
  const rows = rowsOf(opened, target);
  const slack = slackOf(plan, opened, target);
  const stays = target.margin === undefined ? no.holds : rows.every((row) => dot(row, parts) >= 0);
  const fits = parts.every(({ weight }) => weight >= target.least && weight <= target.most);
  if (stays && fits) return answer('already', parts, 0);
  const inner = interiorWeights(solve, rows, target);
  if (inner && inner.slack >= slack) {
    const edge = nearestPoint(solve, rows, parts, target);
    if (!edge) return { ...no, status: 'open' };
    const inwards = slack > 0 ? slack / inner.slack : 0;
    const after = parts.map(({ node }, k) => ({ node, weight: edge[k] + inwards * (inner.x[k] - edge[k]) }));
    return answer('found', after, norm(parts.map(({ weight }, k) => edge[k] - weight)));
  }
  const needed = rows.map((row, p) => row.map((x, k) => x - (opened.counted[p][k] ? slack : 0)));
  const proof = proveNone(solve, opened.gains, needed, target);
  return { ...no, status: proof ? 'impossible' : 'open', proof, parts: withNewWeights(parts, parts) };

  function answer(
    status: 'already' | 'found',
    after: LinearScores['parts'],
    infimum: number,
  ): NearestWeights {
    const weights = nodeWeights(plan, index, target, after);
    const rebuilt = status === 'already' ? index : buildIndex(withWeights(plan, weights), panel, solve);
    return {
      ...no,
      status,
      parts: withNewWeights(parts, after),
      infimum,
      distance: norm(after.map((p, i) => p.weight - parts[i].weight)),
      weights,
      ranks: ranksOf(target, index, rebuilt),
      holds: inOrder(target, rebuilt),
    };
  }
}

/** The gains by which the first of a pair ranks ahead: of those with the lower score where rank 1 is the lowest. */
function gainsAhead(plan: Plan, g: number, opened: LinearScores | Unsuitable): LinearScores | Unsuitable {
  if (typeof opened === 'string' || !ranksLowestFirst(plan, g)) return opened;
  return { ...opened, gains: opened.gains.map((row) => row.map((x) => -x)) };
}

/** The plan with other weights, which are relative to those of siblings. */
export function withWeights(plan: Plan, weights: ReadonlyMap<number, number>): Plan {
  const weightOf = (g: number) => weights.get(g) ?? plan.nodes[g].weight;
  const nodes = plan.nodes.map((node, g) => ({ ...node, weight: weightOf(g) }));
  for (const { children } of plan.nodes) {
    const sum = children.reduce((s, h) => s + weightOf(h), 0);
    for (const h of children) nodes[h].weight /= sum;
  }
  return { ...plan, nodes };
}

/** The advantage on each part minus the margin: an order holds where no weighted sum is negative. */
function rowsOf({ gains, counted }: LinearScores, { margin = 0 }: TargetOrder): number[][] {
  return gains.map((row, p) => row.map((gain, k) => gain - (counted[p][k] ? margin : 0)));
}

/** The amount by which a sum must exceed zero so that the first of a pair is above and not tied. */
function slackOf(plan: Plan, { gains }: LinearScores, { node, margin }: TargetOrder): number {
  if (margin !== undefined) return 0;
  const largest = sizeOf(gains);
  const { rankDigits } = plan.method;
  return (
    1e-6 * largest + (rankDigits === null || plan.nodes[node].order !== 1 ? 0 : Number(`1e-${rankDigits}`))
  );
}

/** The weights under which the least of all sums is largest, and that sum. */
function interiorWeights(
  solve: Solve,
  rows: readonly (readonly number[])[],
  { least, most }: TargetOrder,
): { x: Float64Array; slack: number } | undefined {
  const size = sizeOf(rows);
  const solution = solve({
    cost: [...rows[0].map(() => 0), -1],
    rows: [
      { terms: [...rows[0].map(() => 1), 0], low: 1, high: 1 },
      ...rows.map((row) => ({
        terms: [...row.map((x) => x / size), -1],
        low: 0,
        high: Number.POSITIVE_INFINITY,
      })),
    ],
    bounds: [
      ...rows[0].map(() => [least, most] as const),
      [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    ],
  });
  if (solution.status !== 'optimal') return undefined;
  return { x: solution.x.slice(0, -1), slack: -solution.cost * size };
}

/**
 * The point nearest to the weights at which no sum is negative. The program is solved for the differences from the
 * weights, which is numerically more stable; the weights themselves are tried next.
 */
function nearestPoint(
  solve: Solve,
  rows: readonly (readonly number[])[],
  parts: LinearScores['parts'],
  { least, most }: TargetOrder,
): number[] | undefined {
  for (const origin of [parts.map((p) => p.weight), parts.map(() => 0)]) {
    const sum = (terms: readonly number[]) => terms.reduce((s, x, k) => s + x * origin[k], 0);
    const ones = parts.map(() => 1);
    const solution = solve({
      cost: parts.map(({ weight }, k) => -2 * (weight - origin[k])),
      quadratic: parts.map(() => 2),
      rows: [
        { terms: ones, low: 1 - sum(ones), high: 1 - sum(ones) },
        ...rows.map((row) => {
          const terms = row.map((x) => x / sizeOf([row]));
          return { terms, low: 0 - sum(terms), high: Number.POSITIVE_INFINITY };
        }),
      ],
      bounds: origin.map((x) => [least - x, most - x] as const),
    });
    if (solution.status === 'optimal') return origin.map((x, k) => Math.max(0, x + solution.x[k]));
  }
  return undefined;
}

function sizeOf(rows: readonly (readonly number[])[]): number {
  // Not as arguments: there are as many as pairs of units.
  return extentOf(rows.flat().map(Math.abs))[1] || 1;
}

function dot(row: readonly number[], parts: LinearScores['parts']): number {
  return parts.reduce((sum, { weight }, k) => sum + weight * row[k], 0);
}

function withNewWeights(
  before: LinearScores['parts'],
  after: LinearScores['parts'],
): NearestWeights['parts'] {
  return before.map(({ node, weight }, i) => ({ node, before: weight, after: after[i].weight }));
}

function ranksOf({ node, period, pairs }: TargetOrder, before: Index, after: Index): NearestWeights['ranks'] {
  const rank = (index: Index, c: number) => rankAt(index, node, c, period);
  return [...new Set(pairs.flat())].map((unit) => ({
    unit,
    before: rank(before, unit),
    after: rank(after, unit),
  }));
}

function inOrder({ node, period, pairs }: TargetOrder, index: Index): boolean {
  const rank = (c: number) => rankAt(index, node, c, period);
  return pairs.every(([a, b]) => rank(a) > 0 && rank(b) > 0 && rank(a) < rank(b));
}
