import { describe, expect, it } from 'vitest';
import {
  build,
  defineIndex,
  type NamedAggregate,
  parts,
  ranks,
  receipts,
  type Scale,
  scores,
  UserError,
} from './index.js';

const cities = [
  { unit: 'Lakeside', period: '2022', fibre: 61, mobile: 88, price: 24 },
  { unit: 'Northport', period: '2022', fibre: 75, mobile: 93, price: 20 },
  { unit: 'Southgate', period: '2022', fibre: 40, mobile: 70, price: 31 },
  { unit: 'Lakeside', period: '2021', fibre: 50, mobile: 80, price: 26 },
  { unit: 'Northport', period: '2021', fibre: 70, mobile: 91, price: 21 },
  { unit: 'Southgate', period: '2021', fibre: 35, mobile: null, price: 33 },
];
const indicators = { fibre: {}, mobile: {}, price: { direction: -1 } } as const;
const tree = { access: { weight: 0.6, children: { fibre: 0.5, mobile: 0.5 } }, price: 0.4 };
const minMax: Scale = { method: 'min-max', over: 'each-period' };

const problemsOf = (spec: object): string[] => {
  try {
    defineIndex(spec as never);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(({ at, found }) => `${at.path}: ${found.en}`);
  }
};

describe('an index by name', () => {
  const index = build(defineIndex({ indicators, tree, normalise: minMax }), cities);

  it('has the scores that one calculates by hand', () => {
    const [fibre, mobile, price] = [(61 - 40) / 35, (88 - 70) / 23, (31 - 24) / 11].map((x) => x * 100);
    const access = (fibre! + mobile!) / 2;
    expect(scores(index).get('Lakeside', '2022', 'access')).toBeCloseTo(access, 9);
    expect(scores(index).get('Lakeside', '2022')).toBeCloseTo(0.6 * access + 0.4 * price!, 9);
    expect(
      ranks(index)
        .rows()
        .filter(({ node, period }) => node === 'index' && period === '2022')
        .map((r) => r.value),
    ).toEqual([2, 1, 3]);
  });

  it('orders periods in time, and takes the last one unless another is named', () => {
    expect(index.periods).toEqual(['2021', '2022']);
    expect(scores(index).get('Northport')).toBe(scores(index).get('Northport', '2022'));
  });

  it('leaves out a score of which a part is missing, and says which', () => {
    expect(scores(index).get('Southgate', '2021')).toBeNaN();
    expect(ranks(index).get('Southgate', '2021')).toBeUndefined();
    const [access] = receipts(index).get('Southgate', '2021').parts;
    expect(access!.of.parts.map(({ of }) => of.raw)).toEqual([
      { value: 35, origin: 'observed' },
      { value: Number.NaN, origin: 'not-observed' },
    ]);
  });

  it('has receipts whose parts add up, down to the figures of the table', () => {
    const receipt = receipts(index).get('Lakeside');
    expect(receipt.parts.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(receipt.score, 9);
    expect(receipt.parts[1]!.of.raw).toEqual({ value: 24, origin: 'observed' });
  });

  it('names what it has where it is asked for something else', () => {
    expect(() => scores(index).get('Atlantis')).toThrow(
      'no unit “Atlantis” in this index, which has: Lakeside, Northport, Southgate',
    );
  });
});

describe('every choice', () => {
  const scales: Scale[] = [
    minMax,
    { method: 'z-score' },
    { method: 'robust' },
    { method: 'goalposts', low: 0, high: 100 },
    { method: 'rank' },
    { method: 'percentile-rank' },
    { method: 'distance-to-max' },
    { method: 'distance-to-reference', unit: 'Northport' },
    { method: 'threshold', at: 50 },
    { method: 'top-share', share: 0.3 },
    {
      method: 'piecewise',
      points: [
        [-100, 0],
        [100, 100],
      ],
    },
    { method: 'none' },
  ];
  const aggregates: NamedAggregate[] = [
    'arithmetic',
    'harmonic',
    'median',
    'minimum',
    'copeland',
    'topsis',
    'mazziotta-pareto',
    'mean-min',
  ];

  it.each(scales)('of a scale gives scores: $method', (normalise) => {
    const index = build(defineIndex({ indicators, tree, normalise }), cities);
    // It is the better one in every indicator.
    expect(scores(index).get('Northport')).toBeGreaterThanOrEqual(scores(index).get('Southgate'));
  });

  it.each(aggregates)('of an aggregate gives scores: %s', (aggregate) => {
    const index = build(defineIndex({ indicators, tree, normalise: minMax, aggregate }), cities);
    expect(scores(index).get('Northport')).toBeGreaterThan(scores(index).get('Southgate'));
  });

  it('of weights taken from the data weighs what varies, and a formula is computed', () => {
    const spec = {
      indicators: { fibre: {}, mobile: {}, both: { formula: 'fibre + mobile' } },
      tree: { fibre: 1, both: 1 },
      normalise: minMax,
      weight: 'pca' as const,
    };
    const index = build(defineIndex(spec), cities);
    expect(receipts(index).get('Lakeside').parts[1]!.of.raw!.value).toBe(149);
    const weights = parts(index)
      .get('Lakeside')
      .map(({ weight }) => weight);
    expect(weights[0]! + weights[1]!).toBeCloseTo(1, 12);
  });
});

describe('a definition or a table with faults', () => {
  it('is refused with all of them', () => {
    const spec = {
      indicators: { fibre: { denominator: 'people' }, mobile: { formula: 'fibre +' } },
      tree: { access: { children: { fibre: 1, moblie: 1 }, aggregate: 'geometrical' } },
      normalise: { method: 'goalposts', low: 5, high: 1 },
    };
    expect(problemsOf(spec)).toEqual([
      'indicators.fibre.denominator: the denominator “people”, which is not defined',
      'tree.access.aggregate: the way to aggregate “geometrical”, which is not defined',
      'tree.moblie: the indicator “moblie”, which is not defined',
      'indicators.fibre: the bounds 5 and 1 for “fibre” (goalposts)',
      expect.stringContaining('indicators.mobile.formula: '),
    ]);
  });

  it.each([
    [{ normalise: { method: 'minmax' } }, 'normalise.method'],
    [{ normalise: { method: 'min-max', rnage: [0, 1] } }, 'normalise'],
    [{ normalise: undefined }, ''],
    [{ indicators: undefined }, ''],
    [{ tree: {} }, 'tree.index'],
    [{ weight: 'pcs' }, 'weight'],
    [{ impute: { method: 'guess' } }, 'impute'],
    [{ aggregat: 'geometric' }, ''],
  ])('is refused with its place: %j', (wrong, place) => {
    const found = problemsOf({ indicators, tree, normalise: minMax, ...wrong });
    expect(found.map((text) => text.split(':')[0])).toEqual([place]);
  });

  it.each([
    [[...cities, cities[0]!], '“Lakeside 2022”'],
    [[{ ...cities[0]!, fibre: 'many' }], 'many'],
    [[{ unit: 'A', period: '2022', fibre: 1, price: 2 }], 'the column “mobile”'],
    [[], 'no “unit”'],
    [[{ ...cities[0]!, period: 'spring' }, cities[1]!], 'spring'],
  ])('is refused by what it has: %#', (rows, text) => {
    const definition = defineIndex({ indicators, tree, normalise: minMax });
    expect(() => build(definition, rows)).toThrow(
      text.replaceAll(/[“”]/g, (m) => (text.startsWith('“') ? '' : m)),
    );
  });
});
