import { describe, expect, it } from 'vitest';
import { refused, sketch } from '../../../test/helpers/computed.js';
import { panelOf, planOf, type Sketch } from '../../../test/helpers/plan.js';
import { at, offset, Reason } from '../../edition/index.js';
import { computedWarnings, computeIndicators } from './compute.js';

/** The computed figures, a row a period. */
function made(of: Sketch, figures: Record<string, number[][]>): number[][] {
  const plan = planOf(of);
  const full = computeIndicators(plan, panelOf(plan, { made: [], ...figures }));
  const k = plan.indicators.findIndex(({ id }) => id === 'made');
  return plan.periods.map((_, t) => plan.units.map((__, c) => at(full, k, c, t)));
}

const no = Number.NaN;
const gdp = [
  [100, 200, 400],
  [110, 240, 400],
  [121, 300, 0],
];
const people = [
  [10, 20, 0],
  [10, 24, 40],
  [11, 25, 40],
];

describe('A formula', () => {
  it('divides, with a unit that fits: RMB 100 million by 10,000 persons is RMB 10,000 per person', () => {
    const inputs = { gdp: 'RMB 100 million', people: '10,000 persons' };
    expect(made(sketch('gdp / people', 'RMB 10,000 per person', inputs), { gdp, people })).toEqual([
      [10, 10, no],
      [11, 10, 10],
      [11, 12, 0],
    ]);
    expect(made(sketch('gdp / people * 10000', '元/人', inputs), { gdp, people })[1]).toEqual([
      110000, 100000, 100000,
    ]);
    expect(refused(sketch('gdp / people', 'RMB per person', inputs))).toBe(
      '“gdp / people”, which comes to 10000 RMB per person, with the unit RMB per person → multiply by 10000, or write the unit as 10000 RMB per person',
    );
  });

  it('shrinks rates of small places towards that of all, or of their group, by empirical Bayes', () => {
    const [cases, heads] = [
      [3, 50, 0],
      [20, 400, 10],
    ];
    const sum = (x: readonly number[]) => x.reduce((a, b) => a + b, 0);
    const all = sum(cases) / sum(heads);
    const variance = sum(heads.map((d, i) => d * (cases[i]! / d - all) ** 2)) / sum(heads);
    const between = Math.max(0, variance - all / (sum(heads) / heads.length));
    const expected = heads.map((d, i) => all + (between / (between + all / d)) * (cases[i]! / d - all));
    const inputs = { cases: 'cases', heads: 'persons' };
    const [row] = made(sketch('shrink(cases, heads)', 'cases per person', inputs), {
      cases: [cases, cases, cases],
      heads: [heads, heads, heads],
    });
    row!.forEach((x, i) => {
      expect(x).toBeCloseTo(expected[i]!, 14);
    });
    expect(row![2]).toBeGreaterThan(0);
  });

  it('knows growth, earlier figures, moving means, totals, groups and shares', () => {
    const input = { gdp: 'RMB' };
    const of = (formula: string, unit: string) => made(sketch(formula, unit, input), { gdp });
    expect(of('growth(gdp)', '%')[1]!.map((x) => Number(x.toFixed(9)))).toEqual([10, 20, 0]);
    expect(of('growth(gdp)', '%')[0]).toEqual([no, no, no]);
    expect(of('previous(gdp, 2)', 'RMB')).toEqual([
      [no, no, no],
      [no, no, no],
      [100, 200, 400],
    ]);
    expect(of('mean(gdp, 2)', 'RMB')).toEqual([
      [no, no, no],
      [105, 220, 400],
      [115.5, 270, 200],
    ]);
    expect(of('group(gdp, region)', 'RMB')[0]).toEqual([300, 300, 400]);
    expect(of('total(gdp)', 'RMB')[2]).toEqual([421, 421, 421]);
    expect(of('share(gdp, region)', '%')[0]!.map((x) => Number(x.toFixed(9)))).toEqual([
      33.333333333, 66.666666667, 100,
    ]);
    expect(of('gdp - at(gdp, 2020)', 'RMB')).toEqual([
      [0, 0, 0],
      [10, 40, 0],
      [21, 100, -400],
    ]);
    expect(of('max(gdp - 2 * previous(gdp), 0)', 'RMB')[1]).toEqual([0, 0, 0]);
  });

  it('takes nothing for a figure: missing in, missing out, with the reason; a total needs every unit', () => {
    const plan = planOf(sketch('share(gdp)', '%', { gdp: 'RMB' }));
    const figures = [
      [1, no, 3],
      [1, 2, 3],
      [0, 0, 0],
    ];
    const panel = panelOf(plan, { made: [], gdp: figures });
    panel.reasons[offset(panel, 1, 1, 0)] = Reason.suppressed;
    const full = computeIndicators(plan, panel);
    const reasons = [0, 1, 2].map((t) => full.reasons[offset(full, 0, 0, t)]);
    expect(reasons).toEqual([Reason.suppressed, Reason.observed, Reason.denominatorZero]);
    expect(computedWarnings(plan, full).map(({ en }) => en)).toEqual([
      'made (computed): 3 figures are missing because they would be divided by zero: A 2022, B 2022, C 2022.',
    ]);
  });

  it('passes on that a figure was estimated', () => {
    const plan = planOf(sketch('gdp / people', 'RMB per person', { gdp: 'RMB', people: 'persons' }));
    const panel = panelOf(plan, { made: [], gdp, people });
    panel.reasons[offset(panel, 2, 1, 1)] = Reason.imputedLinear;
    const full = computeIndicators(plan, panel);
    expect([0, 1].map((c) => full.reasons[offset(full, 0, c, 1)])).toEqual([
      Reason.observed,
      Reason.imputedLinear,
    ]);
  });

  it('is computed from others, in whatever order they stand', () => {
    const of = sketch('half * 2', 'RMB', { gdp: 'RMB' });
    const plan = planOf({
      ...of,
      indicators: { ...of.indicators, half: { unit: 'RMB', formula: 'gdp / 2' } },
    });
    const full = computeIndicators(plan, panelOf(plan, { made: [], half: [], gdp }));
    expect(at(full, 0, 1, 2)).toBe(300);
  });

  it('takes figures of the economy and of one period', () => {
    const economy = {
      of: { indicators: [{ id: 'area', title: { en: 'Area' }, unit: { en: 'km²' } }] },
      rows: [
        ['city', 'A', 2020, 'area', 'v', 50],
        ['city', 'B', 2021, 'area', 'v', 100],
      ],
    };
    const of = { ...sketch('people / area', 'persons per km²', { people: 'persons' }), economy };
    expect(made(of, { people })).toEqual([
      [0.2, no, no],
      [no, 0.24, no],
      [no, no, no],
    ]);
    const fixed = { ...sketch('people / at(area, 2020)', 'persons per km²', { people: 'persons' }), economy };
    expect(made(fixed, { people })[2]).toEqual([0.22, no, no]);
    expect(
      refused({
        ...of,
        ...sketch('people / at(area, 1999)', 'persons per km²', { people: 'persons' }),
        economy,
      }),
    ).toContain('“1999”');
  });

  it('knows powers, logarithms, conditions, means and the places of units', () => {
    const input = { gdp: '1' };
    const of = (formula: string) =>
      made(sketch(formula, '1', input), { gdp })[1]!.map((x) => Number(x.toFixed(9)) + 0);
    expect(of('gdp ^ 2 / 100')).toEqual([121, 576, 1600]);
    expect(of('2 ^ 3 ^ 2 + 0 * gdp')).toEqual([512, 512, 512]);
    expect(of('-gdp ^ 2')).toEqual([-12100, -57600, -160000]);
    expect(of('ln(exp(2)) + log10(1000) + sqrt(gdp) * 0')).toEqual([5, 5, 5]);
    expect(of('if(gdp > 200 and gdp < 300, 1, if(gdp <= 110, 2, 3))')).toEqual([2, 1, 3]);
    expect(of('geometric(gdp, gdp, gdp) - harmonic(gdp, gdp)')).toEqual([0, 0, 0]);
    expect(of('mean(gdp, 100, 0 + 30) + median(1, 5, 3) + sum(1, 2) + product(2, 3)')).toEqual([
      92, 135.333333333, 188.666666667,
    ]);
    expect(of('clamp(gdp, 200, 300)')).toEqual([200, 240, 300]);
    expect(of('round(gdp / 7, 1)')).toEqual([15.7, 34.3, 57.1]);
    expect(of('rank(gdp)')).toEqual([3, 2, 1]);
    expect(of('percent-rank(gdp)')).toEqual([0, 0.5, 1]);
    expect(of('z(gdp)')).toEqual([-140, -10, 150].map((x) => Number((x / Math.sqrt(21100)).toFixed(9))));
    expect(of('highest(gdp) - lowest(gdp) + count(gdp)')).toEqual([293, 293, 293]);
    expect(of('average(gdp, region)')).toEqual([175, 175, 400]);
    expect(of('gdp / of(gdp, C)')).toEqual([0.275, 0.6, 1]);
    expect(of('gdp / first(gdp)')).toEqual([1.1, 1.2, 1]);
  });

  it('goes on without what is missing where the formula says how', () => {
    const of = (formula: string) => made(sketch(formula, '1', { gdp: '1' }), { gdp: [[no, 2, 4]] })[0];
    expect(of('coalesce(gdp, 7)')).toEqual([7, 2, 4]);
    expect(of('present(gdp)')).toEqual([0, 1, 1]);
    expect(of('if(present(gdp) = 1, gdp, 0)')).toEqual([0, 2, 4]);
    expect(of('rank(gdp)')).toEqual([no, 2, 1]);
    expect(of('average(gdp)')).toEqual([3, 3, 3]);
    expect(of('ln(gdp - 2)')).toEqual([no, no, Math.LN2]);
  });
});
