import { log, square } from '../../engine/index.js';
import type { NoValueReason } from './noValueReason.js';
import type { Sample } from './sample.js';

/** An additive measure and its two parts: within + between = total, to rounding. */
export interface Decomposition {
  total: number;
  within: number;
  between: number;
  why?: NoValueReason;
}

/** The generalised entropy measures of order 1, 0 and 2. */
export type Entropy = 'theil-t' | 'theil-l' | 'half-squared-cv';

/** Sums over the members of a group, values in units of the sample's scale; n above zero. */
interface GroupSums {
  n: number;
  total: number;
  logs: number;
  weightedLogs: number;
  deviation: number;
  squares: number;
}

interface Form {
  /** The measure itself. */
  of: (g: GroupSums) => number;
  /** What a group adds within: its weight times its measure. */
  within: (g: GroupSums, all: GroupSums) => number;
  /** What a group adds between: f(μ[j]/μ). */
  term: (r: number) => number;
}

const theilT = (g: GroupSums) => g.weightedLogs / g.total - log(g.total / g.n);
const theilL = (g: GroupSums) => log(g.total / g.n) - g.logs / g.n;
const variance = (g: GroupSums) => g.squares / g.n - square(g.deviation / g.n);

const forms = {
  'theil-t': {
    of: theilT,
    within: (g, all) => (g.total > 0 ? (g.total / all.total) * theilT(g) : 0),
    term: (r) => (r === 0 ? 0 : r * log(r)),
  },
  'theil-l': {
    of: theilL,
    within: (g, all) => (g.n / all.n) * theilL(g),
    term: (r) => -log(r),
  },
  'half-squared-cv': {
    of: (g) => variance(g) / (2 * square(g.total / g.n)),
    within: (g, all) => ((g.n / all.n) * variance(g)) / (2 * square(all.total / all.n)),
    term: (r) => square(r - 1) / 2,
  },
} satisfies Record<Entropy, Form>;

/** The measures in the order of the tables. */
export const entropies = Object.keys(forms) as readonly Entropy[];

/**
 * The parts of Theil's T and L and half the squared coefficient of variation within and between groups:
 *
 *     between = Σ p f(μ[j]/μ)      within = Σ w E[j],  w = s (T), p (L), s²/p (half squared CV)
 *
 * where p and s are a group's share of the units and of the sum, E[j] the measure within it (0 in a group of one), and
 * f(r) = r ln r, −ln r, (r − 1)²/2. A unit without a value or a group (−1) is left out. Source: Shorrocks (1980).
 */
export function decompose(
  sample: Sample,
  memberOf: ArrayLike<number>,
  groups: number,
): Record<Entropy, Decomposition> {
  const { all, by } = groupSums(sample, memberOf, groups);
  const parts = (entropy: Entropy): Decomposition => {
    const why = whyNot(entropy, sample, all, by.length);
    if (why) return { total: Number.NaN, within: Number.NaN, between: Number.NaN, why };
    const { of, within: inside, term } = forms[entropy];
    let within = 0;
    let between = 0;
    for (const group of by) {
      const p = group.n / all.n;
      const s = group.total / all.total;
      between += p * term(s / p);
      if (group.n > 1) within += Math.max(0, inside(group, all));
    }
    return { total: Math.max(0, of(all)), within, between };
  };
  return {
    'theil-t': parts('theil-t'),
    'theil-l': parts('theil-l'),
    'half-squared-cv': parts('half-squared-cv'),
  };
}

/** Sums over all units with a group, and over the members of each group that has any. */
function groupSums(sample: Sample, memberOf: ArrayLike<number>, groups: number) {
  const sums = Array.from({ length: groups + 1 }, (): GroupSums => {
    return { n: 0, total: 0, logs: 0, weightedLogs: 0, deviation: 0, squares: 0 };
  });
  const all = sums[groups];
  sample.units.forEach((c, i) => {
    if (!(memberOf[c] >= 0)) return;
    const x = sample.values[i];
    const d = sample.deviations[i];
    for (const g of [sums[memberOf[c]], all]) {
      g.n++;
      g.total += x;
      g.logs += sample.logs[i];
      if (x !== 0) g.weightedLogs += x * sample.logs[i];
      g.deviation += d;
      g.squares += d * d;
    }
  });
  return { all, by: sums.slice(0, groups).filter((g) => g.n > 0) };
}

function whyNot(entropy: Entropy, sample: Sample, all: GroupSums, groups: number): NoValueReason | undefined {
  if (all.n === 0) return 'no-units';
  if (all.n === 1) return 'one-unit';
  if (!sample.isRatio) return 'no-natural-zero';
  if (sample.least < 0) return 'negative-values';
  if (all.total === 0) return 'sum-zero';
  if (entropy === 'theil-l' && all.logs === Number.NEGATIVE_INFINITY) return 'zero-under-log';
  return groups < 2 ? 'one-group' : undefined;
}
