import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import type { DataError, Panel, Plan } from '../../edition/index.js';
import { buildIndex } from '../build.js';
import { reaggregation } from '../reaggregate.js';
import { leafErrors } from './leafErrors.js';
import { rawErrors } from './rawErrors.js';

const units = ['a', 'b', 'c', 'd', 'e'];
const ids = ['k0', 'k1', 'k2', 'k3'];
const tree = { one: { weight: 2, children: { k0: 3, k1: 1 } }, two: { children: { k2: 1, k3: 2 } } };
/** The same with other weights in a group and in the first period. */
const cased = {
  one: {
    ...tree.one,
    weigh: { by: 'given', cases: [{ groups: { by: 'g', of: ['n'] }, weights: { k0: 1, k1: 5 } }] },
  },
  two: { ...tree.two, weigh: { by: 'given', cases: [{ from: 2020, weights: { k2: 4, k3: 1 } }] } },
};
const grouped = Object.fromEntries(units.map((c) => [c, { g: c < 'c' ? 'n' : 's' }]));

/** A plan in which one indicator has an error and all others are exact. */
function withError(plan: Plan, k: number, error: DataError): Plan {
  return { ...plan, indicators: plan.indicators.map((i, j) => ({ ...i, error: j === k ? error : null })) };
}

const rootOf = (plan: Plan, panel: Panel) => [...buildIndex(plan, panel).values.subarray(0, units.length)];

/** Standard errors of the root in the first period. */
function errorsOf(plan: Plan, panel: Panel): number[] {
  const index = buildIndex(plan, panel);
  const weights = Float64Array.from(plan.nodes, (n) => n.weight);
  return [...reaggregation(plan, index, 0).errors(leafErrors(plan, index, panel, 0), weights)!.sizes];
}

/** Standard errors of the raw figures of an indicator in a period. */
const errorsIn = (plan: Plan, panel: Panel, k: number, t = 0) =>
  rawErrors(plan, panel, buildIndex(plan, panel), k, t);

describe('the error of a raw figure', () => {
  const plan = planOf({
    units,
    periods: ['2020'],
    tree: { k0: 1, k1: 1 },
    indicators: { k0: { denominator: 'people', per: 10 }, k1: { error: 'se' }, people: { error: 4 }, se: {} },
  });
  const panel = panelOf(plan, {
    k0: [[100, 400, 0, 9, 16]],
    k1: [[1, 2, 3, 4, 5]],
    people: [[50, 20, 10, 10, 0]],
    se: [[0.5, 0.1, 0, 2, Number.NaN]],
  });
  it('of counts is the root of the lot times the figure and half a lot more, divided by the denominator, whose own error adds to it', () => {
    const counted = withError(plan, 0, { by: 'records', lot: 4 });
    const found = errorsIn(counted, panel, 0)!;
    expect(found[0]).toBeCloseTo(Math.sqrt(408) / 5, 12);
    expect(found[2]).toBeCloseTo(Math.sqrt(8), 12);
    expect(found[4]).toBeNaN();
    const both = {
      ...counted,
      indicators: counted.indicators.map((i, k) =>
        k === 2 ? { ...i, error: plan.indicators[2]!.error } : i,
      ),
    };
    // x / (d / per): 100 / 5, errors √408 of 100 and 4 of 50.
    expect(errorsIn(both, panel, 0)![0]).toBeCloseTo(Math.hypot(Math.sqrt(408) / 5, 20 * 0.08), 12);
  });
  it('is what another indicator says, a share or an amount, and unknown where nothing is said', () => {
    expect([...errorsIn(plan, panel, 1)!]).toEqual([0.5, 0.1, 0, 2, 0]);
    expect(errorsIn(withError(plan, 1, { by: 'share', size: 0.1 }), panel, 1)![1]).toBeCloseTo(0.2, 12);
    expect([...errorsIn(plan, panel, 2)!]).toEqual([4, 4, 4, 4, 4]);
    expect(errorsIn(plan, panel, 3)).toBeUndefined();
  });
  it('is what the same survey gives with its replicate weights, divided as the figure is, and unknown where one of these is missing', () => {
    const survey = planOf({
      units,
      periods: ['2020'],
      tree: { k0: 1 },
      indicators: {
        k0: { denominator: 'people', per: 10, error: 'k0.r* sdr' },
        people: {},
        ...Object.fromEntries([1, 2, 3, 4].map((r) => [`k0.r${r}`, {}])),
      },
    });
    const rows = { k0: [100, 400, 3, 9, 16], people: [50, 20, 10, 10, 5] };
    const replicates = [
      [104, 400, 3, 9, 16],
      [97, 410, 3, Number.NaN, 16],
      [100, 390, 3, 9, 16],
      [100, 400, 5, 9, 16],
    ];
    const panel = panelOf(survey, {
      k0: [rows.k0],
      people: [rows.people],
      ...Object.fromEntries(replicates.map((row, r) => [`k0.r${r + 1}`, [row]])),
    });
    const found = errorsIn(survey, panel, 0)!;
    units.forEach((_, c) => {
      const squares = replicates.reduce((sum, row) => sum + (row[c]! - rows.k0[c]!) ** 2, 0);
      const variance = Number.isNaN(squares) ? 0 : (4 / 4) * squares;
      expect(found[c]).toBeCloseTo(Math.sqrt(variance) / (rows.people[c]! / 10), 12);
    });
  });
  it('by balanced half samples is Σx² / n² of independent people, and without one at a time their s² / n', () => {
    const people = [3, 7, 1, 9, 4, 6, 2, 8];
    const n = people.length;
    const mean = (weights: number[]) => weights.reduce((sum, w, i) => sum + w * people[i]!, 0) / n;
    const middle = mean(people.map(() => 1));
    const squares = people.reduce((sum, x) => sum + x ** 2, 0);
    // Rows of a Hadamard matrix of order 8: every two columns agree as often as not.
    const sign = (r: number, i: number) =>
      (r & i).toString(2).replaceAll('0', '').length % 2 === 0 ? 1 : -1;
    const halves = people.map((_, r) => mean(people.map((_, i) => 1 + sign(r, i))));
    const left = people.map((_, r) => mean(people.map((_, i) => (i === r ? 0 : n / (n - 1)))));
    const errorBy = (how: string, figures: number[]) => {
      const ids = figures.map((_, r) => `r${r + 1}`);
      const survey = planOf({
        units: ['a'],
        periods: ['2020'],
        tree: { k0: 1 },
        indicators: { k0: { error: `r* ${how}` }, ...Object.fromEntries(ids.map((id) => [id, {}])) },
      });
      const panel = panelOf(survey, {
        k0: [[middle]],
        ...Object.fromEntries(ids.map((id, r) => [id, [[figures[r]!]]])),
      });
      return errorsIn(survey, panel, 0)![0]!;
    };
    for (const how of ['brr', 'bootstrap', String(1 / n)])
      expect(errorBy(how, halves) ** 2).toBeCloseTo(squares / n ** 2, 10);
    const s2 = (squares - n * middle ** 2) / (n - 1);
    expect(errorBy('jackknife', left) ** 2).toBeCloseTo(s2 / n, 10);
  });
  it('has the variance of the noise added to its own', () => {
    const noisy = withError(plan, 0, { by: 'records', lot: 4, noise: 15 });
    expect(errorsIn(noisy, panel, 0)![0]).toBeCloseTo(Math.sqrt(408 + 15 ** 2) / 5, 12);
  });
  it('is, where a figure is imputed, what it would be if that had been observed', () => {
    const gone = Number.NaN;
    const carried = planOf({
      units,
      periods: ['2020', '2021'],
      method: { impute: { method: 'last' }, normalise: { method: 'z-score' } },
      tree: { k0: 1, k1: 1 },
      indicators: { k0: { denominator: 'people', direction: -1 }, k1: { error: 'se' }, people: {}, se: {} },
    });
    const figures = (k0: number[], k1: number[], people: number[], se: number[]) =>
      panelOf(carried, {
        k0: [[100, 400, 1, 9, 16], k0],
        k1: [[1, 2, 3, 4, 5], k1],
        people: [[50, 20, 10, 10, 10], people],
        se: [[1, 2, 3, 4, 5], se],
      });
    const now = figures(
      [gone, gone, 1, 9, 16],
      [gone, 2, gone, 4, 5],
      [25, gone, 1, 1, 1],
      [gone, gone, 7, 4, 5],
    );
    const same = figures([50, 400, 1, 9, 16], [1, 2, 3, 4, 5], [25, 20, 1, 1, 1], [1, gone, 7, 4, 5]);
    const errors: DataError[] = [
      { by: 'records', lot: 4 },
      { by: 'share', size: 0.2 },
      { by: 'amount', size: 3 },
    ];
    for (const error of errors) {
      const plan = withError(carried, 0, error);
      const [found, expected] = [now, same].map((panel) => errorsIn(plan, panel, 0, 1)!);
      found!.forEach((e, c) => {
        expect(e).toBeCloseTo(expected![c]!, 12);
        expect(e).toBeGreaterThan(0);
      });
    }
    expect([...errorsIn(carried, now, 1, 1)!]).toEqual([...errorsIn(carried, same, 1, 1)!]);
  });
  it('is declared as a number, a share, counts or an indicator', () => {
    const declared = (error: number | string) =>
      planOf({ units, periods: ['2020'], tree: { k0: 1, k1: 1 }, indicators: { k0: { error } } })
        .indicators[0]!.error;
    expect(declared(2.5)).toEqual({ by: 'amount', size: 2.5 });
    expect(declared('5%')).toEqual({ by: 'share', size: 0.05 });
    expect(declared('counts')).toEqual({ by: 'records', lot: 1 });
    expect(declared('k1')).toEqual({ by: 'indicator', indicator: 1 });
    expect(() => declared('k0')).toThrow('k0');
    expect(() => declared('k9')).toThrow('k9');
    // k0 and k1 are no replicates: three are needed.
    expect(() => declared('k* brr')).toThrow('replicates');
    expect(() => declared('k*')).toThrow('replicates');
  });
});

describe('the error of the root', () => {
  it('of shares of the base is the root of the sum of (weight × 100 / X0)² times the variance', () => {
    const plan = planOf({ units, periods: ['2020'], method: { normalise: { method: 'base-share' } }, tree });
    const values = {
      k0: [[1, 4, 9, 16, 25]],
      k1: [[3, 0, 2, 8, 1]],
      k2: [[5, 5, 5, 5, 5]],
      k3: [[2, 4, 8, 16, 32]],
    };
    const panel = panelOf(plan, values);
    const counted = {
      ...plan,
      indicators: plan.indicators.map((i) => ({ ...i, error: { by: 'records', lot: 1 } as const })),
    };
    const weights = [0.5, 1 / 6, 1 / 9, 2 / 9];
    const sum = (k: number) => Object.values(values)[k]![0]!.reduce((a, b) => a + b, 0);
    const expected = units.map((_, c) =>
      Math.sqrt(
        weights.reduce(
          (all, w, k) => all + ((w * 100) / sum(k)) ** 2 * (Object.values(values)[k]![0]![c]! + 0.5),
          0,
        ),
      ),
    );
    errorsOf(counted, panel).forEach((e, c) => {
      expect(e).toBeCloseTo(expected[c]!, 10);
    });
  });

  it('is half the difference of the index with the figure moved up and down, whatever scale, mean or rule for missing figures', () => {
    const figure = fc.double({ min: 2, max: 90, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.option(figure, { nil: Number.NaN, freq: 6 }), { minLength: 5, maxLength: 5 }), {
          minLength: 4,
          maxLength: 4,
        }),
        fc.constantFrom('arithmetic', 'geometric', 'harmonic'),
        fc.constantFrom('reweight', 'keep', 'leaves'),
        fc.constantFrom(
          { method: 'goalposts', range: [1, 100] },
          { method: 'log-goalposts', range: [1, 100] },
        ),
        fc.nat(3),
        fc.constantFrom(tree, cased),
        (rows, aggregate, weights, normalise, k, of) => {
          const plan = planOf({
            units: grouped,
            periods: ['2020'],
            method: { normalise, aggregate, missing: { 'min-present': 0.5, weights } },
            tree: of,
            indicators: Object.fromEntries(ids.map((id) => [id, { low: 1, high: 100 }])),
          });
          fc.pre(rows.every((row) => row.some((x) => !Number.isNaN(x))));
          const panelWith = (shift: number) =>
            panelOf(
              plan,
              Object.fromEntries(ids.map((id, j) => [id, [rows[j]!.map((x) => (j === k ? x + shift : x))]])),
            );
          const size = 1e-3;
          const [up, down] = [rootOf(plan, panelWith(size)), rootOf(plan, panelWith(-size))];
          errorsOf(withError(plan, k, { by: 'amount', size }), panelWith(0)).forEach((e, c) => {
            const moved = Math.abs(up[c]! - down[c]!) / 2 || 0;
            expect(Math.abs(e - moved)).toBeLessThan(1e-4 * size + 1e-3 * moved);
          });
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is not carried where a node compares its units', () => {
    const plan = planOf({ units, periods: ['2020'], method: { aggregate: 'copeland' }, tree });
    const panel = panelOf(
      plan,
      Object.fromEntries(ids.map((id, k) => [id, [units.map((_, c) => 1 + ((c * (k + 2)) % 5))]])),
    );
    const index = buildIndex(plan, panel);
    const weights = Float64Array.from(plan.nodes, (n) => n.weight);
    expect(reaggregation(plan, index, 0).errors(leafErrors(plan, index, panel, 0), weights)).toBeUndefined();
  });
});
