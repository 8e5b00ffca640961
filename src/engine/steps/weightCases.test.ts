import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panelOf, planOf, type Sketch } from '../../../test/helpers/plan.js';
import type { Plan } from '../../edition/index.js';
import { buildIndex, type Index, partsOf, reaggregation, weightInParent } from '../index.js';

const no = Number.NaN;
const units = { a: { region: 'E' }, b: { region: 'W' }, c: { region: 'W' }, d: { region: '' } };
const codes = Object.keys(units);
const periods = ['2018', '2019', '2020', '2021'];
const cases = [
  { from: 2019, to: 2020, weights: { x: 1, y: 1, z: 2 } },
  { groups: { by: 'region', of: ['W'] }, from: 2020, weights: { x: 3, y: 0, z: 1 } },
  { from: 2021, groups: { by: 'region', of: ['E'] }, weights: { x: 0, y: 1, z: 1 } },
];
const tree: Sketch['tree'] = {
  p: { weight: 3, weigh: { by: 'given', cases }, children: { x: 5, y: 3, z: 2 } },
  q: { weight: 1, children: { v: 1 } },
};

/** The weights of x, y and z, told plainly. */
function weightsOf(t: number, c: number): number[] {
  const [year, region] = [2018 + t, Object.values(units)[c]!.region];
  if (region === 'E' && year === 2021) return [0, 1, 1];
  if (region === 'W' && year >= 2020) return [3, 0, 1];
  return year === 2019 || year === 2020 ? [1, 1, 2] : [5, 3, 2];
}

type Figures = readonly (readonly number[][])[];
const ids = ['x', 'y', 'z', 'v'] as const;

function built(figures: Figures, method: object): { plan: Plan; index: Index } {
  const plan = planOf({ units, periods, tree, method: { normalise: { method: 'none' }, ...method } });
  return {
    plan,
    index: buildIndex(plan, panelOf(plan, Object.fromEntries(ids.map((id, k) => [id, [...figures[k]!]])))),
  };
}

/** What a unit has at p and at the root under a missing rule, told plainly. */
function plainly(figures: Figures, t: number, c: number, rule: 'keep' | 'reweight' | 'leaves') {
  const own = weightsOf(t, c);
  const all = own.reduce((a, b) => a + b, 0);
  const here = own.flatMap((w, k) => (w > 0 && !Number.isNaN(figures[k]![t]![c]) ? [k] : []));
  const whole = here.reduce((sum, k) => sum + own[k]!, 0);
  const sum = here.reduce((s, k) => s + own[k]! * figures[k]![t]![c]!, 0);
  const p = here.length === 0 ? no : sum / (rule === 'keep' ? all : whole);
  const v = figures[3]![t]![c]!;
  const wp = rule === 'leaves' ? (3 * whole) / all : 3;
  const parts = [
    { w: wp, x: p },
    { w: 1, x: v },
  ].filter(({ x }) => !Number.isNaN(x));
  const divisor = rule === 'keep' ? 4 : parts.reduce((s, { w }) => s + w, 0);
  return { p, root: parts.length === 0 ? no : parts.reduce((s, { w, x }) => s + w * x, 0) / divisor };
}

const figure = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 99 }) },
  { weight: 1, arbitrary: fc.constant(no) },
);
const list = <T>(of: fc.Arbitrary<T>, n: number) => fc.array(of, { minLength: n, maxLength: n });
/** Every indicator has a figure in the first period. */
const panels = list(list(list(figure, 4), 4), 4).map((of) =>
  of.map((lines) => lines.map((line, t) => (t === 0 ? [50, ...line.slice(1)] : line))),
);
const isNear = (x: number, wanted: number) =>
  Number.isNaN(wanted) ? Number.isNaN(x) : Math.abs(x - wanted) <= 1e-9 * Math.abs(wanted);

describe('weights by period and group', () => {
  it('hold for their units in their periods, the last case that holds before others, under every missing rule', () => {
    fc.assert(
      fc.property(panels, fc.constantFrom('keep', 'reweight', 'leaves'), (figures, weights) => {
        const { plan, index } = built(figures, { missing: { 'at-least': 1, weights } });
        periods.forEach((_, t) => {
          const again = reaggregation(plan, index, t);
          const { values } = again.root(Float64Array.from(plan.nodes, (n) => n.weight));
          codes.forEach((_code, c) => {
            const { p, root } = plainly(figures, t, c, weights);
            const at = (g: number) => index.values[(g * 4 + t) * 4 + c]!;
            expect([at(0), at(1), values[c]!].map((x, i) => isNear(x, i === 1 ? p : root))).toEqual([
              true,
              true,
              true,
            ]);
            for (const g of [0, 1]) {
              const points = partsOf(plan, index, g, t, c).reduce((sum, part) => sum + part.points, 0);
              if (!Number.isNaN(at(g))) expect(isNear(points, at(g))).toBe(true);
            }
          });
        });
      }),
    );
  });

  it('need the children that count there alone', () => {
    const line = [10, 20, 30, 40];
    const gap = [10, no, no, 40];
    const figures = [
      [line, line, line, line],
      [line, line, gap, line],
      [line, line, line, line],
      [line, line, line, line],
    ];
    const { index } = built(figures, { missing: { 'min-present': 1 } });
    // In 2020 y counts for nothing in b and c, and its figure is missing there.
    expect([...index.values.slice(8, 12)]).toEqual([10, 20, 30, 40].map((x) => expect.closeTo(x, 9)));
  });

  it('follow weights that are changed, in proportion', () => {
    const line = [10, 20, 30, 40];
    const figures = ids.map((_, k) => periods.map(() => line.map((x) => x * (k + 1))));
    const { plan, index } = built(figures, {});
    const changed = Float64Array.from(plan.nodes, (n) => (n.id === 'x' ? n.weight * 2 : n.weight));
    const { values } = reaggregation(plan, index, 3).root(changed);
    // In 2021 c weighs x 6, z 1: twice as much of x as it has, 3 and 1.
    const p = (6 * 30 + 1 * 90) / 7;
    expect(values[2]).toBeCloseTo((3 * p + 120) / 4, 9);
  });

  it('are told of a period', () => {
    const { plan } = built(
      ids.map(() => periods.map(() => [1, 2, 3, 4])),
      {},
    );
    const own = (t?: number) => [2, 3, 4].map((g) => Number(weightInParent(plan, g, t).toFixed(4)));
    expect([own(), own(0), own(1), own(3)]).toEqual([
      [0.5, 0.3, 0.2],
      [0.5, 0.3, 0.2],
      [0.25, 0.25, 0.5],
      [0.5, 0.3, 0.2],
    ]);
  });

  it.each([
    ['an unknown period', { from: 2030, weights: { x: 1, y: 1, z: 1 } }, '2030'],
    ['an unknown grouping', { groups: { by: 'tier', of: ['E'] }, weights: { x: 1, y: 1, z: 1 } }, 'tier'],
    ['an unknown group', { groups: { by: 'region', of: ['N'] }, weights: { x: 1, y: 1, z: 1 } }, 'N'],
    ['a child without a weight', { weights: { x: 1, y: 1 } }, 'none for z'],
    ['no child of the node', { weights: { x: 1, y: 1, z: 1, v: 1 } }, '“v”'],
    ['no weight above zero', { weights: { x: 0, y: 0, z: 0 } }, 'no child of “p”'],
    ['shares that do not add up', { weights: { x: 0.5, y: 0.2, z: 0.2 } }, 'add up to 0.9'],
  ])('are refused for %s', (_, one, told) => {
    const p = { weight: 1, weigh: { by: 'given', cases: [one] }, children: { x: 5, y: 3, z: 2 } };
    expect(() =>
      planOf({ units, periods, tree: { p, v: 1 }, method: { normalise: { method: 'none' } } }),
    ).toThrow(told);
  });

  it('are refused where a node is no mean, by group for shares of a base, and for a child whose own weight is 0', () => {
    const one = { groups: { by: 'region', of: ['W'] }, weights: { x: 1, y: 1 } };
    const refused = (p: object, method: object) => () =>
      planOf({
        units,
        periods,
        tree: { p: { weigh: { by: 'given', cases: [one] }, children: { x: 1, y: 1 }, ...p } },
        method,
      });
    const none = { normalise: { method: 'none' } };
    expect(refused({ aggregate: 'minimum' }, none)).toThrow('aggregated by minimum');
    expect(refused({}, {})).toThrow('shares of a base');
    expect(refused({ children: { x: 1, y: 0 } }, none)).toThrow('whose own weight is 0');
  });
});
