import { describe, expect, it } from 'vitest';
import { planOf, type Sketch } from '../../../test/helpers/plan.js';
import { readIndicators } from '../exchange/tables.js';
import { parseEdition } from '../parseEdition.js';
import { editionSchema } from '../schema/schema.js';

const sketch = (method: object, more: Partial<Sketch> = {}) =>
  planOf({ units: ['a', 'b', 'c'], periods: ['2020'], tree: { x: 1 }, method, ...more });

describe('screening', () => {
  it('is nothing unless written, and a limit that is not written judges nothing', () => {
    expect(sketch({}).method.screen).toBeNull();
    expect(sketch({ screen: { units: { 'min-present': 0.8 } } }).method.screen).toEqual({
      units: { minPresent: 0.8, minNonZero: 0, include: [], exclude: [] },
      indicators: null,
    });
  });
  it('names units by their codes, and says which it does not know', () => {
    const units = { include: ['c'], exclude: ['a'] };
    expect(sketch({ screen: { units } }).method.screen!.units).toMatchObject({ include: [2], exclude: [0] });
    expect(() => sketch({ screen: { units: { exclude: ['b', 'd'] } } })).toThrow(
      /method\.screen\.units\.exclude\.1.*“d”/,
    );
  });
  it('of units is a doubt where figures are sums', () => {
    const doubts = (method: object) => sketch({ screen: { units: {} }, ...method }).doubts.map((d) => d.en);
    expect(doubts({})).toEqual([expect.stringContaining('missing from the sums')]);
    expect(doubts({ normalise: { method: 'rank' } })).toEqual([]);
  });
  it.each([1.2, -0.1])('has limits between 0 and 1, not %d', (limit) => {
    expect(() => sketch({ screen: { indicators: { 'min-present': limit } } })).toThrow();
  });
});

it('a table with a column twice is refused, for only one of them could be read', () => {
  const table = {
    file: 'indicators.csv',
    header: ['id', 'denominator', 'denominator'],
    rows: [{ line: 2, cells: ['x', 'gdp', 'people'] }],
  };
  const { problems } = readIndicators(table, editionSchema.shape.indicators.unwrap().element);
  expect(problems.map((p) => [p.at.column, p.found.en])).toEqual([
    ['denominator', 'the column “denominator” a second time'],
  ]);
});

describe('filling gaps', () => {
  it.each([
    [{ method: 'linear' }, { method: 'linear', ends: 'none', back: false }],
    [
      { method: 'linear', ends: { hold: 2 } },
      { method: 'linear', ends: { hold: 2 }, back: false },
    ],
    [{ method: 'last' }, { method: 'last', maxPeriods: null, back: false }],
    [
      { method: 'last', 'max-periods': 2, back: true },
      { method: 'last', maxPeriods: 2, back: true },
    ],
    [{ method: 'row-mean' }, { method: 'row-mean', within: 1 }],
    [
      { method: 'em', within: 'all' },
      { method: 'em', within: 'all' },
    ],
    [{ method: 'nearest' }, { method: 'nearest', neighbours: 10, within: 'all' }],
  ])('%j is decided', (written, decided) => {
    expect(sketch({ impute: written }).method.impute).toEqual(decided);
  });
  it('says which defaults it took', () => {
    expect(sketch({ impute: { method: 'nearest' } }).defaults).toEqual(
      expect.arrayContaining([
        { path: 'method.impute.neighbours', value: '10' },
        { path: 'method.impute.within', value: 'all' },
      ]),
    );
  });
  it.each([
    [{ method: 'em', within: 0 }],
    [{ method: 'nearest', neighbours: 0 }],
    [{ method: 'last', 'max-periods': 0 }],
    [{ method: 'linear', ends: { hold: 0 } }],
    [{ method: 'mean', by: 'region' }],
  ])('%j is refused', (impute) => {
    expect(() => sketch({ impute })).toThrow();
  });
});

describe('treatment', () => {
  it('is by stages, or by fences', () => {
    expect(sketch({ treat: { force: true } }).indicators[0]!.treat).toMatchObject({
      force: true,
      combine: false,
    });
    expect(sketch({ treat: { fences: 3 } }).indicators[0]!.treat).toEqual({ fences: 3, over: 'all-periods' });
    expect(() => sketch({ treat: { fences: 3, winsorise: 1 } })).toThrow(/winsorise beside fences/);
  });
});

it.each([
  [{ treat: { fences: 'wide' } }, /"wide"/],
  [{ impute: { method: 'last', within: 1 } }, /“within”, which does not exist here/],
  [{ impute: { method: 'knn' } }, /"knn"/],
])('%j is a problem that names what is wrong, and never suggests the same', (method, words) => {
  const { problems } = parseEdition('edition.yaml', JSON.stringify({ method }));
  const mine = problems.filter((p) => p.at.path?.startsWith('method'));
  expect(mine).toHaveLength(1);
  expect(mine[0]!.found.en).toMatch(words);
  const key = /“(.*?)”/.exec(mine[0]!.found.en)?.[1];
  expect(mine[0]!.mend.en).not.toContain(`“${key}”`);
});

it('a row of indicators.csv may be per so many of its denominator', () => {
  const header = ['id', 'title_en', 'denominator', 'per'];
  const row = (per: string) => ({ line: 2, cells: ['x', 'X', 'people', per] });
  const read = (per: string) =>
    readIndicators(
      { file: 'indicators.csv', header, rows: [row(per)] },
      editionSchema.shape.indicators.unwrap().element,
    );
  expect(read('100000').rows[0]).toMatchObject({ denominator: 'people', per: 100_000 });
  expect(read('many').problems[0]!.found.en).toContain('many');
  expect(read('0').problems).toHaveLength(1);
});
