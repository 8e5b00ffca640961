/**
 * The seasonal figures by classical decomposition: the mean deviations from a centred moving average of a whole season, adjusted to
 * sum 0, or as factors to mean 1. The series must cover at least two seasons.
 * Source: R `decompose`.
 */
export function seasonsOf(y: ArrayLike<number>, length: number, factors: boolean): number[] {
  const sums = new Float64Array(length);
  const counts = new Float64Array(length);
  for (let t = 0; t < y.length; t++) {
    const mean = centred(y, t, length);
    if (Number.isNaN(mean)) continue;
    sums[t % length] += factors ? y[t] / mean : y[t] - mean;
    counts[t % length]++;
  }
  const means = Array.from(sums, (sum, j) => sum / counts[j]);
  const mean = means.reduce((a, b) => a + b, 0) / length;
  return means.map((s) => (factors ? s / mean : s - mean));
}

/** Mean of a whole season around t; of an even one with half of each end. NaN near the ends of the series. */
function centred(y: ArrayLike<number>, t: number, length: number): number {
  const half = Math.floor(length / 2);
  if (t < half || t + half >= y.length) return Number.NaN;
  let sum = 0;
  for (let i = t - half; i <= t + half; i++) sum += y[i];
  return (length % 2 === 1 ? sum : sum - (y[t - half] + y[t + half]) / 2) / length;
}
