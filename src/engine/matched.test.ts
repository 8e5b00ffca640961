import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../test/helpers/plan.js';
import type { Plan } from '../edition/index.js';
import { buildIndex, type Index, matchedCounts, matchedCourse, matchedIndex } from './index.js';

const no = Number.NaN;
const periods = ['2010', '2011', '2012', '2013'];
const units = ['a', 'b', 'c', 'd', 'e'];
const ids = ['u', 'v', 'w', 'x'];
const cases = [{ from: 2012, weights: { w: 3, x: 2 } }];
const tree = {
  p: { weight: 3, children: { u: 2, v: 1 } },
  q: { weight: 1, weigh: { by: 'given', cases }, children: { w: 1, x: 4 } },
};
/** The weight of a node in a period. */
const weightAt = (plan: Plan, h: number, t: number) =>
  ({ w: t < 2 ? 0.2 : 0.6, x: t < 2 ? 0.8 : 0.4 })[plan.nodes[h]!.id] ?? plan.nodes[h]!.weight;

/** An index of figures `indicator → period → unit`. */
function built(figures: number[][][], method: object): { plan: Plan; index: Index } {
  const plan = planOf({ units, periods, tree, method: { normalise: { method: 'none' }, ...method } });
  const panel = panelOf(plan, Object.fromEntries(ids.map((id, k) => [id, figures[k]!])));
  return { plan, index: buildIndex(plan, panel) };
}

/** What a unit has at a node in a period, told plainly: the weighted mean of the parts that count in both periods. */
function plainly(
  plan: Plan,
  index: Index,
  g: number,
  t: number,
  c: number,
  from: number,
  to: number,
): number {
  const raw = (h: number, s: number) => index.values[(h * index.periods + s) * index.units + c]!;
  const { indicator, children, missing } = plan.nodes[g]!;
  if (indicator >= 0) {
    const both = [from, to].every((s) => !Number.isNaN(raw(g, s)));
    return both ? raw(g, t) : no;
  }
  const begun = children.filter((h) => index.start[h]! <= from);
  const all = begun.reduce((sum, h) => sum + weightAt(plan, h, t), 0);
  const parts = begun
    .map((h) => ({ w: weightAt(plan, h, t) / all, x: plainly(plan, index, h, t, c, from, to) }))
    .filter(({ x }) => !Number.isNaN(x));
  if (parts.length < Math.max(missing.atLeast, missing.minPresent * begun.length - 1e-9)) return no;
  const share = missing.weights === 'reweight' ? parts.reduce((sum, { w }) => sum + w, 0) : 1;
  return parts.reduce((sum, { w, x }) => sum + (w * x) / share, 0);
}

/** Whether a node is another or below it. */
function isBelow(plan: Plan, h: number, g: number): boolean {
  return h === g || (h > 0 && isBelow(plan, plan.nodes[h]!.parent, g));
}

/** The published values from one period to another. */
const published = ({ values, periods: n, units: u }: Index, { nodes }: Plan, from: number, to: number) =>
  nodes.flatMap((_, g) => [...values.slice((g * n + from) * u, (g * n + to + 1) * u)]);

const figure = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 99 }) },
  { weight: 1, arbitrary: fc.constant(no) },
);
const panel = fc.array(
  fc.array(fc.array(figure, { minLength: 5, maxLength: 5 }), { minLength: 4, maxLength: 4 }),
  {
    minLength: 4,
    maxLength: 4,
  },
);
const rule = fc.constantFrom(
  {},
  { missing: { 'min-present': 0.6, weights: 'reweight' } },
  { missing: { 'min-present': 0, weights: 'reweight' } },
  { missing: { 'at-least': 2, weights: 'keep' } },
);

describe('a comparison of two periods', () => {
  it('is over the units and indicators of both, in groups and the total too', () => {
    fc.assert(
      fc.property(panel, rule, fc.constantFrom([0, 1], [0, 3], [2, 3]), (figures, method, [from, to]) => {
        const { plan, index } = built(figures, method);
        const m = matchedIndex(plan, index, from!, to!);
        for (const g of plan.nodes.keys()) {
          const want = [from!, to!].map((t) =>
            units.map((_, c) => plainly(plan, index, g, t, c, from!, to!)),
          );
          const both = units.map((_, c) => !Number.isNaN(want[0]![c]!) && !Number.isNaN(want[1]![c]!));
          expect(want[0]!.map(Number.isNaN)).toEqual(want[1]!.map(Number.isNaN));
          [m.from, m.to].forEach((at, end) => {
            const have = units.map((_, c) => m.index.values[(g * m.index.periods + at) * 5 + c]!);
            have.forEach((x, c) => {
              if (Number.isNaN(want[end]![c]!)) expect(x).toBeNaN();
              else expect(x).toBeCloseTo(want[end]![c]!, 9);
            });
            const known = want[end]!.filter((_, c) => both[c]);
            const mean = known.reduce((a, b) => a + b, 0) / known.length;
            const total = m.index.total.values[g * m.index.periods + at]!;
            if (known.length === 0) expect(total).toBeNaN();
            else expect(total).toBeCloseTo(mean, 9);
          });
          expect(matchedCounts(plan, index, g, [from!, to!]).units).toBe(both.filter(Boolean).length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has a course over the same set: its ends to the bit, and nothing where one of the set is missing between', () => {
    fc.assert(
      fc.property(panel, rule, fc.constantFrom([0, 2], [0, 3], [1, 3]), (figures, method, [from, to]) => {
        const { plan, index } = built(figures, method);
        const m = matchedIndex(plan, index, from!, to!);
        const { index: course, isPublished, isWhole } = matchedCourse(plan, index, from!, to!);
        const value = (of: Index, g: number, t: number, c: number) =>
          of.values[(g * of.periods + t) * of.units + c]!;
        const total = (of: Index, g: number, t: number) => of.total.values[g * of.periods + t]!;
        const kept = (g: number, c: number) => !Number.isNaN(value(m.index, g, m.from, c));
        for (const g of plan.nodes.keys()) {
          for (const [end, at] of [
            [0, m.from],
            [to! - from!, m.to],
          ] as const) {
            expect(total(course, g, end)).toBe(total(m.index, g, at));
            for (const c of units.keys()) expect(value(course, g, end, c)).toBe(value(m.index, g, at, c));
          }
          for (let t = 1; t < to! - from!; t++) {
            const leaves = plan.nodes.flatMap((n, h) => (n.indicator >= 0 && isBelow(plan, h, g) ? [h] : []));
            const has = (c: number) =>
              kept(g, c) && leaves.every((h) => !kept(h, c) || !Number.isNaN(value(index, h, from! + t, c)));
            for (const c of units.keys())
              expect([c, Number.isNaN(value(course, g, t, c))]).toEqual([c, !has(c)]);
            const whole = [...units.keys()].every((c) => has(c) || !kept(g, c));
            const some = [...units.keys()].some((c) => kept(g, c));
            expect(isWhole(g, t)).toBe(whole);
            expect(Number.isNaN(total(course, g, t))).toBe(!(whole && some));
          }
        }
        if (isPublished) expect([...course.values]).toEqual(published(index, plan, from!, to!));
      }),
      { numRuns: 60 },
    );
  });

  it('is the published index itself, to the bit, where both periods have all', () => {
    const whole = ids.map((_, k) => periods.map((_p, t) => units.map((_u, c) => 1 + 7 * k + 3 * t + c * c)));
    const { plan, index } = built(whole, {});
    expect(matchedIndex(plan, index, 0, 3)).toEqual({ plan, index, from: 0, to: 3, isPublished: true });
    whole[0]![1]![2] = no;
    const gap = built(whole, {});
    expect(matchedIndex(gap.plan, gap.index, 0, 3).isPublished).toBe(true);
    expect(matchedIndex(gap.plan, gap.index, 1, 3).isPublished).toBe(false);
  });

  it('leaves out countries that came later: −15.41 among all, −13.53 among those there were', () => {
    const before = [[40, 38, 36, no, no]];
    const after = [[26, 25, 22.41, 20, 20]];
    const plan = planOf({
      units,
      periods: ['2000', '2024'],
      list: true,
      tree: { x: 1 },
      method: { normalise: { method: 'none' } },
    });
    const index = buildIndex(plan, panelOf(plan, { x: [...before, ...after] }));
    const m = matchedIndex(plan, index, 0, 1);
    const change = (of: Index, a: number, b: number) => of.total.values[b]! - of.total.values[a]!;
    expect(change(index, 0, 1)).toBeCloseTo(-15.318, 9);
    expect(change(m.index, m.from, m.to)).toBeCloseTo(-13.53, 9);
    expect(matchedCounts(plan, index, 0, [0, 1])).toEqual({
      units: 3,
      unitsOf: 5,
      indicators: 1,
      indicatorsOf: 1,
    });
  });

  it('takes a part out of both where a mean has none in one of them', () => {
    const figures = ids.map((_, k) =>
      periods.map((_p, t) => units.map((_u, c) => (k === 0 && t === 3 && c === 1 ? -4 : 5 + k + t + c))),
    );
    const { plan, index } = built(figures, {
      aggregate: 'geometric',
      missing: { 'min-present': 0, weights: 'reweight' },
    });
    const m = matchedIndex(plan, index, 0, 3);
    const p = plan.nodes.findIndex((n) => n.id === 'p');
    const at = (g: number, t: number) => m.index.values[(g * 2 + t) * 5 + 1]!;
    expect([at(p, 0), at(p, 1)]).toEqual([no, no]);
    expect(at(0, 0)).toBeCloseTo(
      at(
        plan.nodes.findIndex((n) => n.id === 'q'),
        0,
      ),
      12,
    );
    expect(at(0, 1)).toBeGreaterThan(at(0, 0));
  });
});
