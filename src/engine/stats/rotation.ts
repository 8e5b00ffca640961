import { type Components, componentScores } from './components.js';
import { varimax } from './varimax.js';

/** Components rotated so that each column loads on few of them. */
export interface Factors {
  /** Rows are columns of the data, columns are factors: correlations of the two. */
  loadings: number[][];
  /** Share of the total variance that each factor explains; together that of the components. */
  explained: number[];
  /** The orthogonal matrix that rotates the components into the factors. */
  rotation: number[][];
}

/**
 * The first `count` components rotated by varimax. Factors are in descending order of explained variance; the sign of each makes
 * the sum of its loadings positive. Source: Kaiser (1958); OECD/JRC Handbook (2008), 4.1 and 6.1; R `varimax`.
 */
export function factorsOf({ vectors, eigenvalues }: Components, count: number): Factors {
  const given = vectors.map((row) => row.slice(0, count).map((x, j) => x * Math.sqrt(eigenvalues[j])));
  const turned = varimax(given);
  const turn = Array.from({ length: count }, (_, i) =>
    Array.from(
      { length: count },
      (_, j) => given.reduce((sum, row, k) => sum + row[i] * turned[k][j], 0) / eigenvalues[i],
    ),
  );
  return arranged(turned, turn);
}

/** Factors in descending order of explained variance, with the sign that makes the sum of loadings positive. */
function arranged(loadings: readonly number[][], turn: readonly number[][]): Factors {
  const sum = (j: number, of: (x: number) => number) => loadings.reduce((s, row) => s + of(row[j]), 0);
  const strength = turn.map((_, j) => sum(j, (x) => x * x));
  const order = [...strength.keys()].sort((i, j) => strength[j] - strength[i]);
  const signs = order.map((j) => (sum(j, (x) => x) < 0 ? -1 : 1));
  const arrange = (row: readonly number[]) => order.map((j, i) => signs[i] * row[j]);
  return {
    loadings: loadings.map(arrange),
    explained: order.map((j) => strength[j] / loadings.length),
    rotation: turn.map(arrange),
  };
}

/**
 * The index of a factor analysis: the scores of the factors (mean 0, variance 1), weighted by explained variance.
 * One factor is the first component. A unit with a gap has none.
 * Source: Nicoletti, Scarpetta and Boylaud (2000); OECD/JRC Handbook (2008), 6.1; Compind `ci_factor`.
 */
export function factorIndex(
  columns: readonly ArrayLike<number>[],
  found: Components,
  { explained, rotation }: Factors,
): Float64Array {
  const scores = rotation.map((_, j) => {
    const spread = Math.sqrt(found.eigenvalues[j]);
    return componentScores(columns, found, j).map((x) => x / spread);
  });
  return Float64Array.from({ length: columns[0]?.length ?? 0 }, (_, u) =>
    explained.reduce(
      (sum, share, j) => sum + share * scores.reduce((s, score, i) => s + score[u] * rotation[i][j], 0),
      0,
    ),
  );
}
