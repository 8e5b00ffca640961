import type { EtsParameters, EtsRun, ForecastMoments } from './ets.js';

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
): ForecastMoments {
  const { A, B, C } = turnsOf(alpha, beta, gamma);
  let z = Float64Array.from([...state.seasons].flatMap((s) => [state.level * s, state.slope * s]));
  const size = z.length;
  let moments = Float64Array.from({ length: size * size }, (_, i) => z[Math.floor(i / size)] * z[i % size]);
  const found: ForecastMoments = { mean: [], variance: [] };
  for (let h = 0; h < steps; h++) {
    const mean = z[size - 2] + z[size - 1];
    const square = lastFour(moments, size);
    found.mean.push(mean);
    found.variance.push((1 + variance) * square - mean * mean);
    const [a, c] = [turned(z, size, A), turned(z, size, C)];
    z = z.map((_, i) => a[i] + variance * c[i]);
    const between = (left: Turn, right: Turn) => turned(turned(moments, size, left), size, right);
    const [aa, ac, bb, cc] = [between(A, A), between(A, C), between(B, B), between(C, C)];
    moments = aa.map((x, at) => {
      const mirrored = (at % size) * size + Math.floor(at / size);
      return x + variance * (ac[at] + ac[mirrored] + bb[at]) + 3 * variance * variance * cc[at];
    });
  }
  return found;
}

/** E (level + slope)² of the next season, the last in the list. */
function lastFour(moments: Float64Array, size: number): number {
  const at = (i: number, j: number) => moments[i * size + j];
  const [i, j] = [size - 2, size - 1];
  return at(i, i) + at(i, j) + (at(j, i) + at(j, j));
}

/** Shifts the seasons by one; the current one comes first, by its own map. */
interface Turn {
  first: Pair;
  others: Pair;
}

/** The terms that are constant, linear and quadratic in the shock. */
function turnsOf(alpha: number, beta: number, gamma: number): Record<'A' | 'B' | 'C', Turn> {
  const onward: Pair = [1, 1, 0, 1];
  const shaken: Pair = [alpha, alpha, beta, beta];
  const times = (by: number, pair: Pair) => pair.map((x) => by * x) as unknown as Pair;
  const both = onward.map((x, i) => gamma * x + shaken[i]) as unknown as Pair;
  return {
    A: { first: onward, others: onward },
    B: { first: both, others: shaken },
    C: { first: times(gamma, shaken), others: [0, 0, 0, 0] },
  };
}

/** A transposed product of rows; applied twice it is left · matrix · rightᵀ. @param matrix `row * columns + column` */
function turned(matrix: Float64Array, rows: number, { first, others }: Turn): Float64Array<ArrayBuffer> {
  const columns = matrix.length / rows;
  const out = new Float64Array(matrix.length);
  for (let k = 0; k < rows; k += 2) {
    const from = (k === 0 ? rows - 2 : k - 2) * columns;
    const [a, b, c, d] = k === 0 ? first : others;
    for (let j = 0; j < columns; j++) {
      const x = matrix[from + j];
      const y = matrix[from + columns + j];
      out[j * rows + k] = a * x + b * y;
      out[j * rows + k + 1] = c * x + d * y;
    }
  }
  return out;
}
