import { describe, expect, it } from 'vitest';
import { seeded } from '../../../test/helpers/random.js';
import { commonFactor, commonFactorWeights } from './commonFactor.js';
import { correlations } from './spreads.js';

/** Covariances of six ability tests (Smith and Stanley 1983), as in R's `ability.cov`. */
const ability = [
  [24.641, 5.991, 33.52, 6.023, 20.755, 29.701],
  [5.991, 6.7, 18.137, 1.782, 4.936, 7.204],
  [33.52, 18.137, 149.831, 19.424, 31.43, 50.753],
  [6.023, 1.782, 19.424, 12.711, 4.757, 9.075],
  [20.755, 4.936, 31.43, 4.757, 52.604, 66.762],
  [29.701, 7.204, 50.753, 9.075, 66.762, 135.292],
];
const correlated = ability.map((row, i) =>
  row.map((x, j) => x / Math.sqrt(ability[i]![i]! * ability[j]![j]!)),
);

describe('The common factor of several columns', () => {
  // As computed by R 4.5.0: factanal(factors = 1, covmat = ability.cov, control = list(opt = list(factr = 10))).
  it('is that of factanal of R', () => {
    const { loadings, unique } = commonFactor(correlated);
    const five = (numbers: readonly number[]) => numbers.map((x) => Number(x.toFixed(5)));
    expect(five(unique)).toEqual([0.5346, 0.85258, 0.74819, 0.91013, 0.23172, 0.27974]);
    expect(five(loadings)).toEqual([0.6822, 0.38395, 0.50181, 0.29979, 0.87652, 0.84868]);
  });

  it('fulfils the equations of maximum likelihood', () => {
    const random = seeded(5);
    const common = Array.from({ length: 80 }, random);
    const columns = [0.4, 0.9, 1.6, 0.7].map((noise) =>
      Float64Array.from(common, (f) => f + noise * random()),
    );
    const matrix = correlations(columns);
    const { loadings, unique } = commonFactor(matrix);
    const whole = 1 + loadings.reduce((sum, x, i) => sum + (x * x) / unique[i]!, 0);
    matrix.forEach((row, i) => {
      const side = row.reduce((sum, r, j) => sum + (r * loadings[j]!) / unique[j]!, 0);
      expect(side).toBeCloseTo(loadings[i]! * whole, 9);
      expect(loadings[i]! ** 2 + unique[i]!).toBeCloseTo(1, 9);
    });
    const weights = commonFactorWeights(columns);
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(weights[0]! / weights[2]!).toBeCloseTo(loadings[0]! / unique[0]! / (loadings[2]! / unique[2]!), 9);
  });

  it('gives no weight to a column that goes the other way or does not vary', () => {
    const up = Float64Array.of(1, 2, 3, 4, 6);
    const near = Float64Array.of(1, 3, 2, 4, 5);
    const third = Float64Array.of(2, 1, 3, 5, 4);
    expect(commonFactorWeights([up, near, third.map((x) => -x)])[2]).toBe(0);
    expect(commonFactorWeights([up, near, third, new Float64Array(5)])[3]).toBe(0);
  });
});
