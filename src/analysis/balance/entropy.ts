import { log, square } from '../../engine/index.js';
import type { Undefined } from './undefined.js';

/** An additive measure and its two parts: within + between = total, to rounding. */
export interface Decomposition {
  total: number;
  within: number;
  between: number;
  why?: Undefined;
}

/** The generalised entropy measures of order 1, 0 and 2. */
export type Entropy = 'theil-t' | 'theil-l' | 'half-squared-cv';

/** What a value adds where r is the value over the mean; the weight of a group by its shares of units and sum. */
const forms: Record<Entropy, { term: (r: number) => number; weight: (p: number, s: number) => number }> = {
  'theil-t': { term: (r) => (r === 0 ? 0 : r * log(r)), weight: (_, s) => s },
  'theil-l': { term: (r) => -log(r), weight: (p) => p },
  'half-squared-cv': { term: (r) => square(r - 1) / 2, weight: (p, s) => (p === 0 ? 0 : (s * s) / p) },
};

/**
 * The parts of Theil's T and L and half the squared coefficient of variation within and between groups:
 *
 *     between = Σ p f(μ[j]/μ)      within = Σ w E[j],  w = s (T), p (L), s²/p (half squared CV)
 *
 * where p and s are a group's share of the units and of the sum, E[j] the measure within it (0 in a group of one).
 * A unit without a value or a group (−1) takes no part. Source: Shorrocks (1980).
 */
export function decompose(
  entropy: Entropy,
  values: ArrayLike<number>,
  memberOf: ArrayLike<number>,
  groups: number,
): Decomposition {
  const members: number[][] = Array.from({ length: groups }, () => []);
  for (let c = 0; c < values.length; c++) {
    if (memberOf[c] >= 0 && values[c] === values[c]) members[memberOf[c]].push(values[c]);
  }
  const all = members.flat();
  const why = whyNot(entropy, all, members.filter((m) => m.length > 0).length);
  if (why) return { total: Number.NaN, within: Number.NaN, between: Number.NaN, why };
  const { term, weight } = forms[entropy];
  const sum = all.reduce((a, b) => a + b, 0);
  const mean = sum / all.length;
  let [within, between, total] = [0, 0, 0];
  for (const own of members) {
    if (own.length === 0) continue;
    const p = own.length / all.length;
    const s = own.reduce((a, b) => a + b, 0) / sum;
    between += p * term(s / p);
    if (s > 0) within += weight(p, s) * meanTerm(own, (s / p) * mean, term);
    total += p * meanTerm(own, mean, term);
  }
  return { total, within, between };
}

function meanTerm(values: readonly number[], mean: number, term: (r: number) => number): number {
  return values.reduce((sum, x) => sum + term(x / mean), 0) / values.length;
}

function whyNot(entropy: Entropy, values: readonly number[], groups: number): Undefined | undefined {
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  if (values.length === 0) return 'no-units';
  if (values.length === 1) return 'one-unit';
  if (least < 0) return 'negative-values';
  if (values.every((x) => x === 0)) return 'sum-zero';
  if (entropy === 'theil-l' && least === 0) return 'zero-under-log';
  return groups < 2 ? 'one-group' : undefined;
}
