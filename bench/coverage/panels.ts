/** Panels with known truth, for the bench of coverage. */

/** A generator of uniform numbers in [0, 1). */
export type Random = () => number;

/** A standard normal number. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A number of a Poisson distribution; from 60 on a rounded normal number. */
export function poisson(mean: number, random: Random): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  let [n, product] = [0, random()];
  for (const least = Math.exp(-mean); product > least; n++) product *= random();
  return n;
}

/** A number of Student's t with n ≥ 3 degrees of freedom, with standard deviation 1. */
export function student(n: number, random: Random): number {
  let chi = 0;
  for (let i = 0; i < n; i++) chi += normal(random) ** 2;
  return (normal(random) / Math.sqrt(chi / n)) * Math.sqrt((n - 2) / n);
}

const student3 = (random: Random) => student(3, random);

/** The distribution function of the standard normal (Abramowitz and Stegun 26.2.17, error below 7.5e-8). */
function phi(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const tail =
    (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return x > 0 ? 1 - tail : tail;
}

/** What moves the units of a panel. */
export type Family = 'log-normal' | 'Pareto' | 'region' | 't3';
export const families: readonly Family[] = ['log-normal', 'Pareto', 'region', 't3'];

/** Logarithms of the values by year, and the province of each unit. */
export interface Panel {
  logs: Float64Array[];
  provinceOf: Int32Array;
}

/**
 * Units whose ups and downs have no tendency: each follows a stationary autoregression (0.98 a year) around a common
 * growth of 5% a year, so that the spread of the units is the same in every year but for chance.
 * - log-normal: standard deviation of logarithms 1.2;
 * - Pareto: the same paths with a Pareto distribution, tail exponent 1.5;
 * - region: 30% of the variance of levels and shocks is shared by the units of a province;
 * - t3: shocks of Student's t with 3 degrees of freedom.
 *
 * @param spreads standard deviation of logarithms by year; 1.2 in every year where nothing changes
 */
export function panelOf(
  family: Family,
  units: number,
  years: number,
  random: Random,
  spreads: readonly number[] = Array.from({ length: years }, () => 1.2),
): Panel {
  const provinces = units < 60 ? 7 : 31;
  const provinceOf = Int32Array.from({ length: units }, (_, c) => c % provinces);
  const shock = family === 't3' ? student3 : normal;
  const shared = family === 'region' ? 0.3 : 0;
  const own = paths(units, years, random, shock);
  const common = paths(provinces, years, random, shock);
  const logs = own.map((now, t) =>
    Float64Array.from({ length: units }, (_, c) => {
      const z = Math.sqrt(1 - shared) * now[c]! + Math.sqrt(shared) * common[t]![provinceOf[c]!]!;
      const level = family === 'Pareto' ? -Math.log(Math.max(1e-12, 1 - phi(z))) / 1.5 : spreads[t]! * z;
      return level + 0.05 * t;
    }),
  );
  return { logs, provinceOf };
}

/** Stationary autoregressions with standard deviation 1. */
function paths(n: number, years: number, random: Random, shock: (random: Random) => number): Float64Array[] {
  const rho = 0.98;
  const size = Math.sqrt(1 - rho * rho);
  const before = shock === normal ? 0 : 200;
  let now = Float64Array.from({ length: n }, () => normal(random));
  const all: Float64Array[] = [];
  for (let t = -before; t < years; t++) {
    if (t > -before) now = now.map((x) => rho * x + size * shock(random));
    if (t >= 0) all.push(now);
  }
  return all;
}
