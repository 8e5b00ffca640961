import { describe, expect, it } from 'vitest';
import { type Estimator, estimators, forms, type Observation, prepare } from './panel.js';
import { noInterval, type Regression, regress } from './regression.js';

/** Places by periods; y is a function of x and both. */
function panel(xs: number[][], y: (x: number, group: number, time: number) => number): Observation[] {
  return xs.flatMap((row, group) => row.map((x, time) => ({ group, time, x, y: y(x, group, time) })));
}

const xs = [
  [1, 2, 4, 5],
  [2, 3, 3, 7],
  [5, 9, 8, 12],
  [4, 4, 6, 9],
];
const fitted = (found: ReturnType<typeof regress>): Regression => {
  if ('why' in found) throw new Error(found.why);
  return found;
};

describe('a regression over a panel', () => {
  it('finds an exact line whatever levels the places and periods have, where the estimator allows for them', () => {
    const both = panel(xs, (x, g, t) => 3 * x + 100 * g + 7 * t * t);
    expect(fitted(regress(both, 'level', 'two-way')).slope).toBeCloseTo(3, 10);
    expect(fitted(regress(both, 'level', 'pooled')).slope).not.toBeCloseTo(3, 1);
    const places = panel(xs, (x, g) => 3 * x + 100 * g);
    for (const estimator of ['fixed-effects', 'first-differences', 'two-way'] as const) {
      expect(fitted(regress(places, 'level', estimator)).slope).toBeCloseTo(3, 10);
    }
  });
  it('agrees with itself on an incomplete panel: two-way effects are dummies of places and periods', () => {
    const whole = panel(xs, (x, g, t) => 3 * x + 100 * g + 7 * t * t);
    const gaps = whole.map((row, i) => (i === 2 || i === 9 ? { ...row, y: Number.NaN } : row));
    const found = fitted(regress(gaps, 'level', 'two-way'));
    expect(found.slope).toBeCloseTo(3, 8);
    expect(found.n).toBe(14);
  });
  it('leaves missing figures out and takes differences only between neighbours', () => {
    const gaps = panel(xs, (x) => x * x).filter((row) => !(row.group === 0 && row.time === 1));
    expect(fitted(regress(gaps, 'level', 'first-differences')).n).toBe(10);
    const missing = panel(xs, (x, g, t) => (g === 0 && t === 1 ? Number.NaN : x * x));
    const { band: _, ...without } = fitted(regress(gaps, 'level', 'pooled'));
    expect(regress(missing, 'level', 'pooled')).toMatchObject(without);
  });
  it('has an interval that holds the slope where enough places carry it, and none below', () => {
    const many = Array.from({ length: 40 }, (_, g) => [1 + (g % 7), 3 + (g % 5), 2 + (g % 11), 5 + (g % 3)]);
    const noisy = (x: number, g: number, t: number) => 1 + x * x + ((g * 13 + t * 7) % 5);
    for (const form of forms) {
      for (const estimator of estimators) {
        const { slope, error, r2 } = fitted(regress(panel(many, noisy), form, estimator));
        expect(error.freedom).toBeGreaterThan(4);
        expect(error.low).toBeLessThan(slope);
        expect(error.high).toBeGreaterThan(slope);
        for (const x of [error.t, error.p, error.se, r2]) expect(x).not.toBeNaN();
        const few = fitted(regress(panel(xs, noisy), form, estimator)).error;
        expect(few.freedom).toBeLessThan(4);
        for (const x of [few.t, few.p, few.low, few.high]) expect(x).toBeNaN();
        expect(few.se).toBeGreaterThan(0);
      }
    }
  });
  it('has an interval that holds it with and without the part that errors of the index take, and none where they are large', () => {
    const many = Array.from({ length: 40 }, (_, g) => [1 + (g % 7), 3 + (g % 5), 2 + (g % 11)]);
    const noisy = (x: number, g: number, t: number) => 1 + x * x + ((g * 13 + t * 7) % 5);
    const rows = panel(many, noisy);
    for (const estimator of estimators) {
      const exact = fitted(regress(rows, 'level', estimator)).error;
      const inexact = (error: number) =>
        fitted(
          regress(
            rows.map((row) => ({ ...row, error })),
            'level',
            estimator,
          ),
        ).error;
      const { noise, low, high, se } = inexact(0.5);
      expect(exact.noise).toBe(0);
      expect(noise).toBeGreaterThan(0);
      expect([low, high, se]).toEqual([exact.low, exact.high / (1 - noise), exact.se]);
      const large = inexact(2);
      expect(large.low).toBeNaN();
      expect(noInterval(large)).toBe('index-errors');
    }
    // Errors of places of their own are taken once for each figure: of two differences, twice.
    const noiseOf = (estimator: Estimator) =>
      fitted(
        regress(
          rows.map((row) => ({ ...row, error: 0.1 })),
          'level',
          estimator,
        ),
      ).error.noise;
    const sum = (estimator: Estimator) => {
      const found = prepare(rows, estimator);
      if ('why' in found) throw new Error(found.why);
      return found.rows.reduce((all, { x }) => all + x * x, 0);
    };
    expect(noiseOf('pooled') * sum('pooled')).toBeCloseTo(0.01 * 120, 9);
    expect(noiseOf('first-differences') * sum('first-differences')).toBeCloseTo(0.01 * 160, 9);
    expect(noiseOf('fixed-effects') * sum('fixed-effects')).toBeCloseTo(0.01 * 80, 9);
  });
  it('has a band about its line that is the interval of the slope far away', () => {
    const many = Array.from({ length: 40 }, (_, g) => [1 + (g % 7), 3 + (g % 5)]);
    const { error, band } = fitted(
      regress(
        panel(many, (x, g) => x + (g % 4)),
        'level',
        'pooled',
      ),
    );
    expect((2 * band!(1e9)) / 1e9).toBeCloseTo(error.high - error.low, 6);
    expect(band!(4)).toBeLessThan(band!(20));
    expect(
      fitted(
        regress(
          panel(many, (x, g) => x + (g % 4)),
          'level',
          'fixed-effects',
        ),
      ).band,
    ).toBeUndefined();
  });
  it('gives an elasticity that does not depend on the unit of money', () => {
    const [one, other] = [1, 1e9].map((unit) =>
      fitted(
        regress(
          panel(xs, (x, g) => unit * (x * x + g)),
          'log-log',
          'fixed-effects',
        ),
      ),
    );
    expect(other!.slope).toBeCloseTo(one!.slope, 10);
  });
  it('gives the fitted value and the residual of each place', () => {
    const { residuals, intercept, slope } = fitted(
      regress(
        panel(xs, (x, g) => x + g),
        'level',
        'pooled',
      ),
    );
    residuals.forEach(({ group, time, fitted: f, residual }) => {
      const x = xs[group]![time]!;
      expect(f).toBeCloseTo(intercept + slope * x, 10);
      expect(f + residual).toBeCloseTo(x + group, 10);
    });
  });
});

describe('there is no regression, and a reason,', () => {
  const why = (rows: Observation[], form = forms[0]!, estimator = estimators[0]!) => {
    const found = regress(rows, form, estimator);
    return 'why' in found ? found.why : 'a line';
  };
  it('of one place', () => {
    for (const estimator of estimators) {
      expect(
        why(
          panel([[1, 2, 3]], (x) => x),
          'level',
          estimator,
        ),
      ).toBe('one-place');
    }
  });
  it('of one period, where changes are looked at', () => {
    const one = panel([[1], [2], [4], [5]], (x) => x * x);
    expect(estimators.map((e) => why(one, 'level', e))).toEqual([
      'a line',
      'one-period',
      'one-period',
      'one-period',
    ]);
  });
  it('of two periods and two places', () => {
    const two = panel(
      [
        [1, 2],
        [3, 5],
      ],
      (x, g) => x * x + g,
    );
    expect(estimators.map((e) => why(two, 'level', e))).toEqual([
      'a line',
      'too-few-observations',
      'a line',
      'too-few-observations',
    ]);
  });
  it('of an index that is constant, or moves with the places or periods alone', () => {
    const flat = (row: (g: number, t: number) => number) =>
      panel(
        xs.map((r, g) => r.map((_, t) => row(g, t))),
        (_, g, t) => g + t * t,
      );
    expect(why(flat(() => 7.1))).toBe('constant-index');
    expect(
      why(
        flat((g) => g / 3),
        'level',
        'fixed-effects',
      ),
    ).toBe('collinear-with-effects');
    expect(
      why(
        flat((g, t) => g / 3 + t / 7),
        'level',
        'two-way',
      ),
    ).toBe('collinear-with-effects');
    expect(
      why(
        flat((_, t) => t / 7),
        'level',
        'first-differences',
      ),
    ).toBe('collinear-with-effects');
  });
  it('of an output that is constant', () => {
    expect(why(panel(xs, () => 4))).toBe('constant-output');
  });
  it('of zeros and negative figures in logarithms, which are never dropped in silence', () => {
    expect(
      why(
        panel(xs, (x) => x - 1),
        'log-log',
      ),
    ).toBe('not-positive');
    expect(
      why(
        panel(xs, (x) => x - 3),
        'log-log',
      ),
    ).toBe('not-positive');
    expect(
      why(
        panel(xs, (x) => x - 3),
        'level',
      ),
    ).toBe('a line');
  });
  it('of nothing, or of two observations', () => {
    expect(why([])).toBe('too-few-observations');
    expect(why(panel([[1], [2]], (x) => x))).toBe('too-few-observations');
    expect(why(panel(xs, () => Number.NaN))).toBe('too-few-observations');
  });
});
