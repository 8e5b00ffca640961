import { describe, expect, it } from 'vitest';
import { stepsBetween } from '../../../test/helpers/steps.js';
import { classesBy, classLimits } from './classes.js';
import { mobilityOf, spatialMobility } from './transitions.js';

const no = Number.NaN;

describe('moves between classes', () => {
  it('are counted, and their long run stays as it is', () => {
    const found = mobilityOf(
      stepsBetween([
        [0, 0, 1, 1, -1],
        [0, 1, 1, 1, 0],
        [0, 0, 1, 0, 0],
      ]),
      2,
    );
    expect(found.counts).toEqual([
      [3, 1],
      [2, 3],
    ]);
    expect(found.shorrocks).toBeCloseTo(2 - 0.75 - 0.6, 12);
    const [a, b] = found.ergodic as [number, number];
    expect(a * 0.75 + b * 0.4).toBeCloseTo(a, 12);
    expect(a + b).toBeCloseTo(1, 12);
  });
  it('lead into a class that is never left', () => {
    expect(
      mobilityOf(
        stepsBetween([
          [0, 0, 1],
          [0, 1, 1],
        ]),
        2,
      ).ergodic,
    ).toEqual([0, 1]);
  });
  it('have no long run that is independent of the start, where nobody moves', () => {
    expect(
      mobilityOf(
        stepsBetween([
          [0, 1],
          [0, 1],
        ]),
        2,
      ),
    ).toMatchObject({ shorrocks: 0, why: 'several-closed-classes' });
    expect(
      mobilityOf(
        stepsBetween([
          [0, 0],
          [0, 1],
        ]),
        2,
      ).why,
    ).toBe('empty-class');
    expect(mobilityOf(stepsBetween([[0, 1]]), 2).why).toBe('one-period');
  });
  it('can be told apart by the neighbours', () => {
    const apart = spatialMobility(
      stepsBetween([
        [0, 0],
        [1, 0],
      ]),
      [[0, 1]],
      2,
    );
    expect(apart.map((m) => m.counts)).toEqual([
      [
        [0, 1],
        [0, 0],
      ],
      [
        [1, 0],
        [0, 0],
      ],
    ]);
  });
  it('go over limits that all periods share; a value on a limit stays below', () => {
    const limits = classLimits(
      [
        [1, 2, 3],
        [4, 5, 6, no],
      ],
      5,
    );
    expect(limits).toEqual([2, 3, 4, 5].map((x) => expect.closeTo(x, 12)));
    expect([...classesBy([2, 3], [1, 2, 2.5, 9, no])]).toEqual([0, 0, 1, 2, -1]);
  });
});
