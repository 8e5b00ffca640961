import { describe, expect, it } from 'vitest';
import { openEdition, prepare } from '../../src/signals/index.js';
import { complaints, editionWith, type Files } from '../helpers/complaints.js';
import { broken, encoding, long, number, wide } from './tableFiles.js';

describe('The data', () => {
  it('name units, periods, indicators and reasons that exist', async () => {
    const rows = ['bjj,2020,orders,1,', 'sh,20200,orders,2,', 'hz,2020,order,3,', 'bj,2020,users,,supressed'];
    expect(await complaints(long(...rows))).toEqual([
      'data/values.csv:2, column unit | the unit “bjj”, which is not defined | one of: bj, sh, hz | did you mean “bj”?',
      'data/values.csv:3, column period | “20200”, which is not a period | a period written like 2018 | write it in this form, or change periods.frequency',
      'data/values.csv:4, column indicator | the indicator “order”, which is not defined | one of: orders, users | did you mean “orders”?',
      'data/values.csv:5, column status | the status “supressed”, which is not defined | one of: observed, not-observed, suppressed, denominator-zero, out-of-range, unit-did-not-exist, screened, implausible, blank, imputed:linear, imputed:hold, imputed:mean and 6 more | did you mean “suppressed”?',
    ]);
  });

  it('give each cell once, within a file and among files', async () => {
    const again = 'unit,period,orders\nbj,2020,9\n';
    const twice = 'one value for each unit, period and indicator | keep the right one';
    expect(
      await complaints({
        ...long('sh,2020,users,1,', 'sh,2020,users,2,'),
        'data/z.csv': again,
        'data/a.csv': again,
      }),
    ).toEqual([
      `data/values.csv:3 | a second value for sh, 2020, users | ${twice}`,
      `data/z.csv:2 | a second value for bj, 2020, orders | ${twice}`,
    ]);
  });

  it.each(['1,234', '１２', '0x10', 'Infinity', '1 000', '十二', '1_0', '-', '12\u0000'])(
    'do not take %j for a number',
    async (cell) => {
      expect(await complaints(wide('bj,2020,1,1', `sh,2020,2,"${cell}"`))).toEqual([
        cell.includes('\0')
          ? `data/values.csv | a text in UTF-16, UTF-32 or binary data | ${encoding}`
          : `data/values.csv:3, column users | the text “${cell}” | ${number}`,
      ]);
    },
  );

  it('may write a number with a sign, an exponent, or spaces round it', async () => {
    const { panel } = await prepare(openEdition(editionWith(wide('bj,2020, 1.5e3 ,+2', 'sh,2020,.5,3.'))));
    expect([...panel.values].filter((v) => !Number.isNaN(v))).toEqual([1500, 0.5, 2, 3]);
  });

  it('are missing where a cell is empty, NA or NaN, for the reason given', async () => {
    const rows = [
      'bj,2020,orders,5,',
      'bj,2020,users,1,',
      'sh,2020,orders,,suppressed',
      'hz,2020,orders,NaN,',
    ];
    const { panel } = await prepare(openEdition(editionWith(long(...rows, 'sh,2020,users,NA,observed'))));
    expect([...panel.reasons]).toEqual([0, 2, 1, 0, 1, 1]);
    expect([...panel.values].map(Number.isNaN)).toEqual([false, true, true, false, true, true]);
  });

  it.each([
    ['too few', 'sh,2020,1', 3],
    ['too many', 'sh,2020,1,234,5', 5],
  ])('name a row with %s cells', async (_, row, cells) => {
    expect(await complaints(wide('bj,2020,1,1', row))).toEqual([
      `data/values.csv:3 | ${cells} cells where the header has 4 | ${broken}`,
    ]);
  });

  it('name a row whose quotes do not pair', async () => {
    expect(await complaints(wide('bj,2020,"1,2', 'sh,2020,1,2'))).toEqual([
      `data/values.csv:2 | a quote that is never closed | ${broken}`,
    ]);
  });

  it('count lines as an editor does, over empty lines and cells of several lines', async () => {
    const rows = ['', '"b', 'j",2020,1,1', '', 'sh,2020,many,1'];
    expect((await complaints(wide(...rows))).map((line) => line.split(' | ')[0])).toEqual([
      'data/values.csv:4, column unit',
      'data/values.csv:6, column orders',
    ]);
  });

  it('are not an empty file', async () => {
    expect(await complaints({ 'data/values.csv': '' })).toEqual([
      'data/values.csv | nothing in the file | a header row | fill it, or remove it',
    ]);
  });

  it('in a long table need a value column', async () => {
    expect(await complaints({ 'data/values.csv': 'unit,period,indicator,vale\n' })).toEqual([
      'data/values.csv:1 | no column “value” | a column “value” | add it to the header and fill it',
    ]);
  });

  it('in a long table may carry columns of their own, but not a mistyped status', async () => {
    const table = (column: string) => ({
      'data/values.csv': `unit,period,indicator,value,${column}\nbj,2020,orders,1,x\nbj,2020,users,1,y\n`,
    });
    expect(await complaints(table('note'))).toEqual([]);
    expect(await complaints(table('staus'))).toEqual([
      'data/values.csv:1, column staus | the column “staus”, which nothing reads | one of: unit, period, indicator, value, status | did you mean “status”?',
    ]);
  });

  it('in a wide table name the column that is no indicator', async () => {
    expect(await complaints({ 'data/values.csv': 'unit,period,orders,usres\nbj,2020,1,1\n' })).toContain(
      'data/values.csv:1, column usres | the column “usres”, which nothing reads | one of: orders, users | did you mean “users”?',
    );
  });

  it('keep SQL in a column name harmless', async () => {
    const name = '"; DROP TABLE x; --';
    const quoted = `"${name.replaceAll('"', '""')}"`;
    expect(
      await complaints({ 'data/values.csv': `unit,period,orders,users,${quoted}\nbj,2020,1,1,1\n` }),
    ).toEqual([
      `data/values.csv:1, column ${name} | the column “${name}”, which nothing reads | one of: orders, users | correct the spelling, or remove the column`,
    ]);
  });

  it('in a spreadsheet are not passed over in silence', async () => {
    expect(await complaints({ 'data/more.xlsx': 'PK' })).toEqual([
      'data/more.xlsx | a file of a kind that is not read | data files ending in .csv or .parquet | save it as CSV UTF-8, or move it out of data/',
    ]);
  });

  it('in a Parquet file that is not one are named', async () => {
    expect(
      await complaints({ 'data/more.parquet': 'nothing of the kind, and long enough to be one' }),
    ).toEqual([
      expect.stringMatching(
        /^data\/more\.parquet \| a file that is not Parquet, or is damaged \| a whole Parquet file \| write it again/,
      ),
    ]);
  });
});

describe('Per cents in the data', () => {
  const perCent = {
    'indicators.csv':
      'id,title_en,title_zh,unit,direction\norders,Orders,订单,%,1\nusers,Users,用户,persons,1\n',
  };
  const values = async (files: Files) => {
    const { plan, panel } = await prepare(openEdition(editionWith({ ...perCent, ...files })));
    const from = plan.periods.indexOf('2020') * panel.units;
    return [...panel.values.slice(from, from + panel.units)];
  };

  it('are the figure before the sign where the unit is per cent, in wide and in long tables', async () => {
    expect(await values(wide('bj,2020,82.4%,1', 'sh,2020,0,2', 'hz,2020,7.5 ％,3'))).toEqual([82.4, 0, 7.5]);
    const rows = ['bj,2020,orders,82.4%,', 'sh,2020,orders,,', 'hz,2020,orders,7%,', 'bj,2020,users,3,'];
    expect(await values(long(...rows))).toEqual([82.4, Number.NaN, 7]);
  });

  it('are refused in any other unit, and beside plain numbers', async () => {
    expect(await complaints({ ...perCent, ...wide('bj,2020,82.4%,3%', 'sh,2020,75,2') })).toEqual([
      'data/values.csv:2, column users | “3%” in a column whose unit is “persons” | per cents only where the unit is per cent (%) | make the unit %, or write plain numbers in the unit of the column',
      'data/values.csv:3, column orders | “75” in a column that also has per cents (“82.4%”) | a column of per cents only, or of plain numbers only | write all cells of the column in the same way',
    ]);
  });

  it('and figures are refused where a double would change them, or a mark may be a digit', async () => {
    const found = await complaints(wide('bj,2020,9007199254740993,1²', 'sh,2020,9007199254740992,1e400'));
    expect(found.map((line) => line.split(' | ').slice(0, 2).join(' | '))).toEqual([
      'data/values.csv:2, column orders | “9007199254740993”, a figure that would become 9007199254740992',
      'data/values.csv:3, column users | “1e400”, a figure that would become Infinity',
      'data/values.csv:2, column users | “1²”: 1 with a footnote mark, or 12?',
    ]);
  });

  it('and a list of problems that is cut says by how many', async () => {
    const rows = Array.from({ length: 339 }, (_, i) => `bj,${2020 + (i % 2)},x${i},1`);
    const found = await complaints(wide(...rows));
    expect(found.find((line) => line.includes('more of this kind'))).toContain('and 319 more of this kind');
  });
});
