import type { AggregateChoice, Plan } from '../../edition/index.js';
import { isMean } from '../aggregates/index.js';
import { fromOrder, toOrder } from '../aggregates/powerMean.js';
import { startedChildren } from '../steps/started.js';
import { halfDifference } from './leafErrors.js';

/** One period of an index whose nodes are means. */
export interface Means {
  plan: Plan;
  /** 0 for nodes that have started, else infinite. */
  start: readonly number[];
  /** What the parent takes of each node, by node and unit; missing is NaN. */
  taken: readonly Float64Array[];
  units: number;
}

/** Whether `rootErrors` serves: every node is a mean of its children alone, by these ways to aggregate. */
export function areMeans({ nodes }: Plan, aggregates: readonly AggregateChoice[] = nodes): boolean {
  return nodes.every(({ indicator, rescale }, g) => indicator >= 0 || (isMean(aggregates[g]) && !rescale));
}

/** Standard errors of the root: each leaf is moved by its own, what that changes is followed up to the root, and the squares add up. */
export function rootErrors(of: Means, leaves: readonly (Float64Array | undefined)[]): Float64Array {
  const variance = new Float64Array(of.units);
  const families = familiesOf(of);
  const factors = factorsOf(of, families);
  leaves.forEach((errors, g) => {
    if (!errors) return;
    const factor = factors[g];
    if (factor === factor) {
      for (let c = 0; c < variance.length; c++) variance[c] += factor * errors[c] * (factor * errors[c]);
      return;
    }
    let moved: Float64Array | undefined = errors;
    for (let h = g; moved && h > 0; h = of.plan.nodes[h].parent) moved = passedOn(of, families, h, moved);
    moved?.forEach((by, c) => {
      variance[c] += by * by;
    });
  });
  return variance.map((v) => Math.sqrt(v));
}

/** The children that a node is the mean of, and whether it is their plain weighted sum in every unit. */
interface Children extends ReturnType<typeof startedChildren> {
  isSum: boolean;
}

function familiesOf({ plan, start, taken }: Means): (Children | undefined)[] {
  return plan.nodes.map(({ indicator, order, missing }, g) => {
    if (indicator >= 0) return undefined;
    const family = startedChildren(plan, start, g, 0);
    const isWhole = () => family.children.every((h) => taken[h].every((x) => x === x));
    return { ...family, isSum: order === 1 && (missing.weights !== 'reweight' || isWhole()) };
  });
}

/** The weight of each node in the root; NaN where a node above is no plain sum. */
function factorsOf({ plan }: Means, families: readonly (Children | undefined)[]): Float64Array {
  const factors = new Float64Array(plan.nodes.length);
  factors[0] = 1;
  plan.nodes.forEach(({ parent }, g) => {
    if (parent < 0) return;
    const { children, weights, isSum } = families[parent]!;
    const own = children.indexOf(g);
    factors[g] = isSum ? factors[parent] * (own < 0 ? 0 : weights[own]) : Number.NaN;
  });
  return factors;
}

/** By how much the parent of a node changes when the node changes; undefined where the node has no part in it. */
function passedOn(
  { plan, taken }: Means,
  families: readonly (Children | undefined)[],
  g: number,
  by: Float64Array,
): Float64Array | undefined {
  const { parent } = plan.nodes[g];
  const { order, missing } = plan.nodes[parent];
  const { children, weights } = families[parent]!;
  const own = children.indexOf(g);
  if (own < 0) return undefined;
  return by.map((e, c) => {
    if (!(e > 0) || Number.isNaN(taken[g][c])) return 0;
    let all = 1;
    if (missing.weights === 'reweight') {
      all = 0;
      for (let i = 0; i < children.length; i++) if (!Number.isNaN(taken[children[i]][c])) all += weights[i];
    }
    if (order === 1) return (e * weights[own]) / all;
    const mean = (shift: number) => {
      let sum = 0;
      children.forEach((h, i) => {
        const x = taken[h][c] + (i === own ? shift : 0);
        if (x === x) sum += (weights[i] / all) * toOrder(x, order);
      });
      return fromOrder(sum, order);
    };
    // These means have no values below zero.
    return halfDifference(mean(0), mean(e), taken[g][c] > e ? mean(-e) : Number.NaN);
  });
}
