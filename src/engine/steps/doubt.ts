import type { Doubt } from '../../edition/index.js';
import type { Program, ProgramRow, Solve } from '../solver.js';

type Rows = readonly (readonly number[])[];

/**
 * Benefit of the doubt: every unit is scored with the weights that are best for it and give no unit more than 1.
 *
 *     score(c) = max Σ w·x(c)   where Σ w·x(j) ≤ 1 for every unit j, w ≥ 0
 *
 * `shares` bounds the part w·x(c) that a child makes of the score of the unit, `weights` the part that a weight has of
 * the sum of weights. With a `step`, the score is 1/(1 + s), s the number of steps of so many points in all children
 * from the unit to the frontier: `s = min v − Σ w·x(c)` where Σ w·x(j) ≤ v, Σ w = 1 / step.
 *
 * Where a least share is required, a child of zero makes the score 0 (in steps there may be no score). A unit with a negative child
 * has no score and is no peer of others. Where no value is above zero, or the bounds allow no weights, no unit has a score. Scores
 * are rounded to 12 decimals.
 * Source: Melyn and Moesen (1991); Cherchye, Moesen, Rogge and Van Puyenbroeck (2007); Fusco (2015); Compind `ci_bod`,
 * `ci_bod_constr`, `ci_bod_dir`.
 *
 * @param rows units without gaps
 * @returns the score of each unit, 0–1
 */
export function benefitOfTheDoubt(rows: Rows, doubt: Doubt, solve: Solve): number[] {
  const field = referenceSetOf(rows, doubt);
  if (!field) return rows.map(() => Number.NaN);
  return rows.map((row) => {
    if (row.some((x) => x < 0)) return Number.NaN;
    const own = scaleToReference(row, field);
    const size = Math.max(...own);
    if (doubt.step > 0) {
      return roundScore(
        1 / (1 + (stepsToFrontier(field.peers, own, doubt, solve).cost * field.top) / doubt.step),
      );
    }
    if (size === 0) return 0;
    return roundScore(size * -bestScore(field.peers, perSize(own, size), doubt, solve).cost);
  });
}

/** The best weights of a unit, for unscaled children; with steps also the frontier under them. */
export interface DoubtWeights {
  weights: number[];
  /** 0 without steps. */
  frontier: number;
}

/**
 * The weights behind a score by benefit of the doubt: the score is `Σ w·x`, or with steps `1 / (1 + frontier − Σ w·x)`.
 * One of several optima where there are several. NaN where the unit has no score.
 *
 * @param rows units without gaps
 * @param row the children of the unit
 * @see benefitOfTheDoubt
 */
export function doubtWeights(rows: Rows, row: readonly number[], doubt: Doubt, solve: Solve): DoubtWeights {
  const field = referenceSetOf(rows, doubt);
  const none = { weights: row.map(() => Number.NaN), frontier: Number.NaN };
  if (!field || row.some((x) => x < 0)) return none;
  const own = scaleToReference(row, field);
  const size = Math.max(...own);
  if (doubt.step === 0 && size === 0) return { weights: row.map(() => 0), frontier: 0 };
  const { x } =
    doubt.step > 0
      ? stepsToFrontier(field.peers, own, doubt, solve)
      : bestScore(field.peers, perSize(own, size), doubt, solve);
  if (!x) return none;
  if (doubt.step === 0) return { weights: row.map((_, h) => x[h] / field.units[h]), frontier: 0 };
  return {
    weights: row.map((_, h) => x[h] / doubt.step),
    frontier: (x[row.length] * field.top) / doubt.step,
  };
}

/** The units that all are scored against. */
interface ReferenceSet {
  peers: Rows;
  /** The largest value of all. */
  top: number;
  /** The divisor of the values of each child. */
  units: number[];
}

/** Undefined where no unit has a score. */
function referenceSetOf(rows: Rows, doubt: Doubt): ReferenceSet | undefined {
  const fit = rows.filter((row) => row.every((x) => x >= 0));
  const tops = (rows[0] ?? []).map((_, h) => fit.reduce((max, row) => Math.max(max, row[h]), 0));
  const top = Math.max(0, ...tops);
  const n = tops.length;
  const [least, most] = doubt.weights;
  if (top === 0 || least * n > 1 + 1e-9 || most * n < 1 - 1e-9) return undefined;
  // Where weights are compared with one another, all children share one divisor; else each has its own.
  const common = doubt.step > 0 || least > 0 || most < 1;
  const units = tops.map((own) => (common ? top : own || 1));
  return { peers: frontier(fit.map((row) => scaleToReference(row, { units }))), top, units };
}

function scaleToReference(row: readonly number[], { units }: Pick<ReferenceSet, 'units'>): number[] {
  return row.map((x, h) => x / units[h]);
}

function perSize(row: readonly number[], size: number): number[] {
  return row.map((x) => x / size);
}

/** Rounds away the last digits, in which the solver's errors would break ties. */
function roundScore(score: number): number {
  return Math.round(score * 1e12) / 1e12;
}

const nonNegative = [0, Number.POSITIVE_INFINITY] as const;

/** Minus the largest Σ w·own with weights under which no peer scores more than 1, and these weights. */
function bestScore(peers: Rows, own: readonly number[], doubt: Doubt, solve: Solve): Best {
  const rows = peers.map((terms) => ({ terms, low: Number.NEGATIVE_INFINITY, high: 1 }));
  const program = {
    cost: own.map((x) => -x),
    rows: [...rows, ...boundRows(own, doubt)],
    bounds: own.map(() => nonNegative),
  };
  return solveProgram(program, solve);
}

/** Steps of one point on the scale, in all children, that bring a unit to the frontier; the weights, then the frontier. */
function stepsToFrontier(peers: Rows, own: readonly number[], doubt: Doubt, solve: Solve): Best {
  const below = peers.map((peer) => ({
    terms: [...peer.map((x) => -x), 1],
    low: 0,
    high: Number.POSITIVE_INFINITY,
  }));
  const bounds = boundRows(own, doubt).map((row) => ({ ...row, terms: [...row.terms, 0] }));
  const program = {
    cost: [...own.map((x) => -x), 1],
    rows: [...below, ...bounds, { terms: [...own.map(() => 1), 0], low: 1, high: 1 }],
    bounds: [...own.map(() => nonNegative), nonNegative],
  };
  const best = solveProgram(program, solve);
  return { ...best, cost: Math.max(0, best.cost) };
}

/** The cost of an optimum and its point; NaN and no point where there is none. */
interface Best {
  cost: number;
  x?: Float64Array;
}

function solveProgram(program: Program, solve: Solve): Best {
  const solution = solve(program);
  if (solution.status === 'optimal') return solution;
  if (solution.status === 'infeasible') return { cost: Number.NaN };
  throw new Error(`benefit of the doubt: the solver says “${solution.status}”`);
}

/** The constraints that bounds put on the weights of one unit; none where there are no bounds. */
function boundRows(own: readonly number[], { shares, weights }: Doubt): ProgramRow[] {
  return [
    ...partRows(own, shares),
    ...partRows(
      own.map(() => 1),
      weights,
    ),
  ];
}

/** low · Σ w·size ≤ w·size of each ≤ high · Σ w·size. */
function partRows(sizes: readonly number[], [low, high]: readonly [number, number]): ProgramRow[] {
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

/** Benefit of the doubt for node g; the last result is cached for the same rows and bounds. */
export type DoubtScorer = (g: number) => (rows: Rows, doubt: Doubt) => number[];

/**
 * Benefit of the doubt with a solver.
 * @throws Error where there is none and a node needs it
 */
export function doubtScorer(solve: Solve | undefined): DoubtScorer {
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
