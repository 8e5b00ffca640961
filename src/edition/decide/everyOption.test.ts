import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { planOf, type Sketch } from '../../../test/helpers/plan.js';
import { parseEdition } from '../parseEdition.js';
import { normalise, scale } from '../scaleOptions.js';
import { aggregate, missing } from '../schema/aggregateSchema.js';
import { impute, screen, treat } from '../schema/methodSchema.js';

/** Values of every option by its name, each unlike any default. An option of the schema that is not here fails. */
const samples: Record<string, unknown> = {
  range: [3, 7],
  between: [0.1, 0.8],
  over: 'base-period',
  mean: 40,
  sd: 7,
  low: 11,
  high: 77,
  cap: [true, false],
  ties: ['average', 'highest'],
  unit: 'c',
  target: 55,
  at: 9,
  share: 0.3,
  steepness: 40,
  offset: 0.25,
  points: [
    [1, 2],
    [3, 4],
  ],
  steps: true,
  scale: 1000,
  winsorise: 3,
  skew: 1.5,
  kurtosis: 2.5,
  transform: 'log-gii',
  lambda: 0.4,
  combine: true,
  force: true,
  fences: 1.7,
  ends: 'hold',
  back: true,
  'max-periods': 2,
  by: 'region',
  within: 3,
  neighbours: 4,
  'min-present': 0.4,
  'min-non-zero': 0.3,
  include: ['a'],
  exclude: ['b'],
  'at-least': 2,
  weights: ['keep', 'reweight'],
  units: { 'min-present': 0.4 },
  indicators: { 'min-present': 0.4 },
};

/** Other options without which one has no effect, and those that are required. */
const needed: Record<string, object> = {
  lambda: { transform: 'box-cox' },
  unit: {},
  share: {},
  at: {},
  points: {},
};
const required: Record<string, object> = {
  'distance-to-reference': { unit: 'a' },
  threshold: { at: 2 },
  'top-share': { share: 0.2 },
  piecewise: {
    points: [
      [0, 0],
      [1, 1],
    ],
  },
  goalposts: { low: 1, high: 90 },
  'log-goalposts': { low: 1, high: 90 },
  scaled: { low: 1, high: 90 },
};

const sketch = (method: object, more: Partial<Sketch> = {}) =>
  planOf({
    units: { a: { region: 'r' }, b: { region: 's' }, c: { region: 's' } },
    periods: ['2020', '2021'],
    tree: { x: 1, y: 1 },
    indicators: { x: {}, y: {} },
    method,
    ...more,
  });

/** What of the plan an edition's choice can change. */
const decided = (method: object, more?: Partial<Sketch>) => {
  const { method: chosen, indicators, nodes } = sketch(method, more);
  return JSON.stringify([chosen, indicators, nodes]);
};

/** Every key of every object in a definition, `method` names left aside. */
function objectsOf(schema: z.ZodType): { name: string; keys: string[] }[] {
  const found: { name: string; keys: string[] }[] = [];
  const walk = (s: unknown): void => {
    if (s === null || typeof s !== 'object') return;
    const { properties, anyOf, oneOf } = s as {
      properties?: Record<string, { const?: string; enum?: string[] }>;
      anyOf?: unknown[];
      oneOf?: unknown[];
    };
    for (const part of [...(anyOf ?? []), ...(oneOf ?? [])]) walk(part);
    if (!properties) return;
    const names = properties['method']?.enum ?? [properties['method']?.const ?? ''];
    for (const name of names)
      found.push({ name, keys: Object.keys(properties).filter((k) => k !== 'method') });
  };
  walk(z.toJSONSchema(schema, { reused: 'inline' }));
  return found;
}

/** One test for each option: written, the plan is another than without it. */
const options = (schema: z.ZodType) =>
  objectsOf(schema).flatMap(({ name, keys }) => keys.map((key) => [name, key] as const));

function reaches(name: string, key: string, planWith: (source: object) => string): void {
  expect(samples, `a sample for ${key}`).toHaveProperty([key]);
  const sample = samples[key];
  const bare = { ...(name ? { method: name } : {}), ...required[name], ...needed[key] };
  const values =
    Array.isArray(sample) &&
    typeof sample[0] !== 'number' &&
    key !== 'points' &&
    key !== 'include' &&
    key !== 'exclude'
      ? sample
      : [sample];
  const plans = values.map((value) => planWith({ ...bare, [key]: value }));
  const without = key in (required[name] ?? {}) ? undefined : planWith(bare);
  expect(
    new Set([...plans, ...(without === undefined ? [planWith(bare)] : [without])]).size,
    `${name} ${key}`,
  ).toBeGreaterThan(1);
}

describe('every option of an edition reaches the plan', () => {
  it.each(options(normalise))('normalise %s: %s', (name, key) => {
    reaches(name, key, (source) => decided({ normalise: source }));
  });
  it.each(options(scale))('normalise of one indicator, %s: %s', (name, key) => {
    reaches(name, key, (source) =>
      decided({ normalise: { method: 'none' }, 'per-indicator': { y: { normalise: source } } }),
    );
  });
  it.each(options(treat))('treat %s: %s', (name, key) => {
    const value = key === 'over' ? 'each-period' : samples[key];
    const bare = { ...needed[key], ...(key === 'over' ? {} : {}) };
    expect(decided({ treat: { ...bare, [key]: value } }), `${name} ${key}`).not.toBe(
      decided({ treat: bare }),
    );
  });
  it.each(options(impute))('impute %s: %s', (name, key) => {
    reaches(name, key, (source) => decided({ impute: source }));
  });
  it.each(options(screen))('screen %s: %s', (name, key) => {
    reaches(name, key, (source) => decided({ screen: source }));
  });
  it.each(['min-present', 'min-non-zero', 'include', 'exclude'])('screen units: %s', (key) => {
    reaches('', key, (source) => decided({ screen: { units: source } }));
  });
  it.each(options(missing))('missing %s: %s', (name, key) => {
    reaches(name, key, (source) => decided({ missing: source }));
  });
  it('aggregate: whatever is written', () => {
    const ways = [
      'arithmetic',
      'geometric',
      { power: 3 },
      { power: 3, from: [1, 2] },
      { power: 3, onto: [1, 2] },
      { power: 3, mirrored: true },
      { 'mean-min': {} },
      { 'mean-min': { alpha: 0.2 } },
      { 'mean-min': { beta: 3 } },
      { ordered: [2, 1] },
      { child: 'y' },
      'benefit-of-the-doubt',
      { 'benefit-of-the-doubt': { shares: [0.1, 0.9] } },
      { 'benefit-of-the-doubt': { weights: [0.1, 0.9] } },
      { 'benefit-of-the-doubt': { directional: 2 } },
      { when: { child: 'any', 'at-least': 2 }, use: 'maximum', otherwise: 'minimum' },
      { when: { child: 'every', 'at-least': 2 }, use: 'maximum', otherwise: 'minimum' },
      { when: { child: 'any', 'at-least': 3 }, use: 'maximum', otherwise: 'minimum' },
    ];
    for (const way of ways) expect(aggregate.safeParse(way).success, JSON.stringify(way)).toBe(true);
    expect(new Set(ways.map((way) => decided({ aggregate: way }))).size).toBe(ways.length);
  });
  it('round: for all, by kind, by indicator and by node', () => {
    const roundOf = (method: object, more?: Partial<Sketch>) =>
      sketch(method, more).nodes.map((n) => n.round);
    const none = undefined;
    expect(roundOf({})).toEqual([none, none, none]);
    expect(roundOf({ round: 2 })).toEqual([2, 2, 2]);
    expect(roundOf({ round: { indicators: 3, nodes: 1 } })).toEqual([1, 3, 3]);
    expect(roundOf({ round: 2, 'per-indicator': { x: { round: 4 }, y: { round: 'none' } } })).toEqual([
      2,
      4,
      none,
    ]);
    expect(roundOf({ round: 2 }, { indicators: { x: { round: 0 }, y: {} } })).toEqual([2, 0, 2]);
  });
});

describe('what would be dropped is refused', () => {
  it.each([
    ['a λ without box-cox', { treat: { lambda: 1 } }, /method\.treat\.lambda.*transform: box-cox/s],
    [
      'winsorised values put into no transformation',
      { treat: { combine: true, transform: 'none' } },
      /method\.treat\.combine/,
    ],
    [
      'a choice for an indicator that is not there',
      { 'per-indicator': { z: { round: 1 } } },
      /per-indicator\.z.*“z”/s,
    ],
  ])('%s', (_, method, words) => {
    const normalised = { normalise: { method: 'min-max' }, ...method };
    expect(() => sketch(normalised)).toThrow(words);
  });
  it('an option of another normalisation', () => {
    const found = parseEdition(
      'edition.yaml',
      JSON.stringify({ method: { normalise: { method: 'z-score', range: [0, 1] } } }),
    ).problems;
    expect(found.map((p) => p.at.path)).toContain('method.normalise');
    expect(found.map((p) => p.found.en).join()).toContain('range');
  });
  it('a choice of an indicator that is written in two places', () => {
    const twice = { normalise: { method: 'min-max' }, 'per-indicator': { x: { treat: { winsorise: 1 } } } };
    expect(() => sketch(twice, { indicators: { x: { treat: { winsorise: 2 } }, y: {} } })).toThrow(
      /a second time/,
    );
  });
});
