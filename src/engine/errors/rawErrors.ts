import { type DataError, line, type Panel, type Plan } from '../../edition/index.js';
import { square } from '../elementary/power.js';
import type { Phases } from '../leaves.js';
import { formulaVariances } from './formulaErrors.js';

/** The figures of a panel before any phase, and after division by denominators and imputation. */
interface Figures {
  raw: Panel;
  filled: Panel;
}

/**
 * Standard errors of the raw figures of an indicator in one period (of all periods of the panel), in the unit they have after
 * division by the denominator; undefined where they are not known. A figure that is imputed has the error it would have if it
 * had been observed; one without an error of its own has 0. NaN where there is no figure. A count of n records has the variance n + ½ of
 * its rate after it was seen, Gamma(n + ½): no records are no certainty (Jeffreys' prior).
 *
 * @param raw figures before division by denominators
 */
export function rawErrors(
  plan: Plan,
  raw: Panel,
  { panel: filled }: Pick<Phases, 'panel'>,
  k: number,
  t: number,
): Float64Array | undefined {
  const of = { raw, filled };
  const { denominator, per } = plan.indicators[k];
  const y = line(filled, k, t).map(Math.abs);
  if (denominator < 0) return variances(plan, of, k, t, y)?.map(Math.sqrt);
  const below = presentOf(of, denominator, t);
  const own = variances(
    plan,
    of,
    k,
    t,
    y.map((value, c) => (value * below[c]) / per),
  );
  const ofBelow = own && variances(plan, of, denominator, t, below);
  return own?.map((v, c) => {
    const d = below[c];
    const more = ofBelow ? (y[c] * y[c] * ofBelow[c]) / (d * d) : 0;
    return Math.sqrt((v * per * per) / (d * d) + more);
  });
}

/**
 * How skewed the error of a figure of an indicator that counts records is, by unit: 1 / √(n + ½) for n records, of which its rate
 * lies ½ above n; undefined where it does not count.
 */
export function countSkews(
  plan: Plan,
  raw: Panel,
  { panel: filled }: Pick<Phases, 'panel'>,
  k: number,
  t: number,
): Float64Array | undefined {
  const { error, denominator, per } = plan.indicators[k];
  if (error?.by !== 'records') return undefined;
  const below = denominator < 0 ? undefined : presentOf({ raw, filled }, denominator, t);
  return line(filled, k, t).map((y, c) => {
    const x = Math.abs(below ? (y * below[c]) / per : y);
    const variance = error.lot * (x + error.lot / 2);
    // Noise that was added has no skew.
    const share = variance / (variance + square(error.noise ?? 0));
    return share * Math.sqrt(share) * Math.sqrt(1 / (x / error.lot + 0.5));
  });
}

/** Figures before division, the imputed ones among them. */
function presentOf({ raw, filled }: Figures, k: number, t: number): Float64Array {
  const instead = line(filled, k, t);
  return line(raw, k, t).map((x, c) => (x === x ? x : Math.abs(instead[c])));
}

/** Variances of figures x of an indicator before division, their noise included; NaN where there is none. */
function variances(plan: Plan, of: Figures, k: number, t: number, x: Float64Array): Float64Array | undefined {
  const { error } = plan.indicators[k];
  if (!error) return undefined;
  const noise = error.noise ?? 0;
  return withoutNoise(plan, error, of, k, t, x).map((v) => v + noise * noise);
}

function withoutNoise(
  plan: Plan,
  error: DataError,
  of: Figures,
  k: number,
  t: number,
  x: Float64Array,
): Float64Array {
  if (error.by === 'inputs') {
    const ofInput = (i: number, s: number) => variances(plan, of, i, s, line(of.raw, i, s));
    return formulaVariances(plan, of.raw, k, t, ofInput).map((v, c) => (x[c] === x[c] ? v : Number.NaN));
  }
  if (error.by === 'records') return x.map((value) => error.lot * (Math.abs(value) + error.lot / 2));
  if (error.by === 'share') return x.map((value) => error.size * error.size * value * value);
  if (error.by === 'amount')
    return x.map((value) => (value === value ? error.size * error.size : Number.NaN));
  if (error.by === 'replicates') {
    const centre = presentOf(of, k, t);
    const replicates = error.indicators.map((i) => presentOf(of, i, t));
    return x.map((value, c) => {
      if (value !== value) return Number.NaN;
      const sum = replicates.reduce((all, own) => all + square(own[c] - centre[c]), 0);
      return sum === sum ? error.factor * sum : 0;
    });
  }
  const [own, observed] = [line(of.raw, error.indicator, t), line(of.raw, k, t)];
  const filled = presentOf(of, error.indicator, t);
  return x.map((value, c) => {
    if (value !== value) return Number.NaN;
    const e = observed[c] === observed[c] ? own[c] : filled[c];
    return e === e ? e * e : 0;
  });
}
