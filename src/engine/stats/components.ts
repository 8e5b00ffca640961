import { pearson } from './correlation.js';
import { eigenSymmetric } from './eigen.js';
import { meanOf, sampleSd } from './moments.js';

/** Principal components of standardised columns. Rows of the matrices are columns of the data, columns are components. */
export interface Components {
  /** Indices of the units with a value in every column; the others are left out. */
  units: number[];
  /** Mean and standard deviation (n − 1) of each column over those units. */
  centre: number[];
  scale: number[];
  /** Eigenvalues of the correlation matrix, the largest first; they add up to the number of columns. */
  eigenvalues: number[];
  /** Share of the variance that each component explains. */
  explained: number[];
  /** Eigenvectors of unit length; the entry of largest size is positive. The first are COINr's PCA weights. */
  vectors: number[][];
}

/**
 * Principal components of the correlation matrix over the units that have all columns. NaN where a column is constant
 * or fewer than two units are left. Source: Jolliffe (2002), ch. 2; OECD/JRC Handbook (2008), 4.1; COINr `get_PCA`.
 */
export function components(columns: readonly ArrayLike<number>[]): Components {
  const units: number[] = [];
  const n = columns[0]?.length ?? 0;
  for (let u = 0; u < n; u++) if (columns.every((x) => x[u] === x[u])) units.push(u);
  const whole = columns.map((x) => Float64Array.from(units, (u) => x[u]));
  const scale = whole.map((x) => sampleSd(x));
  const matrix = whole.map((a) => whole.map((b) => (a === b ? 1 : pearson(a, b))));
  const { values, vectors } = scale.every((sd) => sd > 0) ? eigenSymmetric(matrix) : missing(columns.length);
  const eigenvalues = values.map((v) => (v < 0 ? 0 : v));
  return {
    units,
    centre: whole.map((x) => meanOf(x)),
    scale,
    eigenvalues,
    explained: eigenvalues.map((v) => v / columns.length),
    vectors,
  };
}

function missing(k: number) {
  return {
    values: new Array<number>(k).fill(Number.NaN),
    vectors: Array.from({ length: k }, () => new Array<number>(k).fill(Number.NaN)),
  };
}

/**
 * The scores of units on one component (0 is the first): Σ vector · (x − centre)/scale; variance is its eigenvalue.
 * A unit with a gap has none. Divided by the root of the eigenvalue they are the factor scores of an index made by
 * factor analysis with one factor (Nicoletti, Scarpetta and Boylaud 2000; Compind `ci_factor`).
 */
export function componentScores(
  columns: readonly ArrayLike<number>[],
  { centre, scale, vectors }: Components,
  component: number,
): Float64Array {
  return Float64Array.from({ length: columns[0]?.length ?? 0 }, (_, u) =>
    columns.reduce((sum, x, k) => sum + (vectors[k][component] * (x[u] - centre[k])) / scale[k], 0),
  );
}
