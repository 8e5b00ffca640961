import { describe, expect, it } from 'vitest';
import type { Sketch } from '../../../test/helpers/plan.js';
import { analysed, expectSums, valueIn } from '../../../test/helpers/revision.js';
import { revisionOf } from './revision.js';
import { revisionSize } from './revisionSize.js';

const three: Sketch = {
  units: ['a', 'b', 'c'],
  periods: ['2020', '2021'],
  method: { normalise: { method: 'goalposts', low: 0, high: 100, range: [0, 100] } },
  tree: { x: 3, y: 1 },
};
const figures = {
  x: [
    [10, 20, 30],
    [20, 40, 60],
  ],
  y: [
    [50, 60, 70],
    [60, 70, 80],
  ],
};

describe('a revision', () => {
  it('of the same release has no cause and no change', () => {
    const of = analysed(three, figures);
    const found = revisionOf(of, of, 'root');
    expect([found.causes, found.cells, found.plan]).toEqual([[], [], []]);
    for (const v of found.values) expect(v.to - v.from).toBe(0);
  });

  it('of one figure is that figure’s weight times its change, and names the cell', () => {
    const after = analysed(three, { ...figures, x: [figures.x[0]!, [28, 40, 60]] });
    const found = revisionOf(analysed(three, figures), after, 'root');
    expect(found.causes).toEqual([{ of: 'data', indicator: 'x' }]);
    expect(found.cells).toEqual([
      { indicator: 'x', period: '2021', unit: 'a', from: 20, to: 28, reasonFrom: 0, reasonTo: 0 },
    ]);
    expect(valueIn(found, 'a', '2021').effects[0]).toBeCloseTo(6, 12);
    expect(valueIn(found, 'b', '2021').effects[0]).toBeCloseTo(0, 12);
  });

  it('of a figure and a weight shares their interplay in halves, as Shapley does', () => {
    const before = analysed(three, figures);
    const after = analysed(
      { ...three, tree: { x: 1, y: 1 } },
      { ...figures, x: [figures.x[0]!, [28, 40, 60]] },
    );
    const found = revisionOf(before, after, 'root');
    expect(found.causes).toEqual([
      { of: 'data', indicator: 'x' },
      { of: 'method', part: 'weights' },
    ]);
    // By hand: data 8 × (¾ + ½) / 2 = 5; weights ((60−20)/4 + (60−28)/4) / 2 = 9; 30 → 44.
    const a = valueIn(found, 'a', '2021');
    expect(a.effects[0]).toBeCloseTo(5, 12);
    expect(a.effects[1]).toBeCloseTo(9, 12);
    expect([a.from, a.to]).toEqual([30, 44]);
    expect(found.plan.map((c) => [c.what, c.id, c.from, c.to])).toEqual([
      ['weight', 'x', 0.75, 0.5],
      ['weight', 'y', 0.25, 0.5],
    ]);
  });

  it('of weights by period and group shares them with other units and periods, and adds up', () => {
    const split = (cases: object[]): Sketch['tree'] => ({
      p: { weigh: { by: 'given', cases }, children: { x: 3, y: 1 } },
    });
    const east = { groups: { by: 'g', of: ['e'] }, weights: { x: 1, y: 3 } };
    const before = analysed(
      { ...three, units: { a: { g: 'w' }, b: { g: 'e' }, c: { g: 'e' } }, tree: split([east]) },
      figures,
    );
    const more = Object.fromEntries(Object.entries(figures).map(([id, rows]) => [id, [...rows, rows[0]!]]));
    const after = analysed(
      {
        ...three,
        units: { c: { g: 'e' }, a: { g: 'w' }, b: { g: 'n' } },
        periods: ['2020', '2021', '2022'],
        tree: split([east, { from: 2021, weights: { x: 1, y: 1 } }]),
      },
      more,
    );
    for (const [one, other] of [
      [before, after],
      [after, before],
    ] as const)
      expectSums(revisionOf(one, other, 'p'));
    expect(revisionOf(before, after, 'p').plan.map(({ what, id }) => `${what} ${id}`)).toContain(
      'weight-cases p',
    );
  });

  it('of a framework that has another indicator, other units and a further period adds up', () => {
    const after = analysed(
      { ...three, units: ['b', 'c', 'd'], periods: ['2020', '2021', '2022'], tree: { x: 3, y: 1, z: 2 } },
      {
        x: [
          [20, 31, 5],
          [40, 60, 5],
          [1, 2, 3],
        ],
        y: [
          [60, 70, 5],
          [70, 80, 5],
          [4, 5, 6],
        ],
        z: [
          [1, 2, 3],
          [4, 5, 6],
          [7, 8, 9],
        ],
      },
    );
    const found = revisionOf(analysed(three, figures), after, 'root');
    expect(found.values.map((v) => `${v.unit} ${v.period}`)).toEqual([
      'b 2020',
      'c 2020',
      'b 2021',
      'c 2021',
    ]);
    expect(found.causes.map((c) => ('part' in c ? c.part : c.of))).toEqual([
      'data',
      'units',
      'periods',
      'framework',
    ]);
    expectSums(found);
    expect(found.plan.map((c) => [c.what, c.id, c.from === null])).toEqual(
      expect.arrayContaining([
        ['unit', 'a', false],
        ['unit', 'd', true],
        ['period', '2022', true],
        ['indicator', 'z', true],
      ]),
    );
  });

  it.each([
    ['weights', { weights: { x: 1, y: 1 } }, 0.75 * 10],
    ['aggregates', { aggregate: 'geometric' }, 0.75 * (10 ** 0.75 * 50 ** 0.25 - 20)],
    ['scales', { scale: { method: 'goalposts', low: 0, high: 50, range: [0, 100] } }, 0.75 * 7.5],
  ] as const)('of a framework and of %s keeps them apart', (part, changed, effect) => {
    const before = analysed(
      { ...three, periods: ['2020'], tree: { p: { weight: 1, children: { x: 3, y: 1 } } } },
      { x: [figures.x[0]!], y: [figures.y[0]!] },
    );
    const { weights, aggregate, scale } = {
      weights: { x: 3, y: 1 },
      aggregate: 'arithmetic',
      scale: null,
      ...changed,
    };
    const p = { weight: 1, aggregate, children: weights };
    const method = { ...three.method, ...(scale && { 'per-indicator': { x: { normalise: scale } } }) };
    const after = analysed(
      { ...three, periods: ['2020'], method, tree: { p, z: 1 } },
      { x: [figures.x[0]!], y: [figures.y[0]!], z: [[100, 100, 100]] },
    );
    const found = revisionOf(before, after, 'root');
    expect(found.causes).toEqual([
      { of: 'method', part: 'framework' },
      { of: 'method', part },
    ]);
    // By hand: p of a is 20; half of the root is p after, all of it before, so that p’s change counts (1 + ½) / 2.
    const a = valueIn(found, 'a', '2020');
    expect(a.from).toBeCloseTo(20, 12);
    expect(a.effects[1]).toBeCloseTo(effect, 12);
    expectSums(found);
  });

  it('is one cause where no edition stands between the two', () => {
    const shares: Sketch = {
      units: ['a', 'b'],
      periods: ['2020', '2021'],
      method: { normalise: { method: 'base-share' } },
      tree: { x: 1 },
    };
    const before = analysed(shares, {
      x: [
        [1, 2],
        [0, 0],
      ],
    });
    const after = analysed(
      { ...shares, base: '2021', first: '2020' },
      {
        x: [
          [1, 2],
          [3, 4],
        ],
      },
    );
    const found = revisionOf(before, after, 'root');
    expect(found.causes).toEqual([{ of: 'everything' }]);
    expectSums(found);
  });

  it('is missing where a value came or went, and counts it apart', () => {
    const before = analysed(three, {
      x: [
        [Number.NaN, 1, 2],
        [1, 2, 3],
      ],
      y: [
        [Number.NaN, 1, 2],
        [1, 2, 3],
      ],
    });
    const after = analysed(three, {
      x: [
        [5, 1, 2],
        [1, 2, 3],
      ],
      y: [
        [5, 1, 2],
        [1, 2, 3],
      ],
    });
    const found = revisionOf(before, after, 'root');
    expect(valueIn(found, 'a', '2020').effects.every(Number.isNaN)).toBe(true);
    expect(revisionSize(found.values)).toMatchObject({
      compared: 5,
      revised: 0,
      appeared: 1,
      disappeared: 0,
      meanAbsolute: 0,
    });
  });
});
