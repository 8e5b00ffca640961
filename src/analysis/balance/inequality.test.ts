import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dagum } from './dagum.js';
import { decompose, entropies } from './entropy.js';
import { giniFromLorenz, lorenzAt, lorenzCurve } from './lorenz.js';
import { atkinson, inequality, measures } from './measures.js';
import { sampleOf } from './sample.js';

const no = Number.NaN;

/** Below 1e-300 a double has too few digits left for two sums to agree; such sizes are zero. */
const size = fc.double({ min: 0, max: 1e6, noNaN: true }).map((x) => (x < 1e-300 ? 0 : x));

const sizes = fc.array(size, { minLength: 2, maxLength: 40 });

const positive = fc.array(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 40 });

describe('measures of inequality', () => {
  it('are 0 where all are equal, ratios 1 and the Herfindahl index 1/n', () => {
    const equal = new Array(12).fill(7);
    const found = measures.map((m) => inequality(m, equal).value);
    expect(found.map((x) => Number(x.toFixed(12)))).toEqual([
      0, 0, 0, 0, 0, 0, 0, 0, 1, 0.833333333333, 0.083333333333, 0, 0,
    ]);
  });
  it('are largest where one has all', () => {
    const one = [0, 0, 0, 0, 10];
    expect(inequality('gini', one).value).toBeCloseTo(0.8, 12);
    expect(inequality('hoover', one).value).toBeCloseTo(0.8, 12);
    expect(inequality('hhi', one).value).toBeCloseTo(1, 12);
    expect(inequality('theil-t', one).value).toBeCloseTo(Math.log(5), 12);
    expect(inequality('atkinson-1', one).value).toBe(1);
    expect(atkinson(one, 2).value).toBe(1);
  });
  it('say why they have no value', () => {
    const why = (values: number[]) => measures.map((m) => inequality(m, values).why);
    expect(new Set(why([]))).toEqual(new Set(['no-units']));
    expect(new Set(why([no, no]))).toEqual(new Set(['no-units']));
    expect(new Set(why([3, no]))).toEqual(new Set(['one-unit']));
    expect(new Set(why([0, 0, 0]))).toEqual(new Set(['sum-zero', undefined]));
    expect(inequality('sd', [0, 0]).value).toBe(0);
    expect(inequality('gini', [-1, 2]).why).toBe('negative-values');
    expect(inequality('sd', [-1, 1]).value).toBeCloseTo(Math.SQRT2, 12);
    expect(inequality('theil-l', [0, 1]).why).toBe('zero-under-log');
    expect(inequality('sd-log', [0, 1]).why).toBe('zero-under-log');
    expect(inequality('p90-p10', [0, 0, 0, 5]).why).toBe('lowest-tenth-zero');
    expect(inequality('top-10-share', [1, 2, 3]).why).toBe('few-units');
    expect(inequality('gap-to-leaders', [1, 2, 3, 4]).why).toBe('few-units');
  });
  it('do not depend on the order, on missing values, or on the unit of measurement', () => {
    fc.assert(
      fc.property(positive, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (x, times) => {
        for (const m of measures.filter((name) => name !== 'sd')) {
          const [a, b] = [inequality(m, x), inequality(m, [no, ...x.toReversed().map((v) => v * times)])];
          expect(b.why).toBe(a.why);
          if (!a.why) expect(Math.abs(b.value - a.value)).toBeLessThan(1e-7 * Math.max(1, a.value));
        }
      }),
    );
  });
  it('keep their digits for huge and near-equal values', () => {
    expect(inequality('gini', [1e300, 3e300]).value).toBeCloseTo(0.25, 12);
    expect(inequality('cv', [1 + 1e-9, 1 - 1e-9]).value / 1e-9).toBeCloseTo(1, 6);
  });
  it('have one Gini by two formulas, which Dagum’s parts add up to', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 2, max: 4 }), (x, k) => {
        const gini = inequality('gini', x);
        if (gini.why) return;
        expect(giniFromLorenz(lorenzCurve(sampleOf(x)))).toBeCloseTo(gini.value, 10);
        const parts = dagum(
          sampleOf(x),
          x.map((_, c) => c % k),
          k,
        );
        if (parts.why) return;
        expect(parts.within + parts.between + parts.transvariation).toBeCloseTo(gini.value, 10);
        for (const part of [parts.within, parts.between, parts.transvariation]) {
          expect(part).toBeGreaterThan(-1e-12);
        }
      }),
    );
  });
  it('add up from within and between groups', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 2, max: 4 }), (x, k) => {
        const parts = decompose(
          sampleOf(x),
          x.map((_, c) => c % k),
          k,
        );
        for (const entropy of entropies) {
          const { total, within, between, why } = parts[entropy];
          if (!why) expect(Math.abs(within + between - total)).toBeLessThan(1e-9 * Math.max(1, total));
        }
      }),
    );
  });
});

describe('decompositions', () => {
  it('leave out units without a group, and give a group of one nothing within', () => {
    const sample = sampleOf([1, 2, 9, 4]);
    const found = dagum(sample, [0, 0, -1, 1], 3);
    expect(found.units).toBe(3);
    expect([...found.groups]).toEqual([expect.closeTo(1 / 6, 12), 0, no]);
    expect(found.pairs()).toHaveLength(1);
    expect(found.total).toBeCloseTo(inequality('gini', [1, 2, 4]).value, 12);
  });
  it('say why there is none', () => {
    const why = (values: number[], of: number[]) => [
      dagum(sampleOf(values), of, 2).why,
      decompose(sampleOf(values), of, 2)['theil-l'].why,
    ];
    expect(why([1, 2], [0, 0])).toEqual(['one-group', 'one-group']);
    expect(why([1, 2], [-1, -1])).toEqual(['no-units', 'no-units']);
    expect(why([1, no], [0, 1])).toEqual(['one-unit', 'one-unit']);
    expect(why([0, 0], [0, 1])).toEqual(['sum-zero', 'sum-zero']);
    expect(why([-1, 2], [0, 1])).toEqual(['negative-values', 'negative-values']);
    expect(why([0, 2], [0, 1])).toEqual([undefined, 'zero-under-log']);
  });
});

describe('Lorenz curves', () => {
  it('go from nothing to all, below the straight line', () => {
    const curve = lorenzCurve(sampleOf([1, 3]));
    expect([0, 0.25, 0.5, 1].map((p) => lorenzAt(curve, p))).toEqual([0, 0.125, 0.25, 1]);
    expect(lorenzAt(lorenzCurve(sampleOf([0, 0])), 0.5)).toBeNaN();
    expect(lorenzAt(lorenzCurve(sampleOf([-1, 3])), 0.5)).toBeNaN();
  });
});
