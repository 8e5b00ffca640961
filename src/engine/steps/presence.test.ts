import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import type { Plan } from '../../edition/index.js';
import { buildIndex, type Index, partsOf, reaggregation } from '../index.js';

const no = Number.NaN;
const units = ['a', 'b', 'c', 'd'];
const periods = ['2019', '2020', '2021'];
const tree = {
  p: { weight: 3, children: { u: 2, deep: { weight: 1, children: { v: 1, w: 2 } } } },
  q: { weight: 1, children: { x: 1, y: 4 } },
  z: 2,
};
/** The weight of each indicator in the whole index. */
const weights = { u: 6 / 18, v: 1 / 18, w: 2 / 18, x: 1 / 30, y: 4 / 30, z: 2 / 6 };
const ids = ['u', 'v', 'w', 'x', 'y', 'z'] as const;
type Figures = readonly (readonly (readonly number[])[])[];

function built(figures: Figures, method: object = {}): { plan: Plan; index: Index } {
  const missing = { 'at-least': 1, weights: 'leaves' };
  const plan = planOf({
    units,
    periods,
    tree,
    method: { normalise: { method: 'none' }, missing, ...method },
  });
  const panel = panelOf(
    plan,
    Object.fromEntries(ids.map((id, k) => [id, figures[k]!.map((line) => [...line])])),
  );
  return { plan, index: buildIndex(plan, panel) };
}

/** The indicators that a unit has in a period, with their weights in the whole index. */
function present(figures: Figures, t: number, c: number): { x: number; w: number }[] {
  return ids.map((id, k) => ({ x: figures[k]![t]![c]!, w: weights[id] })).filter(({ x }) => !Number.isNaN(x));
}

const mean = (of: { x: number; w: number }[]) =>
  of.reduce((sum, { x, w }) => sum + w * x, 0) / of.reduce((sum, { w }) => sum + w, 0);

/** What every indicator below a node adds to it for one unit, by the weights in force on the way. */
function leafPoints(plan: Plan, index: Index, g: number, t: number, c: number, weight = 1): number[] {
  return partsOf(plan, index, g, t, c).flatMap((part) =>
    Number.isNaN(part.value)
      ? []
      : plan.nodes[part.node]!.indicator >= 0
        ? [weight * part.points]
        : leafPoints(plan, index, part.node, t, c, weight * part.weight),
  );
}

const figure = fc.oneof(fc.integer({ min: 1, max: 99 }), fc.constant(no));
const list = <T>(of: fc.Arbitrary<T>, n: number) => fc.array(of, { minLength: n, maxLength: n });
/** Every indicator has a figure somewhere. */
const panels = list(list(list(figure, units.length), periods.length), ids.length).map((of) =>
  of.map((lines) => lines.map((line, t) => (t === 2 ? [...line.slice(0, 3), 50] : line))),
);

describe('weights that reach down to the indicators', () => {
  it('give the mean of the indicators that are present by their weights in the whole index, late starters included', () => {
    fc.assert(
      fc.property(panels, (figures) => {
        const { plan, index } = built(figures);
        periods.forEach((_, t) => {
          const again = reaggregation(plan, index, t).root(Float64Array.from(plan.nodes, (n) => n.weight));
          units.forEach((_u, c) => {
            const wanted = mean(present(figures, t, c));
            const values = [index.values[t * units.length + c]!, again.values[c]!];
            if (Number.isNaN(wanted)) {
              expect(values).toEqual([no, no]);
              return;
            }
            for (const value of values) expect(value).toBeCloseTo(wanted, 10);
            const points = leafPoints(plan, index, 0, t, c);
            expect(points.reduce((sum, x) => sum + x, 0)).toBeCloseTo(wanted, 10);
          });
        });
      }),
    );
  });

  it('and its logarithm in a geometric index', () => {
    fc.assert(
      fc.property(panels, (figures) => {
        const { index } = built(figures, { aggregate: 'geometric' });
        const wanted = mean(present(figures, 0, 1).map(({ x, w }) => ({ x: Math.log(x), w })));
        if (Number.isNaN(wanted)) expect(index.values[1]).toBeNaN();
        else expect(Math.log(index.values[1]!)).toBeCloseTo(wanted, 10);
      }),
    );
  });

  it('are those of the edition, to the last bit, where nothing is missing', () => {
    const whole = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(list(list(list(whole, units.length), periods.length), ids.length), (figures) => {
        const reweight = { missing: { 'at-least': 1, weights: 'reweight' } };
        expect(built(figures).index.values).toEqual(built(figures, reweight).index.values);
      }),
    );
  });

  it('end at a node with another rule, and at one without weights: it counts as a whole', () => {
    for (const p of [{ missing: { weights: 'reweight' } }, { aggregate: 'minimum' as const }]) {
      const plan = planOf({
        units: ['a', 'b'],
        periods: ['2020'],
        method: { normalise: { method: 'none' }, missing: { 'at-least': 1, weights: 'leaves' } },
        tree: { p: { weight: 3, children: { u: 2, v: 1 }, ...p }, z: 1 },
      });
      const index = buildIndex(plan, panelOf(plan, { u: [[no, 1]], v: [[8, 1]], z: [[4, 1]] }));
      expect(index.values[0]).toBeCloseTo((3 * 8 + 4) / 4, 12);
    }
  });

  it('let late starters begin without moving an index of shares of a base', () => {
    const line = [3, 5, 7, 9];
    const grown = [9, 5, 11, 30];
    const late = [[no, no, no, no], [no, no, no, no], line];
    const steady = [line, line, line];
    const figures = [[line, line, grown], late, late, steady, [line, grown, grown], steady];
    const { index } = built(figures, { normalise: { method: 'base-share' } });
    const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0);
    const others = ids.flatMap((id, k) =>
      figures[k] === late ? [] : [{ w: weights[id], x: (100 * sum(figures[k]![2]!)) / sum(figures[k]![0]!) }],
    );
    expect(index.total.values[2]).toBeCloseTo(mean(others), 10);
  });
});
