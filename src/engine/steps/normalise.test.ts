import { describe, expect, it } from 'vitest';
import { lineOf, nodeAt, panelOf, planOf, type Sketch } from '../../../test/helpers/plan.js';
import { UserError } from '../../edition/index.js';
import { buildIndex } from '../build.js';
import { Flag } from '../status.js';

const no = Number.NaN;

/** One indicator, `x`, of as many units and years as it has columns and rows. */
function indexOf(x: number[][], normalise: object, more: Partial<Sketch> = {}) {
  const sketch: Sketch = {
    units: x[0]!.map((_, c) => `u${c}`),
    periods: x.map((_, t) => String(2015 + t)),
    tree: { x: 1 },
    method: { normalise },
    ...more,
  };
  const plan = planOf(sketch);
  const index = buildIndex(plan, panelOf(plan, { x }));
  return { plan, index, lines: x.map((_, t) => lineOf(plan, index, 'x', t)) };
}

const share = { method: 'base-share' };
const minMax = { method: 'min-max', range: [0, 100] };
const zScore = { method: 'z-score' };

describe('base-share', () => {
  it('one unit is the nation', () => {
    const { index, lines } = indexOf([[4], [6]], share);
    expect(lines).toEqual([[100], [150]]);
    expect([...index.total.values.subarray(0, 2)]).toEqual([100, 150]);
    expect([...index.ranks(0)]).toEqual([1, 1]);
  });

  it('equal units share the scale and the first rank', () => {
    const { index, lines } = indexOf([[3, 3]], { ...share, scale: 1000 });
    expect(lines).toEqual([[500, 500]]);
    expect([...index.ranks(0)]).toEqual([1, 1]);
  });

  it('a value that is not observed is missing, flagged and not zero', () => {
    const { plan, index, lines } = indexOf([[1, no, 3]], share);
    expect(lines).toEqual([[25, no, 75]]);
    expect(index.flags?.[nodeAt(plan, 'x') * 3 + 1]).toBe(Flag.missing);
    expect([...index.ranks(0)]).toEqual([2, 0, 1]);
  });

  it('huge values do not overflow', () => {
    expect(indexOf([[1e300, 3e300]], share).lines).toEqual([[25, 75]]);
  });

  it.each([
    [
      'zero',
      [
        [0, 0],
        [1, 1],
      ],
      'the total of “x” in the base 2015 is 0',
    ],
    [
      'negative',
      [
        [1, -3],
        [1, 1],
      ],
      'the total of “x” in the base 2015 is -2',
    ],
    ['too large for a double', [[1.7e308, 1.7e308]], 'the total of “x” in the base 2015 is Infinity'],
    ['too small for a quotient', [[1e-310, 1e-310]], 'the total of “x” in the base 2015 is 2e-310'],
    [
      'without data',
      [
        [no, no],
        [1, 1],
      ],
      'no indicator has any value in the base 2015',
    ],
    [
      'of nothing at all',
      [
        [no, no],
        [no, no],
      ],
      'no value at all for the indicator “x”',
    ],
  ])('a base total %s is an error that says so', (_, x, text) => {
    const build = () => indexOf(x, share);
    expect(build).toThrow(UserError);
    expect(build).toThrow(text);
  });

  it('a gap in the base after an earlier start is an error that names the indicator', () => {
    const build = () =>
      indexOf(
        [
          [1, 1],
          [no, no],
          [2, 2],
        ],
        share,
        { base: '2016' },
      );
    expect(build).toThrow('the total of “x” in the base 2016 is NaN');
  });

  it('all unusable base totals are reported together', () => {
    const plan = planOf({ units: ['a'], periods: ['2015'], tree: { x: 1, y: 1, z: 1 } });
    const build = () => buildIndex(plan, panelOf(plan, { x: [[0]], y: [[-1]], z: [[1]] }));
    expect(build).toThrow(/“x”.*is 0[\s\S]*“y”.*is -1/);
  });
});

describe('min-max and z-score', () => {
  it('min-max goes from the lowest to the highest score', () => {
    expect(indexOf([[2, 4, 10]], { method: 'min-max', range: [1, 101] }).lines).toEqual([[1, 26, 101]]);
  });

  it('z-score uses the sample deviation', () => {
    expect(indexOf([[1, 2, 3]], zScore).lines).toEqual([[-1, 0, 1]]);
  });

  it('direction −1 makes the lowest raw value the best', () => {
    const down = { indicators: { x: { direction: -1 } } };
    expect(indexOf([[2, 4, 10]], minMax, down).lines).toEqual([[100, 75, 0]]);
    expect(indexOf([[1, 2, 3]], zScore, down).lines).toEqual([[1, 0, -1]]);
  });

  it.each([
    [
      'base-period',
      [
        [0, 100],
        [200, 300],
      ],
    ],
    [
      'all-periods',
      [
        [0, 33],
        [67, 100],
      ],
    ],
    [
      'each-period',
      [
        [0, 100],
        [0, 100],
      ],
    ],
  ])('over %s', (over, expected) => {
    const { lines } = indexOf(
      [
        [1, 2],
        [3, 4],
      ],
      { ...minMax, over },
    );
    expect(lines.map((line) => line.map(Math.round))).toEqual(expected);
  });

  it('over all-periods means the published ones', () => {
    const { plan, index } = indexOf(
      [
        [-99, 99],
        [1, 2],
      ],
      minMax,
      { first: '2016' },
    );
    expect(lineOf(plan, index, 'x')).toEqual([0, 100]);
  });

  it.each([
    ['one unit', [[7]]],
    ['all equal', [[5, 5, 5]]],
    ['all equal to a fraction whose mean is not exact', [[0.1, 0.1, 0.1]]],
  ])('%s: missing, with one warning', (_, x) => {
    for (const normalise of [minMax, { ...minMax, over: 'each-period' }, zScore]) {
      const { index, lines } = indexOf([...x, ...x], normalise);
      expect(lines.flat().every(Number.isNaN)).toBe(true);
      expect(index.warnings.map((w) => w.en)).toEqual([
        expect.stringContaining('“x” is the same everywhere'),
      ]);
      expect([...index.ranks(0)].every((rank) => rank === 0)).toBe(true);
    }
  });

  it('a constant indicator counts as absent in its node, though it is observed everywhere', () => {
    const missing = { 'min-present': 0, weights: 'reweight' };
    const plan = planOf({
      units: ['a', 'b'],
      periods: ['2015'],
      tree: { x: 1, y: 1 },
      method: { normalise: minMax, missing },
    });
    const index = buildIndex(plan, panelOf(plan, { x: [[5, 5]], y: [[1, 2]] }));
    expect([...index.values.subarray(0, 2)]).toEqual([0, 100]);
    expect([...index.flags!]).toEqual([Flag.partial, Flag.partial, Flag.missing, Flag.missing, 0, 0]);
  });

  it('a period without any value is missing without a warning', () => {
    const { index, lines } = indexOf(
      [
        [1, 2],
        [no, no],
      ],
      { ...minMax, over: 'each-period' },
    );
    expect(lines).toEqual([
      [0, 100],
      [no, no],
    ]);
    expect(index.warnings).toEqual([]);
  });

  it('no value at all is an error, as for shares', () => {
    expect(() => indexOf([[no, no]], zScore)).toThrow('no value at all for the indicator “x”');
  });

  it.each([1e300, 1e-300])('values around %d have scores', (size) => {
    const x = [[size, 2 * size, 3 * size]];
    expect(indexOf(x, minMax).lines[0]!.map(Math.round)).toEqual([0, 50, 100]);
    expect(indexOf(x, zScore).lines[0]!.map((z) => z.toFixed(9))).toEqual([
      '-1.000000000',
      '0.000000000',
      '1.000000000',
    ]);
  });
});

describe('an indicator of which less is better', () => {
  const less = { indicators: { x: { direction: -1 } } };
  it('reaches a threshold from above', () => {
    const { lines } = indexOf([[1, 5, 9]], { method: 'threshold', at: 5 }, less);
    expect(lines).toEqual([[1, 1, 0]]);
  });
  it('keeps the scores of given points, which say themselves what is better', () => {
    const normalise = {
      method: 'piecewise',
      points: [
        [0, 10],
        [10, 0],
      ],
    };
    expect(indexOf([[0, 4, 10]], normalise, less).lines).toEqual([[10, 6, 0]]);
    expect(indexOf([[0, 4, 10]], normalise).lines).toEqual([[10, 6, 0]]);
  });
  it('is turned around the reference', () => {
    const { lines } = indexOf([[0, 4, 8]], { method: 'around-reference' }, less);
    expect(lines).toEqual([[130, 100, 70]]);
  });
});

it('around the reference: the mean of the base period is 100 in every period, the ends are of all periods', () => {
  const { lines } = indexOf(
    [
      [1, 3],
      [2, 5],
    ],
    { method: 'around-reference' },
  );
  expect(lines).toEqual([
    [85, 115],
    [100, 145],
  ]);
});

it('between quantiles a score is capped unless told otherwise', () => {
  const between = { method: 'min-max', range: [0, 1], between: [0.25, 0.75] };
  expect(indexOf([[0, 1, 2, 3, 4]], between).lines).toEqual([[0, 0, 0.5, 1, 1]]);
  expect(indexOf([[0, 1, 2, 3, 4]], { ...between, cap: false }).lines).toEqual([[-0.5, 0, 0.5, 1, 1.5]]);
});

it('points that do not ascend are named', () => {
  const points = [
    [0, 1],
    [5, 2],
    [3, 9],
  ];
  expect(() => indexOf([[1, 2]], { method: 'piecewise', points })).toThrow(/the point 3 after 5/);
});
