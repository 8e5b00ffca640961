import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import type { DataError, Plan } from '../../edition/index.js';
import { buildIndex } from '../../engine/index.js';
import { tablesFrom } from '../analyse.js';
import { growthDraws } from './growthOrder.js';

const at = (number: number) => ({ grouping: -1, number });

/** In what share of the draws the first place grew more than the second, of two indicators of equal weight. */
function shareOf(x: number[][], y: number[][], error: DataError | null = null): number {
  const made = planOf({ units: ['a', 'b', 'c'], periods: ['2020', '2021'], tree: { x: 1, y: 1 } });
  const plan: Plan = { ...made, indicators: made.indicators.map((i) => ({ ...i, error })) };
  const panel = panelOf(plan, { x, y });
  return growthDraws({ plan, panel, index: buildIndex(plan, panel) }, 0, 1)!.above(at(0), at(1));
}

/** The chance that a normal number is below z, by Simpson’s rule. */
function below(z: number): number {
  const steps = 2000;
  const density = (u: number) => Math.exp((-u * u) / 2) / Math.sqrt(2 * Math.PI);
  const h = z / steps;
  let sum = density(0) + density(z);
  for (let i = 1; i < steps; i++) sum += density(i * h) * (i % 2 === 0 ? 2 : 4);
  return 0.5 + (h * sum) / 3;
}

describe('the order of growth of two places in draws of both periods together', () => {
  it('is settled where one grew more in every indicator, whatever the weights', () => {
    const same = [
      [100, 100, 100],
      [120, 110, 100],
    ];
    expect(shareOf(same, same)).toBe(1);
  });

  it('is open where each grew more in one of two indicators: one draw in three leaves out either', () => {
    const x = [
      [100, 100, 100],
      [120, 100, 100],
    ];
    const y = [
      [100, 100, 100],
      [100, 120, 100],
    ];
    const share = shareOf(x, y);
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
  });

  it('is turned round by weights only as far as these vary', () => {
    // With equal weights 115 against 105: no weights within a quarter turn that round, leaving out x does.
    const x = [
      [100, 100, 100],
      [140, 100, 100],
    ];
    const y = [
      [100, 100, 100],
      [90, 110, 100],
    ];
    expect(shareOf(x, y)).toBeCloseTo(2 / 3, 1);
  });

  it('follows the normal distribution with the variances of both periods; errors of a place go the same way in its indicators', () => {
    const of = [
      [100, 100, 100],
      [120, 110, 100],
    ];
    const size = 5;
    const share = shareOf(of, of, { by: 'amount', size });
    const spread = (variance: number) => Math.sqrt((variance * (1 + 1.2 ** 2 + 1 + 1.1 ** 2)) / 100 ** 2);
    const expected = below(0.1 / spread(size ** 2));
    expect(Math.abs(share - expected)).toBeLessThan(0.04);
    expect(share).toBeLessThan(0.95);
  });

  it('knows errors that a place has in both periods', () => {
    const sketch = { units: ['a', 'b', 'c'], periods: ['2020', '2021'], tree: { x: 1 } };
    const shareBy = (rho: number) => {
      const made = planOf({ ...sketch, method: { errors: { 'over-time': rho } } });
      const error: DataError = { by: 'amount', size: 5 };
      const plan: Plan = { ...made, indicators: made.indicators.map((i) => ({ ...i, error })) };
      const of = [
        [100, 100, 100],
        [120, 110, 100],
      ];
      const panel = panelOf(plan, { x: of });
      return growthDraws({ plan, panel, index: buildIndex(plan, panel) }, 0, 1)!.above(at(0), at(1));
    };
    for (const rho of [0.5, 0.9]) {
      const variance = (g: number) => (5 / 100) ** 2 * (1 + g * g - 2 * rho * g);
      const expected = below(0.1 / Math.sqrt(variance(1.2) + variance(1.1)));
      expect(Math.abs(shareBy(rho) - expected)).toBeLessThan(0.03);
    }
    expect(shareBy(1)).toBe(1);
  });

  it('is that of groups and of the total too, and not known of a place without a value', () => {
    const plan = planOf({
      units: { a: { region: 'n' }, b: { region: 'n' }, c: { region: 's' } },
      periods: ['2020', '2021'],
      tree: { x: 1 },
    });
    const panel = panelOf(plan, {
      x: [
        [100, 100, 50],
        [110, 110, 80],
      ],
    });
    const draws = growthDraws({ plan, panel, index: buildIndex(plan, panel) }, 0, 1)!;
    const group = (number: number) => ({ grouping: 0, number });
    expect(draws.above(group(1), group(0))).toBe(1);
    expect(draws.above(group(0), { grouping: -2, number: 0 })).toBe(0);
    expect(draws.above(group(0), at(0))).toBe(0.5);
  });

  it('is in the table of a release, of each unit and group beside the whole; missing where there is no growth', () => {
    const plan = planOf({
      units: { a: { region: 'n' }, b: { region: 'n' }, c: { region: 's' } },
      periods: ['2019', '2020', '2021'],
      tree: { x: 1, y: 1 },
    });
    const panel = panelOf(plan, {
      x: [
        [50, 40, 50],
        [100, 100, Number.NaN],
        [110, 140, 80],
      ],
      y: [
        [50, 40, 50],
        [100, 100, Number.NaN],
        [150, 110, 80],
      ],
    });
    const of = { plan, panel, index: buildIndex(plan, panel) };
    const draws = growthDraws(of, 1, 2)!;
    const share = (grouping: number, number: number) =>
      draws.above({ grouping, number }, { grouping: -2, number: 0 });
    const ends = { from: '2020', to: '2021' };
    const rows = tablesFrom(of).named('growth-order')!.rows;
    const before = { from: '2019', to: '2020' };
    expect(rows.filter((row) => row.to === '2020').map(({ from, unit }) => [from, unit])).toEqual(
      ['a', 'b', 'c', 'n', 's'].map((unit) => [before.from, unit]),
    );
    const earlier = growthDraws(of, 0, 1)!.above({ grouping: -1, number: 0 }, { grouping: -2, number: 0 });
    expect(rows[0]).toEqual({
      level: 'city',
      unit: 'a',
      ...before,
      faster: earlier,
      told: expect.any(String),
    });
    const last = rows.filter((row) => row.to === '2021');
    expect(last).toEqual([
      { level: 'city', unit: 'a', ...ends, faster: share(-1, 0), told: 'open' },
      { level: 'city', unit: 'b', ...ends, faster: share(-1, 1), told: 'open' },
      { level: 'city', unit: 'c', ...ends, faster: null, told: 'open' },
      { level: 'region', unit: 'n', ...ends, faster: share(0, 0), told: 'open' },
      { level: 'region', unit: 's', ...ends, faster: null, told: 'open' },
    ]);
    expect([last[0]!.faster, last[1]!.faster].every((x) => x! > 0 && x! < 1)).toBe(true);
  });
});
