import { log, square } from '../../engine/index.js';

/** The exponential smoothing models: simple, Holt, damped, Holt-Winters additive (AAA) and multiplicative (MAM). */
export const etsNames = ['simple', 'holt', 'damped', 'additive', 'multiplicative'] as const;
export type EtsName = (typeof etsNames)[number];

/** The components of a model; `season` and `error` are both multiplicative or both additive. */
export interface EtsShape {
  trend: boolean;
  damped: boolean;
  /** Periods in a season; 1 for none. */
  length: number;
  multiplicative: boolean;
}

/** A model with all parameters. The last season of `seasons` comes first: `seasons[length − 1]` is for the first period. */
export interface EtsParameters {
  alpha: number;
  beta: number;
  gamma: number;
  phi: number;
  level: number;
  slope: number;
  seasons: Float64Array;
}

export function shapeOf(name: EtsName, length: number): EtsShape {
  return {
    trend: name !== 'simple',
    damped: name === 'damped',
    length: name === 'additive' || name === 'multiplicative' ? length : 1,
    multiplicative: name === 'multiplicative',
  };
}

/** The fit of a model to a series. */
export interface EtsRun {
  /** Minus twice the log-likelihood, up to a constant: n ln Σe² (+ 2 Σ ln |forecast|). Smaller is better. */
  goal: number;
  /** Σ e²; relative errors in a multiplicative model. */
  squares: number;
  /** State after the last period. */
  state: { level: number; slope: number; seasons: Float64Array };
}

/**
 * Runs a model through a series: forecast of each period from the state before, error, new state.
 *     forecast = (l + φb) + s   or   (l + φb) · s
 *     l' = q + α (y − s − q)   or   q + α (y/s − q),   q = l + φb
 *     b' = φb + (β/α)(l' − l − φb),   s' = s + γ (y − q − s)   or   s + γ (y/q − s)
 * Source: Hyndman, Koehler, Ord and Snyder (2008), table 2.2 and section 5.1; R forecast `ets`.
 */
export function runEts(y: ArrayLike<number>, shape: EtsShape, of: EtsParameters): EtsRun {
  const ring = of.seasons.slice();
  const { goal, squares, level, slope, at } = walk(y, shape, of, ring);
  const seasons = ring.map((_, i) => ring[(at + 1 + i) % shape.length]);
  return { goal, squares, state: { level, slope, seasons } };
}

/** The objective to be minimised, alone. It overwrites the seasons. */
export function etsGoal(y: ArrayLike<number>, shape: EtsShape, of: EtsParameters): number {
  return walk(y, shape, of, of.seasons).goal;
}

/** The seasons are a ring buffer, run backwards: `at` is the position of the season of the period, which is then updated. */
function walk(
  y: ArrayLike<number>,
  { trend, length, multiplicative }: EtsShape,
  { alpha, beta, gamma, phi, level: first, slope: firstSlope }: EtsParameters,
  ring: Float64Array,
) {
  const seasonal = length > 1;
  const share = beta / alpha;
  let level = first;
  let slope = firstSlope;
  let at = length - 1;
  // Forecasts are multiplied before their logarithm is taken, as long as the product stays in range.
  let squares = 0;
  let logs = 0;
  let product = 1;
  for (let t = 0; t < y.length; t++) {
    const step = trend ? phi * slope : 0;
    const q = level + step;
    const s = seasonal ? ring[at] : 0;
    const forecast = multiplicative ? q * s : q + s;
    const off = multiplicative ? (y[t] - forecast) / forecast : y[t] - forecast;
    squares += off * off;
    if (multiplicative) {
      product *= Math.abs(forecast);
      if (!(product > 1e-100 && product < 1e100)) {
        logs += log(product);
        product = 1;
      }
    }
    const bare = multiplicative ? y[t] / s : y[t] - s;
    level = q + alpha * (bare - q);
    if (trend) slope = step + share * (level - q);
    if (seasonal) {
      const now = multiplicative ? y[t] / q : y[t] - q;
      ring[at] = s + gamma * (now - s);
      at = at === 0 ? length - 1 : at - 1;
    }
  }
  const goal = y.length * log(squares) + 2 * (logs + log(product));
  return { goal, squares, level, slope, at };
}

/** The number of estimated parameters: smoothing, level, slope, and one fewer than the seasons. */
export function countOf({ trend, damped, length }: EtsShape): number {
  return 2 + (trend ? 2 : 0) + (damped ? 1 : 0) + (length > 1 ? length : 0);
}

/** σ²: Σe² over the periods less the numbers estimated, and Akaike's criterion (the variance counts as one more). */
export function etsErrors(run: EtsRun, n: number, shape: EtsShape): { variance: number; aic: number } {
  const count = countOf(shape);
  return { variance: run.squares / (n - count), aic: run.goal + 2 * (count + 1) };
}

/** Mean and variance of forecasts. */
export interface ForecastMoments {
  mean: number[];
  variance: number[];
}

/**
 * Forecasts of a model with additive errors. Var(h) = σ² (1 + Σ_{j<h} c_j²), c_j = α + β (φ + … + φ^j) + γ [j is a whole season].
 * Source: Hyndman et al. (2008), table 6.1.
 */
export function additiveAhead(
  { state }: EtsRun,
  variance: number,
  shape: EtsShape,
  { alpha, beta, gamma, phi }: EtsParameters,
  steps: number,
): ForecastMoments {
  const mean: number[] = [];
  const spread: number[] = [];
  let damping = 0;
  let power = 1;
  let squares = 0;
  for (let h = 1; h <= steps; h++) {
    power *= phi;
    damping += power;
    const season = shape.length > 1 ? state.seasons[shape.length - 1 - ((h - 1) % shape.length)] : 0;
    mean.push(state.level + (shape.trend ? damping * state.slope : 0) + season);
    spread.push(variance * (1 + squares));
    const whole = shape.length > 1 && h % shape.length === 0 ? gamma : 0;
    squares += square(alpha + (shape.trend ? beta * damping : 0) + whole);
  }
  return { mean, variance: spread };
}
