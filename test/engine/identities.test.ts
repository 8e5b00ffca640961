import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/edition/index.js';
import { buildIndex, contributionsToChange, type Index } from '../../src/engine/index.js';
import { type Branch, nodeAt, panelOf, planOf, type Sketch } from '../helpers/plan.js';

// The identities of the base-share index (docs/method, section 1), on random frameworks and figures.

type Shape = number | { weight: number; children: Shape[] };
const weight = fc.double({ min: 1, max: 20, noNaN: true });
const { shape } = fc.letrec<{ shape: Shape; branch: Shape }>((tie) => ({
  shape: fc.oneof({ maxDepth: 4, withCrossShrink: true }, weight, tie('branch')),
  branch: fc.record({ weight, children: fc.array(tie('shape'), { minLength: 1, maxLength: 4 }) }),
}));

interface Case {
  sketch: Sketch;
  values: Record<string, number[][]>;
}

/** A random edition; the first unit always has a value from each indicator's first period on, others may have gaps. */
function cases({
  gaps,
  late,
  grouped,
}: {
  gaps: boolean;
  late: boolean;
  grouped: boolean;
}): fc.Arbitrary<Case> {
  const sizes = fc.record({ units: fc.integer({ min: 1, max: 7 }), periods: fc.integer({ min: 2, max: 4 }) });
  return fc
    .tuple(fc.array(shape, { minLength: 1, maxLength: 4 }), sizes)
    .chain(([shapes, { units, periods }]) => {
      const { tree, leaves } = named(shapes);
      const value = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
      const cell = gaps ? fc.option(value, { freq: 3, nil: Number.NaN }) : value;
      const row = fc
        .tuple(value, fc.array(cell, { minLength: units - 1, maxLength: units - 1 }))
        .map(([x, xs]) => [x, ...xs]);
      const cube = fc.array(fc.array(row, { minLength: periods, maxLength: periods }), {
        minLength: leaves.length,
        maxLength: leaves.length,
      });
      const starts = fc.array(fc.nat({ max: periods - 1 }), {
        minLength: leaves.length,
        maxLength: leaves.length,
      });
      const group = (codes: string[]) => fc.constantFrom(...(grouped ? codes : [...codes, '']));
      const memberships = fc.array(
        fc.record({ province: group(['p', 'q', 'r']), region: group(['east', 'west']) }),
        { minLength: units, maxLength: units },
      );
      return fc.tuple(cube, starts, memberships).map(([figures, start, member]) => ({
        sketch: {
          units: Object.fromEntries(member.map((m, c) => [`c${c}`, m])),
          periods: Array.from({ length: periods }, (_, t) => String(2015 + t)),
          method: { missing: { 'min-present': gaps ? 0 : 1, weights: 'keep' } },
          tree,
        },
        values: Object.fromEntries(
          leaves.map((id, k) => [
            id,
            figures[k]!.map((xs, t) => (late && k > 0 && t < start[k]! ? xs.map(() => Number.NaN) : xs)),
          ]),
        ),
      }));
    });
}

function named(shapes: Shape[]): { tree: Branch['children']; leaves: string[] } {
  const leaves: string[] = [];
  let branches = 0;
  const childrenOf = (list: Shape[]): Branch['children'] =>
    Object.fromEntries(
      list.map((s) => {
        if (typeof s !== 'number')
          return [`n${branches++}`, { weight: s.weight, children: childrenOf(s.children) }];
        leaves.push(`k${leaves.length}`);
        return [leaves.at(-1), s];
      }),
    );
  const tree = childrenOf(shapes);
  return { tree, leaves };
}

function built({ sketch, values }: Case): { plan: Plan; index: Index } {
  const plan = planOf(sketch);
  return { plan, index: buildIndex(plan, panelOf(plan, values)) };
}

/** Some millions of figures are compared here, and an expectation costs a hundred times what a comparison does. */
function near(a: number, b: number, size = Math.abs(b)): void {
  const most = 1e-12 * Math.max(size, 1e-300);
  if (!(Math.abs(a - b) <= most)) expect(Math.abs(a - b)).toBeLessThanOrEqual(most);
}

const sum = (xs: ArrayLike<number>) => Array.from(xs).reduce((a, x) => (Number.isNaN(x) ? a : a + x), 0);

describe.each([
  ['complete figures', { gaps: false, late: false }],
  ['gaps, kept weights', { gaps: true, late: false }],
  ['gaps and late starters', { gaps: true, late: true }],
])('with %s', (_, kind) => {
  it('every identity holds', () => {
    fc.assert(
      fc.property(cases({ ...kind, grouped: false }), (given) => {
        const { plan, index } = built(given);
        nationIsHundred(plan, index);
        citiesAddUp(plan, index);
        childrenAddUp(plan, index);
      }),
    );
  });
});

/** The nation is 100 at every node in the base. */
function nationIsHundred(plan: Plan, index: Index): void {
  plan.nodes.forEach((_, g) => {
    if (index.start[g] === 0) near(index.total.values[g * index.periods]!, 100);
  });
}

/** Cities, and groups with the cities of no group, add up to the nation. */
function citiesAddUp(plan: Plan, index: Index): void {
  index.total.values.forEach((total, line) => {
    const cities = index.values.subarray(line * index.units, (line + 1) * index.units);
    near(sum(cities), Number.isNaN(total) ? 0 : total);
    plan.groupings.forEach(({ groups, memberOf }, i) => {
      const members = index.groups[i]!.values.subarray(line * groups.length, (line + 1) * groups.length);
      near(sum(members) + sum(cities.filter((_, c) => memberOf[c]! < 0)), Number.isNaN(total) ? 0 : total);
    });
  });
}

/** What the children add to the change of a node adds up to it, for every unit. */
function childrenAddUp(plan: Plan, index: Index): void {
  const { periods, units } = index;
  plan.nodes.forEach((node, g) => {
    if (node.indicator >= 0) return;
    for (let c = 0; c < units; c++) {
      const at = (t: number) => index.values[(g * periods + t) * units + c]!;
      if (Number.isNaN(at(0)) || Number.isNaN(at(1))) continue;
      const parts = contributionsToChange(plan, index, g, 0, 1, c);
      near(sum(parts.map((p) => p.points)), at(1) - at(0), at(0) + at(1));
    }
  });
}

it('without gaps and late starters a contribution to the change of the nation is weight times change', () => {
  fc.assert(
    fc.property(cases({ gaps: false, late: false, grouped: true }), (given) => {
      const { plan, index } = built(given);
      const change = (g: number) =>
        index.total.values[g * index.periods + 1]! - index.total.values[g * index.periods]!;
      plan.nodes.forEach((node, g) => {
        if (node.indicator >= 0) return;
        const parts = node.children.map((h) => plan.nodes[h]!.weight * change(h));
        near(sum(parts), change(g), index.total.values[g * index.periods + 1]! + 100);
      });
    }),
  );
});

it('the arrival of late starters does not move the nation at any node that was there before', () => {
  fc.assert(
    fc.property(cases({ gaps: true, late: true, grouped: true }), (given) => {
      const { plan, index } = built(given);
      for (let t = 1; t < index.periods; t++) {
        const before = built(without(given, plan, (g) => index.start[g]! >= t));
        before.plan.nodes.forEach((node, h) => {
          near(
            index.total.values[nodeAt(plan, node.id) * index.periods + t]!,
            before.index.total.values[h * index.periods + t]!,
          );
        });
      }
    }),
  );
});

/** The same edition without some of its leaves, and without the branches this leaves empty. */
function without({ sketch, values }: Case, plan: Plan, gone: (g: number) => boolean): Case {
  const kept = (children: Branch['children']): Branch['children'] =>
    Object.fromEntries(
      Object.entries(children).flatMap(([id, of]): [string, number | Branch][] => {
        if (typeof of === 'number') return gone(nodeAt(plan, id)) ? [] : [[id, of]];
        const rest = kept(of.children);
        return Object.keys(rest).length > 0 ? [[id, { ...of, children: rest }]] : [];
      }),
    );
  return { sketch: { ...sketch, tree: kept(sketch.tree) }, values };
}
