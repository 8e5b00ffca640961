import {
  leastSquares,
  log,
  meanOf,
  robustErrors,
  studentBeyond,
  studentCritical,
} from '../../engine/index.js';
import { fewest } from './resample.js';
import { isSteady } from './rounding.js';
import type { Undefined } from './undefined.js';
import { type Verdict, verdictOf } from './verdict.js';
import { withinGroups } from './withinGroups.js';

/** A term of a regression with its robust (HC1) error and 95 % interval. */
export interface Term {
  estimate: number;
  error: number;
  t: number;
  p: number;
  low: number;
  high: number;
}

/** The result of a β-convergence regression: whether units with less grew faster. */
export interface Convergence {
  /** The constant, the initial level, the controls, then the groups but the first. */
  terms: Term[];
  /** R² with the effects of groups, and R² within groups, of the slopes alone; the same without groups. */
  r2: number;
  r2Within: number;
  /** Yearly speed λ = −ln(1 + b T)/T of the slope b; below zero the units diverge. */
  speed: number;
  /** Half-life of the gap in years, ln 2/λ; NaN where it does not narrow. */
  halfLife: number;
  /** Units with a positive value in both periods and all controls, and those left out because of a zero or a gap. */
  units: number;
  leftOut: number;
  verdict: Verdict;
  why?: Undefined;
}

/** Controls of the growth regression. */
export interface Conditions {
  /** A column each, not transformed. */
  controls?: readonly ArrayLike<number>[];
  /** Index of the group of each unit, −1 for none (left out). */
  memberOf?: ArrayLike<number>;
}

/**
 * β-convergence: `ln(y[T]/y[0])/T = a + b ln y[0] (+ controls and effects of groups) + e` over the units that are above
 * zero in both periods. Narrowed where the 95 % interval of b lies below zero.
 * Source: Barro and Sala-i-Martin, Economic Growth (2004), ch. 11; errors HC1.
 *
 * @param years T, above zero
 */
export function convergence(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  years: number,
  { controls = [], memberOf }: Conditions = {},
): Convergence {
  const [here, leftOut] = usable(before, after, controls, memberOf);
  const y = Float64Array.from(here, (c) => log(after[c] / before[c]) / years);
  const columns = [
    Float64Array.from(here, (c) => log(before[c])),
    ...controls.map((x) => Float64Array.from(here, (c) => x[c])),
  ];
  const [groupOf, groups] = groupsOf(here, memberOf);
  const alike = isSteady(y, 1 / years);
  const few = here.length < Math.max(fewest, columns.length + groups + 3);
  const fit = few || alike ? undefined : withinGroups(columns, y, groupOf, groups);
  if (!fit) {
    const why = whyNot(here.length, few, columns[0], alike);
    const verdict = verdictOf(Number.NaN, Number.NaN, why);
    const none = { terms: [], r2: Number.NaN, r2Within: Number.NaN, speed: Number.NaN, halfLife: Number.NaN };
    return { ...none, units: here.length, leftOut, verdict, why };
  }
  const limit = studentCritical(0.05, fit.freedom);
  const terms = fit.terms.map(({ estimate, error }) => termOf(estimate, error, fit.freedom, limit));
  const b = terms[1];
  const speed = -log(1 + b.estimate * years) / years;
  return {
    terms,
    r2: fit.r2,
    r2Within: fit.r2Within,
    speed,
    halfLife: speed > 0 ? log(2) / speed : Number.NaN,
    units: here.length,
    leftOut,
    verdict: verdictOf(b.low, b.high),
  };
}

/** A term with its interval from Student's t. */
export function termOf(estimate: number, error: number, freedom: number, limit: number): Term {
  const t = estimate === 0 ? 0 : estimate / error;
  const [low, high] = [estimate - limit * error, estimate + limit * error];
  return { estimate, error, t, p: studentBeyond(t, freedom), low, high };
}

/** Indices of the units with complete data, and the number of units with some but not all. */
function usable(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  controls: readonly ArrayLike<number>[],
  memberOf: ArrayLike<number> | undefined,
): [number[], number] {
  const here: number[] = [];
  let leftOut = 0;
  for (let c = 0; c < before.length; c++) {
    if (memberOf && memberOf[c] < 0) continue;
    const whole = before[c] > 0 && after[c] > 0 && controls.every((x) => x[c] === x[c]);
    if (whole) here.push(c);
    else if (before[c] === before[c] || after[c] === after[c]) leftOut++;
  }
  return [here, leftOut];
}

/** Numbers of the groups that have units, in their order from 0, one of all unless units have groups; and how many there are. */
function groupsOf(here: readonly number[], memberOf: ArrayLike<number> | undefined): [number[], number] {
  if (!memberOf) return [here.map(() => 0), 1];
  const present = [...new Set(here.map((c) => memberOf[c]))].sort((a, b) => a - b);
  const place = new Map(present.map((j, i) => [j, i]));
  return [here.map((c) => place.get(memberOf[c])!), present.length];
}

function whyNot(units: number, few: boolean, initial: Float64Array, alike: boolean): Undefined {
  if (units === 0) return 'no-units';
  if (units === 1) return 'one-unit';
  if (few) return 'few-units';
  if (initial.every((x) => x === initial[0])) return 'all-equal';
  return alike ? 'same-growth' : 'collinear';
}

/** Whether a measure of spread has a trend: its change a year, by ordinary least squares over the periods (HC1). */
export interface Trend {
  slope: Term | undefined;
  periods: number;
  verdict: Verdict;
}

/**
 * σ-convergence: the straight line through a measure of spread over time. Narrowed where the 95 % interval of its
 * slope lies below zero. Undefined below four periods with a value; with few periods, and because one period is like
 * the next, the interval is rather too narrow. Source: Sala-i-Martin (1996), The classical approach to convergence analysis.
 *
 * @param years of the values, in order
 */
export function trendOfSpread(values: readonly number[], years: readonly number[]): Trend {
  const here = values.flatMap((x, t) => (x === x ? [t] : []));
  const middle = meanOf(here.map((t) => years[t]));
  const steady = isSteady(here.map((t) => values[t]));
  const columns = [here.map(() => 1), here.map((t) => years[t] - middle)];
  const fit =
    here.length < 4
      ? undefined
      : leastSquares(
          columns,
          here.map((t) => values[steady ? here[0] : t]),
        );
  if (!fit) {
    const verdict = verdictOf(Number.NaN, Number.NaN, here.length === 1 ? 'one-period' : 'few-periods');
    return { slope: undefined, periods: here.length, verdict };
  }
  const error = robustErrors(columns, fit)[1];
  const slope = termOf(fit.estimates[1], error, fit.freedom, studentCritical(0.05, fit.freedom));
  return { slope, periods: here.length, verdict: verdictOf(slope.low, slope.high) };
}
