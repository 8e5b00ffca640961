import { at, isHigherWorse, line, type Normalise, type Plan } from '../../edition/index.js';
import { partsOf, power, scales } from '../../engine/index.js';
import { innerNodesBelow } from '../levels.js';
import { leavesBelow } from './cells.js';
import type { Point, SearchSpace } from './searchSpace.js';
import type { Target } from './subject.js';

/**
 * How the score of a node depends on the normalised scores of one unit below it, both oriented so that higher is better.
 * concave: means of an order of at most 1, and minima; where higher is worse, means of an order of at least 1, and maxima. A program then
 * has one optimum.
 * monotone: more is never worse (other means, medians, maxima), so that all indicators at their best are the maximum.
 * unknown: ways to aggregate that compare units (Copeland, TOPSIS, Mazziotta-Pareto), conditions, scales between levels.
 */
export type Shape = 'concave' | 'monotone' | 'unknown';

/** The combined shape of all ways to aggregate between a node and the cells. */
export function shapeOf(plan: Plan, g: number, { cells }: Pick<SearchSpace, 'cells'>): Shape {
  const moved = new Set(cells.map((c) => c.node));
  const shapes = innerNodesBelow(plan, g)
    .filter((h) => leavesBelow(plan, h).some((leaf) => moved.has(leaf)))
    .map((h) => aggregateShape(plan, h));
  return shapes.includes('unknown') ? 'unknown' : shapes.includes('monotone') ? 'monotone' : 'concave';
}

function aggregateShape(plan: Plan, g: number): Shape {
  const { aggregate, order, details, rescale } = plan.nodes[g];
  if (rescale) return 'unknown';
  if (aggregate === 'child') return 'concave';
  if (aggregate === 'median' || aggregate === 'ordered') return 'monotone';
  const worse = isHigherWorse(plan, g);
  if (aggregate === 'minimum' || aggregate === 'maximum') {
    return worse === (aggregate === 'maximum') ? 'concave' : 'monotone';
  }
  if (order === 99) return 'unknown';
  const turned = worse !== (details?.of === 'reshaped' && details.mirrored);
  return (turned ? order >= 1 : order <= 1) ? 'concave' : 'monotone';
}

function isSteady(how: Normalise): boolean {
  if (how.method === 'base-share') return true;
  const [low, high] = how.quantiles;
  return scales[how.method].steady && low === 0 && high === 1;
}

/**
 * Whether normalisation is unchanged by all changes within the bounds: no cell is treated for outliers or has a scale that depends on
 * every value, each gains from its best value, the scores of all other units are identical with everything at its best, and half
 * of the change gives half of the gain. Extents and totals are monotone, so what is equal at both ends is equal between them.
 */
export function scalesHold(plan: Plan, space: SearchSpace, target: Target, top: Point): boolean {
  const steady = space.all.every(({ indicator, fixed }) => {
    const { treat, normalise } = plan.indicators[indicator];
    if (fixed === 'no-effect') return false;
    return fixed !== undefined || (treat === null && isSteady(normalise));
  });
  if (!steady) return false;
  const half = space.at(space.reach.map((r) => r / 2));
  return leavesBelow(plan, target.node).every((leaf) => {
    const [now, best, mid] = [space.now, top, half].map(({ index }) => line(index, leaf, target.period));
    for (let c = 0; c < now.length; c++) {
      const [a, b] = [now[c], best[c]];
      if (c !== target.unit && !Object.is(a, b)) return false;
    }
    const [a, b, m] = [now, best, mid].map((scores) => scores[target.unit]);
    return a !== a || Math.abs(m - (a + b) / 2) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
  });
}

/**
 * The partial derivatives of the score with respect to the normalised scores of the cells, at a point: the product of
 * those of the weighted means on the way, w (x/M)^(p − 1) for a mean M of order p. Undefined where a way to aggregate
 * has no derivative by formula.
 */
export function slopeAt(
  plan: Plan,
  space: SearchSpace,
  target: Target,
  { index }: Point,
): number[] | undefined {
  const slope = new Map<number, number>([[target.node, 1]]);
  for (const g of innerNodesBelow(plan, target.node)) {
    const { aggregate, order, rescale } = plan.nodes[g];
    if (rescale || aggregate === 'reshaped') return undefined;
    const parts = partsOf(plan, index, g, target.period, target.unit).filter((p) => p.value === p.value);
    const mean = at(index, g, target.unit, target.period);
    const outer = slope.get(g) ?? 0;
    if (outer === 0) continue;
    if (aggregate === 'minimum') slope.set(parts.find((p) => p.value === mean)?.node ?? -1, outer);
    else if (order === 99) return undefined;
    else {
      for (const { node, weight, value } of parts) {
        slope.set(node, outer * weight * (order === 1 ? 1 : power(value / mean, order - 1)));
      }
    }
  }
  return space.cells.map((c) => slope.get(c.node) ?? 0);
}

/** The derivative by finite differences, building the index with a small step of each cell: where there is no formula, or scales change. */
export function slopeBySteps(space: SearchSpace, point: Point): number[] {
  return space.reach.map((r, i) => {
    const step = point.moves[i] + 1e-4 * r > r ? -1e-4 * r : 1e-4 * r;
    const near = space.at(point.moves.map((m, j) => (i === j ? m + step : m)));
    return (near.gap - point.gap) / step;
  });
}
