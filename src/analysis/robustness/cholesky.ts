/** Overwrites the lower triangle of a positive definite matrix by its Cholesky factor. */
export function factorise(a: Float64Array[]): void {
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i][j];
      for (let k = 0; k < j; k++) sum -= a[i][k] * a[j][k];
      a[i][j] = i === j ? Math.sqrt(Math.max(1e-12, sum)) : sum / a[j][j];
    }
  }
}

/** Solves L x = b. */
export function forward(l: readonly Float64Array[], b: Float64Array): Float64Array {
  const x = b.slice();
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) x[i] -= l[i][j] * x[j];
    x[i] /= l[i][i];
  }
  return x;
}

/** Solves Lᵀ x = b. */
export function backward(l: readonly Float64Array[], b: Float64Array): Float64Array {
  const x = b.slice();
  for (let i = x.length - 1; i >= 0; i--) {
    for (let j = i + 1; j < x.length; j++) x[i] -= l[j][i] * x[j];
    x[i] /= l[i][i];
  }
  return x;
}
