import type { Solve } from '../../engine/index.js';
import { nearestByPrograms } from './nearestByPrograms.js';
import { costOf, equalCosts, type PairCosts } from './pairCosts.js';

/** The order of least cost, best first, with its cost; or why it was not found. */
export type NearestOrder = { order: number[]; cost: number } | NoOrder;

/** Why there is no order: so many units are in one circle of majorities, more than are searched (with the solver, or without one), or the search was given up. */
export interface NoOrder {
  reason: 'too-many' | 'no-solver' | 'given-up';
  tied: number;
}

/** Up to so many units all sets of them are searched. */
export const mostSearched = 14;

/** Up to so many units linear programs are tried. */
export const mostByPrograms = 60;

/**
 * The order with the least total cost, proved: units that are placed above all others at less cost than below come first, whatever the
 * order among them (Truchon 1998), so that only circles of majorities are searched: all sets of up to 14 units, by dynamic programming;
 * more, up to 60, by linear programs (`nearestByPrograms`). Where several orders cost the same, one of them.
 *
 * @param start an order that decides between units where their order costs nothing
 */
export function nearestOrder(costs: PairCosts, start: readonly number[], solve?: Solve): NearestOrder {
  const order: number[] = [];
  for (const tied of circlesOf(costs, start)) {
    const within = part(costs, tied);
    const found = tied.length <= mostSearched ? bySets(within) : byPrograms(within, solve);
    if (typeof found === 'string') return { reason: found, tied: tied.length };
    order.push(...found.map((i) => tied[i]));
  }
  return { order, cost: costOf(costs, order) };
}

function byPrograms(
  costs: PairCosts,
  solve: Solve | undefined,
): number[] | 'too-many' | 'no-solver' | 'given-up' {
  if (costs.n > mostByPrograms) return 'too-many';
  return solve ? (nearestByPrograms(costs, solve) ?? 'given-up') : 'no-solver';
}

/** The units in circles of majorities, the best circle first; a unit in none stands alone. By the sums of scores in a tournament (Landau 1953). */
function circlesOf({ n, above }: PairCosts, start: readonly number[]): number[][] {
  const wins = new Float64Array(n);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) {
      const lead = above[b * n + a] - above[a * n + b];
      if (a !== b) wins[a] += lead > equalCosts ? 1 : lead < -equalCosts ? 0 : 0.5;
    }
  }
  const sorted = [...start].sort((a, b) => wins[b] - wins[a]);
  const circles: number[][] = [];
  let [from, sum] = [0, 0];
  sorted.forEach((unit, i) => {
    const k = i + 1;
    sum += wins[unit];
    // All of the first k units win against all others.
    if (sum < (k * (k - 1)) / 2 + k * (n - k)) return;
    circles.push(sorted.slice(from, k));
    from = k;
  });
  return circles;
}

/** The costs among some of the units. */
function part({ n, above }: PairCosts, units: readonly number[]): PairCosts {
  return {
    n: units.length,
    above: Float64Array.from(units.flatMap((a) => units.map((b) => above[a * n + b]))),
  };
}

/** The order of least cost by dynamic programming over the sets of units that come first (Held and Karp 1962). */
function bySets({ n, above }: PairCosts): number[] {
  const sets = 1 << n;
  const least = new Float64Array(sets).fill(Number.POSITIVE_INFINITY);
  const last = new Int8Array(sets);
  least[0] = 0;
  for (let set = 0; set < sets; set++) {
    for (let b = 0; b < n; b++) {
      if (set & (1 << b)) continue;
      let cost = least[set];
      for (let a = 0; a < n; a++) if (set & (1 << a)) cost += above[a * n + b];
      const next = set | (1 << b);
      if (cost >= least[next] - equalCosts) continue;
      least[next] = cost;
      last[next] = b;
    }
  }
  const order: number[] = [];
  for (let set = sets - 1; set > 0; set &= ~(1 << last[set])) order.push(last[set]);
  return order.reverse();
}
