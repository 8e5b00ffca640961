import { describe, expect, it } from 'vitest';
import { problemText, reasonName, UserError } from '../../src/edition/index.js';
import { openEdition, prepare } from '../../src/signals/index.js';
import { complaints, editionWith, type Files } from '../helpers/complaints.js';

/** The small edition (bj, sh, hz; 2020 and 2021), its two indicators computed from records. */
function withRecords(orders: string, rows: readonly string[], take = 'all'): Files {
  const shared = `from: records/r.csv, unit: { code: city }, period: { column: day, take: ${take} }`;
  return {
    'data/values.csv': null,
    'records/r.csv': ['city,day,kind,n,user,done', ...rows, ''].join('\n'),
    'signals/s.yaml': `- { indicator: orders, ${shared}, ${orders} }\n- { indicator: users, ${shared}, value: { count: true } }\n`,
  };
}

const rows = [
  'bj,2020-01,a,2,u1,1',
  'bj,2020-01,a,4,u1,0',
  'bj,2020-02,a,9,u2,1',
  'bj,2020-02,b,5,u3,0',
  'sh,2020-02,b,7,u1,1',
  'bj,2021-01,a,6,u1,1',
  'bj,2021-01,a,8,u2,1',
  'bj,2021-02,b,,u2,0',
  'hz,2021-02,a,3,u9,1',
];

async function measured(orders: string, take?: string, records = rows) {
  const { plan, panel } = await prepare(openEdition(editionWith(withRecords(orders, records, take))));
  return Object.fromEntries(
    ['2020', '2021'].map((period) => {
      const from = plan.periods.indexOf(period) * panel.units;
      const cell = (c: number) =>
        panel.reasons[from + c] ? reasonName[panel.reasons[from + c] as 1] : panel.values[from + c];
      return [period, [0, 1, 2].map(cell)];
    }),
  );
}

const absent = 'not-observed';

describe('The value of a signal', () => {
  it.each(['', ', approximate: true'])('is the number of different values%s', async (more) => {
    const value = `value: { distinct: user${more} }`;
    expect(await measured(value)).toEqual({ 2020: [3, 1, absent], 2021: [2, absent, 1] });
    expect(await measured(`where: "kind = 'a'", ${value}`)).toEqual({
      2020: [2, 0, absent],
      2021: [2, absent, 1],
    });
    expect(await measured(value, 'mean')).toEqual({ 2020: [1.5, 0.5, absent], 2021: [1.5, absent, 0.5] });
    expect(await measured(value, 'last')).toEqual({ 2020: [2, 1, absent], 2021: [1, absent, 1] });
    expect(await measured(`complete: true, ${value}`)).toEqual({ 2020: [3, 1, 0], 2021: [2, 0, 1] });
  });

  it('reads the numbers of a divisor only in the records that it counts', async () => {
    const value = `value: { ratio: { count: true }, to: { sum: n, where: "kind = 'a'" } }`;
    const numbers = ['bj,2020-01,a,2,u1,1', 'bj,2020-01,b,unknown,u1,1'];
    expect((await measured(value, 'all', numbers))['2020']).toEqual([1, absent, absent]);
  });

  it('is the minimum or maximum over all dates; missing where no record has a value', async () => {
    expect(await measured('value: { min: n }')).toEqual({ 2020: [2, 7, absent], 2021: [6, absent, 3] });
    expect(await measured('value: { max: n }')).toEqual({ 2020: [9, 7, absent], 2021: [8, absent, 3] });
    expect(await measured('complete: true, where: done = 0, value: { max: n }')).toEqual({
      2020: [5, absent, absent],
      2021: ['blank', absent, absent],
    });
    expect(await measured('value: { max: n }', 'mean')).toMatchObject({ 2020: [6.5, 7, absent] });
  });

  it('is a quantile over all dates, to 1%', async () => {
    const near = (x: number) => ({ asymmetricMatch: (y: unknown) => Math.abs(Number(y) / x - 1) <= 0.01 });
    expect(await measured('value: { quantile: n, at: 0.5 }')).toEqual({
      2020: [near(4), near(7), absent],
      2021: [near(6), absent, near(3)],
    });
  });

  it('is the mean over the dates of a period, for stocks', async () => {
    expect(await measured('value: { count: true }', 'mean')).toEqual({
      2020: [2, 0.5, absent],
      2021: [1.5, absent, 0.5],
    });
  });

  it('is a mean over all records of the period that have a value', async () => {
    expect(await measured('value: { mean: n }')).toEqual({
      2020: [5, 7, absent],
      2021: [7, absent, 3],
    });
  });

  it('is a ratio of sums over the period', async () => {
    const done = 'value: { ratio: { count: true, where: "done = 1" }, to: { count: true } }';
    const both = { 2020: [0.5, 1, absent], 2021: [2 / 3, absent, 1] };
    expect(await measured(done)).toEqual(both);
    expect(await measured(done, 'mean')).toEqual(both);
    expect(await measured('value: { ratio: { sum: n }, to: { count: true } }', 'last')).toEqual({
      2020: [7, 7, absent],
      2021: ['blank', absent, 3],
    });
  });

  it('has the reason denominator-zero where the denominator is 0', async () => {
    expect(await measured(`where: "kind = 'a'", value: { mean: n }`)).toEqual({
      2020: [5, 'denominator-zero', absent],
      2021: [7, absent, 3],
    });
  });

  it('is a ratio at the denominators of the base period, so that it is additive over units', async () => {
    const at =
      'complete: true, value: { ratio: { count: true, where: "done = 1" }, to: { count: true }, at: base-period }';
    // Beijing had four records in the base period, Shanghai one and Hangzhou none.
    expect(await measured(at)).toEqual({ 2020: [2, 1, 0], 2021: [(2 / 3) * 4, 'denominator-zero', 0] });
  });

  it('is 0 in a unit that the records never name, where they are declared complete', async () => {
    expect(await measured('complete: true, value: { sum: n }')).toEqual({
      2020: [20, 7, 0],
      2021: [14, 0, 3],
    });
  });
});

describe('Sums over the dates of a period', () => {
  const orders = (sums: string) => `value: { ratio: ${sums}, to: { sum: user } }`;
  const onDays = (...days: readonly [n: string, quantity: string][]) =>
    days.map(([n, quantity], i) => `bj,2020-0${i + 1},a,${n},${quantity},1`);

  it('are exact, so that a denominator that adds up to zero is zero on one date or on three', async () => {
    const three = onDays(['5', '0.1'], ['5', '0.2'], ['5', '-0.3']);
    const one = three.map((row) => row.replace(/2020-../, '2020-01'));
    for (const records of [one, three])
      expect((await measured(orders('{ sum: n }'), 'all', records))['2020']![0]).toBe('denominator-zero');
  });

  it.each([
    ['9007199254740993', '-9007199254740992', '0', 1, 1 / 3],
    ['0.1', '0.2', '-0.3', 0, 0],
    ['1e20', '1e-30', '-1e20', 1e-30, 3.3333333333333333e-31],
    ['99999999999999999999999999999.5', '-99999999999999999999999999999', '0', 0.5, 0.5 / 3],
  ])('are rounded once, at the end: %s, %s and %s', async (a, b, c, sum, third) => {
    const records = onDays([a, '1'], [b, '1'], [c, '1']);
    expect((await measured('value: { sum: n }', 'all', records))['2020']![0]).toBe(sum);
    expect((await measured(orders('{ sum: n }'), 'all', records))['2020']![0]).toBe(third);
    expect((await measured('value: { sum: n }', 'mean', records))['2020']![0]).toBe(third);
  });
});

it('names the column whose amounts add up to more than can be summed exactly', async () => {
  const large = '99999999999999999999999999999';
  const records = [`bj,2020-01,a,${large},u1,1`, `bj,2020-01,a,${large},u2,1`];
  const [first] = await complaints(withRecords('value: { sum: n }', records));
  expect(first).toMatch(
    /^signals\/s.yaml:1 \(orders\) \| amounts of n whose sum, for one place and date, has more than 29 digits/,
  );
});

describe('Records whose values are all blank', () => {
  const blank = ['bj,2020-01,a,,,', 'bj,2020-02,a, ,,', 'sh,2020-02,b,4,u1,1'];

  it.each([
    'value: { sum: n }',
    'value: { mean: n }',
    'value: { min: n }',
    'value: { max: n }',
    'value: { quantile: n, at: 0.5 }',
    'value: { distinct: user }',
    'value: { distinct: user, approximate: true }',
    'value: { ratio: { sum: n }, to: { count: true } }',
    'value: { ratio: { count: true }, to: { sum: n } }',
    'value: { ratio: { sum: n, where: "kind = \'a\'" }, to: { count: true } }',
    'value: { ratio: { count: true }, to: { sum: n }, at: base-period }',
  ])('have no figure, whatever the dates: %s', async (value) => {
    expect((await measured(value, 'mean', blank))['2020']![0]).toBe('blank');
    expect((await measured(`complete: true, ${value}`, 'all', blank))['2020']![0]).toBe('blank');
  });

  it('are counted, and their share too', async () => {
    expect((await measured('value: { count: true }', 'all', blank))['2020']![0]).toBe(2);
    const share = 'value: { ratio: { count: true, where: "kind = \'b\'" }, to: { count: true } }';
    expect((await measured(share, 'all', blank))['2020']![0]).toBe(0);
  });

  it('leave out their date where the mean of dates is taken, and count as 0 among others with values', async () => {
    const some = [
      'bj,2020-01,a,,,',
      'bj,2020-02,a,6,u1,1',
      'bj,2020-03,a,,u2,1',
      'bj,2020-03,a,2,,1',
      'sh,2020-04,a,1,u1,1',
    ];
    const first = async (value: string) => (await measured(value, 'mean', some))['2020']![0];
    expect(await first('value: { sum: n }')).toBe(8 / 3);
    expect(await first('value: { distinct: user }')).toBe(2 / 3);
    expect(await first('value: { distinct: user, approximate: true }')).toBe(2 / 3);
    expect((await measured('value: { sum: n }', 'all', some))['2020']![0]).toBe(8);
  });

  it('are 0 where a unit has none that meet the conditions', async () => {
    expect((await measured(`where: "kind = 'z'", value: { sum: n }`, 'all', blank))['2020']![0]).toBe(0);
    expect((await measured(`where: "kind = 'z'", value: { distinct: user }`, 'all', blank))['2020']![0]).toBe(
      0,
    );
  });
});

it('needs records of the base period for a ratio at its denominators', async () => {
  const at = 'value: { ratio: { sum: n }, to: { count: true }, at: base-period }';
  expect(await complaints(withRecords(at, ['bj,2021-01,a,6,u1,1']))).toEqual([
    'signals/s.yaml:1 (orders) | a signal that cannot be computed: no record in 2020 | columns that the records have, numbers where a sum is taken, and an SQL condition in where | correct the signal, or the records it reads',
  ]);
});

it('is refused where its declaration is invalid', async () => {
  const [first] = await complaints(withRecords('value: { median: n }', rows));
  expect(first).toContain('signals/s.yaml');
});

describe('An invalid number', () => {
  const broken = [...rows, 'bj,2020-03,note,see below,u1,1', 'sh,2021-03,note,1e99,u2,0'];
  it.each([
    ['a sum', 'where: "kind <> \'note\'", value: { sum: n }', { 2020: [20, 7, absent], 2021: [14, 0, 3] }],
    [
      'the most',
      'where: "kind <> \'note\'", value: { max: n }',
      { 2020: [9, 7, absent], 2021: [8, absent, 3] },
    ],
    [
      'a quantile',
      'where: "kind = \'b\'", value: { quantile: n, at: 0.5 }',
      {
        2020: [expect.closeTo(5, 0), expect.closeTo(7, 0), absent],
        2021: ['blank', absent, absent],
      },
    ],
    [
      'a ratio, whose parts have conditions of their own',
      'value: { ratio: { sum: n, where: "kind = \'a\'" }, to: { count: true } }',
      { 2020: [expect.closeTo(15 / 5, 12), 0, absent], 2021: [expect.closeTo(14 / 3, 12), 0, 3] },
    ],
  ])('does not fail on %s in a record that the condition excludes', async (_, orders, want) => {
    expect(await measured(orders, 'all', broken)).toEqual(want);
  });

  it('is refused where the record meets the conditions, and only those are reported', async () => {
    const found = async (orders: string) => {
      const failed = await prepare(openEdition(editionWith(withRecords(orders, broken)))).catch(
        (e: unknown) => e,
      );
      return failed instanceof UserError
        ? failed.problems.map((p) => problemText(p, 'en')).join('\n')
        : 'nothing';
    };
    expect(await found('where: "city = \'bj\'", value: { sum: n }')).toMatch(/see below/);
    expect(await found('where: "city = \'bj\'", value: { sum: n }')).not.toMatch(/1e99/);
    expect(await found('value: { sum: n }')).toMatch(/see below[\s\S]*1e99/);
    expect(await found('where: "n > 3", value: { count: true }')).toMatch(/see below/);
  });
});
