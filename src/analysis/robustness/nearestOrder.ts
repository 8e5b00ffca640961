import type { Solve } from '../../engine/index.js';
import { nearestByPrograms } from './nearestByPrograms.js';
import { costOf, equalCosts, type PairCosts } from './pairCosts.js';

/** The order of least cost, best first, with its cost, and what is known of others that cost the same; or why it was not found. */
export type NearestOrder = { order: number[]; cost: number; others: EqualOrders } | NoOrder;

/** The orders of least cost: how many there are, and how many units have not the same rank in all of them. */
export interface EqualOrders {
  /** `only`: this one, proved. `some`: there are others. `unknown`: none was found, and none is excluded. */
  known: 'only' | 'some' | 'unknown';
  /** Where all were counted. */
  orders?: number;
  units?: number;
}

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
 * more, up to 60, by linear programs (`nearestByPrograms`). Where several orders cost the same, one of them: sets count them all, programs
 * look whether neighbours can change places.
 *
 * @param start an order that decides between units where their order costs nothing
 */
export function nearestOrder(costs: PairCosts, start: readonly number[], solve?: Solve): NearestOrder {
  const order: number[] = [];
  const others: EqualOrders[] = [];
  for (const tied of circlesOf(costs, start)) {
    const within = part(costs, tied);
    const found = tied.length <= mostSearched ? bySets(within) : byPrograms(within, solve);
    if (typeof found === 'string') return { reason: found, tied: tied.length };
    order.push(...found.order.map((i) => tied[i]));
    others.push(found.others);
  }
  return { order, cost: costOf(costs, order), others: together(others) };
}

/** Of all circles: an order of each goes with any of another. */
function together(circles: readonly EqualOrders[]): EqualOrders {
  const open = circles.filter(({ known }) => known !== 'only');
  if (open.length === 0) return { known: 'only' };
  const known = open.some((one) => one.known === 'some') ? 'some' : 'unknown';
  if (open.some(({ orders }) => orders === undefined)) return { known };
  return {
    known,
    orders: open.reduce((product, { orders }) => product * orders!, 1),
    units: open.reduce((sum, { units }) => sum + units!, 0),
  };
}

type Searched = { order: number[]; others: EqualOrders };

function byPrograms(
  costs: PairCosts,
  solve: Solve | undefined,
): Searched | 'too-many' | 'no-solver' | 'given-up' {
  if (costs.n > mostByPrograms) return 'too-many';
  const order = solve && nearestByPrograms(costs, solve);
  if (!order) return solve ? 'given-up' : 'no-solver';
  const { n, above } = costs;
  const canChange = order.some((b, i) => {
    const a = order[i - 1];
    return a !== undefined && Math.abs(above[a * n + b] - above[b * n + a]) <= equalCosts;
  });
  return { order, others: { known: canChange ? 'some' : 'unknown' } };
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

/** The orders of least cost by dynamic programming over the sets of units that come first (Held and Karp 1962): one, and how many. */
function bySets({ n, above }: PairCosts): Searched {
  const sets = 1 << n;
  const least = new Float64Array(sets).fill(Number.POSITIVE_INFINITY);
  const orders = new Float64Array(sets);
  const last = new Int8Array(sets);
  [least[0], orders[0]] = [0, 1];
  /** What it costs to place a unit below those of a set. */
  const below = (set: number, b: number) => {
    let cost = 0;
    for (let a = 0; a < n; a++) if (set & (1 << a)) cost += above[a * n + b];
    return cost;
  };
  const slack = n * equalCosts;
  for (let set = 0; set < sets; set++) {
    for (let b = 0; b < n; b++) {
      if (set & (1 << b)) continue;
      const next = set | (1 << b);
      const cost = least[set] + below(set, b);
      if (cost > least[next] + slack) continue;
      if (cost >= least[next] - slack) {
        orders[next] += orders[set];
        continue;
      }
      [least[next], orders[next], last[next]] = [cost, orders[set], b];
    }
  }
  const order: number[] = [];
  for (let set = sets - 1; set > 0; set &= ~(1 << last[set])) order.push(last[set]);
  if (orders[sets - 1] === 1) return { order: order.reverse(), others: { known: 'only' } };
  /** For each unit the ranks that it has in orders of least cost, as bits. */
  const ranks = new Int32Array(n);
  const isOn = new Uint8Array(sets);
  isOn[sets - 1] = 1;
  for (let set = sets - 1; set > 0; set--) {
    if (!isOn[set]) continue;
    const rank = sizeOf(set);
    for (let b = 0; b < n; b++) {
      const before = set & ~(1 << b);
      if (before === set || Math.abs(least[before] + below(before, b) - least[set]) > slack) continue;
      isOn[before] = 1;
      ranks[b] |= 1 << rank;
    }
  }
  const units = ranks.filter((bits) => sizeOf(bits) > 1).length;
  return { order: order.reverse(), others: { known: 'some', orders: orders[sets - 1], units } };
}

/** The number of bits of a set. */
function sizeOf(set: number): number {
  let size = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) size++;
  return size;
}
