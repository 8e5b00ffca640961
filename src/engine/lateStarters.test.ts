import { describe, expect, it } from 'vitest';
import { nodeAt, panelOf, planOf, type Sketch } from '../../test/helpers/plan.js';
import { buildIndex } from './index.js';

const no = Number.NaN;
const three: Sketch = {
  units: ['a', 'b'],
  periods: ['2015', '2016', '2017'],
  tree: { old: 2, one: 1, two: 1 },
};
const old = [
  [1, 3],
  [2, 4],
  [4, 8],
];
const one = [
  [no, no],
  [5, 5],
  [5, 10],
];
const two = [
  [no, no],
  [1, 1],
  [1, 1],
];

/** The index of the nation at nodes of an edition, by period. */
function nation(sketch: Sketch, values: Record<string, number[][]>) {
  const plan = planOf(sketch);
  const { total, periods } = buildIndex(plan, panelOf(plan, values));
  return (id: string) => [...total.values.subarray(nodeAt(plan, id) * periods).subarray(0, periods)];
}

describe('late starters, by hand:', () => {
  it('two under one parent stand where the rest stands when they arrive, and weigh from then on', () => {
    const at = nation(three, { old, one, two });
    expect(at('one')).toEqual([no, 150, 225]);
    expect(at('two')).toEqual([no, 150, 150]);
    expect(at('root')).toEqual([100, 150, 0.5 * 300 + 0.25 * 225 + 0.25 * 150]);
  });

  it('one that arrives after another stands where both stand by then', () => {
    const at = nation(three, {
      old,
      one,
      two: [
        [no, no],
        [no, no],
        [7, 7],
      ],
    });
    const there = (2 * 300 + 225) / 3;
    expect(at('two')[2]).toBeCloseTo(there, 10);
    expect(at('root')[2]).toBeCloseTo(there, 10);
  });

  it.each([
    ['keep', (2 * 200) / 3],
    ['reweight', 200],
  ])('a sister that nobody reports just then counts as the framework says: %s', (weights, there) => {
    const method = { missing: { 'min-present': 0, weights } };
    const at = nation(
      { ...three, tree: { old: 2, gone: 1, one: 1 }, method },
      {
        old: [
          [1, 3],
          [4, 4],
          [4, 4],
        ],
        gone: [
          [1, 1],
          [no, no],
          [1, 1],
        ],
        one: [
          [no, no],
          [5, 5],
          [5, 5],
        ],
      },
    );
    expect(at('one')[1]).toBeCloseTo(there, 12);
  });

  it('before a branch arrives its sisters carry its weight', () => {
    const tree = { old: 1, young: { weight: 3, children: { one: 1, two: 1 } } };
    const at = nation({ ...three, tree }, { old, one, two });
    expect(at('young')).toEqual([no, 150, 187.5]);
    expect(at('root')).toEqual([100, 150, 0.25 * 300 + 0.75 * 187.5]);
  });

  it('a child without weight does not start its parent', () => {
    const tree = { old: 1, young: { weight: 1, children: { one: 1, nothing: 0 } } };
    const at = nation(
      { ...three, tree },
      {
        old,
        one,
        nothing: [
          [1, 1],
          [1, 1],
          [1, 1],
        ],
      },
    );
    expect(at('root')).toEqual([100, 150, 262.5]);
  });

  it('figures before the first published period do not start an indicator', () => {
    const at = nation(
      { ...three, periods: ['2014', ...three.periods], first: '2015', tree: { old: 1, one: 1 } },
      {
        old: [[9, 9], ...old],
        one: [
          [1, 1],
          [no, no],
          [no, no],
          [2, 2],
        ],
      },
    );
    expect(at('root')).toEqual([100, 150, 300]);
  });
});
