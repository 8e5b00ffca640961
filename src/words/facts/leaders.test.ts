import { describe, expect, it } from 'vitest';
import { studiedRelease } from '../../../test/helpers/studied.js';
import { leadFacts, moverFacts } from './leaders.js';
import { totalOf, viewOf } from './view.js';

/** Who is told to have moved most from the first period to the second, with the places. */
function moversOf(x: number[][]): string[] {
  const release = studiedRelease(x, [0, 0]);
  return moverFacts(viewOf(release, 1), totalOf(release)).map(
    ({ subject, places, up }) => `${subject.code} ${up ? 'up' : 'down'} ${places.value}`,
  );
}

describe('who moved most', () => {
  it('is told of five units, each of which has a rank of its own', () => {
    expect(
      moversOf([
        [9, 7, 5, 3, 1],
        [9, 7, 5, 3, 8],
      ]),
    ).toEqual(['u4 up 3', 'u1 down 1']);
  });

  it('is told of one that leaves a rank of two', () => {
    const before = [12, 12, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
    expect(moversOf([before, before.map((x, c) => (c === 1 ? 8.5 : x))])).toEqual(['u2 up 1', 'u1 down 3']);
  });

  it('is not told of one that leaves a rank of many by a hair', () => {
    expect(
      moversOf([
        [9, 9, 9, 9, 1],
        [9, 9, 9, 8.99, 1],
      ]),
    ).toEqual([]);
  });
});

it('nobody leads where one alone is ranked', () => {
  expect(leadFacts(viewOf(studiedRelease([[9, Number.NaN]], [0]), 0))).toEqual([]);
  expect(leadFacts(viewOf(studiedRelease([[9, 8]], [0]), 0))).toHaveLength(1);
});
