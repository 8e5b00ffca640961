import { eigenSymmetric, square } from '../../engine/index.js';
import type { PreparedRegression } from './panel.js';

/** Below this number of degrees of freedom no interval is given. */
export const fewestFreedom = 4;

/** The standard error of a weighted sum of outputs, such as a slope, with its degrees of freedom. */
export interface ClusterError {
  se: number;
  freedom: number;
}

/**
 * Standard errors that allow for any dependence within a place and unequal variances: CR3 with the degrees of freedom of
 * Satterthwaite (with one period HC3). The residuals of each place are divided by what the fit leaves them, `score = a M⁺ e` with M the
 * annihilator of the whole design, effects included, and `se² = (G − 1)/G Σ score²`; the degrees of freedom are those of that
 * variance where errors are alike.
 * Sources: MacKinnon and White (1985); Bell and McCaffrey (2002); Pustejovsky and Tipton (2018).
 *
 * M is I (with effects of places I less the mean of the place) less the squares of a few orthonormal columns, so that no matrix
 * of all observations is needed.
 *
 * @param residuals one for each row
 * @returns a function of the weights of the outputs in the sum
 */
export function clusterErrors(
  { rows, effects }: PreparedRegression,
  residuals: readonly number[],
): (weights: readonly number[]) => ClusterError {
  const columns = orthonormal([...effects.columns, rows.map(({ x }) => x)]);
  const clusters = clustersOf(rows.map(({ group }) => group));
  const inverses = clusters.map((cluster) =>
    pseudoInverse(annihilatorOf(cluster, columns, effects.ofPlaces)),
  );
  return (weights) => {
    const adjusted = clusters.map((cluster, g) =>
      inverses[g].map((line) => line.reduce((sum, m, j) => sum + m * weights[cluster[j]], 0)),
    );
    const scores = adjusted.map((u, g) => u.reduce((sum, v, i) => sum + v * residuals[clusters[g][i]], 0));
    const own = adjusted.map((u) => {
      const all = u.reduce((sum, v) => sum + square(v), 0);
      const mean = effects.ofPlaces ? square(u.reduce((sum, v) => sum + v, 0)) / u.length : 0;
      return all - mean;
    });
    const shared = columns.map((q) =>
      adjusted.map((u, g) => u.reduce((sum, v, i) => sum + v * q[clusters[g][i]], 0)),
    );
    let [trace, squares] = [0, 0];
    for (let g = 0; g < clusters.length; g++)
      for (let h = 0; h < clusters.length; h++) {
        const cell = (g === h ? own[g] : 0) - shared.reduce((sum, w) => sum + w[g] * w[h], 0);
        if (g === h) trace += cell;
        squares += square(cell);
      }
    const n = clusters.length;
    const variance = ((n - 1) / n) * scores.reduce((sum, s) => sum + square(s), 0);
    return { se: Math.sqrt(variance), freedom: square(trace) / squares };
  };
}

/** Positions of the rows of each place. */
function clustersOf(groups: readonly number[]): number[][] {
  const found = new Map<number, number[]>();
  groups.forEach((group, i) => {
    found.set(group, [...(found.get(group) ?? []), i]);
  });
  return [...found.values()];
}

/** M of the rows of one place. */
function annihilatorOf(
  cluster: readonly number[],
  columns: readonly number[][],
  ofPlaces: boolean,
): number[][] {
  return cluster.map((i, a) =>
    cluster.map((j, b) => {
      const identity = (a === b ? 1 : 0) - (ofPlaces ? 1 / cluster.length : 0);
      return identity - columns.reduce((sum, q) => sum + q[i] * q[j], 0);
    }),
  );
}

/** The pseudo-inverse: directions with an eigenvalue below 1e-10, which the effects remove, are left out. */
function pseudoInverse(matrix: number[][]): number[][] {
  const n = matrix.length;
  const { values, vectors } = eigenSymmetric(matrix);
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) =>
      values.reduce(
        (sum, value, k) => (value > 1e-10 ? sum + (vectors[i][k] * vectors[j][k]) / value : sum),
        0,
      ),
    ),
  );
}

/** Orthonormal columns with the same span (Gram–Schmidt, twice); a column that depends on those before is left out. */
function orthonormal(columns: readonly (readonly number[])[]): number[][] {
  const kept: number[][] = [];
  for (const column of columns) {
    const size = Math.sqrt(column.reduce((sum, x) => sum + square(x), 0));
    let left = [...column];
    for (let turn = 0; turn < 2; turn++)
      for (const q of kept) {
        const along = left.reduce((sum, x, i) => sum + x * q[i], 0);
        left = left.map((x, i) => x - along * q[i]);
      }
    const length = Math.sqrt(left.reduce((sum, x) => sum + square(x), 0));
    if (length > 1e-9 * size) kept.push(left.map((x) => x / length));
  }
  return kept;
}
