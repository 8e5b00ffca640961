import { norm, type Solve } from '../../engine/index.js';
import type { Point, SearchSpace } from './searchSpace.js';

/** The smallest change found. */
export interface SmallestChange {
  point: Point;
  cost: number;
  /** Proved lower bound of the cost; NaN where there is none. */
  least: number;
}

/** The input of a search. */
export interface Search {
  space: SearchSpace;
  solve: Solve;
  /** A point that reaches the rank. */
  top: Point;
  spread: boolean;
  /** Whether the changes that reach the rank form a convex set, so that supporting planes never cut one off. */
  convex: boolean;
  slope(point: Point): number[];
}

const rounds = { convex: 80, start: 25, settle: 8 };
const near = 1e-7;

/** The size of a change: the sum of the moves on the normalised scales, or the root of their squares. */
export function sizeOf(moves: readonly number[], spread: boolean): number {
  return spread ? norm(moves) : moves.reduce((sum, m) => sum + m, 0);
}

/**
 * The smallest change that reaches the rank, by a sequence of programs (cutting planes): the score is replaced by its tangent planes
 * at the points so far; the cheapest moves that these planes allow are the next point.
 *
 * Where the set is convex no plane cuts off a solution (Kelley 1960): the program is a lower bound, and the first point that reaches
 * the rank is the smallest change, to 1e-7. Otherwise that point is a start: the program is repeated with only the last plane until
 * the points converge, and the cheapest point found is the result. Where they do not converge (scores with steps), the point where
 * the line to `top` reaches the rank is taken, and changes that are not needed are undone indicator by indicator.
 */
export function leastChange(search: Search): SmallestChange {
  const { space, top, spread, convex } = search;
  const first = descend(search, space.now, true);
  if (convex) {
    const point = first.best ?? enter(space, first.last, top);
    return { point, cost: sizeOf(point.moves, spread), least: first.least };
  }
  const second = descend(search, first.last, false);
  const met = [first.best, second.best].filter((p) => p !== undefined);
  if (!second.settled)
    met.push(...[...met, enter(space, space.now, top)].map((p) => smaller(space, p, spread)));
  const point = met.reduce((a, b) => (sizeOf(b.moves, spread) < sizeOf(a.moves, spread) ? b : a));
  return { point, cost: sizeOf(point.moves, spread), least: Number.NaN };
}

interface Descent {
  /** The cheapest point found that reaches the rank. */
  best: Point | undefined;
  last: Point;
  /** The size that the last program allowed. */
  least: number;
  settled: boolean;
}

/** A sequence of programs: with all planes until a point reaches the rank, or with the last one until convergence. */
function descend(search: Search, from: Point, keep: boolean): Descent {
  const { space, spread, convex } = search;
  const size = (p: Point) => sizeOf(p.moves, spread);
  let planes: Plane[] = [];
  let [last, best, least]: [Point, Point | undefined, number] = [from, undefined, 0];
  const most = convex ? rounds.convex : keep ? rounds.start : rounds.settle;
  for (let round = 0; round < most; round++) {
    const plane = planeAt(search, last);
    planes = plane ? [...(keep ? planes : []), plane] : [];
    const moves = plane && cheapest(search, planes);
    if (!moves) break;
    const point = stretchToRank(space, moves);
    const settled = keep || Math.abs(size(point) - size(last)) <= near * size(point);
    [last, least] = [point, sizeOf(moves, spread)];
    if (!point.reached) continue;
    if (!best || size(point) < size(best)) best = point;
    if (settled) return { best, last, least, settled };
  }
  return { best, last, least, settled: false };
}

/** A point that misses the rank only by rounding is moved further by that amount. */
function stretchToRank(space: SearchSpace, moves: readonly number[]): Point {
  let point = space.at(moves);
  for (let more = 1e-12; more < near && !point.reached; more *= 10) {
    if (point.gap < -1e-6 * Math.abs(space.now.gap)) break;
    point = space.at(moves.map((m, i) => Math.min(space.reach[i], m * (1 + more))));
  }
  return point;
}

interface Plane {
  slope: readonly number[];
  /** Σ slope · moves is at least this. */
  low: number;
}

/**
 * The tangent plane at a point; where the slope is infinite there (a zero in a geometric mean), at the first point
 * that reaches the rank on the way to `top`.
 */
function planeAt({ space, top, slope }: Search, at: Point): Plane | undefined {
  let point = at;
  let slopes = slope(point);
  if (!Number.isFinite(point.gap) || !slopes.every(Number.isFinite)) {
    point = enter(space, point, top);
    slopes = slope(point);
  }
  if (!slopes.every(Number.isFinite) || !slopes.some((s) => s > 0)) return undefined;
  const low = slopes.reduce((sum, s, i) => sum + s * point.moves[i], 0) - point.gap;
  return Number.isFinite(low) ? { slope: slopes, low } : undefined;
}

/** The cheapest moves that all planes allow, scaled by the first plane's smallest move, so that the solver's numbers are near 1. */
function cheapest({ space, solve, spread }: Search, planes: readonly Plane[]): number[] | undefined {
  const steepest = ({ slope }: Plane) => Math.max(...slope.map(Math.abs));
  const unit = Math.abs(planes[0].low) / steepest(planes[0]) || Math.max(...space.reach);
  const solution = solve({
    cost: space.reach.map(() => (spread ? 0 : 1)),
    ...(spread && { quadratic: space.reach.map(() => 2) }),
    rows: planes.map((plane) => ({
      terms: plane.slope.map((s) => s / steepest(plane)),
      low: plane.low / steepest(plane) / unit,
      high: Number.POSITIVE_INFINITY,
    })),
    bounds: space.reach.map((r) => [0, r / unit] as const),
  });
  if (solution.status !== 'optimal') return undefined;
  return space.reach.map((r, i) => Math.min(r, Math.max(0, solution.x[i] * unit)));
}

function between(from: Point, to: Point, share: number): number[] {
  return from.moves.map((m, i) => m + share * (to.moves[i] - m));
}

/**
 * The first point that reaches the rank on the straight line from one that does not to one that does, by false
 * position (Illinois), then by halving; on the reaching side, within 1e-9 of the way or of the gap.
 */
export function enter(space: SearchSpace, from: Point, to: Point): Point {
  let [low, high] = [0, 1];
  let [below, above] = [from.gap, to.gap];
  let best = to;
  for (let i = 0; i < 60; i++) {
    const secant = low + ((high - low) * below) / (below - above);
    const usable = i < 12 && secant > low && secant < high;
    const share = usable ? Math.min(high, secant * (1 + 1e-10)) : (low + high) / 2;
    const point = space.at(between(from, to, share));
    if (point.reached) {
      [best, high, above] = [point, share, point.gap];
      below /= 2;
    } else {
      [low, below] = [share, point.gap];
      above /= 2;
    }
    if (high - low <= 1e-9 * high || (best !== to && best.gap <= 1e-9 * Math.abs(from.gap))) break;
  }
  return best;
}

/** Undoes changes that are not needed, one indicator after the other, in both orders. */
function smaller(space: SearchSpace, point: Point, spread: boolean): Point {
  const order = space.cells.map((_, i) => i).sort((a, b) => point.moves[a] - point.moves[b]);
  const tried = [order, order.toReversed()].map((list) =>
    list.reduce((at, i) => {
      if (at.moves[i] === 0) return at;
      const without = space.at(at.moves.map((m, j) => (i === j ? 0 : m)));
      return without.reached ? without : enter(space, without, at);
    }, point),
  );
  const cost = (p: Point) => sizeOf(p.moves, spread);
  return [point, ...tried].reduce((a, b) => (cost(b) < cost(a) ? b : a));
}
