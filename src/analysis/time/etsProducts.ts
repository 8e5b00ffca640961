import type { Ahead, EtsParameters, EtsRun } from './ets.js';

/** A map of (level, slope): two rows. */
type Pair = readonly [number, number, number, number];

/**
 * Forecasts of the multiplicative Holt-Winters model, exactly. The products z of (level, slope) with the seasons go from one
 * period to the next as z' = (A + Bε + Cε²) z, with E ε² = σ² and E ε⁴ = 3σ⁴, so that
 *     E z' = (A + σ²C) E z,   E z'z'ᵀ = A S Aᵀ + σ² (A S Cᵀ + C S Aᵀ + B S Bᵀ) + 3σ⁴ C S Cᵀ,   S = E z zᵀ,
 * and a figure is y = w·z (1 + ε). Source: Hyndman, Koehler, Ord and Snyder (2008), section 6.4 (class 3).
 *
 * @param variance σ², of relative errors
 */
export function multiplicativeAhead(
  { state }: EtsRun,
  variance: number,
  { alpha, beta, gamma }: EtsParameters,
  steps: number,
): Ahead {
  const maps = mapsOf(alpha, beta, gamma);
  let z = Float64Array.from(state.seasons.flatMap((s) => [state.level * s, state.slope * s]));
  let moments = z.length === 0 ? [] : Array.from(z, (a) => z.map((b) => a * b));
  const found: Ahead = { mean: [], variance: [] };
  for (let h = 0; h < steps; h++) {
    const mean = due(z);
    const square = due(Float64Array.from(moments, due));
    found.mean.push(mean);
    found.variance.push((1 + variance) * square - mean * mean);
    const [a, c] = [maps.A(z), maps.C(z)];
    z = z.map((_, i) => a[i] + variance * c[i]);
    moments = next(moments, maps, variance);
  }
  return found;
}

/** Level plus slope times the season that is due, the last of them. */
const due = (z: Float64Array) => z[z.length - 2] + z[z.length - 1];

type Map = (z: Float64Array) => Float64Array;

/** What does not depend on the shock, what is linear in it, and what is quadratic. */
function mapsOf(alpha: number, beta: number, gamma: number): Record<'A' | 'B' | 'C', Map> {
  const onward: Pair = [1, 1, 0, 1];
  const shaken: Pair = [alpha, alpha, beta, beta];
  const times = (by: number, pair: Pair) => pair.map((x) => by * x) as unknown as Pair;
  const both = onward.map((x, i) => gamma * x + shaken[i]) as unknown as Pair;
  return {
    A: (z) => turned(z, onward, onward),
    B: (z) => turned(z, both, shaken),
    C: (z) => turned(z, times(gamma, shaken), [0, 0, 0, 0]),
  };
}

/** The seasons move on by one; the one that was due comes first, by a map of its own. */
function turned(z: Float64Array, first: Pair, others: Pair): Float64Array {
  const out = new Float64Array(z.length);
  for (let k = 0; k < z.length; k += 2) {
    const from = k === 0 ? z.length - 2 : k - 2;
    const [a, b, c, d] = k === 0 ? first : others;
    out[k] = a * z[from] + b * z[from + 1];
    out[k + 1] = c * z[from] + d * z[from + 1];
  }
  return out;
}

function next(
  moments: readonly Float64Array[],
  { A, B, C }: Record<'A' | 'B' | 'C', Map>,
  variance: number,
): Float64Array<ArrayBuffer>[] {
  const [aa, ac, bb, cc] = [
    between(A, moments, A),
    between(A, moments, C),
    between(B, moments, B),
    between(C, moments, C),
  ];
  return aa.map((line, i) =>
    Float64Array.from(line, (x, j) => {
      return x + variance * (ac[i][j] + ac[j][i] + bb[i][j]) + 3 * variance * variance * cc[i][j];
    }),
  );
}

/** Left · moments · rightᵀ. */
function between(left: Map, moments: readonly Float64Array[], right: Map): Float64Array[] {
  return turnedOver(turnedOver(moments.map(right)).map(left));
}

function turnedOver(matrix: readonly Float64Array[]): Float64Array[] {
  return matrix.map((_, i) => Float64Array.from(matrix, (line) => line[i]));
}
