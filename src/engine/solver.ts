import type load from 'highs';
import type { Highs } from 'highs';

/**
 * Minimise `cost·x + ½ Σ quadratic·x²` where `low ≤ row·x ≤ high` for every row and `bounds` hold for every
 * variable. Bounds may be infinite. Integer variables and a quadratic goal exclude each other.
 */
export interface Program {
  cost: readonly number[];
  quadratic?: readonly number[];
  rows: readonly (ProgramRow | (Omit<ProgramRow, 'terms'> & { terms: ReadonlyMap<number, number> }))[];
  bounds: readonly (readonly [number, number])[];
  integer?: readonly boolean[];
}

/** A row of a program, with a term for each variable; a program may also have rows with the terms that are not zero, by variable. */
export interface ProgramRow {
  terms: readonly number[];
  low: number;
  high: number;
}

/** The result of a solver: an optimum with its cost, or that there is none. `stopped`: undecided. */
export type Solution =
  | { status: 'optimal'; x: Float64Array; cost: number }
  | { status: 'infeasible' | 'unbounded' | 'stopped' };

/** Solves a program; the same program always has the same solution. */
export type Solve = (program: Program) => Solution;

/** The programs are small and their solutions are published with many digits: tight tolerances, no presolve. */
const options = {
  output_flag: false,
  presolve: 'off',
  primal_feasibility_tolerance: 1e-10,
  dual_feasibility_tolerance: 1e-10,
} as const;

let loading: Promise<Highs> | undefined;

/**
 * Linear, quadratic and mixed-integer programs by HiGHS (Huangfu and Hall 2018). Loading takes some tens of
 * milliseconds, once; solving is synchronous and the same program always has the same solution.
 */
export async function loadSolver(): Promise<Solve> {
  // The package describes its ES module with types of a CommonJS one.
  loading ??= (import('highs') as Promise<unknown> as Promise<{ default: typeof load.default }>).then((m) =>
    m.default(),
  );
  const highs = await loading;
  return (program) => solve(highs, program);
}

function solve(highs: Highs, { cost, quadratic, rows, bounds, integer }: Program): Solution {
  const { modelStatus: is, variableType } = highs.constants;
  return highs.withModel((model): Solution => {
    model.options.set(options);
    model.passModel({
      numCols: cost.length,
      numRows: rows.length,
      colCost: cost,
      colLower: bounds.map(([low]) => low),
      colUpper: bounds.map(([, high]) => high),
      rowLower: rows.map(({ low }) => low),
      rowUpper: rows.map(({ high }) => high),
      matrix: sparseRows(rows, cost.length),
      ...(integer && {
        integrality: integer.map((yes) => (yes ? variableType.integer : variableType.continuous)),
      }),
      ...(quadratic && { hessian: diagonal(quadratic) }),
    });
    const modelStatus = statusOf(model);
    if (modelStatus === is.optimal || (modelStatus === is.empty && cost.length > 0)) {
      const x = model.getSolution().colValue;
      return { status: 'optimal', x, cost: costOf(x, cost, quadratic) };
    }
    if (modelStatus === is.infeasible) return { status: 'infeasible' };
    if (modelStatus === is.unbounded) return { status: 'unbounded' };
    return { status: 'stopped' };
  });
}

/** The status of a run; undefined where HiGHS gives up with an error, as its quadratic solver may on nearly equal rows. */
function statusOf(model: { run(): { modelStatus: number } }): number | undefined {
  try {
    return model.run().modelStatus;
  } catch (error) {
    if ((error as Error).name === 'HighsError') return undefined;
    throw error;
  }
}

function costOf(x: Float64Array, cost: readonly number[], quadratic: readonly number[] | undefined): number {
  return x.reduce((sum, xk, k) => sum + cost[k]! * xk + 0.5 * (quadratic?.[k] ?? 0) * xk * xk, 0);
}

function sparseRows(rows: Program['rows'], numCols: number) {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { terms } of rows) {
    terms.forEach((term: number, k: number) => {
      if (term === 0) return;
      indices.push(k);
      values.push(term);
    });
    starts.push(indices.length);
  }
  return { format: 'csr', numRows: rows.length, numCols, starts, indices, values } as const;
}

function diagonal(quadratic: readonly number[]) {
  const indices = quadratic.map((_, k) => k);
  return {
    format: 'triangular',
    dimension: quadratic.length,
    starts: [...indices, quadratic.length],
    indices,
    values: quadratic,
  } as const;
}
