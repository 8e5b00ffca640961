import type { NoValueReason } from './noValueReason.js';
import type { Sample } from './sample.js';

/** Two groups j > h: the Gini ratio between them and their relative economic affluence (0–1). */
export interface Pair {
  j: number;
  h: number;
  gini: number;
  affluence: number;
}

/** The decomposition of the Gini coefficient: within + between + transvariation = total, to rounding. */
export interface Dagum {
  total: number;
  within: number;
  /** Net part between groups. */
  between: number;
  /** Overlap: units of the poorer group that are above units of the richer. */
  transvariation: number;
  /** Gini coefficient within each group; NaN for a group without units or with the sum 0. */
  groups: Float64Array;
  /** For each pair of groups with units. */
  pairs: () => Pair[];
  /** Units that have a value and a group. */
  units: number;
  why?: NoValueReason;
}

/**
 * Dagum's decomposition of the Gini coefficient by groups. With Δ the mean difference of two groups, G = Δ/(μj + μh),
 * D = (d − p)/(d + p), d and p the mean excess of the richer over the poorer and the other way round,
 *
 *     within Σ G[jj] p[j] s[j]    between Σ G[jh] D[jh] (p[j] s[h] + p[h] s[j])    transvariation the same with 1 − D
 *
 * where p and s are a group's share of the units and of the sum. A unit without a value or a group (−1) is left out.
 * Source: Dagum (1997), A new approach to the decomposition of the Gini income inequality ratio.
 */
export function dagum(sample: Sample, memberOf: ArrayLike<number>, groups: number): Dagum {
  const { counts, sums, excess } = excesses(sample, memberOf, groups);
  let n = 0;
  let total = 0;
  for (let j = 0; j < groups; j++) {
    n += counts[j];
    total += sums[j];
  }
  const why = whyNot(n, sample, total, counts);
  if (why) return withoutValue(n, groups, why);
  const own = Float64Array.from(counts, (_, j) => excess[j * groups + j]);
  const whole = n * total;
  let within = 0;
  let between = 0;
  let transvariation = 0;
  for (let j = 0; j < groups; j++) {
    within += own[j] / whole;
    for (let h = 0; h < j; h++) {
      const [up, down] = [excess[j * groups + h], excess[h * groups + j]];
      const p = isRicher(j, h) ? down : up;
      between += (isRicher(j, h) ? up - down : down - up) / whole;
      transvariation += (2 * p) / whole;
    }
  }
  return {
    total: within + between + transvariation,
    within,
    between,
    transvariation,
    groups: own.map((sum, j) => (sums[j] > 0 ? sum / (counts[j] * sums[j]) : Number.NaN)),
    pairs,
    units: n,
  };

  function isRicher(j: number, h: number): boolean {
    return sums[j] * counts[h] >= sums[h] * counts[j];
  }

  function pairs(): Pair[] {
    const here = [...counts.keys()].filter((j) => counts[j] > 0);
    return here.flatMap((j) =>
      here
        .filter((h) => h < j)
        .map((h) => {
          const [up, down] = [excess[j * groups + h], excess[h * groups + j]];
          const [d, p] = isRicher(j, h) ? [up, down] : [down, up];
          const both = sums[j] * counts[h] + sums[h] * counts[j];
          const gini = both > 0 ? (d + p) / both : Number.NaN;
          return { j, h, gini, affluence: d + p > 0 ? (d - p) / (d + p) : 0 };
        }),
    );
  }
}

function withoutValue(units: number, groups: number, why: NoValueReason): Dagum {
  const nan = Number.NaN;
  const none = { total: nan, within: nan, between: nan, transvariation: nan };
  return { ...none, groups: new Float64Array(groups).fill(nan), pairs: () => [], units, why };
}

/** For each pair of groups (j, h), the sum of y − z over members y of j and z of h with y above z. */
function excesses({ units, values }: Sample, memberOf: ArrayLike<number>, groups: number) {
  const counts = new Float64Array(groups);
  const sums = new Float64Array(groups);
  const excess = new Float64Array(groups * groups);
  for (let i = 0; i < units.length; i++) {
    const j = memberOf[units[i]];
    if (!(j >= 0)) continue;
    const x = values[i];
    const row = j * groups;
    for (let h = 0; h < groups; h++) excess[row + h] += x * counts[h] - sums[h];
    counts[j]++;
    sums[j] += x;
  }
  return { counts, sums, excess };
}

function whyNot(
  n: number,
  { least, isRatio }: Sample,
  total: number,
  counts: Float64Array,
): NoValueReason | undefined {
  if (n === 0) return 'no-units';
  if (n === 1) return 'one-unit';
  if (!isRatio) return 'no-natural-zero';
  if (least < 0) return 'negative-values';
  if (total === 0) return 'sum-zero';
  return counts.filter((m) => m > 0).length < 2 ? 'one-group' : undefined;
}
