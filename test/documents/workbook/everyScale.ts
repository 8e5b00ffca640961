import type { Release } from '../../../src/release/index.js';
import { seeded } from '../../helpers/random.js';
import { released } from '../../helpers/sketched.js';

const scales: Record<string, object> = {
  a: { method: 'min-max', range: [1, 100] },
  b: { method: 'z-score', mean: 50, sd: 10 },
  c: { method: 'robust', mean: 50, sd: 10 },
  d: { method: 'goalposts', low: 10, high: 60, range: [0, 10] },
  e: { method: 'log-goalposts', low: 5, high: 80, range: [0, 100] },
  f: { method: 'scaled', low: 0, high: 50, range: [0, 100] },
  g: { method: 'rank' },
  h: { method: 'borda' },
  i: { method: 'percentile-rank' },
  j: { method: 'distance-to-max' },
  k: { method: 'distance-to-reference', unit: 'u2' },
  l: { method: 'distance-to-target', target: 40, cap: true },
  m: { method: 'fraction-of-max' },
};

/** Nine units in two groupings, with ties, gaps, zeros and negative values in one indicator a scale. */
export function everyScale(over: string, missing: object, rank?: object): Promise<Release> {
  const random = seeded(11);
  const ids = Object.keys(scales);
  const units = Array.from({ length: 9 }, (_, c) => [
    `u${c}`,
    { region: c < 4 ? 'North' : c < 8 ? 'South' : '', size: c % 2 === 0 ? 'Large' : 'Small' },
  ]);
  const scaled = Object.fromEntries(ids.map((id) => [id, { normalise: { over, ...scales[id] } }]));
  const value = () => {
    const x = random();
    if (x < 0.12) return Number.NaN;
    return x < 0.2 ? 0 : x < 0.4 ? 42 : Math.round(random() * 9000) / 100;
  };
  return released(
    {
      units: Object.fromEntries(units),
      periods: ['2020', '2021'],
      method: {
        normalise: { method: 'min-max', over },
        'per-indicator': scaled,
        missing,
        ...(rank ? { rank } : {}),
      },
      indicators: { c: { direction: -1 }, g: { direction: -1 }, m: { denominator: 'people' }, people: {} },
      tree: {
        one: { weight: 3, aggregate: 'geometric', children: { a: 1, d: 2, e: 0.5, f: 1 } },
        two: { weight: 1, aggregate: 'harmonic', children: { b: 1, c: 3 } },
        three: { weight: 2, aggregate: 'median', children: { g: 1, h: 1, i: 1, m: 1 } },
        four: { weight: 2, aggregate: { power: 2 }, children: { j: 2, k: 1 } },
        five: { weight: 1, aggregate: 'minimum', children: { l: 1 } },
      },
    },
    Object.fromEntries(
      [...ids, 'people'].map((id) => [
        id,
        [0, 1].map(() => units.map(() => (id === 'people' ? 1 + value() : value()))),
      ]),
    ),
  );
}
