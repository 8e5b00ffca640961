import { describe, expect, it } from 'vitest';
import { type Reach, studiedRelease } from '../../../test/helpers/studied.js';
import { leadFacts, moverFacts } from './leaders.js';
import { totalOf, viewOf } from './view.js';

/** Who is told to have moved most from the first period to the second, with the places; “sure” where others may have moved more. */
function moversOf(x: number[][], reach: Reach = 0): string[] {
  const release = studiedRelease(x, [0, reach]);
  return moverFacts(viewOf(release, 1), totalOf(release)).map(
    ({ subject, places, up, ofAll }) =>
      `${subject.code} ${up ? 'up' : 'down'} ${places.value}${ofAll ? '' : ', sure'}`,
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

  it('is told as the most of the sure moves where another moved more whose rank ranges meet', () => {
    const before = [9, 8, 7, 6, 5, 4];
    const now = [4, 8, 7, 6, 5, 9];
    expect(moversOf([before, now])).toEqual(['u5 up 5', 'u0 down 5']);
    // The first fell from 1 to 6, perhaps not at all; the second from 2 to 3 for sure.
    expect(moversOf([before, [4, 7, 7.5, 6, 5, 9]], [5, 0, 0, 0, 0, 0])).toEqual([
      'u5 up 5',
      'u1 down 1, sure',
    ]);
  });

  it('is not told where one that leaves a rank of many fell more', () => {
    const before = [9, 9, 9, 9, 5, 4, 3];
    expect(moversOf([before, [9, 9, 9, 8.99, 3.5, 4, 3]])).toEqual(['u5 up 1']);
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
