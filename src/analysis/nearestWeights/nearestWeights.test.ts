import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeAt, panelOf, planOf, type Sketch } from '../../../test/helpers/plan.js';
import { buildIndex, loadSolver } from '../../engine/index.js';
import type { TargetOrder } from './comparison.js';
import { type NearestWeights, nearestWeights, withWeights } from './nearestWeights.js';

const solve = await loadSolver();
const no = Number.NaN;
const posts = { normalise: { method: 'goalposts', low: 0, high: 100 } };

function given(sketch: Partial<Sketch>, values: Record<string, number[]>) {
  const units = Object.values(values)[0]!.map((_, c) => 'abcdefgh'[c]!);
  const plan = planOf({ units, periods: ['2020'], method: posts, tree: { x: 3, y: 1 }, ...sketch });
  return { plan, panel: panelOf(plan, Object.fromEntries(Object.entries(values).map(([k, v]) => [k, [v]]))) };
}

function ask(made: ReturnType<typeof given>, target: Partial<TargetOrder>): NearestWeights {
  const { plan, panel } = made;
  const asked = {
    node: 0,
    period: 0,
    margin: undefined,
    least: 0,
    most: 1,
    leaves: false,
    pairs: [],
    ...target,
  };
  return nearestWeights(plan, panel, buildIndex(plan, panel), solve, asked);
}

const after = ({ parts }: NearestWeights) => parts.map((p) => Number(p.after.toFixed(4)));
const ab = [[0, 1]] as const;

// With weights 0.75 and 0.25 a has 20 points and b has 35.
const hand = given({}, { x: [10, 40], y: [50, 20] });

describe('the nearest weights', () => {
  it('are those at which the two are just about level', () => {
    const found = ask(hand, { pairs: ab });
    expect(found).toMatchObject({ status: 'found', holds: true });
    expect(after(found)).toEqual([0.5, 0.5]);
    expect(found.distance).toBeCloseTo(Math.SQRT2 / 4, 5);
    expect(found.ranks).toEqual([
      { unit: 0, before: 2, after: 1 },
      { unit: 1, before: 1, after: 2 },
    ]);
  });
  it('are further away for a margin', () => {
    const found = ask(hand, { pairs: ab, margin: 6 });
    expect(after(found)).toEqual([0.4, 0.6]); // −30 · 0.4 + 30 · 0.6 = 6
    const { plan, panel } = hand;
    const { values } = buildIndex(withWeights(plan, found.weights), panel);
    expect(values[0]! - values[1]!).toBeCloseTo(6, 6);
  });
  it('are the edition’s where the order is there', () => {
    expect(ask(hand, { pairs: [[1, 0]] })).toMatchObject({ status: 'already', distance: 0, holds: true });
  });
  it('stay between bounds', () => {
    const three = given({ tree: { x: 2, y: 1, z: 1 } }, { x: [10, 40], y: [50, 20], z: [30, 30] });
    const found = ask(three, { pairs: ab, most: 0.4 });
    expect(after(found)).toEqual([0.375, 0.375, 0.25]);
    expect(after(ask(three, { pairs: ab, most: 0.36 }))).toEqual([0.36, 0.36, 0.28]);
  });
  it('break a tie', () => {
    const tied = given({ tree: { x: 1, y: 1 } }, { x: [20, 40], y: [40, 20] });
    expect(ask(tied, { pairs: ab })).toMatchObject({ status: 'found', holds: true });
    expect(ask(tied, { pairs: [[1, 0]] })).toMatchObject({ status: 'found', holds: true });
  });
  it('are found for an order of three', () => {
    const three = given(
      { tree: { x: 1, y: 1, z: 1 } },
      { x: [90, 20, 30], y: [10, 60, 20], z: [20, 50, 90] },
    );
    const found = ask(three, {
      pairs: [
        [0, 1],
        [1, 2],
      ],
    });
    expect(found).toMatchObject({ status: 'found', holds: true });
    expect(found.ranks.map((r) => r.after)).toEqual([1, 2, 3]);
  });
  it('work inside a geometric mean, on logarithms', () => {
    const geometric = given({ method: { ...posts, aggregate: 'geometric' } }, { x: [10, 40], y: [40, 20] });
    const found = ask(geometric, { pairs: ab });
    expect(after(found)).toEqual([expect.closeTo(1 / 3, 3), expect.closeTo(2 / 3, 3)]); // 4^v = 2^(1 − v)
    expect(found.holds).toBe(true);
  });
  it('work inside a harmonic mean, where the order of the sum is reversed', () => {
    const harmonic = given({ method: { ...posts, aggregate: 'harmonic' } }, { x: [10, 40], y: [40, 20] });
    const found = ask(harmonic, { pairs: ab });
    expect(after(found)).toEqual([0.25, 0.75]); // v(1/10 − 1/40) = (1 − v)(1/20 − 1/40)
    expect(found.holds).toBe(true);
  });
  it('of all leaves change the weights of nodes and of their children', () => {
    const tree = { p: { weight: 1, children: { x: 3, y: 1 } }, z: 1 };
    const deep = given({ tree }, { x: [10, 40], y: [50, 20], z: [30, 30] });
    const found = ask(deep, { pairs: ab, leaves: true });
    expect(after(found)).toEqual([0.25, 0.25, 0.5]);
    const { plan } = deep;
    const weight = (id: string) => found.weights.get(nodeAt(plan, id));
    expect([weight('p'), weight('x'), weight('z')]).toEqual([0.5, 0.5, 0.5].map((w) => expect.closeTo(w, 5)));
    expect(found.holds).toBe(true);
  });
  it('count a missing child as nothing where weights are kept, and compare like with like where reweighted', () => {
    const keep = { ...posts, missing: { 'min-present': 0, weights: 'keep' } };
    const kept = given({ method: keep }, { x: [10, 40], y: [50, no] });
    expect(after(ask(kept, { pairs: ab }))).toEqual([0.625, 0.375]);
    const hand = { ...posts, missing: { 'min-present': 0.5, weights: 'reweight' } };
    const reweighted = given({ method: hand }, { x: [10, 40], y: [50, no] });
    expect(ask(reweighted, { pairs: ab })).toMatchObject({ status: 'unsuitable', why: 'gaps' });
    const reaching = given(
      {
        method: { ...posts, missing: { 'at-least': 1, weights: 'leaves' } },
        tree: { x: 3, p: { weight: 1, children: { y: 1, z: 1 } } },
      },
      { x: [10, 40], y: [50, 20], z: [50, no] },
    );
    expect(ask(reaching, { pairs: ab })).toMatchObject({ status: 'unsuitable', why: 'gaps' });
    const cases = [{ from: 2020, weights: { y: 1, z: 3 } }];
    const varied = given(
      { tree: { x: 3, p: { weight: 1, weigh: { by: 'given', cases }, children: { y: 1, z: 1 } } } },
      { x: [10, 40], y: [50, 20], z: [50, 20] },
    );
    expect(ask(varied, { pairs: ab })).toMatchObject({ status: 'unsuitable', why: 'cases' });
    const same = given(
      { method: hand, tree: { x: 2, y: 1, z: 1 } },
      { x: [10, 40, 1], y: [50, 20, 1], z: [no, no, 30] },
    );
    expect(ask(same, { pairs: ab })).toMatchObject({ status: 'found', holds: true });
  });
});

describe('where there are none', () => {
  it('one that is at least as good everywhere is named', () => {
    const worse = given({}, { x: [10, 40], y: [20, 20] });
    const found = ask(worse, { pairs: ab });
    expect(found).toMatchObject({ status: 'impossible', holds: false });
    expect(found.proof).toMatchObject({ dominated: [[0, 1]], gains: [-30, 0] });
    expect(found.proof!.most).toBeLessThan(0);
  });
  it('units that are equal have no order', () => {
    const equal = given({}, { x: [10, 10], y: [20, 20] });
    expect(ask(equal, { pairs: ab }).proof).toMatchObject({ dominated: [[0, 1]] });
  });
  it('a mixture of pairs, none dominated alone, is the proof', () => {
    // a above c needs x, b above c needs y; c is the mean of a and b and a bit.
    const middle = given({ tree: { x: 1, y: 1 } }, { x: [90, 10, 55], y: [10, 90, 55] });
    const found = ask(middle, {
      pairs: [
        [0, 2],
        [1, 2],
      ],
    });
    expect(found.status).toBe('impossible');
    expect(found.proof).toMatchObject({ dominated: [] });
    expect(found.proof!.mixture.map((m) => m.share)).toEqual([
      expect.closeTo(0.5, 6),
      expect.closeTo(0.5, 6),
    ]);
    expect(found.proof!.gains).toEqual([expect.closeTo(-5, 6), expect.closeTo(-5, 6)]);
  });
  it('an order that contradicts itself is impossible', () => {
    expect(
      ask(hand, {
        pairs: [
          [0, 1],
          [1, 0],
        ],
      }).status,
    ).toBe('impossible');
  });
  it('bounds may stand in the way', () => {
    const three = given({ tree: { x: 2, y: 1, z: 1 } }, { x: [10, 40], y: [50, 20], z: [30, 30] });
    expect(ask(three, { pairs: ab, margin: 1, most: 0.34 })).toMatchObject({ status: 'impossible' });
    expect(ask(three, { pairs: ab, most: 0.2 })).toMatchObject({ status: 'unsuitable', why: 'bounds' });
  });
});

it.each([
  ['aggregate', { method: { ...posts, aggregate: 'copeland' } }, {}],
  ['aggregate', { method: { ...posts, aggregate: 'geometric' } }, { leaves: true }],
  ['margin', { method: { ...posts, aggregate: 'geometric' } }, { margin: 1 }],
  ['leaf', {}, { node: 1 }],
] as const)('scores that are not linear in the weights: %s', (why, sketch, target) => {
  const made = given(sketch, { x: [10, 40], y: [50, 20] });
  expect(ask(made, { pairs: ab, ...target })).toMatchObject({ status: 'unsuitable', why, holds: false });
});

it('a zero has no logarithm, and a unit without a score no place', () => {
  const zero = given({ method: { ...posts, aggregate: 'geometric' } }, { x: [0, 40], y: [50, 20] });
  expect(ask(zero, { pairs: ab })).toMatchObject({ why: 'zero' });
  const gone = given({}, { x: [10, 40], y: [no, 20] });
  expect(
    ask(
      {
        ...gone,
        plan: {
          ...gone.plan,
          nodes: gone.plan.nodes.map((n) => ({
            ...n,
            missing: { minPresent: 1, atLeast: 1, weights: 'keep' as const },
          })),
        },
      },
      { pairs: ab },
    ),
  ).toMatchObject({ why: 'no-score' });
});

describe('on random indices', () => {
  const cases = fc
    .record({ n: fc.integer({ min: 2, max: 6 }), m: fc.integer({ min: 2, max: 5 }) })
    .chain(({ n, m }) =>
      fc.record({
        rows: fc.array(fc.array(fc.integer({ min: 1, max: 99 }), { minLength: n, maxLength: n }), {
          minLength: m,
          maxLength: m,
        }),
        weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: m, maxLength: m }),
        how: fc.constantFrom('arithmetic', 'geometric', 'harmonic'),
        order: fc.shuffledSubarray(
          Array.from({ length: n }, (_, c) => c),
          { minLength: 2, maxLength: Math.min(n, 4) },
        ),
        others: fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: m, maxLength: m }), {
          minLength: 20,
          maxLength: 20,
        }),
      }),
    );
  it('what is found has the order in the rebuilt index and no random weights with it are nearer; else none have it', () => {
    fc.assert(
      fc.property(cases, ({ rows, weights, how, order, others }) => {
        const made = given(
          {
            method: { ...posts, aggregate: how },
            tree: Object.fromEntries(weights.map((w, k) => [`k${k}`, w])),
          },
          Object.fromEntries(rows.map((row, k) => [`k${k}`, row])),
        );
        const pairs = order.slice(1).map((b, i) => [order[i]!, b] as const);
        const found = ask(made, { pairs });
        expect(['already', 'found', 'impossible']).toContain(found.status);
        if (found.status !== 'impossible') expect(found.holds).toBe(true);
        for (const other of others) {
          const sum = other.reduce((a, b) => a + b, 0);
          if (sum === 0) continue;
          const tried = new Map(found.parts.map((p, i) => [p.node, other[i]! / sum]));
          const { values } = buildIndex(withWeights(made.plan, tried), made.panel);
          const margin = 1e-4 * Math.max(...values.slice(0, rows[0]!.length));
          if (!pairs.every(([a, b]) => values[a]! > values[b]! + margin)) continue;
          expect(found.status).not.toBe('impossible');
          const distance = Math.hypot(...found.parts.map((p, i) => other[i]! / sum - p.before));
          expect(distance).toBeGreaterThan(found.infimum - 1e-6);
          expect(distance).toBeGreaterThan(found.distance - 1e-4);
        }
      }),
      { numRuns: 60 },
    );
  });
});
