import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { seeded } from '../../../test/helpers/random.js';
import { buildIndex, loadSolver, type Solve } from '../../engine/index.js';
import { kemenyOrder } from './kemeny.js';
import { nearestByPrograms } from './nearestByPrograms.js';
import { nearestOrder } from './nearestOrder.js';
import { costOf, type PairCosts } from './pairCosts.js';

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

/** All orders of some units. */
function permutations(of: readonly number[]): number[][] {
  if (of.length < 2) return [[...of]];
  return of.flatMap((first) => permutations(of.filter((x) => x !== first)).map((rest) => [first, ...rest]));
}

/** The weight of the columns that an order contradicts, written as the definition says. */
function distance(
  order: readonly number[],
  columns: readonly number[][],
  weights: readonly number[],
): number {
  let sum = 0;
  for (const [i, a] of order.entries()) {
    for (const b of order.slice(i + 1)) {
      const both = columns.map((x) => !Number.isNaN(x[a]!) && !Number.isNaN(x[b]!));
      const whole = weights.reduce((all, w, k) => all + (both[k] ? w : 0), 0);
      const against = weights.reduce((all, w, k) => {
        const [x, y] = [columns[k]![a]!, columns[k]![b]!];
        return all + (both[k] ? (y > x ? w : y === x ? w / 2 : 0) : 0);
      }, 0);
      sum += whole > 0 ? against / whole : 0.5;
    }
  }
  return sum;
}

/** Costs of n units by random columns, some values equal. */
function randomCosts(n: number, width: number, random: () => number): PairCosts {
  const columns = Array.from({ length: width }, () =>
    Array.from({ length: n }, () => Math.floor(random() * n)),
  );
  const above = Float64Array.from({ length: n * n }, (_, at) => {
    const [a, b] = [Math.floor(at / n), at % n];
    if (a === b) return 0;
    const lost = columns.reduce((sum, x) => sum + (x[b]! > x[a]! ? 1 : x[b]! === x[a]! ? 0.5 : 0), 0);
    return lost / width;
  });
  return { n, above };
}

const columnsOf = fc.integer({ min: 2, max: 7 }).chain((n) =>
  fc.array(
    fc.record({
      weight: fc.integer({ min: 1, max: 5 }),
      values: fc.array(
        fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 5 }) }, fc.constant(Number.NaN)),
        {
          minLength: n,
          maxLength: n,
        },
      ),
    }),
    { minLength: 1, maxLength: 6 },
  ),
);

describe('The Kemeny order', () => {
  it('is as near to the indicators as the nearest of all orders, with weights, ties and gaps', () => {
    fc.assert(
      fc.property(columnsOf, (drawn) => {
        fc.pre(drawn.every(({ values }) => !values.every(Number.isNaN)));
        const units = drawn[0]!.values.map((_, c) => `U${c}`);
        const ids = drawn.map((_, k) => `x${k}`);
        const plan = planOf({
          units,
          periods: ['2020'],
          method: { normalise: { method: 'none' }, missing: { 'min-present': 0, weights: 'reweight' } },
          tree: Object.fromEntries(drawn.map(({ weight }, k) => [ids[k]!, weight])),
        });
        const panel = panelOf(plan, Object.fromEntries(drawn.map(({ values }, k) => [ids[k]!, [values]])));
        const index = buildIndex(plan, panel);
        const ranks = index.ranks(0);
        const ranked = units.flatMap((_, c) => (ranks[c]! > 0 ? [c] : []));
        fc.pre(ranked.length > 1);
        const [columns, weights] = [drawn.map(({ values }) => values), drawn.map(({ weight }) => weight)];
        const pairs = (ranked.length * (ranked.length - 1)) / 2;
        const all = permutations(ranked).map((list) => ({ list, d: distance(list, columns, weights) }));
        const least = Math.min(...all.map(({ d }) => d));
        const nearestOnes = all.filter(({ d }) => d < least + 1e-9).map(({ list }) => list);
        const open = ranked.filter((c) => new Set(nearestOnes.map((list) => list.indexOf(c))).size > 1);
        const { nearest, published } = kemenyOrder(plan, index, 0);
        if ('reason' in nearest) throw new Error(nearest.reason);
        const order = ranked.toSorted((a, b) => nearest.ranks[a]! - nearest.ranks[b]!);
        expect(order.map((c) => nearest.ranks[c])).toEqual(ranked.map((_, i) => i + 1));
        expect(distance(order, columns, weights)).toBeCloseTo(least, 9);
        expect(nearest.others).toEqual(
          nearestOnes.length === 1
            ? { known: 'only' }
            : { known: 'some', orders: nearestOnes.length, units: open.length },
        );
        expect(nearest.contradicts).toBeCloseTo(least / pairs, 9);
        expect(published).toBeGreaterThanOrEqual(nearest.contradicts - 1e-12);
      }),
      { numRuns: 150 },
    );
  });

  it('is found alike by sets, by linear programs and among all 40,320 orders of eight units', () => {
    const random = seeded(5);
    const orders = permutations([...Array(8).keys()]);
    for (let run = 0; run < 12; run++) {
      const costs = randomCosts(8, 1 + (run % 7), random);
      const least = orders.reduce((best, order) => Math.min(best, costOf(costs, order)), Infinity);
      const found = nearestOrder(costs, orders[0]!);
      expect('cost' in found && found.cost).toBeCloseTo(least, 9);
      expect(costOf(costs, nearestByPrograms(costs, solve)!)).toBeCloseTo(least, 9);
    }
  });

  it('is found alike by sets and by linear programs for fourteen units', () => {
    const random = seeded(9);
    for (let run = 0; run < 10; run++) {
      const costs = randomCosts(14, 3, random);
      const found = nearestOrder(costs, [...Array(14).keys()]);
      expect('cost' in found && found.cost).toBeCloseTo(costOf(costs, nearestByPrograms(costs, solve)!), 9);
    }
  });

  it('is proved for sixty units by the solver; without it, or above sixty in one circle, the reason is given', () => {
    const costs = randomCosts(60, 5, seeded(3));
    const start = [...Array(60).keys()];
    const found = nearestOrder(costs, start, solve);
    expect('order' in found && [...found.order].sort((a, b) => a - b)).toEqual(start);
    expect('others' in found && found.others.known).toBe('some');
    expect(nearestOrder(costs, start)).toMatchObject({ reason: 'no-solver' });
    const many = randomCosts(80, 5, seeded(3));
    expect(nearestOrder(many, [...Array(80).keys()], solve)).toMatchObject({ reason: 'too-many' });
  });
});
