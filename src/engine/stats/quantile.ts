/**
 * Quantile of the present values of an ascending sample, on the straight line between the two nearest order statistics
 * (type 7 of Hyndman and Fan 1996, the default of R and of spreadsheets); NaN for an empty one.
 *
 * @param p 0 to 1
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const next = Math.min(below + 1, sorted.length - 1);
  if (sorted.length === 0) return Number.NaN;
  return at === below ? sorted[below] : sorted[below] + (at - below) * (sorted[next] - sorted[below]);
}
