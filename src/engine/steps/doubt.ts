import type { Doubt } from '../../edition/index.js';
import type { Program, Solve } from '../solver.js';

type Rows = readonly (readonly number[])[];

/**
 * Benefit of the doubt: every unit is scored by the weights that are best for it, under which nobody scores more than 1.
 *
 *     score(c) = max Σ w·x(c)   where Σ w·x(j) ≤ 1 for every unit j, w ≥ 0
 *
 * `shares` bounds the part w·x(c) that a child makes of the score of the unit, `weights` the part that a weight has of
 * the sum of weights. With a `step`, the score is 1/(1 + s), s the number of steps of so many points in all children
 * from the unit to the frontier: `s = min v − Σ w·x(c)` where Σ w·x(j) ≤ v, Σ w = 1 / step.
 *
 * A child of zero cannot make a least share: the score is 0, and in steps there may be none. A negative child has no score, nor is it anybody's peer.
 * Where nobody has anything above zero, or the bounds leave no weights, nobody has a score. Scores have 12 decimals.
 * Source: Melyn and Moesen (1991); Cherchye, Moesen, Rogge and Van Puyenbroeck (2007); Fusco (2015); Compind `ci_bod`,
 * `ci_bod_constr`, `ci_bod_dir`.
 *
 * @param rows units without gaps
 * @returns the score of each unit, 0–1
 */
export function benefitOfTheDoubt(rows: Rows, doubt: Doubt, solve: Solve): number[] {
  const fit = rows.filter((row) => row.every((x) => x >= 0));
  const tops = (rows[0] ?? []).map((_, h) => fit.reduce((max, row) => Math.max(max, row[h]), 0));
  const top = Math.max(0, ...tops);
  const n = tops.length;
  const [least, most] = doubt.weights;
  if (top === 0 || least * n > 1 + 1e-9 || most * n < 1 - 1e-9) return rows.map(() => Number.NaN);
  // Where weights are compared with each other, all children keep one unit; else each has its own.
  const common = doubt.step > 0 || least > 0 || most < 1;
  const scaled = (row: readonly number[]) => row.map((x, h) => x / (common ? top : tops[h] || 1));
  const peers = frontier(fit.map(scaled));
  return rows.map((row) => {
    if (row.some((x) => x < 0)) return Number.NaN;
    const own = scaled(row);
    const size = Math.max(...own);
    if (doubt.step > 0) return settled(1 / (1 + (stepsTo(peers, own, doubt, solve) * top) / doubt.step));
    return size === 0
      ? 0
      : settled(
          size *
            bestScore(
              peers,
              own.map((x) => x / size),
              doubt,
              solve,
            ),
        );
  });
}

/** Without the last digits, which are the solver's and would decide between units that tie. */
function settled(score: number): number {
  return Math.round(score * 1e12) / 1e12;
}

const any = [0, Number.POSITIVE_INFINITY] as const;

/** The largest Σ w·own under which no peer scores more than 1. */
function bestScore(peers: Rows, own: readonly number[], doubt: Doubt, solve: Solve): number {
  const rows = peers.map((terms) => ({ terms, low: Number.NEGATIVE_INFINITY, high: 1 }));
  const program = {
    cost: own.map((x) => -x),
    rows: [...rows, ...boundRows(own, doubt)],
    bounds: own.map(() => any),
  };
  return -solved(program, solve);
}

/** Steps of one point on the scale, in all children, that bring a unit to the frontier. */
function stepsTo(peers: Rows, own: readonly number[], doubt: Doubt, solve: Solve): number {
  const below = peers.map((peer) => ({
    terms: [...peer.map((x) => -x), 1],
    low: 0,
    high: Number.POSITIVE_INFINITY,
  }));
  const bounds = boundRows(own, doubt).map((row) => ({ ...row, terms: [...row.terms, 0] }));
  const program = {
    cost: [...own.map((x) => -x), 1],
    rows: [...below, ...bounds, { terms: [...own.map(() => 1), 0], low: 1, high: 1 }],
    bounds: [...own.map(() => any), any],
  };
  return Math.max(0, solved(program, solve));
}

function solved(program: Program, solve: Solve): number {
  const solution = solve(program);
  if (solution.status === 'optimal') return solution.cost;
  if (solution.status === 'infeasible') return Number.NaN;
  throw new Error(`benefit of the doubt: the solver says “${solution.status}”`);
}

/** What bounds ask of the weights of one unit; nothing where they ask nothing. */
function boundRows(own: readonly number[], { shares, weights }: Doubt): Program['rows'][number][] {
  return [
    ...partRows(own, shares),
    ...partRows(
      own.map(() => 1),
      weights,
    ),
  ];
}

/** low · Σ w·size ≤ w·size of each ≤ high · Σ w·size. */
function partRows(
  sizes: readonly number[],
  [low, high]: readonly [number, number],
): Program['rows'][number][] {
  const row = (h: number, bound: number) => sizes.map((x, k) => (k === h ? x : 0) - bound * x);
  return sizes.flatMap((_, h) => [
    ...(low > 0 ? [{ terms: row(h, low), low: 0, high: Number.POSITIVE_INFINITY }] : []),
    ...(high < 1 ? [{ terms: row(h, high), low: Number.NEGATIVE_INFINITY, high: 0 }] : []),
  ]);
}

/** The rows that no other row equals or exceeds in everything: with weights of zero or more only these can bind. */
function frontier(rows: Rows): Rows {
  const sum = (row: readonly number[]) => row.reduce((a, b) => a + b, 0);
  const sorted = rows.map((row) => ({ row, sum: sum(row) })).sort((a, b) => b.sum - a.sum);
  const kept: (readonly number[])[] = [];
  for (const { row } of sorted) {
    if (!kept.some((best) => best.every((x, h) => x >= row[h]))) kept.push(row);
  }
  return kept;
}

/** Benefit of the doubt for node g; the same rows and bounds as last time are not solved again. */
export type Doubter = (g: number) => (rows: Rows, doubt: Doubt) => number[];

/**
 * Benefit of the doubt with a solver at hand.
 * @throws Error when there is none and a node asks for it
 */
export function doubter(solve: Solve | undefined): Doubter {
  const known = new Map<number, { rows: Rows; doubt: Doubt; scores: number[] }>();
  return (g) => (rows, doubt) => {
    if (!solve) throw new Error('benefit of the doubt needs a solver: pass solverFor(plan) to the build');
    const last = known.get(g);
    if (last && last.doubt === doubt && sameRows(last.rows, rows)) return last.scores;
    const scores = benefitOfTheDoubt(rows, doubt, solve);
    known.set(g, { rows, doubt, scores });
    return scores;
  };
}

function sameRows(a: Rows, b: Rows): boolean {
  return (
    a.length === b.length &&
    a.every((row, u) => row.length === b[u].length && row.every((x, h) => x === b[u][h]))
  );
}
