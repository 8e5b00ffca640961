import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { type AnyRow, rowsIn } from '../../../test/helpers/tables.js';
import { buildIndex } from '../../engine/index.js';
import { analyse } from '../analyse.js';

const years = ['1992', '2000', '2008', '2016'];

/** The tables of an index of one indicator, a row a year. */
function tablesOf(periods: string[], x: number[][], method: object = {}) {
  const units = ['a', 'b'];
  const plan = planOf({
    units,
    periods,
    list: true,
    tree: { x: 1 },
    method: { normalise: { method: 'none' }, ...method },
  });
  const panel = panelOf(plan, { x });
  const tables = analyse({ plan, panel, index: buildIndex(plan, panel) });
  return (name: string) => rowsIn(tables, name);
}

const whole = (rows: readonly AnyRow[]) => rows.filter((r) => r['level'] === 'total' && r['node'] === 'root');

describe('an index of 1992, 2000, 2008 and 2016', () => {
  const table = tablesOf(
    years,
    [100, 110, 99, 200].map((v) => [v, v]),
  );

  it('changes on the edition before, and grows by the years that lie between', () => {
    const rows = whole(table('changes'));
    expect(rows.map((r) => r['period'])).toEqual(years);
    expect(rows.map((r) => r['points'])).toEqual([null, 10, -11, 101]);
    expect(rows[1]!['cagr']).toBeCloseTo(100 * (1.1 ** (1 / 8) - 1), 12);
    expect(rows[3]!['cagr']).toBeCloseTo(100 * (2 ** (1 / 24) - 1), 12);
  });

  it('has no period a year before, and says so', () => {
    for (const row of whole(table('changes')))
      expect(row['why']).toContain('percent_year:no-period-a-year-before');
  });

  it('fills a gap on the line between its neighbours in time', () => {
    const gap = Number.NaN;
    const of = tablesOf(
      ['1992', '2000', '2002', '2016'],
      [
        [10, 1],
        [gap, 1],
        [gap, 1],
        [34, 1],
      ],
      {
        impute: { method: 'linear' },
      },
    );
    const own = of('changes').filter((r) => r['unit'] === 'a');
    expect(own.map((r) => r['value'])).toEqual([10, 18, 20, 34]);
  });

  it('carries a value on for so many years, not so many editions', () => {
    const of = tablesOf(
      ['1992', '2000', '2002', '2016'],
      [
        [10, 1],
        [Number.NaN, 1],
        [5, 1],
        [Number.NaN, 1],
      ],
      {
        impute: { method: 'last', 'max-periods': 8 },
      },
    );
    const own = of('changes').filter((r) => r['unit'] === 'a');
    expect(own.map((r) => r['value'])).toEqual([10, 10, 5, null]);
  });
});

describe('what needs even steps', () => {
  const notes = (periods: string[]) => {
    const table = tablesOf(
      periods,
      periods.map((_, t) => [10 + t + (t % 3), 5 + t]),
    );
    const said = table('time-notes').map((r) => r['note']);
    const ahead = table('forecast').filter((r) => r['node'] === 'root');
    const [moves] = table('mobility');
    return { said, ahead: ahead.map((r) => r['period']), why: moves!['reason'] };
  };

  it('is withheld where years are not equally far apart', () => {
    const found = notes(['1990', '1995', '2000', '2005', '2010', '2015', '2016']);
    expect(found.said).toContain('uneven-steps');
    expect([found.ahead, found.why]).toEqual([[], 'uneven-steps']);
  });

  it('is told of every fifth year, as years five apart', () => {
    const found = notes(Array.from({ length: 18 }, (_, i) => String(1930 + 5 * i)));
    expect(found.ahead).toEqual(['2020', '2025', '2030']);
    expect(found.why).not.toBe('uneven-steps');
  });

  it('is withheld where quarters are left out, seasons too', () => {
    const found = notes(['2015-Q1', '2015-Q3', '2016-Q1', '2016-Q3', '2017-Q1', '2017-Q3', '2018-Q1']);
    expect(found.said).toEqual(expect.arrayContaining(['uneven-steps', 'uneven-seasons']));
    expect(found.ahead).toEqual([]);
  });
});
