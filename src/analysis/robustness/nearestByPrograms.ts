import type { Program, Solve } from '../../engine/index.js';
import { costOf, equalCosts, type PairCosts } from './pairCosts.js';

/** So many rows in all programs together, after which the search is given up: some seconds, a hundred times what an index took. */
const mostRows = 60_000;
/** So many triples are added to a program at a time, the most violated first. */
const mostAdded = 500;
/** Smaller violations, and distances from 0 or 1, are those of the solver. */
const tolerance = 1e-7;

/**
 * The order of least cost of up to some 60 units, by branch and bound: linear programs over x[a, b] = 1 where a is above b, with
 * 0 ≤ x[a, b] + x[b, c] − x[a, c] ≤ 1 for those triples that were violated. An order is the nearest where no branch has a lower bound
 * below its cost. Undefined after too much work. Source: Grötschel, Jünger and Reinelt (1984), Operations Research 32.
 */
export function nearestByPrograms(costs: PairCosts, solve: Solve): number[] | undefined {
  const search = new Search(costs, solve);
  return search.branch(new Map()) ? search.best : undefined;
}

type Triple = readonly [number, number, number];

class Search {
  best: number[];
  #least: number;
  #rows = 0;
  /** The variable of each pair, a < b. */
  readonly #variable: Int32Array;
  readonly #cost: number[] = [];
  /** What all pairs cost in the reverse order. */
  #constant = 0;
  readonly #triples = new Map<string, Triple>();

  constructor(
    readonly costs: PairCosts,
    readonly solve: Solve,
  ) {
    const { n, above } = costs;
    this.#variable = new Int32Array(n * n);
    for (let a = 0; a < n; a++) {
      for (let b = a + 1; b < n; b++) {
        this.#variable[a * n + b] = this.#cost.length;
        this.#cost.push(above[a * n + b] - above[b * n + a]);
        this.#constant += above[b * n + a];
      }
    }
    this.best = moved(costs, [...Array(n).keys()]);
    this.#least = costOf(costs, this.best);
  }

  /** Searches with some pairs fixed; false where the search is given up. */
  branch(fixed: ReadonlyMap<number, 0 | 1>): boolean {
    for (;;) {
      this.#rows += this.#triples.size;
      if (this.#rows > mostRows) return false;
      const found = this.solve(this.#program(fixed));
      if (found.status === 'infeasible') return true;
      if (found.status !== 'optimal') return false;
      this.#try(found.x);
      if (found.cost + this.#constant >= this.#least - equalCosts - tolerance * 1e-2) return true;
      if (this.#add(found.x) > 0) continue;
      const open = mostOpen(found.x);
      if (open === undefined) return true;
      const nearer = found.x[open] >= 0.5 ? 1 : 0;
      return ([nearer, (1 - nearer) as 0 | 1] as const).every((x) =>
        this.branch(new Map(fixed).set(open, x)),
      );
    }
  }

  #program(fixed: ReadonlyMap<number, 0 | 1>): Program {
    const { n } = this.costs;
    const rows = [...this.#triples.values()].map(([a, b, c]) => ({
      terms: new Map([
        [this.#variable[a * n + b], 1],
        [this.#variable[b * n + c], 1],
        [this.#variable[a * n + c], -1],
      ]),
      low: 0,
      high: 1,
    }));
    return {
      cost: this.#cost,
      rows,
      bounds: this.#cost.map((_, k) => [fixed.get(k) ?? 0, fixed.get(k) ?? 1]),
    };
  }

  /** Adds triples that are violated; their number. */
  #add(x: Float64Array): number {
    const { n } = this.costs;
    const found: { by: number; triple: Triple }[] = [];
    for (let a = 0; a < n; a++) {
      for (let b = a + 1; b < n; b++) {
        for (let c = b + 1; c < n; c++) {
          const sum =
            x[this.#variable[a * n + b]] + x[this.#variable[b * n + c]] - x[this.#variable[a * n + c]];
          const by = Math.max(sum - 1, -sum);
          if (by > tolerance) found.push({ by, triple: [a, b, c] });
        }
      }
    }
    const most = found.sort((p, q) => q.by - p.by).slice(0, mostAdded);
    for (const { triple } of most) this.#triples.set(triple.join(' '), triple);
    return most.length;
  }

  /** Tries the order that a solution suggests. */
  #try(x: Float64Array): void {
    const { n } = this.costs;
    const wins = new Float64Array(n);
    for (let a = 0; a < n; a++) {
      for (let b = a + 1; b < n; b++) {
        wins[a] += x[this.#variable[a * n + b]];
        wins[b] += 1 - x[this.#variable[a * n + b]];
      }
    }
    const order = moved(
      this.costs,
      [...Array(n).keys()].sort((a, b) => wins[b] - wins[a]),
    );
    const cost = costOf(this.costs, order);
    if (cost < this.#least - equalCosts) [this.best, this.#least] = [order, cost];
  }
}

/** The variable that is furthest from 0 and 1; undefined where all are whole. */
function mostOpen(x: Float64Array): number | undefined {
  const away = Array.from(x, (one) => Math.min(one, 1 - one));
  const most = away.reduce((best, one, k) => (one > away[best] ? k : best), 0);
  return away[most] > tolerance ? most : undefined;
}

/** An order in which no single unit can be moved to another place at less cost. */
function moved({ n, above }: PairCosts, start: readonly number[]): number[] {
  const order = [...start];
  for (let again = true; again; ) {
    again = false;
    for (const unit of start) {
      const from = order.indexOf(unit);
      order.splice(from, 1);
      let [to, least, change] = [from, -1e-9, 0];
      for (let i = from - 1; i >= 0; i--) {
        change += above[unit * n + order[i]] - above[order[i] * n + unit];
        if (change < least) [to, least] = [i, change];
      }
      change = 0;
      for (let i = from; i < order.length; i++) {
        change += above[order[i] * n + unit] - above[unit * n + order[i]];
        if (change < least) [to, least] = [i + 1, change];
      }
      order.splice(to, 0, unit);
      if (to !== from) again = true;
    }
  }
  return order;
}
