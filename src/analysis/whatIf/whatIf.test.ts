import { describe, expect, it } from 'vitest';
import { nodeAt } from '../../../test/helpers/plan.js';
import { ask, posts, rankAfter, sketched } from '../../../test/helpers/whatIf.js';
import type { Plan } from '../../edition/index.js';
import type { WhatIf } from './whatIf.js';

const no = Number.NaN;

/** Each move as id, before and after. */
const steps = (plan: Plan, { moves }: WhatIf) =>
  moves.map((m) => [plan.nodes[m.node]!.id, m.before, Number(m.after.toFixed(6))]);

const hand = sketched({}, { x: [[20, 60, 40]], y: [[20, 40, 80]] }); // scores 20, 55, 50

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
  it('a change counts with the weights of the unit’s group and period', () => {
    const cases = [{ groups: { by: 'region', of: ['E'] }, weights: { x: 1, y: 3 } }];
    const grouped = sketched(
      {
        units: { a: { region: 'E' }, b: { region: 'W' }, c: { region: 'W' } },
        tree: { p: { weigh: { by: 'given', cases }, children: { x: 3, y: 1 } } },
      },
      { x: [[20, 60, 40]], y: [[20, 40, 80]] },
    );
    // a weighs y three times as much as x: 40 points of y give the 30 that it lacks to 50.
    const answer = ask(grouped, { rank: 2 });
    expect(steps(grouped.plan, answer)).toEqual([['y', 20, 60]]);
    expect(rankAfter(grouped, answer)).toBe(2);
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
  it('a rank that is reached already needs no change', () => {
    expect(ask(hand, { unit: 1 })).toMatchObject({ status: 'already', moves: [], size: 0 });
    expect(ask(hand, { rank: 3 })).toMatchObject({ status: 'already', moves: [] });
  });
  it('only what is asked for moves; then it may be proved impossible', () => {
    const answer = ask(hand, { rank: 2, only: [1] });
    expect(answer).toMatchObject({ status: 'impossible', best: { score: 35, rank: 3 }, moves: [] });
  });
  it('an indicator at its best cannot move, so nothing can be done', () => {
    const best = sketched({}, { x: [[60, 70, 60]], y: [[80, 80, 40]] });
    const answer = ask(best, { only: [1] });
    expect(answer).toMatchObject({ status: 'impossible', fixed: [{ node: 2, why: 'best', value: 80 }] });
  });
  it('a single unit is first', () => {
    const one = sketched({ units: ['a'] }, { x: [[20]], y: [[20]] });
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
    const two = sketched(sketch, {
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
    const down = sketched({ tree: { x: 1 }, indicators: { x: { direction: -1 } } }, { x: [[80, 20, 50]] });
    const answer = ask(down, { rank: 2 });
    expect(steps(down.plan, answer)).toEqual([['x', 80, 50]]);
    expect(answer.moves[0]).toMatchObject({ best: 20 });
    expect(rankAfter(down, answer)).toBe(2);
  });
  it('ranks on rounded scores need only what rounds to the same', () => {
    const method = { ...posts, rank: { digits: 0 } };
    const rounded = sketched({ method, tree: { x: 1 } }, { x: [[20, 60, 40]] });
    const answer = ask(rounded);
    expect(answer.size).toBeCloseTo(39.5, 6);
    expect(rankAfter(rounded, answer)).toBe(1);
  });
});

describe('bounds of the scale', () => {
  it('nothing is gained beyond the cap of a goalpost', () => {
    const capped = { normalise: { method: 'goalposts', low: 0, high: 50 } };
    const over = sketched({ method: capped }, { x: [[40, 90, 50]], y: [[10, 10, 60]] });
    expect(ask(over, { only: [0] })).toMatchObject({ status: 'impossible', best: { score: 80 } });
    const at = sketched({ method: capped }, { x: [[50, 90, 50]], y: [[10, 20, 60]] });
    expect(ask(at, { only: [0] }).fixed).toEqual([{ node: 1, why: 'best', value: 50 }]);
  });
  it('below the lower goalpost a change counts from the goalpost on', () => {
    const low = { normalise: { method: 'goalposts', low: 10, high: 110 } };
    const under = sketched({ method: low, tree: { x: 1 } }, { x: [[-30, 60, 40]] });
    const answer = ask(under, { rank: 2 });
    expect(steps(under.plan, answer)).toEqual([['x', -30, 40]]);
    expect(answer.size).toBeCloseTo(30, 6);
  });
  it('on the logarithm equal ratios are equal moves', () => {
    const log = { normalise: { method: 'log-goalposts', low: 1, high: 10000 } };
    const ratio = sketched({ method: log, tree: { x: 1 } }, { x: [[10, 10000, 100]] });
    const answer = ask(ratio, { rank: 2 });
    expect(answer.size).toBeCloseTo(25, 6);
    expect(answer.least).toBeCloseTo(25, 6);
    expect(answer.moves[0]!.after).toBeCloseTo(100, 6);
  });
});

describe('missing, filled-in and divided indicators', () => {
  const gap = (missing: object) =>
    sketched({ method: { ...posts, missing } }, { x: [[20, 60, 40]], y: [[no, 40, 80]] });
  it('a missing one stays missing unless it may be filled', () => {
    const reweighted = gap({ 'min-present': 0.5, weights: 'reweight' });
    const answer = ask(reweighted, { rank: 2 });
    expect(answer.fixed).toEqual([{ node: 2, why: 'missing', value: no }]);
    expect(steps(reweighted.plan, answer)).toEqual([['x', 20, 50]]);
    const filled = ask(reweighted, { rank: 2, fill: true });
    expect(filled.now.score).toBe(30); // 0.75 · 20 + 0.25 · 60, the median of 40 and 80
    expect(filled.moves.find((m) => m.was === 'missing')).toMatchObject({ before: no });
    expect(rankAfter(reweighted, filled)).toBe(2);
  });
  it('a unit without a score says so, and may have one when filled', () => {
    const strict = gap({ 'min-present': 1 });
    expect(ask(strict, { rank: 2 })).toMatchObject({ status: 'no-score', now: { score: no, rank: 0 } });
    expect(ask(strict, { rank: 2, fill: true })).toMatchObject({ status: 'reached', after: { rank: 2 } });
  });
  it('a filled-in value may move and is marked', () => {
    const linear = sketched(
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
    const ratio = sketched(
      { tree: { x: 1 }, indicators: { x: { denominator: 'people' }, people: {} } },
      { x: [[40, 120, 80]], people: [[2, 2, 2]] },
    );
    const answer = ask(ratio, { rank: 2 });
    expect(answer.moves[0]!.after).toBeCloseTo(40, 6);
    expect(answer.moves[0]!.numerator).toEqual({ before: 40, after: expect.closeTo(80, 6), denominator: 2 });
    expect(rankAfter(ratio, answer)).toBe(2);
  });
  it('a denominator of others stays', () => {
    const both = sketched(
      { tree: { x: 1, people: 1 }, indicators: { x: { denominator: 'people' } } },
      { x: [[40, 120, 80]], people: [[2, 2, 3]] },
    );
    const { plan } = both;
    const fixed = ask(both).fixed.map((f) => [plan.nodes[f.node]!.id, f.why]);
    expect(fixed).toContainEqual(['people', 'denominator']);
  });
  it('a denominator of zero leaves nothing to move', () => {
    const zero = sketched(
      { tree: { x: 1 }, indicators: { x: { denominator: 'people' }, people: {} } },
      { x: [[40, 120, 80]], people: [[0, 2, 2]] },
    );
    expect(ask(zero)).toMatchObject({ status: 'no-score', fixed: [{ why: 'no-denominator' }] });
  });
});

describe('where higher is worse', () => {
  const values = { x: [[80, 40, 60]], y: [[80, 60, 20]] }; // scores 80, 45, 50
  const hunger = sketched({ polarity: 'higher-is-worse' }, values);
  it('a rank is reached by a lower value, no further than the lowest observed', () => {
    const answer = ask(hunger, { rank: 2 });
    expect(answer).toMatchObject({ status: 'reached', needed: 50, now: { score: 80, rank: 3 } });
    expect(steps(hunger.plan, answer)).toEqual([['x', 80, 40]]);
    expect(answer.size).toBeCloseTo(40, 6);
    expect(answer.least).toBeCloseTo(40, 6);
    expect(rankAfter(hunger, answer)).toBe(2);
    expect(ask(hunger, { rank: 1, only: [1] })).toMatchObject({ status: 'impossible', best: { score: 65 } });
  });
  it('an indicator that takes from it rises', () => {
    const turned = sketched(
      { polarity: 'higher-is-worse', indicators: { x: { direction: -1 } } },
      { ...values, x: [[20, 60, 40]] },
    );
    expect(steps(turned.plan, ask(turned, { rank: 2 }))).toEqual([['x', 20, 60]]);
  });
  it('where the worst come first, a better rank is a larger number, and a tie is not enough', () => {
    const risk = sketched(
      { polarity: 'higher-is-worse', method: { ...posts, rank: { first: 'worst' } } },
      values,
    );
    const answer = ask(risk, { rank: 2 });
    expect(answer).toMatchObject({ status: 'reached', needed: 50, now: { rank: 1 } });
    expect(answer.after.score).toBeLessThan(50);
    expect(rankAfter(risk, answer)).toBe(2);
    expect(ask(risk, { rank: 1 })).toMatchObject({ status: 'already' });
  });
});
