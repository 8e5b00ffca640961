/** Mean of the present values; NaN when there is none. */
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    if (x === x) {
      sum += x;
      n++;
    }
  }
  return n > 0 ? sum / n : Number.NaN;
}

/** Standard deviation of the present values with n − 1 in the denominator; NaN below two values. */
export function sampleSd(values: ArrayLike<number>): number {
  const mean = meanOf(values);
  let sum = 0;
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    if (x === x) {
      sum += (x - mean) ** 2;
      n++;
    }
  }
  return n > 1 ? Math.sqrt(sum / (n - 1)) : Number.NaN;
}
