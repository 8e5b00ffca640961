import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeAt, panelOf, planOf, type Sketch } from '../../../test/helpers/plan.js';
import type { Panel, Plan } from '../../edition/index.js';
import { buildIndex, loadSolver } from '../../engine/index.js';
import { cellsOf, changedPanel, valueAt } from './cells.js';
import { landscapeOf } from './landscape.js';
import { sizeOf } from './search.js';
import type { Wish } from './subject.js';
import { type WhatIf, whatIf } from './whatIf.js';

const solve = await loadSolver();
const no = Number.NaN;
const posts = { normalise: { method: 'goalposts', low: 0, high: 100 } };
const units = ['a', 'b', 'c'];

function given(sketch: Partial<Sketch>, values: Record<string, number[][]>) {
  const plan = planOf({ units, periods: ['2020'], method: posts, tree: { x: 3, y: 1 }, ...sketch });
  const panel = panelOf(plan, values);
  return { plan, panel };
}

function ask({ plan, panel }: { plan: Plan; panel: Panel }, wish: Partial<Wish> = {}): WhatIf {
  const index = buildIndex(plan, panel);
  const asked = { unit: 0, node: 0, period: 0, peers: -1, fill: false, rank: 1, spread: false, ...wish };
  return whatIf(plan, panel, index, solve, asked);
}

/** The ranks of an index built with the answer, by hand and not by the search. */
function rankAfter({ plan, panel }: { plan: Plan; panel: Panel }, answer: WhatIf): number {
  const changed = { ...panel, values: panel.values.slice(), reasons: panel.reasons.slice() };
  for (const { indicator, after, numerator } of answer.moves) {
    const at = (indicator * panel.periods + plan.first + answer.period) * panel.units + answer.unit;
    changed.values[at] = numerator ? numerator.after : after;
    changed.reasons[at] = 0;
  }
  return buildIndex(plan, changed).ranks(answer.node)[answer.period * panel.units + answer.unit]!;
}

/** Each move as id, before and after. */
const steps = (plan: Plan, { moves }: WhatIf) =>
  moves.map((m) => [plan.nodes[m.node]!.id, m.before, Number(m.after.toFixed(6))]);

const hand = given({}, { x: [[20, 60, 40]], y: [[20, 40, 80]] }); // scores 20, 55, 50

describe('weighted means on fixed scales', () => {
  it('a change of the sum goes into the indicator that weighs most, and a tie is enough', () => {
    const answer = ask(hand, { rank: 2 });
    expect(answer).toMatchObject({ status: 'reached', scalesHold: true, shape: 'concave', needed: 50 });
    expect(steps(hand.plan, answer)).toEqual([['x', 20, 60]]);
    expect(answer.size).toBeCloseTo(40, 7);
    expect(answer.least).toBeCloseTo(40, 7);
    expect(answer.after.rank).toBe(2);
    expect(rankAfter(hand, answer)).toBe(2);
  });
  it('and into the next when that one stands at the best observed', () => {
    const answer = ask(hand, { rank: 1 });
    expect(steps(hand.plan, answer)).toEqual([
      ['x', 20, 60],
      ['y', 20, 40],
    ]);
    expect(answer.size).toBeCloseTo(60, 6);
    expect(rankAfter(hand, answer)).toBe(1);
  });
  it('a change by least squares is spread in proportion to the weights', () => {
    const answer = ask(hand, { rank: 2, spread: true });
    expect(steps(hand.plan, answer)).toEqual([
      ['x', 20, expect.closeTo(56, 4)],
      ['y', 20, expect.closeTo(32, 4)],
    ]);
    expect(answer.size).toBeCloseTo(Math.hypot(36, 12), 5);
    expect(rankAfter(hand, answer)).toBe(2);
  });
  it('a rank that is there needs no change', () => {
    expect(ask(hand, { unit: 1 })).toMatchObject({ status: 'already', moves: [], size: 0 });
    expect(ask(hand, { rank: 3 })).toMatchObject({ status: 'already', moves: [] });
  });
  it('only what is asked for moves; then it may be proved impossible', () => {
    const answer = ask(hand, { rank: 2, only: [1] });
    expect(answer).toMatchObject({ status: 'impossible', best: { score: 35, rank: 3 }, moves: [] });
  });
  it('what stands at its best cannot move, so nothing can be done', () => {
    const best = given({}, { x: [[60, 70, 60]], y: [[80, 80, 40]] });
    const answer = ask(best, { only: [1] });
    expect(answer).toMatchObject({ status: 'impossible', fixed: [{ node: 2, why: 'best', value: 80 }] });
  });
  it('a single unit is first', () => {
    const one = given({ units: ['a'] }, { x: [[20]], y: [[20]] });
    expect(ask(one)).toMatchObject({ status: 'already', now: { rank: 1 } });
  });
  it('a node below the root and an indicator alone can be asked about', () => {
    const answer = ask(hand, { node: nodeAt(hand.plan, 'y'), rank: 1 });
    expect(steps(hand.plan, answer)).toEqual([['y', 20, 80]]);
  });
  it('the best may come from another period, or only from the unit’s own group', () => {
    const sketch = {
      units: { a: { p: 'n' }, b: { p: 's' }, c: { p: 'n' } },
      periods: ['2020', '2021'],
      tree: { x: 1 },
    };
    const two = given(sketch, {
      x: [
        [10, 95, 30],
        [20, 60, 40],
      ],
    });
    expect(ask(two, { period: 1 }).best.score).toBe(95);
    expect(ask(two, { period: 1, peers: 0 })).toMatchObject({ status: 'impossible', best: { score: 40 } });
    expect(ask(two, { period: 1, peers: 0, rank: 2 }).size).toBeCloseTo(20, 6);
  });
  it('where less is better a change goes down', () => {
    const down = given({ tree: { x: 1 }, indicators: { x: { direction: -1 } } }, { x: [[80, 20, 50]] });
    const answer = ask(down, { rank: 2 });
    expect(steps(down.plan, answer)).toEqual([['x', 80, 50]]);
    expect(answer.moves[0]).toMatchObject({ best: 20 });
    expect(rankAfter(down, answer)).toBe(2);
  });
  it('ranks on rounded scores need only what rounds to the same', () => {
    const method = { ...posts, rank: { digits: 0 } };
    const rounded = given({ method, tree: { x: 1 } }, { x: [[20, 60, 40]] });
    const answer = ask(rounded);
    expect(answer.size).toBeCloseTo(39.5, 6);
    expect(rankAfter(rounded, answer)).toBe(1);
  });
});

describe('bounds of the scale', () => {
  it('nothing is gained beyond the cap of a goalpost', () => {
    const capped = { normalise: { method: 'goalposts', low: 0, high: 50 } };
    const over = given({ method: capped }, { x: [[40, 90, 50]], y: [[10, 10, 60]] });
    expect(ask(over, { only: [0] })).toMatchObject({ status: 'impossible', best: { score: 80 } });
    const at = given({ method: capped }, { x: [[50, 90, 50]], y: [[10, 20, 60]] });
    expect(ask(at, { only: [0] }).fixed).toEqual([{ node: 1, why: 'best', value: 50 }]);
  });
  it('below the lower goalpost a change counts from the goalpost on', () => {
    const low = { normalise: { method: 'goalposts', low: 10, high: 110 } };
    const under = given({ method: low, tree: { x: 1 } }, { x: [[-30, 60, 40]] });
    const answer = ask(under, { rank: 2 });
    expect(steps(under.plan, answer)).toEqual([['x', -30, 40]]);
    expect(answer.size).toBeCloseTo(30, 6);
  });
  it('on the logarithm equal ratios are equal moves', () => {
    const log = { normalise: { method: 'log-goalposts', low: 1, high: 10000 } };
    const ratio = given({ method: log, tree: { x: 1 } }, { x: [[10, 10000, 100]] });
    const answer = ask(ratio, { rank: 2 });
    expect(answer.size).toBeCloseTo(25, 6);
    expect(answer.least).toBeCloseTo(25, 6);
    expect(answer.moves[0]!.after).toBeCloseTo(100, 6);
  });
});

describe('other joins', () => {
  const join = (aggregate: object | string, values: number[][]) =>
    given(
      { method: { ...posts, aggregate }, tree: Object.fromEntries(values.map((_, k) => [`k${k}`, 1])) },
      Object.fromEntries(values.map((row, k) => [`k${k}`, [row]])),
    );
  it('a geometric mean is lifted by its weakest parts first', () => {
    const even = join('geometric', [
      [4, 20, 90],
      [16, 20, 90],
    ]);
    const answer = ask(even, { rank: 2 });
    expect(answer.moves.map((m) => m.after)).toEqual([expect.closeTo(20, 1), expect.closeTo(20, 1)]);
    expect(answer.size).toBeCloseTo(20, 5);
    expect(answer.least).toBeCloseTo(20, 5);
    expect(rankAfter(even, answer)).toBe(2);
  });
  it('also from zero, where its slope has no end', () => {
    const zero = join('geometric', [
      [0, 20, 90],
      [16, 20, 90],
    ]);
    const answer = ask(zero, { rank: 2 });
    expect(answer.size).toBeCloseTo(24, 4);
    expect(rankAfter(zero, answer)).toBe(2);
  });
  it('a minimum is lifted by raising all that are below', () => {
    const least = join('minimum', [
      [10, 30, 90],
      [20, 30, 90],
      [50, 30, 90],
    ]);
    const answer = ask(least, { rank: 2 });
    expect(answer.size).toBeCloseTo(30, 6);
    expect(answer.moves.map((m) => m.after)).toEqual([expect.closeTo(30, 6), expect.closeTo(30, 6)]);
  });
  it('a square mean has a change that nothing proves to be the least', () => {
    const square = join({ power: 2 }, [
      [10, 40, 90],
      [30, 40, 90],
    ]);
    const answer = ask(square, { rank: 2 });
    expect(answer).toMatchObject({ status: 'reached', shape: 'monotone', least: no });
    expect(answer.size).toBeCloseTo(Math.sqrt(2 * 1600 - 100) - 30, 5); // all into the larger
    expect(rankAfter(square, answer)).toBe(2);
  });
  it.each(['median', 'copeland', 'topsis', 'mazziotta-pareto'])(
    '%s: the rebuilt index has the rank',
    (how) => {
      const other = given(
        { units: ['a', 'b', 'c', 'd'], method: { ...posts, aggregate: how }, tree: { x: 2, y: 1, z: 1 } },
        { x: [[10, 40, 90, 20]], y: [[30, 40, 20, 10]], z: [[20, 50, 60, 90]] },
      );
      const answer = ask(other, { rank: 2 });
      expect(answer).toMatchObject({ status: 'reached', least: no });
      expect(rankAfter(other, answer)).toBeLessThanOrEqual(2);
    },
  );
  it('that compare units prove nothing when everything falls short', () => {
    const other = given(
      { method: { ...posts, aggregate: 'topsis' } },
      { x: [[10, 40, 90]], y: [[30, 40, 90]] },
    );
    expect(ask(other, { only: [1], rank: 1 })).toMatchObject({ status: 'not-found', shape: 'unknown' });
  });
});

describe('scales that move with the unit', () => {
  const values = { x: [[20, 60, 40, 10]], y: [[20, 40, 80, 15]] };
  const four = { units: ['a', 'b', 'c', 'd'] };
  it.each(['min-max', 'z-score', 'robust', 'rank', 'percentile-rank'])(
    '%s: the answer holds in the rebuilt index',
    (method) => {
      const moving = given({ ...four, method: { normalise: { method } } }, values);
      const answer = ask(moving, { rank: 2 });
      expect(answer.status).toBe('reached');
      expect(answer.scalesHold).toBe(method === 'min-max');
      expect(rankAfter(moving, answer)).toBe(2);
    },
  );
  it('two units that would be the same everywhere prove nothing', () => {
    const two = given(
      { units: ['a', 'b'], method: { normalise: { method: 'min-max' } }, tree: { x: 1 } },
      { x: [[1, 2]] },
    );
    expect(ask(two)).toMatchObject({ status: 'not-found', fixed: [{ why: 'no-effect' }] });
  });
  it('min-max holds until the unit is itself the lowest', () => {
    const lowest = given({ ...four, method: { normalise: { method: 'min-max' } } }, values);
    const answer = ask(lowest, { unit: 3, rank: 2 });
    expect(answer).toMatchObject({ status: 'reached', scalesHold: false, least: no });
    expect(answer.othersMoved).toBeGreaterThan(0);
    expect(rankAfter(lowest, answer)).toBe(2);
  });
  it('shares of the base move in the base itself and stand in later periods', () => {
    const shares = given(
      { periods: ['2020', '2021'], method: {} },
      {
        x: [
          [20, 60, 40],
          [30, 60, 40],
        ],
        y: [
          [20, 40, 80],
          [20, 40, 80],
        ],
      },
    );
    const later = ask(shares, { period: 1, rank: 2 });
    expect(later).toMatchObject({ status: 'reached', scalesHold: true, othersMoved: 0 });
    expect(later.size).toBeCloseTo(later.least, 6);
    const base = ask(shares, { period: 0, rank: 2 });
    expect(base).toMatchObject({ status: 'reached', scalesHold: false });
    expect(base.othersMoved).toBeGreaterThan(0);
    expect([rankAfter(shares, later), rankAfter(shares, base)]).toEqual([2, 2]);
  });
  it('treated outliers make no claim of a least change', () => {
    const method = { ...posts, treat: { winsorise: 1 } };
    const treated = given({ ...four, method }, values);
    const answer = ask(treated, { rank: 2 });
    expect(answer).toMatchObject({ status: 'reached', scalesHold: false });
    expect(rankAfter(treated, answer)).toBe(2);
  });
});

describe('missing, filled-in and divided indicators', () => {
  const gap = (missing: object) =>
    given({ method: { ...posts, missing } }, { x: [[20, 60, 40]], y: [[no, 40, 80]] });
  it('a missing one stays missing unless it may be filled', () => {
    const handed = gap({ 'min-present': 0.5, weights: 'hand-over' });
    const answer = ask(handed, { rank: 2 });
    expect(answer.fixed).toEqual([{ node: 2, why: 'missing', value: no }]);
    expect(steps(handed.plan, answer)).toEqual([['x', 20, 50]]);
    const filled = ask(handed, { rank: 2, fill: true });
    expect(filled.now.score).toBe(30); // 0.75 · 20 + 0.25 · 60, the median of 40 and 80
    expect(filled.moves.find((m) => m.was === 'missing')).toMatchObject({ before: no });
    expect(rankAfter(handed, filled)).toBe(2);
  });
  it('a unit without a score says so, and may have one when filled', () => {
    const strict = gap({ 'min-present': 1 });
    expect(ask(strict, { rank: 2 })).toMatchObject({ status: 'no-score', now: { score: no, rank: 0 } });
    expect(ask(strict, { rank: 2, fill: true })).toMatchObject({ status: 'reached', after: { rank: 2 } });
  });
  it('a filled-in value may move and is marked', () => {
    const linear = given(
      {
        periods: ['2020', '2021', '2022'],
        method: { ...posts, impute: { method: 'linear' } },
        tree: { x: 1 },
      },
      {
        x: [
          [10, 60, 40],
          [no, 60, 40],
          [30, 60, 40],
        ],
      },
    );
    const answer = ask(linear, { period: 1, rank: 2 });
    expect(answer.moves[0]).toMatchObject({ was: 'imputed', before: 20 });
    expect(rankAfter(linear, answer)).toBe(2);
  });
  it('of a divided one the numerator moves and the denominator stays', () => {
    const ratio = given(
      { tree: { x: 1 }, indicators: { x: { denominator: 'people' }, people: {} } },
      { x: [[40, 120, 80]], people: [[2, 2, 2]] },
    );
    const answer = ask(ratio, { rank: 2 });
    expect(answer.moves[0]!.after).toBeCloseTo(40, 6);
    expect(answer.moves[0]!.numerator).toEqual({ before: 40, after: expect.closeTo(80, 6), denominator: 2 });
    expect(rankAfter(ratio, answer)).toBe(2);
  });
  it('what divides others stays', () => {
    const both = given(
      { tree: { x: 1, people: 1 }, indicators: { x: { denominator: 'people' } } },
      { x: [[40, 120, 80]], people: [[2, 2, 3]] },
    );
    const { plan } = both;
    const fixed = ask(both).fixed.map((f) => [plan.nodes[f.node]!.id, f.why]);
    expect(fixed).toContainEqual(['people', 'denominator']);
  });
  it('a denominator of zero leaves nothing to move', () => {
    const zero = given(
      { tree: { x: 1 }, indicators: { x: { denominator: 'people' }, people: {} } },
      { x: [[40, 120, 80]], people: [[0, 2, 2]] },
    );
    expect(ask(zero)).toMatchObject({ status: 'no-score', fixed: [{ why: 'no-denominator' }] });
  });
});

describe('on random indices', () => {
  const cell = fc.double({ min: 1, max: 99, noNaN: true });
  const column = (n: number) => fc.array(cell, { minLength: n, maxLength: n });
  const cases = fc
    .record({ n: fc.integer({ min: 2, max: 6 }), m: fc.integer({ min: 1, max: 4 }) })
    .chain(({ n, m }) =>
      fc.record({
        rows: fc.array(column(n), { minLength: m, maxLength: m }),
        weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: m, maxLength: m }),
        how: fc.constantFrom('arithmetic', 'geometric', 'harmonic', 'minimum'),
        normalise: fc.constantFrom(posts.normalise, { method: 'min-max' }, { method: 'z-score' }),
        rank: fc.integer({ min: 1, max: n }),
        spread: fc.boolean(),
        others: fc.array(column(m), { minLength: 10, maxLength: 10 }),
      }),
    );
  type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;
  const made = ({ rows, weights, how, normalise }: Case) =>
    given(
      {
        units: rows[0]!.map((_, c) => `u${c}`),
        method: { normalise, aggregate: normalise.method === 'z-score' ? 'arithmetic' : how },
        tree: Object.fromEntries(weights.map((w, k) => [`k${k}`, w])),
      },
      Object.fromEntries(rows.map((row, k) => [`k${k}`, [row]])),
    );

  it('an answer has its rank when the index is built again, and no random change that has it is smaller', () => {
    fc.assert(
      fc.property(cases, (c) => {
        const { plan, panel } = made(c);
        const answer = ask({ plan, panel }, c);
        if (answer.status !== 'reached') return;
        expect(rankAfter({ plan, panel }, answer)).toBeLessThanOrEqual(c.rank);
        if (Number.isNaN(answer.least)) return;
        const land = landscapeOf(
          plan,
          panel,
          buildIndex(plan, panel),
          answer,
          cellsOf(plan, panel, buildIndex(plan, panel), answer),
        );
        for (const shares of c.others) {
          const point = land.at(land.reach.map((r, i) => (r * shares[i]!) / 99));
          if (point.reached) expect(sizeOf(point.moves, c.spread)).toBeGreaterThan(answer.size * (1 - 1e-6));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('impossible means that everything at its best does not reach the rank, nor anything between', () => {
    fc.assert(
      fc.property(cases, (c) => {
        const { plan, panel } = made(c);
        const answer = ask({ plan, panel }, { ...c, only: [0] });
        if (answer.status !== 'impossible') return;
        const cells = cellsOf(plan, panel, buildIndex(plan, panel), answer);
        for (const share of [0.25, 0.5, 0.75, 1]) {
          const changed = changedPanel(
            plan,
            panel,
            answer,
            cells,
            cells.map((x) => valueAt(x, share)),
          );
          expect(buildIndex(plan, changed).ranks(0)[0]).toBeGreaterThan(c.rank);
        }
      }),
      { numRuns: 60 },
    );
  });
});
