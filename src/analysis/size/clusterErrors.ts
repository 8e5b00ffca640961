import { eigenSymmetric, square } from '../../engine/index.js';
import type { PreparedRegression } from './panel.js';

/** Below this number of degrees of freedom no interval is given. */
export const fewestFreedom = 4;

/** The standard error of a weighted sum of outputs, such as a slope, with its degrees of freedom. */
export interface ClusterError {
  se: number;
  freedom: number;
}

/** What is taken of the errors where their places are no strangers: how alike two places are, and how much two periods have in common. */
export interface Working {
  /** The covariance of two places, by their groups; that of a place with itself is one. */
  places: (a: number, b: number) => number;
  /** The covariance of two periods. */
  periods: (s: number, t: number) => number;
}

/**
 * Standard errors that allow for any dependence within a place and unequal variances: CR3 with the degrees of freedom of
 * Satterthwaite (with one period HC3). The residuals of each place are divided by what the fit leaves them, `score = a M⁺ e` with M the
 * annihilator of the whole design, effects included, and `se² = (G − 1)/G Σ score²`; the degrees of freedom are those of that
 * variance where errors are alike.
 * Sources: MacKinnon and White (1985); Bell and McCaffrey (2002); Pustejovsky and Tipton (2018).
 *
 * Where places have errors in common, `se²` is multiplied by how much larger the variance of the sum is than what this finds on
 * average (never divided), and the degrees of freedom are those under such errors.
 *
 * M is I (with effects of places I less the mean of the place) less the squares of a few orthonormal columns, so that no matrix
 * of all observations is needed.
 *
 * @param residuals one for each row
 * @param working errors that places have in common; none unless told
 * @returns a function of the weights of the outputs in the sum
 */
export function clusterErrors(
  { rows, effects }: PreparedRegression,
  residuals: readonly number[],
  working: Working = { places: (a, b) => Number(a === b), periods: (s, t) => Number(s === t) },
): (weights: readonly number[]) => ClusterError {
  const columns = orthonormal([...effects.columns, rows.map(({ x }) => x)]);
  const clusters = clustersOf(rows.map(({ group }) => group));
  const inverses = clusters.map((cluster) =>
    pseudoInverse(annihilatorOf(cluster, columns, effects.ofPlaces)),
  );
  const common = covariancesOf(rows, clusters, working);
  const parts = (whole: readonly number[]) => clusters.map((cluster) => cluster.map((i) => whole[i]));
  const ofColumns = columns.map((q) => parts(q));
  const moved = ofColumns.map(common.times);
  const among = ofColumns.map((q) => moved.map((r) => products(q, r).reduce((sum, v) => sum + v, 0)));
  return (weights) => {
    const own = parts(weights);
    const adjusted = clusters.map((_, g) =>
      inverses[g].map((line) => line.reduce((sum, m, j) => sum + m * own[g][j], 0)),
    );
    const scores = adjusted.map((u, g) => u.reduce((sum, v, i) => sum + v * residuals[clusters[g][i]], 0));
    const kept = effects.ofPlaces ? adjusted.map(centred) : adjusted;
    const shared = ofColumns.map((q) => products(adjusted, q));
    const crossed = moved.map((r) => products(kept, r));
    const far = shared.map((_, k) =>
      clusters.map((_, g) => shared.reduce((sum, w, l) => sum + among[k][l] * w[g], 0)),
    );
    let [trace, squares] = [0, 0];
    common.pairs(kept, (g, h, covariance) => {
      let cell = covariance;
      for (let k = 0; k < shared.length; k++)
        cell += shared[k][g] * (far[k][h] - crossed[k][h]) - crossed[k][g] * shared[k][h];
      if (g === h) trace += cell;
      squares += square(cell);
    });
    const n = clusters.length;
    const variance = ((n - 1) / n) * scores.reduce((sum, s) => sum + square(s), 0);
    const truth = products(own, common.times(own)).reduce((sum, v) => sum + v, 0);
    const larger = Math.max(1, truth / (((n - 1) / n) * trace));
    return { se: Math.sqrt(variance * larger), freedom: square(trace) / squares };
  };
}

/** The sum of the products of two numbers for each row, by place. */
function products(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[] {
  return a.map((own, g) => own.reduce((sum, v, i) => sum + v * b[g][i], 0));
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return values.map((v) => v - mean);
}

type Rows = readonly { group: number; time: number }[];

/** What the covariance of all rows makes of numbers of them, by place. */
function covariancesOf(rows: Rows, clusters: readonly number[][], { places, periods }: Working) {
  const group = clusters.map(([first]) => rows[first].group);
  const times = [...new Set(rows.map(({ time }) => time))];
  const at = new Map(times.map((time, k) => [time, k]));
  const position = clusters.map((cluster) => cluster.map((i) => at.get(rows[i].time)!));
  const over = times.map((s) => Float64Array.from(times, (t) => periods(s, t)));
  const like = group.map((a) => Float64Array.from(group, (b) => places(a, b)));
  const isAlone = like.every((row, g) => row.every((x, h) => x === 0 || g === h));
  /** By place, a number for each period. */
  const spread = (by: readonly (readonly number[])[]) =>
    by.map((own, g) => {
      const all = new Float64Array(times.length);
      own.forEach((v, i) => {
        all[position[g][i]] += v;
      });
      return over.map((row) => row.reduce((sum, x, k) => sum + x * all[k], 0));
    });
  return {
    /** The covariance times numbers of the rows. */
    times: (by: readonly (readonly number[])[]): number[][] => {
      const all = spread(by);
      return position.map((own, g) =>
        own.map((k) =>
          isAlone ? like[g][g] * all[g][k] : like[g].reduce((sum, x, h) => sum + x * all[h][k], 0),
        ),
      );
    },
    /** The covariance of two places' numbers, for all pairs of places. */
    pairs: (by: readonly (readonly number[])[], see: (g: number, h: number, covariance: number) => void) => {
      const all = spread(by);
      for (let g = 0; g < by.length; g++)
        for (let h = 0; h < by.length; h++) {
          let sum = 0;
          if (like[g][h] !== 0)
            for (let i = 0; i < by[g].length; i++) sum += by[g][i] * all[h][position[g][i]];
          see(g, h, like[g][h] * sum);
        }
    },
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
