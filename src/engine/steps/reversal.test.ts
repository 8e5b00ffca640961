import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panelOf, planOf, type Sketch } from '../../../test/helpers/plan.js';
import { scoreForParent, sumOfEnds } from '../../edition/index.js';
import { buildIndex } from '../build.js';
import { parentInput } from '../contributions.js';
import { reaggregation } from '../reaggregate.js';

const units = ['a', 'b', 'c', 'd', 'e'];
type Columns = Record<string, (number | null)[]>;
type How = Pick<Sketch, 'method'> & { inner?: object; direction?: 1 | -1; polarity?: 'higher-is-worse' };

/** An index of what is good (x) and of a part made of y and z, of the polarity that is asked for. */
function made(columns: Columns, { method, inner = {}, direction = 1, polarity }: How) {
  const plan = planOf({
    units,
    periods: ['2020'],
    method: method ?? { normalise: { method: 'min-max' } },
    indicators: { x: { direction: 1 }, y: { direction }, z: { direction } },
    tree: {
      x: 2,
      part: { weight: 1, ...inner, ...(polarity ? { polarity } : {}), children: { y: 1, z: 3 } },
    } as Sketch['tree'],
  });
  const values = Object.fromEntries(
    Object.entries(columns).map(([id, v]) => [id, [v.map((u) => u ?? Number.NaN)]]),
  );
  const index = buildIndex(plan, panelOf(plan, values));
  return { plan, index, part: plan.nodes.findIndex((n) => n.id === 'part') };
}

const number = fc.integer({ min: -50, max: 50 });
const column = fc.array(fc.option(number, { freq: 6 }), { minLength: 5, maxLength: 5 });
const columns = fc.record({ x: column, y: column, z: column });
const methods = fc.constantFrom(
  { normalise: { method: 'min-max' } },
  { normalise: { method: 'min-max', range: [1, 7] }, missing: { 'min-present': 0.5 } },
  { normalise: { method: 'z-score' } },
  { normalise: { method: 'z-score', mean: 50, sd: 10 }, missing: { 'at-least': 1 } },
  { normalise: { method: 'goalposts', low: -50, high: 50 } },
  { normalise: { method: 'min-max' }, aggregate: 'median' },
);

describe('a node of the other polarity', () => {
  it('ranks like its mirror, whose indicators are turned instead, and gives its parent the same', () => {
    fc.assert(
      fc.property(columns, methods, fc.boolean(), (c, method, keep) => {
        const how = { method: method as never, inner: keep ? { missing: { 'min-present': 1 } } : {} };
        const bad = made(c, { ...how, polarity: 'higher-is-worse' });
        const mirror = made(c, { ...how, direction: -1 });
        expect([...bad.index.values.subarray(0, 5)].map(digits)).toEqual(
          [...mirror.index.values.subarray(0, 5)].map(digits),
        );
        for (const g of bad.plan.nodes.keys()) expect(bad.index.ranks(g)).toEqual(mirror.index.ranks(g));
        const ends = sumOfEnds(bad.plan, bad.part)!;
        for (const u of units.keys()) {
          const [own, its] = [bad, mirror].map((of) => of.index.values[of.part * 5 + u]!);
          expect(digits(ends - own!)).toBe(digits(its!));
          expect(parentInput(bad.index, bad.part, 0, u)).toBe(scoreForParent(bad.plan, bad.part, own!));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('within a node of the other polarity is turned once at each border', () => {
    const plan = planOf({
      units: ['a', 'b', 'c'],
      periods: ['2020'],
      method: { normalise: { method: 'min-max' } },
      indicators: { x: { direction: 1 }, y: { direction: 1 } },
      tree: {
        risk: {
          polarity: 'higher-is-worse',
          children: { x: 1, coping: { polarity: 'higher-is-better', children: { y: 1 } } },
        },
      },
    });
    const values = { x: [[0, 5, 10]], y: [[0, 4, 10]] };
    const index = buildIndex(plan, panelOf(plan, values));
    const of = (id: string) => {
      const g = plan.nodes.findIndex((n) => n.id === id);
      return [[...index.values.subarray(g * 3, g * 3 + 3)], [...index.ranks(g)]];
    };
    expect(of('coping')).toEqual([
      [0, 40, 100],
      [3, 2, 1],
    ]);
    expect(of('risk')).toEqual([
      [50, 55, 50],
      [1, 3, 1],
    ]);
    expect(of('root')).toEqual([
      [50, 45, 50],
      [1, 3, 1],
    ]);
  });

  it('is rounded before and after it is reversed, and reversed before its own scale where that is not passed on', () => {
    const c = { x: [0, 1, 2, 3, 4], y: [0, 1, 2, 3, 7], z: [0, 2, 3, 5, 7] };
    const rounded = made(c, { polarity: 'higher-is-worse', inner: { round: 1 } });
    const passed = units.map((_, u) => parentInput(rounded.index, rounded.part, 0, u));
    expect(passed).toEqual([100, 75, 60.7, 35.7, 0]);
    const joined = made(c, {
      polarity: 'higher-is-worse',
      inner: { rescale: { method: 'percentile-rank' }, 'pass-on': 'aggregated' },
    });
    expect([...joined.index.values.subarray(joined.part * 5, joined.part * 5 + 5)]).toEqual([
      0, 0.25, 0.5, 0.75, 1,
    ]);
    expect(parentInput(joined.index, joined.part, 0, 4)).toBe(0);
    expect(parentInput(joined.index, joined.part, 0, 0)).toBe(100);
  });

  it('is joined again with other weights as it is built', () => {
    fc.assert(
      fc.property(columns, (c) => {
        const { plan, index } = made(c, { polarity: 'higher-is-worse' });
        const again = reaggregation(plan, index, 0).root(Float64Array.from(plan.nodes, (n) => n.weight));
        expect([...again.values]).toEqual([...index.values.subarray(0, 5)]);
        expect(again.ranks).toEqual(index.ranks(0));
      }),
    );
  });
});

const digits = (x: number) =>
  Number.isNaN(x) ? 'none' : (x === 0 ? 0 : x).toFixed(9).replace(/^-(0\.0*)$/, '$1');
