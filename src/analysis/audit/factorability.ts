import { type Components, chiSquareUpperTail, log, square } from '../../engine/index.js';
import type { NoStatisticReason } from './noStatisticReason.js';

/** Whether columns have enough in common for principal components to describe them. All figures are NaN where `why` says the reason. */
export interface Factorability {
  /** Kaiser-Meyer-Olkin measure of sampling adequacy, 0 to 1; with two columns it is ½ whatever they are. */
  kmo: number;
  /** The same of each column by itself. */
  adequacy: number[];
  /** Bartlett’s test of the hypothesis that no column is correlated with another: χ², its degrees of freedom, its p-value. */
  sphericity: { chiSquare: number; degrees: number; p: number };
  why: Extract<NoStatisticReason, 'fewer-units' | 'singular'> | null;
}

/** Below this share of the largest eigenvalue, the smallest counts as 0: the correlation matrix has no inverse. */
const singular = 1e-12;

/**
 * The Kaiser-Meyer-Olkin measure `Σ r² / (Σ r² + Σ q²)` over pairs of columns, where q is the partial correlation given all other
 * columns, and Bartlett’s test of sphericity `χ² = −(n − 1 − (2k + 5)/6) · ln |R|` with `k(k − 1)/2` degrees of freedom, over the n
 * units that have all k columns. Undefined where R has no inverse: with no more units than columns, or where a column
 * follows from the others. Source: Kaiser (1970); Kaiser and Rice (1974); Bartlett (1950); OECD/JRC Handbook (2008), 4.1; R `psych`
 * (`KMO`, `cortest.bartlett`).
 */
export function factorability({ units, eigenvalues, vectors }: Components): Factorability {
  const k = eigenvalues.length;
  const n = units.length;
  const degrees = (k * (k - 1)) / 2;
  const why = n <= k ? 'fewer-units' : eigenvalues[k - 1] > singular * eigenvalues[0] ? null : 'singular';
  if (why) {
    const none = new Array<number>(k).fill(Number.NaN);
    return {
      kmo: Number.NaN,
      adequacy: none,
      sphericity: { chiSquare: Number.NaN, degrees, p: Number.NaN },
      why,
    };
  }
  const product = (i: number, j: number, of: (value: number) => number) =>
    eigenvalues.reduce((sum, value, c) => sum + vectors[i][c] * vectors[j][c] * of(value), 0);
  const columns = vectors.map((_, i) => i);
  const own = columns.map((i) => product(i, i, (value) => 1 / value));
  const sums = columns.map((i) => {
    const others = columns.filter((j) => j !== i);
    const squares = (of: (j: number) => number) => others.reduce((sum, j) => sum + of(j), 0);
    return {
      whole: squares((j) => square(product(i, j, (value) => value))),
      partial: squares((j) => square(product(i, j, (value) => 1 / value)) / (own[i] * own[j])),
    };
  });
  const all = (part: 'whole' | 'partial') => sums.reduce((sum, of) => sum + of[part], 0);
  const chiSquare = -(n - 1 - (2 * k + 5) / 6) * eigenvalues.reduce((sum, value) => sum + log(value), 0);
  return {
    kmo: all('whole') / (all('whole') + all('partial')),
    adequacy: sums.map(({ whole, partial }) => whole / (whole + partial)),
    sphericity: { chiSquare, degrees, p: chiSquareUpperTail(Math.max(0, chiSquare), degrees) },
    why,
  };
}
