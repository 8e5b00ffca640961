import { describe, expect, it } from 'vitest';
import { revisionSize } from './revisionSize.js';

describe('the size of a revision, by hand', () => {
  const of = (pairs: [number, number][]) =>
    revisionSize(pairs.map(([from, to], i) => ({ from, to, rankFrom: i + 1, rankTo: i + 1 })));

  it('has the bias of first values with its sign: up, down, none, and both ways alike', () => {
    const up: [number, number][] = [
      [1, 2],
      [2, 2],
      [3, 2.5],
    ];
    expect(of(up).mean).toBeCloseTo(1 / 6, 14);
    expect(of(up).meanAbsolute).toBeCloseTo(0.5, 14);
    expect(of(up.map(([a, b]) => [b, a])).mean).toBeCloseTo(-1 / 6, 14);
    const alike: [number, number][] = [
      [10, 14],
      [10, 6],
    ];
    expect(of(alike)).toMatchObject({ mean: 0, meanAbsolute: 4, largest: 4, revised: 2 });
    expect(of([[-5, -5]])).toMatchObject({ mean: 0, meanAbsolute: 0, revised: 0 });
  });

  it('leaves out what only one of the two has, and is not known where nothing is left', () => {
    expect(
      of([
        [Number.NaN, 3],
        [2, Number.NaN],
        [1, 4],
      ]),
    ).toMatchObject({ mean: 3, compared: 1, appeared: 1, disappeared: 1 });
    expect(of([[Number.NaN, 1]]).mean).toBeNaN();
  });
});
