import { seasonsOf } from './classical.js';
import {
  additiveAhead,
  countOf,
  type EtsName,
  type EtsParameters,
  type EtsRun,
  type EtsShape,
  etsErrors,
  etsGoal,
  type ForecastMoments,
  runEts,
  shapeOf,
} from './ets.js';
import { multiplicativeAhead } from './etsProducts.js';
import { nelderMead } from './nelderMead.js';

/** A model fitted to a series. */
export interface EtsFit {
  name: EtsName;
  shape: EtsShape;
  parameters: EtsParameters;
  run: EtsRun;
  /** σ² and Akaike's criterion. */
  variance: number;
  aic: number;
}

/** Why a method cannot forecast a series. */
export type NoForecast = 'too-few-periods' | 'fewer-than-two-seasons' | 'gaps' | 'constant' | 'not-positive';

/**
 * Fits an exponential smoothing model by maximum likelihood, smoothing parameters and initial state together.
 * α, β, γ and φ stay within 0.0001 … 0.9999 with β < α and γ < 1 − α, φ within 0.8 … 0.98, as in R forecast `ets`.
 *
 * @param length periods in a season
 * @param most evaluations of the likelihood
 */
export function fitEts(
  y: ArrayLike<number>,
  name: EtsName,
  length: number,
  most = 2000,
): EtsFit | { why: NoForecast } {
  const shape = shapeOf(name, length);
  const why = whyUnfit(y, shape);
  if (why) return { why };
  const tried = noParameters(shape);
  const goal = (x: readonly number[]) => {
    const of = parametersOf(x, shape, tried);
    return isAllowed(of, shape) ? etsGoal(y, shape, of) : Number.POSITIVE_INFINITY;
  };
  const { x } = startOf(y, shape, goal);
  const found = nelderMead(goal, x, stepsOf(x, shape, y), most);
  const parameters = parametersOf(found.x, shape);
  const run = runEts(y, shape, parameters);
  return { name, shape, parameters, run, ...etsErrors(run, y.length, shape) };
}

/** Mean and variance of the periods that follow. */
export function forecastMoments(
  { run, variance, shape, parameters }: EtsFit,
  steps: number,
): ForecastMoments {
  return shape.multiplicative
    ? multiplicativeAhead(run, variance, parameters, steps)
    : additiveAhead(run, variance, shape, parameters, steps);
}

function whyUnfit(y: ArrayLike<number>, shape: EtsShape): NoForecast | undefined {
  const values = Array.from(y);
  if (values.some((v) => !Number.isFinite(v))) return 'gaps';
  if (shape.length > 1 && y.length < 2 * shape.length + 1) return 'fewer-than-two-seasons';
  if (y.length < countOf(shape) + 1) return 'too-few-periods';
  if (values.every((v) => v === y[0])) return 'constant';
  return shape.multiplicative && values.some((v) => v <= 0) ? 'not-positive' : undefined;
}

/** The numbers in the order in which they are searched: α, β, φ, γ, level, slope, all seasons but the first period's. */
function parametersOf(x: readonly number[], shape: EtsShape, into = noParameters(shape)): EtsParameters {
  const { trend, damped, length, multiplicative } = shape;
  const { seasons } = into;
  let i = 0;
  into.alpha = x[i++];
  into.beta = trend ? x[i++] : 0;
  into.phi = damped ? x[i++] : 1;
  into.gamma = length > 1 ? x[i++] : 0;
  into.level = x[i++];
  into.slope = trend ? x[i++] : 0;
  let sum = 0;
  for (let s = 0; s < seasons.length - 1; s++) {
    seasons[s] = x[i + s];
    sum += x[i + s];
  }
  if (length > 1) seasons[length - 1] = (multiplicative ? length : 0) - sum;
  return into;
}

function noParameters({ length }: EtsShape): EtsParameters {
  const seasons = new Float64Array(length > 1 ? length : 0);
  return { alpha: 0, beta: 0, gamma: 0, phi: 1, level: 0, slope: 0, seasons };
}

function isAllowed({ alpha, beta, gamma, phi, seasons }: EtsParameters, shape: EtsShape): boolean {
  const inside = (x: number) => x >= 1e-4 && x <= 0.9999;
  return (
    inside(alpha) &&
    (!shape.trend || (inside(beta) && beta <= alpha)) &&
    (!shape.damped || (phi >= 0.8 && phi <= 0.98)) &&
    (shape.length === 1 || (inside(gamma) && gamma <= 1 - alpha)) &&
    (!shape.multiplicative || seasons.every((s) => s > 0))
  );
}

/** Level and slope of a line through the first ten values without their season; the better of a small and a large α. */
function startOf(y: ArrayLike<number>, shape: EtsShape, goal: (x: readonly number[]) => number) {
  const { trend, damped, length, multiplicative } = shape;
  const seasonal = length > 1;
  const season = seasonal ? seasonsOf(y, length, multiplicative) : [];
  const bare = Array.from(y, (v, t) => {
    if (!seasonal) return v;
    return multiplicative ? v / season[t % length] : v - season[t % length];
  });
  const { level, slope } = lineOf(bare.slice(0, Math.max(10, length)));
  const starts = [0.2, 0.7].map((alpha) => {
    const x = [
      alpha,
      ...(trend ? [0.1 * alpha] : []),
      ...(damped ? [0.95] : []),
      ...(seasonal ? [0.1 * (1 - alpha)] : []),
      trend ? level : level + slope,
      ...(trend ? [slope] : []),
      ...(seasonal ? Array.from({ length: length - 1 }, (_, j) => season[length - 1 - j]) : []),
    ];
    return { x, value: goal(x) };
  });
  return starts.reduce((best, s) => (s.value < best.value ? s : best));
}

/** Level before the first value, and slope, of the line of least squares. */
function lineOf(y: readonly number[]): { level: number; slope: number } {
  const n = y.length;
  const [meanT, mean] = [(n + 1) / 2, y.reduce((a, b) => a + b, 0) / n];
  let [tt, ty] = [0, 0];
  y.forEach((v, i) => {
    tt += (i + 1 - meanT) * (i + 1 - meanT);
    ty += (i + 1 - meanT) * (v - mean);
  });
  const slope = tt > 0 ? ty / tt : 0;
  return { level: mean - slope * meanT, slope };
}

function stepsOf(x: readonly number[], shape: EtsShape, y: ArrayLike<number>): number[] {
  const values = Array.from(y);
  const range = values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
  const smoothing = 1 + (shape.trend ? 1 : 0) + (shape.damped ? 1 : 0) + (shape.length > 1 ? 1 : 0);
  const states = x.slice(smoothing).map((_, i) => {
    if (i === 0) return range / 10;
    if (i === 1 && shape.trend) return range / (10 * y.length);
    return shape.multiplicative ? 0.05 : range / 20;
  });
  return [0.1, ...x.slice(1, smoothing).map((v) => v / 2), ...states].map((step, i) => {
    const damping = shape.damped && i === 2;
    return damping ? -0.05 : step;
  });
}
