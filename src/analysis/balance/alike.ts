import { exp, log, median } from '../../engine/index.js';
import { factorise, forward } from '../robustness/cholesky.js';

/** A square matrix by row. */
export type Square = readonly Float64Array[];

/** How far neighbours are alike, in median distances. */
export const ranges: readonly number[] = [0.05, 0.1, 0.2, 0.4, 0.8];

/** Which share of the variance they have in common. */
const shares = [0.2, 0.4, 0.6, 0.8, 0.95];

/** How alike neighbours are is learnt from so many places, evenly taken; all of them count. */
const mostFitted = 120;

/** Covariances with less weight than this share of the whole are not looked at. */
const least = 0.02;

/** Values of some places, which may depend on other columns. */
export interface FieldColumn {
  /** The places, by their number in the distances. */
  at: readonly number[];
  values: Float64Array;
  /** What is left out of the values: a column of ones for their mean, and others. */
  design: readonly Float64Array[];
}

/** An exponential covariance of places with its weight; `variance` is that of the values. */
export interface WeighedCovariance {
  weight: number;
  variance: number;
  like: Square;
}

/**
 * How alike places are by their distance: exponential covariances, each weighed by its restricted likelihood, which is the mean of
 * that of all columns times the number of independent columns. Weights add up to one; nothing where no column says anything.
 *
 * @param distances kilometres between all places
 * @param over how far neighbours may be alike (`ranges`), and how many independent columns these are worth (1)
 */
export function weighedCovariances(
  distances: Square,
  columns: readonly FieldColumn[],
  over: { ranges?: readonly number[]; independent?: number } = {},
): WeighedCovariance[] {
  const { independent = 1 } = over;
  const typical = median(Float64Array.from(distances.flatMap((row, i) => [...row.subarray(0, i)])));
  const models = [
    { range: 1, share: 0 },
    ...(over.ranges ?? ranges).flatMap((range) => shares.map((share) => ({ range: range * typical, share }))),
  ].filter(({ range }) => range > 0);
  const factors = new Map<string, Float64Array[]>();
  const thinned = columns.map(thin);
  const fits = models.map((model, m) => {
    const each = thinned.map((column) => {
      const key = `${m} ${column.at.join(' ')}`;
      const factor = factors.get(key) ?? factorOf(distances, column.at, model);
      factors.set(key, factor);
      return restricted(factor, column);
    });
    const mean = (of: (one: Restricted) => number) =>
      each.reduce((sum, one) => sum + of(one), 0) / each.length;
    return {
      model,
      likelihood: independent * mean((one) => one.likelihood),
      variance: mean((one) => one.variance),
    };
  });
  const best = Math.max(...fits.map(({ likelihood }) => likelihood));
  if (!Number.isFinite(best)) return [];
  const weighed = fits.map((fit) => ({ ...fit, weight: exp(fit.likelihood - best) }));
  const all = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const used = weighed.filter(({ weight }) => weight > least * all);
  const whole = used.reduce((sum, { weight }) => sum + weight, 0);
  return used.map(({ model, weight, variance }) => ({
    ...{ weight: weight / whole, variance },
    like: covariances(distances, model),
  }));
}

interface Model {
  range: number;
  share: number;
}

const covariances = (distances: Square, { range, share }: Model): Float64Array[] =>
  distances.map((row, i) => row.map((d, j) => (i === j ? 1 : share * exp(-d / range))));

function factorOf(distances: Square, at: readonly number[], model: Model): Float64Array[] {
  const some = at.map((i) => Float64Array.from(at, (j) => distances[i][j]));
  const factor = covariances(some, model);
  factorise(factor);
  return factor;
}

function thin({ at, values, design }: FieldColumn): FieldColumn {
  const step = Math.ceil(at.length / mostFitted);
  const some = <T extends number[] | Float64Array>(of: T) => of.filter((_, i) => i % step === 0) as T;
  return { at: some([...at]), values: some(values), design: design.map(some) };
}

interface Restricted {
  likelihood: number;
  variance: number;
}

/** The restricted log-likelihood of values with a covariance, their design and variance left out, and that variance. */
function restricted(factor: Square, { values, design }: FieldColumn): Restricted {
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, i) => sum + x * b[i], 0);
  let left = forward(factor, values);
  let spent = 0;
  const kept: Float64Array[] = [];
  for (const column of design) {
    const own = forward(factor, column);
    const rest = kept.reduce((now, q) => take(now, q), own);
    const size = dot(rest, rest);
    if (!(size > 1e-12 * dot(own, own))) continue;
    const unit = rest.map((x) => x / Math.sqrt(size));
    kept.push(unit);
    left = take(left, unit);
    spent += log(size);
  }
  const freedom = values.length - kept.length;
  const squares = dot(left, left);
  const logDeterminant = 2 * factor.reduce((sum, row, i) => sum + log(row[i]), 0);
  return {
    likelihood: -(logDeterminant + spent + freedom * log(squares)) / 2,
    variance: squares / freedom,
  };

  function take(from: Float64Array, unit: Float64Array): Float64Array {
    const along = dot(from, unit);
    return from.map((x, i) => x - along * unit[i]);
  }
}
