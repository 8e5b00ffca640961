import { describe, expect, it } from 'vitest';
import { keysOf, normalisations } from '../../../test/conformance/choices.js';
import { planOf } from '../../../test/helpers/plan.js';
import type { Normalise } from './methodChoice.js';
import { sumOfEnds } from './reversal.js';

/** Every normalisation as `normalisations` tries it first: its lowest and highest score added up. */
const ends = {
  'base-share': undefined,
  'min-max': 101,
  'z-score': 100,
  robust: 100,
  goalposts: 100,
  'log-goalposts': 100,
  scaled: 100,
  rank: undefined,
  borda: undefined,
  'percentile-rank': 1,
  'exponential-rank': undefined,
  'normal-score': 0,
  'distance-to-max': 1,
  'distance-to-reference': undefined,
  'distance-to-target': undefined,
  'fraction-of-max': undefined,
  'around-reference': 200,
  threshold: 1,
  'top-share': 1,
  piecewise: undefined,
  none: undefined,
} satisfies Record<Normalise['method'], number | undefined>;

describe('the ends of a scale, between which scores are reversed', () => {
  it.each(keysOf(ends))('are decided for every normalisation: %s', (method) => {
    const normalise = { method, ...normalisations[method][0] };
    const plan = planOf({ units: ['u0', 'u1'], periods: ['2020'], tree: { x: 1 }, method: { normalise } });
    expect(sumOfEnds(plan, 1)).toBe(ends[method]);
  });
});
