import { square } from '../elementary/power.js';

/** A regression of y on columns by ordinary least squares. */
export interface LeastSquares {
  estimates: Float64Array;
  residuals: Float64Array;
  /** (XᵀX)⁻¹. */
  inverse: Float64Array[];
  /** 1 − Σe²/Σ(y − ȳ)²; NaN where y is constant. */
  r2: number;
  /** Rows less columns. */
  freedom: number;
}

/** A column whose residual on the others is below this share of its length counts as collinear. */
const collinear = 1e-10;

/** A column whose residual keeps this share of its length is orthogonal to the others after one pass. */
const lengthKept = Math.SQRT1_2;

/**
 * Fits y by columns (the constant is a column of ones), by Gram-Schmidt orthogonalisation, repeated once for columns
 * that lose much of their length, so that they are orthogonal to rounding. Undefined where columns are collinear or there are not
 * more rows than columns. No value may be missing. Source: Golub and Van Loan, Matrix Computations (2013), 5.2 and 5.3;
 * Daniel, Gragg, Kaufman and Stewart (1976) for the second pass.
 */
export function leastSquares(
  columns: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
): LeastSquares | undefined {
  const n = y.length;
  const k = columns.length;
  if (n <= k) return undefined;
  const q: Float64Array[] = [];
  const r = columns.map(() => new Float64Array(k));
  for (let j = 0; j < k; j++) {
    const v = new Float64Array(columns[j]);
    const whole = Math.sqrt(dot(v, v));
    let left = whole;
    for (let round = 0; round < 2; round++) {
      q.forEach((unit, i) => {
        const along = dot(unit, v);
        r[i][j] += along;
        addTimes(v, -along, unit);
      });
      const before = left;
      left = Math.sqrt(dot(v, v));
      if (left > lengthKept * before) break;
    }
    if (!(left > collinear * whole)) return undefined;
    r[j][j] = left;
    for (let row = 0; row < n; row++) v[row] /= left;
    q.push(v);
  }
  const residuals = new Float64Array(y);
  const along = new Float64Array(k);
  for (let round = 0; round < 2; round++) {
    q.forEach((unit, i) => {
      const part = dot(unit, residuals);
      along[i] += part;
      addTimes(residuals, -part, unit);
    });
  }
  const back = inverseOfUpper(r);
  const estimates = back.reduce(
    (sum, _, i) => sum.map((x, row) => x + back[row][i] * along[i]),
    new Float64Array(k),
  );
  const inverse = back.map((a) => Float64Array.from(back, (b) => dot(a, b)));
  return { estimates, residuals, inverse, r2: explained(new Float64Array(y), residuals), freedom: n - k };
}

/** The inverse of an upper triangular matrix. */
function inverseOfUpper(r: readonly Float64Array[]): Float64Array[] {
  const k = r.length;
  const inverse = r.map(() => new Float64Array(k));
  for (let j = 0; j < k; j++) {
    inverse[j][j] = 1 / r[j][j];
    for (let i = j - 1; i >= 0; i--) {
      let sum = 0;
      for (let m = i + 1; m <= j; m++) sum += r[i][m] * inverse[m][j];
      inverse[i][j] = -sum / r[i][i];
    }
  }
  return inverse;
}

function explained(y: Float64Array, residuals: Float64Array): number {
  let mean = 0;
  for (let i = 0; i < y.length; i++) mean += y[i] / y.length;
  let all = 0;
  for (let i = 0; i < y.length; i++) all += square(y[i] - mean);
  return all > 0 ? 1 - dot(residuals, residuals) / all : Number.NaN;
}

/** to += by · column; typed arrays only, so that it is compiled for them. */
function addTimes(to: Float64Array, by: number, column: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i] += by * column[i];
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
