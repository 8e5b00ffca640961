import { describe, expect, it } from 'vitest';
import { convertFinancialYears } from './financialYears.js';

/** A table after the conversion, and the first year as it was written. */
function converted(...rows: string[][]) {
  const first = convertFinancialYears(rows);
  return { rows, first };
}

describe('Financial and school years', () => {
  it.each([
    ['2020/21', '2021/22'],
    ['2020-21', '2021–22'],
    ['FY 2020/2021', 'FY2021/2022'],
    ['2020-2021学年', '2021-2022学年'],
  ])('are the years in which they begin: %s, %s', (one, other) => {
    expect(converted(['Town', one, other], ['Aach', '5', '6'])).toEqual({
      rows: [
        ['Town', '2020', '2021'],
        ['Aach', '5', '6'],
      ],
      first: one,
    });
  });

  it('turn the century', () => {
    expect(converted(['Town', '1999/00', '2000/01'])).toMatchObject({ rows: [['Town', '1999', '2000']] });
  });

  it('are found below the word for a period too', () => {
    expect(converted(['Town', 'Year', 'Shops'], ['Aach', '2020/21', '7']).rows[1]).toEqual([
      'Aach',
      '2020',
      '7',
    ]);
  });

  it('stay where all may be months as well, where one year does not follow the other, and among figures', () => {
    for (const row of [
      ['Town', '2010-11', '2011-12'],
      ['Town', '2020/22', '2019/22'],
      ['2020/21', '7', '8'],
    ])
      expect(converted([...row]), row.join()).toEqual({ rows: [row], first: undefined });
  });

  it('are told from months by one that cannot be a month', () => {
    expect(converted(['Town', '2011-12', '2012-13']).rows[0]).toEqual(['Town', '2011', '2012']);
  });
});
