import { norm } from '../elementary/norm.js';

/**
 * Eigenvalues (largest first) and eigenvectors (columns, unit length) of a symmetric matrix, by Jacobi rotations:
 * simple, exact to rounding, fast enough for some hundred variables. The sign of a vector is arbitrary; here the
 * entry of largest size is positive.
 * Source: Golub and Van Loan, Matrix Computations (2013), 8.5.
 */
export function eigenSymmetric(matrix: readonly (readonly number[])[]): {
  values: number[];
  vectors: number[][];
} {
  const n = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const v = a.map((_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 100 && offDiagonal(a) > 1e-30; sweep++) {
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(a, v, p, q);
  }
  const order = a.map((_, i) => i).sort((i, j) => a[j][j] - a[i][i]);
  const vectors = v.map((row) => order.map((i) => row[i]));
  for (const j of order.keys()) fixSign(vectors, j);
  return { values: order.map((i) => a[i][i]), vectors };
}

/** Squared off-diagonal entries relative to the whole. */
function offDiagonal(a: readonly Float64Array[]): number {
  let off = 0;
  let all = 0;
  a.forEach((row, i) => {
    row.forEach((x, j) => {
      all += x * x;
      if (i !== j) off += x * x;
    });
  });
  return all === 0 ? 0 : off / all;
}

/** One rotation that makes a[p][q] zero. */
function rotate(a: Float64Array[], v: Float64Array[], p: number, q: number): void {
  if (a[p][q] === 0) return;
  const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + norm([theta, 1]));
  const c = 1 / norm([t, 1]);
  const s = t * c;
  for (const row of a) turn(row, p, q, c, s);
  const [rowP, rowQ] = [a[p], a[q]];
  for (let k = 0; k < rowP.length; k++) {
    const [x, y] = [rowP[k], rowQ[k]];
    rowP[k] = c * x - s * y;
    rowQ[k] = s * x + c * y;
  }
  for (const row of v) turn(row, p, q, c, s);
}

function turn(row: Float64Array, p: number, q: number, c: number, s: number): void {
  const [x, y] = [row[p], row[q]];
  row[p] = c * x - s * y;
  row[q] = s * x + c * y;
}

function fixSign(vectors: number[][], j: number): void {
  const largest = vectors.reduce((best, row) => (Math.abs(row[j]) > Math.abs(best) ? row[j] : best), 0);
  if (largest < 0) for (const row of vectors) row[j] = -row[j];
}
