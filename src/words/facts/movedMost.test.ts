import { describe, expect, it } from 'vitest';
import { inMemory } from '../../../test/helpers/inMemory.js';
import { partThatMovedMost } from './movedMost.js';
import { viewOf } from './view.js';

type Two = [number[], number[]];

/** The ids of the parts that moved each of two units most from 2015 to 2016. */
function movedBy(x: Two, y: Two, method: object = {}): (string | undefined)[] {
  const release = inMemory(
    {
      units: { a: {}, b: {} },
      periods: ['2015', '2016'],
      method: { impute: { method: 'last' }, ...method },
      tree: { x: 1, y: 1 },
    },
    { x, y },
  );
  const view = viewOf(release, 1);
  return view.members(-1).map((unit) => {
    const node = partThatMovedMost(view, unit);
    return node === undefined ? undefined : release.plan.nodes[node]!.id;
  });
}

describe('the part that moved a place most', () => {
  it('is the largest contribution in the direction of the whole change', () => {
    const moved = movedBy(
      [
        [10, 10],
        [19, 4],
      ],
      [
        [10, 10],
        [11, 9],
      ],
    );
    expect(moved).toEqual(['x', 'x']);
  });

  it('is not one that moved against it, nor one that was carried on', () => {
    const moved = movedBy(
      [
        [10, 10],
        [9, Number.NaN],
      ],
      [
        [10, 10],
        [14, 10],
      ],
    );
    expect(moved).toEqual(['y', undefined]);
  });

  it('is not told in the base period', () => {
    const release = inMemory(
      { units: { a: {}, b: {} }, periods: ['2015', '2016'], tree: { x: 1, y: 1 } },
      {
        x: [
          [1, 2],
          [2, 3],
        ],
        y: [
          [1, 2],
          [2, 3],
        ],
      },
    );
    const view = viewOf(release, 0);
    expect(partThatMovedMost(view, view.members(-1)[0]!)).toBeUndefined();
  });
});
