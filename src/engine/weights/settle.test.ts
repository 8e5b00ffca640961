import { describe, expect, it } from 'vitest';
import { lineOf, nodeAt, panelOf, planOf } from '../../../test/helpers/plan.js';
import type { Plan } from '../../edition/index.js';
import { buildIndex } from '../build.js';
import { settle } from '../settled.js';
import { pearson } from '../stats/correlation.js';
import { settleWeights } from './settle.js';
import { entropyWeights } from './spreads.js';

const normalise = { method: 'min-max', range: [1, 100] };
const tree = {
  access: { children: { x: 1, y: 3 } },
  use: { children: { z: 1, v: 1 } },
};
const values = {
  x: [
    [1, 4, 2, 8, 5, 7],
    [2, 4, 3, 9, 5, 8],
  ],
  y: [
    [2, 1, 7, 3, 9, 4],
    [2, 2, 7, 4, 9, 5],
  ],
  z: [
    [5, 5, 6, 1, 2, 3],
    [5, 6, 6, 2, 2, 3],
  ],
  v: [
    [9, 1, 3, 4, 4, 8],
    [8, 1, 3, 5, 4, 8],
  ],
};
const units = ['a', 'b', 'c', 'd', 'e', 'f'];
const sketch = (weight: object | string, of: object = tree, more: object = {}) =>
  planOf({
    units,
    periods: ['2020', '2021'],
    method: { normalise, weight, ...more },
    tree: of as Parameters<typeof planOf>[0]['tree'],
  });
const weights = (plan: Plan, id: string) =>
  plan.nodes[nodeAt(plan, id)]!.children.map((h) => plan.nodes[h]!.weight);

describe('weights that wait for the data', () => {
  it('are settled from the leaves upwards, each node by the scores of its children', () => {
    const plan = sketch('entropy');
    const panel = panelOf(plan, values);
    const settled = settleWeights(plan, panel);
    const index = buildIndex(settled, panel);
    for (const [id, children] of Object.entries({ access: ['x', 'y'], root: ['access', 'use'] })) {
      const columns = children.map((h) =>
        Float64Array.from([0, 1].flatMap((t) => lineOf(settled, index, h, t))),
      );
      entropyWeights(columns).forEach((w, i) => {
        expect(weights(settled, id)[i]).toBeCloseTo(w, 14);
      });
    }
    expect(weights(plan, 'access')).toEqual([0.25, 0.75]);
  });
  it('carry the periods and the number of scores they rest on', () => {
    const gaps = { ...values, x: [[1, Number.NaN, 2, 8, 5, 7], values.x[1]!] };
    const plan = sketch({ by: 'variation', over: 'base-period' });
    const { weighing } = settleWeights(plan, panelOf(plan, gaps)).nodes[nodeAt(plan, 'access')]!;
    expect(weighing).toMatchObject({ by: 'variation', settled: { periods: ['2020', '2020'], rows: 5 } });
    const all = sketch('variation');
    expect(settleWeights(all, panelOf(all, gaps)).nodes[0]!.weighing).toMatchObject({
      over: 'all-periods',
      settled: { periods: ['2020', '2021'], rows: 11 },
    });
  });
  it('may be asked for by level, or by one node alone', () => {
    const byLevel = settleWeights(sketch({ levels: ['critic', 'given'] }), panelOf(sketch('given'), values));
    expect(byLevel.nodes.filter((n) => n.children.length > 0).map((n) => n.weighing.by)).toEqual([
      'given',
      'critic',
      'critic',
    ]);
    const one = sketch('given', { ...tree, use: { ...tree.use, weigh: 'pca' } });
    const settled = settleWeights(one, panelOf(one, values));
    expect(weights(settled, 'access')).toEqual([0.25, 0.75]);
    expect(settled.nodes[nodeAt(one, 'use')]!.weighing.by).toBe('pca');
  });
  it('are asked for again with another normalisation', () => {
    const [wide, narrow] = [
      [1, 100],
      [50, 100],
    ].map((range) => {
      const plan = sketch('variation', tree, { normalise: { method: 'min-max', range } });
      return weights(settleWeights(plan, panelOf(plan, values)), 'access')[0]!;
    }) as [number, number];
    expect(wide).not.toBeCloseTo(narrow, 3);
  });
  it('that are given stay as they are, and a plan of these is the same plan', () => {
    const plan = sketch('given');
    expect(settleWeights(plan, panelOf(plan, values))).toBe(plan);
  });
  it('optimised ones bring the correlations in proportion to the given weights', async () => {
    const weight = { levels: ['given', 'optimised'] };
    const importance = { access: { ...tree.access, weight: 1 }, use: { ...tree.use, weight: 1.2 } };
    const asked = sketch(weight, importance);
    const panel = panelOf(asked, values);
    const { plan, solve } = await settle(asked, panel);
    const index = buildIndex(plan, panel, solve);
    const line = (id: string) => [0, 1].flatMap((t) => lineOf(plan, index, id, t));
    const r = ['access', 'use'].map((id) => pearson(line(id), line('root')));
    expect(r[1]! / r[0]!).toBeCloseTo(1.2, 9);
    expect(plan.nodes[0]!.weighing).toMatchObject({
      settled: { facts: { distance: expect.closeTo(0, 12) } },
    });
  });
  it('that do not exist are a problem with the name of the node', () => {
    const plan = sketch('entropy', tree, { normalise: { method: 'z-score' } });
    expect(() => settleWeights(plan, panelOf(plan, values))).toThrow(/entropy.*“access”.*negative/);
  });
});

describe('weights that need no data', () => {
  it('come from pairwise judgements, with their consistency', () => {
    const rows = [
      [1, '1/3'],
      [3, 1],
    ];
    const plan = sketch('given', { ...tree, access: { ...tree.access, weigh: { by: 'ahp', rows } } });
    expect(weights(plan, 'access')).toEqual([0.25, 0.75]);
    expect(plan.nodes[nodeAt(plan, 'access')]!.weighing).toMatchObject({ by: 'ahp', ratio: 0 });
  });
  it('come from the points of experts', () => {
    const weigh = {
      by: 'budget',
      rows: [
        [50, 50],
        [1, 3],
      ],
    };
    const plan = sketch('entropy', { ...tree, access: { ...tree.access, weigh } });
    expect(weights(plan, 'access')).toEqual([0.375, 0.625]);
    expect(plan.nodes[nodeAt(plan, 'access')]!.weighing).toMatchObject({ by: 'budget', experts: 2 });
  });
  it.each([
    [
      'contradict each other',
      {
        by: 'ahp',
        rows: [
          [1, 2, '1/9'],
          ['1/2', 1, 2],
          [9, '1/2', 1],
        ],
      },
      /“x” against “v”/,
    ],
    [
      'are too few',
      {
        by: 'ahp',
        rows: [
          [1, 2],
          [0.5, 1],
        ],
      },
      /3 rows/,
    ],
    ['are nowhere', { by: 'budget' }, /none or several/],
    ['are none', { by: 'budget', rows: [[0, 0, 0]] }, /more than zero/],
  ])('and are a problem where they %s', (_, weigh, words) => {
    expect(() => sketch('given', { g: { weigh, children: { x: 1, y: 1, v: 1 } }, z: 1 })).toThrow(words);
  });
});

describe('what cannot be asked for', () => {
  it('optimised weights of another mean than the arithmetic', () => {
    expect(() => sketch('optimised', tree, { aggregate: 'geometric' })).toThrow(/optimised weights/);
  });
  it('bounds that shares cannot keep', () => {
    const aggregate = { 'benefit-of-the-doubt': { shares: [0.6, 0.9] } };
    expect(() => sketch('given', tree, { aggregate })).toThrow(/bounds from 0.6 to 0.9/);
  });
});

describe('an index by benefit of the doubt', () => {
  it('has the best of each period at 1, and is missing where a child is', async () => {
    const aggregate = { levels: ['arithmetic', 'benefit-of-the-doubt'] };
    const written = sketch('entropy', tree, { aggregate });
    const panel = panelOf(written, { ...values, x: [[1, Number.NaN, 2, 8, 5, 7], values.x[1]!] });
    const { plan, solve } = await settle(written, panel);
    const index = buildIndex(plan, panel, solve);
    for (const t of [0, 1]) {
      const line = lineOf(plan, index, 'root', t);
      expect(Math.max(...line.filter((x) => !Number.isNaN(x)))).toBe(1);
      expect(Number.isNaN(line[1]!)).toBe(t === 0);
    }
    expect(plan.nodes[0]!.weighing.by).toBe('given');
    expect(() => buildIndex(plan, panel)).toThrow('needs a solver');
  });
});

describe('weights of every period', () => {
  const years = [0, 1, 2, 3];
  const many = Object.fromEntries(
    ['x', 'y', 'z'].map((id, k) => [
      id,
      years.map((t) => units.map((_, c) => 3 + ((7 * k + 5 * t * (c + 1) + c * c * (k + 2)) % 11))),
    ]),
  );
  const planned = (over: unknown) =>
    planOf({
      units,
      periods: ['2020', '2021', '2022', '2023'],
      method: { normalise: { method: 'none' }, weight: { by: 'variation', over } },
      tree: { x: 1, y: 1, z: 1 },
    });

  it.each([
    ['each-period', 1],
    [{ window: 3 }, 3],
  ] as const)('are those of its own scores, or of a window up to it (%j)', (over, window) => {
    const plan = planned(over);
    const panel = panelOf(plan, many);
    const settled = settleWeights(plan, panel);
    const index = buildIndex(settled, panel);
    for (const t of years) {
      const seen = years.filter((s) => s <= t && s > t - window);
      const columns = ['x', 'y', 'z'].map((id) => seen.flatMap((s) => many[id]![s]!));
      const mean = (of: number[]) => of.reduce((a, b) => a + b, 0) / of.length;
      const spread = columns.map((of) => Math.sqrt(mean(of.map((v) => (v - mean(of)) ** 2))) / mean(of));
      const whole = spread.reduce((a, b) => a + b, 0);
      units.forEach((_, c) => {
        const wanted = columns.reduce((s, _of, k) => s + (spread[k]! / whole) * many['xyz'[k]!]![t]![c]!, 0);
        expect(lineOf(settled, index, 'root', t)[c]).toBeCloseTo(wanted, 10);
      });
    }
    expect(settled.nodes[0]!.weighing).toMatchObject({ over, settled: { periods: ['2020', '2023'] } });
  });

  it('are refused with the period in which there are none', () => {
    const plan = planned('each-period');
    const flat = Object.fromEntries(
      Object.entries(many).map(([id, of]) => [id, [of[0]!, units.map(() => 5), of[2]!, of[3]!]]),
    );
    expect(() => settleWeights(plan, panelOf(plan, flat))).toThrow('2021');
  });
});
