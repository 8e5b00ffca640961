import type { AggregateChoice, Plan } from '../../edition/index.js';
import { isPowerMean } from '../aggregates/index.js';
import { powerMeanFromSum, powerMeanTerm } from '../aggregates/powerMean.js';
import { presentParts } from '../steps/presence.js';
import { startedChildren } from '../steps/started.js';
import { halfDifference, type LeafErrors } from './leafErrors.js';

/** One period of an index whose nodes are means. */
export interface Means {
  plan: Plan;
  /** 0 for nodes that have started, else infinite. */
  start: readonly number[];
  /** The value of each node that its parent takes, by node and unit; missing is NaN. */
  parentInputs: readonly Float64Array[];
  units: number;
}

/** Whether `rootErrors` serves: every node is a mean of its children alone, by these ways to aggregate. */
export function hasOnlyMeans({ nodes }: Plan, aggregates: readonly AggregateChoice[] = nodes): boolean {
  return nodes.every(
    ({ indicator, rescale }, g) => indicator >= 0 || (isPowerMean(aggregates[g]) && !rescale),
  );
}

/**
 * The error of the root, or of another node, by unit: how far its true value lies above it on average, its standard error, and its
 * skewness.
 */
export interface RootErrors {
  shifts: Float64Array;
  sizes: Float64Array;
  /** The standard error if other errors than those of counts were independent, unless the edition says how far they go together. */
  leastSizes: Float64Array;
  skews: Float64Array;
}

/**
 * The error of a node, the root unless told: each leaf below it is moved by its own error, and what that changes is followed up to
 * the node. Squares and cubes of counts add up, since they are independent; other errors add up as they are, as they are taken to go
 * the same way in all indicators of a place unless the edition says how far they go together.
 */
export function rootErrors(of: Means, leaves: readonly (LeafErrors | undefined)[], node = 0): RootErrors {
  const [shifts, variance, cubes, shared, squares] = Array.from(
    { length: 5 },
    () => new Float64Array(of.units),
  );
  const families = childrenOf(of);
  const factors = factorsOf(of, families, node);
  const moveBy = (g: number, { sizes }: LeafErrors) => {
    const factor = factors[g];
    return factor === factor ? sizes.map((e) => factor * e) : movesOf(of, families, { leaf: g, node }, sizes);
  };
  const below = leaves.map((errors, g) => (errors && isBelow(of.plan, g, node) ? errors : undefined));
  // An indicator that stands in several parents has one error.
  const own = new Map<number, { moves: Float64Array; skews: LeafErrors['skews'] }>();
  below.forEach((errors, g) => {
    if (!errors) return;
    const moves = moveBy(g, errors);
    const { indicator } = of.plan.nodes[g];
    const before = own.get(indicator);
    if (before) for (let c = 0; c < moves.length; c++) before.moves[c] += moves[c];
    else own.set(indicator, { moves, skews: errors.skews });
  });
  for (const { moves, skews } of own.values()) {
    for (let c = 0; c < moves.length; c++) {
      const move = moves[c];
      if (skews === undefined) {
        shared[c] += move;
        squares[c] += move * move;
      } else {
        const square = move * move;
        variance[c] += square;
        shifts[c] += (move * skews[c]) / 2;
        cubes[c] += 2 * skews[c] * square * move;
      }
    }
  }
  const { correlation } = of.plan.method.errors ?? {};
  const sizesAt = (rho: number) =>
    variance.map((v, c) => Math.sqrt(v + rho * shared[c] * shared[c] + (1 - rho) * squares[c]));
  const sizes = sizesAt(correlation ?? 1);
  return {
    shifts,
    sizes,
    leastSizes: sizesAt(correlation ?? 0),
    skews: cubes.map((cube, c) => (cube === 0 ? 0 : cube / (sizes[c] * sizes[c] * sizes[c]))),
  };
}

/** By how much a node of each unit changes when a leaf below it moves by its error. */
function movesOf(
  of: Means,
  families: readonly (Children | undefined)[],
  { leaf, node }: { leaf: number; node: number },
  by: Float64Array,
): Float64Array {
  let moved: Float64Array | undefined = by;
  for (let g = leaf; moved && g > node; g = of.plan.nodes[g].parent)
    moved = parentChange(of, families, g, moved);
  return moved ?? new Float64Array(by.length);
}

function isBelow({ nodes }: Plan, leaf: number, node: number): boolean {
  let g = leaf;
  while (g > node) g = nodes[g].parent;
  return g === node;
}

/** The children that a node is the mean of. */
interface Children extends ReturnType<typeof startedChildren> {
  /** Whether it is their plain weighted sum in every unit. */
  isSum: boolean;
  /** The weight in force of each child, by unit. */
  inForce: Float64Array[];
  /** The weighted sum of their terms (`powerMeanTerm`), by unit; empty where the order is 1. */
  terms: Float64Array;
}

function childrenOf({ plan, start, parentInputs, units }: Means): (Children | undefined)[] {
  return plan.nodes.map(({ indicator, order, missing }, g) => {
    if (indicator >= 0) return undefined;
    const family = startedChildren(plan, start, g, 0);
    const lineOf = (h: number) => parentInputs[h];
    const parts = presentParts(plan, start, g, 0, lineOf);
    const weightOf = (i: number, c: number) => family.byUnit?.weights[i][c] ?? family.weights[i];
    const isWhole =
      !parts &&
      !family.byUnit &&
      (missing.weights === 'keep' || family.children.every((h) => lineOf(h).every((x) => x === x)));
    const inForce = family.children.map((h, i) =>
      lineOf(h).map((x, c) => (isWhole || x === x ? weightOf(i, c) * (parts?.[i]?.[c] ?? 1) : 0)),
    );
    const shares = !isWhole && missing.weights !== 'keep';
    for (let c = 0; c < units && shares; c++) {
      const present = inForce.reduce((sum, own) => sum + own[c], 0);
      for (const own of inForce) own[c] /= present;
    }
    const terms = new Float64Array(order === 1 ? 0 : units);
    for (let c = 0; c < terms.length; c++) {
      terms[c] = termsOf(parentInputs, { ...family, inForce }, order, c);
    }
    return { ...family, isSum: order === 1 && isWhole, inForce, terms };
  });
}

/** The weighted sum of the terms of the children of a node in unit `c`, except of child number `except`. */
function termsOf(
  taken: readonly Float64Array[],
  { children, inForce }: Pick<Children, 'children' | 'inForce'>,
  order: number,
  c: number,
  except = -1,
): number {
  let sum = 0;
  for (let i = 0; i < children.length; i++) {
    const x = taken[children[i]][c];
    if (x === x && i !== except) sum += inForce[i][c] * powerMeanTerm(x, order);
  }
  return sum;
}

/** The weight of each node in one above it; NaN where one between is no plain sum. */
function factorsOf({ plan }: Means, families: readonly (Children | undefined)[], node: number): Float64Array {
  const factors = new Float64Array(plan.nodes.length);
  factors[node] = 1;
  plan.nodes.forEach(({ parent }, g) => {
    if (parent < 0 || g <= node) return;
    const { children, weights, isSum } = families[parent]!;
    const own = children.indexOf(g);
    factors[g] = isSum ? factors[parent] * (own < 0 ? 0 : weights[own]) : Number.NaN;
  });
  return factors;
}

/** By how much the parent of a node changes when the node changes; undefined where the node has no part in it. */
function parentChange(
  { plan, parentInputs }: Means,
  families: readonly (Children | undefined)[],
  g: number,
  by: Float64Array,
): Float64Array | undefined {
  const { parent } = plan.nodes[g];
  const { order } = plan.nodes[parent];
  const { children, inForce, terms } = families[parent]!;
  const own = children.indexOf(g);
  if (own < 0) return undefined;
  const values = parentInputs[g];
  return by.map((e, c) => {
    const x = values[c];
    if (!(e > 0) || Number.isNaN(x)) return 0;
    const weight = inForce[own][c];
    if (order === 1) return e * weight;
    // Subtracting from an infinite sum gives no number.
    const others = Number.isFinite(terms[c])
      ? terms[c] - weight * powerMeanTerm(x, order)
      : termsOf(parentInputs, families[parent]!, order, c, own);
    const mean = (shifted: number) =>
      powerMeanFromSum(others + weight * powerMeanTerm(shifted, order), order);
    // These means have no values below zero.
    return halfDifference(mean(x), mean(x + e), x > e ? mean(x - e) : Number.NaN);
  });
}
