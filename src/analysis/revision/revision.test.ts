import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panelOf, planOf, type Sketch } from '../../../test/helpers/plan.js';
import { times } from '../../../test/helpers/thorough.js';
import { buildIndex } from '../../engine/index.js';
import type { Analysed } from '../tidy.js';
import { changedCells } from './cells.js';
import { hybrid } from './hybrid.js';
import { planChanges } from './planChanges.js';
import { type Revision, revisionOf } from './revision.js';
import { revisionSize } from './revisionSize.js';

function analysed(sketch: Sketch, values: Record<string, number[][]>): Analysed {
  const plan = planOf(sketch);
  const panel = panelOf(plan, values);
  return { plan, panel, index: buildIndex(plan, panel) };
}

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
const valueIn = (of: Revision, unit: string, period: string) =>
  of.values.find((v) => v.unit === unit && v.period === period)!;

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

function expectSums({ values }: Revision): void {
  for (const v of values) {
    const sum = v.effects.reduce((s, x) => s + x, 0);
    if (Number.isNaN(v.from) || Number.isNaN(v.to)) expect(sum).toBeNaN();
    else
      expect(Math.abs(sum - (v.to - v.from))).toBeLessThanOrEqual(
        1e-11 * Math.max(1, Math.abs(v.from), Math.abs(v.to)),
      );
  }
}

const said = (cause: unknown) => JSON.stringify(cause);

const methods = [
  { normalise: { method: 'min-max', over: 'each-period' } },
  { normalise: { method: 'min-max', range: [1, 100] }, aggregate: 'geometric' },
  { normalise: { method: 'z-score' }, impute: { method: 'mean' } },
  { normalise: { method: 'rank' }, aggregate: 'copeland' },
  {
    normalise: { method: 'min-max', range: [1, 100] },
    aggregate: 'mazziotta-pareto',
    impute: { method: 'linear' },
  },
];
const edition = fc
  .record({
    method: fc.constantFrom(...methods),
    weights: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
    down: fc.boolean(),
    units: fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 3 }),
    extra: fc.boolean(),
    cells: fc.array(
      fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 1, max: 9 }) },
        { weight: 1, arbitrary: fc.constant(Number.NaN) },
      ),
      {
        minLength: 36,
        maxLength: 36,
      },
    ),
  })
  .map(({ method, weights: [w, v], down, units, extra, cells }) => {
    const rows = (k: number) => [0, 1].map((t) => units.map((_, c) => cells[(k * 2 + t) * 6 + c]!));
    const tree: Sketch['tree'] = { p: { weight: w, children: { x: v, y: 1 } }, ...(extra ? { z: 2 } : {}) };
    return analysed(
      { units, periods: ['2020', '2021'], method, tree, indicators: { y: down ? { direction: -1 } : {} } },
      { x: rows(0), y: rows(1), z: rows(2) },
    );
  });

describe('between any two editions', () => {
  it('the effects add up to the change of every value', () => {
    fc.assert(
      fc.property(edition, edition, (before, after) => {
        for (const node of ['root', 'p']) expectSums(revisionOf(before, after, node));
      }),
      { numRuns: times(15, 50) },
    );
  });

  it('the mixture with nothing of the later is the earlier, with everything the later', () => {
    fc.assert(
      fc.property(edition, edition, (before, after) => {
        for (const [all, of] of [
          [false, before],
          [true, after],
        ] as const) {
          const { plan, panel } = hybrid(before, after, () => all);
          const index = buildIndex(plan, panel);
          expect(index.values).toEqual(of.index.values);
        }
      }),
      { numRuns: times(20, 60) },
    );
  });

  it('the causes turned round have the opposite effects', () => {
    fc.assert(
      fc.property(edition, edition, (before, after) => {
        const [there, back] = [revisionOf(before, after, 'root'), revisionOf(after, before, 'root')];
        expect(new Set(back.causes.map(said))).toEqual(new Set(there.causes.map(said)));
        for (const v of there.values) {
          const w = valueIn(back, v.unit, v.period);
          expect([w.from, w.to, w.rankFrom, w.rankTo]).toEqual([v.to, v.from, v.rankTo, v.rankFrom]);
        }
      }),
      { numRuns: times(15, 50) },
    );
  });

  it('every difference of data and method is found in one direction as in the other', () => {
    fc.assert(
      fc.property(edition, edition, (before, after) => {
        expect(changedCells(before, after).length).toBe(changedCells(after, before).length);
        expect(planChanges(before.plan, after.plan).length).toBe(planChanges(after.plan, before.plan).length);
      }),
    );
  });
});

describe('the size of a revision, by hand', () => {
  const of = (pairs: [number, number][]) =>
    revisionSize(pairs.map(([from, to], i) => ({ from, to, rankFrom: i + 1, rankTo: i + 1 })));

  it('has the bias of first values with its sign: up, down, none, and both ways alike', () => {
    const up: [number, number][] = [
      [1, 2],
      [2, 2],
      [3, 2.5],
    ];
    expect(of(up).mean).toBeCloseTo(1 / 6, 14);
    expect(of(up).meanAbsolute).toBeCloseTo(0.5, 14);
    expect(of(up.map(([a, b]) => [b, a])).mean).toBeCloseTo(-1 / 6, 14);
    const alike: [number, number][] = [
      [10, 14],
      [10, 6],
    ];
    expect(of(alike)).toMatchObject({ mean: 0, meanAbsolute: 4, largest: 4, revised: 2 });
    expect(of([[-5, -5]])).toMatchObject({ mean: 0, meanAbsolute: 0, revised: 0 });
  });

  it('leaves out what only one of the two has, and is not known where nothing is left', () => {
    expect(
      of([
        [Number.NaN, 3],
        [2, Number.NaN],
        [1, 4],
      ]),
    ).toMatchObject({ mean: 3, compared: 1, appeared: 1, disappeared: 1 });
    expect(of([[Number.NaN, 1]]).mean).toBeNaN();
  });
});
