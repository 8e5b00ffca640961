/**
 * Gini coefficient of groups of which only the sizes and sums are known, all members of a group held equal:
 * G = 1 − Σ p_k (L_k + L_(k−1)), groups in ascending order of their means, p the share of members, L the cumulated share of
 * the sum. It is the part between groups and therefore a lower bound of the Gini of the members; with one member in each group it
 * equals it. The order of the groups does not matter.
 *
 * @returns 0 to 1; NaN without members or without a sum above 0, or where a sum is negative or missing
 * Source: Gastwirth (1972), lower bound
 */
export function groupedGini(sizes: readonly number[], sums: readonly number[]): number {
  const members = sizes.reduce((a, b) => a + b, 0);
  const total = sums.reduce((a, b) => a + b, 0);
  if (!(members > 0 && total > 0) || sums.some((x) => !(x >= 0))) return Number.NaN;
  const groups = sizes.map((n, k) => ({ n, sum: sums[k] })).filter((g) => g.n > 0);
  groups.sort((a, b) => a.sum / a.n - b.sum / b.n);
  let below = 0;
  let area = 0;
  for (const { n, sum } of groups) {
    area += n * (2 * below + sum);
    below += sum;
  }
  return Math.max(0, 1 - area / (members * total));
}
