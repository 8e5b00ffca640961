import { type Components, componentScores } from './components.js';

/** A few components turned so that each column loads on as few of them as may be. */
export interface Factors {
  /** Rows are columns of the data, columns are factors: correlations of the two. */
  loadings: number[][];
  /** Share of all differences that each factor explains; together what the components explained. */
  explained: number[];
  /** The orthogonal matrix that turns the components into the factors. */
  turn: number[][];
}

/**
 * Varimax rotation of the first `count` components, with Kaiser's normalisation: plane by plane until nothing moves. The
 * factor that explains most stands first; each points to where the sum of its loadings is positive.
 * Source: Kaiser (1958); OECD/JRC Handbook (2008), 4.1 and 6.1; R `varimax`.
 */
export function varimax({ vectors, eigenvalues }: Components, count: number): Factors {
  const raw = vectors.map((row) => row.slice(0, count).map((x, j) => x * Math.sqrt(eigenvalues[j])));
  const sizes = raw.map((row) => Math.hypot(...row) || 1);
  const work = raw.map((row, i) => row.map((x) => x / sizes[i]));
  const turn = Array.from({ length: count }, (_, i) =>
    Array.from({ length: count }, (_, j) => (i === j ? 1 : 0)),
  );
  for (let round = 0, moved = 1; round < 1000 && moved > 1e-12; round++) {
    moved = 0;
    for (let p = 0; p < count - 1; p++) {
      for (let q = p + 1; q < count; q++) {
        const angle = bestAngle(work, p, q);
        moved = Math.max(moved, Math.abs(angle));
        for (const row of [...work, ...turn]) rotate(row, p, q, angle);
      }
    }
  }
  const loadings = work.map((row, i) => row.map((x) => x * sizes[i]));
  return arranged(loadings, turn);
}

/** The angle in the plane of two factors at which the variance of squared loadings is largest. */
function bestAngle(loadings: readonly number[][], p: number, q: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (const row of loadings) {
    const u = row[p] ** 2 - row[q] ** 2;
    const v = 2 * row[p] * row[q];
    a += u;
    b += v;
    c += u * u - v * v;
    d += 2 * u * v;
  }
  const n = loadings.length;
  return Math.atan2(d - (2 * a * b) / n, c - (a * a - b * b) / n) / 4;
}

function rotate(row: number[], p: number, q: number, angle: number): void {
  const [x, y] = [row[p], row[q]];
  row[p] = x * Math.cos(angle) + y * Math.sin(angle);
  row[q] = y * Math.cos(angle) - x * Math.sin(angle);
}

/** Factors in the order of what they explain, with the sign that makes the sum of loadings positive. */
function arranged(loadings: readonly number[][], turn: readonly number[][]): Factors {
  const sum = (j: number, of: (x: number) => number) => loadings.reduce((s, row) => s + of(row[j]), 0);
  const strength = turn.map((_, j) => sum(j, (x) => x * x));
  const order = [...strength.keys()].sort((i, j) => strength[j] - strength[i]);
  const signs = order.map((j) => (sum(j, (x) => x) < 0 ? -1 : 1));
  const arrange = (row: readonly number[]) => order.map((j, i) => signs[i] * row[j]);
  return {
    loadings: loadings.map(arrange),
    explained: order.map((j) => strength[j] / loadings.length),
    turn: turn.map(arrange),
  };
}

/**
 * The index of a factor analysis: the scores of the factors (mean 0, variance 1), weighted by what each explains. One
 * factor is the first component. A unit with a gap has none.
 * Source: Nicoletti, Scarpetta and Boylaud (2000); OECD/JRC Handbook (2008), 6.1; Compind `ci_factor`.
 */
export function factorIndex(
  columns: readonly ArrayLike<number>[],
  found: Components,
  { explained, turn }: Factors,
): Float64Array {
  const scores = turn.map((_, j) => {
    const spread = Math.sqrt(found.eigenvalues[j]);
    return componentScores(columns, found, j).map((x) => x / spread);
  });
  return Float64Array.from({ length: columns[0]?.length ?? 0 }, (_, u) =>
    explained.reduce(
      (sum, share, j) => sum + share * scores.reduce((s, score, i) => s + score[u] * turn[i][j], 0),
      0,
    ),
  );
}
