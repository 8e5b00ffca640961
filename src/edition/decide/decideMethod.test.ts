import { describe, expect, it } from 'vitest';
import { planOf, type Sketch } from '../../../test/helpers/plan.js';

const sketch = (method: object, indicators: Sketch['indicators'] = { x: {}, y: {} }): Sketch => ({
  units: ['a', 'b', 'c'],
  periods: ['2020'],
  tree: { x: 1, y: 1 },
  method,
  indicators,
});

describe('a normalisation', () => {
  it('takes its bounds from the method, else from the indicator', () => {
    const plan = planOf(
      sketch({ normalise: { method: 'goalposts', low: 0, high: 10 } }, { x: { low: 20, high: 85 }, y: {} }),
    );
    expect(plan.indicators[0]!.normalise).toMatchObject({ low: 20, high: 85, cap: true });
    expect(plan.indicators[1]!.normalise).toMatchObject({ low: 0, high: 10, range: [0, 100] });
  });
  it('may be another one for a single indicator', () => {
    const plan = planOf(
      sketch({
        normalise: { method: 'z-score' },
        'per-indicator': { y: { normalise: { method: 'rank' }, treat: { winsorise: 2 } } },
      }),
    );
    expect(plan.indicators.map((i) => i.normalise.method)).toEqual(['z-score', 'rank']);
    expect(plan.indicators.map((i) => i.treat)).toEqual([null, expect.objectContaining({ winsorise: 2 })]);
  });
  it('finds its reference unit by code', () => {
    const normalise = { method: 'distance-to-reference', unit: 'c' };
    expect(planOf(sketch({ normalise })).indicators[0]!.normalise).toMatchObject({ unit: 2 });
    expect(() => planOf(sketch({ normalise: { ...normalise, unit: 'd' } }))).toThrow(/“d”/);
  });
  it.each([
    ['no bounds', { method: 'goalposts' }, /bounds 0 and 0/],
    ['bounds the wrong way round', { method: 'scaled', low: 5, high: 1 }, /bounds 5 and 1/],
    ['a log of zero', { method: 'log-goalposts', low: 0, high: 9 }, /low above zero/],
  ])('with %s is a problem', (_, normalise, words) => {
    expect(() => planOf(sketch({ normalise }))).toThrow(words);
  });
  it('beside base-share is a problem, for the sum would not hold', () => {
    const other = { 'per-indicator': { x: { normalise: { method: 'rank' } } } };
    expect(() => planOf(sketch(other))).toThrow(/beside base-share/);
  });
  it('asks for no bounds of an indicator that is only a denominator', () => {
    const plan = planOf(
      sketch(
        { normalise: { method: 'goalposts' } },
        {
          x: { low: 0, high: 1, denominator: 'people' },
          y: { low: 0, high: 1 },
          people: {},
        },
      ),
    );
    expect(plan.indicators).toHaveLength(3);
  });
});

it('an indicator is divided once: a denominator that is divided itself is refused', () => {
  const chained = { x: { denominator: 'gdp' }, y: {}, gdp: { denominator: 'deflator' }, deflator: {} };
  expect(() => planOf(sketch({}, chained))).toThrow(
    /divided by “gdp”, which is itself divided by “deflator”/,
  );
  expect(planOf(sketch({ denominate: false }, chained)).indicators).toHaveLength(4);
});

describe('an aggregation', () => {
  it('has an order when it is a mean, by name or by number', () => {
    const orderOf = (aggregate: unknown) => planOf(sketch({ aggregate })).nodes[0]!;
    expect(orderOf('geometric')).toMatchObject({ aggregate: 'geometric', order: 0 });
    expect(orderOf({ power: 2 })).toMatchObject({ aggregate: 'power', order: 2 });
    expect(orderOf({ power: -1 })).toMatchObject({ aggregate: 'harmonic', order: -1 });
  });
});
