import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { buildIndex, meanOf, normalQuantile, sampleSd } from '../../engine/index.js';
import { chainedDraws } from './chained.js';
import { type FillDraws, fillDraws, hasFilledCells } from './fillDraws.js';
import { seededRandom } from './random.js';

describe('draws of missing values', () => {
  it('have the mean and the spread that the other columns leave them', () => {
    const random = seededRandom(7);
    const normal = () => normalQuantile(random() || 0.5);
    const rows = 400;
    const [a, b] = [new Float64Array(rows), new Float64Array(rows)];
    for (let c = 0; c < rows; c++) {
      a[c] = normal();
      b[c] = 10 + 3 * a[c]! + 0.5 * normal();
    }
    a[0] = 2;
    a[1] = -1;
    b[0] = b[1] = Number.NaN;
    const drawn: [number[], number[]] = [[], []];
    chainedDraws([a, b], 2000, random, ([, filled]) => {
      drawn[0].push(filled![0]!);
      drawn[1].push(filled![1]!);
    });
    expect(meanOf(drawn[0])).toBeCloseTo(16, 0);
    expect(meanOf(drawn[1])).toBeCloseTo(7, 0);
    for (const own of drawn) expect(Math.abs(sampleSd(own) - 0.5)).toBeLessThan(0.06);
  });

  it('are as wide as their column where nothing is related to it', () => {
    const random = seededRandom(8);
    const normal = () => normalQuantile(random() || 0.5);
    const columns = [0, 1].map(() => Float64Array.from({ length: 300 }, () => 5 + 2 * normal()));
    columns[0]![4] = Number.NaN;
    const drawn: number[] = [];
    chainedDraws(columns, 1000, random, ([filled]) => drawn.push(filled![4]!));
    expect(Math.abs(sampleSd(drawn) - 2)).toBeLessThan(0.25);
  });
});

/** What is added to a unit in a number of draws. */
const drawn = (draws: FillDraws, node: number, unit: number) =>
  Float64Array.from({ length: 256 }, (_, i) => draws.added(node, i / 256)![unit]!);

describe('draws of filled-in cells', () => {
  const units = Array.from({ length: 8 }, (_, c) => `u${c}`);
  const periods = ['2018', '2019', '2020', '2021'];
  const gone = Number.NaN;

  it('that are carried go as far as the indicator went before, and farther with every period', () => {
    const plan = planOf({ units, periods, method: { impute: { method: 'last' } }, tree: { k0: 1 } });
    const row = (t: number) => units.map((_, c) => 100 * (c % 2 ? 1.2 : 0.8) ** t);
    const panel = panelOf(plan, {
      k0: [row(0), row(1), [gone, ...row(2).slice(1)], [gone, ...row(3).slice(1)]],
    });
    const index = buildIndex(plan, panel);
    expect([0, 1, 2, 3].map((t) => hasFilledCells(plan, index.panel, t))).toEqual([false, false, true, true]);
    const spread = (t: number) => sampleSd(drawn(fillDraws(plan, index, t)!, 1, 0));
    expect(spread(3) / spread(2)).toBeCloseTo(Math.SQRT2, 0);
    // Of a score of 80 a fifth.
    expect(spread(2) / index.values[units.length * 6]!).toBeCloseTo(0.2, 1);
    expect(fillDraws(plan, index, 1)).toBeUndefined();
  });

  it('that are filled from others spread round the regression, wherever the published filling lies', () => {
    const method = { impute: { method: 'median' }, normalise: { method: 'z-score' } };
    const many = Array.from({ length: 40 }, (_, c) => `u${c}`);
    const plan = planOf({ units: many, periods: ['2020'], method, tree: { k0: 1, k1: 1 } });
    const figures = many.map((_, c) => 100 + 10 * c);
    const second = figures.map((x, c) => x * (c % 2 ? 1.05 : 0.95));
    const panel = panelOf(plan, { k0: [figures], k1: [[...second.slice(0, 39), gone]] });
    const draws = fillDraws(plan, buildIndex(plan, panel), 0)!;
    const node = plan.nodes.findIndex(({ id }) => id === 'k1');
    expect(draws.isDrawn(node, 39)).toBe(true);
    expect(draws.isDrawn(node, 38)).toBe(false);
    // The last place is the largest by the other indicator, far above the median it was given.
    const added = drawn(draws, node, 39);
    expect(meanOf(added)).toBeGreaterThan(1);
    expect(sampleSd(added)).toBeLessThan(0.5);
  });
});
