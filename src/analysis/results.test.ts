import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../test/helpers/plan.js';
import { buildIndex } from '../engine/index.js';
import { compareIndices, compareNodes } from './compareIndices.js';
import { planWithout } from './planWithout.js';
import { orientedColumn, strengthsOf } from './rankings/strengths.js';
import { ranksWithin, resultsTable, unitSummary } from './resultsTable.js';

const no = Number.NaN;
const method = { normalise: { method: 'z-score' }, missing: { 'min-present': 1 } };
const units = {
  a: { province: 'p' },
  b: { province: 'q' },
  c: { province: 'q' },
  d: { province: '' },
};

function indexOf(x: number[], y: number[], of: object = units) {
  const plan = planOf({ units: of as typeof units, periods: ['2020'], method, tree: { x: 0.5, y: 0.5 } });
  return { plan, index: buildIndex(plan, panelOf(plan, { x: [x], y: [y] })), t: 0 };
}

const whole = () => indexOf([1, 2, 2, 4], [1, 2, 2, no]);

describe('a table of results', () => {
  it('goes by rank, equal ranks in the plan’s order, and puts the unranked last', () => {
    const { plan, index } = whole();
    const rows = resultsTable(plan, index, 0, [0], 'ranks');
    expect(rows.map((r) => [r.unit, r.rank, r.figures[0]])).toEqual([
      [1, 1, 1],
      [2, 1, 1],
      [0, 3, 3],
      [3, 0, 0],
    ]);
  });
  it('goes by another node, and shows scores that are missing', () => {
    const { plan, index } = whole();
    const rows = resultsTable(plan, index, 0, [2], 'scores', 1);
    expect(rows.map((r) => r.unit)).toEqual([3, 1, 2, 0]);
    expect(rows[0]!.figures[0]).toBeNaN();
  });
  it('ranks within groups; a unit of no group, or without a rank, has none', () => {
    expect([...ranksWithin([2, 1, 1, 4], [0, 0, 0, 1])]).toEqual([3, 1, 1, 1]);
    expect([...ranksWithin([1, 0, 2], [-1, 0, 0])]).toEqual([0, 0, 1]);
    const { plan, index } = whole();
    const rows = resultsTable(plan, index, 0, [1], { ranksWithin: 0 });
    expect(rows.find((r) => r.unit === 3)!.figures).toEqual([0]);
  });
  it('summarises a unit with the number of those ranked', () => {
    const { index } = whole();
    expect(unitSummary(index, 0, 0, [0, 1]).map(({ rank, of }) => [rank, of])).toEqual([
      [3, 3],
      [4, 4],
    ]);
  });
});

describe('strengths and weaknesses', () => {
  const column = (node: number, ...values: number[]) => orientedColumn(node, values);
  const columns = [
    column(1, 9, 1, 2, 3),
    column(2, 1, 9, 8, 7),
    column(3, 5, 5, 5, 5),
    column(4, no, 1, 2, 3),
    column(5, 3, 4, 2, 1),
  ];
  it('are the best and the worst ranks of what a unit has, never both', () => {
    const { strengths, weaknesses } = strengthsOf(columns, 0, { strengths: 2, weaknesses: 5 });
    expect(strengths).toEqual([
      { node: 1, rank: 1, of: 4 },
      { node: 5, rank: 2, of: 4 },
    ]);
    expect(weaknesses.map((w) => w.node)).toEqual([3, 2]);
  });
  it('to be last is no strength, where all are equal either', () => {
    expect(strengthsOf(columns, 0).strengths.map((s) => s.node)).toEqual([1, 5]);
    const { strengths } = strengthsOf(columns, 0, { lastMayBeStrength: true });
    expect(strengths.map((s) => s.node)).toEqual([1, 3, 5, 2]);
  });
  it('leave out what tells few units apart', () => {
    const found = strengthsOf(columns, 1, { leastDifferent: 0.5 });
    expect([...found.strengths, ...found.weaknesses].map((s) => s.node)).not.toContain(3);
  });
  it('of a unit that has nothing, and of nobody else, are empty', () => {
    expect(strengthsOf([column(1, no, 2)], 0)).toEqual({ strengths: [], weaknesses: [] });
    expect(strengthsOf([column(1, 3)], 0).strengths).toEqual([]);
    expect(strengthsOf([], 0)).toEqual({ strengths: [], weaknesses: [] });
  });
});

describe('a comparison of indices', () => {
  const one = { name: 'one', ...indexOf([1, 2, 3, 4], [1, 2, 3, 4]) };
  const fewer = { a: { province: 'p' }, c: { province: 'q' }, e: { province: 'q' } };
  const other = { name: 'other', ...indexOf([9, 1, 5], [9, 1, 5], fewer) };
  it('matches units by code and has every unit of either', () => {
    const { names, rows } = compareIndices([one, other], 'root');
    expect(names).toEqual(['one', 'other']);
    expect(rows.map((r) => [r.code, ...r.values])).toEqual([
      ['a', 4, 1],
      ['b', 3, no],
      ['c', 2, 3],
      ['d', 1, no],
      ['e', no, 2],
    ]);
    expect(rows[0]!.differences).toEqual([0, -3]);
  });
  it('a node that one of them lacks has no values and no correlation', () => {
    expect(compareIndices([one, other], 'nowhere').rows).toEqual([]);
    expect(compareNodes(one, other, ['nowhere'])).toEqual([{ node: 'nowhere', correlation: no, units: 0 }]);
  });
  it('correlates by scores, ranks and average ranks', () => {
    for (const by of ['scores', 'ranks', 'average-ranks'] as const) {
      expect(compareNodes(one, one, ['root'], by)[0]).toEqual({
        node: 'root',
        correlation: expect.closeTo(1, 12),
        units: 4,
      });
    }
    expect(compareNodes(one, other, ['root'])[0]).toEqual({
      node: 'root',
      correlation: expect.closeTo(-1, 12),
      units: 2,
    });
  });
});

describe('leaving a part out', () => {
  it('gives its weight to its siblings, and up where it had none', () => {
    const plan = planOf({
      units: ['u'],
      periods: ['2020'],
      method,
      tree: { p: { weight: 0.4, children: { x: 1 } }, q: { weight: 0.6, children: { y: 0.25, z: 0.75 } } },
    });
    const weights = (left: string[]) =>
      planWithout(
        plan,
        left.map((id) => plan.nodes.findIndex((n) => n.id === id)),
      ).nodes.map((n) => n.weight);
    const ids = plan.nodes.map((n) => n.id);
    const weightOf = (left: string[], id: string) => weights(left)[ids.indexOf(id)];
    expect(weightOf(['y'], 'z')).toBe(1);
    expect(weightOf(['x'], 'p')).toBe(0);
    expect(weightOf(['x'], 'q')).toBe(1);
    expect(weightOf(['q'], 'p')).toBe(1);
    expect(plan.nodes[ids.indexOf('z')]!.weight).toBe(0.75);
  });
});
